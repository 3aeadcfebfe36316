#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "render/builders.hpp"
#include "render/wording.hpp"
#include "score/form_sheet.hpp"

namespace prongsai {
namespace {

class FormBuilder {
 public:
  // Without a score the form is blank.
  FormBuilder(const PageContext& page, const Framework& framework, const UnitScore* score)
      : page_(page), voice_(page.voice()), framework_(framework), score_(score), heads_(heads()) {}

  auto view() const -> FormView {
    FormView view;
    view.framework = page_.link(FrameworkPage{&framework_});
    view.published = voice_.date_view(page_.corpus().portal.published);
    view.filled = score_ != nullptr;
    view.basis = score_ != nullptr ? basis_words(*score_, voice_) : voice_.say("form.blank_basis");
    view.signs = {{voice_.plain(form_words().for_unit)}, {voice_.plain(form_words().for_committee)}};
    return view;
  }

  auto sheet() const -> SheetView {
    const auto& words = form_words();
    SheetView sheet{.first_head = voice_.plain(words.dimension), .heads = {}, .rows = {}};
    for (const auto* head : {&words.full, &words.claimed, &words.supported, &words.awarded, &words.points}) {
      sheet.heads.push_back({voice_.plain(*head)});
    }
    if (score_ != nullptr) {
      for (const auto& result : score_->dimensions) {
        sheet.rows.push_back(row(result.title, false,
                                 {grouped_number(result.full_points), result.claimed ? std::to_string(*result.claimed) : "–",
                                  std::to_string(result.supported), result.awarded ? std::to_string(*result.awarded) : std::string(),
                                  grouped_number(result.points)},
                                 sheet.heads));
      }
    } else {
      for (const auto& dimension : framework_.dimensions) {
        sheet.rows.push_back(row(dimension.title, false, {grouped_number(dimension.points), "", "", "", ""}, sheet.heads));
      }
    }
    for (const auto& line : score_ != nullptr ? sheet_lines(*score_) : blank_sheet_lines(framework_)) {
      sheet.rows.push_back(row(line.label, true, {line.full, "", "", "", line.given}, sheet.heads));
    }
    return sheet;
  }

  auto parts() const -> std::vector<FormPartView> { return score_ != nullptr ? filled_parts() : blank_parts(); }

  auto rules() const -> std::vector<NoteView> {
    std::vector<NoteView> notes;
    std::string bands;
    for (const auto& grade : framework_.grades) {
      bands += (bands.empty() ? "" : " · ") + voice_.say("form.band", {grade.name, grouped_number(grade.from)});
    }
    if (!bands.empty()) {
      notes.push_back({own_words(voice_.say("form.bands", {bands}))});
    }
    if (score_ != nullptr) {
      if (auto words = threshold_words(*score_, voice_); !words.empty()) {
        notes.push_back({own_words(std::move(words))});
      }
      return notes;
    }
    for (const auto& unit_class : framework_.classes) {
      if (unit_class.threshold) {
        notes.push_back({own_words(voice_.say("form.threshold", {voice_.plain(unit_class.title), grouped_number(*unit_class.threshold)}))});
      }
    }
    return notes;
  }

 private:
  auto heads() const -> FormHeadsView {
    const auto& words = form_words();
    return {.criterion = voice_.plain(words.criterion), .result = voice_.plain(words.result), .remarks = voice_.plain(words.remarks)};
  }

  auto row(const Text& title, bool is_sum, const std::array<std::string, 5>& values, const std::vector<SheetHeadView>& heads) const -> SheetRowView {
    SheetRowView row{.title = voice_.words(title), .is_sum = is_sum, .cells = {}};
    for (std::size_t at = 0; at < values.size(); ++at) {
      row.cells.push_back({.label = heads.at(at).label, .value = values.at(at)});
    }
    return row;
  }

  auto part(const Text& title, std::string about) const -> FormPartView {
    FormPartView view;
    view.title = voice_.words(title);
    view.about = std::move(about);
    view.heads = heads_;
    return view;
  }

  auto points(Decimal number) const -> std::string { return voice_.say("score.points", {grouped_number(number)}); }

  auto level_title(const Level& level, bool with_points) const -> std::string {
    const auto number = std::to_string(level.number);
    auto title = capital(level.title.empty() ? voice_.say("level.number", {number}) : voice_.say("level.titled", {number, voice_.plain(level.title)}));
    return with_points ? voice_.say("form.level", {title, points(level.points)}) : title;
  }

  auto no_level() const -> FormLevelView { return {.title = voice_.say("form.level_zero", {points(Decimal())}), .status = {}, .criteria = {}}; }

  auto filled_parts() const -> std::vector<FormPartView> {
    std::vector<FormPartView> parts;
    for (const auto& dimension : score_->dimensions) {
      parts.push_back(filled_part(dimension));
    }
    if (score_->bonus && framework_.bonus) {
      parts.push_back(bonus_part(*framework_.bonus, &*score_->bonus));
    }
    if (score_->ladder) {
      parts.push_back(filled_part(*score_->ladder));
    }
    return parts;
  }

  auto filled_part(const LadderResult& result) const -> FormPartView {
    const bool scored = result.dimension != nullptr;
    auto view = part(result.title, scored ? points(result.full_points) : std::string());
    view.answer = capital(ladder_words(result, voice_));
    if (result.remark != nullptr && !result.remark->empty()) {
      view.remark = NoteView{voice_.words(*result.remark)};
    }
    view.is_dimension = scored;
    if (scored) {
      view.levels.push_back(no_level());
    }
    for (const auto& level : result.levels) {
      const bool counted = level.level->number <= result.counted;
      FormLevelView of_level{.title = level_title(*level.level, scored),
                             .status = voice_.say(counted           ? "level.counted"
                                                  : level.supported ? "level.supported_only"
                                                                    : "level.not_counted"),
                             .criteria = {}};
      std::ranges::transform(level.criteria, std::back_inserter(of_level.criteria),
                             [this](const CriterionResult& criterion) { return filled_criterion(criterion); });
      view.levels.push_back(std::move(of_level));
    }
    return view;
  }

  auto filled_criterion(const CriterionResult& result) const -> FormCriterionView {
    FormCriterionView view;
    view.title = voice_.words(result.criterion->title);
    view.met = result.supported;
    view.unmet = !result.supported;
    for (const auto* evidence : result.evidence) {
      view.evidence.push_back({evidence->visibility == Visibility::public_ ? voice_.words(evidence->title) : own_words(evidence->id.str())});
    }
    for (const auto& proof : result.proofs) {
      if (!proof.holds) {
        view.remarks.push_back(missing(proof));
      }
    }
    if (result.not_met != nullptr && !result.not_met->empty()) {
      view.remarks.push_back({voice_.words(*result.not_met)});
    }
    return view;
  }

  auto missing(const Proof& proof) const -> NoteView {
    return {own_words(requirement_words(*proof.requirement, framework_, voice_) + " — " + proof_words(proof, framework_, voice_))};
  }

  // What is asked for the extra points; each with what was found, where the form is filled in and they were claimed.
  auto bonus_part(const Bonus& bonus, const BonusResult* result) const -> FormPartView {
    auto view = part(bonus.title, points(bonus.points));
    FormLevelView level{.title = points(bonus.points), .status = {}, .criteria = {}};
    for (const auto& requirement : bonus.requirements) {
      FormCriterionView criterion;
      criterion.title = own_words(requirement_words(requirement, framework_, voice_));
      if (result != nullptr) {
        const auto proof = std::ranges::find(result->proofs, &requirement, &Proof::requirement);
        criterion.met = proof != result->proofs.end() && proof->holds;
        criterion.unmet = !criterion.met;
      }
      level.criteria.push_back(std::move(criterion));
    }
    if (result != nullptr) {
      view.answer = voice_.say("score.of_points", {grouped_number(result->points), grouped_number(bonus.points)});
    }
    view.levels.push_back(std::move(level));
    return view;
  }

  auto blank_parts() const -> std::vector<FormPartView> {
    std::vector<FormPartView> parts;
    for (const auto& dimension : framework_.dimensions) {
      for (const auto& variant : dimension.variants) {
        auto about = points(dimension.points);
        if (variant.kind) {
          about += " · " + voice_.say("framework.for_kind", {voice_.unit_kind(*variant.kind)});
        }
        parts.push_back(blank_part(dimension.title, std::move(about), variant.levels, true));
      }
    }
    if (framework_.bonus) {
      parts.push_back(bonus_part(*framework_.bonus, nullptr));
    }
    for (const auto& ladder : framework_.ladders) {
      const auto* unit_class = framework_.unit_class(ladder.for_class);
      parts.push_back(blank_part(ladder.title,
                                 voice_.say("framework.for_class", {unit_class == nullptr ? ladder.for_class : voice_.plain(unit_class->title)}),
                                 ladder.levels, false));
    }
    return parts;
  }

  auto blank_part(const Text& title, std::string about, const std::vector<Level>& levels, bool scored) const -> FormPartView {
    auto view = part(title, std::move(about));
    view.is_dimension = scored;
    if (scored) {
      view.levels.push_back(no_level());
    }
    for (const auto& level : levels) {
      FormLevelView of_level{.title = level_title(level, scored), .status = {}, .criteria = {}};
      for (const auto& criterion : level.criteria) {
        FormCriterionView blank;
        blank.title = voice_.words(criterion.title);
        of_level.criteria.push_back(std::move(blank));
      }
      view.levels.push_back(std::move(of_level));
    }
    return view;
  }

  const PageContext& page_;
  const Voice& voice_;
  const Framework& framework_;
  const UnitScore* score_;
  FormHeadsView heads_;
};

}  // namespace

auto form_view(const PageContext& page, const FormPage& subject) -> FormView {
  const auto& voice = page.voice();
  const auto& score = *subject.score;
  const FormBuilder form(page, *score.framework, &score);
  auto view = form.view();
  view.title = page.title_of(subject).text;
  view.about = voice.words(score.unit->name);
  view.year = capital(voice.fiscal_year(score.year->year));
  view.answer = capital(voice.say("form.answer", {total_words(score, voice), grade_phrase(score.grade, voice)}));
  if (subject.form == FormPage::Form::score_sheet) {
    view.has_sheet = true;
    view.sheet = form.sheet();
  } else {
    view.parts = form.parts();
  }
  view.rules = form.rules();
  return view;
}

auto blank_form_view(const PageContext& page, const BlankFormPage& subject) -> FormView {
  const FormBuilder form(page, *subject.framework, nullptr);
  auto view = form.view();
  view.title = page.title_of(subject).text;
  view.about = page.voice().words(subject.framework->title);
  view.answer = page.voice().say("form.blank_answer");
  view.has_sheet = true;
  view.sheet = form.sheet();
  view.parts = form.parts();
  view.rules = form.rules();
  return view;
}

}  // namespace prongsai
