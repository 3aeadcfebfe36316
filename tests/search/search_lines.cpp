// For each line of standard input: the line tidied, normalised, and its keys (pairs and words, then clusters alone, each in order), separated by tabs
// and blanks; the search page's side is held against it.
#include <cstdio>
#include <iostream>
#include <string>

#include "base/utf8.hpp"
#include "search/normal.hpp"
#include "search/tokens.hpp"

auto main() -> int {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const auto tidied = prongsai::tidied(line);
    const auto letters = prongsai::normalised(tidied);
    std::string out = tidied + "\t";
    for (const auto c : letters) {
      prongsai::append_utf8(out, c);
    }
    const auto tokens = prongsai::tokens_of(letters);
    prongsai::LineKeys keys;
    prongsai::add_keys(letters, tokens, 0, tokens.size(), keys);
    for (const auto* list : {&keys.keys, &keys.single}) {
      out += '\t';
      for (const auto key : *list) {
        out += std::to_string(key) + " ";
      }
    }
    std::cout << out << '\n';
  }
  return 0;
}
