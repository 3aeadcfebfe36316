#include "pack/index_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/checklist_section.hpp"
#include "pack/html_writer.hpp"
#include "pack/page_parts.hpp"
#include "pack/score_sheet.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

class IndexWriter {
 public:
  IndexWriter(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed,
              const PackFindings* findings)
      : content_(content), portal_(portal), planned_(planned), score_(planned.score), placed_(placed), findings_(findings) {}

  auto write() -> std::string {
    page_head(out_, content_, portal_);
    contents();
    summary();
    parts();
    if (score_ != nullptr) {
      forms();
    }
    for (const auto* checklist : planned_.checklists) {
      checklist_section(out_, *checklist, placed_, content_);
    }
    write_ups();
    register_section(out_, content_, placed_);
    hidden_section(out_, placed_);
    if (findings_ != nullptr) {
      findings_section(out_, *findings_);
    }
    verify_section(out_, content_);
    files_section(out_, content_);
    page_end(out_);
    return out_.html();
  }

 private:
  void forms() {
    const FormContext context{.score = score_, .content = &content_, .placed = &placed_};
    if (planned_.dimension != nullptr) {
      checklist_form(out_, context, *planned_.dimension);
      return;
    }
    score_sheet(out_, *score_);
    for (const auto& dimension : score_->dimensions) {
      checklist_form(out_, context, dimension);
    }
    if (score_->bonus) {
      bonus_form(out_, context, *score_->bonus);
    }
    if (score_->ladder) {
      checklist_form(out_, context, *score_->ladder);
    }
  }

  void entry(const std::string& id, const Text& words) { out_.raw("<li><a href=\"#").text(id).raw("\">").both(words).raw("</a></li>\n"); }

  auto has(Reach reach) const -> bool {
    return std::ranges::any_of(placed_, [reach](const PlacedEvidence& place) { return place.reach == reach; });
  }

  void contents() {
    out_.raw("<nav aria-label=\"สารบัญ\">\n<ul>\n");
    if (score_ != nullptr && planned_.dimension == nullptr) {
      entry("score-sheet", {.th = "แบบสรุปคะแนน", .en = "Score sheet"});
      for (const auto& dimension : score_->dimensions) {
        entry(dimension.id.str(), {.th = dimension.title.th, .en = {}});
      }
    }
    for (const auto* checklist : planned_.checklists) {
      entry(checklist->checklist->id.str(), {.th = checklist->checklist->title.th, .en = {}});
    }
    if (has(Reach::inside) || has(Reach::elsewhere)) {
      entry("register", {.th = "ทะเบียนหลักฐาน", .en = "Register of evidence"});
    }
    if (has(Reach::hidden)) {
      entry("withheld", {.th = "หลักฐานที่ไม่เปิดเผย", .en = "Withheld"});
    }
    if (findings_ != nullptr) {
      entry("findings", {.th = "ข้อสังเกตและข้อยกเว้น", .en = "Findings and waivers"});
    }
    entry("verify", {.th = "วิธีตรวจสอบ", .en = "How to verify"});
    entry("files", {.th = "แฟ้มในชุดนี้", .en = "Files"});
    out_.raw("</ul>\n</nav>\n");
  }

  // Those of the unit that this pack holds.
  void write_ups() {
    std::vector<const WriteUp*> list;
    for (const auto& write_up : planned_.year->write_ups) {
      const auto path = "data/practices/" + write_up.id.str() + ".md";
      if (std::ranges::find(content_.files, path, &PackFile::path) != content_.files.end()) {
        list.push_back(&write_up);
      }
    }
    write_up_section(out_, list, score_ == nullptr ? nullptr : score_->framework);
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

  HtmlWriter out_;
  const PackContent& content_;
  const Portal& portal_;
  const PlannedPack& planned_;
  // Null where the unit answered checklists only.
  const UnitScore* score_;
  const std::vector<PlacedEvidence>& placed_;
  const PackFindings* findings_;
};

}  // namespace

auto index_page(const PackContent& content, const Portal& portal, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed,
                const PackFindings* findings) -> std::string {
  return IndexWriter(content, portal, planned, placed, findings).write();
}

}  // namespace prongsai
