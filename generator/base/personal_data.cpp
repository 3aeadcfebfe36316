#include "base/personal_data.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/person_name.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

// How far back a word may stand that says what a number is, in bytes: some 25 Thai characters.
constexpr std::size_t near_by = 80;

constexpr std::array<std::string_view, 7> id_words{"บัตรประชาชน", "ประจำตัวประชาชน", "เลขประจำตัว", "เลขบัตร", "national id", "National ID", "citizen id"};
constexpr std::array<std::string_view, 3> account_words{"บัญชี", "account", "Account"};
constexpr std::array<std::string_view, 2> salary_words{"เงินเดือน", "ค่าจ้างรายเดือน"};

// Digits that stand together; `begin` and `end` are bytes of the line.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t count = 0;
};

// Groups of digits with one hyphen, dash or blank between two of them.
using Run = std::vector<Group>;

auto has_near(std::string_view line, std::size_t at, const auto& words) -> bool {
  const auto begin = at - std::min(at, near_by);
  return contains_any(line.substr(begin, at - begin), words);
}

// Bytes of a separator at `at` that a digit follows; otherwise 0.
auto separator_at(std::string_view line, std::size_t at) -> std::size_t {
  const auto length = starts_at(line, at, "–") ? 3U : at < line.size() && (line[at] == '-' || line[at] == ' ') ? 1U : 0U;
  return length > 0 && digit_at(line, at + length).length > 0 ? length : 0;
}

auto read_run(std::string_view line, std::size_t at) -> Run {
  Run run;
  while (true) {
    Group group{.begin = at};
    for (auto digit = digit_at(line, at); digit.length > 0; digit = digit_at(line, at)) {
      at += digit.length;
      ++group.count;
    }
    group.end = at;
    run.push_back(group);
    const auto separator = separator_at(line, at);
    if (separator == 0) {
      return run;
    }
    at += separator;
  }
}

// The thirteen digits' province, as the interior ministry numbers them; other numbers of thirteen digits have none.
auto is_province(std::string_view two) -> bool {
  const auto code = (two[0] - '0') * 10 + (two[1] - '0');
  const auto within = [code](int low, int high) { return code >= low && code <= high; };
  return within(10, 27) || within(30, 58) || within(60, 67) || within(70, 77) || within(80, 86) || within(90, 96);
}

class LineScanner {
 public:
  LineScanner(std::string_view line, std::size_t offset, std::vector<PersonalData>& found) : line_(line), offset_(offset), found_(&found) {}

  void scan() {
    const auto names = person_names(line_);
    if (!names.empty()) {
      find_salary();
    }
    for (const auto& name : names) {
      if (!name.official) {
        add(PersonalKind::person_name, name.begin, name.end);
      }
    }
    for (std::size_t at = 0; at < line_.size();) {
      at = step(at);
    }
  }

 private:
  void add(PersonalKind kind, std::size_t begin, std::size_t end) { found_->push_back({.kind = kind, .begin = offset_ + begin, .end = offset_ + end}); }

  auto step(std::size_t at) -> std::size_t {
    const auto thai = thai_letter_at(line_, at);
    if (thai > 0) {
      return starts_at(line_, at, "บ้านเลขที่") ? address(at) : at + thai;
    }
    if (starts_at(line_, at, "://")) {
      return std::min(line_.find_first_of(" \t\"'<>)]}", at), line_.size());
    }
    if (line_[at] == '@') {
      return email(at);
    }
    if (digit_at(line_, at).length == 0) {
      return at + 1;
    }
    const auto run = read_run(line_, at);
    numbers(run);
    return run.back().end;
  }

  void numbers(const Run& run) {
    for (std::size_t first = 0; first < run.size();) {
      const auto taken = begins_freely(run, first) ? number_at(run, first) : 0;
      first += std::max<std::size_t>(1, taken);
    }
  }

  // A number may begin after a blank, but not in the middle of another: `12-`, `A`, `1.`, `1,234`.
  [[nodiscard]] auto begins_freely(const Run& run, std::size_t first) const -> bool {
    const auto at = run[first].begin;
    if (at == 0) {
      return true;
    }
    const char before = line_[at - 1];
    if (first > 0) {
      return before == ' ';
    }
    const bool part = (before == '.' || before == ',') && at >= 2 && line_[at - 2] >= '0' && line_[at - 2] <= '9';
    return !is_ascii_word(before) && before != '-' && !(part && (before == '.' || run[first].count == 3));
  }

  [[nodiscard]] auto ends_freely(const Run& run, std::size_t last) const -> bool {
    const auto at = run[last].end;
    if (last + 1 < run.size()) {
      return line_[at] == ' ';
    }
    return at == line_.size() || !is_ascii_word(line_[at]);
  }

  // True where the groups from `first` on have these sizes and nothing goes on behind them.
  [[nodiscard]] auto fits(const Run& run, std::size_t first, std::initializer_list<std::size_t> sizes) const -> bool {
    if (run.size() - first < sizes.size()) {
      return false;
    }
    auto group = run.begin() + static_cast<std::ptrdiff_t>(first);
    const bool same = std::ranges::all_of(sizes, [&group](std::size_t size) { return (group++)->count == size; });
    return same && ends_freely(run, first + sizes.size() - 1);
  }

  // The number of groups that some kind of number takes here, or 0.
  auto number_at(const Run& run, std::size_t first) -> std::size_t {
    const auto try_all = [&](PersonalKind kind, std::initializer_list<std::initializer_list<std::size_t>> shapes, auto accepts) -> std::size_t {
      for (const auto& shape : shapes) {
        if (fits(run, first, shape)) {
          const auto begin = run[first].begin;
          const auto end = run[first + shape.size() - 1].end;
          if (accepts(only_digits(line_.substr(begin, end - begin)))) {
            add(kind, begin, end);
            return shape.size();
          }
        }
      }
      return 0;
    };
    const auto at = run[first].begin;
    auto taken = try_all(PersonalKind::national_id, {{13}, {1, 4, 5, 2, 1}}, [&](const std::string& digits) { return is_id(digits, at); });
    if (taken == 0 && has_near(line_, at, account_words)) {
      taken = try_all(PersonalKind::bank_account, {{10}, {12}, {3, 1, 5, 1}, {3, 6, 1}, {3, 1, 6, 1}, {4, 4, 4}},
                      [](const std::string&) { return true; });
    }
    if (taken == 0) {
      taken = try_all(PersonalKind::phone, {{9}, {10}, {3, 3, 4}, {3, 7}, {2, 4, 4}, {2, 3, 4}, {2, 7}, {1, 4, 4}, {1, 8}, {3, 3, 3}, {3, 6}, {2, 8}, {3, 4, 3}},
                      [](const std::string& digits) { return is_phone(digits); });
    }
    if (taken == 0 && at > 0 && line_[at - 1] == '+') {
      taken = try_all(PersonalKind::phone, {{11}, {10}, {2, 2, 3, 4}, {2, 1, 3, 4}, {2, 9}, {2, 8}, {2, 1, 4, 4}},
                      [](const std::string& digits) { return digits.starts_with("66") && is_phone("0" + digits.substr(2)); });
    }
    return taken;
  }

  // A wrong check digit is still somebody's number where the words before say so.
  [[nodiscard]] auto is_id(const std::string& digits, std::size_t at) const -> bool {
    if (digits[0] < '1' || digits[0] > '8') {
      return false;
    }
    return has_near(line_, at, id_words) ||
           (national_id_check_digit(digits.substr(0, 12)) == digits[12] && is_province(std::string_view(digits).substr(1, 2)));
  }

  // Mobile numbers have ten digits from 06, 08, 09; the others nine from 02 to 05 and 07 (numbering plan of the NBTC).
  static auto is_phone(const std::string& digits) -> bool {
    if (digits.size() < 9 || digits[0] != '0') {
      return false;
    }
    const char second = digits[1];
    return digits.size() == 10 ? second == '6' || second == '8' || second == '9' : second >= '2' && second <= '7' && second != '6';
  }

  auto email(std::size_t at) -> std::size_t {
    constexpr std::size_t longest = 64;
    auto begin = at;
    while (begin > 0 && at - begin < longest && (is_ascii_word(line_[begin - 1]) || std::string_view(".%+-").find(line_[begin - 1]) != std::string_view::npos)) {
      --begin;
    }
    auto end = at + 1;
    while (end < line_.size() && (is_ascii_word(line_[end]) || line_[end] == '.' || line_[end] == '-')) {
      ++end;
    }
    auto last = end;
    while (last > at + 1 && (line_[last - 1] == '.' || line_[last - 1] == '-')) {
      --last;
    }
    const auto domain = line_.substr(at + 1, last - at - 1);
    const auto dot = domain.rfind('.');
    const bool whole = begin < at && dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2 &&
                       std::ranges::all_of(domain.substr(dot + 1), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (whole) {
      add(PersonalKind::email, begin, last);
    }
    return end;
  }

  auto address(std::size_t at) -> std::size_t {
    auto end = at + std::string_view("บ้านเลขที่").size();
    const auto number = end + (end < line_.size() && line_[end] == ' ' ? 1U : 0U);
    if (digit_at(line_, number).length == 0) {
      return end;
    }
    end = number;
    while (digit_at(line_, end).length > 0 || (end < line_.size() && line_[end] == '/' && digit_at(line_, end + 1).length > 0)) {
      end += std::max<std::size_t>(1, digit_at(line_, end).length);
    }
    add(PersonalKind::home_address, at, end);
    return end;
  }

  // The first amount of four digits or more after the word, where the line also names somebody.
  void find_salary() {
    for (const auto word : salary_words) {
      const auto found = line_.find(word);
      if (found == std::string_view::npos) {
        continue;
      }
      const auto from = found + word.size();
      for (auto at = from; at < line_.size() && at < from + near_by;) {
        std::size_t count = 0;
        const auto begin = at;
        for (auto digit = digit_at(line_, at); digit.length > 0 || (count > 0 && starts_at(line_, at, ",") && digit_at(line_, at + 1).length > 0);
             digit = digit_at(line_, at)) {
          count += digit.length > 0 ? 1U : 0U;
          at += std::max<std::size_t>(1, digit.length);
        }
        if (count >= 4 && count <= 7) {
          add(PersonalKind::salary, begin, at);
          return;
        }
        at += at == begin ? 1U : 0U;
      }
    }
  }

  std::string_view line_;
  std::size_t offset_;
  std::vector<PersonalData>* found_;
};

// Digits become `x` but for the last `shown`; other characters stay.
auto digits_hidden(std::string_view text, std::size_t shown) -> std::string {
  const auto all = only_digits(text).size();
  std::string out;
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto digit = digit_at(text, at);
    if (digit.length == 0) {
      out += text[at++];
      continue;
    }
    ++seen;
    out += seen + shown > all ? static_cast<char>('0' + digit.value) : 'x';
    at += digit.length;
  }
  return out;
}

}  // namespace

auto national_id_check_digit(std::string_view twelve) -> char {
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    sum += (twelve[i] - '0') * static_cast<int>(13 - i);
  }
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

auto only_digits(std::string_view text) -> std::string {
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    const auto digit = digit_at(text, at);
    if (digit.length > 0) {
      digits += static_cast<char>('0' + digit.value);
    }
    at += std::max<std::size_t>(1, digit.length);
  }
  return digits;
}

auto find_personal_data(std::string_view text) -> std::vector<PersonalData> {
  std::vector<PersonalData> found;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    LineScanner(text.substr(begin, end - begin), begin, found).scan();
    begin = end + 1;
  }
  std::ranges::sort(found, [](const PersonalData& a, const PersonalData& b) { return a.begin != b.begin ? a.begin < b.begin : a.kind < b.kind; });
  // A salary may have the shape of something else: what comes first in the list of kinds stays.
  std::vector<PersonalData> kept;
  for (const auto& one : found) {
    if (kept.empty() || one.begin >= kept.back().end) {
      kept.push_back(one);
    }
  }
  return kept;
}

auto masked(PersonalKind kind, std::string_view text) -> std::string {
  switch (kind) {
    case PersonalKind::national_id: {
      const auto digits = only_digits(text);
      return std::string("x-xxxx-xxxxx-xx-") + (digits.empty() ? 'x' : digits.back());
    }
    case PersonalKind::phone:
    case PersonalKind::bank_account:
      return digits_hidden(text, 2);
    case PersonalKind::salary:
    case PersonalKind::home_address:
      return digits_hidden(text, 0);
    case PersonalKind::email: {
      const auto at = text.find('@');
      return std::string(text.substr(0, 1)) + "…" + std::string(at == std::string_view::npos ? std::string_view() : text.substr(at));
    }
    case PersonalKind::person_name:
      return masked_name(text);
  }
  return {};
}

auto blanked(std::string_view text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += is_ascii_word(text[at]) ? 'x' : text[at];
      ++at;
      continue;
    }
    auto next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) {
      ++next;
    }
    // Marks above and below a Thai letter take no column of their own.
    out += is_thai_mark(text.substr(at, next - at)) ? "" : "x";
    at = next;
  }
  return out;
}

}  // namespace prongsai
