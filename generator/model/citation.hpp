#pragma once

#include <string>

#include "source/span.hpp"

namespace prongsai {

// Where a fact or rule was taken from: a document that a framework declares (or free words) and a place in it.
struct Citation {
  std::string document;
  std::string place;
  Span span;
};

}  // namespace prongsai
