#pragma once

#include <compare>
#include <string>
#include <utility>

namespace prongsai {

// An identifier written in content. Ids of different things are different types, so that they cannot be mixed up. The text is what the author
// wrote; whether it is well formed (docs/formats.md, "Ids") is checked where it is loaded.
template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] auto str() const -> const std::string& { return text_; }
  [[nodiscard]] auto empty() const -> bool { return text_.empty(); }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

using UnitId = Id<struct UnitTag>;
using RegionId = Id<struct RegionTag>;
using FrameworkId = Id<struct FrameworkTag>;
// A scored dimension, or a further ladder without points.
using LadderId = Id<struct LadderTag>;
using CriterionId = Id<struct CriterionTag>;
using EvidenceId = Id<struct EvidenceTag>;
using WriteUpId = Id<struct WriteUpTag>;
using PageId = Id<struct PageTag>;
using CrosswalkId = Id<struct CrosswalkTag>;
using ArticleId = Id<struct ArticleTag>;

}  // namespace prongsai
