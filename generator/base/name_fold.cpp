#include "base/name_fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr char32_t sara_e = 0x0E40;
constexpr char32_t sara_ae = 0x0E41;

auto is_thai_mark(char32_t c) -> bool { return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E); }

// Vowels above and below, then nikhahit, then mai tai khu and the rest, then tones: any fixed order does, as long as tones come last.
auto mark_rank(char32_t mark) -> int {
  if (mark >= 0x0E48 && mark <= 0x0E4B) {
    return 3;
  }
  if (mark == 0x0E4D) {
    return 1;
  }
  return mark >= 0x0E47 ? 2 : 0;
}

auto unicode_fold(std::string_view name) -> std::string {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  require(U_SUCCESS(status) != 0 && normalizer != nullptr, "ICU has no NFKC_Casefold");
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  normalizer->normalizeUTF8(0, icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())), sink, nullptr, status);
  require(U_SUCCESS(status) != 0, "ICU cannot fold a valid name");
  return folded;
}

auto is_ascii(std::string_view name) -> bool {
  return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

auto ascii_lower(std::string_view name) -> std::string {
  std::string out(name);
  for (auto& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// Sorts each run of Thai marks and joins two sara e to one sara ae.
auto with_marks_in_order(std::string_view name) -> std::u32string {
  std::u32string out;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = next_code_point(name, at);
    if (c == sara_e && !out.empty() && out.back() == sara_e) {
      out.back() = sara_ae;
      continue;
    }
    out += c;
    for (auto mark = out.size() - 1; mark > 0 && is_thai_mark(out[mark]) && is_thai_mark(out[mark - 1]); --mark) {
      if (mark_rank(out[mark - 1]) <= mark_rank(out[mark])) {
        break;
      }
      std::swap(out[mark - 1], out[mark]);
    }
  }
  return out;
}

}  // namespace

auto fold_name(std::string_view name) -> std::string {
  if (is_ascii(name)) {
    return ascii_lower(name);
  }
  std::string out;
  for (const char32_t c : with_marks_in_order(unicode_fold(with_ascii_digits(name)))) {
    append_utf8(out, c);
  }
  return out;
}

}  // namespace prongsai
