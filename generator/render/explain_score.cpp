#include "render/explain_score.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "render/voice.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

class Explanation {
 public:
  Explanation(const UnitScore& score, const Voice& voice) : score_(score), voice_(voice) {}

  auto text() -> std::string {
    line(0, voice_.plain(score_.unit->name) + ", " + voice_.fiscal_year(score_.year->year));
    add_totals();
    for (const auto& dimension : score_.dimensions) {
      add_ladder(dimension);
    }
    if (score_.bonus) {
      add_bonus(*score_.bonus);
    }
    if (score_.ladder) {
      add_ladder(*score_.ladder);
    }
    return std::move(out_);
  }

 private:
  void line(int depth, const std::string& words) { out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + words + "\n"; }
  void labelled(std::string_view label, const std::string& value) { line(0, voice_.say(label) + ": " + value); }

  void add_totals() {
    labelled("score.framework", voice_.plain(score_.framework->title));
    labelled("score.basis", basis_words(score_, voice_));
    labelled("score.total", total_words(score_, voice_));
    labelled("score.grade", grade_words(score_.grade, voice_));
    if (score_.rank > 0) {
      labelled("score.rank", std::to_string(score_.rank));
    }
    if (score_.unit_class != nullptr) {
      labelled("score.class", voice_.plain(score_.unit_class->title));
    }
    if (const auto threshold = threshold_words(score_, voice_); !threshold.empty()) {
      line(0, threshold);
    }
  }

  void add_ladder(const LadderResult& ladder) {
    out_ += "\n";
    line(0, voice_.plain(ladder.title));
    line(1, ladder_words(ladder, voice_));
    if (ladder.over_claimed()) {
      line(1, voice_.say("ladder.over_claimed"));
    }
    if (ladder.over_awarded()) {
      line(1, voice_.say("ladder.over_awarded", {std::to_string(*ladder.awarded), std::to_string(ladder.supported)}));
    }
    if (ladder.remark != nullptr) {
      line(1, voice_.say("ladder.remark") + ": " + voice_.plain(*ladder.remark));
    }
    for (const auto& level : ladder.levels) {
      const auto title = capital(voice_.say("level.number", {std::to_string(level.level->number)}));
      line(1, ladder.dimension == nullptr ? title : title + ", " + voice_.say("score.points", {grouped_number(level.level->points)}));
      for (const auto& criterion : level.criteria) {
        add_criterion(criterion);
      }
    }
  }

  void add_criterion(const CriterionResult& result) {
    line(2, mark(result.supported) + " " + result.criterion->id.str() + "  " + voice_.plain(result.criterion->title));
    for (const auto& proof : result.proofs) {
      add_proof(proof, 3);
    }
    if (!result.evidence.empty()) {
      std::string ids;
      for (const auto* evidence : result.evidence) {
        ids += (ids.empty() ? "" : ", ") + evidence->id.str();
      }
      line(3, voice_.say("criterion.evidence") + ": " + ids);
    }
    if (result.not_met != nullptr) {
      line(3, voice_.say("criterion.not_met_reason") + ": " + voice_.plain(*result.not_met));
    }
  }

  void add_proof(const Proof& proof, int depth) {
    line(depth, mark(proof.holds) + " " + requirement_words(*proof.requirement, *score_.framework, voice_) + ": " +
                    proof_words(proof, *score_.framework, voice_));
  }

  void add_bonus(const BonusResult& bonus) {
    out_ += "\n";
    line(0, voice_.plain(score_.framework->bonus->title));
    line(1, voice_.say("score.points", {grouped_number(bonus.points)}));
    for (const auto& proof : bonus.proofs) {
      add_proof(proof, 1);
    }
  }

  static auto mark(bool holds) -> std::string { return holds ? "[x]" : "[ ]"; }

  const UnitScore& score_;
  const Voice& voice_;
  std::string out_;
};

}  // namespace

auto explain_score(const UnitScore& score, Language language, const Strings& strings) -> std::string {
  const Voice voice(strings, language);
  return Explanation(score, voice).text();
}

}  // namespace prongsai
