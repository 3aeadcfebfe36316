#include "model/checklist.hpp"

#include <algorithm>

#include "model/find_in.hpp"

namespace prongsai {
namespace {

auto find_item(const std::vector<ChecklistItem>& items, const ItemId& id) -> const ChecklistItem* {
  for (const auto& item : items) {
    if (item.id == id) {
      return &item;
    }
    if (const auto* inner = find_item(item.items, id)) {
      return inner;
    }
  }
  return nullptr;
}

void add_leaves(const std::vector<ChecklistItem>& items, std::vector<const ChecklistItem*>& leaves) {
  for (const auto& item : items) {
    if (item.items.empty()) {
      leaves.push_back(&item);
    } else {
      add_leaves(item.items, leaves);
    }
  }
}

}  // namespace

auto Checklist::is_for(FiscalYear year) const -> bool { return std::ranges::find(years, year) != years.end(); }
auto Checklist::is_for(UnitKind kind) const -> bool { return std::ranges::find(unit_kinds, kind) != unit_kinds.end(); }

auto Checklist::item(const ItemId& wanted) const -> const ChecklistItem* {
  for (const auto& group : groups) {
    if (const auto* found = find_item(group.items, wanted)) {
      return found;
    }
  }
  return nullptr;
}

auto Checklist::evidence_kind(const std::string& wanted) const -> const EvidenceKind* { return find_in(evidence_kinds, wanted, &EvidenceKind::id); }
auto Checklist::document(const std::string& wanted) const -> const SourceDocument* { return find_in(sources, wanted, &SourceDocument::id); }

auto Checklist::choices_of(const ChecklistItem& item) const -> const ChoiceList& {
  static const ChoiceList none;
  const auto found = choices.find(item.choices);
  return item.answer != AnswerType::choice || found == choices.end() ? none : found->second;
}

auto leaves_of(const ChecklistGroup& group) -> std::vector<const ChecklistItem*> {
  std::vector<const ChecklistItem*> leaves;
  add_leaves(group.items, leaves);
  return leaves;
}

auto leaves_of(const ChecklistItem& item) -> std::vector<const ChecklistItem*> {
  std::vector<const ChecklistItem*> leaves;
  add_leaves(item.items, leaves);
  return leaves;
}

auto leaves_of(const Checklist& checklist) -> std::vector<const ChecklistItem*> {
  std::vector<const ChecklistItem*> leaves;
  for (const auto& group : checklist.groups) {
    add_leaves(group.items, leaves);
  }
  return leaves;
}

auto Answer::says_the_same(const Answer& other) const -> bool {
  if (kind != other.kind || number != other.number) {
    return false;
  }
  auto ours = chosen;
  auto theirs = other.chosen;
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  return ours == theirs;
}

}  // namespace prongsai
