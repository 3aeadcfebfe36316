#include "pack/placement.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/assert.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Order = std::map<CriterionId, std::size_t>;

// The criteria that the pack is about.
auto criteria_order(const PlannedPack& planned) -> Order {
  Order order;
  if (planned.dimension != nullptr) {
    for (const auto& level : planned.dimension->levels) {
      for (const auto& result : level.criteria) {
        order.emplace(result.criterion->id, order.size());
      }
    }
  } else if (planned.score != nullptr) {
    const auto& framework = *planned.score->framework;
    for (const auto* criterion : framework.criteria_for(planned.unit->kind)) {
      order.emplace(criterion->id, order.size());
    }
    if (framework.bonus) {
      order.emplace(framework.bonus->id, order.size());
    }
  }
  return order;
}

// Items of the checklists that were answered, in their order. Others follow by name.
auto item_rank(const SupportedItem& supported, const std::vector<const ChecklistScore*>& checklists)
    -> std::tuple<std::size_t, std::size_t, std::string> {
  const auto list = std::ranges::find(checklists, supported.framework, [](const ChecklistScore* score) { return score->checklist->id; });
  const auto place = static_cast<std::size_t>(list - checklists.begin());
  auto folder = supported.framework.str() + "." + supported.item.str();
  if (list == checklists.end()) {
    return {place, 0, std::move(folder)};
  }
  std::size_t item = 0;
  for (const auto* leaf : leaves_of(*(*list)->checklist)) {
    if (leaf->id == supported.item) {
      break;
    }
    ++item;
  }
  return {place, item, std::move(folder)};
}

// Nothing where the pack is not about anything that the evidence supports.
auto folder_of(const Evidence& evidence, const Order& order, const PlannedPack& planned) -> std::optional<std::string> {
  std::optional<std::size_t> first;
  std::string folder;
  for (const auto& criterion : evidence.supports) {
    const auto found = order.find(criterion.value);
    if (found != order.end() && (!first || found->second < *first)) {
      first = found->second;
      folder = criterion.value.str();
    }
  }
  if (first) {
    return folder;
  }
  if (planned.dimension != nullptr) {
    return std::nullopt;
  }
  if (evidence.supports_items.empty()) {
    return "other";
  }
  auto best = item_rank(evidence.supports_items.front(), planned.checklists);
  for (const auto& item : evidence.supports_items) {
    best = std::min(best, item_rank(item, planned.checklists));
  }
  return std::get<2>(best);
}

auto is_hidden(const Evidence& evidence, Audience audience) -> bool {
  return evidence.visibility == Visibility::withheld || (evidence.visibility == Visibility::auditor && audience != Audience::auditor);
}

}  // namespace

auto place_evidence(const PlannedPack& planned, Audience audience) -> std::vector<PlacedEvidence> {
  const auto order = criteria_order(planned);
  std::vector<PlacedEvidence> placed;
  for (const auto& evidence : planned.year->evidence) {
    const auto folder = folder_of(evidence, order, planned);
    if (!folder) {
      continue;
    }
    PlacedEvidence place{.evidence = &evidence, .reach = PlacedEvidence::Reach::hidden, .path = {}, .shortened = false, .part = 1};
    if (!is_hidden(evidence, audience)) {
      place.reach = evidence.path.empty() ? PlacedEvidence::Reach::elsewhere : PlacedEvidence::Reach::inside;
    }
    if (place.reach == PlacedEvidence::Reach::inside) {
      const auto full_name = evidence.id.str() + "__" + evidence.name;
      const auto name = shortened_name(full_name, max_part_bytes);
      place.path = *folder + "/" + name;
      place.shortened = name != full_name;
    }
    placed.push_back(std::move(place));
  }
  return placed;
}

auto in_path_order(const std::vector<PlacedEvidence>& placed) -> std::vector<const PlacedEvidence*> {
  std::vector<const PlacedEvidence*> inside;
  for (const auto& place : placed) {
    if (place.reach == PlacedEvidence::Reach::inside) {
      inside.push_back(&place);
    }
  }
  std::ranges::sort(inside, {}, [](const PlacedEvidence* place) -> const std::string& { return place->path; });
  return inside;
}

auto assign_parts(std::vector<PlacedEvidence>& placed, std::uint64_t split_bytes) -> int {
  int part = 1;
  std::uint64_t filled = 0;
  bool empty = true;
  for (const auto* place : in_path_order(placed)) {
    require(place->evidence->facts.has_value(), "evidence without facts in a pack");
    const auto size = place->evidence->facts->size;
    if (!empty && (size > split_bytes || filled > split_bytes - size)) {
      ++part;
      filled = 0;
    }
    filled += size;
    empty = false;
    placed[static_cast<std::size_t>(place - placed.data())].part = part;
  }
  return part;
}

auto find_placed(const std::vector<PlacedEvidence>& placed, const Evidence& evidence) -> const PlacedEvidence& {
  const auto found = std::ranges::find(placed, &evidence, &PlacedEvidence::evidence);
  require(found != placed.end(), "a score names evidence that is not in the register of its year");
  return *found;
}

}  // namespace prongsai
