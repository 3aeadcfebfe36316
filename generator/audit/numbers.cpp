#include <algorithm>
#include <array>
#include <map>

#include "audit/text_rules.hpp"
#include "base/decimal.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 3> total_words{"รวม", "ยอดรวม", "Total"};
// Columns whose numbers are not added up.
constexpr std::array<std::string_view, 8> not_added{"ร้อยละ", "%", "เฉลี่ย", "ลำดับ", "ที่", "ปี", "percent", "Percent"};

// Digits of one number: a comma or a full stop may stand between two of them. `next` is past its end.
auto number_end(std::string_view text, std::size_t at, bool& thai, bool& ascii) -> std::size_t {
  while (at < text.size()) {
    const auto digit = digit_at(text, at);
    if (digit.length > 0) {
      (digit.length == 3 ? thai : ascii) = true;
      at += digit.length;
    } else if ((text[at] == ',' || text[at] == '.') && digit_at(text, at + 1).length > 0) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

auto url_end(std::string_view text, std::size_t at) -> std::size_t { return std::min(text.find_first_of(" \t\"'<>)]}", at), text.size()); }

// `3.`, `3)`, `๓.` with a blank after it: the number, and where it stands.
struct Ordinal {
  int number = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

auto ordinal_at(std::string_view text, std::size_t at) -> Ordinal {
  Ordinal ordinal{.number = 0, .begin = at, .end = at};
  std::size_t digits = 0;
  for (auto digit = digit_at(text, ordinal.end); digit.length > 0 && digits < 3; digit = digit_at(text, ordinal.end)) {
    ordinal.number = ordinal.number * 10 + digit.value;
    ordinal.end += digit.length;
    ++digits;
  }
  const auto mark = ordinal.end;
  const bool closed = mark + 1 < text.size() && (text[mark] == '.' || text[mark] == ')') && text[mark + 1] == ' ';
  return digits > 0 && digits < 3 && closed ? ordinal : Ordinal{};
}

// Numbers of one list or one level of headings, in order.
class Counter {
 public:
  Counter(const AuditedFile& file, Diagnostics& out) : file_(&file), out_(&out) {}

  // `place` is the indent of a list, or the level of a heading.
  void take(const SourceLine& line, std::size_t place, const Ordinal& ordinal) {
    last_.erase(last_.upper_bound(place), last_.end());
    const auto before = last_.find(place);
    // A list may number all its items 1: Markdown counts for itself.
    const bool starts_anew = before == last_.end() || ordinal.number == 1 || ordinal.number < before->second;
    if (!starts_anew && ordinal.number != before->second + 1) {
      out_->report(Code::numbering_gap, line.span(file_->file, ordinal.begin, ordinal.end), {std::to_string(before->second), std::to_string(ordinal.number)});
    }
    last_[place] = ordinal.number;
  }
  void forget_from(std::size_t place) { last_.erase(last_.lower_bound(place), last_.end()); }

 private:
  const AuditedFile* file_;
  Diagnostics* out_;
  std::map<std::size_t, int> last_;
};

auto heading_level(std::string_view text) -> std::size_t {
  const auto end = std::min(text.find_first_not_of('#'), text.size());
  return end > 0 && end <= 6 && end < text.size() && text[end] == ' ' ? end : 0;
}

// Cells of a table's row with their place in the line.
struct Cell {
  std::string_view text;
  std::size_t begin = 0;
};

auto cells_of(std::string_view line) -> std::vector<Cell> {
  std::vector<Cell> cells;
  const auto first = line.find_first_not_of(' ');
  if (first == std::string_view::npos || line[first] != '|') {
    return cells;
  }
  for (auto begin = first + 1; begin < line.size();) {
    auto end = begin;
    while (end < line.size() && line[end] != '|') {
      end += line[end] == '\\' ? 2U : 1U;
    }
    end = std::min(end, line.size());
    auto from = std::min(line.find_first_not_of(" *", begin), end);
    auto to = end;
    while (to > from && (line[to - 1] == ' ' || line[to - 1] == '*')) {
      --to;
    }
    if (end < line.size() || to > from) {
      cells.push_back({.text = line.substr(from, to - from), .begin = from});
    }
    begin = end + 1;
  }
  return cells;
}

using TableRow = std::pair<const SourceLine*, std::vector<Cell>>;

auto is_total(const std::vector<Cell>& cells) -> bool {
  const auto first = std::ranges::find_if(cells, [](const Cell& cell) { return !cell.text.empty(); });
  return first != cells.end() && starts_with_any(first->text, total_words);
}

// The sum of a column over rows [2, last), or nothing where a cell is neither a number nor empty.
auto column_sum(std::span<const TableRow> rows, std::size_t column) -> std::optional<Decimal> {
  Decimal sum;
  std::size_t numbers = 0;
  for (const auto& [line, cells] : rows.subspan(2, rows.size() - 3)) {
    const auto text = column < cells.size() ? cells[column].text : std::string_view();
    if (text.empty() || text == "-" || text == "–") {
      continue;
    }
    const auto number = Decimal::parse(text);
    if (!number) {
      return std::nullopt;
    }
    sum = sum + *number;
    ++numbers;
  }
  return numbers >= 2 ? std::optional(sum) : std::nullopt;
}

// Head, rule, rows, and a last row that says that it is the total.
void check_table(const AuditedFile& file, std::span<const TableRow> rows, Diagnostics& out) {
  if (rows.size() < 5 || !is_total(rows.back().second)) {
    return;
  }
  const bool subtotals = std::ranges::any_of(rows.subspan(2, rows.size() - 3), [](const TableRow& row) { return is_total(row.second); });
  if (subtotals) {
    return;
  }
  const auto& [line, totals] = rows.back();
  for (std::size_t column = 1; column < totals.size(); ++column) {
    const auto head = column < rows.front().second.size() ? rows.front().second[column].text : std::string_view();
    const auto written = Decimal::parse(totals[column].text);
    const auto sum = written && !contains_any(head, not_added) ? column_sum(rows, column) : std::nullopt;
    if (sum && *sum != *written) {
      const auto begin = totals[column].begin;
      out.report(Code::table_sum_differs, line->span(file.file, begin, begin + totals[column].text.size()), {grouped_number(*written), grouped_number(*sum)});
    }
  }
}

}  // namespace

void find_mixed_digits(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out) {
  for (const auto& line : lines) {
    if (line.is_remark) {
      continue;
    }
    for (std::size_t at = 0; at < line.text.size();) {
      if (starts_at(line.text, at, "://")) {
        at = url_end(line.text, at);
        continue;
      }
      bool thai = false;
      bool ascii = false;
      const auto end = number_end(line.text, at, thai, ascii);
      if (thai && ascii && !is_quoted(line, at)) {
        out.report(Code::mixed_digits, line.span(file.file, at, end), {line.text.substr(at, end - at)});
      }
      at = std::max(end, at + 1);
    }
  }
}

void find_numbering_gaps(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out) {
  Counter lists(file, out);
  Counter headings(file, out);
  bool fenced = false;
  for (const auto& line : lines) {
    const auto first = line.text.find_first_not_of(' ');
    if (line.is_yaml || first == std::string_view::npos) {
      continue;
    }
    fenced = fenced != (starts_at(line.text, first, "```") || starts_at(line.text, first, "~~~"));
    if (fenced) {
      continue;
    }
    if (const auto level = heading_level(line.text); level > 0) {
      lists.forget_from(0);
      headings.forget_from(level + 1);
      if (const auto ordinal = ordinal_at(line.text, level + 1); ordinal.end > ordinal.begin) {
        headings.take(line, level, ordinal);
      }
    } else if (const auto ordinal = ordinal_at(line.text, first); ordinal.end > ordinal.begin) {
      lists.take(line, first, ordinal);
    }
  }
}

void find_wrong_sums(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out) {
  std::vector<TableRow> rows;
  for (const auto& line : lines) {
    auto cells = line.is_yaml ? std::vector<Cell>() : cells_of(line.text);
    if (cells.empty()) {
      check_table(file, rows, out);
      rows.clear();
    } else {
      rows.emplace_back(&line, std::move(cells));
    }
  }
  check_table(file, rows, out);
}

void find_title_year(const AuditedFile& file, std::span<const SourceLine> lines, Diagnostics& out) {
  // A register names documents of every year; what an office wrote itself has the year of its folder.
  if (!file.year || file.path.ends_with("/evidence.yaml")) {
    return;
  }
  for (const auto& line : lines) {
    if (!line.is_yaml || (line.keys != "title" && line.keys != "title.th")) {
      continue;
    }
    for (const std::string_view word : {"ปีงบประมาณ", "ประจำปี"}) {
      for (auto found = line.text.find(word); found != std::string_view::npos; found = line.text.find(word, found + 1)) {
        auto at = found + word.size();
        while (starts_at(line.text, at, " ") || starts_at(line.text, at, "พ.ศ.")) {
          at += line.text[at] == ' ' ? 1U : std::string_view("พ.ศ.").size();
        }
        auto end = at;
        while (digit_at(line.text, end).length > 0) {
          end += digit_at(line.text, end).length;
        }
        const auto year = FiscalYear::parse(line.text.substr(at, end - at));
        const auto next = std::min(line.text.find_first_not_of(' ', end), line.text.size());
        const bool range = starts_at(line.text, next, "-") || starts_at(line.text, next, "–") || starts_at(line.text, next, "ถึง") || starts_at(line.text, next, "และ");
        if (year && *year != *file.year && !range) {
          out.report(Code::title_year_differs, line.span(file.file, at, end), {std::to_string(year->be), std::to_string(file.year->be)});
        }
      }
    }
  }
}

}  // namespace prongsai
