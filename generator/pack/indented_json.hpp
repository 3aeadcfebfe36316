#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.hpp"
#include "base/language.hpp"

namespace prongsai {

// Writes JSON in the form of every text of a pack, piece by piece and without a tree of values: two blanks of indentation, a line for each value, `[]` and
// `{}` where there is none, and at the end a line end. nlohmann's dump(2) writes the same bytes, and `verify` holds packs against it.
class IndentedJson {
 public:
  IndentedJson() = default;
  // For values that stand in an array that is `depth` deep: given to `append_values` of another writer.
  static auto values_at(std::size_t depth) -> IndentedJson;

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  // Of the next value of an object. No key may stand twice.
  auto key(std::string_view name) -> IndentedJson&;
  // Valid UTF-8; anything else is a Bug.
  void text(std::string_view value);
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool>)
  void number(Integer value) {
    raw(std::to_string(value));
  }
  // As the nearest binary fraction is written. What none could hold exactly is a text.
  void number(Decimal value);
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  // `{"th": …}`, with `en` where there is one.
  void both(const Text& value);

  // All of them, after what is in the open array.
  void append_values(const IndentedJson& values);

  [[nodiscard]] auto size() const -> std::size_t { return text_.size(); }
  void reserve(std::size_t bytes) { text_.reserve(bytes); }
  // The document, with a line end. The object must not be used afterwards.
  [[nodiscard]] auto take() -> std::string;

 private:
  void begin(char bracket);
  void end(char bracket);
  void begin_value();
  void new_line();
  void raw(std::string_view value);

  std::string text_;
  // Of each open container, whether it has nothing yet.
  std::vector<bool> empty_;
  std::size_t outside_ = 0;
  bool after_key_ = false;
};

}  // namespace prongsai
