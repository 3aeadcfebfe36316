#pragma once

#include <string>

#include "author/shape.hpp"

// What frameworks of every kind have in common.
namespace prongsai::shapes {

[[nodiscard]] auto framework_head(const std::string& kind) -> Fields;
[[nodiscard]] auto notes() -> Shape;
[[nodiscard]] auto calendar() -> Shape;

}  // namespace prongsai::shapes
