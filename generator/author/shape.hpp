#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.hpp"

// What a content file may hold, as data: the tables of shape_*.cpp say it in the words of docs/formats.md, and schema.cpp prints it as JSON Schema.
// The loader stays the judge: a shape lets through whatever the loader reads, and refuses what it can tell from one file alone.
namespace prongsai {

// One word of a closed list, and what it means.
struct Word {
  std::string id;
  std::string title;
};

struct Shape {
  enum class Kind : std::uint8_t { scalar, boolean, text, choice, list, one_or_list, mapping, map, any_of, named };
  // How YAML may read a scalar that the loader takes as text: `12` is a number to an editor even where it is an id.
  enum class Also : std::uint8_t { nothing, whole, number, anything };
  struct Field;
  // Where `key` has one of `values`, the keys `needs` must be there.
  struct Condition {
    std::string key;
    std::vector<std::string> values;
    std::vector<std::string> needs;
  };
  // Where `key` is there, the keys `needs` must be there.
  struct Together {
    std::string key;
    std::vector<std::string> needs;
  };

  Kind kind = Kind::scalar;
  // Of a scalar: what its text must match. Of a map: what its keys must match. Of named: the name.
  std::string pattern;
  Also also = Also::nothing;
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  std::size_t longest = 0;
  std::vector<Word> words;
  // Of a list, a map, any_of.
  std::vector<Shape> parts;
  std::size_t fewest = 0;
  std::size_t most = 0;
  // A file that is a list may be empty.
  bool may_be_empty = false;
  std::vector<Field> fields;
  // Exactly one of these groups of keys is there.
  std::vector<std::vector<std::string>> one_of;
  std::vector<Condition> conditions;
  std::vector<Together> together;
  // Exactly one key.
  bool single = false;
};

struct Shape::Field {
  std::string key;
  Shape shape;
  bool needed = false;
  // In Thai, for whoever writes the file.
  std::string title;
  std::string hint;
};

// Builders, for tables that read like the formats.
namespace shapes {

using Fields = std::vector<Shape::Field>;

[[nodiscard]] auto must(std::string key, Shape shape, std::string title = {}, std::string hint = {}) -> Shape::Field;
[[nodiscard]] auto may(std::string key, Shape shape, std::string title = {}, std::string hint = {}) -> Shape::Field;

// A Thai string, or {th, en}.
[[nodiscard]] auto text() -> Shape;
// Any single value that is not blank.
[[nodiscard]] auto line() -> Shape;
[[nodiscard]] auto matching(std::string pattern) -> Shape;
[[nodiscard]] auto id() -> Shape;
[[nodiscard]] auto dotted_id() -> Shape;
[[nodiscard]] auto number() -> Shape;
[[nodiscard]] auto number(std::optional<Decimal> low, std::optional<Decimal> high) -> Shape;
[[nodiscard]] auto whole(int low, int high) -> Shape;
[[nodiscard]] auto boolean() -> Shape;
[[nodiscard]] auto date() -> Shape;
[[nodiscard]] auto month() -> Shape;
[[nodiscard]] auto year() -> Shape;
[[nodiscard]] auto url() -> Shape;
[[nodiscard]] auto choice(std::vector<Word> words) -> Shape;
// Words that need no explanation.
[[nodiscard]] auto one_of(const std::vector<std::string>& words) -> Shape;
[[nodiscard]] auto list(Shape item) -> Shape;
[[nodiscard]] auto one_or_list(Shape item) -> Shape;
[[nodiscard]] auto mapping(Fields fields) -> Shape;
// A mapping with keys of one form.
[[nodiscard]] auto map_of(std::string key_pattern, Shape value) -> Shape;
[[nodiscard]] auto by_year(Shape value) -> Shape;
[[nodiscard]] auto by_id(Shape value) -> Shape;
[[nodiscard]] auto any_of(std::vector<Shape> shapes) -> Shape;
// A shape that holds itself, by its name in FileShape::named.
[[nodiscard]] auto named(std::string name) -> Shape;
// One of the words, or any id where none is known.
[[nodiscard]] auto known(const std::vector<Word>& words) -> Shape;

// Parts that several files share.
[[nodiscard]] auto citation() -> Shape;
[[nodiscard]] auto period() -> Shape;
[[nodiscard]] auto unit_kind() -> Shape;
[[nodiscard]] auto write_up_reference() -> Shape;
[[nodiscard]] auto channels(const std::vector<Word>& further) -> Shape;
[[nodiscard]] auto join(Fields first, const Fields& second) -> Fields;

}  // namespace shapes
}  // namespace prongsai
