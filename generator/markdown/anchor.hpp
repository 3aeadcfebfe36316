#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace prongsai {

// An anchor from the words of a heading: letters, marks and digits of any script are kept, ASCII letters in lower case; blanks and dashes become
// one `-`; other punctuation is dropped. `section` where nothing is left.
[[nodiscard]] auto anchor_of(std::string_view words) -> std::string;

// Makes the anchors of one page differ: the second `steps` is `steps-2`.
class AnchorNames {
 public:
  [[nodiscard]] auto unique(std::string_view words) -> std::string;

 private:
  std::set<std::string> taken_;
  // The number to try next for each name.
  std::map<std::string, int> next_;
};

}  // namespace prongsai
