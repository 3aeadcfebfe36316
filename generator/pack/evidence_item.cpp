#include "pack/evidence_item.hpp"

#include "pack/bag.hpp"
#include "pack/name_rules.hpp"
#include "pack/page_parts.hpp"

namespace prongsai {

void evidence_link(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content) {
  const auto& evidence = *place.evidence;
  const bool here = place.reach == PlacedEvidence::Reach::inside && place.part == content.part;
  const auto address = here ? uri_path(place.path) : evidence.url;
  if (here || is_web_address(address)) {
    out.link(address, evidence.title.th);
  } else {
    out.text(evidence.title.th);
  }
  if (!evidence.title.en.empty()) {
    out.raw(" <span lang=\"en\">").text(evidence.title.en).raw("</span>");
  }
  if (place.reach == PlacedEvidence::Reach::inside && !here) {
    out.raw(" (<a href=\"#parts\">").both(part_words(content, place.part)).raw("</a>)");
  }
}

void evidence_item(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content) {
  const auto& evidence = *place.evidence;
  if (place.reach == PlacedEvidence::Reach::hidden) {
    out.raw("<a href=\"#withheld\">").text(evidence.id.str()).raw("</a> (ไม่เปิดเผย <span lang=\"en\">withheld</span>)");
    return;
  }
  evidence_link(out, place, content);
  out.raw(" <a class=\"meta\" href=\"#e-").text(evidence.id.str()).raw("\"><code>").text(evidence.id.str()).raw("</code></a>");
  if (evidence.facts) {
    constexpr std::size_t enough_to_compare = 12;
    out.raw(" <span class=\"meta\">").text(readable_size(evidence.facts->size)).raw(" <code title=\"SHA-256 ").text(evidence.facts->sha256).raw("\">");
    out.text(evidence.facts->sha256.substr(0, enough_to_compare)).raw("…</code></span>");
  }
}

}  // namespace prongsai
