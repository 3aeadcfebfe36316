#include <optional>
#include <utility>

#include "base/sha256.hpp"
#include "changes/public_state.hpp"
#include "changes/record.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

// The unit whose id comes nearest, in words.
auto nearest_unit(const UnitId& id, const PublicState& state) -> Text {
  std::vector<std::string> known;
  for (const auto& [other, unit] : state.units) {
    known.push_back(other.str());
  }
  return known.empty() ? Text{.th = "นำไฟล์ใน publications/ กลับมาจากประวัติ git", .en = "bring the files of publications/ back from the git history"}
                       : suggestion(id.str(), known);
}

class Replay {
 public:
  Replay(const Corpus& corpus, Diagnostics& out) : corpus_(corpus), out_(out) {}

  auto take() -> std::vector<PublicState> {
    for (const auto& record : corpus_.publications) {
      add(record);
    }
    report_lost();
    return std::move(states_);
  }

 private:
  void add(const PublicationRecord& record) {
    const auto& today = corpus_.portal.published;
    if (today != Date() && today < record.date) {
      out_.report(Code::publication_later, record.span, {iso_be(record.date), iso_be(today)});
    }
    sound_ = sound_ && record.complete;
    state_.date = record.date;
    state_.portal = record.portal;
    for (const auto& [id, unit] : record.units) {
      if (unit != nullptr) {
        state_.units[id] = unit;
        hashes_[id] = sha256_hex(unit_text(id, unit.get()));
      } else {
        if (!state_.units.contains(id) && sound_) {
          out_.report(Code::publication_gone_unknown, record.unit_spans.at(id), {id.str(), nearest_unit(id, state_)});
          sound_ = false;
        }
        state_.units.erase(id);
        hashes_.erase(id);
      }
    }
    // One change shows once: what follows it cannot add up either.
    if (sound_ && digest_of(state_.portal, hashes_) != record.digest) {
      out_.report(Code::publication_digest, record.digest_span);
      sound_ = false;
    }
    states_.push_back(state_);
  }

  void report_lost() {
    const auto* last = last_before(states_, corpus_.portal.published, true);
    if (last == nullptr || !sound_) {
      return;
    }
    for (const auto& [id, unit] : last->units) {
      if (!corpus_.units.contains(id) && !corpus_.unreadable_units.contains(id)) {
        out_.report(Code::publication_unit_lost, corpus_.portal.span, {id.str(), iso_be(last->date)});
      }
    }
  }

  const Corpus& corpus_;
  Diagnostics& out_;
  PublicState state_;
  std::map<UnitId, std::string> hashes_;
  std::vector<PublicState> states_;
  // False from the first record on that was changed or cannot be read.
  bool sound_ = true;
};

}  // namespace

auto recorded_states(const Corpus& corpus, Diagnostics& out) -> std::vector<PublicState> { return Replay(corpus, out).take(); }

}  // namespace prongsai
