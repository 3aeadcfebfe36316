#include "load/decode.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/nearest.hpp"

namespace prongsai {
namespace {

constexpr std::size_t longest_id = 64;

auto words_for(YamlNode::Kind kind) -> Text {
  switch (kind) {
    case YamlNode::Kind::empty:
      return {.th = "ค่าว่าง", .en = "nothing"};
    case YamlNode::Kind::scalar:
      return {.th = "ข้อความเดียว", .en = "a single value"};
    case YamlNode::Kind::sequence:
      return {.th = "รายการ", .en = "a list"};
    case YamlNode::Kind::mapping:
      return {.th = "กลุ่มของคีย์กับค่า", .en = "a mapping"};
  }
  return {};
}

// True where the node has the kind; reports otherwise.
auto has_kind(const YamlNode& node, YamlNode::Kind wanted, Diagnostics& out) -> bool {
  if (node.kind == wanted) {
    return true;
  }
  out.report(Code::wrong_shape, node.span, {words_for(wanted), words_for(node.kind)});
  return false;
}

auto scalar(const YamlNode* node, Diagnostics& out) -> const YamlNode* {
  return node != nullptr && has_kind(*node, YamlNode::Kind::scalar, out) ? node : nullptr;
}

auto trimmed(std::string_view text) -> std::string_view {
  const auto first = text.find_first_not_of(" \t\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

}  // namespace

auto MappingReader::find(std::string_view key) -> const YamlNode* {
  known_.emplace_back(key);
  const auto found = std::ranges::find(node_->entries, key, &YamlNode::Entry::key);
  if (found == node_->entries.end()) {
    return nullptr;
  }
  if (found->value.kind == YamlNode::Kind::empty) {
    out_->report(Code::empty_value, found->key_span, {key});
    return nullptr;
  }
  return &found->value;
}

auto MappingReader::need(std::string_view key) -> const YamlNode* {
  const auto* value = find(key);
  const bool written = std::ranges::find(node_->entries, key, &YamlNode::Entry::key) != node_->entries.end();
  if (!written && seems_misspelt(key)) {
    missing_.emplace_back(key);
  } else if (!written) {
    out_->report(Code::missing_key, node_->span, {key});
  }
  return value;
}

auto MappingReader::seems_misspelt(std::string_view key) const -> bool {
  const std::array only{std::string(key)};
  return std::ranges::any_of(node_->entries, [&](const YamlNode::Entry& entry) {
    return std::ranges::find(known_, entry.key) == known_.end() && !nearest(entry.key, only).empty();
  });
}

void MappingReader::need_one_of(std::string_view first, std::string_view second, Span place) const {
  const auto is_written = [this](std::string_view key) { return std::ranges::find(node_->entries, key, &YamlNode::Entry::key) != node_->entries.end(); };
  const auto written = (is_written(first) ? 1 : 0) + (is_written(second) ? 1 : 0);
  if (written == 2 || (written == 0 && !seems_misspelt(first) && !seems_misspelt(second))) {
    out_->report(Code::one_of, place, {"`" + std::string(first) + "`, `" + std::string(second) + "`"});
  }
}

MappingReader::~MappingReader() {
  for (const auto& key : missing_) {
    out_->report(Code::missing_key, node_->span, {key});
  }
}

void MappingReader::finish() {
  for (const auto& entry : node_->entries) {
    if (std::ranges::find(known_, entry.key) != known_.end()) {
      continue;
    }
    // `{budget: 1,200}` is two keys to YAML: the comma ends the first value.
    const bool part_of_number = entry.value.kind == YamlNode::Kind::empty && entry.key.size() == 3 && Decimal::parse(entry.key);
    const Text comma{.th = "จำนวนที่มีเครื่องหมายจุลภาคในวงเล็บปีกกาต้องอยู่ในเครื่องหมายคำพูด เช่น `\"1,200\"` หรือเขียนว่า `1200`",
                     .en = "inside braces, put a number with commas in quotes, such as `\"1,200\"`, or write `1200`"};
    out_->report(Code::unknown_key, entry.key_span, {entry.key, part_of_number ? comma : suggestion(entry.key, known_)});
    std::erase(missing_, part_of_number ? std::string() : nearest(entry.key, known_));
  }
  for (const auto& key : std::exchange(missing_, {})) {
    out_->report(Code::missing_key, node_->span, {key});
  }
}

auto as_mapping(const YamlNode* node, Diagnostics& out) -> std::optional<MappingReader> {
  if (node == nullptr || !has_kind(*node, YamlNode::Kind::mapping, out)) {
    return std::nullopt;
  }
  return MappingReader(*node, out);
}

auto as_list(const YamlNode* node, Diagnostics& out) -> const std::vector<YamlNode>& {
  static const std::vector<YamlNode> none;
  return node != nullptr && has_kind(*node, YamlNode::Kind::sequence, out) ? node->items : none;
}

auto as_string(const YamlNode* node, Diagnostics& out) -> std::optional<Located<std::string>> {
  const auto* value = scalar(node, out);
  if (value == nullptr) {
    return std::nullopt;
  }
  const auto text = trimmed(value->text);
  if (text.empty()) {
    out.report(Code::empty_text, value->span);
    return std::nullopt;
  }
  return Located<std::string>{std::string(text), value->span};
}

auto as_text(const YamlNode* node, Diagnostics& out) -> std::optional<Text> {
  if (node == nullptr) {
    return std::nullopt;
  }
  if (node->kind != YamlNode::Kind::mapping) {
    const auto thai = as_string(node, out);
    return thai ? std::optional(Text{.th = thai->value, .en = {}}) : std::nullopt;
  }
  MappingReader reader(*node, out);
  const auto thai = as_string(reader.need("th"), out);
  const auto english = as_string(reader.find("en"), out);
  reader.finish();
  if (!thai) {
    return std::nullopt;
  }
  return Text{.th = thai->value, .en = english ? english->value : std::string()};
}

auto as_decimal(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal> {
  const auto* value = scalar(node, out);
  if (value == nullptr) {
    return std::nullopt;
  }
  const auto number = Decimal::parse(trimmed(value->text));
  if (!number) {
    out.report(Code::bad_number, value->span, {value->text});
  }
  return number;
}

auto as_integer(const YamlNode* node, int low, int high, Diagnostics& out) -> std::optional<int> {
  const auto number = as_decimal(node, out);
  if (!number) {
    return std::nullopt;
  }
  if (!number->is_whole() || *number < Decimal(low) || *number > Decimal(high)) {
    out.report(Code::number_out_of_range, node->span, {node->text, std::to_string(low), std::to_string(high)});
    return std::nullopt;
  }
  return static_cast<int>(number->whole());
}

auto as_boolean(const YamlNode* node, Diagnostics& out) -> std::optional<bool> {
  const auto* value = scalar(node, out);
  if (value == nullptr) {
    return std::nullopt;
  }
  if (value->text != "true" && value->text != "false") {
    out.report(Code::bad_boolean, value->span, {value->text});
    return std::nullopt;
  }
  return value->text == "true";
}

auto as_date(const YamlNode* node, Diagnostics& out) -> std::optional<Date> {
  const auto* value = scalar(node, out);
  if (value == nullptr) {
    return std::nullopt;
  }
  const auto date = Date::parse(trimmed(value->text));
  if (!date) {
    out.report(Code::bad_date, value->span, {value->text});
  }
  return date;
}

auto as_year(const YamlNode* node, Diagnostics& out) -> std::optional<FiscalYear> {
  const auto* value = scalar(node, out);
  if (value == nullptr) {
    return std::nullopt;
  }
  const auto year = FiscalYear::parse(trimmed(value->text));
  if (!year) {
    out.report(Code::bad_year, value->span, {value->text});
  }
  return year;
}

auto as_url(const YamlNode* node, Diagnostics& out) -> std::optional<std::string> {
  const auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const std::string_view url = text->value;
  const auto scheme = url.starts_with("https://") ? 8U : url.starts_with("http://") ? 7U : 0U;
  const auto refused = [](char c) { return c == '"' || c == '<' || c == '>' || c == '\\' || static_cast<unsigned char>(c) <= ' ' || c == 0x7F; };
  if (scheme == 0 || url.size() <= scheme || url[scheme] == '/' || std::ranges::any_of(url, refused)) {
    out.report(Code::bad_url, text->span, {text->value});
    return std::nullopt;
  }
  return text->value;
}

auto is_id(std::string_view text, bool dotted) -> bool {
  bool part_begun = false;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      part_begun = true;
    } else if ((c == '-' || (dotted && (c == '.' || c == '_'))) && part_begun) {
      part_begun = false;
    } else {
      return false;
    }
  }
  return part_begun && text.size() <= longest_id;
}

auto as_id(const YamlNode* node, bool dotted, Diagnostics& out) -> std::optional<Located<std::string>> {
  auto text = as_string(node, out);
  if (text && !is_id(text->value, dotted)) {
    out.report(Code::bad_id, text->span, {text->value});
    return std::nullopt;
  }
  return text;
}

auto as_choice(const YamlNode* node, std::span<const std::string> words, Diagnostics& out) -> std::optional<std::size_t> {
  const auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto found = std::ranges::find(words, text->value);
  if (found == words.end()) {
    out.report(Code::bad_choice, text->span, {text->value, suggestion(text->value, words)});
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

auto as_citation(const YamlNode* node, Diagnostics& out) -> std::optional<Citation> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto document = as_string(reader->need("document"), out);
  const auto place = as_string(reader->find("place"), out);
  reader->finish();
  if (!document) {
    return std::nullopt;
  }
  return Citation{.document = document->value, .place = place ? place->value : std::string(), .span = document->span};
}

auto as_ids(const YamlNode* node, bool dotted, Diagnostics& out) -> std::vector<Located<std::string>> {
  std::vector<Located<std::string>> ids;
  if (node == nullptr) {
    return ids;
  }
  const auto add = [&](const YamlNode& item) {
    if (auto id = as_id(&item, dotted, out)) {
      ids.push_back(std::move(*id));
    }
  };
  if (node->kind == YamlNode::Kind::scalar) {
    add(*node);
    return ids;
  }
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    add(item);
  }
  std::erase_if(ids, [&unique](const Located<std::string>& id) { return !unique.add(id.value, id.span); });
  return ids;
}

auto UniqueIds::add(const std::string& id, Span span) -> bool {
  if (ids_.insert(id).second) {
    seen_.emplace_back(id, span);
    return true;
  }
  const auto first = std::ranges::find(seen_, id, &std::pair<std::string, Span>::first);
  out_->report(Code::repeated_id, span, {id}, {{.span = first->second, .text = {.th = "เขียนไว้ครั้งแรกที่นี่", .en = "first written here"}}});
  return false;
}

}  // namespace prongsai
