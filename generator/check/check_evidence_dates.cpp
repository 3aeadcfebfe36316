#include <algorithm>

#include "base/scan.hpp"
#include "check/check.hpp"

namespace prongsai {
namespace {

// Policies and standing orders hold for some years; an older document should have been made anew.
constexpr int stale_years = 3;
constexpr int be_offset = 543;

auto is_before(const Date& date, FiscalYear year) -> bool { return date < first_day(year); }
auto is_outside(const Date& date, FiscalYear year) -> bool { return is_before(date, year) || date > last_day(year); }

// A document dated outside its fiscal year is suspicious, but a policy may have been announced earlier and still hold. One wrong date is told once.
// Without a portal there is no day of publication to compare with.
void check_date(const Evidence& evidence, const Date& date, FiscalYear year, Date published, Diagnostics& out) {
  const auto& id = evidence.id.str();
  const auto span = evidence.document.date_span;
  if (published.year != 0 && date > published) {
    out.report(Code::evidence_from_future, span, {id, date.iso(), published.iso()});
  } else if (is_before(date, FiscalYear{year.be - stale_years})) {
    out.report(Code::evidence_stale, span, {id, date.iso(), std::to_string(year.be), std::to_string(stale_years)});
  } else if (is_outside(date, year)) {
    out.report(Code::evidence_outside_year, evidence.span, {date.iso(), id, std::to_string(year.be), first_day(year).iso(), last_day(year).iso()});
  }
}

void check_period(const Evidence& evidence, FiscalYear year, Diagnostics& out) {
  for (const auto& date : {evidence.period.from, evidence.period.to}) {
    if (date && is_outside(*date, year)) {
      out.report(Code::evidence_outside_year, evidence.period.span,
                 {date->iso(), evidence.id.str(), std::to_string(year.be), first_day(year).iso(), last_day(year).iso()});
    }
  }
}

// A report is written when its quarter is over, an order takes effect on its day: nothing is dated before its first quarter, and what must have a date
// is not dated after its last.
void check_quarters(const Evidence& evidence, FiscalYear year, const Framework* framework, Diagnostics& out) {
  const auto& quarters = evidence.period.quarters;
  const auto& date = evidence.document.date;
  if (!date || quarters.empty() || is_outside(*date, year)) {
    return;
  }
  const auto first = first_day(year, *std::ranges::min_element(quarters));
  const auto last = last_day(year, *std::ranges::max_element(quarters));
  const auto* kind = framework == nullptr ? nullptr : framework->evidence_kind(evidence.kind);
  const bool dated_by_itself = kind != nullptr && kind->needs_document;
  if (*date < first || (dated_by_itself && *date > last)) {
    out.report(Code::evidence_outside_period, evidence.document.date_span, {evidence.id.str(), date->iso(), first.iso(), last.iso()});
  }
}

// The year behind the last slash of a document's number: `12/2564`.
auto year_of_number(std::string_view number) -> std::optional<FiscalYear> {
  const auto slash = number.rfind('/');
  if (slash == std::string_view::npos) {
    return std::nullopt;
  }
  auto text = number.substr(slash + 1);
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  auto end = std::size_t{0};
  while (digit_at(text, end).length > 0) {
    end += digit_at(text, end).length;
  }
  return end == text.size() ? FiscalYear::parse(text) : std::nullopt;
}

// Offices number by the calendar year; some by the fiscal year. False where the number and the date or folder disagree, which was then reported.
auto check_number(const Evidence& evidence, FiscalYear year, Diagnostics& out) -> bool {
  const auto& document = evidence.document;
  const auto written = year_of_number(document.number);
  if (!written) {
    return true;
  }
  if (document.date) {
    if (written->be != document.date->year + be_offset && *written != document.date->fiscal_year()) {
      const Text dated{.th = "เอกสารลงวันที่ " + document.date->iso(), .en = "the document is dated " + document.date->iso()};
      out.report(Code::document_year_differs, document.number_span, {document.number, std::to_string(written->be), dated});
      return false;
    }
  } else if (*written != year && written->be != year.be - 1) {
    const Text folder{.th = "อยู่ในปีงบประมาณ " + std::to_string(year.be), .en = "it is in the fiscal year " + std::to_string(year.be)};
    out.report(Code::document_year_differs, document.number_span, {document.number, std::to_string(written->be), folder});
    return false;
  }
  return true;
}

// Where the kind asks for both, the register says so itself.
void check_whole(const Evidence& evidence, const Framework* framework, Diagnostics& out) {
  const auto* kind = framework == nullptr ? nullptr : framework->evidence_kind(evidence.kind);
  const auto& document = evidence.document;
  if (evidence.damaged || (kind != nullptr && kind->needs_document) || document.number.empty() == !document.date) {
    return;
  }
  const Text number{.th = "เลขที่", .en = "number"};
  const Text date{.th = "วันที่", .en = "date"};
  const bool numbered = !document.number.empty();
  out.report(Code::document_half, numbered ? document.number_span : document.date_span, {numbered ? number : date, numbered ? date : number});
}

}  // namespace

void check_evidence_dates(const UnitYear& year, const Corpus& corpus, Diagnostics& out) {
  const auto* framework = corpus.framework_for(year.year);
  for (const auto& evidence : year.evidence) {
    if (check_number(evidence, year.year, out) && evidence.document.date) {
      check_date(evidence, *evidence.document.date, year.year, corpus.portal.published, out);
    }
    check_period(evidence, year.year, out);
    check_quarters(evidence, year.year, framework, out);
    check_whole(evidence, framework, out);
  }
}

}  // namespace prongsai
