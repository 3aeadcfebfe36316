#include <fmt/format.h>

#include <algorithm>

#include "pack/bag.hpp"
#include "pack/evidence_item.hpp"
#include "pack/name_rules.hpp"
#include "pack/page_parts.hpp"
#include "pack/score_sheet.hpp"

namespace prongsai {
namespace {

auto period_words(const Period& period) -> Text {
  Text words;
  for (const auto& quarter : period.quarters) {
    words.th += fmt::format("{}{}", words.th.empty() ? "ไตรมาส " : ", ", quarter.number);
    words.en += fmt::format("{}Q{}", words.en.empty() ? "" : ", ", quarter.number);
  }
  if (period.from || period.to) {
    const auto days = (period.from ? period.from->iso() : std::string("…")) + " – " + (period.to ? period.to->iso() : std::string("…"));
    words.th += (words.th.empty() ? "" : ", ") + days;
    words.en += (words.en.empty() ? "" : ", ") + days;
  }
  return words;
}

auto criteria_words(const Evidence& evidence) -> std::string {
  std::string list;
  for (const auto& criterion : evidence.supports) {
    list += (list.empty() ? "" : ", ") + criterion.value.str();
  }
  for (const auto& item : evidence.supports_items) {
    list += (list.empty() ? "" : ", ") + item.framework.str() + "/" + item.item.str();
  }
  return list.empty() ? "–" : list;
}

void labelled_cell(HtmlWriter& out, std::string_view label, const Text& words) {
  out.raw("<td data-label=\"").text(label).raw("\">").both(words.empty() ? same_text("–") : words).raw("</td>");
}

void register_row(HtmlWriter& out, const PackContent& content, const PlacedEvidence& place) {
  const auto& evidence = *place.evidence;
  out.raw("<tr id=\"e-").text(evidence.id.str()).raw("\"><th scope=\"row\">");
  evidence_link(out, place, content);
  out.raw("<br><code>").text(evidence.id.str()).raw("</code>");
  if (evidence.facts) {
    out.raw("<br><code>SHA-256 ").text(evidence.facts->sha256).raw("</code>");
  }
  if (place.reach == PlacedEvidence::Reach::elsewhere) {
    out.raw("<br>อยู่ที่ <span lang=\"en\">at</span> ").text(evidence.url);
  }
  out.raw("</th>");
  auto document = evidence.document.number;
  if (evidence.document.date) {
    document += (document.empty() ? "" : " · ") + evidence.document.date->iso();
  }
  labelled_cell(out, "เลขที่และวันที่", same_text(document));
  labelled_cell(out, "ช่วงเวลา", period_words(evidence.period));
  labelled_cell(out, "เกณฑ์", same_text(criteria_words(evidence)));
  const auto size = evidence.facts ? grouped_number(Decimal(static_cast<std::int64_t>(evidence.facts->size))) : std::string("–");
  out.raw("<td class=\"n\" data-label=\"ไบต์\">").text(size).raw("</td></tr>\n");
}

void problem_line(HtmlWriter& out, const PackProblem& problem) {
  out.raw("<li><strong>").text(problem.code).raw("</strong> ").both(problem.message).raw(" <code>").text(problem.path);
  if (problem.line > 0) {
    out.text(":" + std::to_string(problem.line));
  }
  out.raw("</code>");
  if (problem.waiver != nullptr) {
    const auto& waiver = *problem.waiver;
    out.raw("<br>เหตุผลที่ยกเว้น <span lang=\"en\">Reason of the waiver</span>: ").both(waiver.reason).raw(" (").both(waiver.by);
    out.raw(" ").text(waiver.date.iso());
    if (waiver.until) {
      out.raw(" – ").text(waiver.until->iso());
    }
    out.raw(")");
  }
  out.raw("</li>\n");
}

}  // namespace

void write_up_section(HtmlWriter& out, const std::vector<const WriteUp*>& write_ups, const Framework* framework) {
  if (write_ups.empty()) {
    return;
  }
  out.raw("<section id=\"practices\">\n<h2>โครงการและผลงาน <span lang=\"en\">Projects and practices</span></h2>\n<ul>\n");
  for (const auto* write_up : write_ups) {
    const auto stem = "practices/" + uri_path(write_up->id.str());
    out.raw("<li>").link(stem + ".html", write_up->title.th).raw(" (").link(stem + ".md", "Markdown").raw(")");
    for (const auto& ladder : write_up->dimensions) {
      const auto* dimension = framework == nullptr ? nullptr : framework->dimension(ladder.value);
      out.raw("<br>").both(dimension == nullptr ? same_text(ladder.value.str()) : dimension->title);
    }
    if (!write_up->success_factors.empty()) {
      out.raw("<br>ปัจจัยความสำเร็จ <span lang=\"en\">Success factors</span>: ");
      bool first = true;
      for (const auto& factor : write_up->success_factors) {
        out.text((first ? "" : "; ") + factor);
        first = false;
      }
    }
    out.raw("</li>\n");
  }
  out.raw("</ul>\n</section>\n");
}

void register_section(HtmlWriter& out, const PackContent& content, const std::vector<PlacedEvidence>& placed) {
  const auto shown = [](const PlacedEvidence& place) { return place.reach != PlacedEvidence::Reach::hidden; };
  if (std::ranges::none_of(placed, shown)) {
    return;
  }
  out.raw("<section class=\"page\" id=\"register\">\n<h2>ทะเบียนหลักฐาน <span lang=\"en\">Register of evidence</span></h2>\n<table class=\"stack\">\n")
      .raw("<thead><tr><th scope=\"col\">หลักฐานและค่า SHA-256 <span lang=\"en\">Evidence and SHA-256</span></th>")
      .raw("<th scope=\"col\">เลขที่และวันที่ <span lang=\"en\">Number and date</span></th>")
      .raw("<th scope=\"col\">ช่วงเวลา <span lang=\"en\">Period</span></th><th scope=\"col\">เกณฑ์ <span lang=\"en\">Criteria</span></th>")
      .raw("<th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th></tr></thead>\n<tbody>\n");
  for (const auto& place : placed) {
    if (shown(place)) {
      register_row(out, content, place);
    }
  }
  out.raw("</tbody>\n</table>\n</section>\n");
}

void findings_section(HtmlWriter& out, const PackFindings& findings) {
  out.raw("<section id=\"findings\">\n<h2>ข้อสังเกตของโปรแกรมตรวจ <span lang=\"en\">What the program noticed</span></h2>\n");
  if (findings.open.empty()) {
    out.raw("<p>ไม่มีข้อสังเกตที่ยังไม่แก้ไข <span lang=\"en\">Nothing is open.</span></p>\n");
  } else {
    out.raw("<ul>\n");
    for (const auto* problem : findings.open) {
      problem_line(out, *problem);
    }
    out.raw("</ul>\n");
  }
  if (!findings.waived.empty()) {
    out.raw("<h3>ข้อที่ยกเว้นไว้พร้อมเหตุผล <span lang=\"en\">Waived, with the reason</span></h3>\n<ul>\n");
    for (const auto* problem : findings.waived) {
      problem_line(out, *problem);
    }
    out.raw("</ul>\n");
  }
  out.raw("</section>\n");
}

void verify_section(HtmlWriter& out, const PackContent& content) {
  out.raw("<section id=\"verify\">\n<h2>ตรวจว่าแฟ้มไม่ถูกแก้ไข <span lang=\"en\">Check that no file was changed</span></h2>\n<p>วาง ").text(content.name);
  out.raw(".zip ไว้ในโฟลเดอร์ว่างแล้วสั่งหกบรรทัดนี้ ต้องเห็น OK สามครั้ง รายละเอียดอยู่ใน <a href=\"../VERIFY.txt\">VERIFY.txt</a> ")
      .raw("<span lang=\"en\">Put the zip into an empty folder and run these six lines; you must see OK three times. "
           "<a href=\"../VERIFY.txt\">VERIFY.txt</a> says more.</span></p>\n<pre class=\"scroll\"><code>");
  const auto text = verify_instructions(content.name);
  constexpr std::string_view indent = "\n    ";
  for (auto at = text.find(indent); at != std::string::npos; at = text.find(indent, at + 1)) {
    const auto begin = at + indent.size();
    out.text(text.substr(begin, text.find('\n', begin) - begin)).raw("\n");
  }
  out.raw("</code></pre>\n<p>การตรวจนี้แสดงว่าแฟ้มตรงกับที่เผยแพร่ แต่ไม่ได้แสดงว่าข้อความในเอกสารเป็นความจริง ")
      .raw("<span lang=\"en\">The check shows that the files are those that were published, not that what they say is true.</span></p>\n</section>\n");
}

}  // namespace prongsai
