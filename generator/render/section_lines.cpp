#include "render/section_lines.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace prongsai {
namespace {

// What the Markdown renderer writes for signs that HTML keeps to itself.
constexpr std::array<std::pair<std::string_view, char>, 5> references{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};

// Tags that words do not run across.
constexpr std::array<std::string_view, 12> blocks{"p", "/p", "li", "/li", "tr", "/tr", "br", "h3", "/h3", "h4", "/h4", "pre"};

auto name_of(std::string_view tag) -> std::string_view { return tag.substr(0, tag.find_first_of(" />", 1)); }

auto trimmed(const std::string& text) -> std::string {
  constexpr const char* blank = " \n\t";
  const auto begin = text.find_first_not_of(blank);
  return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

class LineReader {
 public:
  void read(std::string_view html) {
    for (std::size_t at = 0; at < html.size();) {
      if (html[at] == '<') {
        const auto end = std::min(html.find('>', at), html.size());
        tag(name_of(html.substr(at + 1, end - at - 1)));
        at = end + 1;
      } else {
        at += letter(html.substr(at));
      }
    }
  }

  auto take() -> std::vector<std::string> {
    end_line();
    return std::move(lines_);
  }

 private:
  void tag(std::string_view name) {
    if (name == "/td" || name == "/th") {
      line_ += ' ';
    } else if (std::ranges::find(blocks, name) != blocks.end()) {
      end_line();
    }
  }

  auto letter(std::string_view rest) -> std::size_t {
    for (const auto& [reference, meaning] : references) {
      if (rest.starts_with(reference)) {
        line_ += meaning;
        return reference.size();
      }
    }
    line_ += rest.front() == '\n' ? ' ' : rest.front();
    return 1;
  }

  void end_line() {
    if (auto words = trimmed(line_); !words.empty()) {
      lines_.push_back(std::move(words));
    }
    line_.clear();
  }

  std::vector<std::string> lines_;
  std::string line_;
};

}  // namespace

auto section_lines(const Section& section, std::span<const std::string> pieces) -> std::vector<std::string> {
  // Between two pieces stands the address of a link or picture, which is no word of the section.
  std::string html;
  for (const auto& piece : pieces) {
    html += piece;
  }
  constexpr std::string_view heading_end = "</h2>";
  const auto heading = section.heading < 0 ? std::string::npos : html.find(heading_end);
  LineReader reader;
  reader.read(std::string_view(html).substr(heading == std::string::npos ? 0 : heading + heading_end.size()));
  return reader.take();
}

}  // namespace prongsai
