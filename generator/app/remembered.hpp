#pragma once

#include "source/known_files.hpp"
#include "source/results.hpp"

namespace prongsai {

struct BuildSession;

// What earlier runs left for this one; null where nothing is remembered. Everything is made anew then, with the same bytes.
struct Remembered {
  Results* results = nullptr;
  KnownFiles* known = nullptr;
  // Results hold whole files of the site too, which other runs made (app/shared_files.hpp).
  bool whole_files = false;
  // What the builds of this process keep in memory; null where it makes no other.
  BuildSession* session = nullptr;
};

}  // namespace prongsai
