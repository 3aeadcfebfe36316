#include "load/load_checklist.hpp"
#include "load/load_calendar.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "load/framework_parts.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> scoring_words{"none", "points", "percent"};
const std::array<std::string, 3> answer_words{"present", "choice", "number"};
const std::array<std::string, 2> basis_words{"document", "memory"};
const std::array<std::string, 1> chart_words{"radar"};

// Weights and ranges stay so small that the sum of all items fits 128 bits even in parts of 1 / divisor of a millionth.
constexpr int largest_weight = 10'000;
constexpr std::int64_t largest_divisor = 1'000'000'000'000'000;

struct Context {
  Checklist* checklist;
  UniqueIds* item_ids;
  Diagnostics* out;
};

auto in_range(const YamlNode* node, int low, int high, Diagnostics& out) -> std::optional<Decimal> {
  const auto number = as_decimal(node, out);
  if (number && (*number < Decimal(low) || *number > Decimal(high))) {
    out.report(Code::decimal_out_of_range, node->span, {node->text, std::to_string(low), std::to_string(high)});
    return std::nullopt;
  }
  return number;
}

auto load_choice_list(const YamlNode* node, Diagnostics& out) -> ChoiceList {
  ChoiceList list;
  for_each_entry(node, out, [&](std::string id, MappingReader& reader) {
    ScoredChoice choice{.id = std::move(id), .title = {}, .points = {}};
    choice.title = text_or_empty(reader.need("title"), out);
    choice.points = in_range(reader.find("points"), 0, 1, out);
    if (choice.id == answer_present || choice.id == answer_absent || choice.id == answer_not_applicable) {
      out.report(Code::choice_word_taken, reader.span(), {choice.id});
    }
    list.push_back(std::move(choice));
  });
  return list;
}

auto load_required(const YamlNode* node, const Checklist& checklist, Diagnostics& out) -> std::optional<EvidenceRequirement> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const auto& kind : checklist.evidence_kinds) {
    known.push_back(kind.id);
  }
  EvidenceRequirement required;
  for (const auto& kind : as_ids(reader->find("kinds"), true, out)) {
    if (std::ranges::find(known, kind.value) == known.end()) {
      out.report(Code::unknown_name, kind.span,
                 {kind.value, Text{.th = "ประเภทหลักฐาน", .en = "evidence kind"}, suggestion(kind.value, known)});
    } else {
      required.kinds.push_back(kind.value);
    }
  }
  required.min = as_integer(reader->find("min"), 1, 1000, out).value_or(1);
  reader->finish();
  return required;
}

// Reports a key that the item's kind has no use for, and hides it.
class ItemKeys {
 public:
  ItemKeys(MappingReader& reader, bool is_heading, AnswerType type) : reader_(&reader), is_heading_(is_heading), type_(type) {}

  // A key of items that are answered, whatever their type.
  auto of_answered(std::string_view key) -> const YamlNode* { return is_heading_ ? refuse(key, heading_words()) : reader_->find(key); }
  // A key of items of one type.
  auto of_type(std::string_view key, AnswerType type) -> const YamlNode* {
    if (is_heading_ || type_ == type) {
      return of_answered(key);
    }
    const auto& word = answer_words.at(static_cast<std::size_t>(type));
    return refuse(key, {.th = "ใช้ได้เฉพาะรายการที่มี `answer: " + word + "`", .en = "only items with `answer: " + word + "` have it"});
  }

 private:
  static auto heading_words() -> Text {
    return {.th = "รายการที่มี `items` เป็นหัวข้อ ไม่มีคำตอบของตนเอง", .en = "an item with `items` is a heading and has no answer of its own"};
  }
  auto refuse(std::string_view key, Text why) -> const YamlNode* {
    if (const auto* node = reader_->find(key)) {
      reader_->out().report(Code::key_out_of_place, node->span, {std::string(key), std::move(why)});
    }
    return nullptr;
  }

  MappingReader* reader_;
  bool is_heading_;
  AnswerType type_;
};

void load_range(ItemKeys& keys, ChecklistItem& item, Span span, const Context& context) {
  auto& out = *context.out;
  const auto* from_node = keys.of_type("from", AnswerType::number);
  const auto* to_node = keys.of_type("to", AnswerType::number);
  const auto from = as_decimal(from_node, out);
  const auto to = as_decimal(to_node, out);
  item.unit = text_or_empty(keys.of_type("unit", AnswerType::number), out);
  const bool written = from_node != nullptr && to_node != nullptr;
  const bool needed = item.answer == AnswerType::number && item.items.empty() && context.checklist->scoring != Scoring::none;
  if (from && to && *from != *to) {
    item.range = NumberRange{.from = *from, .to = *to};
  } else if ((from && to) || (needed && !written) || (from_node == nullptr) != (to_node == nullptr)) {
    out.report(Code::number_range, to_node != nullptr ? to_node->span : from_node != nullptr ? from_node->span : span, {item.id.str()});
  }
}

auto load_items(const YamlNode* node, const Context& context) -> std::vector<ChecklistItem>;

auto load_item(const YamlNode& node, const Context& context) -> std::optional<ChecklistItem> {
  auto& out = *context.out;
  auto& checklist = *context.checklist;
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ChecklistItem item;
  const auto id = as_id(reader->need("id"), true, out);
  item.id = ItemId(id ? id->value : std::string());
  item.span = id ? id->span : node.span;
  item.title = text_or_empty(reader->need("title"), out);
  item.hint = text_or_empty(reader->find("hint"), out);
  const bool known = id && context.item_ids->add(id->value, id->span);
  const auto* inner = reader->find("items");
  item.items = load_items(inner, context);
  const auto type = as_choice(inner == nullptr ? reader->find("answer") : nullptr, answer_words, out).value_or(0);
  item.answer = static_cast<AnswerType>(type);
  ItemKeys keys(*reader, inner != nullptr, item.answer);
  (void)keys.of_answered("answer");
  std::vector<std::string> lists;
  for (const auto& [name, list] : checklist.choices) {
    lists.push_back(name);
  }
  const auto* choices = keys.of_type("choices", AnswerType::choice);
  if (choices == nullptr && inner == nullptr && item.answer == AnswerType::choice) {
    choices = reader->need("choices");
  }
  if (const auto index = as_choice(choices, lists, out)) {
    item.choices = lists[*index];
  }
  item.many = as_boolean(keys.of_type("many", AnswerType::choice), out).value_or(false);
  load_range(keys, item, item.span, context);
  const auto* weight = keys.of_answered("weight");
  item.weight = in_range(weight, 0, largest_weight, out).value_or(Decimal(1));
  if (weight != nullptr && checklist.scoring == Scoring::none) {
    out.report(Code::weight_without_score, weight->span, {"weight"});
  }
  if (const auto* required = keys.of_answered("requires")) {
    item.required_span = required->span;
    item.required = load_required(required, checklist, out);
  }
  item.valid_months = as_integer(keys.of_answered("valid_months"), 1, 1200, out);
  item.from_memory = as_choice(reader->find("basis"), basis_words, out).value_or(0) == 1;
  item.source = citation_or_empty(reader->find("source"), out);
  check_citation(item.source, checklist.sources, out);
  reader->finish();
  return known ? std::optional(std::move(item)) : std::nullopt;
}

auto load_items(const YamlNode* node, const Context& context) -> std::vector<ChecklistItem> {
  std::vector<ChecklistItem> items;
  for (const auto& one : as_list(node, *context.out)) {
    if (auto item = load_item(one, context)) {
      items.push_back(std::move(*item));
    }
  }
  if (node != nullptr && node->kind == YamlNode::Kind::sequence && node->items.empty()) {
    context.out->report(Code::no_items, node->span);
  }
  return items;
}

void load_groups(const YamlNode* node, const Context& context) {
  auto& out = *context.out;
  UniqueIds ids(out);
  for (const auto& one : as_list(node, out)) {
    auto reader = as_mapping(&one, out);
    if (!reader) {
      continue;
    }
    ChecklistGroup group;
    const auto id = as_id(reader->need("id"), true, out);
    group.id = GroupId(id ? id->value : std::string());
    group.span = id ? id->span : one.span;
    group.title = text_or_empty(reader->need("title"), out);
    group.note = text_or_empty(reader->find("note"), out);
    group.source = citation_or_empty(reader->find("source"), out);
    check_citation(group.source, context.checklist->sources, out);
    group.items_stated = as_integer(reader->find("items_stated"), 0, 100'000, out);
    group.items = load_items(reader->need("items"), context);
    reader->finish();
    if (id && ids.add(id->value, id->span)) {
      context.checklist->groups.push_back(std::move(group));
    }
  }
  if (node != nullptr && node->kind == YamlNode::Kind::sequence && node->items.empty()) {
    out.report(Code::no_items, node->span);
  }
}

void load_grades(const YamlNode* node, Checklist& checklist, Diagnostics& out) {
  if (node != nullptr && checklist.scoring == Scoring::none) {
    out.report(Code::weight_without_score, node->span, {"grades"});
  }
  for (const auto& item : as_list(node, out)) {
    auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    const auto name = as_string(reader->need("grade"), out);
    auto title = text_or_empty(reader->find("title"), out);
    const auto* from_node = reader->need("from");
    const auto from = checklist.scoring == Scoring::percent ? in_range(from_node, 0, 100, out) : as_decimal(from_node, out);
    const auto each = in_range(reader->find("each"), 0, 100, out);
    reader->finish();
    if (name && from) {
      const auto* above = checklist.grades.empty() ? nullptr : &checklist.grades.back();
      // Two grades may begin at one score where the higher of them asks more of each group.
      const bool eases = above != nullptr && *from == above->from && above->each && (!each || *each < *above->each);
      if (above != nullptr && *from >= above->from && !eases) {
        out.report(Code::grades_not_falling, item.span, {name->value});
      }
      checklist.grades.push_back({.name = name->value, .title = std::move(title), .from = *from, .each = each});
    }
  }
}

// The least number of parts in which every answer's share of a weight is whole: choices are worth millionths, numbers a part of their range.
void set_divisor(Checklist& checklist, Diagnostics& out) {
  __extension__ using Wide = __int128;
  for (const auto* item : leaves_of(checklist)) {
    if (!item->range) {
      continue;
    }
    const auto width = (item->range->to - item->range->from).micro();
    const auto positive = width < 0 ? -width : width;
    const auto shared = std::gcd(checklist.divisor, positive);
    const Wide least = Wide{checklist.divisor} / shared * positive;
    if (least > largest_divisor) {
      out.report(Code::ranges_too_odd, item->span, {item->id.str()});
      return;
    }
    checklist.divisor = static_cast<std::int64_t>(least);
  }
}

}  // namespace

auto load_checklist(FileId file, const std::string& name, const YamlNode& root, Diagnostics& all) -> std::optional<Checklist> {
  Diagnostics out;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    all.append(std::move(out));
    return std::nullopt;
  }
  Checklist checklist;
  checklist.file = file;
  checklist.id = FrameworkId(name);
  if (const auto id = as_id(reader->need("id"), false, out); id && id->value != name) {
    out.report(Code::wrong_file_id, id->span, {id->value, name});
  }
  (void)reader->need("kind");
  checklist.years = load_years(reader->need("years"), out);
  checklist.title = text_or_empty(reader->need("title"), out);
  checklist.summary = text_or_empty(reader->find("summary"), out);
  checklist.unit_kinds = load_unit_kinds(reader->need("unit_kinds"), out);
  checklist.sources = load_sources(reader->need("sources"), out);
  checklist.source = citation_or_empty(reader->find("source"), out);
  checklist.evidence_kinds = load_evidence_kinds(reader->find("evidence_kinds"), out);
  if (const auto lists = as_mapping(reader->find("choices"), out)) {
    for (const auto& entry : lists->entries()) {
      checklist.choices[key_text(entry, out)] = load_choice_list(&entry.value, out);
    }
  }
  const auto* score = reader->find("score");
  // A word that cannot be read stands for some score: weights and grades are then not called useless.
  checklist.scoring = static_cast<Scoring>(as_choice(score, scoring_words, out).value_or(score == nullptr ? 0 : 2));
  UniqueIds item_ids(out);
  load_groups(reader->need("groups"), {.checklist = &checklist, .item_ids = &item_ids, .out = &out});
  load_grades(reader->find("grades"), checklist, out);
  checklist.grades_source = citation_or_empty(reader->find("grades_source"), out);
  checklist.radar = as_choice(reader->find("chart"), chart_words, out).has_value();
  checklist.notes = load_notes(reader->find("notes"), out);
  checklist.calendar = load_calendar(reader->find("calendar"), out);
  reader->finish();
  check_citation(checklist.source, checklist.sources, out);
  check_citation(checklist.grades_source, checklist.sources, out);
  for (const auto& note : checklist.notes) {
    check_citation(note.source, checklist.sources, out);
  }
  set_divisor(checklist, out);
  checklist.whole = !out.has_errors();
  all.append(std::move(out));
  return checklist;
}

}  // namespace prongsai
