#include "base/charset.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr auto charsets = std::to_array<std::string_view>(
    {"utf-8",        "us-ascii",     "utf-16",       "utf-16le",     "utf-16be",     "utf-32",       "utf-32le",     "utf-32be",     "iso-8859-1",
     "iso-8859-2",   "iso-8859-3",   "iso-8859-4",   "iso-8859-5",   "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "iso-8859-9",   "iso-8859-13",
     "iso-8859-15",  "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257",
     "windows-1258", "windows-874",  "tis-620",      "shift_jis",    "euc-jp",       "euc-kr",       "gb18030",      "big5"});

auto lower(std::string_view name) -> std::string {
  std::string out(name);
  for (auto& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

auto utf8_of(const icu::UnicodeString& text) -> std::string {
  std::string out;
  text.toUTF8String(out);
  return out;
}

auto is_ascii(std::string_view text) -> bool {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Stops at the first byte that the encoding does not have, where ICU would put a replacement character.
auto converted(std::string_view bytes, const std::string& name) -> std::optional<std::string> {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(name.c_str(), &status), ucnv_close);
  require(U_SUCCESS(status) != 0, "ICU lacks a character encoding");
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  require(bytes.size() < std::numeric_limits<std::int32_t>::max() / 2, "a text too large to convert");
  const auto room = static_cast<std::int32_t>(2 * bytes.size() + 16);
  icu::UnicodeString text;
  auto* buffer = text.getBuffer(room);
  const auto length = ucnv_toUChars(converter.get(), buffer, room, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  text.releaseBuffer(U_SUCCESS(status) != 0 ? length : 0);
  if (U_FAILURE(status) != 0) {
    return std::nullopt;
  }
  if (text.startsWith(icu::UnicodeString(static_cast<UChar32>(0xFEFF)))) {
    text.remove(0, 1);
  }
  return utf8_of(text);
}

auto normalizer() -> const icu::Normalizer2& {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  require(U_SUCCESS(status) != 0 && nfc != nullptr, "ICU has no NFC");
  return *nfc;
}

auto nfc_of(const icu::UnicodeString& text) -> icu::UnicodeString {
  UErrorCode status = U_ZERO_ERROR;
  auto out = normalizer().normalize(text, status);
  require(U_SUCCESS(status) != 0, "ICU cannot normalise a valid name");
  return out;
}

auto unicode_of(std::string_view name) -> icu::UnicodeString {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
}

}  // namespace

auto known_charset(std::string_view name) -> bool { return std::ranges::find(charsets, lower(name)) != charsets.end(); }

auto decode_charset(std::string_view bytes, std::string_view name) -> std::optional<std::string> {
  const auto known = lower(name);
  require(known_charset(known), "a character encoding that is not known");
  if (known == "utf-8") {
    const auto text = bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
    return first_invalid_utf8(text) ? std::nullopt : std::optional<std::string>(text);
  }
  if (known == "us-ascii") {
    return is_ascii(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
  }
  return converted(bytes, known);
}

auto composed_form(std::string_view name) -> std::string { return is_ascii(name) ? std::string(name) : utf8_of(nfc_of(unicode_of(name))); }

auto caseless_form(std::string_view name) -> std::string {
  if (is_ascii(name)) {
    return lower(name);
  }
  auto text = nfc_of(unicode_of(name));
  text.foldCase();
  return utf8_of(nfc_of(text));
}

}  // namespace prongsai
