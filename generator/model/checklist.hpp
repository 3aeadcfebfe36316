#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/calendar.hpp"
#include "model/citation.hpp"
#include "model/framework.hpp"
#include "model/stage.hpp"
#include "source/span.hpp"

// Checklists as data, and what offices answer (docs/formats.md, "checklists"). Nothing here knows any particular checklist.
namespace prongsai {

using ItemId = Id<struct ItemTag>;
using GroupId = Id<struct GroupTag>;

enum class AnswerType : std::uint8_t { present, choice, number };

// What the answers add up to: only counts, a sum of weights, or the sum as a share of the weights that apply.
enum class Scoring : std::uint8_t { none, points, percent };

// One word of a closed list of answers. `points` is the share of the item's weight that it is worth.
struct ScoredChoice {
  std::string id;
  Text title;
  std::optional<Decimal> points;
};
using ChoiceList = std::vector<ScoredChoice>;

// The numbers that a question may be answered with. `from` is worth nothing and `to` the whole weight; `from` may be the greater one.
struct NumberRange {
  Decimal from;
  Decimal to;
};

// A question, or a heading over further items. Only items without items of their own are answered.
struct ChecklistItem {
  ItemId id;
  Text title;
  Text hint;
  AnswerType answer = AnswerType::present;
  // Of choice: the list by its name in Checklist::choices, and whether several may be chosen.
  std::string choices;
  bool many = false;
  // Of number.
  std::optional<NumberRange> range;
  Text unit;
  Decimal weight{1};
  // Evidence that names the item and without which nothing but `absent` is supported.
  std::optional<EvidenceRequirement> required;
  Span required_span;
  std::optional<int> valid_months;
  // True where the wording was not taken from a document.
  bool from_memory = false;
  Citation source;
  std::vector<ChecklistItem> items;
  Span span;
};

struct ChecklistGroup {
  GroupId id;
  Text title;
  Text note;
  Citation source;
  // How many items the source says that the group has.
  std::optional<int> items_stated;
  std::vector<ChecklistItem> items;
  Span span;
};

struct ChecklistGrade {
  std::string name;
  Text title;
  Decimal from;
  // What every group's own share must reach, too, in per cent.
  std::optional<Decimal> each;
};

// A framework of kind `checklist`.
struct Checklist {
  FrameworkId id;
  std::vector<FiscalYear> years;
  Text title;
  Text summary;
  std::vector<UnitKind> unit_kinds;
  std::vector<SourceDocument> sources;
  Citation source;
  std::vector<EvidenceKind> evidence_kinds;
  std::map<std::string, ChoiceList> choices;
  Scoring scoring = Scoring::none;
  std::vector<ChecklistGroup> groups;
  // From the highest down.
  std::vector<ChecklistGrade> grades;
  Citation grades_source;
  bool radar = false;
  std::vector<FrameworkNote> notes;
  std::vector<DueDate> calendar;
  // The share of a weight that any answer is worth is a whole number of parts of 1 / divisor, so that points add up exactly.
  std::int64_t divisor = Decimal::scale;
  // False where an error was reported: items may be missing, and nothing is then said of names that are not found.
  bool whole = true;
  FileId file{};

  [[nodiscard]] auto is_for(FiscalYear year) const -> bool;
  [[nodiscard]] auto is_for(UnitKind kind) const -> bool;
  // Also finds headings.
  [[nodiscard]] auto item(const ItemId& wanted) const -> const ChecklistItem*;
  [[nodiscard]] auto evidence_kind(const std::string& wanted) const -> const EvidenceKind*;
  [[nodiscard]] auto document(const std::string& wanted) const -> const SourceDocument*;
  // The words of the item's list of choices; empty for other items.
  [[nodiscard]] auto choices_of(const ChecklistItem& item) const -> const ChoiceList&;
};

// The items that are answered, in the order of the checklist.
[[nodiscard]] auto leaves_of(const ChecklistGroup& group) -> std::vector<const ChecklistItem*>;
[[nodiscard]] auto leaves_of(const ChecklistItem& item) -> std::vector<const ChecklistItem*>;
[[nodiscard]] auto leaves_of(const Checklist& checklist) -> std::vector<const ChecklistItem*>;

struct Answer {
  enum class Kind : std::uint8_t { present, absent, not_applicable, chosen, number };
  Kind kind = Kind::absent;
  std::vector<std::string> chosen;
  Decimal number;
  std::string url;
  std::optional<Date> updated;
  std::optional<Date> checked;
  std::optional<Date> valid_until;
  Text note;
  // True where the answer could not be read: it is reported once, and nothing is then said of it.
  bool damaged = false;
  Span span;
  // True where something is said to be there: what evidence may be asked for.
  [[nodiscard]] auto claims() const -> bool { return kind != Kind::absent && kind != Kind::not_applicable; }
  // The same answer, whatever its dates and notes.
  [[nodiscard]] auto says_the_same(const Answer& other) const -> bool;
};

struct ChecklistReview {
  std::optional<Date> date;
  std::map<ItemId, Answer> answers;
  std::map<ItemId, Text> remarks;
  Span span;
};

struct ChecklistAnswers {
  FrameworkId framework;
  Stage stage = Stage::self;
  std::optional<Date> date;
  std::map<ItemId, Answer> answers;
  // Where `answers` begins.
  Span answers_span;
  // False where an answer was lost to an error: nothing is then reported as unanswered.
  bool complete = true;
  std::optional<ChecklistReview> review;
  FileId file{};
  Span span;
};

// `framework/item`: an item of a checklist that a piece of evidence supports.
struct SupportedItem {
  FrameworkId framework;
  ItemId item;
  Span span;
};

}  // namespace prongsai
