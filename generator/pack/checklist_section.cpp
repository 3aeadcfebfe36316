#include "pack/checklist_section.hpp"

#include <fmt/format.h>

#include "pack/page_parts.hpp"

namespace prongsai {
namespace {

auto state_words(ItemState state) -> Text {
  switch (state) {
    case ItemState::present:
      return {.th = "มี", .en = "present"};
    case ItemState::absent:
      return {.th = "ไม่มี", .en = "absent"};
    case ItemState::not_applicable:
      return {.th = "ไม่เกี่ยวข้อง", .en = "does not apply"};
    case ItemState::unanswered:
      return {.th = "ยังไม่ตอบ", .en = "not answered"};
    case ItemState::unproved:
      return {.th = "หลักฐานยังไม่ครบ", .en = "evidence is missing"};
  }
  return {};
}

// Of choices and numbers, what was answered.
auto answer_words(const ChecklistScore& score, const ItemResult& result) -> Text {
  if (result.counted == nullptr) {
    return {};
  }
  if (result.counted->kind == Answer::Kind::number) {
    return {.th = grouped_number(result.counted->number) + " " + result.item->unit.th,
            .en = grouped_number(result.counted->number) + " " + result.item->unit.in(Language::en)};
  }
  Text words;
  for (const auto& id : result.counted->chosen) {
    for (const auto& choice : score.checklist->choices_of(*result.item)) {
      if (choice.id == id) {
        words.th += (words.th.empty() ? "" : ", ") + choice.title.th;
        words.en += (words.en.empty() ? "" : ", ") + choice.title.in(Language::en);
      }
    }
  }
  return words;
}

void tally_rows(HtmlWriter& out, const ChecklistScore& score) {
  const auto& tally = score.tally;
  fact_row(out, {.th = "รายการที่มี", .en = "Items present"}, same_text(fmt::format("{} / {}", tally.present, tally.applying())));
  if (tally.scoring != Scoring::none) {
    fact_row(out, {.th = "คะแนน", .en = "Points"},
             same_text(grouped_number(tally.points.points()) + " / " + grouped_number(tally.applicable.points())));
  }
  if (const auto percent = tally.percent()) {
    fact_row(out, {.th = "ร้อยละ", .en = "Per cent"}, same_text(grouped_number(*percent)));
  }
  if (score.grade != nullptr) {
    fact_row(out, {.th = "ระดับ", .en = "Grade"}, score.grade->title.empty() ? same_text(score.grade->name) : score.grade->title);
  }
  fact_row(out, {.th = "ที่มาของคำตอบ", .en = "Who answered"},
           score.reviewed ? Text{.th = "คณะกรรมการตรวจแล้ว", .en = "Checked by a committee"}
                          : Text{.th = "หน่วยงานตอบเอง ยังไม่ผ่านการตรวจ", .en = "The unit itself, not checked"});
}

void item_line(HtmlWriter& out, const ChecklistScore& score, const ItemResult& result, const std::vector<PlacedEvidence>& placed,
               const PackContent& content) {
  const auto folder = score.checklist->id.str() + "." + result.item->id.str();
  out.raw("<li id=\"").text(folder).raw("\"><strong>").text(result.item->id.str()).raw("</strong> ").both(result.item->title).raw(" ");
  if (result.state == ItemState::present) {
    out.raw("<span class=\"yes\">").both(state_words(result.state)).raw("</span>");
  } else {
    out.raw("<span class=\"no\">").both(state_words(result.state)).raw("</span>");
  }
  if (const auto words = answer_words(score, result); !words.empty()) {
    out.raw(" ").both(words);
  }
  if (result.remark != nullptr) {
    out.raw("<br>ความเห็นคณะกรรมการ <span lang=\"en\">Committee's remark</span>: ").both(*result.remark);
  }
  if (!result.evidence.empty()) {
    out.raw("\n<ul>\n");
    for (const auto* evidence : result.evidence) {
      out.raw("<li>");
      evidence_line(out, find_placed(placed, *evidence), content);
      out.raw("</li>\n");
    }
    out.raw("</ul>");
  }
  out.raw("</li>\n");
}

}  // namespace

void checklist_section(HtmlWriter& out, const ChecklistScore& score, const std::vector<PlacedEvidence>& placed, const PackContent& content) {
  out.raw("<section id=\"").text(score.checklist->id.str()).raw("\">\n<h2>").both(score.checklist->title).raw("</h2>\n<table>\n");
  tally_rows(out, score);
  out.raw("</table>\n");
  for (const auto& group : score.groups) {
    out.raw("<h3>").both(group.group->title).raw("</h3>\n<ul>\n");
    for (const auto& item : group.items) {
      item_line(out, score, item, placed, content);
    }
    out.raw("</ul>\n");
  }
  out.raw("</section>\n");
}

}  // namespace prongsai
