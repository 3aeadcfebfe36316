#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/language.hpp"
#include "model/prose.hpp"

namespace prongsai {

// Builds the page of a pack. Only `raw`, for literals of this program, and `checked` take markup; all else is escaped.
class HtmlWriter {
 public:
  template <std::size_t size>
  auto raw(const char (&markup)[size]) -> HtmlWriter& {
    html_.append(markup, size - 1);
    return *this;
  }
  auto text(std::string_view words) -> HtmlWriter&;
  // Markup that the Markdown guard has passed.
  auto checked(const Html& markup) -> HtmlWriter&;
  // Thai, and English after it in smaller letters where there is any.
  auto both(const Text& words) -> HtmlWriter&;
  auto link(const std::string& address, std::string_view words) -> HtmlWriter&;
  // A table cell.
  auto cell(std::string_view words) -> HtmlWriter&;
  auto number_cell(std::string_view words) -> HtmlWriter&;
  auto hash_cell(std::string_view hash) -> HtmlWriter&;
  [[nodiscard]] auto html() const -> const std::string& { return html_; }

 private:
  std::string html_;
};

}  // namespace prongsai
