#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/citation.hpp"
#include "model/framework.hpp"
#include "source/span.hpp"

// A frame that many offices plan by (dimensions, missions), and one office's plan of several years as its document prints it (docs/formats.md,
// "kind `plan`"). What is printed is kept as it is, contradictions too; sums and findings are the score room's.
namespace prongsai {

using PlanId = Id<struct PlanTag>;

// A dimension, or a mission at any depth below one.
struct PlanNode {
  std::string id;
  Text title;
  Citation source;
  std::vector<PlanNode> missions;
  Span span;
};

struct RiskLevel {
  std::string id;
  Text title;
  // The lowest product of likelihood and impact that has this level.
  int from = 1;
};

// Likelihood and impact each go from 1 (low) to 3 (high).
inline constexpr int most_risk_score = 3;

// What a frame may ask of every record.
enum class RecordField : std::uint8_t { target, place, owner, budget, kpis, publish, report };

// A framework of kind `plan`: nothing in it is scored.
struct PlanFrame {
  FrameworkId id;
  std::vector<FiscalYear> years;
  Text title;
  Text summary;
  std::vector<UnitKind> unit_kinds;
  std::vector<SourceDocument> sources;
  Citation source;
  std::vector<Choice> item_types;
  std::vector<Choice> kpi_levels;
  // Levels of indicators that every record needs one of.
  std::vector<std::string> required_levels;
  // Rising.
  std::vector<RiskLevel> risk_levels;
  std::vector<PlanNode> dimensions;
  std::vector<RecordField> required;
  std::vector<FrameworkNote> notes;
  FileId file{};

  [[nodiscard]] auto dimension(const std::string& id) const -> const PlanNode*;
  // The dimension that a mission stands in, however deep, or null.
  [[nodiscard]] auto dimension_of_mission(const std::string& id) const -> const PlanNode*;
  [[nodiscard]] auto item_type(const std::string& id) const -> const Choice*;
  [[nodiscard]] auto kpi_level(const std::string& id) const -> const Choice*;
  [[nodiscard]] auto risk_level(const std::string& id) const -> const RiskLevel*;
  // By likelihood x impact; null below the lowest.
  [[nodiscard]] auto risk_level_of(int product) const -> const RiskLevel*;
};

// The node itself, or the one below it, with the id; or null.
[[nodiscard]] auto find_node(const PlanNode& node, const std::string& id) -> const PlanNode*;

// One budget cell of a record and year, as printed. A cell that the document does not have at all is not in PlanRecord::budget.
struct AmountCell {
  Decimal amount;
};
// The document says that no money is used: `-`, or in words.
struct NoBudgetCell {};
// Nothing is printed in the cell.
struct BlankCell {};
// Something is printed that is no amount; `implied` is what the editor reads it as.
struct UnreadableCell {
  std::string printed;
  std::optional<Decimal> implied;
};
using BudgetCell = std::variant<AmountCell, NoBudgetCell, BlankCell, UnreadableCell>;

// The budget as the details of a record say it, in their own words.
struct StatedBudget {
  enum class Basis : std::uint8_t { per_year, total, unstated, none };
  Text text;
  Basis basis = Basis::unstated;
  std::optional<Decimal> per_year;
  // One figure of which the document does not say whether it is for a year or for all.
  std::optional<Decimal> amount;
  std::optional<Decimal> total;
  Citation source;
  Span span;
};

struct RecordTarget {
  Text who;
  std::optional<int> count;
  Citation source;
};

// An office, never a person.
struct RecordOwner {
  Text division;
  Text section;
  auto operator<=>(const RecordOwner&) const = default;
};

enum class PlanKpiKind : std::uint8_t { exists, count, percent, index, zero, trend, monitor, narrative };
inline constexpr std::size_t plan_kpi_kinds = 8;

struct KpiBaseline {
  FiscalYear year;
  Decimal value;
};

// Which way a trend is to go, and by how much where the document says so.
struct KpiChange {
  enum class Direction : std::uint8_t { down, up };
  Direction direction = Direction::down;
  std::optional<Decimal> percent;
};

// Invariant: only count, percent and index have `op` and `target`; only a trend has `change`.
struct PlanKpi {
  std::string id;
  Located<std::string> level;
  PlanKpiKind kind = PlanKpiKind::narrative;
  Text text;
  std::string op;
  std::optional<Decimal> target;
  Text unit;
  Text per;
  // What it is measured with.
  Text tool;
  std::optional<KpiBaseline> baseline;
  std::optional<KpiChange> change;
  Citation source;
  Span span;
};

// A step that publishes or reports. `none` where the editor states that the document has none.
struct RecordStep {
  bool none = false;
  Text where;
  Text cycle;
  Citation source;
};

// One project, activity or measure.
struct PlanRecord {
  int number = 0;
  Text name;
  Text printed_name;
  std::vector<Text> aliases;
  Located<std::string> type;
  std::optional<Located<std::string>> printed_type;
  std::optional<Located<std::string>> dimension;
  Text dimension_note;
  std::optional<Located<std::string>> mission;
  Text mission_note;
  std::vector<Located<std::string>> printed_in;
  std::map<FiscalYear, Located<BudgetCell>> budget;
  std::optional<StatedBudget> stated_budget;
  Text rationale;
  std::vector<Text> objectives;
  std::optional<RecordTarget> target;
  Text place;
  std::vector<Text> steps;
  Text period;
  std::optional<RecordOwner> owner;
  std::vector<PlanKpi> kpis;
  std::optional<RecordStep> publish;
  std::optional<RecordStep> report;
  Text amended;
  Text note;
  Citation source;
  // Of the number.
  Span span;
};

struct PlanRisk {
  std::string id;
  Text process;
  Text issue;
  // As printed.
  Located<std::string> level;
  std::optional<int> likelihood;
  std::optional<int> impact;
  std::vector<Text> controls;
  std::vector<Located<int>> records;
  Text note;
  Citation source;
  Span span;
};

// A row of sums as the document prints it; `of` is a dimension's id, or empty for all.
struct PrintedTotal {
  std::string of;
  std::optional<Located<int>> count;
  std::map<FiscalYear, Located<Decimal>> budget;
  Citation source;
  Span span;
};

struct Plan {
  PlanId id;
  Located<FrameworkId> framework;
  Text title;
  Text summary;
  // As printed: `กันยายน 2565`.
  Text dated;
  std::vector<FiscalYear> years;
  std::vector<SourceDocument> sources;
  Citation source;
  std::vector<Text> objectives;
  std::vector<Text> target_groups;
  // The parts of the document that may carry a record: the table, the details.
  std::vector<Choice> parts;
  std::vector<PrintedTotal> printed_totals;
  // In the order of their numbers.
  std::vector<PlanRecord> records;
  // False where a record could not be read: nothing is then reported as missing from the plan.
  bool complete = true;
  std::vector<PlanRisk> risks;
  std::vector<FrameworkNote> contradictions;
  FileId file{};
  // False where the frame's file is there but could not be read: the frame is then not missing.
  bool frame_readable = true;
  // Of the framework's name.
  Span span;

  [[nodiscard]] auto record(int number) const -> const PlanRecord*;
  [[nodiscard]] auto printed_total(const std::string& of) const -> const PrintedTotal*;
  [[nodiscard]] auto part(const std::string& id) const -> const Choice*;
  [[nodiscard]] auto has_year(FiscalYear year) const -> bool;
};

}  // namespace prongsai
