#include "base/collation.hpp"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {

struct ThaiCollator::Rules {
  std::unique_ptr<icu::Collator> collator;
};

ThaiCollator::ThaiCollator() : rules_(std::make_unique<Rules>()) {
  UErrorCode status = U_ZERO_ERROR;
  rules_->collator.reset(icu::Collator::createInstance(icu::Locale("th"), status));
  require(U_SUCCESS(status) != 0 && rules_->collator != nullptr, "ICU has no Thai collation");
  rules_->collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  require(U_SUCCESS(status) != 0, "ICU refuses numeric collation");
}

ThaiCollator::~ThaiCollator() = default;
ThaiCollator::ThaiCollator(ThaiCollator&&) noexcept = default;
auto ThaiCollator::operator=(ThaiCollator&&) noexcept -> ThaiCollator& = default;

auto ThaiCollator::key(std::string_view text) const -> std::string {
  const auto words = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string bytes(3 * text.size() + 16, '\0');
  const auto fill = [&] {
    return rules_->collator->getSortKey(words, reinterpret_cast<std::uint8_t*>(bytes.data()), static_cast<std::int32_t>(bytes.size()));
  };
  auto needed = static_cast<std::size_t>(fill());
  if (needed > bytes.size()) {
    bytes.resize(needed);
    needed = static_cast<std::size_t>(fill());
  }
  // ICU ends its keys with a zero byte, which no other byte of a key is; the text after it decides between texts that the rules hold for equal.
  bytes.resize(needed);
  bytes += text;
  return bytes;
}

auto index_letter(std::string_view text) -> std::string {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_code_point(text, at);
    if (letter >= 0x0E01 && letter <= 0x0E2E) {
      std::string out;
      append_utf8(out, letter);
      return out;
    }
    if ((letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z')) {
      return std::string(1, static_cast<char>(letter >= 'a' ? letter - ('a' - 'A') : letter));
    }
    const bool leading_vowel = letter >= 0x0E40 && letter <= 0x0E44;
    if (!leading_vowel) {
      break;
    }
  }
  return "#";
}

}  // namespace prongsai
