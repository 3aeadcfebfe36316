#pragma once

#include <string>
#include <utility>

#include "diagnostic/diagnostic.hpp"
#include "source/codec.hpp"

namespace prongsai {

template <>
struct CodedAs<Argument> {
  static auto put(const Argument& value) -> const Text& { return value.text; }
  static auto take(Text text) -> Argument { return Argument(std::move(text)); }
};

}  // namespace prongsai
