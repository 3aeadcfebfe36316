#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "pack/bag_info_text.hpp"
#include "pack/name_rules.hpp"
#include "pack/verify.hpp"

namespace prongsai {
namespace {

// The largest set whose missing parts are still listed one by one.
constexpr std::uint64_t most_parts = 10'000;
constexpr std::size_t most_named = 20;

// `3, 5`, cut after twenty.
auto number_list(const std::set<std::uint64_t>& numbers) -> std::string {
  std::string text;
  std::size_t named = 0;
  for (const auto number : numbers) {
    if (named++ == most_named) {
      return text + ", …";
    }
    text += (text.empty() ? "" : ", ") + fmt::to_string(number);
  }
  return text;
}

auto check_set(const std::string& identifier, const std::vector<const VerifyReport*>& members) -> SetReport {
  SetReport set{.identifier = printable_path(identifier), .parts = {}, .findings = {}};
  const auto add = [&set](PackFault fault, const std::string& path, std::string detail) {
    set.findings.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  };
  std::set<std::uint64_t> parts;
  std::set<std::uint64_t> twice;
  std::set<std::uint64_t> totals;
  bool complete = true;
  for (const auto* member : members) {
    set.parts.push_back(printable_path(member->path));
    const auto count = read_bag_count(member->groups.front().count);
    if (!count) {
      add(PackFault::bag_set_count_missing, member->path, {});
      complete = false;
      continue;
    }
    if (!parts.insert(count->part).second) {
      twice.insert(count->part);
    }
    if (count->total) {
      totals.insert(*count->total);
    }
  }
  if (!twice.empty()) {
    add(PackFault::bag_set_twice, {}, number_list(twice));
  }
  if (totals.size() > 1) {
    add(PackFault::bag_set_totals_differ, {}, number_list(totals));
  }
  // Where a part does not say which it is, it may be any of those that seem to be missing.
  if (complete && totals.size() == 1 && *totals.begin() <= most_parts) {
    std::set<std::uint64_t> missing;
    for (std::uint64_t part = 1; part <= *totals.begin(); ++part) {
      if (!parts.contains(part)) {
        missing.insert(part);
      }
    }
    if (!missing.empty()) {
      add(PackFault::bag_set_missing, {}, number_list(missing));
    }
  }
  return set;
}

// A bag that is the only part of its set asks for no other.
auto is_whole_set(const BagGroup& group) -> bool {
  const auto count = read_bag_count(group.count);
  return group.count.empty() || (count && count->total && *count->total == 1);
}

}  // namespace

auto check_sets(std::vector<VerifyReport>& reports) -> std::vector<SetReport> {
  std::map<std::string, std::vector<VerifyReport*>> groups;
  for (auto& report : reports) {
    if (!report.groups.empty()) {
      groups[report.groups.front().identifier].push_back(&report);
    }
  }
  std::vector<SetReport> sets;
  for (const auto& [identifier, members] : groups) {
    auto& first = *members.front();
    if (members.size() > 1) {
      sets.push_back(check_set(identifier, {members.begin(), members.end()}));
    } else if (!is_whole_set(first.groups.front())) {
      first.findings.push_back(
          {.fault = PackFault::bag_set_part_alone, .path = "bag-info.txt", .detail = printable_path(first.groups.front().count)});
    }
  }
  return sets;
}

auto VerifyReports::ok() const -> bool {
  const auto good = [](const VerifyReport& report) { return report.verdict() == Verdict::verified_pack || report.verdict() == Verdict::valid_bag; };
  return std::ranges::all_of(inputs, good) && std::ranges::all_of(sets, &SetReport::ok);
}

auto VerifyReports::any_unreadable() const -> bool {
  return std::ranges::any_of(inputs, [](const VerifyReport& report) { return report.verdict() == Verdict::unreadable; });
}

}  // namespace prongsai
