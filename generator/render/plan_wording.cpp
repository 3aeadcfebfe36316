#include "render/plan_wording.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <type_traits>

namespace prongsai {
namespace {

// `ปีละ 5,825,000 บาท`, or the sum of all years.
auto yearly_words(Decimal per_year, Decimal total, bool yearly, const Voice& voice) -> std::string {
  return yearly ? voice.say("plan.per_year", {grouped_number(per_year)}) : voice.say("plan.in_total", {grouped_number(total)});
}

auto op_key(const std::string& op) -> const char* {
  if (op == ">") {
    return "kpi.above";
  }
  if (op == "=") {
    return "kpi.equals";
  }
  if (op == "<=") {
    return "kpi.at_most";
  }
  return op == "<" ? "kpi.below" : "kpi.at_least";
}

auto trend_words(const PlanKpi& kpi, const Voice& voice) -> std::string {
  const auto change = kpi.change.value_or(KpiChange{});
  const bool down = change.direction == KpiChange::Direction::down;
  auto words = change.percent ? voice.say(down ? "plan.kpi.down_by" : "plan.kpi.up_by", {plain_number(*change.percent)})
                              : voice.say(down ? "plan.kpi.down" : "plan.kpi.up");
  words += kpi.baseline ? voice.say("plan.kpi.baseline", {std::to_string(kpi.baseline->year.be), grouped_number(kpi.baseline->value)})
                        : voice.say("plan.kpi.no_baseline");
  return words;
}

}  // namespace

auto plan_answer(const PlanStandings& standing, const Voice& voice) -> std::string {
  const auto& plan = *standing.plan;
  std::set<Decimal> computed;
  for (const auto& [year, amount] : standing.all.budget) {
    computed.insert(amount);
  }
  std::set<Decimal> printed;
  Decimal printed_total;
  if (standing.all.printed != nullptr) {
    for (const auto& [year, amount] : standing.all.printed->budget) {
      printed.insert(amount.value);
      printed_total = printed_total + amount.value;
    }
  }
  // Both are told in one way, so that a reader can compare them.
  const bool yearly = computed.size() == 1 && printed.size() <= 1;
  auto answer = voice.say(
      "plan.answer", {std::to_string(plan.years.size()), year_ranges(plan.years), std::to_string(standing.all.count), std::to_string(standing.funded),
                      yearly_words(computed.empty() ? Decimal() : *computed.begin(), standing.all.total, yearly, voice)});
  if (!printed.empty()) {
    answer += voice.say("plan.answer.printed", {yearly_words(*printed.begin(), printed_total, yearly, voice)});
  }
  return answer +
         voice.say(standing.findings.empty() ? "plan.answer.no_findings" : "plan.answer.findings", {std::to_string(standing.findings.size())});
}

auto printed_words(const PlanRecord& record, FiscalYear year, const Voice& voice) -> std::string {
  const auto found = record.budget.find(year);
  if (found == record.budget.end()) {
    return voice.say("plan.cell.not_printed");
  }
  const auto words = [&voice](const auto& cell) -> std::string {
    using Cell = std::decay_t<decltype(cell)>;
    if constexpr (std::is_same_v<Cell, AmountCell>) {
      return grouped_number(cell.amount);
    } else if constexpr (std::is_same_v<Cell, NoBudgetCell>) {
      return voice.say("plan.cell.none");
    } else if constexpr (std::is_same_v<Cell, BlankCell>) {
      return voice.say("plan.cell.blank");
    } else {
      return cell.printed;
    }
  };
  return std::visit(words, found->second.value);
}

auto counted_words(const CountedCell& cell, const Voice& voice) -> std::string {
  const auto amount = cell.amount ? grouped_number(*cell.amount) : std::string();
  switch (cell.origin) {
    case CountedCell::Origin::printed:
      return amount;
    case CountedCell::Origin::none:
      return voice.say("plan.cell.dash");
    case CountedCell::Origin::blank:
      return voice.say("plan.cell.blank");
    case CountedCell::Origin::unreadable:
      return voice.say("plan.cell.unreadable");
    case CountedCell::Origin::implied:
      return voice.say("plan.cell.implied", {amount});
    case CountedCell::Origin::stated:
      return voice.say("plan.cell.stated", {amount});
    case CountedCell::Origin::not_printed:
      return voice.say("plan.cell.not_printed");
  }
  return {};
}

auto difference_words(Decimal printed, Decimal computed, const Voice& voice) -> std::string {
  if (printed == computed) {
    return voice.say("plan.same");
  }
  return computed > printed ? voice.say("plan.more", {grouped_number(computed - printed)})
                            : voice.say("plan.less", {grouped_number(printed - computed)});
}

namespace {

struct KindKeys {
  std::string_view name;
  std::string_view about;
};
constexpr std::array<KindKeys, plan_kpi_kinds> kind_keys{{{"plan.kind.exists", "plan.kind_about.exists"},
                                                          {"plan.kind.count", "plan.kind_about.count"},
                                                          {"plan.kind.percent", "plan.kind_about.percent"},
                                                          {"plan.kind.index", "plan.kind_about.index"},
                                                          {"plan.kind.zero", "plan.kind_about.zero"},
                                                          {"plan.kind.trend", "plan.kind_about.trend"},
                                                          {"plan.kind.monitor", "plan.kind_about.monitor"},
                                                          {"plan.kind.narrative", "plan.kind_about.narrative"}}};

auto keys_of(PlanKpiKind kind) -> const KindKeys& { return kind_keys.at(static_cast<std::size_t>(kind)); }

}  // namespace

auto kpi_kind_words(PlanKpiKind kind, const Voice& voice) -> std::string { return voice.say(keys_of(kind).name); }
auto kpi_kind_about(PlanKpiKind kind, const Voice& voice) -> std::string { return voice.say(keys_of(kind).about); }

auto plan_target_words(const PlanKpi& kpi, const Voice& voice) -> std::string {
  switch (kpi.kind) {
    case PlanKpiKind::count:
    case PlanKpiKind::percent:
    case PlanKpiKind::index: {
      const auto amount = grouped_number(kpi.target.value_or(Decimal()));
      const bool percent = kpi.kind == PlanKpiKind::percent;
      const auto number = percent ? voice.say("plan.kpi.percent", {amount}) : kpi.unit.empty() ? amount : amount + " " + voice.plain(kpi.unit);
      const auto words = voice.say("kpi.target", {voice.say(op_key(kpi.op)), number});
      return kpi.per.empty() ? words : voice.say("kpi.per", {words, voice.plain(kpi.per)});
    }
    case PlanKpiKind::zero:
      return voice.say("plan.kpi.zero");
    case PlanKpiKind::trend:
      return trend_words(kpi, voice);
    case PlanKpiKind::exists:
      return voice.say("plan.kpi.exists");
    case PlanKpiKind::monitor:
    case PlanKpiKind::narrative:
      break;
  }
  return voice.say("plan.kpi.no_target");
}

}  // namespace prongsai
