#include "pack/plan_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "opendata/plan_totals.hpp"
#include "opendata/plans.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/html_writer.hpp"
#include "pack/more_files.hpp"
#include "pack/pack_title.hpp"
#include "pack/page_parts.hpp"
#include "pack/score_sheet.hpp"

namespace prongsai {
namespace {

class PlanWriter {
 public:
  PlanWriter(const PackContent& content, const Portal& portal, const PlanStandings& standing, const PackFindings* found)
      : content_(content), portal_(portal), standing_(standing), found_(found) {}

  auto write() -> std::string {
    page_head(out_, content_, portal_);
    summary();
    sums();
    records();
    findings();
    if (found_ != nullptr) {
      findings_section(out_, *found_);
    }
    verify_section(out_, content_);
    files_section(out_, content_);
    page_end(out_);
    return out_.html();
  }

 private:
  void summary() {
    out_.raw("<table>\n");
    fact_row(out_, {.th = "หน่วยงาน", .en = "Unit"}, standing_.unit->name);
    fact_row(out_, {.th = "แผน", .en = "Plan"}, standing_.plan->title);
    fact_row(out_, {.th = "กรอบแผน", .en = "Frame"}, standing_.frame->title);
    fact_row(out_, {.th = "ปีงบประมาณ พ.ศ.", .en = "Fiscal years (BE)"}, same_text(year_ranges(standing_.plan->years)));
    fact_row(out_, {.th = "จำนวนรายการ", .en = "Records"}, same_text(fmt::to_string(standing_.all.count)));
    fact_row(out_, {.th = "งบประมาณรวมที่คำนวณ (บาท)", .en = "Computed budget (baht)"}, same_text(grouped_number(standing_.all.total)));
    publication_rows(out_, portal_);
    out_.raw("</table>\n");
    audience_note(out_, content_);
  }

  void sums() {
    out_.raw("<h2>ยอดรวมรายปี <span lang=\"en\">Sums by year</span></h2>\n<table>\n<thead><tr>")
        .raw("<th scope=\"col\">ปีงบประมาณ <span lang=\"en\">Year</span></th>")
        .raw("<th scope=\"col\">คำนวณจากรายการ <span lang=\"en\">Computed</span></th>")
        .raw("<th scope=\"col\">พิมพ์ในเอกสาร <span lang=\"en\">Printed</span></th></tr></thead>\n<tbody>\n");
    const auto* printed = standing_.all.printed;
    for (const auto& [year, amount] : standing_.all.budget) {
      out_.raw("<tr><th scope=\"row\">").text(fmt::to_string(year.be)).raw("</th>").number_cell(grouped_number(amount));
      const bool there = printed != nullptr && printed->budget.contains(year);
      out_.number_cell(there ? grouped_number(printed->budget.at(year).value) : "–").raw("</tr>\n");
    }
    out_.raw("</tbody>\n</table>\n");
  }

  void records() {
    out_.raw("<h2>รายการในแผน <span lang=\"en\">Records</span></h2>\n<table>\n<thead><tr>")
        .raw("<th scope=\"col\">ที่ <span lang=\"en\">No.</span></th><th scope=\"col\">ชื่อ <span lang=\"en\">Name</span></th>")
        .raw("<th scope=\"col\">มิติ <span lang=\"en\">Dimension</span></th>")
        .raw("<th scope=\"col\">งบประมาณ (บาท) <span lang=\"en\">Budget (baht)</span></th></tr></thead>\n<tbody>\n");
    for (const auto& record : standing_.records) {
      out_.raw("<tr><td class=\"n\">").text(fmt::to_string(record.record->number)).raw("</td><th scope=\"row\">").both(record.record->name);
      out_.raw("</th><td>").text(record.dimension == nullptr ? "–" : record.dimension->id).raw("</td>");
      out_.number_cell(grouped_number(record.total)).raw("</tr>\n");
    }
    out_.raw("</tbody>\n</table>\n");
  }

  void findings() {
    out_.raw("<h2>ข้อสังเกตที่พบในเอกสาร <span lang=\"en\">Findings</span></h2>\n");
    if (standing_.findings.empty()) {
      out_.raw("<p>ไม่พบ <span lang=\"en\">None.</span></p>\n");
      return;
    }
    out_.raw("<ul>\n");
    for (const auto& finding : standing_.findings) {
      out_.raw("<li><code>").text(finding.code).raw("</code> ");
      if (finding.record != nullptr) {
        out_.raw("รายการที่ <span lang=\"en\">record</span> ").text(fmt::to_string(finding.record->number)).raw(": ");
      }
      out_.both(finding.text).raw("</li>\n");
    }
    out_.raw("</ul>\n");
  }

  HtmlWriter out_;
  const PackContent& content_;
  const Portal& portal_;
  const PlanStandings& standing_;
  const PackFindings* found_;
};

}  // namespace

auto plan_plan_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options) -> PackContent {
  const auto& portal = corpus.portal;
  const auto& standing = *planned.plan;
  const std::span<const PlanStandings> alone(&standing, 1);
  auto content = begin_pack(planned.subject, pack_title(planned), pack_description(planned), options.audience, 1, 1);
  add_source(content, "data/plan.yaml", sources, standing.plan->file, "application/yaml");
  add_source(content, "metadata/framework.yaml", sources, standing.frame->file, "application/yaml");
  add_bytes(content, "data/plan.json", plans_json(portal, alone), "application/json");
  add_bytes(content, "data/totals.json", plan_totals_json(portal, standing), "application/json");
  add_bytes(content, "data/totals.csv", csv_text([&](TableWriter& out) { plan_totals_table(standing, out); }), "text/csv");
  add_bytes(content, "data/budgets.csv", csv_text([&](TableWriter& out) { plan_budgets_table(portal, alone, out); }), "text/csv");
  add_bytes(content, "data/kpis.csv", csv_text([&](TableWriter& out) { plan_kpis_table(portal, alone, out); }), "text/csv");
  add_bytes(content, "data/findings.csv", csv_text([&](TableWriter& out) { plan_findings_table(portal, alone, out); }), "text/csv");
  const MoreFiles from{.corpus = &corpus, .unit = standing.unit, .year = nullptr, .placed = nullptr, .sources = &sources, .options = &options};
  const auto found = add_explanations(content, from, {sources.path(standing.plan->file), sources.path(standing.frame->file)});
  add_commits(content, options);
  std::ranges::sort(content.files, {}, &PackFile::path);
  add_bytes(content, "data/index.html", PlanWriter(content, portal, standing, options.context == nullptr ? nullptr : &found).write(), "text/html");
  add_bytes(content, std::string(crate_path), crate_json(content, crate_info(corpus, planned, options), {}), "application/ld+json");
  complete_pack(content, portal, options, {});
  return content;
}

}  // namespace prongsai
