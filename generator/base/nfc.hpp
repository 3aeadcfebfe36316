#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// Unicode's canonical composition (NFC) of valid UTF-8.
[[nodiscard]] auto nfc(std::string_view text) -> std::string;

}  // namespace prongsai
