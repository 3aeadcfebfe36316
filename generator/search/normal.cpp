#include "search/normal.hpp"

#include <algorithm>
#include <cstddef>

#include "base/nfc.hpp"
#include "base/utf8.hpp"
#include "search/letters.hpp"

namespace prongsai {
namespace {

constexpr char32_t sara_a = 0x0E30;
constexpr char32_t sara_aa = 0x0E32;
constexpr char32_t sara_am = 0x0E33;
constexpr char32_t sara_e = 0x0E40;
constexpr char32_t sara_ae = 0x0E41;
constexpr char32_t lakkhangyao = 0x0E45;
constexpr char32_t nikhahit = 0x0E4D;
constexpr char32_t paiyannoi = 0x0E2F;
constexpr char32_t maiyamok = 0x0E46;

auto is_invisible(char32_t c) -> bool {
  const bool control = (c < 0x20 && !(c >= 0x09 && c <= 0x0D)) || (c >= 0x7F && c <= 0x9F && c != 0x85);
  return control || c == 0xAD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

auto is_blank(char32_t c) -> bool {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

// Below U+0300 no letter has another canonical form; in Thai only the order of marks has, and that is put right here anyway.
auto may_compose(char32_t c) -> bool { return c >= 0x0300 && !is_thai(c) && !(c >= 0x2002 && c <= 0x206F); }

auto decoded(std::string_view text) -> std::u32string {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    out += next_code_point(text, at);
  }
  return out;
}

auto encoded(const std::u32string& text) -> std::string {
  std::string out;
  out.reserve(text.size() * 3);
  for (const auto c : text) {
    append_utf8(out, c);
  }
  return out;
}

// Whether the letters are as tidied_letters() leaves them, as most texts are: found in one walk, for little more than decoding costs. May say no to
// tidy letters, never yes to others.
class TidyWalk {
 public:
  void add(char32_t c) {
    const bool mark = is_thai_mark(c);
    const bool open_vowel = before_ == sara_a || before_ == sara_aa || before_ == sara_am || before_ == lakkhangyao;
    // Sara am begins with a mark.
    tidy_ = tidy_ && !is_invisible(c) && !may_compose(c) && !((mark || c == sara_am) && open_vowel) && !(mark && is_thai_mark(before_) && before_ >= c) &&
            !(before_ >= nikhahit && is_thai_mark(before_) && (c == sara_aa || c == sara_am)) && !(c == sara_e && before_ == sara_e);
    before_ = c;
  }
  [[nodiscard]] auto tidy() const -> bool { return tidy_; }

 private:
  char32_t before_ = 0;
  bool tidy_ = true;
};

auto is_tidy(std::string_view text) -> bool {
  TidyWalk walk;
  for (std::size_t at = 0; at < text.size() && walk.tidy();) {
    walk.add(next_code_point(text, at));
  }
  return walk.tidy();
}

auto visible(std::string_view text) -> std::u32string {
  auto letters = decoded(text);
  std::erase_if(letters, is_invisible);
  return std::ranges::any_of(letters, may_compose) ? decoded(nfc(encoded(letters))) : letters;
}

// Sara am as its two parts, so that marks before and after it sort as one run.
auto with_sara_am_apart(const std::u32string& text) -> std::u32string {
  std::u32string out;
  out.reserve(text.size());
  for (const auto c : text) {
    if (c == sara_am) {
      out += nikhahit;
      out += sara_aa;
    } else {
      out += c;
    }
  }
  return out;
}

// All of a run at once: then it does not matter in which order composition left them.
void move_marks_before_vowels(std::u32string& text) {
  const auto is_vowel = [](char32_t c) { return c == sara_a || c == sara_aa || c == lakkhangyao; };
  for (auto at = text.begin(); at != text.end();) {
    const auto vowels = std::find_if(at, text.end(), is_vowel);
    const auto marks = std::find_if_not(vowels, text.end(), is_vowel);
    const auto end = std::find_if_not(marks, text.end(), is_thai_mark);
    std::rotate(vowels, marks, end);
    at = end;
  }
}

void sort_marks(std::u32string& text) {
  auto to = text.begin();
  for (auto at = text.begin(); at != text.end();) {
    const auto end = std::find_if_not(at, text.end(), is_thai_mark);
    if (end == at) {
      *to++ = *at++;
      continue;
    }
    std::sort(at, end);
    to = std::unique_copy(at, end, to);
    at = end;
  }
  text.erase(to, text.end());
}

auto with_pairs_joined(const std::u32string& text) -> std::u32string {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
    if (text[at] == nikhahit && next == sara_aa) {
      out += sara_am;
      ++at;
    } else if (text[at] == sara_e && next == sara_e) {
      out += sara_ae;
      ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

auto tidied_letters(std::string_view text) -> std::u32string {
  auto letters = visible(text);
  if (std::ranges::none_of(letters, is_thai)) {
    return letters;
  }
  letters = with_sara_am_apart(letters);
  move_marks_before_vowels(letters);
  sort_marks(letters);
  return with_pairs_joined(letters);
}

auto lower(char32_t c) -> char32_t {
  const bool upper = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
  return upper ? c + 0x20 : c;
}

auto is_digit(char32_t c) -> bool { return c >= '0' && c <= '9'; }

auto plain(char32_t c) -> char32_t { return c >= 0x0E50 && c <= 0x0E59 ? U'0' + (c - 0x0E50) : lower(c); }

// Of `1,200`: a comma with a digit before it and three after it.
auto is_between_thousands(const std::u32string& text, std::size_t comma) -> bool {
  return comma > 0 && comma + 3 < text.size() && is_digit(text[comma - 1]) && is_digit(text[comma + 1]) && is_digit(text[comma + 2]) &&
         is_digit(text[comma + 3]);
}

}  // namespace

auto tidied(std::string_view text) -> std::string { return is_tidy(text) ? std::string(text) : encoded(tidied_letters(text)); }

auto normalised(std::string_view tidied) -> std::u32string {
  std::u32string letters;
  letters.reserve(tidied.size());
  for (std::size_t at = 0; at < tidied.size();) {
    const auto c = next_code_point(tidied, at);
    if (c != paiyannoi && c != maiyamok) {
      letters += plain(c);
    }
  }
  std::size_t to = 0;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const auto c = letters[at];
    if (is_blank(c)) {
      if (to > 0 && letters[to - 1] != U' ') {
        letters[to++] = U' ';
      }
    } else if (c != U',' || !is_between_thousands(letters, at)) {
      letters[to++] = c;
    }
  }
  letters.resize(to > 0 && letters[to - 1] == U' ' ? to - 1 : to);
  return letters;
}

}  // namespace prongsai
