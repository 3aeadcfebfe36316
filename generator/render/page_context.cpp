#include "render/page_context.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/assert.hpp"
#include "chart/chart.hpp"
#include "model/node_names.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

struct TitleOf {
  const PageContext& page;
  [[nodiscard]] auto say(std::string_view key) const -> Words { return own_words(page.voice().say(key)); }
  [[nodiscard]] auto place(const ResultPart& part) const -> Words {
    return part.region != nullptr     ? page.voice().words(part.region->title)
           : part.province != nullptr ? page.voice().words(part.province->name)
                                      : say("dimension.other_places");
  }
  [[nodiscard]] auto place(const ListPlace& place) const -> Words {
    if (place.province != nullptr) {
      return page.voice().words(place.province->name);
    }
    return place.region != nullptr ? page.voice().words(place.region->title)
                                   : own_words(page.voice().say("title.letter", {place.letter == "#" ? page.voice().say("letter.other") : place.letter}));
  }
  [[nodiscard]] auto topic(const PracticeTopic& topic) const -> Words {
    constexpr std::array kinds{"practice.kind.result", "practice.kind.plan", "practice.kind.activity_report", "practice.kind.lesson"};
    const auto* framework = page.corpus().framework_for(page.corpus().portal.current_year);
    switch (topic.of) {
      case PracticeTopic::Of::kind:
        return say(kinds.at(std::stoul(topic.id)));
      case PracticeTopic::Of::dimension:
        return page.voice().words(framework->dimension(LadderId(topic.id))->title);
      case PracticeTopic::Of::area:
        return page.voice().words(framework->area(topic.id)->title);
      case PracticeTopic::Of::factor:
        return say("success." + topic.id);
      case PracticeTopic::Of::year:
        return own_words(capital(page.voice().fiscal_year(FiscalYear{std::stoi(topic.id)})));
    }
    return {};
  }
  auto operator()(const HomePage&) const -> Words { return page.voice().words(page.corpus().portal.title); }
  auto operator()(const YearPage& subject) const -> Words {
    return own_words(page.voice().say("title.year", {page.voice().fiscal_year(subject.standings->year)}));
  }
  auto operator()(const YearPartPage& subject) const -> Words { return place(*subject.part); }
  auto operator()(const RegionPage& subject) const -> Words { return page.voice().words(subject.region->title); }
  auto operator()(const ProvincePage& subject) const -> Words { return page.voice().words(subject.of->province->name); }
  auto operator()(const UnitIndexPage&) const -> Words { return say("title.units"); }
  auto operator()(const LetterPage& subject) const -> Words {
    const auto letter = subject.of->letter == "#" ? page.voice().say("letter.other") : subject.of->letter;
    return own_words(subject.part == 1 ? page.voice().say("title.letter", {letter})
                                       : page.voice().say("title.letter.part", {letter, std::to_string(subject.part)}));
  }
  auto operator()(const UnitComparePage&) const -> Words { return say("title.unit_compare"); }
  auto operator()(const ComparePage&) const -> Words { return say("title.compare"); }
  auto operator()(const DimensionPage& subject) const -> Words {
    if (subject.part == nullptr) {
      return page.voice().words(subject.dimension->title);
    }
    return place(*subject.part);
  }
  auto operator()(const UnitPage& subject) const -> Words { return page.voice().words(subject.unit->name); }
  auto operator()(const UnitYearPage& subject) const -> Words { return own_words(capital(page.voice().fiscal_year(subject.year->year))); }
  auto operator()(const FormPage& subject) const -> Words {
    constexpr std::array keys{"title.score_sheet", "title.criteria_form", "title.year_summary"};
    return say(keys.at(static_cast<std::size_t>(subject.form)));
  }
  auto operator()(const BlankFormPage&) const -> Words { return say("title.blank_form"); }
  auto operator()(const RegisterPage&) const -> Words { return say("title.register"); }
  auto operator()(const PracticeIndexPage&) const -> Words { return say("title.practices"); }
  auto operator()(const PracticePage& subject) const -> Words { return page.voice().words(subject.write_up->title); }
  auto operator()(const FrameworkPage& subject) const -> Words { return page.voice().words(subject.framework->title); }
  auto operator()(const FrameworkIndexPage&) const -> Words { return say("title.frameworks"); }
  auto operator()(const ChecklistPage& subject) const -> Words { return page.voice().words(subject.checklist->title); }
  auto operator()(const ChecklistAnswersPage& subject) const -> Words { return page.voice().words(subject.score->checklist->title); }
  auto operator()(const PlanFramePage& subject) const -> Words { return page.voice().words(subject.frame->title); }
  auto operator()(const PlanPage& subject) const -> Words { return page.voice().words(subject.standing->plan->title); }
  auto operator()(const PlanRecordPage& subject) const -> Words {
    auto words = page.voice().words(subject.record->record->name);
    words.text = page.voice().say("plan.numbered", {std::to_string(subject.record->record->number), words.text});
    return words;
  }
  auto operator()(const ProgrammePage&) const -> Words { return say("title.programme"); }
  auto operator()(const EvidenceIndexPage&) const -> Words { return say("title.evidence"); }
  auto operator()(const DownloadsPage&) const -> Words { return say("title.downloads"); }
  auto operator()(const DictionaryPage&) const -> Words { return say("title.dictionary"); }
  auto operator()(const VerifyPage& subject) const -> Words { return subject.page == nullptr ? say("title.verify") : page.voice().words(subject.page->title); }
  auto operator()(const WaiversPage&) const -> Words { return say("title.waivers"); }
  auto operator()(const DiagnosticsPage&) const -> Words { return say("title.diagnostics"); }
  auto operator()(const ProsePage& subject) const -> Words { return page.voice().words(subject.page->title); }
  auto operator()(const ResultsPage& subject) const -> Words {
    return own_words(page.voice().say("title.results", {page.voice().fiscal_year(subject.findings->results->year)}));
  }
  auto operator()(const CalendarPage&) const -> Words { return say("title.calendar"); }
  auto operator()(const CrosswalkPage& subject) const -> Words { return page.voice().words(subject.crosswalk->title); }
  auto operator()(const KnowledgePage&) const -> Words { return say("title.knowledge"); }
  auto operator()(const ArticlePage& subject) const -> Words { return page.voice().words(subject.article->title); }
  auto operator()(const ChangesPage& subject) const -> Words {
    if (subject.region != nullptr) {
      return page.voice().words(subject.region->title);
    }
    return subject.latest ? say("title.changes")
                          : own_words(page.voice().say("title.changes.between", {page.voice().date(subject.set->since), page.voice().date(subject.set->until)}));
  }
  auto operator()(const SearchPage&) const -> Words { return say("title.search"); }
  auto operator()(const NotFoundPage&) const -> Words { return say("title.not_found"); }
  auto operator()(const PartPage& subject) const -> Words {
    return subject.of->place == nullptr ? topic(subject.of->topic) : place(*subject.of->place);
  }
};

}  // namespace

auto outside_href(const std::string& url) -> std::optional<Href> {
  return url.starts_with("https://") || url.starts_with("http://") ? std::optional(Href{url}) : std::nullopt;
}

auto own_words(std::string text) -> Words { return {.text = std::move(text), .marked_thai = false}; }

auto detail(std::string label, Words text) -> DetailView {
  return {.label = std::move(label), .items = {ItemView{.text = std::move(text), .linked = false, .url = {}}}};
}

auto PageContext::title_of(const PageSubject& subject) const -> Words { return std::visit(TitleOf{*this}, subject); }

auto PageContext::link(const PageSubject& subject) const -> LinkView { return link(subject, title_of(subject)); }

auto PageContext::link(const PageSubject& subject, Words title) const -> LinkView { return {.title = std::move(title), .url = url(subject)}; }

auto PageContext::url(const PageSubject& subject, std::string_view fragment) const -> Href {
  auto text = site_.url(page_, subject);
  if (!fragment.empty()) {
    text += "#" + std::string(fragment);
  }
  return {std::move(text)};
}

auto PageContext::short_name(const Unit& unit) const -> Words { return voice_.words(unit.short_name.empty() ? unit.name : unit.short_name); }

auto PageContext::region_words(const Unit& unit) const -> Words {
  const auto* region = unit.region ? corpus().portal.region(**unit.region) : nullptr;
  return region != nullptr ? voice_.words(region->title) : own_words(voice_.unit_kind(unit.kind));
}

auto PageContext::class_words(const UnitClass* unit_class) const -> Words {
  return unit_class == nullptr ? own_words(voice_.say("word.none_given")) : voice_.words(unit_class->title);
}

auto PageContext::result_row(const UnitScore& score) const -> ResultRowView {
  ResultRowView row{.rank = std::to_string(score.rank),
                    .unit = link(UnitYearPage{score.unit, score.year, &score}, short_name(*score.unit)),
                    .region = region_words(*score.unit),
                    .unit_class = class_words(score.unit_class),
                    .dimensions = {},
                    .total = grouped_number(score.total),
                    .grade = score.grade.empty() ? voice_.say("grade.none.short") : score.grade,
                    .basis = voice_.say(score.reviewed ? "basis.reviewed.short" : "basis.self.short")};
  for (const auto& dimension : score.dimensions) {
    const auto& title = dimension.short_title.empty() ? dimension.title : dimension.short_title;
    row.dimensions.push_back({.label = voice_.plain(title), .points = grouped_number(dimension.points)});
  }
  return row;
}

auto PageContext::practice_item(const PracticePage& practice) const -> PracticeItemView {
  constexpr std::string_view kinds[]{"practice.kind.result", "practice.kind.plan", "practice.kind.activity_report", "practice.kind.lesson"};
  return {.link = link(practice),
          .unit = short_name(*practice.unit),
          .year = voice_.say("year.short", {std::to_string(practice.year->year.be), std::to_string(practice.year->year.be - 543)}),
          .kind = voice_.say(kinds[static_cast<std::size_t>(practice.write_up->kind)]),
          .summary = voice_.words(practice.write_up->summary)};
}

auto PageContext::practice_items(const UnitYear& year) const -> std::vector<PracticeItemView> {
  std::vector<PracticeItemView> items;
  for (const auto& practice : site_.practices_of(year, language())) {
    items.push_back(practice_item(practice));
  }
  return items;
}

auto PageContext::pack_view(const PackListing& pack) const -> PackView {
  const auto about = pack_about(pack.subject);
  PackView view{.name = pack.name,
                .url = file_url({pack.path}),
                .size = voice_.size(pack.size),
                .files = pack_files(pack),
                .sha256 = pack.sha256,
                .about = about.empty() ? std::nullopt : std::optional(NoteView{.text = about})};
  return view;
}

auto PageContext::pack_views(const std::vector<const PackListing*>& packs) const -> std::vector<PackView> {
  std::vector<PackView> views;
  for (const auto* pack : packs) {
    views.push_back(pack_view(*pack));
  }
  return views;
}

auto PageContext::pack_about(const PackSubject& subject) const -> Words {
  if (const auto* dimension = std::get_if<DimensionPack>(&subject)) {
    const auto* score = site_.standings->of(dimension->unit, dimension->year);
    const auto* result = score == nullptr ? nullptr : score->dimension(dimension->dimension);
    return result == nullptr ? Words() : voice_.words(result->title);
  }
  if (const auto* plan = std::get_if<PlanPack>(&subject)) {
    return voice_.words(corpus().units.at(plan->unit).plans.at(plan->plan).title);
  }
  if (const auto* index = std::get_if<RegionIndexPack>(&subject)) {
    const auto* region = corpus().portal.region(index->region);
    return region == nullptr ? Words() : voice_.words(region->title);
  }
  return {};
}

auto PageContext::pack_files(const PackListing& pack) const -> std::string {
  const bool is_index = std::holds_alternative<YearIndexPack>(pack.subject) || std::holds_alternative<RegionIndexPack>(pack.subject);
  // Nothing in the register supports a plan.
  auto words = std::holds_alternative<PlanPack>(pack.subject)
                   ? voice_.say("packs.data_only")
                   : voice_.count(is_index ? "count.packs" : "count.files", static_cast<std::int64_t>(pack.files));
  return pack.parts == 1 ? words : voice_.say("packs.part", {std::to_string(pack.part), std::to_string(pack.parts), words});
}

auto PageContext::distribution(const YearStandings& standings) const -> DistributionView {
  DistributionView view;
  const auto most = std::ranges::max_element(standings.grades, {}, &GradeCount::units);
  BarChart chart{.description = voice_.say("distribution.description"), .bars = {}};
  for (const auto& count : standings.grades) {
    const auto units = voice_.count("count.units", count.units);
    chart.description += " " + voice_.say("distribution.part", {grade_words(count.grade, voice_), units});
    chart.bars.push_back({.label = grade_words(count.grade, voice_), .value = units, .part = Decimal(count.units), .whole = Decimal(most->units)});
    std::string band;
    if (standings.framework != nullptr) {
      const auto grade = std::ranges::find(standings.framework->grades, count.grade, &Grade::name);
      const auto& grades = standings.framework->grades;
      if (grade != grades.end()) {
        band = voice_.say("grade.from", {grouped_number(grade->from)});
      } else if (!grades.empty()) {
        band = voice_.say("grade.below", {grouped_number(grades.back().from)});
      }
    }
    view.rows.push_back({.grade = grade_words(count.grade, voice_), .band = band, .units = std::to_string(count.units)});
  }
  view.chart = bar_chart(chart);
  return view;
}

auto PageContext::licence_link() const -> std::optional<LinkView> {
  const auto& licence = corpus().portal.licence;
  const auto url = outside_href(licence.url);
  return url && !licence.name.empty() ? std::optional(LinkView{.title = voice_.words(licence.name), .url = *url}) : std::nullopt;
}

auto PageContext::citation(const Citation& citation, const Framework* own) const -> std::string {
  std::string document = citation.document;
  const auto* own_source = own == nullptr ? nullptr : own->document(citation.document);
  if (own_source != nullptr) {
    document = voice_.plain(own_source->title);
  }
  for (const auto& [id, framework] : corpus().frameworks) {
    if (const auto* source = framework.document(citation.document); source != nullptr && own_source == nullptr) {
      document = voice_.plain(source->title);
      break;
    }
  }
  for (const auto& [id, frame] : corpus().plan_frames) {
    const auto source = std::ranges::find(frame.sources, citation.document, &SourceDocument::id);
    document = source == frame.sources.end() ? document : voice_.plain(source->title);
  }
  return citation.place.empty() || document.empty() ? document + citation.place : voice_.say("citation", {document, citation.place});
}

auto PageContext::framework_url(const FrameworkId& framework, const std::string& id) const -> std::optional<Href> {
  if (const auto found = corpus().frameworks.find(framework); found != corpus().frameworks.end()) {
    return url(FrameworkPage{&found->second}, id);
  }
  if (const auto found = corpus().checklists.find(framework); found != corpus().checklists.end()) {
    return url(ChecklistPage{&found->second}, id);
  }
  const auto found = corpus().plan_frames.find(framework);
  // Records stand on the pages of their plans, missions on the frame's own.
  return found == corpus().plan_frames.end() || id.find('/') != std::string::npos ? std::nullopt : std::optional(url(PlanFramePage{&found->second}, id));
}

auto PageContext::framework_words(const FrameworkId& framework) const -> Words {
  const auto* title = title_of_framework(framework, corpus());
  return title == nullptr ? own_words(framework.str()) : voice_.words(*title);
}

auto PageContext::evidence_item(const Unit& unit, const UnitYear& year, const Evidence& evidence) const -> ItemView {
  return {.text = evidence.visibility == Visibility::public_ ? voice_.words(evidence.title) : own_words(evidence.id.str()),
          .linked = true, .url = url(RegisterPage{&unit, &year}, evidence.id.str())};
}

auto PageContext::is_current(const PageSubject& subject) const -> bool { return in_language(path_of(subject), language()) == page_.path; }

}  // namespace prongsai
