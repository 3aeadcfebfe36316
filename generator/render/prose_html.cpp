#include "render/prose_html.hpp"

#include <cstddef>

#include "base/assert.hpp"
#include "base/html_text.hpp"

namespace prongsai {

auto prose_html(const PlannedPage& page) -> Html {
  const auto* prose = prose_of(page);
  require(prose != nullptr && page.links.size() == prose->sections.size(), "a page's links were planned for other prose");
  Html out;
  for (std::size_t at = 0; at < prose->sections.size(); ++at) {
    const auto& section = prose->sections[at];
    const auto& urls = page.links[at];
    require(section.body.html.size() == urls.size() + 1, "a section's links were planned for another section");
    out.text += section.body.html.front();
    for (std::size_t link = 0; link < urls.size(); ++link) {
      out.text += html_escaped(urls[link]) + section.body.html[link + 1];
    }
  }
  return out;
}

}  // namespace prongsai
