#include "model/prose.hpp"

namespace prongsai {

void put_aside(Prose& prose, const std::shared_ptr<TextStore>& store) {
  put_aside(store, prose.html, prose.headings, prose.plain_text);
  prose.sections.shrink_to_fit();
}

}  // namespace prongsai
