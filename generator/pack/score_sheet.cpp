#include "pack/score_sheet.hpp"

#include <fmt/format.h>

#include "pack/bag.hpp"
#include "pack/evidence_item.hpp"
#include "pack/proof_words.hpp"
#include "score/form_sheet.hpp"

namespace prongsai {
namespace {

auto level_words(const std::optional<int>& level) -> std::string { return level ? fmt::to_string(*level) : "–"; }

void labelled_number(HtmlWriter& out, std::string_view label, std::string_view number) {
  out.raw("<td class=\"n\" data-label=\"").text(label).raw("\">").text(number).raw("</td>");
}

void sum_row(HtmlWriter& out, const SheetLine& line) {
  out.raw("<tr><th scope=\"row\">").both(line.label).raw("</th>");
  labelled_number(out, form_words().full.th, line.full);
  out.raw("<td></td><td></td><td></td>");
  labelled_number(out, form_words().points.th, line.given);
  out.raw("</tr>\n");
}

void column_head(HtmlWriter& out, const Text& words) { out.raw("<th scope=\"col\">").both(words).raw("</th>"); }

void mark(HtmlWriter& out, bool holds) {
  if (holds) {
    out.raw("<span class=\"yes\">✓ ผ่าน <span lang=\"en\">met</span></span>");
  } else {
    out.raw("<span class=\"no\">✗ ยังไม่ผ่าน <span lang=\"en\">not met</span></span>");
  }
}

void dimension_row(HtmlWriter& out, const LadderResult& result) {
  out.raw("<tr><th scope=\"row\"><a href=\"#").text(result.id.str()).raw("\">").both(result.title).raw("</a></th>");
  const auto& words = form_words();
  labelled_number(out, words.full.th, grouped_number(result.full_points));
  labelled_number(out, words.claimed.th, level_words(result.claimed));
  labelled_number(out, words.supported.th, fmt::to_string(result.supported));
  labelled_number(out, words.awarded.th, level_words(result.awarded));
  labelled_number(out, words.points.th, grouped_number(result.points));
  out.raw("</tr>\n");
}

auto stage_words(Stage stage) -> Text {
  switch (stage) {
    case Stage::self:
      return {.th = "ประเมินตนเอง", .en = "self-assessment"};
    case Stage::reviewed:
      return {.th = "คณะกรรมการตรวจแล้ว", .en = "reviewed by the committee"};
    case Stage::final:
      return {.th = "ผลสุดท้าย", .en = "final"};
  }
  return {};
}

void decision(HtmlWriter& out, const UnitScore& score) {
  const auto& assessment = *score.assessment;
  out.raw("<p>ขั้นของการประเมิน <span lang=\"en\">Stage</span>: ").both(stage_words(assessment.stage));
  if (assessment.date) {
    out.raw(" · วันที่ประเมิน <span lang=\"en\">assessed on</span> ").text(assessment.date->iso());
  }
  if (score.reviewed) {
    out.raw(" · ผู้พิจารณา: คณะกรรมการ <span lang=\"en\">decided by the committee</span>");
    if (assessment.review && assessment.review->date) {
      out.raw(" เมื่อ ").text(assessment.review->date->iso());
    }
  } else {
    out.raw(" · ยังไม่ผ่านการพิจารณาของคณะกรรมการ <span lang=\"en\">not reviewed by a committee</span>");
  }
  out.raw("</p>\n");
  if (score.unit_class != nullptr) {
    out.raw("<p>กลุ่ม <span lang=\"en\">Class</span>: ").both(score.unit_class->title);
    if (score.meets_threshold) {
      out.raw(" · เกณฑ์คะแนนของกลุ่ม <span lang=\"en\">threshold</span> ");
      mark(out, *score.meets_threshold);
    }
    out.raw("</p>\n");
  }
}

void over_words(HtmlWriter& out, const LadderResult& result) {
  if (result.over_claimed()) {
    out.raw("<p class=\"no\">เสนอสูงกว่าระดับที่หลักฐานรองรับ <span lang=\"en\">claimed above what the evidence supports</span></p>\n");
  }
  if (result.over_awarded()) {
    out.raw("<p class=\"no\">กรรมการให้สูงกว่าระดับที่หลักฐานรองรับ <span lang=\"en\">awarded above what the evidence supports</span></p>\n");
  }
}

class LadderForm {
 public:
  LadderForm(HtmlWriter& out, const FormContext& context) : out_(out), context_(context) {}

  void write(const LadderResult& result) {
    out_.raw("<section class=\"page\" id=\"").text(result.id.str()).raw("\">\n<h2>").both(result.title);
    if (result.dimension != nullptr) {
      out_.raw(" ").text(grouped_number(result.full_points)).raw(" คะแนน");
    }
    out_.raw("</h2>\n<p>ระดับที่เสนอ <span lang=\"en\">claimed</span> ").text(level_words(result.claimed));
    out_.raw(" · หลักฐานรองรับ <span lang=\"en\">supported</span> ").text(fmt::to_string(result.supported));
    out_.raw(" · กรรมการให้ <span lang=\"en\">awarded</span> ").text(level_words(result.awarded));
    out_.raw(" · ระดับที่นับ <span lang=\"en\">counted</span> ").text(fmt::to_string(result.counted));
    if (result.dimension != nullptr) {
      out_.raw(" · คะแนน <span lang=\"en\">points</span> ").text(grouped_number(result.points) + " / " + grouped_number(result.full_points));
    }
    out_.raw("</p>\n");
    over_words(out_, result);
    if (result.remark != nullptr) {
      out_.raw("<p>ความเห็นคณะกรรมการ <span lang=\"en\">Committee's remark</span>: ").both(*result.remark).raw("</p>\n");
    }
    head(result.title);
    for (const auto& level : result.levels) {
      rows(level, result.dimension != nullptr);
    }
    out_.raw("</table>\n</section>\n");
  }

  void write(const BonusResult& result, const Bonus& bonus) {
    out_.raw("<section id=\"").text(bonus.id.str()).raw("\">\n<h2>").both(bonus.title).raw("</h2>\n<p>คะแนน <span lang=\"en\">points</span> ");
    out_.text(grouped_number(result.points) + " / " + grouped_number(bonus.points)).raw(" ");
    mark(out_, result.points > Decimal());
    out_.raw("</p>\n<ul>\n");
    proofs(result.proofs);
    for (const auto& proof : result.proofs) {
      evidence(proof.evidence);
    }
    out_.raw("</ul>\n</section>\n");
  }

 private:
  void head(const Text& title) {
    out_.raw("<table class=\"stack\">\n<caption>แบบตรวจตามเกณฑ์ <span lang=\"en\">Checklist</span>: ").text(title.th).raw("</caption>\n<thead><tr>");
    column_head(out_, form_words().criterion);
    column_head(out_, form_words().result);
    column_head(out_, form_words().remarks);
    out_.raw("</tr></thead>\n");
  }

  void rows(const LevelResult& result, bool scored) {
    const auto number = fmt::to_string(result.level->number);
    out_.raw("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\">ระดับที่ ").text(number);
    if (scored) {
      out_.raw(" ").text(grouped_number(result.level->points)).raw(" คะแนน");
    }
    out_.raw(" <span lang=\"en\">Level ").text(number).raw("</span> ");
    out_.both(result.level->title).raw(" ");
    mark(out_, result.supported);
    out_.raw("</th></tr>\n");
    for (const auto& criterion : result.criteria) {
      row(criterion);
    }
    out_.raw("</tbody>\n");
  }

  void row(const CriterionResult& result) {
    out_.raw("<tr id=\"").text(result.criterion->id.str()).raw("\"><td>").both(result.criterion->title).raw(" <code>");
    out_.text(result.criterion->id.str()).raw("</code></td><td>");
    mark(out_, result.supported);
    if (!result.evidence.empty()) {
      out_.raw("\n<ul>\n");
      evidence(result.evidence);
      out_.raw("</ul>");
    }
    out_.raw("</td><td>");
    if (!result.proofs.empty()) {
      out_.raw("<ul>\n");
      proofs(result.proofs);
      out_.raw("</ul>");
    }
    if (result.not_met != nullptr) {
      out_.raw("<p>หน่วยงานแจ้งว่า <span lang=\"en\">The unit says</span>: ").both(*result.not_met).raw("</p>");
    }
    out_.raw("</td></tr>\n");
  }

  void proofs(const std::vector<Proof>& list) {
    for (const auto& proof : list) {
      out_.raw("<li>");
      mark(out_, proof.holds);
      out_.raw(" ").both(proof_words(proof, *context_.score->framework)).raw("</li>\n");
    }
  }

  void evidence(const std::vector<const Evidence*>& list) {
    for (const auto* one : list) {
      out_.raw("<li>");
      evidence_item(out_, find_placed(*context_.placed, *one), *context_.content);
      out_.raw("</li>\n");
    }
  }

  HtmlWriter& out_;
  const FormContext& context_;
};

}  // namespace

void score_sheet(HtmlWriter& out, const UnitScore& score) {
  out.raw("<section class=\"page\" id=\"score-sheet\">\n<h2>แบบสรุปคะแนน <span lang=\"en\">Score sheet</span></h2>\n<table class=\"stack\">\n<caption>")
      .both(score.framework->title).raw("</caption>\n<thead><tr>");
  const auto& words = form_words();
  for (const auto* head : {&words.dimension, &words.full, &words.claimed, &words.supported, &words.awarded, &words.points}) {
    column_head(out, *head);
  }
  out.raw("</tr></thead>\n<tbody>\n");
  for (const auto& dimension : score.dimensions) {
    dimension_row(out, dimension);
  }
  out.raw("</tbody>\n<tfoot>\n");
  for (const auto& line : sheet_lines(score)) {
    sum_row(out, line);
  }
  out.raw("</tfoot>\n</table>\n");
  decision(out, score);
  out.raw("<div class=\"sign\">");
  for (const auto* who : {&words.for_unit, &words.for_committee}) {
    out.raw("<div>ลงชื่อ ........................................<br>(........................................)<br>").both(*who).raw("</div>");
  }
  out.raw("</div>\n</section>\n");
}

void checklist_form(HtmlWriter& out, const FormContext& context, const LadderResult& ladder) { LadderForm(out, context).write(ladder); }

void bonus_form(HtmlWriter& out, const FormContext& context, const BonusResult& bonus) {
  if (context.score->framework->bonus) {
    LadderForm(out, context).write(bonus, *context.score->framework->bonus);
  }
}

}  // namespace prongsai
