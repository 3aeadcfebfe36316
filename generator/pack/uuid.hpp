#pragma once

#include <string>
#include <string_view>

namespace prongsai {

// The UUID of version 5 (RFC 9562, 5.5) for a name in the namespace of URLs: the same name always gives the same UUID.
[[nodiscard]] auto url_uuid(std::string_view name) -> std::string;

}  // namespace prongsai
