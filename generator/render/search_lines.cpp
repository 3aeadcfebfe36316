#include "render/search_lines.hpp"

#include <algorithm>
#include <type_traits>

namespace prongsai {
namespace {

// Pages about one unit have it under one of these names.
template <class T>
concept AboutUnit = requires(const T& page) { page.unit->id; };
template <class T>
concept AboutPlan = requires(const T& page) { page.standing->plan; };

void split_lines(const std::string& text, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      out.push_back(text.substr(begin, end - begin));
    }
    begin = end + 1;
  }
}

class Lines {
 public:
  Lines(const SiteModel& site, SearchDocument& document) : site_(site), document_(document) {}

  void add(const Text& text) {
    const bool same = text.en.empty() || text.en == text.th;
    split_lines(text.th, same ? document_.both : document_.thai);
    if (!same) {
      split_lines(text.en, document_.english);
    }
  }
  void add(const std::string& text) { split_lines(text, document_.both); }
  void add(const std::vector<Text>& texts) {
    for (const auto& text : texts) {
      add(text);
    }
  }
  void add(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      add(text);
    }
  }
  void add(const std::vector<Channel>& channels) {
    for (const auto& channel : channels) {
      add(channel.title);
    }
  }
  void add(const std::vector<FrameworkNote>& notes) {
    for (const auto& note : notes) {
      add(note.text);
    }
  }
  // A twin in English, where there is one, is a text of its own.
  void add_prose(const Prose& prose, const std::optional<Prose>& english) {
    split_lines(prose.plain_text.get(), english ? document_.thai : document_.both);
    if (english) {
      split_lines(english->plain_text.get(), document_.english);
    }
  }

  void operator()(const UnitPage& page) {
    const auto& unit = *page.unit;
    add(unit.short_name);
    if (unit.province) {
      add(unit.province->name);
    }
    for (const auto& honour : unit.honours) {
      add(honour.title);
    }
    add(unit.channels);
    add(unit.note);
  }

  void operator()(const UnitYearPage& page) {
    if (page.score != nullptr) {
      add_assessment(*page.score);
    }
  }

  void operator()(const RegisterPage&) {}

  void operator()(const PracticePage& page) {
    const auto& work = *page.write_up;
    add(work.summary);
    add(work.location);
    add(work.duration);
    for (const auto& target : work.targets) {
      add(target.group);
    }
    add(work.partners);
    if (work.budget) {
      add(work.budget->source);
    }
    for (const auto& kpi : work.kpis) {
      add(kpi.text);
    }
    if (work.model) {
      add(work.model->name);
      for (const auto& letter : work.model->letters) {
        add(letter.letter + " " + letter.word);
        add(letter.meaning);
      }
    }
    add(work.channels);
    for (const auto& link : work.links) {
      add(link.title);
    }
    add(work.success_factors);
    add(work.tags);
    add(work.editor_note);
    add_prose(work.prose, std::nullopt);
  }

  void operator()(const FrameworkPage& page) {
    add(page.framework->summary);
    add(page.framework->notes);
  }
  void operator()(const ChecklistPage& page) {
    add(page.checklist->summary);
    add(page.checklist->notes);
  }
  void operator()(const PlanFramePage& page) {
    add(page.frame->summary);
    add(page.frame->notes);
  }
  void operator()(const CrosswalkPage& page) {
    add(page.crosswalk->summary);
    for (const auto& map : page.crosswalk->maps) {
      add(map.note);
    }
    add(page.crosswalk->unmatched_note);
  }

  void operator()(const ChecklistAnswersPage& page) {
    for (const auto& [item, answer] : page.score->answers->answers) {
      add(answer.note);
    }
    if (page.score->answers->review) {
      for (const auto& [item, remark] : page.score->answers->review->remarks) {
        add(remark);
      }
    }
  }

  void operator()(const PlanPage& page) {
    const auto& plan = *page.standing->plan;
    add(plan.summary);
    add(plan.objectives);
    add(plan.target_groups);
    for (const auto& risk : plan.risks) {
      add(risk.process);
      add(risk.issue);
      add(risk.controls);
    }
    add(plan.contradictions);
  }

  void operator()(const PlanRecordPage& page) {
    const auto& record = *page.record->record;
    add(record.printed_name);
    add(record.aliases);
    add(record.rationale);
    add(record.objectives);
    if (record.target) {
      add(record.target->who);
    }
    add(record.place);
    add(record.steps);
    if (record.owner) {
      add(record.owner->division);
      add(record.owner->section);
    }
    for (const auto& kpi : record.kpis) {
      add(kpi.text);
    }
    add(record.amended);
    add(record.note);
  }

  void operator()(const ProgrammePage& page) {
    const auto& year = *page.result->year;
    for (const auto& survey : year.surveys) {
      add(survey.title);
      add(survey.note);
    }
    for (const auto& project : year.progress) {
      add(project.title);
      add(project.note);
      for (const auto& point : project.points) {
        add(point.note);
      }
    }
    for (const auto& network : year.networks) {
      add(network.title);
      add(network.note);
    }
    if (year.complaints) {
      add(year.complaints->channels);
      add(year.complaints->note);
    }
  }

  void operator()(const ProsePage& page) {
    add(page.page->summary);
    add_prose(page.page->prose, page.page->english);
  }
  void operator()(const ArticlePage& page) {
    add(page.article->summary);
    add(page.article->question);
    add_prose(page.article->prose, page.article->english);
  }

  void operator()(const YearPage& page) {
    if (page.standings->framework != nullptr) {
      add(page.standings->framework->title);
    }
  }
  void operator()(const RegionPage& page) { add(page.region->provinces); }
  void operator()(const ProvincePage& page) {
    for (const auto* unit : page.of->units) {
      add(unit->name);
    }
  }
  void operator()(const ResultsPage& page) {
    for (const auto& honour : page.findings->honours) {
      add(honour.honour->title);
      for (const auto& group : honour.groups) {
        for (const auto& award : group.awards) {
          add_unit(award.award->unit);
          add(award.award->note);
        }
      }
    }
    add(page.findings->results->note);
  }

  // Lists of other pages.
  template <class Other>
  void operator()(const Other& /*page*/) {}

  // Only of public entries: search_subjects lists no others.
  void add_evidence(const Evidence& evidence, const UnitYear& year) {
    const auto kinds = site_.corpus->evidence_kinds_for(year.year);
    if (const auto kind = std::ranges::find(kinds, evidence.kind, &EvidenceKind::id); kind != kinds.end()) {
      add(kind->title);
    }
    add(evidence.document.number);
    add(evidence.name);
    add(evidence.note);
  }

 private:
  void add_unit(const UnitId& id) {
    if (const auto unit = site_.corpus->units.find(id); unit != site_.corpus->units.end()) {
      add(unit->second.name);
    }
  }

  void add_assessment(const UnitScore& score) {
    for (const auto& dimension : score.dimensions) {
      if (dimension.remark != nullptr) {
        add(*dimension.remark);
      }
    }
    for (const auto& claim : score.assessment->claims) {
      for (const auto& [criterion, reason] : claim.not_met) {
        add(reason);
      }
    }
    if (score.assessment->bonus) {
      add(score.assessment->bonus->award);
    }
    for (const auto& table : score.assessment->tables) {
      const auto* definition = score.framework->table(table.id);
      for (const auto& row : table.rows) {
        add_cells(row, definition);
      }
    }
  }

  // Words only: ids of evidence and choices are no words of the page.
  void add_cells(const Row& row, const TableDefinition* definition) {
    for (std::size_t at = 0; definition != nullptr && at < row.cells.size() && at < definition->columns.size(); ++at) {
      const auto* words = std::get_if<std::string>(&row.cells[at]);
      if (words != nullptr && definition->columns[at].type == ValueType::text) {
        add(*words);
      }
    }
  }

  const SiteModel& site_;
  SearchDocument& document_;
};

}  // namespace

auto unit_of(const PageSubject& page) -> const Unit* {
  return std::visit(
      [](const auto& one) -> const Unit* {
        using Kind = std::remove_cvref_t<decltype(one)>;
        if constexpr (AboutUnit<Kind>) {
          return one.unit;
        } else if constexpr (AboutPlan<Kind>) {
          return one.standing->unit;
        } else if constexpr (std::is_same_v<Kind, ChecklistAnswersPage>) {
          return one.score->unit;
        } else if constexpr (std::is_same_v<Kind, ProgrammePage>) {
          return one.result->unit;
        } else {
          return nullptr;
        }
      },
      page);
}

auto year_of(const PageSubject& page) -> FiscalYear {
  return std::visit(
      [](const auto& one) -> FiscalYear {
        using Kind = std::remove_cvref_t<decltype(one)>;
        if constexpr (std::is_same_v<Kind, YearPage>) {
          return one.standings->year;
        } else if constexpr (std::is_same_v<Kind, ResultsPage>) {
          return one.findings->results->year;
        } else if constexpr (std::is_same_v<Kind, ChecklistAnswersPage>) {
          return one.score->year->year;
        } else if constexpr (std::is_same_v<Kind, ProgrammePage>) {
          return one.result->year->year;
        } else if constexpr (requires { one.year->year; }) {
          return one.year->year;
        } else {
          return {};
        }
      },
      page);
}

auto framework_of(const PageSubject& page) -> FrameworkId {
  if (const auto* framework = std::get_if<FrameworkPage>(&page)) {
    return framework->framework->id;
  }
  if (const auto* checklist = std::get_if<ChecklistPage>(&page)) {
    return checklist->checklist->id;
  }
  const auto* frame = std::get_if<PlanFramePage>(&page);
  return frame == nullptr ? FrameworkId() : frame->frame->id;
}

void add_lines(const SiteModel& site, const SearchSubject& subject, SearchDocument& document) {
  Lines lines(site, document);
  if (subject.evidence != nullptr) {
    lines.add_evidence(*subject.evidence, *std::get<RegisterPage>(subject.page).year);
  } else if (subject.node.empty()) {
    std::visit(lines, subject.page);
  }
}

}  // namespace prongsai
