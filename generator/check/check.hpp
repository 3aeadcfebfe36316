#pragma once

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "model/node_names.hpp"

namespace prongsai {

// A corpus whose names have been compared with each other: only `check` can make one, so that nothing can be scored unchecked. It may hold errors;
// they are in the Diagnostics, and publishing asks for Diagnostics::cleared().
class CheckedCorpus {
 public:
  [[nodiscard]] auto operator*() const -> const Corpus& { return *corpus_; }
  [[nodiscard]] auto operator->() const -> const Corpus* { return corpus_; }

 private:
  friend auto check(const Corpus& corpus, Diagnostics& out) -> CheckedCorpus;
  explicit CheckedCorpus(const Corpus& corpus) : corpus_(&corpus) {}
  const Corpus* corpus_;
};

// Every rule that compares one piece of content with another: names that must exist, sections and fields that a kind of write-up must have, evidence
// that nothing uses, dates outside the year. The corpus must outlive the result.
[[nodiscard]] auto check(const Corpus& corpus, Diagnostics& out) -> CheckedCorpus;

// The parts, one per kind of content.
void check_unit(const Unit& unit, const Corpus& corpus, Diagnostics& out);
void check_evidence(const Unit& unit, const UnitYear& year, const Corpus& corpus, Diagnostics& out);
void check_assessment(const Unit& unit, const UnitYear& year, const Assessment& assessment, const Framework& framework, Diagnostics& out);
void check_framework(const Framework& framework, const Corpus& corpus, Diagnostics& out);
// The due dates of a framework of any kind: ids that it knows, days in its years.
void check_calendar(const FrameworkCalendar& calendar, const std::vector<FiscalYear>& years, const Corpus& corpus, Diagnostics& out);
// `เขตตรวจราชการที่ 7`, `the central units`: the group that an honour is won in, for messages.
[[nodiscard]] auto group_words(const GroupKey& group, HonourGroup within, const Corpus& corpus) -> Text;
void check_results(const YearResults& results, const Corpus& corpus, Diagnostics& out);
void check_crosswalk(const Crosswalk& crosswalk, const Corpus& corpus, Diagnostics& out);
// Colours that can be read, pictures that are there and used.
void check_look(const Corpus& corpus, Diagnostics& out);
void check_article(const Article& article, const Corpus& corpus, Diagnostics& out);
// Write-ups that others name by `unit/year/id`.
void check_related(const std::vector<WriteUpReference>& related, const Corpus& corpus, Diagnostics& out);
void check_answers(const Unit& unit, const UnitYear& year, const ChecklistAnswers& answers, const Corpus& corpus, Diagnostics& out);
// Items of checklists that an entry of the register names.
void check_supported_items(const UnitYear& year, const Evidence& evidence, const Corpus& corpus, Diagnostics& out);
void check_evidence_dates(const UnitYear& year, const Corpus& corpus, Diagnostics& out);
void check_plans_and_results(const Unit& unit, const Corpus& corpus, Diagnostics& out);
void check_indicators(const WriteUp& write_up, Diagnostics& out);
// Names of a plan against its frame, its own records and documents.
void check_plan(const Unit& unit, const Plan& plan, const Corpus& corpus, Diagnostics& out);
void check_write_up(const UnitYear& year, const WriteUp& write_up, const Corpus& corpus, Diagnostics& out);
void check_programme(const Unit& unit, const UnitYear& year, const Portal& portal, Diagnostics& out);
void check_progress(const Unit& unit, const UnitYear& year, const ProjectProgress& project, const Portal& portal, Diagnostics& out);
void check_subject(const Unit& unit, const UnitYear& year, const std::optional<Located<std::string>>& about, Diagnostics& out);
void check_evidence_ids(const UnitYear& year, const std::vector<Located<EvidenceId>>& ids, Diagnostics& out);

}  // namespace prongsai
