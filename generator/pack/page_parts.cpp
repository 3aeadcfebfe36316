#include "pack/page_parts.hpp"

#include <algorithm>

#include "base/decimal.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

// Only addresses of the web become links.
auto is_web_address(std::string_view url) -> bool { return url.starts_with("https://") || url.starts_with("http://"); }

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

void page_head(HtmlWriter& out, const PackContent& content, const Portal& portal) {
  out.raw(
      "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
      "<title>");
  out.text(content.title.th).raw("</title>\n<style>\n");
  out.raw(
      "body{font:16px/1.6 \"Noto Sans Thai\",\"Sarabun\",\"Leelawadee UI\",Tahoma,sans-serif;margin:0 auto;padding:1rem;max-width:62rem;"
      "color:#1a1a1a;background:#fff}\n"
      "h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:2px solid #1a5c4a}h3{font-size:1.05rem}\n"
      "[lang=en]{color:#4a4a4a;font-size:.9em}\n"
      "table{border-collapse:collapse;width:100%;margin:.6rem 0}th,td{border:1px solid #b5b5b5;padding:.3rem .5rem;text-align:left;"
      "vertical-align:top}th{background:#eef4f1}\n"
      ".n{text-align:right;white-space:nowrap}code{font-size:.8rem;overflow-wrap:anywhere}a{color:#0b4f8a;overflow-wrap:anywhere}\n"
      ".yes{color:#0d5c2f;font-weight:bold}.no{color:#9c1c1c;font-weight:bold}ul{margin:.2rem 0;padding-left:1.3rem}.notice{border:2px solid "
      "#8a6d00;padding:.5rem .8rem}\n"
      "@media print{body{max-width:none;font-size:11pt}a{color:inherit}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}\n");
  out.raw("</style>\n</head>\n<body>\n<header>\n<h1>").both(content.title).raw("</h1>\n");
  if (!portal.notice.empty()) {
    out.raw("<p class=\"notice\">").both(portal.notice).raw("</p>\n");
  }
  out.raw("</header>\n<main>\n");
}

void page_end(HtmlWriter& out) { out.raw("</main>\n</body>\n</html>\n"); }

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
  out.raw("<h2>แฟ้มในชุดนี้ <span lang=\"en\">Files in this pack</span></h2>\n");
  files_head(out);
  for (const auto& file : content.files) {
    if (file.is_payload()) {
      const auto path = file.path.substr(std::string_view("data/").size());
      out.raw("<tr><td>").link(uri_path(path), path).raw("</td>");
      out.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(file.facts.size)))).hash_cell(file.facts.sha256).raw("</tr>\n");
    }
  }
  out.raw("</tbody>\n</table>\n");
}

void elsewhere_section(HtmlWriter& out, const std::vector<PlacedEvidence>& placed, const PackContent& content) {
  if (!has(placed, Reach::elsewhere)) {
    return;
  }
  out.raw("<h2>หลักฐานที่อยู่แหล่งอื่น <span lang=\"en\">Evidence elsewhere</span></h2>\n");
  files_head(out);
  for (const auto& place : placed) {
    if (place.reach == Reach::elsewhere) {
      out.raw("<tr><td>");
      evidence_line(out, place, content);
      out.raw("<br>").text(place.evidence->url).raw("</td>");
      size_and_hash(out, *place.evidence);
      out.raw("</tr>\n");
    }
  }
  out.raw("</tbody>\n</table>\n");
}

void hidden_section(HtmlWriter& out, const std::vector<PlacedEvidence>& placed) {
  if (!has(placed, Reach::hidden)) {
    return;
  }
  out.raw("<section id=\"withheld\">\n<h2>หลักฐานที่ไม่เปิดเผยในชุดนี้ <span lang=\"en\">Evidence withheld from this pack</span></h2>\n<table>\n")
      .raw("<thead><tr><th scope=\"col\">รหัส <span lang=\"en\">Id</span></th><th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
      .raw("<th scope=\"col\">SHA-256</th><th scope=\"col\">เหตุผล <span lang=\"en\">Reason</span></th></tr></thead>\n<tbody>\n");
  for (const auto& place : placed) {
    if (place.reach == Reach::hidden) {
      out.raw("<tr>").cell(place.evidence->id.str());
      size_and_hash(out, *place.evidence);
      out.raw("<td>").both(place.evidence->reason).raw("</td></tr>\n");
    }
  }
  out.raw("</tbody>\n</table>\n</section>\n");
}

}  // namespace prongsai
