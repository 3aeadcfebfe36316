#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// A part of normalised text that cannot be cut further: a Thai cluster (a consonant with its vowels and marks) or a letter of any other script that
// is written without blanks, or a word of Latin letters and digits. Nothing here needs a dictionary, so that a phrase is cut alike wherever it stands.
struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool word = false;
};

[[nodiscard]] auto tokens_of(std::u32string_view normalised) -> std::vector<Token>;

// What lists of the index are kept for: a hash of a pair of clusters without their light marks, of one cluster alone, or of the first letters of a
// word. Two texts may share a key; what is found is held against the text itself before it is shown.
using SearchKey = std::uint32_t;

struct LineKeys {
  // Of pairs and of words.
  std::vector<SearchKey> keys;
  // Of clusters alone.
  std::vector<SearchKey> single;
};

// Keys of the tokens [begin, end); pairs do not reach beyond.
void add_keys(std::u32string_view normalised, const std::vector<Token>& tokens, std::size_t begin, std::size_t end, LineKeys& out);

}  // namespace prongsai
