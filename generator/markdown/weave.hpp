#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markdown/outline.hpp"
#include "model/prose.hpp"

namespace prongsai {

// Rewrites the library's HTML for the site and divides it among the outline's sections: destinations become slots, headings get their anchors, tables
// a scrollable region with a name and header cells their scope, aligned cells a class (the site's policy forbids inline style), task boxes a name,
// links to other sites `rel`. The library escapes every `<` and `"` of the content and raw HTML never reaches it, so that what looks like a tag
// here is one.
class Weaver {
 public:
  // Fills the outline's sections and takes its links. The outline must outlive the weaver.
  explicit Weaver(Outline& outline) : outline_(outline) {}
  void weave(std::string_view html);
  // As Prose::html.
  [[nodiscard]] auto take() -> std::vector<std::string> { return std::move(pieces_); }
  // Bytes of HTML made so far, destinations included.
  [[nodiscard]] auto bytes() const -> std::size_t { return bytes_; }

 private:
  auto tag(std::string_view html, std::size_t at) -> std::size_t;
  auto heading(std::string_view html, std::size_t at) -> std::size_t;
  auto slot(std::string_view html, std::size_t at, std::size_t attribute) -> std::size_t;
  auto cell(std::string_view html, std::size_t at) -> std::size_t;
  void put(std::string_view text);
  void next_section();

  Outline& outline_;
  std::vector<std::string> pieces_;
  std::size_t section_ = 0;
  std::size_t heading_ = 0;
  std::size_t link_ = 0;
  std::size_t table_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace prongsai
