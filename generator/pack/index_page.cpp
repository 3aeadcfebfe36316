#include "pack/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/html_writer.hpp"
#include "pack/name_rules.hpp"
#include "pack/page_style.hpp"
#include "pack/score_sheet.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

class IndexWriter {
 public:
  IndexWriter(const PackContent& content, const Portal& portal, const UnitScore& score, const std::vector<PlacedEvidence>& placed,
              const PackFindings* findings)
      : content_(content), portal_(portal), score_(score), placed_(placed), findings_(findings) {}

  auto write() -> std::string {
    head();
    summary();
    score_sheet(out_, score_);
    const FormContext context{.score = &score_, .content = &content_, .placed = &placed_};
    for (const auto& dimension : score_.dimensions) {
      checklist_form(out_, context, dimension);
    }
    if (score_.bonus) {
      bonus_form(out_, context, *score_.bonus);
    }
    if (score_.ladder) {
      checklist_form(out_, context, *score_.ladder);
    }
    write_ups();
    register_section(out_, content_, placed_);
    hidden();
    if (findings_ != nullptr) {
      findings_section(out_, *findings_);
    }
    verify_section(out_, content_);
    files();
    out_.raw("</main>\n");
    end_pack_page(out_);
    return out_.html();
  }

 private:
  void head() {
    begin_pack_page(out_, content_.title.th);
    out_.raw("<header>\n<h1>").both(content_.title).raw("</h1>\n");
    if (!portal_.notice.empty()) {
      out_.raw("<p class=\"notice\">").both(portal_.notice).raw("</p>\n");
    }
    out_.raw("</header>\n");
    contents();
    out_.raw("<main>\n");
  }

  void contents() {
    out_.raw("<nav aria-label=\"สารบัญ\">\n<ul>\n<li><a href=\"#score-sheet\">แบบสรุปคะแนน <span lang=\"en\">Score sheet</span></a></li>\n");
    for (const auto& dimension : score_.dimensions) {
      out_.raw("<li>").link("#" + dimension.id.str(), dimension.title.th).raw("</li>\n");
    }
    if (has(Reach::inside) || has(Reach::elsewhere)) {
      out_.raw("<li><a href=\"#register\">ทะเบียนหลักฐาน <span lang=\"en\">Register of evidence</span></a></li>\n");
    }
    if (has(Reach::hidden)) {
      out_.raw("<li><a href=\"#withheld\">หลักฐานที่ไม่เปิดเผย <span lang=\"en\">Withheld</span></a></li>\n");
    }
    if (findings_ != nullptr) {
      out_.raw("<li><a href=\"#findings\">ข้อสังเกตและข้อยกเว้น <span lang=\"en\">Findings and waivers</span></a></li>\n");
    }
    out_.raw("<li><a href=\"#verify\">วิธีตรวจสอบ <span lang=\"en\">How to verify</span></a></li>\n")
        .raw("<li><a href=\"#files\">แฟ้มในชุดนี้ <span lang=\"en\">Files</span></a></li>\n</ul>\n</nav>\n");
  }

  void write_ups() {
    std::vector<const WriteUp*> list;
    for (const auto& write_up : score_.year->write_ups) {
      list.push_back(&write_up);
    }
    write_up_section(out_, list, score_.framework);
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
    out_.raw("</table>\n");
  }

  void files_head() {
    out_.raw("<table>\n<thead><tr><th scope=\"col\">แฟ้ม <span lang=\"en\">File</span></th>")
        .raw("<th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
        .raw("<th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
  }

  void file_row(const PackFile& file, const std::string& address) {
    out_.raw("<tr><td>").link(address, file.path).raw("</td>");
    out_.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(file.facts.size)))).hash_cell(file.facts.sha256).raw("</tr>\n");
  }

  // Every file that is known when the page is made; evidence has its own table.
  void files() {
    out_.raw("<section id=\"files\">\n<h2>แฟ้มอื่นในชุดนี้ <span lang=\"en\">Other files of this pack</span></h2>\n<div class=\"scroll\">\n");
    files_head();
    for (const auto& file : content_.files) {
      if (!file.is_payload()) {
        file_row(file, "../" + uri_path(file.path));
      } else if (file.source.empty()) {
        file_row(file, uri_path(file.path.substr(std::string_view("data/").size())));
      }
    }
    out_.raw("</tbody>\n</table>\n</div>\n</section>\n");
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

  void hidden() {
    if (!has(Reach::hidden)) {
      return;
    }
    out_.raw("<section id=\"withheld\">\n<h2>หลักฐานที่ไม่เปิดเผยในชุดนี้ <span lang=\"en\">Evidence withheld from this pack</span></h2>\n<div class=\"scroll\">\n<table>\n")
        .raw("<thead><tr><th scope=\"col\">รหัส <span lang=\"en\">Id</span></th><th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
        .raw("<th scope=\"col\">SHA-256</th><th scope=\"col\">เหตุผล <span lang=\"en\">Reason</span></th></tr></thead>\n<tbody>\n");
    for (const auto& place : placed_) {
      if (place.reach == Reach::hidden) {
        out_.raw("<tr>").cell(place.evidence->id.str());
        size_and_hash(*place.evidence);
        out_.raw("<td>").both(place.evidence->reason).raw("</td></tr>\n");
      }
    }
    out_.raw("</tbody>\n</table>\n</div>\n</section>\n");
  }

  HtmlWriter out_;
  const PackContent& content_;
  const Portal& portal_;
  const UnitScore& score_;
  const std::vector<PlacedEvidence>& placed_;
  const PackFindings* findings_;
};

}  // namespace

auto index_page(const PackContent& content, const Portal& portal, const UnitScore& score, const std::vector<PlacedEvidence>& placed,
                const PackFindings* findings) -> std::string {
  return IndexWriter(content, portal, score, placed, findings).write();
}

}  // namespace prongsai
