#include "render/prose_html.hpp"

#include <cstddef>

#include "base/assert.hpp"
#include "base/html_text.hpp"

namespace prongsai {

auto prose_html(const PlannedPage& page) -> Html {
  const auto* prose = prose_of(page);
  require(prose != nullptr && page.links.size() == prose->sections.size(), "a page's links were planned for other prose");
  const auto html = prose->html.get();
  Html out;
  std::size_t piece = 0;
  for (std::size_t at = 0; at < prose->sections.size(); ++at) {
    const auto& urls = page.links[at];
    require(prose->sections[at].links.size() == urls.size() && piece + urls.size() < html.size(), "a section's links were planned for another section");
    out.text += html[piece++];
    for (const auto& url : urls) {
      out.text += html_escaped(url) + html[piece++];
    }
  }
  return out;
}

}  // namespace prongsai
