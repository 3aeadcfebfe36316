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
#include "model/calendar.hpp"
#include "model/citation.hpp"
#include "model/unit_kind.hpp"
#include "source/span.hpp"

// A rubric as data (docs/formats.md, "frameworks"). Nothing here knows any particular rubric.
namespace prongsai {

// A document that nodes of the framework cite.
struct SourceDocument {
  std::string id;
  Text title;
  Text publisher;
  std::optional<FiscalYear> year;
  std::string url;
};

struct EvidenceKind {
  std::string id;
  Text title;
  // An order or announcement must give its number and date.
  bool needs_document = false;
  // A person signs for what no figure can prove.
  bool is_statement = false;
};

enum class ValueType : std::uint8_t { integer, decimal, boolean, date, text, evidence, choice };

struct FactDefinition {
  std::string id;
  Text title;
  ValueType type = ValueType::integer;
  Text unit;
  // True where the value is the unit's number of staff in that year, from unit.yaml.
  bool from_staff_total = false;
  Citation source;
};

struct Column {
  std::string id;
  Text title;
  ValueType type = ValueType::text;
  Text unit;
  // Of choice columns: the list of choices by its name in Framework::choices.
  std::string choices;
  bool optional = false;
};

struct TableDefinition {
  std::string id;
  Text title;
  std::vector<Column> columns;
  Citation source;
};

// One word of a closed list.
struct Choice {
  std::string id;
  Text title;
};

// A limit on a number: exactly one comparison.
struct Limit {
  enum class Comparison : std::uint8_t { above, at_least, below, at_most, equals };
  Comparison comparison = Comparison::at_least;
  Decimal value;
};

// At least `min` entries of the register, of one of `kinds` (any where empty), support the criterion; `per_quarter` asks so for each quarter.
struct EvidenceRequirement {
  std::vector<std::string> kinds;
  int min = 1;
  bool per_quarter = false;
};

// A declared fact compares with a limit. With `of`, the fact is taken as a share, in per cent, of another one.
struct FactRequirement {
  std::string name;
  std::string of;
  Limit limit;
  Text unit;
};

// A value that a table cell may have: text covers ids of choices and evidence.
using CellValue = std::variant<std::monostate, Decimal, bool, Date, std::string>;

// A small relational measure. Rows are chosen (all; the n largest by a column, ties with the n-th included; or all but those), then measured.
struct TableRequirement {
  enum class Selection : std::uint8_t { all, top, except_top };
  enum class Measure : std::uint8_t { count, sum, distinct, share };
  // A row matches when each named column has one of the values.
  struct Condition {
    std::string column;
    std::vector<CellValue> values;
  };
  std::string table;
  Selection selection = Selection::all;
  std::string by;
  int n = 0;
  std::vector<Condition> where;
  Measure measure = Measure::count;
  // Of sum and distinct.
  std::string column;
  Limit limit;
};

// No evidence of this criterion, by id or by bytes, supports a criterion of these dimensions.
struct NotSharedRequirement {
  std::vector<LadderId> dimensions;
};

// Two roles are filled by different documents. Each names a fact of type evidence, or `table.column`.
struct DisjointRequirement {
  std::string first;
  std::string second;
};

// Only people can judge: a signed statement supports it, or the committee awarded the level.
struct DeclaredRequirement {};

// The unit's total without the bonus compares with a limit.
struct TotalRequirement {
  Limit limit;
};

using RequirementRule = std::variant<EvidenceRequirement, FactRequirement, TableRequirement, NotSharedRequirement, DisjointRequirement,
                                     DeclaredRequirement, TotalRequirement>;

struct Requirement {
  RequirementRule rule;
  Span span;
};

struct Criterion {
  CriterionId id;
  Text title;
  // Of the dimension's areas; empty where the criterion belongs to none.
  std::string area;
  std::vector<Requirement> requirements;
  Citation source;
  Span span;
};

// One step of a ladder. `points` is what the ladder is worth when this level is reached, not what the level adds.
struct Level {
  int number = 0;
  Text title;
  Decimal points;
  std::vector<Criterion> criteria;
  Citation source;
};

// Levels for one kind of unit; without a kind, for all.
struct Variant {
  std::optional<UnitKind> kind;
  std::vector<Level> levels;
};

// What a dimension of an earlier framework has to do with this one: `comparable` says that their points may stand side by side.
struct Predecessor {
  Located<FrameworkId> framework;
  Located<LadderId> dimension;
  Text note;
};

// A dimension: scored, or known in part. Invariant of a scored one: levels are numbered 1, 2, … and their points rise up to `points`. One that is
// known in part has `known_parts` instead, no levels and no points, and nothing can be claimed on it.
struct Dimension {
  LadderId id;
  Text title;
  Text short_title;
  Decimal points;
  std::vector<Variant> variants;
  bool partial = false;
  std::vector<Criterion> known_parts;
  std::optional<Predecessor> comparable_with;
  // Why no dimension of an earlier framework compares; empty where nothing is said.
  Text not_comparable;
  Citation source;
  Span span;
  [[nodiscard]] auto levels_for(UnitKind kind) const -> const std::vector<Level>*;
};

// A ladder of levels without points, for units of one class.
struct FurtherLadder {
  LadderId id;
  Text title;
  std::string for_class;
  std::vector<Level> levels;
  Citation source;
  Span span;
};

struct Bonus {
  CriterionId id;
  Text title;
  Decimal points;
  std::vector<Requirement> requirements;
  Citation source;
};

struct Grade {
  std::string name;
  Decimal from;
};

struct UnitClass {
  std::string id;
  Text title;
  // On the total without the bonus.
  std::optional<Decimal> threshold;
  LadderId ladder;
  // The class that a unit joins once it reaches the threshold; empty where the threshold is what keeps a unit in this one.
  Located<std::string> becomes;
  Text rule;
  Citation source;
};

struct FrameworkNote {
  Text text;
  Citation source;
};

// A target for the programme as a whole.
struct ProgrammeIndicator {
  // Share of units that have an assessment in the year; growth of the number of units of a class since the year before.
  enum class Measure : std::uint8_t { share_of_units_assessed, growth_of_class };
  std::string id;
  Text title;
  Measure measure = Measure::share_of_units_assessed;
  // Of growth.
  std::string unit_class;
  // In per cent.
  Decimal at_least;
  Citation source;
  Span span;
};

// A framework of kind `levels`: dimensions whose levels build on the level below.
struct Framework {
  FrameworkId id;
  std::vector<FiscalYear> years;
  Text title;
  Text summary;
  std::vector<UnitKind> unit_kinds;
  std::vector<SourceDocument> sources;
  Citation source;
  std::vector<EvidenceKind> evidence_kinds;
  std::map<std::string, std::vector<Choice>> choices;
  std::vector<FactDefinition> facts;
  std::vector<TableDefinition> tables;
  std::vector<Choice> areas;
  std::vector<Dimension> dimensions;
  std::optional<Bonus> bonus;
  // From the highest down.
  std::vector<Grade> grades;
  Citation grades_source;
  std::vector<UnitClass> classes;
  std::vector<FurtherLadder> ladders;
  std::vector<FrameworkNote> notes;
  std::vector<ProgrammeIndicator> programme;
  std::vector<DueDate> calendar;
  // The version of this rubric before it; empty where none is named.
  Located<FrameworkId> follows;
  FileId file{};

  [[nodiscard]] auto evidence_kind(const std::string& id) const -> const EvidenceKind*;
  [[nodiscard]] auto fact(const std::string& id) const -> const FactDefinition*;
  [[nodiscard]] auto table(const std::string& id) const -> const TableDefinition*;
  [[nodiscard]] auto dimension(const LadderId& id) const -> const Dimension*;
  [[nodiscard]] auto ladder(const LadderId& id) const -> const FurtherLadder*;
  [[nodiscard]] auto unit_class(const std::string& id) const -> const UnitClass*;
  [[nodiscard]] auto area(const std::string& id) const -> const Choice*;
  [[nodiscard]] auto document(const std::string& id) const -> const SourceDocument*;
  [[nodiscard]] auto choice(const std::string& list, const std::string& id) const -> const Choice*;
  // Every criterion for units of a kind: of all dimensions and further ladders.
  [[nodiscard]] auto criteria_for(UnitKind kind) const -> std::vector<const Criterion*>;
  [[nodiscard]] auto is_for(FiscalYear year) const -> bool;
  // False where a dimension is known in part: no unit can then be given a total.
  [[nodiscard]] auto can_score() const -> bool;
};

[[nodiscard]] auto column_of(const TableDefinition& table, const std::string& id) -> const Column*;
[[nodiscard]] auto meets(const Limit& limit, Decimal value) -> bool;
[[nodiscard]] auto meets(const Limit& limit, const Share& share) -> bool;

}  // namespace prongsai
