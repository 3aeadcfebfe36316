#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/citation.hpp"
#include "model/unit.hpp"
#include "source/span.hpp"

// What the department announced of a year (docs/formats.md, "results").
namespace prongsai {

// Within which units an honour is won: those of a region (units without a region: of their kind), of a kind, or all.
enum class HonourGroup : std::uint8_t { region, kind, none };

struct AnnouncedHonour {
  std::string id;
  Text title;
  // On the total without the bonus.
  std::optional<Decimal> threshold;
  HonourGroup group = HonourGroup::none;
  // A class of the framework; empty where units of every class may win.
  std::string for_class;
  // The best total of the group wins; otherwise every unit that reaches the threshold may.
  bool best = false;
  Citation source;
  Span span;
  Span class_span;
};

// Who wins within a group: units of a region, of a kind, or (nothing) all.
using GroupKey = std::variant<std::monostate, RegionId, UnitKind>;

// Whether a unit competes in a group of an honour. Where regions compete, the groups by kind are for units of no region.
[[nodiscard]] auto is_in_group(const Unit& unit, const GroupKey& group, HonourGroup within) -> bool;

struct AnnouncedAward {
  std::string honour;
  GroupKey group;
  UnitId unit;
  Text note;
  Span unit_span;
  Span honour_span;
  // Where the group was written, or the award itself.
  Span group_span;
};

struct Promotion {
  UnitId unit;
  std::string from;
  std::string to;
  Span unit_span;
  Span from_span;
};

// How many awards a document prints; two places of one document may disagree, so that there may be several.
struct ExpectedAwards {
  std::string honour;
  int count = 0;
  Citation source;
  Span span;
};

struct YearResults {
  FiscalYear year;
  FrameworkId framework;
  Date announced;
  DocumentIdentity order;
  Citation source;
  // False where the file says that it holds a part of the awards only: nothing is then reported as missing from it.
  bool complete = true;
  std::vector<ExpectedAwards> expected;
  std::vector<AnnouncedHonour> honours;
  std::vector<AnnouncedAward> awards;
  std::vector<Promotion> promotions;
  Text note;
  FileId file{};
  Span span;
  [[nodiscard]] auto honour(const std::string& id) const -> const AnnouncedHonour*;
};

}  // namespace prongsai
