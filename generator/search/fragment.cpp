#include "search/fragment.hpp"

#include <fmt/format.h>

namespace prongsai {
namespace {

auto joined(const std::vector<std::string>& lines) -> std::string {
  std::string out;
  for (const auto& line : lines) {
    if (!line.empty()) {
      out += (out.empty() ? "" : "\n") + line;
    }
  }
  return out;
}

auto english_of(const Text& text) -> std::string { return text.en == text.th ? std::string() : text.en; }

}  // namespace

auto json_text(std::string_view text) -> std::string {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

auto fragment_of(const SearchDocument& document) -> std::string {
  std::string out = "[" + json_text(document.path) + "," + std::to_string(static_cast<int>(document.kind)) + "," + std::to_string(document.year);
  for (const auto& text : {document.title.th, english_of(document.title), document.context.th, english_of(document.context),
                           joined(document.both), joined(document.thai), joined(document.english)}) {
    out += "," + json_text(text);
  }
  return out + "]";
}

}  // namespace prongsai
