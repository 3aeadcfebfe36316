#pragma once

#include "source/known_files.hpp"
#include "source/results.hpp"

namespace prongsai {

// What earlier runs left for this one; null where nothing is remembered. Everything is made anew then, with the same bytes.
struct Remembered {
  Results* results = nullptr;
  KnownFiles* known = nullptr;
  // Results hold whole files of the site too, which other runs made (app/shared_files.hpp).
  bool whole_files = false;
};

}  // namespace prongsai
