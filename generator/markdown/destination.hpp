#pragma once

#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "model/prose.hpp"

namespace prongsai {

// The scheme of an address, without the colon; empty for a relative one.
[[nodiscard]] auto scheme_of(std::string_view destination) -> std::string_view;

// True for http and https.
[[nodiscard]] auto is_external(std::string_view destination) -> bool;

// Reports a destination that may not be used: an unsafe scheme, nothing at all, characters by which browsers read something else than is written, or
// an image from elsewhere. At most one problem each.
void check_destination(const ProseLink& link, Diagnostics& out);

}  // namespace prongsai
