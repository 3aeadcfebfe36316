#include "pack/placement.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "base/assert.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Order = std::map<CriterionId, std::size_t>;

auto criteria_order(const UnitScore& score) -> Order {
  Order order;
  for (const auto* criterion : score.framework->criteria_for(score.unit->kind)) {
    order.emplace(criterion->id, order.size());
  }
  if (score.framework->bonus) {
    order.emplace(score.framework->bonus->id, order.size());
  }
  return order;
}

auto folder_of(const Evidence& evidence, const Order& order) -> std::string {
  std::size_t first = std::numeric_limits<std::size_t>::max();
  std::string folder = "other";
  for (const auto& criterion : evidence.supports) {
    const auto found = order.find(criterion.value);
    if (found != order.end() && found->second < first) {
      first = found->second;
      folder = criterion.value.str();
    }
  }
  return folder;
}

auto is_hidden(const Evidence& evidence, Audience audience) -> bool {
  return evidence.visibility == Visibility::withheld || (evidence.visibility == Visibility::auditor && audience != Audience::auditor);
}

}  // namespace

auto place_evidence(const UnitScore& score, Audience audience) -> std::vector<PlacedEvidence> {
  const auto order = criteria_order(score);
  std::vector<PlacedEvidence> placed;
  for (const auto& evidence : score.year->evidence) {
    PlacedEvidence place{.evidence = &evidence, .reach = PlacedEvidence::Reach::hidden, .path = {}, .shortened = false};
    if (!is_hidden(evidence, audience)) {
      place.reach = evidence.path.empty() ? PlacedEvidence::Reach::elsewhere : PlacedEvidence::Reach::inside;
    }
    if (place.reach == PlacedEvidence::Reach::inside) {
      const auto full_name = evidence.id.str() + "__" + evidence.name;
      const auto name = shortened_name(full_name, max_part_bytes);
      place.path = folder_of(evidence, order) + "/" + name;
      place.shortened = name != full_name;
    }
    placed.push_back(std::move(place));
  }
  return placed;
}

auto find_placed(const std::vector<PlacedEvidence>& placed, const Evidence& evidence) -> const PlacedEvidence& {
  const auto found = std::ranges::find(placed, &evidence, &PlacedEvidence::evidence);
  require(found != placed.end(), "a score names evidence that is not in the register of its year");
  return *found;
}

}  // namespace prongsai
