#include "pack/index_page.hpp"

#include <fmt/format.h>

#include "pack/checklist_section.hpp"
#include "pack/html_writer.hpp"
#include "pack/page_parts.hpp"
#include "pack/proof_words.hpp"

namespace prongsai {
namespace {

auto level_words(const std::optional<int>& level) -> std::string { return level ? fmt::to_string(*level) : "–"; }

class IndexWriter {
 public:
  IndexWriter(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed)
      : content_(content), portal_(portal), planned_(planned), score_(planned.score), placed_(placed) {}

  auto write() -> std::string {
    page_head(out_, content_, portal_);
    summary();
    parts();
    if (planned_.dimension != nullptr) {
      ladder(*planned_.dimension);
    } else if (score_ != nullptr) {
      whole_score();
    }
    for (const auto* checklist : planned_.checklists) {
      checklist_section(out_, *checklist, placed_, content_);
    }
    files();
    elsewhere();
    hidden();
    page_end(out_);
    return out_.html();
  }

 private:
  void whole_score() {
    dimensions();
    for (const auto& dimension : score_->dimensions) {
      ladder(dimension);
    }
    if (score_->ladder) {
      ladder(*score_->ladder);
    }
    if (score_->bonus) {
      bonus(*score_->bonus);
    }
  }

  void row(const Text& label, const Text& value) { fact_row(out_, label, value); }

  void summary() {
    out_.raw("<table>\n");
    row({.th = "หน่วยงาน", .en = "Unit"}, planned_.unit->name);
    row({.th = "ปีงบประมาณ พ.ศ.", .en = "Fiscal year (BE)"}, same_text(fmt::to_string(planned_.year->year.be)));
    if (score_ != nullptr) {
      row({.th = "กรอบการประเมิน", .en = "Framework"}, score_->framework->title);
    }
    if (score_ != nullptr && planned_.dimension == nullptr) {
      totals();
    }
    if (planned_.dimension != nullptr) {
      row({.th = "มิติ", .en = "Dimension"}, planned_.dimension->title);
      row({.th = "คะแนนของมิติ", .en = "Points of the dimension"},
          same_text(grouped_number(planned_.dimension->points) + " / " + grouped_number(planned_.dimension->full_points)));
    }
    if (score_ != nullptr) {
      row({.th = "ที่มาของคะแนน", .en = "How it was judged"},
          score_->reviewed ? Text{.th = "คณะกรรมการพิจารณาแล้ว", .en = "Reviewed by the committee"}
                           : Text{.th = "ประเมินตนเอง ยังไม่ผ่านการพิจารณา", .en = "Self-assessment, not reviewed"});
    }
    publication_rows(out_, portal_);
    out_.raw("</table>\n");
    audience_note(out_, content_);
    metadata_links(out_, content_);
  }

  void totals() {
    row({.th = "คะแนนรวม", .en = "Total"}, same_text(grouped_number(score_->total)));
    row({.th = "คะแนนไม่รวมคะแนนพิเศษ", .en = "Total without bonus"},
        same_text(grouped_number(score_->total_without_bonus) + " / " + grouped_number(score_->full_points)));
    row({.th = "ระดับ", .en = "Grade"}, same_text(score_->grade.empty() ? "–" : score_->grade));
    if (score_->rank > 0) {
      row({.th = "ลำดับ", .en = "Rank"}, same_text(fmt::to_string(score_->rank)));
    }
  }

  // Which part of a split pack holds which evidence.
  void parts() {
    if (content_.parts == 1) {
      return;
    }
    out_.raw("<h2 id=\"parts\">ชุดนี้แบ่งเป็นหลายส่วน <span lang=\"en\">This pack is in parts</span></h2>\n<p>").text(part_words(content_, content_.part).th);
    out_.raw(" <span lang=\"en\">").text(part_words(content_, content_.part).en).raw("</span></p>\n");
    out_.raw("<table>\n<thead><tr><th scope=\"col\">ส่วน <span lang=\"en\">Part</span></th>")
        .raw("<th scope=\"col\">หลักฐาน <span lang=\"en\">Evidence</span></th></tr></thead>\n<tbody>\n");
    for (int part = 1; part <= content_.parts; ++part) {
      out_.raw("<tr><th scope=\"row\">").text(part_name(content_.whole_name, part, content_.parts)).raw(".zip</th><td>");
      bool first = true;
      for (const auto* place : in_path_order(placed_)) {
        if (place->part == part) {
          if (!first) {
            out_.raw("<br>");
          }
          out_.text(place->path);
          first = false;
        }
      }
      out_.raw("</td></tr>\n");
    }
    out_.raw("</tbody>\n</table>\n");
  }

  void dimensions() {
    out_.raw("<h2>คะแนนตามมิติ <span lang=\"en\">Score by dimension</span></h2>\n<table>\n<thead><tr>")
        .raw("<th scope=\"col\">มิติ <span lang=\"en\">Dimension</span></th>")
        .raw("<th scope=\"col\">เสนอ <span lang=\"en\">Claimed</span></th><th scope=\"col\">หลักฐานรองรับ <span lang=\"en\">Supported</span></th>")
        .raw("<th scope=\"col\">กรรมการให้ <span lang=\"en\">Awarded</span></th><th scope=\"col\">ระดับที่นับ <span lang=\"en\">Counted</span></th>")
        .raw("<th scope=\"col\">คะแนน <span lang=\"en\">Points</span></th></tr></thead>\n<tbody>\n");
    for (const auto& dimension : score_->dimensions) {
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
      evidence_line(out_, find_placed(placed_, *evidence), content_);
      out_.raw("</li>\n");
    }
    out_.raw("</ul></li>\n");
  }

  void proofs(const std::vector<Proof>& list) {
    for (const auto& proof : list) {
      out_.raw("<li>");
      mark(proof.holds);
      out_.raw(" ").both(proof_words(proof, *score_->framework)).raw("</li>\n");
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

  void files() { files_section(out_, content_); }

  void elsewhere() { elsewhere_section(out_, placed_, content_); }

  void hidden() { hidden_section(out_, placed_); }

  HtmlWriter out_;
  const PackContent& content_;
  const Portal& portal_;
  const PlannedPack& planned_;
  // Null where the unit answered checklists only.
  const UnitScore* score_;
  const std::vector<PlacedEvidence>& placed_;
};

}  // namespace

auto index_page(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed)
    -> std::string {
  return IndexWriter(content, portal, planned, placed).write();
}

}  // namespace prongsai
