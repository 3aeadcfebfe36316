#include "audit/source_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/scan.hpp"

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 16> remark_keys{"editor_note", "note",         "notes",      "contradictions", "reason",        "source", "sources", "remark",
                                                       "remarks",     "printed_name", "printed_in", "printed_type",   "stated_budget", "url",    "file",    "sha256"};

constexpr std::size_t longest_quoting = 16384;

// The key that a line begins with, after hyphens of a list: its indent and name; the name is empty where the line goes on with a value.
struct LineKey {
  std::size_t indent = 0;
  std::string_view name;
};

auto key_of(std::string_view text) -> LineKey {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || (text[at] == '-' && at + 1 < text.size() && text[at + 1] == ' '))) {
    ++at;
  }
  LineKey key{.indent = at, .name = {}};
  auto end = at;
  while (end < text.size() && is_ascii_word(text[end])) {
    ++end;
  }
  if (end > at && end < text.size() && text[end] == ':' && (end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\r')) {
    key.name = text.substr(at, end - at);
  }
  return key;
}

// The line up to a comment: `#` at the beginning or after a blank, outside quotes.
auto without_comment(std::string_view text) -> std::string_view {
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      at += quote == '"' && c == '\\' ? 1U : 0U;
      quote = c == quote ? '\0' : quote;
    } else if ((c == '"' || c == '\'') && (at == 0 || !is_ascii_word(text[at - 1]))) {
      quote = c;
    } else if (c == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t')) {
      return text.substr(0, at);
    }
  }
  return text;
}

// Follows the nesting of block mappings by their indent; mappings in braces belong to the line's key.
class KeyStack {
 public:
  void take(std::string_view text) {
    const auto key = key_of(text);
    const bool blank = text.find_first_not_of(" \r") == std::string_view::npos;
    if (blank || key.name.empty()) {
      return;
    }
    while (!stack_.empty() && stack_.back().first >= key.indent) {
      stack_.pop_back();
    }
    stack_.emplace_back(key.indent, std::string(key.name));
  }
  [[nodiscard]] auto path() const -> std::string {
    std::string path;
    for (const auto& [indent, name] : stack_) {
      path += (path.empty() ? "" : ".") + name;
    }
    return path;
  }
  [[nodiscard]] auto is_remark() const -> bool {
    return std::ranges::any_of(stack_, [](const auto& one) { return std::ranges::find(remark_keys, one.second) != remark_keys.end(); });
  }

 private:
  std::vector<std::pair<std::size_t, std::string>> stack_;
};

}  // namespace

auto source_lines(const SourceFile& file) -> std::vector<SourceLine> {
  std::vector<SourceLine> lines;
  KeyStack keys;
  const std::string_view text = file.text;
  bool yaml = file.path.ends_with(".yaml");
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    auto line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    const bool front = line == "---" && !file.path.ends_with(".yaml");
    if (front && (begin == 0 || yaml)) {
      yaml = begin == 0;
    } else if (yaml) {
      line = without_comment(line);
      keys.take(line);
      lines.push_back({.text = line, .begin = static_cast<std::uint32_t>(begin), .is_yaml = true, .keys = keys.path(), .is_remark = keys.is_remark()});
    } else {
      lines.push_back({.text = line, .begin = static_cast<std::uint32_t>(begin)});
    }
    begin = end + 1;
  }
  return lines;
}

auto is_quoted(const SourceLine& line, std::size_t at) -> bool {
  // No paragraph that people wrote is as long; looking through longer ones again and again would take too long.
  if (line.text.size() > longest_quoting) {
    return false;
  }
  const auto before = line.text.substr(0, at);
  const auto open = before.rfind("“");
  const auto close = before.rfind("”");
  if (open != std::string_view::npos && (close == std::string_view::npos || close < open) && line.text.find("”", at) != std::string_view::npos) {
    return true;
  }
  return !line.is_yaml && std::ranges::count(before, '`') % 2 == 1;
}

}  // namespace prongsai
