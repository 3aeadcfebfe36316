#pragma once

#include <string>
#include <vector>

namespace prongsai::test {

struct Pathological {
  std::string name;
  // About `size` bytes of it, on lines as long as the family makes them.
  std::string (*make)(std::size_t size);
};

// Inputs on which Markdown libraries are known to take quadratic time or memory: the CVEs of cmark-gfm, the test suites of cmark and league/commonmark,
// and what was found against the Debian version itself.
[[nodiscard]] auto pathological_families() -> std::vector<Pathological>;

// The same with a line end and a letter after about every 150 bytes, so that no single line is too long.
[[nodiscard]] auto in_lines(const std::string& text) -> std::string;

}  // namespace prongsai::test
