#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "score/standings.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// All that one publication shows and a reader can notice (docs/changes.md). Owns what it holds: it may outlive the content that it was made from.
struct PublicState {
  Date date;
  PublishedPortal portal;
  std::map<UnitId, std::shared_ptr<const PublishedUnit>> units;
};

// What the content shows if it is published now. Nothing of evidence that is not public goes in. A unit that is set aside, or cannot be read, keeps
// what `before` has of it: its pages are away for a while, nothing of it was taken back.
[[nodiscard]] auto public_state(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const PublicState* before) -> PublicState;

// Every recorded publication, the earliest first, each put together from its record and those before it. Reports records that do not add up, a record
// of a day that is still to come, and units that the last publication had and the content has not.
[[nodiscard]] auto recorded_states(const Corpus& corpus, Diagnostics& out) -> std::vector<PublicState>;

// The last publication recorded before a day, or on it where `or_on` says so; null where there is none.
[[nodiscard]] auto last_before(const std::vector<PublicState>& recorded, const Date& day, bool or_on) -> const PublicState*;

}  // namespace prongsai
