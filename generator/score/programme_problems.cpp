#include <algorithm>

#include "score/programme.hpp"

namespace prongsai {
namespace {

void report_survey(const SurveyResult& result, Diagnostics& out) {
  const auto& survey = *result.survey;
  bool whole = true;
  for (std::size_t at = 0; at < survey.questions.size(); ++at) {
    const auto& question = survey.questions[at];
    const auto count = result.questions[at].count;
    if (!question.damaged && count != survey.answered) {
      out.report(Code::survey_sum, question.span, {std::to_string(count), std::to_string(survey.answered)});
    }
    whole = whole && !question.damaged && count == survey.answered;
  }
  // Answers that do not sum up would make what is printed look wrong.
  if (!whole || !result.all.mean) {
    return;
  }
  const auto& mean = *result.all.mean;
  if (survey.printed_mean && !agrees(*survey.printed_mean, mean.sum, mean.count)) {
    out.report(Code::survey_printed, survey.printed_mean->span,
               {Text{.th = "ค่าเฉลี่ย", .en = "a mean of"}, plain_number(survey.printed_mean->value), plain_number(mean.cut())});
  }
  const auto& share = *result.all.share;
  if (survey.printed_share && !agrees(*survey.printed_share, share.part.whole() * 100, share.whole.whole())) {
    out.report(Code::survey_printed, survey.printed_share->span,
               {Text{.th = "ร้อยละ", .en = "a percentage of"}, plain_number(survey.printed_share->value), plain_number(share.percent())});
  }
}

void report_complaints(const ComplaintResult& result, Diagnostics& out) {
  const auto& complaints = *result.complaints;
  if (complaints.damaged) {
    return;
  }
  auto before = complaints.open_before;
  for (const auto& [month, open] : result.months) {
    if (open < 0) {
      out.report(Code::complaints_settled, month->settled_span, {std::to_string(month->settled), std::to_string(before + month->received)});
      // Every later month would be wrong by the same number.
      return;
    }
    if (month->open && *month->open != open) {
      out.report(Code::complaints_open, month->open_span,
                 {std::to_string(*month->open), std::to_string(before), std::to_string(month->received), std::to_string(month->settled),
                  std::to_string(open)});
    }
    before = open;
  }
  std::int64_t by_kind = 0;
  for (const auto& kind : complaints.kinds) {
    by_kind += kind.received;
  }
  if (by_kind > result.received) {
    out.report(Code::more_than_whole, complaints.kinds_span,
               {Text{.th = "จำนวนแยกตามประเภท", .en = "the number by kind"}, std::to_string(by_kind),
                Text{.th = "จำนวนที่รับทุกเดือน", .en = "the number received in all months"}, std::to_string(result.received)});
  }
}

}  // namespace

void report_problems(const ProgrammeResult& result, Diagnostics& out) {
  for (const auto& survey : result.surveys) {
    report_survey(survey, out);
  }
  if (result.complaints) {
    report_complaints(*result.complaints, out);
  }
}

}  // namespace prongsai
