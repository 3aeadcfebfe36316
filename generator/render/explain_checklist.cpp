#include <cstddef>
#include <string_view>
#include <utility>

#include "render/checklist_words.hpp"
#include "render/explain_score.hpp"

namespace prongsai {
namespace {

class Explanation {
 public:
  Explanation(const ChecklistScore& score, const Voice& voice) : score_(score), voice_(voice) {}

  auto text() -> std::string {
    line(0, voice_.plain(score_.unit->name) + ", " + voice_.fiscal_year(score_.year->year));
    line(0, voice_.say("framework.kind.checklist") + ": " + voice_.plain(score_.checklist->title));
    line(0, voice_.say("score.basis") + ": " + checklist_basis(score_, voice_));
    line(0, capital(checklist_answer(score_, voice_)));
    for (const auto& group : score_.groups) {
      out_ += "\n";
      line(0, voice_.plain(group.group->title));
      line(1, capital(tally_words(group.tally, voice_)));
      for (const auto& item : group.items) {
        add_item(item);
      }
    }
    return std::move(out_);
  }

 private:
  void line(int depth, const std::string& words) { out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + words + "\n"; }

  static auto mark(ItemState state) -> std::string_view {
    switch (state) {
      case ItemState::present:
        return "[x]";
      case ItemState::not_applicable:
        return "[-]";
      case ItemState::unanswered:
        return "[?]";
      case ItemState::absent:
      case ItemState::unproved:
        return "[ ]";
    }
    return "[?]";
  }

  void add_item(const ItemResult& result) {
    auto words = std::string(mark(result.state)) + " " + result.item->id.str() + "  " + voice_.plain(result.item->title) + ": " +
                 state_words(result.state, voice_);
    if (result.item->answer != AnswerType::present && result.counted != nullptr && result.counted->claims()) {
      words += " (" + answer_words(*result.item, *result.counted, *score_.checklist, voice_) + ")";
    }
    if (score_.checklist->scoring != Scoring::none && result.state != ItemState::not_applicable) {
      words += ", " + voice_.say("score.of_points", {grouped_number(result.points.points()), grouped_number(result.full.points())});
    }
    line(1, words);
    if (result.differs) {
      line(2, voice_.say("item.own") + ": " + answer_words(*result.item, *result.own, *score_.checklist, voice_));
    }
    if (result.remark != nullptr) {
      line(2, voice_.say("item.remark") + ": " + voice_.plain(*result.remark));
    }
    if (result.item->required) {
      line(2, std::string(result.supported ? "[x] " : "[ ] ") + required_words(*result.item->required, *score_.checklist, voice_));
    }
    if (!result.evidence.empty()) {
      std::string ids;
      for (const auto* evidence : result.evidence) {
        ids += (ids.empty() ? "" : ", ") + evidence->id.str();
      }
      line(2, voice_.say("criterion.evidence") + ": " + ids);
    }
    if (result.freshness == Freshness::expired) {
      line(2, voice_.say("item.expired", {voice_.date(*result.own->valid_until)}));
    } else if (result.freshness == Freshness::stale) {
      line(2, voice_.say("item.stale", {voice_.date(*result.own->checked), std::to_string(*result.item->valid_months)}));
    }
  }

  const ChecklistScore& score_;
  const Voice& voice_;
  std::string out_;
};

}  // namespace

auto explain_checklist(const ChecklistScore& score, Language language, const Strings& strings) -> std::string {
  const Voice voice(strings, language);
  return Explanation(score, voice).text();
}

}  // namespace prongsai
