#include "opendata/calendar_ics.hpp"

#include <fmt/format.h>

#include "model/node_names.hpp"
#include "opendata/common_columns.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

// Octets of a line without its line end (RFC 5545, 3.1).
constexpr std::size_t longest_line = 75;

auto is_continuation(char c) -> bool { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

auto basic_date(const Date& date) -> std::string { return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day); }

// `cdd.example.go.th`: what makes a UID unique beyond this site.
auto host_of(std::string_view base_url) -> std::string {
  const auto scheme = base_url.find("://");
  const auto host = base_url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
  return std::string(host.substr(0, host.find_first_of("/:")));
}

class CalendarFile {
 public:
  explicit CalendarFile(const Corpus& corpus) : corpus_(corpus) {}

  auto write() -> std::string {
    const auto& portal = corpus_.portal;
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//prongsai//due dates//TH");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", ics_text(portal.title.th));
    for (const auto& calendar : calendars_of(corpus_)) {
      for (const auto& due : *calendar.dates) {
        event(calendar, due);
      }
    }
    line("END", "VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(const std::string& name, const std::string& value) { out_ += folded_line(name + ":" + value); }

  void event(const FrameworkCalendar& calendar, const DueDate& due) {
    const auto& portal = corpus_.portal;
    line("BEGIN", "VEVENT");
    line("UID", calendar.framework.str() + "." + due.id + "@" + host_of(portal.base_url));
    // The day of publication, the only "now" that the site knows.
    line("DTSTAMP", basic_date(portal.published) + "T000000Z");
    line("DTSTART;VALUE=DATE", basic_date(due.date));
    // The first day after it.
    line("DTEND;VALUE=DATE", basic_date(day_after(due.due())));
    line("SUMMARY;LANGUAGE=th", ics_text(due.title.th));
    const auto english = due.title.en.empty() ? std::string() : "\n" + due.title.en;
    line("DESCRIPTION", ics_text(calendar.title->th + english));
    line("URL", portal.base_url + "/" + path_of(CalendarPage{}).text + "#due." + calendar.framework.str() + "." + due.id);
    line("TRANSP", "TRANSPARENT");
    line("END", "VEVENT");
  }

  const Corpus& corpus_;
  std::string out_;
};

}  // namespace

auto ics_text(std::string_view text) -> std::string {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ',' || c == ';') {
      out += '\\';
      out += c;
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

auto folded_line(std::string_view line) -> std::string {
  std::string out;
  // The blank that begins a continued line counts.
  for (auto room = longest_line; line.size() > room; room = longest_line - 1) {
    auto cut = room;
    while (is_continuation(line[cut])) {
      --cut;
    }
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
  }
  return out.append(line).append("\r\n");
}

auto calendar_ics(const Corpus& corpus) -> std::string { return CalendarFile(corpus).write(); }

auto calendar_ics_fields() -> std::vector<DataField> {
  return {
      record_field("VEVENT[].UID", DataType::text, "รหัสของกำหนดเวลา ไม่เปลี่ยนเมื่อเผยแพร่ครั้งต่อไป", "id of the due date, the same in every publication"),
      record_field("VEVENT[].DTSTAMP", DataType::date, "วันที่เผยแพร่เว็บไซต์", "day on which the site was published"),
      record_field("VEVENT[].DTSTART", DataType::date, "วันที่กำหนด หรือวันแรกของช่วง", "the day, or the first of several"),
      record_field("VEVENT[].DTEND", DataType::date, "วันถัดจากวันสุดท้าย", "the day after the last one"),
      record_field("VEVENT[].SUMMARY", DataType::text, "สิ่งที่ต้องทำ", "what is due, in Thai"),
      record_field("VEVENT[].DESCRIPTION", DataType::text, "ชื่อกรอบการประเมิน และข้อความภาษาอังกฤษ", "the framework, and what is due in English"),
      record_field("VEVENT[].URL", DataType::text, "รายการนี้ในหน้าปฏิทิน", "the due date on the calendar page")};
}

}  // namespace prongsai
