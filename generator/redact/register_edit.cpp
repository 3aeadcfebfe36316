#include "redact/register_edit.hpp"

#include <algorithm>
#include <utility>

#include "load/yaml_reader.hpp"

namespace prongsai {
namespace {

auto refuse(std::string thai, std::string english) -> RegisterEdit {
  return {.text = {}, .refused = {.th = std::move(thai), .en = std::move(english)}};
}

auto value_of(const YamlNode& entry, std::string_view key) -> const YamlNode::Entry* {
  const auto found = std::ranges::find(entry.entries, key, &YamlNode::Entry::key);
  return found == entry.entries.end() ? nullptr : &*found;
}

// In block style the key stands alone before its value on the line, but for blanks and the mark of the item; nothing but a comment follows the value.
auto is_block(std::string_view text, const YamlNode::Entry& file) -> bool {
  const auto newline = text.substr(0, file.key_span.begin).rfind('\n');
  const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
  const auto before = text.substr(begin, file.key_span.begin - begin);
  const auto after = text.substr(file.value.span.end, text.find('\n', file.value.span.end) - file.value.span.end);
  const auto first = after.find_first_not_of(" \t\r");
  return before.find_first_not_of(" -") == std::string_view::npos && (first == std::string_view::npos || after[first] == '#');
}

}  // namespace

auto redaction_line(std::string_view original_sha256, const std::vector<RemovedPart>& removed, const std::string& date) -> std::string {
  std::string words;
  for (const auto part : removed) {
    words += (words.empty() ? "" : ", ") + std::string(removed_words.at(static_cast<std::size_t>(part)));
  }
  return "redaction: {original_sha256: " + std::string(original_sha256) + ", removed: [" + words + "]" + (date.empty() ? "" : ", date: " + date) +
         "}";
}

auto edit_register(std::string_view text, const std::function<bool(const std::string&)>& is_it, const std::string& line) -> RegisterEdit {
  Diagnostics problems;
  const auto root =
      check_text(FileId{}, text, problems) ? read_yaml(FileId{}, text, 0, static_cast<std::uint32_t>(text.size()), problems) : std::nullopt;
  if (!root || root->kind != YamlNode::Kind::sequence) {
    return refuse("ทะเบียนหลักฐานมีข้อผิดพลาด ตรวจด้วย prongsai check ก่อน", "the register has errors; look at it with prongsai check first");
  }
  const YamlNode::Entry* file = nullptr;
  const YamlNode* entry = nullptr;
  for (const auto& item : root->items) {
    const auto* one = value_of(item, "file");
    if (one != nullptr && is_it(one->value.text)) {
      if (entry != nullptr) {
        return refuse("มีมากกว่าหนึ่งรายการในทะเบียนที่ใช้ไฟล์นี้", "more than one entry of the register names this file");
      }
      file = one;
      entry = &item;
    }
  }
  if (entry == nullptr) {
    return refuse("ไม่มีรายการในทะเบียนที่ใช้ไฟล์นี้", "no entry of the register names this file");
  }
  if (value_of(*entry, "redaction") != nullptr) {
    return refuse("รายการนี้ในทะเบียนมี `redaction` อยู่แล้ว", "the entry of the register has a `redaction` already");
  }
  std::string out(text);
  if (!is_block(text, *file)) {
    out.insert(file->value.span.end, ", " + line);
    return {.text = std::move(out), .refused = {}};
  }
  const auto newline = text.substr(0, file->key_span.begin).rfind('\n');
  const auto column = file->key_span.begin - (newline == std::string_view::npos ? 0 : newline + 1);
  const auto end = text.find('\n', file->value.span.end);
  const bool carriage = end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  const auto whole = std::string(column, ' ') + line;
  if (end == std::string_view::npos) {
    out += "\n" + whole + "\n";
  } else {
    out.insert(end + 1, whole + (carriage ? "\r\n" : "\n"));
  }
  return {.text = std::move(out), .refused = {}};
}

}  // namespace prongsai
