#include "search/tokens.hpp"

#include <algorithm>

#include "search/letters.hpp"

namespace prongsai {
namespace {

// Words are found by their first letters, from three up to six; shorter ones by themselves.
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t longest_prefix = 6;

auto is_consonant(char32_t c) -> bool { return c >= 0x0E01 && c <= 0x0E2E; }
auto is_leading_vowel(char32_t c) -> bool { return c >= 0x0E40 && c <= 0x0E44; }
auto is_following_vowel(char32_t c) -> bool { return c == 0x0E30 || c == 0x0E32 || c == 0x0E33 || c == 0x0E45; }

auto is_word_letter(char32_t c) -> bool {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7);
}

// Letters of other scripts and what else is no punctuation.
auto stands_alone(char32_t c) -> bool {
  const bool punctuation = c == 0x0E3F || c == 0x0E4F || c == 0x0E5A || c == 0x0E5B || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F);
  return c >= 0x250 && !punctuation;
}

// The end of the cluster that begins at `at`, or `at`.
auto cluster_end(std::u32string_view text, std::size_t at) -> std::size_t {
  auto end = at + (is_leading_vowel(text[at]) ? 1U : 0U);
  if (end >= text.size() || !is_consonant(text[end])) {
    return at;
  }
  const auto skip_marks = [&] {
    while (end < text.size() && is_thai_mark(text[end])) {
      ++end;
    }
  };
  ++end;
  skip_marks();
  if (end < text.size() && is_following_vowel(text[end])) {
    ++end;
  }
  skip_marks();
  return end;
}

auto is_light(std::u32string_view letters) -> bool { return std::ranges::all_of(letters, is_light_mark); }

// FNV-1a over UTF-16 units (which is what the reader's side has), without light marks. Every letter of a key is in the basic plane or takes part as
// its two halves.
class KeyHash {
 public:
  void add(char32_t c) {
    if (c > 0xFFFF) {
      unit(0xD800 + ((c - 0x10000) >> 10U));
      unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
    } else {
      unit(c);
    }
  }
  void add_folded(std::u32string_view letters) {
    for (const auto c : letters) {
      if (!is_light_mark(c)) {
        add(c);
      }
    }
  }
  // The last step spreads the bits: shards are chosen by the upper ones, slots of the sketch by the lower ones.
  [[nodiscard]] auto value() const -> SearchKey {
    auto h = state_;
    h = (h ^ (h >> 16U)) * 0x85EBCA6BU;
    h = (h ^ (h >> 13U)) * 0xC2B2AE35U;
    return h ^ (h >> 16U);
  }

 private:
  void unit(char32_t u) { state_ = (state_ ^ static_cast<std::uint32_t>(u)) * 0x01000193U; }
  std::uint32_t state_ = 0x811C9DC5U;
};

void add_word(std::u32string_view word, LineKeys& out) {
  KeyHash hash;
  hash.add(U'^');
  for (std::size_t length = 1; length <= std::min(word.size(), longest_prefix); ++length) {
    hash.add(word[length - 1]);
    if (length >= shortest_prefix || length == word.size()) {
      out.keys.push_back(hash.value());
    }
  }
}

}  // namespace

auto tokens_of(std::u32string_view normalised) -> std::vector<Token> {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < normalised.size();) {
    Token token{.begin = at, .end = cluster_end(normalised, at), .word = false};
    if (token.end == at && is_word_letter(normalised[at])) {
      token.word = true;
      while (token.end < normalised.size() && is_word_letter(normalised[token.end])) {
        ++token.end;
      }
    } else if (token.end == at && stands_alone(normalised[at])) {
      ++token.end;
    }
    at = std::max(at + 1, token.end);
    if (token.end > token.begin && !is_light(normalised.substr(token.begin, token.end - token.begin))) {
      tokens.push_back(token);
    }
  }
  return tokens;
}

void add_keys(std::u32string_view normalised, const std::vector<Token>& tokens, std::size_t begin, std::size_t end, LineKeys& out) {
  const auto letters = [&](const Token& token) { return normalised.substr(token.begin, token.end - token.begin); };
  KeyHash before;
  bool pairs = false;
  for (auto at = begin; at < end; ++at) {
    const auto& token = tokens[at];
    if (token.word) {
      add_word(letters(token), out);
      pairs = false;
      continue;
    }
    if (pairs) {
      before.add_folded(letters(token));
      out.keys.push_back(before.value());
    }
    KeyHash single;
    single.add(U'.');
    single.add_folded(letters(token));
    out.single.push_back(single.value());
    before = KeyHash();
    before.add_folded(letters(token));
    pairs = true;
  }
}

}  // namespace prongsai
