#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.hpp"

namespace prongsai {

// Writes JSON (RFC 8259) piece by piece, in the order of the calls. Unlike a library's tree of values it needs no memory beside the text, and it
// writes decimals exactly: a library turns them into binary fractions on the way.
//
// Compact, with a line for each record of an outer list: small, and a comparison of two publications shows the records that changed.
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { on_one_line, a_line_each };
  void begin_object();
  void end_object();
  void begin_array(Layout layout);
  void end_array();
  // Of the next value of an object.
  void key(std::string_view name);
  // Valid UTF-8; anything else is a Bug, since texts were checked when they were read.
  void text(std::string_view value);
  void number(Decimal value);
  void boolean(bool value);
  void null();
  // The document, with a line end. The object must not be used afterwards.
  [[nodiscard]] auto take() -> std::string;

 private:
  struct Container {
    Layout layout = Layout::on_one_line;
    bool is_empty = true;
  };
  void begin_value();
  void quote(std::string_view value);

  std::string text_;
  std::vector<Container> open_;
  bool after_key_ = false;
};

}  // namespace prongsai
