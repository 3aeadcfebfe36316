#include <algorithm>
#include <array>

#include "audit/text_rules.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

constexpr std::string_view specify = "ระบุ";
// `ระบุว่า`, `ระบุไว้` go on with a sentence.
constexpr std::array<std::string_view, 6> goes_on{"ว่า", "ไว้", "ใน", "ตาม", "ถึง", "ให้"};
// What a form asks for.
constexpr std::array<std::string_view, 16> asked_for{"ชื่อ",  "วัน",     "เดือน",   "ปี",      "จำนวน",     "เลข",     "หน่วยงาน", "สถานที่",
                                                     "อำเภอ", "จังหวัด", "ตำบล", "รายละเอียด", "ข้อความ", "ตำแหน่ง", "เวลา",   ")"};
constexpr std::array<std::string_view, 5> not_asking{"ไม่", "ให้", "ต้อง", "โดย", "และ"};
constexpr std::array<std::string_view, 2> fixed{"Lorem ipsum", "lorem ipsum"};
constexpr std::array<std::string_view, 2> short_words{"TBD", "TBA"};
// As the model plan of local governments leaves it to be written over.
constexpr std::string_view body_name = "ระบุชื่อองค์กรปกครองส่วนท้องถิ่น";
constexpr std::size_t longest_blank = 120;

auto is_one_of(char c, std::string_view set) -> bool { return set.find(c) != std::string_view::npos; }

// A run of full stops and `…`, or of `_`: bytes, or 0 where it is too short to be a blank to write on.
auto leader_at(std::string_view text, std::size_t at) -> std::size_t {
  auto end = at;
  if (text[at] == '_') {
    end = std::min(text.find_first_not_of('_', at), text.size());
    // A line of nothing else is a rule across the page.
    return end - at >= 4 && text.find_first_not_of("_- ") != std::string_view::npos ? end - at : 0;
  }
  std::size_t stops = 0;
  std::size_t ellipses = 0;
  while (end < text.size() && (text[end] == '.' || starts_at(text, end, "…"))) {
    const bool ellipsis = text[end] != '.';
    (ellipsis ? ellipses : stops) += 1;
    end += ellipsis ? 3U : 1U;
  }
  // Three stops, one `…`, or `…` and the stop of its sentence are ordinary.
  return stops + 3 * ellipses > 4 || stops >= 4 ? end - at : 0;
}

// Past the character at `at`, and past all of a run that was looked at as one: so that each byte is looked at once.
auto run_end(std::string_view text, std::size_t at) -> std::size_t {
  const std::string_view same = text[at] == '.' ? "." : text[at] == '_' ? "_" : text[at] == 'x' || text[at] == 'X' ? "xX" : "";
  return same.empty() ? at + 1 : std::min(text.find_first_not_of(same, at), text.size());
}

auto stands_alone(std::string_view text, std::size_t at, std::size_t end) -> bool {
  const auto part = [](char c) { return is_ascii_word(c) || c == '-' || c == '/' || c == '.'; };
  return (at == 0 || !part(text[at - 1])) && (end == text.size() || !part(text[end]) || text[end] == '.');
}

auto word_at(std::string_view text, std::size_t at) -> std::size_t {
  for (const auto word : short_words) {
    if (starts_at(text, at, word) && stands_alone(text, at, at + word.size())) {
      return word.size();
    }
  }
  for (const auto word : fixed) {
    if (starts_at(text, at, word)) {
      return word.size();
    }
  }
  if (text[at] == 'x' || text[at] == 'X') {
    const auto end = std::min(text.find_first_not_of("xX", at), text.size());
    return end - at >= 3 && stands_alone(text, at, end) ? end - at : 0;
  }
  return 0;
}

// Up to and with the bracket that closes, where it is near.
auto bracket_end(std::string_view text, std::size_t open) -> std::size_t {
  const char close = text[open] == '[' ? ']' : text[open] == '(' ? ')' : text[open] == '<' ? '>' : '}';
  const auto end = text.substr(open, longest_blank).find(close);
  return end != std::string_view::npos ? open + end + 1 : 0;
}

struct Blank {
  std::size_t begin = 0;
  std::size_t end = 0;
};

auto asking_at(std::string_view text, std::size_t at) -> Blank {
  const auto after = at + specify.size();
  const auto rest = text.substr(after);
  if (starts_at(text, at, body_name) && !ends_with_any(text.substr(0, at), not_asking)) {
    return {.begin = at, .end = at + body_name.size()};
  }
  const auto gap = rest.starts_with(' ') ? 1U : 0U;
  const bool dots = rest.substr(gap).starts_with("…") || rest.substr(gap).starts_with("...") || rest.substr(gap).starts_with("__");
  if (dots && !text.substr(0, at).ends_with("ไม่")) {
    auto end = after + gap;
    while (end < text.size() && (is_one_of(text[end], "._") || starts_at(text, end, "…"))) {
      end += starts_at(text, end, "…") ? 3U : 1U;
    }
    return {.begin = at, .end = end};
  }
  const auto please = text.substr(0, at).ends_with("โปรด") ? std::string_view("โปรด").size() : 0;
  const auto open = at - please;
  const bool bracket = open > 0 && is_one_of(text[open - 1], "[(<{");
  const bool asks = please > 0 || starts_with_any(rest, asked_for) || (bracket && text[open - 1] != '(');
  if (bracket && asks && !starts_with_any(rest, goes_on)) {
    const auto end = bracket_end(text, open - 1);
    return end > 0 ? Blank{.begin = open - 1, .end = end} : Blank{.begin = open - 1, .end = after};
  }
  return {};
}

}  // namespace

void find_placeholders(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out) {
  for (const auto& line : lines) {
    if (line.is_remark) {
      continue;
    }
    const auto text = line.text;
    for (std::size_t at = 0; at < text.size();) {
      Blank blank;
      if (text[at] == '.' || text[at] == '_' || starts_at(text, at, "…")) {
        blank = {.begin = at, .end = at + leader_at(text, at)};
      } else if (starts_at(text, at, specify)) {
        blank = asking_at(text, at);
      } else {
        blank = {.begin = at, .end = at + word_at(text, at)};
      }
      if (blank.end > blank.begin && !is_quoted(line, at)) {
        out.report(Code::placeholder_left, line.span(file.file, blank.begin, blank.end), {text.substr(blank.begin, blank.end - blank.begin)});
      }
      at = std::max(blank.end, run_end(text, at));
    }
  }
}

}  // namespace prongsai
