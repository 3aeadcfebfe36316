#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/evidence_copies.hpp"
#include "app/options.hpp"
#include "app/progress.hpp"
#include "app/remembered.hpp"
#include "audit/waivers.hpp"
#include "changes/compare.hpp"
#include "diagnostic/diagnostic.hpp"
#include "load/load_corpus.hpp"
#include "output/site_writer.hpp"
#include "plan/site_model.hpp"
#include "render/template_set.hpp"
#include "render/theme.hpp"
#include "score/standings.hpp"
#include "source/file_reader.hpp"

// The one place that sees every stage: files → Corpus → CheckedCorpus → Standings → SiteModel → packs, open data, pages → site.
namespace prongsai {

// Everything known about the content before anything is written. Not movable: standings and model point into the corpus.
struct Analysis {
  std::unique_ptr<FileReader> reader;
  Loaded loaded;
  Standings standings;
  // The publications that the content records, the earliest first, and what has changed: the latest first. Both empty where none is recorded.
  std::vector<PublicState> recorded;
  std::vector<ChangeSet> changes;
  // Present only where no error was found.
  std::optional<SiteModel> site;
  // The templates with the portal's look and theme over them.
  std::optional<ThemedFiles> themed;
  // What counts, and what waivers cover.
  std::vector<Diagnostic> problems;
  std::vector<WaivedProblem> waived;
  // Units that were set aside, by id, where the options ask for it.
  std::vector<UnitId> quarantined;
  // The content lies in a shallow git clone, so that packs could not name commits.
  bool shallow_history = false;
  // Of write-ups, by file: the day of the last commit that changed it, where git knows one. Set when packs are made.
  std::map<FileId, Date> write_up_days;
  // Where the options ask for the texts of PDF files: why some were not looked at; empty otherwise.
  Text unread;
  Analysis() = default;
  Analysis(const Analysis&) = delete;
  auto operator=(const Analysis&) -> Analysis& = delete;
  [[nodiscard]] auto has_errors(bool strict) const -> bool;
  // What the content shows if it is published now.
  [[nodiscard]] auto shown() const -> PublicState;
};

// Loads, checks, scores and plans. Writes nothing; `evidence`, where given, gets public evidence as it is read.
[[nodiscard]] auto analyse(const Options& options, ProgressLine& progress, EvidenceSink* evidence = nullptr, const Remembered& remembered = {})
    -> std::unique_ptr<Analysis>;

[[nodiscard]] auto templates_of(const Analysis& analysis, const Options& options) -> TemplateSet;

// Where the content brings templates: renders every page in memory and adds what is wrong with its links.
void check_finished_pages(Analysis& analysis, const Options& options);

// Renders, packs and writes. The analysis must have a site and have been made with these copies. Nothing is written where a link of a finished page
// leads nowhere: the analysis then has the problems.
[[nodiscard]] auto publish(Analysis& analysis, const Options& options, SiteWriter& writer, EvidenceCopies& copies, const Remembered& remembered,
                           ProgressLine& progress) -> std::optional<PublishReport>;

}  // namespace prongsai
