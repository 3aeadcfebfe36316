#include "pack/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/bag.hpp"
#include "pack/html_writer.hpp"
#include "pack/name_rules.hpp"
#include "pack/proof_words.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

// Only addresses of the web become links.
auto is_web_address(std::string_view url) -> bool { return url.starts_with("https://") || url.starts_with("http://"); }

auto level_words(const std::optional<int>& level) -> std::string { return level ? fmt::to_string(*level) : "–"; }

class IndexWriter {
 public:
  IndexWriter(const PackContent& content, const Portal& portal, const UnitScore& score, const std::vector<PlacedEvidence>& placed)
      : content_(content), portal_(portal), score_(score), placed_(placed) {}

  auto write() -> std::string {
    head();
    summary();
    dimensions();
    for (const auto& dimension : score_.dimensions) {
      ladder(dimension);
    }
    if (score_.ladder) {
      ladder(*score_.ladder);
    }
    if (score_.bonus) {
      bonus(*score_.bonus);
    }
    files();
    elsewhere();
    hidden();
    out_.raw("</main>\n</body>\n</html>\n");
    return out_.html();
  }

 private:
  void head() {
    out_.raw(
        "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        "<title>");
    out_.text(content_.title.th).raw("</title>\n<style>\n");
    out_.raw(
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
    out_.raw("</style>\n</head>\n<body>\n<header>\n<h1>").both(content_.title).raw("</h1>\n");
    if (!portal_.notice.empty()) {
      out_.raw("<p class=\"notice\">").both(portal_.notice).raw("</p>\n");
    }
    out_.raw("</header>\n<main>\n");
  }

  void row(const Text& label, const Text& value) {
    out_.raw("<tr><th scope=\"row\">").both(label).raw("</th><td>").both(value).raw("</td></tr>\n");
  }

  void summary() {
    out_.raw("<table>\n");
    row({.th = "หน่วยงาน", .en = "Unit"}, score_.unit->name);
    row({.th = "ปีงบประมาณ พ.ศ.", .en = "Fiscal year (BE)"}, same_text(fmt::to_string(score_.year->year.be)));
    row({.th = "กรอบการประเมิน", .en = "Framework"}, score_.framework->title);
    row({.th = "คะแนนรวม", .en = "Total"}, same_text(grouped_number(score_.total)));
    row({.th = "คะแนนไม่รวมคะแนนพิเศษ", .en = "Total without bonus"},
        same_text(grouped_number(score_.total_without_bonus) + " / " + grouped_number(score_.full_points)));
    row({.th = "ระดับ", .en = "Grade"}, same_text(score_.grade.empty() ? "–" : score_.grade));
    if (score_.rank > 0) {
      row({.th = "ลำดับ", .en = "Rank"}, same_text(fmt::to_string(score_.rank)));
    }
    row({.th = "ที่มาของคะแนน", .en = "How it was judged"},
        score_.reviewed ? Text{.th = "คณะกรรมการพิจารณาแล้ว", .en = "Reviewed by the committee"}
                        : Text{.th = "ประเมินตนเอง ยังไม่ผ่านการพิจารณา", .en = "Self-assessment, not reviewed"});
    row({.th = "ผู้เผยแพร่", .en = "Publisher"}, portal_.publisher);
    row({.th = "วันที่เผยแพร่", .en = "Published"}, same_text(portal_.published.iso()));
    row({.th = "สัญญาอนุญาต", .en = "Licence"}, portal_.licence.name);
    out_.raw("</table>\n<p>วิธีตรวจสอบว่าแฟ้มไม่ถูกแก้ไขอยู่ใน <a href=\"../VERIFY.txt\">VERIFY.txt</a> ")
        .raw("<span lang=\"en\">How to check that no file was changed: <a href=\"../VERIFY.txt\">VERIFY.txt</a>.</span></p>\n");
    out_.raw("<ul>\n");
    for (const auto& file : content_.files) {
      if (file.path.starts_with("metadata/")) {
        out_.raw("<li>").link("../" + uri_path(file.path), file.path).raw("</li>\n");
      }
    }
    out_.raw("</ul>\n");
  }

  void dimensions() {
    out_.raw("<h2>คะแนนตามมิติ <span lang=\"en\">Score by dimension</span></h2>\n<table>\n<thead><tr>")
        .raw("<th scope=\"col\">มิติ <span lang=\"en\">Dimension</span></th>")
        .raw("<th scope=\"col\">เสนอ <span lang=\"en\">Claimed</span></th><th scope=\"col\">หลักฐานรองรับ <span lang=\"en\">Supported</span></th>")
        .raw("<th scope=\"col\">กรรมการให้ <span lang=\"en\">Awarded</span></th><th scope=\"col\">ระดับที่นับ <span lang=\"en\">Counted</span></th>")
        .raw("<th scope=\"col\">คะแนน <span lang=\"en\">Points</span></th></tr></thead>\n<tbody>\n");
    for (const auto& dimension : score_.dimensions) {
      out_.raw("<tr><th scope=\"row\"><a href=\"#").text(dimension.id.str()).raw("\">").both(dimension.title).raw("</a></th>");
      out_.number_cell(level_words(dimension.claimed)).number_cell(fmt::to_string(dimension.supported)).number_cell(level_words(dimension.awarded));
      out_.number_cell(fmt::to_string(dimension.counted));
      out_.number_cell(grouped_number(dimension.points) + " / " + grouped_number(dimension.full_points)).raw("</tr>\n");
    }
    out_.raw("</tbody>\n</table>\n");
  }

  void ladder(const LadderResult& result) {
    out_.raw("<section id=\"").text(result.id.str()).raw("\">\n<h2>").both(result.title).raw("</h2>\n");
    if (result.remark != nullptr) {
      out_.raw("<p>ความเห็นคณะกรรมการ <span lang=\"en\">Committee's remark</span>: ").both(*result.remark).raw("</p>\n");
    }
    for (const auto& level : result.levels) {
      out_.raw("<h3>ระดับ ").text(fmt::to_string(level.level->number)).raw(" <span lang=\"en\">Level ").text(fmt::to_string(level.level->number));
      out_.raw("</span> ").both(level.level->title).raw("</h3>\n<ul>\n");
      for (const auto& item : level.criteria) {
        criterion(item);
      }
      out_.raw("</ul>\n");
    }
    out_.raw("</section>\n");
  }

  void mark(bool holds) {
    if (holds) {
      out_.raw("<span class=\"yes\">ผ่าน <span lang=\"en\">met</span></span>");
    } else {
      out_.raw("<span class=\"no\">ยังไม่ผ่าน <span lang=\"en\">not met</span></span>");
    }
  }

  void criterion(const CriterionResult& result) {
    out_.raw("<li id=\"").text(result.criterion->id.str()).raw("\"><strong>").text(result.criterion->id.str()).raw("</strong> ");
    out_.both(result.criterion->title).raw(" ");
    mark(result.supported);
    if (result.not_met != nullptr) {
      out_.raw("<br>หน่วยงานแจ้งว่า <span lang=\"en\">The unit says</span>: ").both(*result.not_met);
    }
    out_.raw("\n<ul>\n");
    proofs(result.proofs);
    for (const auto* evidence : result.evidence) {
      out_.raw("<li>");
      evidence_line(find_placed(placed_, *evidence));
      out_.raw("</li>\n");
    }
    out_.raw("</ul></li>\n");
  }

  void proofs(const std::vector<Proof>& list) {
    for (const auto& proof : list) {
      out_.raw("<li>");
      mark(proof.holds);
      out_.raw(" ").both(proof_words(proof, *score_.framework)).raw("</li>\n");
    }
  }

  void bonus(const BonusResult& result) {
    out_.raw("<section>\n<h2>คะแนนพิเศษ <span lang=\"en\">Bonus</span></h2>\n<p>").text(grouped_number(result.points)).raw(" คะแนน ");
    out_.raw("<span lang=\"en\">points</span> ");
    mark(result.points > Decimal());
    out_.raw("</p>\n<ul>\n");
    proofs(result.proofs);
    out_.raw("</ul>\n</section>\n");
  }

  void evidence_line(const PlacedEvidence& place) {
    const auto& evidence = *place.evidence;
    if (place.reach == Reach::hidden) {
      out_.raw("<a href=\"#withheld\">").text(evidence.id.str()).raw("</a> (ไม่เปิดเผย <span lang=\"en\">withheld</span>)");
      return;
    }
    const auto& address = place.reach == Reach::inside ? uri_path(place.path) : evidence.url;
    if (place.reach == Reach::inside || is_web_address(address)) {
      out_.link(address, evidence.title.th);
    } else {
      out_.text(evidence.title.th);
    }
    if (!evidence.title.en.empty()) {
      out_.raw(" <span lang=\"en\">").text(evidence.title.en).raw("</span>");
    }
    out_.raw(" <code>").text(evidence.id.str()).raw("</code>");
  }

  void files_head() {
    out_.raw("<table>\n<thead><tr><th scope=\"col\">แฟ้ม <span lang=\"en\">File</span></th>")
        .raw("<th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
        .raw("<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
  }

  // Every payload file that is known when the page is made: evidence and write-ups.
  void files() {
    out_.raw("<h2>แฟ้มในชุดนี้ <span lang=\"en\">Files in this pack</span></h2>\n");
    files_head();
    for (const auto& file : content_.files) {
      if (file.is_payload()) {
        const auto path = file.path.substr(std::string_view("data/").size());
        out_.raw("<tr><td>").link(uri_path(path), path).raw("</td>");
        out_.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(file.facts.size)))).hash_cell(file.facts.sha256).raw("</tr>\n");
      }
    }
    out_.raw("</tbody>\n</table>\n");
  }

  auto has(Reach reach) const -> bool {
    return std::ranges::any_of(placed_, [reach](const PlacedEvidence& place) { return place.reach == reach; });
  }

  void size_and_hash(const Evidence& evidence) {
    if (evidence.facts) {
      out_.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(evidence.facts->size)))).hash_cell(evidence.facts->sha256);
    } else {
      out_.cell("–").cell("–");
    }
  }

  void elsewhere() {
    if (!has(Reach::elsewhere)) {
      return;
    }
    out_.raw("<h2>หลักฐานที่อยู่แหล่งอื่น <span lang=\"en\">Evidence elsewhere</span></h2>\n");
    files_head();
    for (const auto& place : placed_) {
      if (place.reach == Reach::elsewhere) {
        out_.raw("<tr><td>");
        evidence_line(place);
        out_.raw("<br>").text(place.evidence->url).raw("</td>");
        size_and_hash(*place.evidence);
        out_.raw("</tr>\n");
      }
    }
    out_.raw("</tbody>\n</table>\n");
  }

  void hidden() {
    if (!has(Reach::hidden)) {
      return;
    }
    out_.raw("<section id=\"withheld\">\n<h2>หลักฐานที่ไม่เปิดเผยในชุดนี้ <span lang=\"en\">Evidence withheld from this pack</span></h2>\n<table>\n")
        .raw("<thead><tr><th scope=\"col\">รหัส <span lang=\"en\">Id</span></th><th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
        .raw("<th scope=\"col\">SHA-256</th><th scope=\"col\">เหตุผล <span lang=\"en\">Reason</span></th></tr></thead>\n<tbody>\n");
    for (const auto& place : placed_) {
      if (place.reach == Reach::hidden) {
        out_.raw("<tr>").cell(place.evidence->id.str());
        size_and_hash(*place.evidence);
        out_.raw("<td>").both(place.evidence->reason).raw("</td></tr>\n");
      }
    }
    out_.raw("</tbody>\n</table>\n</section>\n");
  }

  HtmlWriter out_;
  const PackContent& content_;
  const Portal& portal_;
  const UnitScore& score_;
  const std::vector<PlacedEvidence>& placed_;
};

}  // namespace

auto index_page(const PackContent& content, const Portal& portal, const UnitScore& score, const std::vector<PlacedEvidence>& placed)
    -> std::string {
  return IndexWriter(content, portal, score, placed).write();
}

}  // namespace prongsai
