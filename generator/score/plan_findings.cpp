#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "score/plan_standings.hpp"

namespace prongsai {
namespace {

auto number(int value) -> std::string { return std::to_string(value); }

// `ก ข และ ค`, `a, b and c`.
auto joined(const std::vector<Text>& texts) -> Text {
  Text list;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool last = i + 1 == texts.size();
    const auto& one = texts[i];
    list.th += (i == 0 ? "" : texts.size() == 2 ? "และ" : last ? " และ" : " ") + one.th;
    list.en += (i == 0 ? "" : last ? " and " : ", ") + (one.en.empty() ? one.th : one.en);
  }
  return list;
}

// English messages need words too: Thai where nobody wrote others.
auto both(const Text& text) -> Text { return {.th = text.th, .en = text.en.empty() ? text.th : text.en}; }

// Every BE year that a name prints, with Arabic or Thai digits.
auto years_in(std::string_view text) -> std::vector<FiscalYear> {
  std::vector<FiscalYear> years;
  std::string digits;
  const auto flush = [&] {
    if (const auto year = digits.size() == 4 ? FiscalYear::parse(digits) : std::nullopt) {
      years.push_back(*year);
    }
    digits.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    // ๐ to ๙ are E0 B9 90 to E0 B9 99.
    const bool thai = text.substr(at).starts_with("\xE0\xB9") && at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
                      static_cast<unsigned char>(text[at + 2]) <= 0x99;
    if (thai) {
      digits += static_cast<char>('0' + (static_cast<unsigned char>(text[at + 2]) - 0x90));
    } else if (text[at] >= '0' && text[at] <= '9') {
      digits += text[at];
    } else {
      flush();
    }
    at += thai ? 3 : 1;
  }
  flush();
  return years;
}

class Finder {
 public:
  Finder(const PlanStandings& standing, Diagnostics& out) : standing_(standing), plan_(*standing.plan), frame_(*standing.frame), out_(out) {}

  auto find() -> std::vector<PlanFinding> {
    for (const auto& sum : standing_.dimensions) {
      check_sum(sum, {.th = "มิติ " + sum.dimension->id, .en = "dimension " + sum.dimension->id});
    }
    check_sum(standing_.all, {.th = "แผนทั้งหมด", .en = "the whole plan"});
    for (const auto& record : standing_.records) {
      check_cells(record);
      check_place(record);
      check_kpis(*record.record);
      check_fields(record);
      check_printing(*record.record);
    }
    check_missions();
    check_numbers();
    check_names();
    for (const auto& risk : plan_.risks) {
      check_risk(risk);
    }
    std::ranges::stable_sort(findings_, {}, &PlanFinding::topic);
    return std::move(findings_);
  }

 private:
  void add(FindingTopic topic, Code code, Span span, std::vector<Argument> arguments, const PlanRecord* record = nullptr,
           std::vector<Label> labels = {}) {
    const Diagnostic words{.code = code, .span = span, .arguments = arguments, .labels = {}};
    findings_.push_back(
        {.topic = topic,
         .code = std::string(entry_of(code).id),
         .text = {.th = without_number(words.message(Language::th), record), .en = without_number(words.message(Language::en), record)},
         .record = record});
    out_.report(code, span, std::move(arguments), std::move(labels));
  }

  // `ลำดับที่ 15: …`: who has the record needs no number in the text.
  static auto without_number(const std::string& message, const PlanRecord* record) -> std::string {
    const auto colon = message.find(": ");
    const bool numbered = record != nullptr && colon != std::string::npos && message.substr(0, colon).ends_with(" " + number(record->number));
    return numbered ? message.substr(colon + 2) : message;
  }

  // Years whose printed and computed amounts are alike share one finding.
  void check_sum(const PlanSum& sum, const Text& of) {
    if (sum.printed == nullptr || !plan_.complete) {
      return;
    }
    if (sum.printed->count && sum.printed->count->value != sum.count) {
      add(FindingTopic::sums, Code::plan_count, sum.printed->count->span, {of, number(sum.printed->count->value), number(sum.count)});
    }
    struct Group {
      std::vector<FiscalYear> years;
      Span span;
    };
    std::map<std::pair<Decimal, Decimal>, Group> groups;
    for (const auto& [year, printed] : sum.printed->budget) {
      const auto computed = sum.budget.find(year);
      if (computed != sum.budget.end() && computed->second != printed.value) {
        auto& group = groups[{printed.value, computed->second}];
        group.span = group.years.empty() ? printed.span : group.span;
        group.years.push_back(year);
      }
    }
    for (const auto& [amounts, group] : groups) {
      const auto& [printed, computed] = amounts;
      const bool more = computed > printed;
      const Text words =
          more ? Text{.th = "รวมได้มากกว่าที่พิมพ์", .en = "more than printed by"} : Text{.th = "รวมได้น้อยกว่าที่พิมพ์", .en = "less than printed by"};
      add(FindingTopic::sums, Code::plan_budget_sum, group.span,
          {of, year_ranges(group.years), grouped_number(printed), grouped_number(computed), words,
           grouped_number(more ? computed - printed : printed - computed)});
    }
  }

  void check_cells(const RecordStanding& standing) {
    const auto& record = *standing.record;
    std::vector<FiscalYear> blank;
    for (const auto& [year, cell] : record.budget) {
      const auto counted = standing.budget.find(year);
      if (const auto* unreadable = std::get_if<UnreadableCell>(&cell.value)) {
        const auto amount = counted == standing.budget.end() ? unreadable->implied : counted->second.amount;
        const auto implied = amount ? Text{.th = " ค่าที่อนุมานได้คือ " + grouped_number(*amount) + " บาท",
                                           .en = "; it can be inferred as " + grouped_number(*amount) + " baht"}
                                    : Text{};
        add(FindingTopic::cells, Code::plan_cell_unreadable, cell.span, {number(record.number), number(year.be), unreadable->printed, implied},
            &record);
      }
      if (std::holds_alternative<BlankCell>(cell.value)) {
        blank.push_back(year);
      }
    }
    if (!blank.empty() && others_say_none()) {
      add(FindingTopic::cells, Code::plan_cell_blank, record.budget.at(blank.front()).span, {number(record.number), year_ranges(blank)}, &record);
    }
    if (record.stated_budget && record.stated_budget->per_year && record.stated_budget->total) {
      const auto& stated = *record.stated_budget;
      Decimal sum;
      for (std::size_t i = 0; i < plan_.years.size(); ++i) {
        sum = sum + *stated.per_year;
      }
      if (sum != *stated.total) {
        add(FindingTopic::cells, Code::plan_stated_total, stated.span,
            {number(record.number), grouped_number(*stated.per_year), std::to_string(plan_.years.size()), grouped_number(sum),
             grouped_number(*stated.total)},
            &record);
      }
    }
  }

  [[nodiscard]] auto others_say_none() const -> bool {
    return std::ranges::any_of(plan_.records, [](const PlanRecord& record) {
      return std::ranges::any_of(record.budget, [](const auto& cell) { return std::holds_alternative<NoBudgetCell>(cell.second.value); });
    });
  }

  void check_place(const RecordStanding& standing) {
    std::vector<Text> lacking;
    // A name that was reported as unknown is not missing.
    if (!standing.record->dimension && standing.dimension == nullptr && !standing.record->mission) {
      lacking.push_back({.th = "มิติ", .en = "dimension"});
    }
    const bool has_missions = standing.dimension == nullptr || !standing.dimension->missions.empty();
    if (!standing.record->mission && has_missions) {
      lacking.push_back({.th = "ภารกิจ", .en = "mission"});
    }
    if (!lacking.empty()) {
      add(FindingTopic::placing, Code::plan_not_placed, standing.record->span, {number(standing.record->number), joined(lacking)}, standing.record);
    }
  }

  void check_kpis(const PlanRecord& record) {
    std::set<std::string> levels;
    bool known = true;
    for (const auto& kpi : record.kpis) {
      levels.insert(kpi.level.value);
      known = known && frame_.kpi_level(kpi.level.value) != nullptr;
      if (kpi.kind == PlanKpiKind::trend && !kpi.baseline) {
        add(FindingTopic::kpis, Code::plan_no_baseline, kpi.span, {number(record.number), both(kpi.text)}, &record);
      }
      if (kpi.kind == PlanKpiKind::percent && kpi.tool.empty()) {
        add(FindingTopic::kpis, Code::plan_no_tool, kpi.span, {number(record.number), both(kpi.text)}, &record);
      }
    }
    std::vector<Text> lacking;
    for (const auto& level : frame_.required_levels) {
      if (!levels.contains(level)) {
        lacking.push_back(frame_.kpi_level(level)->title);
      }
    }
    // A record without any indicator is told of once, as a record that lacks a field; a misspelt level once, as an unknown name.
    if (!lacking.empty() && !record.kpis.empty() && known) {
      add(FindingTopic::kpis, Code::plan_no_level, record.span, {number(record.number), joined(lacking)}, &record);
    }
  }

  void check_fields(const RecordStanding& standing) {
    const auto& record = *standing.record;
    std::vector<Text> lacking;
    for (const auto field : frame_.required) {
      switch (field) {
        case RecordField::target:
          need(record.target.has_value(), {.th = "กลุ่มเป้าหมาย", .en = "the target group"}, lacking);
          break;
        case RecordField::place:
          need(!record.place.empty(), {.th = "สถานที่", .en = "the place"}, lacking);
          break;
        case RecordField::owner:
          need(record.owner.has_value(), {.th = "ผู้รับผิดชอบ", .en = "the responsible office"}, lacking);
          break;
        case RecordField::budget:
          need(!record.budget.empty() || record.stated_budget.has_value(), {.th = "งบประมาณ", .en = "the budget"}, lacking);
          break;
        case RecordField::kpis:
          need(!record.kpis.empty(), {.th = "ตัวชี้วัด", .en = "any indicator"}, lacking);
          break;
        case RecordField::publish:
          need(standing.publishes, {.th = "การเผยแพร่ต่อสาธารณะ", .en = "how results are published"}, lacking);
          break;
        case RecordField::report:
          need(standing.reports, {.th = "การรายงานผล", .en = "how results are reported"}, lacking);
          break;
      }
    }
    if (!lacking.empty()) {
      add(FindingTopic::steps, Code::plan_field_missing, record.span, {number(record.number), joined(lacking)}, &record);
    }
  }

  static void need(bool there, const Text& words, std::vector<Text>& lacking) {
    if (!there) {
      lacking.push_back(words);
    }
  }

  void check_printing(const PlanRecord& record) {
    std::vector<Text> absent;
    for (const auto& part : plan_.parts) {
      const auto named = [&part](const Located<std::string>& one) { return one.value == part.id; };
      if (!record.printed_in.empty() && std::ranges::none_of(record.printed_in, named)) {
        absent.push_back(part.title);
      }
    }
    const bool known = std::ranges::all_of(record.printed_in, [this](const Located<std::string>& one) { return plan_.part(one.value) != nullptr; });
    if (!absent.empty() && known) {
      add(FindingTopic::printing, Code::plan_part_lacks, record.printed_in.front().span, {number(record.number), joined(absent)}, &record);
    }
    check_name_years(record);
    const auto* type = frame_.item_type(record.type.value);
    const auto* printed = record.printed_type ? frame_.item_type(record.printed_type->value) : nullptr;
    if (type != nullptr && printed != nullptr && type != printed) {
      add(FindingTopic::printing, Code::plan_printed_twice, record.printed_type->span,
          {number(record.number), Text{.th = "ชนิดของรายการ", .en = "type"}, both(type->title), both(printed->title)}, &record);
    }
    if (!record.printed_name.empty() && record.printed_name.th != record.name.th) {
      add(FindingTopic::printing, Code::plan_printed_twice, record.span,
          {number(record.number), Text{.th = "ชื่อ", .en = "name"}, same_text(record.name.th), same_text(record.printed_name.th)}, &record);
    }
  }

  // `ประจำปีงบประมาณ พ.ศ. 2566` in a plan of five years; `2566-2570` names them all.
  void check_name_years(const PlanRecord& record) {
    auto named = years_in(record.name.th);
    if (named.empty() || plan_.years.size() < 2) {
      return;
    }
    const auto [first, last] = std::ranges::minmax(plan_.years);
    const auto [low, high] = std::ranges::minmax(named);
    if (low > first || high < last) {
      std::ranges::sort(named);
      named.erase(std::unique(named.begin(), named.end()), named.end());
      add(FindingTopic::printing, Code::plan_name_year, record.span, {number(record.number), year_ranges(named), year_ranges(plan_.years)}, &record);
    }
  }

  void check_missions() {
    if (!plan_.complete) {
      return;
    }
    std::set<std::string> used;
    for (const auto& record : plan_.records) {
      if (record.mission) {
        used.insert(record.mission->value);
      }
    }
    for (const auto& dimension : frame_.dimensions) {
      for (const auto& mission : dimension.missions) {
        check_mission(mission, used);
      }
    }
  }

  void check_mission(const PlanNode& mission, const std::set<std::string>& used) {
    if (mission.missions.empty() && !used.contains(mission.id)) {
      add(FindingTopic::placing, Code::plan_mission_empty, plan_.span, {mission.id, both(mission.title)}, nullptr,
          {{.span = mission.span, .text = {.th = "ภารกิจในกรอบแผน", .en = "the mission in the frame"}}});
    }
    for (const auto& below : mission.missions) {
      check_mission(below, used);
    }
  }

  void check_numbers() {
    for (std::size_t i = 1; i < plan_.records.size() && plan_.complete; ++i) {
      const auto& before = plan_.records[i - 1];
      const auto& record = plan_.records[i];
      if (record.number != before.number + 1) {
        add(FindingTopic::placing, Code::plan_number_gap, record.span, {number(before.number), number(record.number)}, &record);
      }
    }
  }

  void check_names() {
    std::map<std::pair<std::string, std::string>, const PlanRecord*> seen;
    for (const auto& record : plan_.records) {
      if (!record.mission || record.name.empty()) {
        continue;
      }
      if (const auto [first, fresh] = seen.emplace(std::pair(record.mission->value, record.name.th), &record); !fresh) {
        add(FindingTopic::placing, Code::plan_name_repeated, record.span, {number(first->second->number), number(record.number), both(record.name)},
            &record, {{.span = first->second->span, .text = {.th = "รายการแรก", .en = "the first one"}}});
      }
    }
  }

  void check_risk(const PlanRisk& risk) {
    const auto* printed = frame_.risk_level(risk.level.value);
    if (printed == nullptr) {
      return;
    }
    const auto name = both(risk.process);
    if (printed == &frame_.risk_levels.back() && risk.records.empty()) {
      add(FindingTopic::risks, Code::plan_risk_open, risk.level.span, {both(printed->title), name});
    }
    if (risk.likelihood && risk.impact) {
      const int product = *risk.likelihood * *risk.impact;
      const auto* computed = frame_.risk_level_of(product);
      if (computed != nullptr && computed != printed) {
        add(FindingTopic::risks, Code::plan_risk_level, risk.level.span,
            {name, both(printed->title), number(*risk.likelihood), number(*risk.impact), number(product), both(computed->title)});
      }
    }
  }

  const PlanStandings& standing_;
  const Plan& plan_;
  const PlanFrame& frame_;
  Diagnostics& out_;
  std::vector<PlanFinding> findings_;
};

}  // namespace

auto plan_findings(const PlanStandings& standing, Diagnostics& out) -> std::vector<PlanFinding> { return Finder(standing, out).find(); }

auto year_ranges(const std::vector<FiscalYear>& years) -> std::string {
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t end = i;
    while (end + 1 < years.size() && years[end + 1].be == years[end].be + 1) {
      ++end;
    }
    text += (text.empty() ? "" : ", ") + std::to_string(years[i].be) + (end == i ? "" : "–" + std::to_string(years[end].be));
    i = end + 1;
  }
  return text;
}

}  // namespace prongsai
