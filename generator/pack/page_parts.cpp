#include "pack/page_parts.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "pack/name_rules.hpp"
#include "pack/page_style.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

void files_head(HtmlWriter& out) {
  out.raw("<table>\n<thead><tr><th scope=\"col\">แฟ้ม <span lang=\"en\">File</span></th>")
      .raw("<th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
      .raw("<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
}

auto has(const std::vector<PlacedEvidence>& placed, Reach reach) -> bool {
  return std::ranges::any_of(placed, [reach](const PlacedEvidence& place) { return place.reach == reach; });
}

void size_and_hash(HtmlWriter& out, const Evidence& evidence) {
  if (evidence.facts) {
    out.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(evidence.facts->size)))).hash_cell(evidence.facts->sha256);
  } else {
    out.cell("–").cell("–");
  }
}

}  // namespace

auto is_web_address(std::string_view url) -> bool { return url.starts_with("https://") || url.starts_with("http://"); }

void page_head(HtmlWriter& out, const PackContent& content, const Portal& portal) {
  begin_pack_page(out, content.title.th);
  out.raw("<header>\n<h1>").both(content.title).raw("</h1>\n");
  if (!portal.notice.empty()) {
    out.raw("<p class=\"notice\">").both(portal.notice).raw("</p>\n");
  }
  out.raw("</header>\n<main>\n");
}

void page_end(HtmlWriter& out) {
  out.raw("</main>\n");
  end_pack_page(out);
}

void fact_row(HtmlWriter& out, const Text& label, const Text& value) {
  out.raw("<tr><th scope=\"row\">").both(label).raw("</th><td>").both(value).raw("</td></tr>\n");
}

void publication_rows(HtmlWriter& out, const Portal& portal) {
  fact_row(out, {.th = "ผู้เผยแพร่", .en = "Publisher"}, portal.publisher);
  fact_row(out, {.th = "วันที่เผยแพร่", .en = "Published"}, same_text(portal.published.iso()));
  fact_row(out, {.th = "สัญญาอนุญาต", .en = "Licence"}, portal.licence.name);
}

void audience_note(HtmlWriter& out, const PackContent& content) {
  if (content.audience == Audience::auditor) {
    out.raw("<p class=\"notice\">สำหรับผู้ตรวจสอบเท่านั้น ชุดนี้มีหลักฐานที่ไม่เปิดเผยต่อสาธารณะ ห้ามเผยแพร่ต่อ ")
        .raw("<span lang=\"en\">For auditors only: this pack holds evidence that is not public. Do not publish it.</span></p>\n");
  }
}

void metadata_links(HtmlWriter& out, const PackContent& content) {
  out.raw("<p>วิธีตรวจสอบว่าแฟ้มไม่ถูกแก้ไขอยู่ใน <a href=\"../VERIFY.txt\">VERIFY.txt</a> ")
      .raw("<span lang=\"en\">How to check that no file was changed: <a href=\"../VERIFY.txt\">VERIFY.txt</a>.</span></p>\n");
  out.raw("<ul>\n");
  for (const auto& file : content.files) {
    if (file.path.starts_with("metadata/")) {
      out.raw("<li>").link("../" + uri_path(file.path), file.path).raw("</li>\n");
    }
  }
  out.raw("</ul>\n");
}

auto part_words(const PackContent& content, int part) -> Text {
  return {.th = fmt::format("ส่วนที่ {} จาก {}", part, content.parts), .en = fmt::format("Part {} of {}", part, content.parts)};
}

void evidence_line(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content) {
  const auto& evidence = *place.evidence;
  if (place.reach == Reach::hidden) {
    out.raw("<a href=\"#withheld\">").text(evidence.id.str()).raw("</a> (ไม่เปิดเผย <span lang=\"en\">withheld</span>)");
    return;
  }
  const bool here = place.reach == Reach::inside && place.part == content.part;
  const auto address = here ? uri_path(place.path) : evidence.url;
  if (here || is_web_address(address)) {
    out.link(address, evidence.title.th);
  } else {
    out.text(evidence.title.th);
  }
  if (!evidence.title.en.empty()) {
    out.raw(" <span lang=\"en\">").text(evidence.title.en).raw("</span>");
  }
  out.raw(" <code>").text(evidence.id.str()).raw("</code>");
  if (place.reach == Reach::inside && !here) {
    out.raw(" (<a href=\"#parts\">").both(part_words(content, place.part)).raw("</a>)");
  }
}

void files_section(HtmlWriter& out, const PackContent& content) {
  out.raw("<section id=\"files\">\n<h2>แฟ้มอื่นในชุดนี้ <span lang=\"en\">Other files of this pack</span></h2>\n<div class=\"scroll\">\n");
  files_head(out);
  for (const auto& file : content.files) {
    if (file.source.empty()) {
      const auto address = file.is_payload() ? uri_path(file.path.substr(std::string_view("data/").size())) : "../" + uri_path(file.path);
      out.raw("<tr><td>").link(address, file.path).raw("</td>");
      out.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(file.facts.size)))).hash_cell(file.facts.sha256).raw("</tr>\n");
    }
  }
  out.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

void hidden_section(HtmlWriter& out, const std::vector<PlacedEvidence>& placed) {
  if (!has(placed, Reach::hidden)) {
    return;
  }
  out.raw("<section id=\"withheld\">\n<h2>หลักฐานที่ไม่เปิดเผยในชุดนี้ <span lang=\"en\">Evidence withheld from this pack</span></h2>\n<div class=\"scroll\">\n<table>\n")
      .raw("<thead><tr><th scope=\"col\">รหัส <span lang=\"en\">Id</span></th><th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
      .raw("<th scope=\"col\">SHA-256</th><th scope=\"col\">เหตุผล <span lang=\"en\">Reason</span></th></tr></thead>\n<tbody>\n");
  for (const auto& place : placed) {
    if (place.reach == Reach::hidden) {
      out.raw("<tr>").cell(place.evidence->id.str());
      size_and_hash(out, *place.evidence);
      out.raw("<td>").both(place.evidence->reason).raw("</td></tr>\n");
    }
  }
  out.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

}  // namespace prongsai
