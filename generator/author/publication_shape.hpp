#pragma once

#include "author/schema.hpp"

namespace prongsai {

// Of publications/, which the program writes itself: for editors that show a record.
[[nodiscard]] auto publication_shape() -> FileShape;

}  // namespace prongsai
