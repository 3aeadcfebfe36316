#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.hpp"

namespace prongsai {

// Follows the HTML of a template far enough to know where a tag stands. It is for our own well-formed templates: what it does not know, such as
// an attribute without quotes, it reports as a place where no tag may stand.
class HtmlPlace {
 public:
  void pass(std::string_view text);
  // Between elements' tags.
  [[nodiscard]] auto in_content() const -> bool { return state_ == State::content; }
  // In the text of <title>, where only text may stand.
  [[nodiscard]] auto in_title() const -> bool { return state_ == State::title; }
  // In the value of an attribute with double quotes.
  [[nodiscard]] auto in_quotes() const -> bool { return state_ == State::quoted; }
  // At the first character of a quoted href, src or action.
  [[nodiscard]] auto at_start_of_address() const -> bool;
  // Inside a start tag, where an attribute may begin or has just ended.
  [[nodiscard]] auto between_attributes() const -> bool { return state_ == State::tag && attribute_.empty(); }
  // For messages: `a comment`, `<script>`, ….
  [[nodiscard]] auto name() const -> Text;

 private:
  enum class State : std::uint8_t { content, title, raw, comment, tag_name, tag, before_value, quoted, unquoted };
  void pass(char c);
  void end_tag();
  State state_ = State::content;
  std::string element_;
  std::string attribute_;
  // What was read since the state began, where it matters.
  std::string seen_;
};

}  // namespace prongsai
