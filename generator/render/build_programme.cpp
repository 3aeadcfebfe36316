#include <algorithm>
#include <array>
#include <utility>

#include "chart/chart.hpp"
#include "render/builders.hpp"
#include "render/channels.hpp"
#include "render/programme_builders.hpp"

namespace prongsai {
namespace {

auto place(const PageContext& page, std::string_view key, std::string_view anchor) -> LinkView {
  return {.title = own_words(page.voice().say(key)), .url = {"#" + std::string(anchor)}};
}

auto network_change(const NetworkResult& result, const Voice& voice) -> std::string {
  if (result.before == nullptr) {
    return voice.say("word.none_given");
  }
  const auto size = grouped_number(Decimal(result.change < 0 ? -result.change : result.change));
  const auto percent = plain_number(result.change_share->percent());
  return result.change == 0 ? voice.say("network.same") : voice.say(result.change > 0 ? "network.more" : "network.fewer", {size, percent});
}

constexpr std::array<std::string_view, 5> kind_keys{"network.kind.leaders", "network.kind.citizens", "network.kind.youth", "network.kind.private",
                                                    "network.kind.partners"};

auto history_of(const ProgrammeResult& programme, const Voice& voice) -> GridView {
  GridView grid{.title = voice.say("network.history"), .first = voice.say("network.name"), .heads = {}, .rows = {}};
  std::vector<FiscalYear> years;
  for (const auto& network : programme.networks) {
    for (const auto& one : network.history) {
      years.push_back(one.year);
    }
  }
  std::ranges::sort(years);
  years.erase(std::unique(years.begin(), years.end()), years.end());
  for (const auto year : years) {
    grid.heads.push_back({.title = voice.say("year.short", {std::to_string(year.be), std::to_string(year.be - 543)})});
  }
  for (const auto& network : programme.networks) {
    std::vector<std::string> cells;
    for (const auto year : years) {
      const auto found = std::ranges::find(network.history, year, &NetworkYear::year);
      cells.push_back(found == network.history.end() ? voice.say("word.none_given") : grouped_number(Decimal(found->network->members)));
    }
    grid.rows.push_back(grid_row(voice.words(network.network->title), grid.heads, cells));
  }
  return grid;
}

auto complaint_kinds(const Complaints& complaints, const Voice& voice) -> std::optional<GridView> {
  if (complaints.kinds.empty()) {
    return std::nullopt;
  }
  GridView grid{.title = voice.say("complaint.by_kind"), .first = voice.say("complaint.kind"), .heads = grid_heads(voice, {"complaint.received"}), .rows = {}};
  for (const auto& kind : complaints.kinds) {
    grid.rows.push_back(grid_row(voice.words(kind.title), grid.heads, {grouped_number(Decimal(kind.received))}));
  }
  return grid;
}

}  // namespace

auto grid_row(Words head, const std::vector<GridHeadView>& heads, const std::vector<std::string>& cells) -> GridRowView {
  GridRowView row{.head = std::move(head), .cells = {}};
  for (std::size_t at = 0; at < heads.size() && at < cells.size(); ++at) {
    row.cells.push_back({.label = heads[at].title, .text = cells[at]});
  }
  return row;
}

auto grid_heads(const Voice& voice, const std::vector<std::string_view>& keys) -> std::vector<GridHeadView> {
  std::vector<GridHeadView> heads;
  std::ranges::transform(keys, std::back_inserter(heads), [&voice](std::string_view key) { return GridHeadView{voice.say(key)}; });
  return heads;
}

auto evidence_detail(const PageContext& page, const ProgrammeResult& programme, const std::vector<Located<EvidenceId>>& ids) -> DetailView {
  DetailView row{.label = page.voice().say("programme.evidence"), .items = {}};
  for (const auto& id : ids) {
    if (const auto* evidence = programme.year->find_evidence(*id)) {
      row.items.push_back(page.evidence_item(*programme.unit, *programme.year, *evidence));
    }
  }
  return row;
}

auto about_detail(const PageContext& page, const ProgrammeResult& programme, const std::optional<Located<std::string>>& about) -> DetailView {
  DetailView row{.label = page.voice().say("programme.about"), .items = {}};
  if (!about) {
    return row;
  }
  const auto& write_ups = programme.year->write_ups;
  const auto found = std::ranges::find(write_ups, WriteUpId(**about), &WriteUp::id);
  if (found != write_ups.end()) {
    row.items.push_back({.text = page.voice().words(found->title), .linked = true, .url = page.url(PracticePage{programme.unit, programme.year, &*found})});
    return row;
  }
  for (const auto* standing : page.site().standings->plans_of(programme.unit->id)) {
    for (const auto& record : standing->records) {
      if (standing->plan->id.str() + "/" + std::to_string(record.record->number) == **about) {
        const PlanRecordPage subject{standing, &record};
        row.items.push_back({.text = page.title_of(subject), .linked = true, .url = page.url(subject)});
      }
    }
  }
  if (row.items.empty()) {
    row.items.push_back({.text = own_words(**about), .linked = false, .url = {}});
  }
  return row;
}

auto number_or_dash(const std::optional<Decimal>& number, const Voice& voice) -> std::string {
  return number ? grouped_number(*number) : voice.say("word.none_given");
}

auto percent_words(const Share& share, const Voice& voice) -> std::string { return voice.say("value.percent", {plain_number(share.percent())}); }

auto networks_answer(const ProgrammeResult& result, const Voice& voice) -> std::string {
  return voice.say("network.answer", {voice.count("count.networks", static_cast<std::int64_t>(result.networks.size())),
                                      grouped_number(Decimal(result.network_members))});
}

auto complaints_answer(const ComplaintResult& result, const Voice& voice) -> std::string {
  return voice.say("complaint.answer",
                   {grouped_number(Decimal(result.received)), grouped_number(Decimal(result.settled)), grouped_number(Decimal(result.open))});
}

auto networks_view(const PageContext& page, const ProgrammeResult& programme) -> NetworksView {
  const auto& voice = page.voice();
  NetworksView view;
  view.answer = networks_answer(programme, voice);
  view.table = {.title = voice.say("network.table"),
                .first = voice.say("network.name"),
                .heads = grid_heads(voice, {"network.kind", "network.members", "network.groups", "network.change"}),
                .rows = {}};
  for (const auto& result : programme.networks) {
    const auto& network = *result.network;
    const auto groups = network.groups ? grouped_number(Decimal(*network.groups)) : voice.say("word.none_given");
    view.table.rows.push_back(grid_row(voice.words(network.title), view.table.heads,
                                       {voice.say(kind_keys.at(static_cast<std::size_t>(network.kind))), grouped_number(Decimal(network.members)), groups,
                                        network_change(result, voice)}));
    auto row = evidence_detail(page, programme, network.evidence);
    if (!network.note.empty()) {
      row.items.push_back({.text = voice.words(network.note), .linked = false, .url = {}});
    }
    row.label = voice.plain(network.title);
    if (!row.items.empty()) {
      view.details.push_back(std::move(row));
    }
  }
  view.history = history_of(programme, voice);
  return view;
}

auto complaints_view(const PageContext& page, const ComplaintResult& result) -> ComplaintsView {
  const auto& voice = page.voice();
  const auto& complaints = *result.complaints;
  ComplaintsView view;
  view.answer = complaints_answer(result, voice);
  view.figures = {{.label = voice.say("complaint.open_before"), .value = grouped_number(Decimal(complaints.open_before))},
                  {.label = voice.say("complaint.received"), .value = grouped_number(Decimal(result.received))},
                  {.label = voice.say("complaint.settled"), .value = grouped_number(Decimal(result.settled))},
                  {.label = voice.say("complaint.open"), .value = grouped_number(Decimal(result.open))}};
  if (result.settled_share) {
    view.figures.push_back({.label = voice.say("complaint.settled_share"), .value = percent_words(*result.settled_share, voice)});
  }
  view.months = {.title = voice.say("complaint.by_month"),
                 .first = voice.say("complaint.month"),
                 .heads = grid_heads(voice, {"complaint.received", "complaint.settled", "complaint.open"}),
                 .rows = {}};
  std::int64_t most = 0;
  for (const auto& month : complaints.months) {
    most = std::max(most, month.received);
  }
  BarChart chart{.description = voice.say("complaint.chart"), .bars = {}};
  for (const auto& [month, open] : result.months) {
    const auto name = voice.month(month->month);
    const auto received = grouped_number(Decimal(month->received));
    view.months.rows.push_back(
        grid_row(own_words(name), view.months.heads, {received, grouped_number(Decimal(month->settled)), grouped_number(Decimal(open))}));
    chart.description += " " + voice.say("bars.part", {name, received});
    chart.bars.push_back({.label = name, .value = received, .part = Decimal(month->received), .whole = Decimal(most)});
  }
  // Bars of nothing say less than the table.
  view.chart = most > 0 ? bar_chart(chart) : Html();
  view.kinds = complaint_kinds(complaints, voice);
  if (!complaints.channels.empty()) {
    view.details.push_back({.label = voice.say("complaint.channels"), .items = channel_items(complaints.channels, voice)});
  }
  if (!complaints.note.empty()) {
    view.note = NoteView{voice.words(complaints.note)};
  }
  return view;
}

auto programme_view(const PageContext& page, const ProgrammePage& subject) -> ProgrammeView {
  const auto& result = *subject.result;
  const auto& voice = page.voice();
  ProgrammeView view;
  view.title = voice.say("title.programme");
  view.unit = voice.words(result.unit->name);
  view.year = capital(voice.fiscal_year(result.year->year));
  view.answer = voice.say("programme.answer");
  if (!result.projects.empty()) {
    view.contents.push_back(place(page, "programme.progress", "progress"));
    view.progress = progress_answer(result, voice);
  }
  for (const auto& project : result.projects) {
    view.projects.push_back(project_view(page, result, project));
  }
  if (!result.surveys.empty()) {
    view.contents.push_back(place(page, "programme.surveys", "surveys"));
  }
  for (const auto& survey : result.surveys) {
    view.surveys.push_back(survey_view(page, result, survey));
  }
  if (!result.networks.empty()) {
    view.contents.push_back(place(page, "programme.networks", "networks"));
    view.networks = networks_view(page, result);
  }
  if (result.complaints) {
    view.contents.push_back(place(page, "programme.complaints", "complaints"));
    view.complaints = complaints_view(page, *result.complaints);
  }
  return view;
}

auto programme_lines(const PageContext& page, const Unit& unit, const UnitYear& year) -> std::vector<ProgrammeLineView> {
  std::vector<ProgrammeLineView> lines;
  const auto* result = page.site().standings->programme_of(unit.id, year.year);
  if (result == nullptr) {
    return lines;
  }
  const auto& voice = page.voice();
  const auto add = [&](std::string_view key, std::string_view anchor, std::string answer) {
    lines.push_back({.link = {.title = own_words(voice.say(key)), .url = page.url(ProgrammePage{result}, anchor)}, .answer = std::move(answer)});
  };
  if (!result->projects.empty()) {
    add("programme.progress", "progress", progress_answer(*result, voice));
  }
  for (const auto& survey : result->surveys) {
    add("programme.surveys", survey_anchor(*survey.survey), survey_answer(survey, voice));
  }
  if (!result->networks.empty()) {
    add("programme.networks", "networks", networks_answer(*result, voice));
  }
  if (result->complaints) {
    add("programme.complaints", "complaints", complaints_answer(*result->complaints, voice));
  }
  return lines;
}

auto follow_up_items(const PageContext& page, const Unit& unit, const UnitYear& year, const std::string& about) -> std::vector<ItemView> {
  std::vector<ItemView> items;
  const auto* result = page.site().standings->programme_of(unit.id, year.year);
  const auto add = [&](const std::optional<Located<std::string>>& written, const Text& title, const std::string& anchor) {
    if (written && written->value == about) {
      items.push_back({.text = page.voice().words(title), .linked = true, .url = page.url(ProgrammePage{result}, anchor)});
    }
  };
  if (result != nullptr) {
    for (const auto& project : year.progress) {
      add(project.about, project.title, project_anchor(project));
    }
    for (const auto& survey : year.surveys) {
      add(survey.about, survey.title, survey_anchor(survey));
    }
  }
  return items;
}

}  // namespace prongsai
