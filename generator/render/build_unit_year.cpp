#include <algorithm>
#include <variant>

#include "base/assert.hpp"
#include "chart/chart.hpp"
#include "render/builders.hpp"
#include "render/data_links.hpp"
#include "render/checklist_builders.hpp"
#include "render/programme_builders.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

auto level_words(int number, const Voice& voice) -> std::string {
  return number == 0 ? voice.say("level.none") : voice.say("level.number", {std::to_string(number)});
}

auto proof_views(const std::vector<Proof>& proofs, const Framework& framework, const Voice& voice) -> std::vector<ProofView> {
  std::vector<ProofView> views;
  views.reserve(proofs.size());
  for (const auto& proof : proofs) {
    views.push_back({.requirement = requirement_words(*proof.requirement, framework, voice),
                     .proof = proof_words(proof, framework, voice),
                     .holds = proof.holds});
  }
  return views;
}

// The view of one unit's score. Every number is taken from the standings as it is.
class ScoreBuilder {
 public:
  ScoreBuilder(const PageContext& page, const UnitScore& score) : page_(page), voice_(page.voice()), score_(score) {}

  auto view() const -> ScoreView {
    ScoreView view;
    view.basis = basis_words(score_, voice_);
    view.reviewed = score_.reviewed;
    if (score_.assessment->review && score_.assessment->review->date) {
      view.review_date = voice_.date_view(*score_.assessment->review->date);
    }
    if (score_.assessment->date) {
      view.signed_date = voice_.date_view(*score_.assessment->date);
    }
    view.figures = figures();
    view.threshold = threshold_words(score_, voice_);
    view.has_threshold = !view.threshold.empty();
    if (score_.unit_class != nullptr && !score_.unit_class->rule.empty()) {
      view.has_class_rule = true;
      view.class_rule = voice_.words(score_.unit_class->rule);
    }
    view.bars = bars();
    view.radar = dimension_radar(page_, score_);
    view.framework = page_.link(FrameworkPage{score_.framework});
    for (const auto& dimension : score_.dimensions) {
      view.cards.push_back(card(dimension));
      view.ladders.push_back(ladder(dimension));
    }
    if (score_.ladder) {
      view.ladders.push_back(ladder(*score_.ladder));
    }
    if (score_.bonus && score_.framework->bonus) {
      view.bonus = bonus(*score_.bonus, *score_.framework->bonus);
    }
    return view;
  }

 private:
  auto figures() const -> std::vector<FigureView> {
    std::vector<FigureView> figures{
        {.label = voice_.say("score.total"), .value = grouped_number(score_.total)},
        {.label = voice_.say("score.total_without_bonus"),
         .value = voice_.say("score.of", {grouped_number(score_.total_without_bonus), grouped_number(score_.full_points)})},
        {.label = voice_.say("score.grade"), .value = grade_words(score_.grade, voice_)}};
    if (score_.rank > 0) {
      figures.push_back({.label = voice_.say("score.rank"), .value = std::to_string(score_.rank)});
    }
    if (score_.unit_class != nullptr) {
      figures.push_back({.label = voice_.say("score.class"), .value = voice_.plain(score_.unit_class->title)});
    }
    return figures;
  }

  auto short_title(const LadderResult& ladder) const -> const Text& { return ladder.short_title.empty() ? ladder.title : ladder.short_title; }

  auto bars() const -> Html {
    BarChart chart{.description = voice_.say("bars.description"), .bars = {}};
    for (const auto& dimension : score_.dimensions) {
      const auto value = voice_.say("score.of", {grouped_number(dimension.points), grouped_number(dimension.full_points)});
      chart.description += " " + voice_.say("bars.part", {voice_.plain(short_title(dimension)), value});
      chart.bars.push_back({.label = voice_.plain(short_title(dimension)), .value = value, .part = dimension.points, .whole = dimension.full_points});
    }
    return bar_chart(chart);
  }

  auto card(const LadderResult& dimension) const -> CardView {
    CardView card;
    card.title = voice_.words(short_title(dimension));
    card.details = {"#" + dimension.id.str()};
    card.across = page_.url(DimensionPage{&page_.site().standings->years.at(score_.year->year), dimension.dimension});
    card.points = grouped_number(dimension.points);
    card.full = grouped_number(dimension.full_points);
    card.level = capital(level_words(dimension.counted, voice_));
    const auto levels = static_cast<int>(dimension.levels.size());
    card.chart = ladder_chart({.description = voice_.say("ladder.description", {level_words(dimension.counted, voice_), std::to_string(levels)}),
                               .levels = levels,
                               .reached = dimension.counted});
    card.claimed = dimension.claimed ? level_words(*dimension.claimed, voice_) : voice_.say("level.not_claimed");
    card.supported = level_words(dimension.supported, voice_);
    card.awarded = dimension.awarded ? level_words(*dimension.awarded, voice_) : voice_.say("level.not_awarded");
    return card;
  }

  auto ladder(const LadderResult& result) const -> LadderView {
    LadderView view;
    view.id = result.id.str();
    view.title = voice_.words(result.title);
    view.answer = ladder_words(result, voice_);
    if (result.remark != nullptr && !result.remark->empty()) {
      view.remark = NoteView{voice_.words(*result.remark)};
    }
    if (result.over_awarded()) {
      view.over_awarded = true;
      view.over_award = voice_.say("ladder.over_awarded", {std::to_string(*result.awarded), std::to_string(result.supported)});
    }
    for (const auto& level : result.levels) {
      view.levels.push_back(this->level(result, level));
    }
    return view;
  }

  auto level(const LadderResult& ladder, const LevelResult& result) const -> LevelView {
    LevelView view;
    const auto number = std::to_string(result.level->number);
    view.title = capital(result.level->title.empty() ? voice_.say("level.number", {number})
                                                     : voice_.say("level.titled", {number, voice_.plain(result.level->title)}));
    if (ladder.dimension != nullptr) {
      view.points = voice_.say("score.points", {grouped_number(result.level->points)});
    }
    view.counted = result.level->number <= ladder.counted;
    view.status = voice_.say(view.counted ? "level.counted" : result.supported ? "level.supported_only" : "level.not_counted");
    for (const auto& criterion : result.criteria) {
      view.criteria.push_back(this->criterion(criterion));
    }
    return view;
  }

  auto criterion(const CriterionResult& result) const -> CriterionView {
    const auto& criterion = *result.criterion;
    CriterionView view;
    view.id = criterion.id.str();
    view.title = voice_.words(criterion.title);
    if (const auto* area = score_.framework->area(criterion.area)) {
      view.has_area = true;
      view.area = voice_.words(area->title);
    }
    view.supported = result.supported;
    view.proofs = proof_views(result.proofs, *score_.framework, voice_);
    for (const auto* evidence : result.evidence) {
      view.evidence.push_back(page_.evidence_item(*score_.unit, *score_.year, *evidence));
    }
    view.answers = answered_items(page_, score_.framework->id, criterion.id.str());
    if (result.not_met != nullptr && !result.not_met->empty()) {
      view.not_met = NoteView{voice_.words(*result.not_met)};
    }
    return view;
  }

  auto bonus(const BonusResult& result, const Bonus& definition) const -> BonusView {
    const auto points = grouped_number(result.points);
    BonusView view{.title = voice_.words(definition.title), .answer = {}, .award = {}, .proofs = {}};
    if (!result.claimed && !result.awarded) {
      view.answer = voice_.say("bonus.not_claimed");
      return view;
    }
    view.proofs = proof_views(result.proofs, *score_.framework, voice_);
    if (result.awarded) {
      view.answer = voice_.say(*result.awarded ? "bonus.awarded" : "bonus.refused", {points});
    } else {
      view.answer = voice_.say(result.supported ? "bonus.supported" : "bonus.unsupported", {points});
    }
    if (score_.assessment->bonus && !score_.assessment->bonus->award.empty()) {
      view.award = NoteView{voice_.words(score_.assessment->bonus->award)};
    }
    return view;
  }

  const PageContext& page_;
  const Voice& voice_;
  const UnitScore& score_;
};

// Declared facts and tables, as the office wrote them.
class DeclaredData {
 public:
  DeclaredData(const PageContext& page, const UnitScore& score) : page_(page), voice_(page.voice()), score_(score) {}

  auto facts() const -> std::vector<DetailView> {
    std::vector<DetailView> details;
    for (const auto& definition : score_.framework->facts) {
      const auto* fact = score_.assessment->fact(definition.id);
      if (fact != nullptr) {
        details.push_back({.label = voice_.plain(definition.title), .items = fact_items(definition, *fact)});
        continue;
      }
      const auto staff = score_.unit->staff_total.find(score_.year->year);
      if (definition.from_staff_total && staff != score_.unit->staff_total.end()) {
        details.push_back(detail(voice_.plain(definition.title), own_words(with_unit(staff->second, definition.unit))));
      }
    }
    return details;
  }

  auto tables() const -> std::vector<TableView> {
    std::vector<TableView> views;
    for (const auto& definition : score_.framework->tables) {
      const auto* table = score_.assessment->table(definition.id);
      if (table != nullptr && !table->rows.empty()) {
        views.push_back(table_view(definition, *table));
      }
    }
    return views;
  }

 private:
  auto with_unit(Decimal value, const Text& unit) const -> std::string {
    return unit.empty() ? grouped_number(value) : grouped_number(value) + " " + voice_.plain(unit);
  }

  static auto plain_item(Words words) -> ItemView { return {.text = std::move(words), .linked = false, .url = {}}; }

  auto evidence_item(const EvidenceId& id) const -> ItemView {
    const auto* evidence = score_.year->find_evidence(id);
    return evidence == nullptr ? plain_item(own_words(id.str())) : page_.evidence_item(*score_.unit, *score_.year, *evidence);
  }

  auto fact_items(const FactDefinition& definition, const Fact& fact) const -> std::vector<ItemView> {
    if (const auto* ids = std::get_if<std::vector<Located<EvidenceId>>>(&fact.value)) {
      std::vector<ItemView> items;
      std::ranges::transform(*ids, std::back_inserter(items), [this](const Located<EvidenceId>& id) { return evidence_item(*id); });
      return items;
    }
    if (const auto* value = std::get_if<Decimal>(&fact.value)) {
      return {plain_item(own_words(with_unit(*value, definition.unit)))};
    }
    if (const auto* flag = std::get_if<bool>(&fact.value)) {
      return {plain_item(own_words(voice_.yes_no(*flag)))};
    }
    if (const auto* day = std::get_if<Date>(&fact.value)) {
      return {plain_item(own_words(voice_.date(*day)))};
    }
    return {plain_item(voice_.words({.th = std::get<std::string>(fact.value), .en = {}}))};
  }

  auto table_view(const TableDefinition& definition, const Table& table) const -> TableView {
    TableView view{.title = voice_.words(definition.title), .label = voice_.plain(definition.title), .columns = {}, .rows = {}};
    for (const auto& column : definition.columns) {
      view.columns.push_back(
          {.title = voice_.words(column.title), .unit = voice_.plain(column.unit), .has_unit = !column.unit.empty(), .is_number = is_number(column)});
    }
    for (const auto& row : table.rows) {
      auto& cells = view.rows.emplace_back(RowView{.number = std::to_string(view.rows.size() + 1), .cells = {}}).cells;
      for (std::size_t at = 0; at < definition.columns.size() && at < row.cells.size(); ++at) {
        cells.push_back({.content = cell(definition.columns[at], row.cells[at]), .is_number = is_number(definition.columns[at])});
      }
    }
    return view;
  }

  static auto is_number(const Column& column) -> bool { return column.type == ValueType::integer || column.type == ValueType::decimal; }

  auto cell(const Column& column, const CellValue& value) const -> ItemView {
    if (std::holds_alternative<std::monostate>(value)) {
      return plain_item(own_words(voice_.say("word.none_given")));
    }
    if (const auto* number = std::get_if<Decimal>(&value)) {
      return plain_item(own_words(grouped_number(*number)));
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
      return plain_item(own_words(voice_.yes_no(*flag)));
    }
    if (const auto* day = std::get_if<Date>(&value)) {
      return plain_item(own_words(voice_.date(*day)));
    }
    const auto& text = std::get<std::string>(value);
    if (column.type == ValueType::evidence) {
      return evidence_item(EvidenceId(text));
    }
    const auto* choice = column.type == ValueType::choice ? score_.framework->choice(column.choices, text) : nullptr;
    return plain_item(voice_.words(choice != nullptr ? choice->title : Text{.th = text, .en = {}}));
  }

  const PageContext& page_;
  const Voice& voice_;
  const UnitScore& score_;
};

auto answer_of(const PageContext& page, const UnitYearPage& subject) -> std::string {
  const auto& voice = page.voice();
  if (subject.score == nullptr) {
    const auto lines = checklist_lines(page, *subject.unit, *subject.year);
    return lines.empty() ? voice.say("unit_year.answer.none")
                         : voice.say("unit_year.answer.checklist", {lines.front().link.title.text, lines.front().answer});
  }
  const auto& score = *subject.score;
  const auto* standings = &page.site().standings->years.at(score.year->year);
  return voice.say("unit_year.answer", {total_words(score, voice), grade_phrase(score.grade, voice), std::to_string(score.rank),
                                        std::to_string(standings->scores.size())});
}

}  // namespace

auto unit_year_view(const PageContext& page, const UnitYearPage& subject) -> UnitYearView {
  UnitYearView view;
  view.data = data_of_unit(page, *subject.unit);
  view.title = page.voice().words(subject.unit->name);
  view.year = capital(page.voice().fiscal_year(subject.year->year));
  view.answer = capital(answer_of(page, subject));
  if (subject.score != nullptr) {
    view.score = ScoreBuilder(page, *subject.score).view();
    const DeclaredData declared(page, *subject.score);
    view.facts = declared.facts();
    view.tables = declared.tables();
  }
  if (subject.score != nullptr) {
    for (const auto form : {FormPage::Form::score_sheet, FormPage::Form::checklist, FormPage::Form::summary}) {
      view.forms.push_back(page.link(FormPage{subject.score, form}));
    }
  }
  view.checklists = checklist_lines(page, *subject.unit, *subject.year);
  view.bare = subject.score == nullptr && view.checklists.empty();
  if (has_register(*subject.year)) {
    view.evidence = page.link(RegisterPage{subject.unit, subject.year});
    view.evidence_count = page.voice().count("count.entries", static_cast<std::int64_t>(subject.year->evidence.size()));
  }
  view.packs = page.pack_views(page.site().packs_of(subject.unit->id, subject.year->year));
  view.dimension_packs = page.pack_views(page.site().dimension_packs_of(subject.unit->id, subject.year->year));
  view.verify = page.verify_link();
  view.dues = due_views(page, subject.year->year, subject.unit->kind);
  view.programme = programme_lines(page, *subject.unit, *subject.year);
  view.practices = page.practice_items(*subject.year);
  view.changes = year_changes(page, *subject.unit, *subject.year);
  return view;
}

}  // namespace prongsai
