#pragma once

#include <string>

#include "base/language.hpp"

namespace prongsai {

// A way to reach an office, or to read what it publishes.
struct Channel {
  std::string kind;
  Text title;
  std::string url;
};

}  // namespace prongsai
