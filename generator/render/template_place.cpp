#include "render/template_place.hpp"

namespace prongsai {
namespace {

auto is_blank(char c) -> bool { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

void HtmlPlace::pass(std::string_view text) {
  for (const char c : text) {
    pass(c);
  }
}

auto HtmlPlace::at_start_of_address() const -> bool {
  return state_ == State::quoted && seen_.empty() && (attribute_ == "href" || attribute_ == "src" || attribute_ == "action");
}

auto HtmlPlace::name() const -> Text {
  switch (state_) {
    case State::content:
    case State::title:
      return {.th = "ข้อความ", .en = "text"};
    case State::raw:
      return same_text("<" + element_ + ">");
    case State::comment:
      return {.th = "หมายเหตุของ HTML", .en = "a comment"};
    case State::tag_name:
    case State::tag:
      return {.th = "แท็ก HTML", .en = "a tag"};
    case State::before_value:
    case State::unquoted:
      return {.th = "แอตทริบิวต์ที่ไม่มีเครื่องหมายคำพูด", .en = "an attribute without double quotes"};
    case State::quoted:
      return {.th = "ค่าของแอตทริบิวต์", .en = "a quoted attribute"};
  }
  return {};
}

void HtmlPlace::end_tag() {
  seen_.clear();
  attribute_.clear();
  const bool raw = element_ == "script" || element_ == "style" || element_ == "textarea";
  state_ = raw ? State::raw : element_ == "title" ? State::title : State::content;
}

void HtmlPlace::pass(char c) {
  switch (state_) {
    case State::content:
      if (c == '<') {
        state_ = State::tag_name;
        element_.clear();
      }
      return;
    case State::title:
    case State::raw:
      seen_ += c;
      if (seen_.ends_with("</" + element_ + ">")) {
        seen_.clear();
        state_ = State::content;
      }
      return;
    case State::comment:
      seen_ += c;
      if (seen_.ends_with("-->")) {
        seen_.clear();
        state_ = State::content;
      }
      return;
    case State::tag_name:
      if (c == '>') {
        end_tag();
      } else if (is_blank(c)) {
        state_ = State::tag;
        attribute_.clear();
      } else {
        element_ += c;
        if (element_ == "!--") {
          state_ = State::comment;
        }
      }
      return;
    case State::tag:
      if (c == '>') {
        end_tag();
      } else if (is_blank(c)) {
        attribute_.clear();
      } else if (c == '=') {
        state_ = State::before_value;
      } else {
        attribute_ += c;
      }
      return;
    case State::before_value:
      state_ = c == '"' ? State::quoted : State::unquoted;
      seen_.clear();
      return;
    case State::quoted:
      if (c == '"') {
        state_ = State::tag;
        attribute_.clear();
      } else {
        seen_ += c;
      }
      return;
    case State::unquoted:
      if (c == '>') {
        end_tag();
      } else if (is_blank(c)) {
        state_ = State::tag;
        attribute_.clear();
      }
      return;
  }
}

}  // namespace prongsai
