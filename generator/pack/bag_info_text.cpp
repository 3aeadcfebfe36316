#include "pack/bag_info_text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "pack/bag_text.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

auto number_of(std::string_view digits) -> std::optional<std::uint64_t> {
  std::uint64_t number = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  const bool plain = !digits.empty() && digits.front() >= '0' && digits.front() <= '9' && error == std::errc() && stop == end;
  return plain ? std::optional(number) : std::nullopt;
}

auto is_date(std::string_view value) -> bool {
  const bool shaped = value.size() == 10 && value[4] == '-' && value[7] == '-';
  const auto year = shaped ? number_of(value.substr(0, 4)) : std::nullopt;
  const auto month = shaped ? number_of(value.substr(5, 2)) : std::nullopt;
  const auto day = shaped ? number_of(value.substr(8, 2)) : std::nullopt;
  if (!year || !month || !day || *month < 1 || *month > 12) {
    return false;
  }
  constexpr auto days = std::to_array<unsigned>({31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31});
  const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  return *day >= 1 && *day <= days[static_cast<std::size_t>(*month) - 1] + (leap && *month == 2 ? 1U : 0U);
}

class InfoReader {
 public:
  InfoReader(std::string_view path, bool is_1_0) : path_(path), is_1_0_(is_1_0) {}

  auto read(std::string_view text) -> BagInfoText {
    const auto [lines, unterminated] = tag_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      read_line(lines[i], i + 1);
    }
    if (unterminated && is_1_0_) {
      add(PackFault::no_final_line_end);
    }
    check_reserved();
    return std::move(result_);
  }

 private:
  void add(PackFault fault, std::string detail = {}) {
    result_.findings.push_back({.fault = fault, .path = printable_path(path_), .detail = std::move(detail)});
  }

  void read_line(std::string_view line, std::size_t number) {
    if (trimmed(line).empty()) {
      // Older writers end the file with a blank line; it says nothing.
      if (is_1_0_) {
        add(PackFault::bag_info_line, fmt::to_string(number));
      }
      return;
    }
    if (is_tag_blank(line.front()) && !result_.elements.empty()) {
      result_.elements.back().second += "\n" + std::string(trimmed(line));
      return;
    }
    const auto colon = line.find(':');
    const auto label = trimmed(line.substr(0, std::min(colon, line.size())));
    if (colon == std::string_view::npos || label.empty()) {
      add(PackFault::bag_info_line, fmt::to_string(number));
      return;
    }
    const bool exact = label.size() == colon && colon + 1 < line.size() && is_tag_blank(line[colon + 1]);
    if (is_1_0_ && !exact) {
      add(PackFault::bag_info_spacing, fmt::to_string(number));
    }
    result_.elements.emplace_back(label, trimmed(line.substr(colon + 1)));
  }

  // What RFC 8493 asks of the elements that it reserves, besides what has to be counted.
  void check_reserved() {
    for (const std::string_view label : {"Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"}) {
      if (is_1_0_ && result_.values(label).size() > 1) {
        add(PackFault::bag_info_repeated, std::string(label));
      }
    }
    for (const auto value : result_.values("Bagging-Date")) {
      if (!is_date(value)) {
        add(PackFault::bagging_date_form, printable_path(value));
      }
    }
    for (const auto value : result_.values("Bag-Count")) {
      if (!read_bag_count(value)) {
        add(PackFault::bag_count_form, printable_path(value));
      }
    }
  }

  std::string path_;
  bool is_1_0_;
  BagInfoText result_;
};

}  // namespace

auto BagInfoText::values(std::string_view label) const -> std::vector<std::string_view> {
  std::vector<std::string_view> found;
  const auto wanted = lower_ascii(label);
  for (const auto& [name, value] : elements) {
    if (lower_ascii(name) == wanted) {
      found.emplace_back(value);
    }
  }
  return found;
}

auto read_bag_info(std::string_view path, std::string_view text, bool is_1_0) -> BagInfoText { return InfoReader(path, is_1_0).read(text); }

auto read_payload_oxum(std::string_view value) -> std::optional<PayloadOxum> {
  const auto dot = value.find('.');
  const auto bytes = number_of(value.substr(0, std::min(dot, value.size())));
  const auto files = dot == std::string_view::npos ? std::nullopt : number_of(value.substr(dot + 1));
  return bytes && files ? std::optional(PayloadOxum{.bytes = *bytes, .files = *files}) : std::nullopt;
}

auto read_bag_count(std::string_view value) -> std::optional<BagCount> {
  const auto of = value.find("of");
  if (of == std::string_view::npos) {
    return std::nullopt;
  }
  const auto part = number_of(trimmed(value.substr(0, of)));
  const auto last = trimmed(value.substr(of + 2));
  const auto total = number_of(last);
  if (!part || *part == 0 || (!total && last != "?") || (total && *part > *total)) {
    return std::nullopt;
  }
  return BagCount{.part = *part, .total = total};
}

}  // namespace prongsai
