#include "load/text_finder.hpp"

#include "base/utf8.hpp"

namespace prongsai {
namespace {

// A cell of a sheet holds at most 32,767 characters, a paragraph hardly as many.
constexpr std::size_t most_line = std::size_t{1} << 20U;
// Different numbers, names and so on of one part.
constexpr std::size_t most_found = 500;

}  // namespace

TextFinder::~TextFinder() { merge(*told_, {.inside = std::move(found_)}); }

void TextFinder::add(std::string_view text) {
  if (line_.size() < most_line) {
    line_ += text;
  }
}

void TextFinder::end_line(const std::function<Text()>& place) {
  if (!first_invalid_utf8(line_)) {
    for (const auto& one : find_personal_data(line_)) {
      auto text = line_.substr(one.begin, one.end - one.begin);
      const auto [known, fresh] = known_.try_emplace({one.kind, text}, found_.size());
      if (!fresh) {
        ++found_[known->second].times;
      } else if (found_.size() < most_found) {
        found_.push_back({.kind = one.kind, .text = std::move(text), .place = place()});
      } else {
        known_.erase(known);
      }
    }
  }
  line_.clear();
}

}  // namespace prongsai
