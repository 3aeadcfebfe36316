#pragma once

#include "source/known_files.hpp"
#include "source/results.hpp"

namespace prongsai {

// What earlier runs left for this one; null where nothing is remembered. Everything is made anew then, with the same bytes.
struct Remembered {
  Results* results = nullptr;
  KnownFiles* known = nullptr;
};

}  // namespace prongsai
