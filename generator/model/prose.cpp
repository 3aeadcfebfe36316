#include "model/prose.hpp"

namespace prongsai {

auto first_piece(const Prose& prose, std::size_t section) -> std::size_t {
  std::size_t piece = 0;
  for (std::size_t at = 0; at < section; ++at) {
    piece += prose.sections[at].links.size() + 1;
  }
  return piece;
}

void put_aside(Prose& prose, const std::shared_ptr<TextStore>& store) {
  put_aside(store, prose.html, prose.headings, prose.plain_text);
  prose.sections.shrink_to_fit();
}

}  // namespace prongsai
