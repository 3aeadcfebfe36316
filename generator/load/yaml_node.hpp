#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "source/span.hpp"

namespace prongsai {

// One node of a YAML file. A scalar keeps the text that was written, until a schema gives it a type.
struct YamlNode {
  enum class Kind : std::uint8_t { empty, scalar, sequence, mapping };
  struct Entry;
  Kind kind = Kind::empty;
  // Of scalars.
  std::string text;
  // True where the scalar stood between quotes or in a block: then it is never a number, a date or a boolean by accident.
  bool quoted = false;
  std::vector<YamlNode> items;
  // In the order written. Invariant: no two keys are the same.
  std::vector<Entry> entries;
  // The narrowest text that is this node; of mappings and sequences, their first character or line.
  Span span;
};

struct YamlNode::Entry {
  std::string key;
  Span key_span;
  YamlNode value;
};

}  // namespace prongsai
