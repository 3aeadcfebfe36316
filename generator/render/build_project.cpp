#include <algorithm>
#include <array>
#include <utility>

#include "chart/chart.hpp"
#include "chart/progress_chart.hpp"
#include "render/programme_builders.hpp"

// Projects and surveys of a unit and year as views.
namespace prongsai {
namespace {

constexpr std::array<std::string_view, 4> status_keys{"practice.status.planned", "practice.status.in_progress", "practice.status.done",
                                                      "programme.status.stopped"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> operator_keys{
    {{">=", "kpi.at_least"}, {">", "kpi.above"}, {"=", "kpi.equals"}, {"<=", "kpi.at_most"}, {"<", "kpi.below"}}};

auto done_words(const Decimal& actual, const std::optional<Decimal>& planned, const Voice& voice) -> std::string {
  return planned ? voice.say("progress.done_planned", {plain_number(actual), plain_number(*planned)})
                 : voice.say("progress.done", {plain_number(actual)});
}

auto project_answer(const ProjectResult& result, const Voice& voice) -> std::string {
  if (result.latest == nullptr) {
    return voice.say("progress.unknown");
  }
  return done_words(*result.latest->actual, result.latest->planned, voice) + " " + voice.say("progress.on", {voice.date(result.latest->date)});
}

auto plain(std::string label, std::string words) -> DetailView { return detail(std::move(label), own_words(std::move(words))); }

auto details_of(const PageContext& page, const ProgrammeResult& programme, const ProjectResult& result) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  const auto& project = *result.project;
  std::vector<DetailView> rows{plain(voice.say("practice.status"), voice.say(status_keys.at(static_cast<std::size_t>(project.status)))),
                               plain(voice.say("progress.updated"), voice.date(*project.updated)), about_detail(page, programme, project.about)};
  if (project.no_budget) {
    rows.push_back(plain(voice.say("practice.budget"), voice.say("practice.budget.none")));
  } else if (project.budget) {
    rows.push_back(plain(voice.say("practice.budget"), voice.say("practice.budget.amount", {grouped_number(*project.budget)})));
  }
  if (result.latest_spending != nullptr) {
    const auto amount = voice.say("practice.budget.amount", {grouped_number(*result.latest_spending->spending)});
    rows.push_back(plain(voice.say("progress.spending"),
                         result.spent ? voice.say("progress.spent", {amount, plain_number(result.spent->percent())}) : amount));
  }
  if (project.weighted) {
    rows.push_back(plain(voice.say("progress.weight"), plain_number(project.weight)));
  }
  rows.push_back(evidence_detail(page, programme, project.evidence));
  std::erase_if(rows, [](const DetailView& row) { return row.items.empty(); });
  return rows;
}

auto points_grid(const PageContext& page, const ProjectProgress& project) -> GridView {
  const auto& voice = page.voice();
  const auto any = [&project](auto amount) { return std::ranges::any_of(project.points, [amount](const ProgressPoint& point) { return (point.*amount).has_value(); }); };
  const bool money = any(&ProgressPoint::planned_spending) || any(&ProgressPoint::spending);
  const bool notes = std::ranges::any_of(project.points, [](const ProgressPoint& point) { return !point.note.empty(); });
  std::vector<std::string_view> keys{"progress.planned.head", "progress.actual.head"};
  if (money) {
    keys.insert(keys.end(), {"progress.planned_spending.head", "progress.spending.head"});
  }
  if (notes) {
    keys.emplace_back("progress.note");
  }
  GridView grid{.title = voice.say("progress.table", {voice.plain(project.title)}), .first = voice.say("progress.date"), .heads = grid_heads(voice, keys), .rows = {}};
  for (const auto& point : project.points) {
    std::vector<std::string> cells{number_or_dash(point.planned, voice), number_or_dash(point.actual, voice)};
    if (money) {
      cells.push_back(number_or_dash(point.planned_spending, voice));
      cells.push_back(number_or_dash(point.spending, voice));
    }
    if (notes) {
      cells.push_back(point.note.empty() ? voice.say("word.none_given") : voice.plain(point.note));
    }
    grid.rows.push_back(grid_row(own_words(voice.date(point.date)), grid.heads, cells));
  }
  return grid;
}

auto chart_of(const ProjectProgress& project, const Voice& voice) -> Html {
  if (project.points.empty()) {
    return {};
  }
  const auto& first = project.points.front().date;
  const auto& last = project.points.back().date;
  ProgressChart chart{.description = voice.say("progress.chart"),
                      .planned_label = voice.say("progress.planned"),
                      .actual_label = voice.say("progress.actual"),
                      .first = voice.month(first),
                      .last = voice.month(last),
                      .days = days_between(first, last),
                      .planned = {},
                      .actual = {}};
  for (const auto& point : project.points) {
    const int day = days_between(first, point.date);
    if (point.planned) {
      chart.planned.push_back({.day = day, .percent = *point.planned});
    }
    if (point.actual) {
      chart.actual.push_back({.day = day, .percent = *point.actual});
      chart.description += " " + voice.say("bars.part", {voice.date(point.date), voice.say("value.percent", {plain_number(*point.actual)})});
    }
  }
  return progress_chart(chart);
}

auto with_unit(const Decimal& number, const Text& unit, const Voice& voice) -> std::string {
  if (unit.th == "ร้อยละ") {
    return voice.say("value.percent", {grouped_number(number)});
  }
  return unit.empty() ? grouped_number(number) : grouped_number(number) + " " + voice.plain(unit);
}

auto kpis_grid(const PageContext& page, const ProgrammeResult& programme, const ProjectResult& result) -> GridView {
  const auto& voice = page.voice();
  GridView grid{.title = voice.say("progress.kpis", {voice.plain(result.project->title)}),
                .first = voice.say("kpi.text"),
                .heads = grid_heads(voice, {"kpi.target.head", "kpi.actual", "progress.reached", "kpi.evidence"}),
                .rows = {}};
  for (const auto& outcome : result.kpis) {
    const auto& text = *outcome.text;
    const auto& unit = *outcome.unit;
    const auto* const op = std::ranges::find(operator_keys, outcome.op, &std::pair<std::string_view, std::string_view>::first);
    const auto none = voice.say("word.none_given");
    const auto words = text.empty() && outcome.result->kpi ? own_words(outcome.result->kpi->value) : voice.words(text);
    std::string evidence;
    for (const auto& id : outcome.result->evidence) {
      const auto* entry = programme.year->find_evidence(*id);
      const bool open = entry != nullptr && entry->visibility == Visibility::public_;
      evidence += (evidence.empty() ? "" : ", ") + (open ? voice.plain(entry->title) : id->str());
    }
    grid.rows.push_back(grid_row(words, grid.heads,
                                 {outcome.target ? voice.say("kpi.target", {voice.say(op->second), with_unit(*outcome.target, unit, voice)}) : none,
                                  outcome.result->actual ? with_unit(*outcome.result->actual, unit, voice) : none,
                                  outcome.reached ? voice.say(*outcome.reached ? "progress.reached.yes" : "progress.reached.no") : none,
                                  evidence.empty() ? none : evidence}));
  }
  return grid;
}

auto step_words(int step, const Survey& survey, const Voice& voice) -> std::string {
  constexpr std::array<std::string_view, 5> keys{"survey.step.1", "survey.step.2", "survey.step.3", "survey.step.4", "survey.step.5"};
  const auto number = std::to_string(step);
  return survey.scale == 5 ? voice.say("survey.step", {voice.say(keys.at(static_cast<std::size_t>(step - 1))), number}) : number;
}

auto count_at(const SurveyAnswers& answers, int step) -> std::int64_t {
  const auto found = answers.steps.find(step);
  return found == answers.steps.end() ? 0 : found->second;
}

auto survey_chart(const SurveyResult& result, const Voice& voice) -> Html {
  BarChart chart{.description = voice.say("survey.chart"), .bars = {}};
  for (int step = result.survey->scale; step >= 1; --step) {
    const auto count = count_at(result.all, step);
    const Share share{.part = Decimal(count), .whole = Decimal(result.all.count)};
    const auto label = step_words(step, *result.survey, voice);
    const auto value = voice.say("survey.bar", {percent_words(share, voice), grouped_number(Decimal(count))});
    chart.description += " " + voice.say("bars.part", {label, value});
    chart.bars.push_back({.label = label, .value = value, .part = share.part, .whole = share.whole});
  }
  return bar_chart(chart);
}

auto questions_grid(const SurveyResult& result, const Voice& voice) -> GridView {
  const auto& survey = *result.survey;
  GridView grid{.title = voice.say("survey.questions", {voice.plain(survey.title)}), .first = voice.say("survey.question"), .heads = {}, .rows = {}};
  for (int step = survey.scale; step >= 1; --step) {
    grid.heads.push_back({step_words(step, survey, voice)});
  }
  grid.heads.push_back({voice.say("survey.mean")});
  grid.heads.push_back({voice.say("survey.share", {std::to_string(survey.share_from())})});
  const auto add = [&](Words head, const SurveyAnswers& answers) {
    std::vector<std::string> cells;
    for (int step = survey.scale; step >= 1; --step) {
      cells.push_back(grouped_number(Decimal(count_at(answers, step))));
    }
    cells.push_back(answers.mean ? plain_number(answers.mean->cut()) : voice.say("word.none_given"));
    cells.push_back(answers.share ? percent_words(*answers.share, voice) : voice.say("word.none_given"));
    grid.rows.push_back(grid_row(std::move(head), grid.heads, cells));
  };
  for (std::size_t at = 0; at < survey.questions.size(); ++at) {
    add(voice.words(survey.questions[at].text), result.questions[at]);
  }
  if (survey.questions.size() > 1) {
    add(own_words(voice.say("survey.all")), result.all);
  }
  return grid;
}

void add_printed(const std::optional<PrintedNumber>& printed, std::string_view key, const std::string& computed, bool same, const Voice& voice,
                 SurveyView& view) {
  if (printed && !same) {
    view.warnings.push_back({own_words(voice.say(key, {plain_number(printed->value), computed}))});
  }
}

void add_warnings(const SurveyResult& result, const Voice& voice, SurveyView& view) {
  if (result.few) {
    view.warnings.push_back({own_words(voice.say("survey.few", {std::to_string(fewest_answers)}))});
    return;
  }
  if (!result.all.mean) {
    return;
  }
  add_printed(result.survey->printed_mean, "survey.printed_mean", plain_number(result.all.mean->cut()), result.mean_agrees, voice, view);
  add_printed(result.survey->printed_share, "survey.printed_share", plain_number(result.all.share->percent()), result.share_agrees, voice, view);
}

}  // namespace

auto project_anchor(const ProjectProgress& project) -> std::string { return "project:" + project.id; }
auto survey_anchor(const Survey& survey) -> std::string { return "survey:" + survey.id; }

auto progress_answer(const ProgrammeResult& result, const Voice& voice) -> std::string {
  const auto projects = voice.count("count.projects", static_cast<std::int64_t>(result.projects.size()));
  if (!result.weighted.actual) {
    return voice.say("progress.answer", {projects, voice.say("progress.unknown")});
  }
  const auto& planned = result.weighted.planned;
  const auto words = done_words(result.weighted.actual->percent(), planned ? std::optional(planned->percent()) : std::nullopt, voice);
  return voice.say(result.weighted.projects > 1 ? "progress.answer_weighted" : "progress.answer", {projects, words});
}

auto survey_answer(const SurveyResult& result, const Voice& voice) -> std::string {
  const auto& survey = *result.survey;
  const auto people = voice.count("count.answers", survey.answered);
  if (result.few || !result.all.mean) {
    return people;
  }
  auto words = voice.say("survey.answer", {people, plain_number(result.all.mean->cut()), std::to_string(survey.scale),
                                           std::to_string(survey.share_from()), plain_number(result.all.share->percent())});
  if (result.reached) {
    words += " " + voice.say(*result.reached ? "survey.reached" : "survey.missed", {plain_number(survey.target->at_least)});
  }
  return words;
}

auto project_view(const PageContext& page, const ProgrammeResult& programme, const ProjectResult& result) -> ProjectView {
  const auto& voice = page.voice();
  ProjectView view;
  view.anchor = project_anchor(*result.project);
  view.title = voice.words(result.project->title);
  view.answer = project_answer(result, voice);
  view.behind = result.behind() || result.latest == nullptr;
  view.details = details_of(page, programme, result);
  view.chart = chart_of(*result.project, voice);
  if (!result.project->points.empty()) {
    view.points = points_grid(page, *result.project);
  }
  if (!result.kpis.empty()) {
    view.kpis = kpis_grid(page, programme, result);
  }
  if (!result.project->note.empty()) {
    view.note = NoteView{voice.words(result.project->note)};
  }
  return view;
}

auto survey_view(const PageContext& page, const ProgrammeResult& programme, const SurveyResult& result) -> SurveyView {
  const auto& voice = page.voice();
  const auto& survey = *result.survey;
  SurveyView view;
  view.anchor = survey_anchor(survey);
  view.title = voice.words(survey.title);
  view.answer = survey_answer(result, voice);
  add_warnings(result, voice, view);
  if (!result.few && result.all.count > 0) {
    view.chart = survey_chart(result, voice);
    view.questions = questions_grid(result, voice);
  }
  view.details.push_back(about_detail(page, programme, survey.about));
  if (const auto period = voice.period(survey.period); !period.empty()) {
    view.details.push_back(plain(voice.say("practice.period"), period));
  }
  if (result.response) {
    view.details.push_back(plain(voice.say("survey.response"), voice.say("survey.response.words", {grouped_number(Decimal(survey.answered)),
                                                                                                   grouped_number(Decimal(*survey.population)),
                                                                                                   plain_number(result.response->percent())})));
  }
  view.details.push_back(evidence_detail(page, programme, survey.evidence));
  std::erase_if(view.details, [](const DetailView& row) { return row.items.empty(); });
  if (!survey.note.empty()) {
    view.note = NoteView{voice.words(survey.note)};
  }
  return view;
}

}  // namespace prongsai
