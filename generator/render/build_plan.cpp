#include <algorithm>
#include <array>
#include <utility>

#include "chart/column_chart.hpp"
#include "render/build_plan_parts.hpp"
#include "render/builders.hpp"
#include "render/plan_wording.hpp"

namespace prongsai {
namespace {

// The table of one dimension, or of the records that the document places in none.
class DimensionTable {
 public:
  DimensionTable(const PageContext& page, const PlanStandings& standing) : page_(page), voice_(page.voice()), standing_(standing) {}

  auto of(const PlanSum& sum) const -> PlanDimensionView {
    PlanDimensionView view;
    if (sum.dimension == nullptr) {
      view.id = "page.unplaced";
      view.title = own_words(voice_.say("plan.unplaced"));
    } else {
      view.id = sum.dimension->id;
      view.title = voice_.words(sum.dimension->title);
      view.title.text = voice_.say("plan.dimension", {sum.dimension->id, view.title.text});
    }
    view.answer = voice_.say("plan.dimension.answer", {std::to_string(sum.count), grouped_number(sum.total)});
    view.caption = voice_.say("plan.table.caption", {view.title.text});
    for (const auto year : standing_.plan->years) {
      view.heads.push_back({.label = std::to_string(year.be), .value = {}});
    }
    if (sum.dimension != nullptr) {
      add_missions(sum.dimension->missions, view);
    }
    add_rest(sum, view);
    add_sums(sum, view);
    return view;
  }

 private:
  [[nodiscard]] auto mission_view(Words title, bool is_empty) const -> PlanMissionView {
    // Number, name, every year and the sum.
    return {.title = std::move(title), .columns = std::to_string(standing_.plan->years.size() + 3), .is_empty = is_empty, .rows = {}};
  }

  void add_missions(const std::vector<PlanNode>& missions, PlanDimensionView& view) const {
    for (const auto& mission : missions) {
      auto title = voice_.words(mission.title);
      title.text = voice_.say("plan.numbered", {mission.id, title.text});
      auto of_mission = mission_view(std::move(title), mission.missions.empty());
      for (const auto& record : standing_.records) {
        if (record.mission == &mission) {
          of_mission.rows.push_back(row(record));
        }
      }
      of_mission.is_empty = of_mission.is_empty && of_mission.rows.empty();
      view.missions.push_back(std::move(of_mission));
      add_missions(mission.missions, view);
    }
  }

  // Records of the dimension, or of none, without a mission.
  void add_rest(const PlanSum& sum, PlanDimensionView& view) const {
    auto rest = mission_view(own_words(voice_.say("plan.no_mission")), false);
    for (const auto& record : standing_.records) {
      if (record.dimension == sum.dimension && record.mission == nullptr) {
        rest.rows.push_back(row(record));
      }
    }
    if (!rest.rows.empty()) {
      view.missions.push_back(std::move(rest));
    }
  }

  [[nodiscard]] auto row(const RecordStanding& record) const -> PlanRowView {
    const auto* type = standing_.frame->item_type(record.record->type.value);
    PlanRowView view{.number = std::to_string(record.record->number),
                     .record = page_.link(PlanRecordPage{&standing_, &record}, voice_.words(record.record->name)),
                     .type = type == nullptr ? Words() : voice_.words(type->title),
                     .cells = {}};
    for (const auto& [year, cell] : record.budget) {
      view.cells.push_back({.label = std::to_string(year.be), .value = counted_words(cell, voice_)});
    }
    view.cells.push_back(
        {.label = voice_.say("plan.total"), .value = record.total == Decimal() ? voice_.say("plan.cell.dash") : grouped_number(record.total)});
    return view;
  }

  void add_sums(const PlanSum& sum, PlanDimensionView& view) const {
    PlanSumRowView computed{.title = voice_.say("plan.computed"), .count = std::to_string(sum.count), .cells = {}};
    for (const auto& [year, amount] : sum.budget) {
      computed.cells.push_back({.label = std::to_string(year.be), .value = grouped_number(amount)});
    }
    computed.cells.push_back({.label = voice_.say("plan.total"), .value = grouped_number(sum.total)});
    view.sums.push_back(std::move(computed));
    if (sum.printed == nullptr) {
      return;
    }
    const auto& printed = *sum.printed;
    PlanSumRowView row{.title = voice_.say("plan.printed"),
                       .count = printed.count ? std::to_string(printed.count->value) : voice_.say("plan.cell.not_printed"),
                       .cells = {}};
    PlanSumRowView difference{.title = voice_.say("plan.difference"),
                              .count = printed.count ? difference_words(Decimal(printed.count->value), Decimal(sum.count), voice_) : std::string(),
                              .cells = {}};
    Decimal total;
    bool complete = true;
    for (const auto& [year, amount] : sum.budget) {
      const auto found = printed.budget.find(year);
      complete = complete && found != printed.budget.end();
      total = complete ? total + found->second.value : total;
      const auto label = std::to_string(year.be);
      const bool there = found != printed.budget.end();
      row.cells.push_back({.label = label, .value = there ? grouped_number(found->second.value) : voice_.say("plan.cell.not_printed")});
      difference.cells.push_back({.label = label, .value = there ? difference_words(found->second.value, amount, voice_) : std::string()});
    }
    // The document prints years only; their sum is ours.
    row.cells.push_back({.label = voice_.say("plan.total"), .value = complete ? grouped_number(total) : std::string()});
    difference.cells.push_back({.label = voice_.say("plan.total"), .value = complete ? difference_words(total, sum.total, voice_) : std::string()});
    view.sums.push_back(std::move(row));
    view.sums.push_back(std::move(difference));
  }

  const PageContext& page_;
  const Voice& voice_;
  const PlanStandings& standing_;
};

void add_budget(const PlanStandings& standing, const Voice& voice, PlanView& view) {
  ColumnChart chart{
      .description = voice.say("plan.chart"), .first_name = voice.say("plan.computed"), .second_name = {}, .pairs = {}, .most = {}, .most_words = {}};
  for (const auto& [year, computed] : standing.all.budget) {
    const auto label = std::to_string(year.be);
    PlanBudgetRowView row{.year = label, .computed = grouped_number(computed), .printed = voice.say("plan.cell.not_printed"), .difference = {}};
    ColumnPair pair{.label = label, .first = computed};
    chart.most = std::max(chart.most, computed);
    chart.description += voice.say("plan.chart.year", {label, row.computed});
    const auto* printed = standing.all.printed;
    if (const auto found = printed == nullptr ? std::map<FiscalYear, Located<Decimal>>::const_iterator() : printed->budget.find(year);
        printed != nullptr && found != printed->budget.end()) {
      row.printed = grouped_number(found->second.value);
      row.difference = difference_words(found->second.value, computed, voice);
      pair.has_second = true;
      pair.second = found->second.value;
      chart.second_name = voice.say("plan.printed");
      chart.most = std::max(chart.most, pair.second);
      chart.description += voice.say("plan.chart.printed", {row.printed});
    }
    chart.pairs.push_back(std::move(pair));
    view.budget.push_back(std::move(row));
  }
  chart.most_words = voice.say("plan.baht", {grouped_number(chart.most)});
  view.chart = column_chart(chart);
}

auto details_of(const PageContext& page, const PlanStandings& standing) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  const auto& plan = *standing.plan;
  std::vector<DetailView> details;
  details.push_back({.label = voice.say("plan.frame"),
                     .items = {{.text = voice.words(standing.frame->title), .linked = true, .url = page.url(PlanFramePage{standing.frame})}}});
  details.push_back(detail(voice.say("framework.years"), own_words(voice.say("plan.years", {year_ranges(plan.years)}))));
  if (!plan.dated.empty()) {
    details.push_back(detail(voice.say("plan.dated"), voice.words(plan.dated)));
  }
  details.push_back(text_items(voice.say("plan.objectives"), plan.objectives, voice));
  details.push_back(text_items(voice.say("plan.target_groups"), plan.target_groups, voice));
  std::erase_if(details, [](const DetailView& one) { return one.items.empty(); });
  return details;
}

void add_findings(const PageContext& page, const PlanStandings& standing, PlanView& view) {
  static constexpr std::array<std::string_view, finding_topics> keys{"plan.topic.sums",  "plan.topic.cells", "plan.topic.placing", "plan.topic.kpis",
                                                                     "plan.topic.steps", "plan.topic.risks", "plan.topic.printing"};
  const auto& voice = page.voice();
  view.findings_answer =
      voice.say(standing.findings.empty() ? "plan.findings.none" : "plan.findings.answer", {std::to_string(standing.findings.size())});
  for (std::size_t topic = 0; topic < finding_topics; ++topic) {
    FindingGroupView group{.title = voice.say(keys.at(topic)), .count = {}, .findings = {}};
    for (const auto& finding : standing.findings) {
      if (static_cast<std::size_t>(finding.topic) == topic) {
        group.findings.push_back(finding_view(page, standing, finding));
      }
    }
    group.count = voice.say("plan.count_findings", {std::to_string(group.findings.size())});
    if (!group.findings.empty()) {
      view.findings.push_back(std::move(group));
    }
  }
}

void add_sources(const std::vector<SourceDocument>& sources, const Voice& voice, PlanView& view) {
  for (const auto& source : sources) {
    const auto url = outside_href(source.url);
    view.sources.push_back({.title = {.text = voice.words(source.title), .linked = url.has_value(), .url = url.value_or(Href())},
                            .publisher = voice.words(source.publisher),
                            .year = source.year ? std::to_string(source.year->be) : std::string()});
  }
}

}  // namespace

auto plan_view(const PageContext& page, const PlanPage& subject) -> PlanView {
  const auto& voice = page.voice();
  const auto& standing = *subject.standing;
  PlanView view;
  view.title = voice.words(standing.plan->title);
  view.unit = page.link(UnitPage{standing.unit}, voice.words(standing.unit->name));
  view.answer = plan_answer(standing, voice);
  view.summary = voice.words(standing.plan->summary);
  view.figures = {{.label = voice.say("plan.figure.records"), .value = std::to_string(standing.all.count)},
                  {.label = voice.say("plan.figure.funded"), .value = std::to_string(standing.funded)},
                  {.label = voice.say("plan.figure.total"), .value = grouped_number(standing.all.total)},
                  {.label = voice.say("plan.figure.findings"), .value = std::to_string(standing.findings.size())}};
  view.details = details_of(page, standing);
  add_budget(standing, voice, view);
  add_findings(page, standing, view);
  for (const auto& note : standing.plan->contradictions) {
    view.contradictions.push_back({voice.words(note.text)});
  }
  const DimensionTable table(page, standing);
  for (const auto& sum : standing.dimensions) {
    view.dimensions.push_back(table.of(sum));
  }
  if (standing.unplaced.count > 0) {
    view.dimensions.push_back(table.of(standing.unplaced));
  }
  add_plan_kpis(page, standing, view);
  add_plan_steps(page, standing, view);
  add_plan_risks(page, standing, view);
  add_plan_owners(page, standing, view);
  add_sources(standing.plan->sources, voice, view);
  add_sources(standing.frame->sources, voice, view);
  view.packs = page.pack_views(page.site().packs_about(PlanPack{standing.unit->id, standing.plan->id}));
  for (auto& pack : view.packs) {
    // The page is about the plan.
    pack.about.reset();
  }
  return view;
}

}  // namespace prongsai
