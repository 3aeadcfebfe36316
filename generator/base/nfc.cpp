#include "base/nfc.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdint>

#include "base/assert.hpp"

namespace prongsai {

auto nfc(std::string_view text) -> std::string {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  require(U_SUCCESS(status) != 0 && normalizer != nullptr, "ICU has no NFC");
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, status);
  require(U_SUCCESS(status) != 0, "ICU cannot compose valid text");
  return composed;
}

}  // namespace prongsai
