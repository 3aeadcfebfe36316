#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "changes/public_state.hpp"

namespace prongsai::test {

inline auto hash(char digit) -> std::string { return std::string(64, digit); }

inline auto small_unit() -> PublishedUnit {
  PublishedYear year;
  year.score = PublishedScore{.framework = FrameworkId("cdd-2564"),
                              .stage = Stage::self,
                              .unit_class = "general",
                              .total = Decimal(80),
                              .grade = "B",
                              .bonus = std::nullopt,
                              .ladders = {{.id = LadderId("d1"), .points = Decimal(15), .claimed = 3, .supported = 3, .awarded = std::nullopt, .counted = 3},
                                          {.id = LadderId("d2"), .points = Decimal(20), .claimed = 4, .supported = 4, .awarded = 4, .counted = 4}}};
  year.checklists[FrameworkId("oit-2566")] = {.present = 30, .items = 43, .percent = Decimal(70), .grade = "B"};
  year.evidence[EvidenceId("order")] = {.sha256 = hash('a'), .title = "คำสั่ง"};
  year.evidence[EvidenceId("plan")] = {.sha256 = hash('b'), .title = "แผน \"ใหม่\""};
  year.write_ups[WriteUpId("garden")] = {.sha256 = hash('c'), .title = "สวนครัว"};
  year.reports["surveys"] = hash('d');
  year.honours["best.region-01"] = "หน่วยงานดีเด่น";
  year.promotion = "general>model";
  PublishedUnit unit{.name = "สำนักงานบางรัก", .years = {}, .plans = {}, .waivers = {"W410 units/bang-rak/2564/evidence.yaml"}};
  unit.years[FiscalYear{2564}] = year;
  unit.plans[PlanId("open")] = {.sha256 = hash('e'), .title = "แผนเปิดเผย"};
  return unit;
}

inline auto small_state(Date date, const PublishedUnit& unit = small_unit()) -> PublicState {
  PublicState state{.date = date, .portal = {}, .units = {}};
  state.portal.frameworks[FrameworkId("cdd-2564")] = {.sha256 = hash('f'), .title = "เกณฑ์"};
  state.portal.results[FiscalYear{2564}] = Date{2021, 9, 30};
  state.portal.waivers = {"W410 portal.yaml"};
  state.units[UnitId("bang-rak")] = std::make_shared<const PublishedUnit>(unit);
  return state;
}

inline constexpr Date earlier{2021, 9, 30};
inline constexpr Date later{2021, 12, 31};

}  // namespace prongsai::test
