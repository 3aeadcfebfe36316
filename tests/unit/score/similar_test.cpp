#include "score/similar.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "score/year_runs.hpp"

using namespace prongsai;

namespace {

const FiscalYear this_year{2564};

// Units by what the rule looks at. All but `other` and `none` have a result.
struct Offices {
  Corpus corpus;
  Standings standings;

  Offices() { corpus.portal.current_year = this_year; }

  auto add(const std::string& id, UnitKind kind, const std::string& unit_class, const std::string& region, int staff) -> Unit& {
    auto& unit = corpus.units[UnitId(id)];
    unit.id = UnitId(id);
    unit.kind = kind;
    if (!unit_class.empty()) {
      unit.classes[this_year] = {.value = unit_class, .span = {}};
    }
    if (!region.empty()) {
      unit.region = Located<RegionId>{.value = RegionId(region), .span = {}};
    }
    if (staff > 0) {
      unit.staff_total[this_year] = Decimal(staff);
    }
    unit.years[this_year].year = this_year;
    return unit;
  }

  void score_all(const std::string& except = {}) {
    for (auto& [id, unit] : corpus.units) {
      if (id.str() != except) {
        standings.years[this_year].scores.push_back({.unit = &unit, .year = &unit.years.at(this_year)});
      }
    }
    standings.years[this_year].year = this_year;
  }

  // `b! c* d`: ! of the same class and region, * of the same class, + of the same region.
  auto like(const std::string& id) const -> std::string {
    std::string text;
    const auto similar = similar_units(corpus, standings);
    for (const auto& one : similar.at(UnitId(id)).units) {
      const auto* mark = one.same_class && one.same_region ? "!" : one.same_class ? "*" : one.same_region ? "+" : "";
      text += (text.empty() ? "" : " ") + one.score->unit->id.str() + mark;
    }
    return text;
  }
};

}  // namespace

TEST_CASE("offices like one are of its kind: of its class first, then of its region, then by staff") {
  Offices offices;
  offices.add("a", UnitKind::regional, "model", "r1", 50);
  offices.add("b-far", UnitKind::regional, "model", "r1", 90);
  offices.add("c-near", UnitKind::regional, "model", "r1", 52);
  offices.add("d-class", UnitKind::regional, "model", "r2", 50);
  offices.add("e-region", UnitKind::regional, "general", "r1", 50);
  offices.add("f-kind", UnitKind::regional, "general", "r2", 49);
  offices.add("g-kind", UnitKind::regional, "general", "r2", 400);
  offices.add("h-central", UnitKind::central, "model", "r1", 50);
  offices.add("i-none", UnitKind::regional, "model", "r1", 50);
  offices.score_all("i-none");
  CHECK(offices.like("a") == "c-near! b-far! d-class* e-region+ f-kind");
  CHECK(offices.like("h-central").empty());
  // One without a result has offices like it all the same.
  CHECK(offices.like("i-none") == "a! c-near! b-far! d-class* e-region+");
}

TEST_CASE("offices without a class, a region or a number of staff are like one another") {
  Offices offices;
  for (const auto* id : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    offices.add(id, UnitKind::local, "", "", 0);
  }
  offices.add("known", UnitKind::local, "", "", 7);
  offices.score_all();
  CHECK(offices.like("a") == "b! c! d! e! f!");
  CHECK(offices.like("d") == "c! b! a! e! f!");
  // Those whose number is not known come last for one whose number is.
  CHECK(offices.like("known") == "h! g! f! e! d!");
}

TEST_CASE("staff numbers below and above count alike") {
  Offices offices;
  for (const int staff : {10, 20, 30, 41, 55, 80, 300}) {
    offices.add("s" + std::to_string(staff), UnitKind::local, "", "r", staff);
  }
  offices.score_all();
  CHECK(offices.like("s41") == "s30! s55! s20! s10! s80!");
  CHECK(offices.like("s300") == "s80! s55! s41! s30! s20!");
}

TEST_CASE("the year of a comparison is the latest with a result, otherwise the current one") {
  Offices offices;
  auto& unit = offices.add("a", UnitKind::local, "", "", 0);
  offices.add("b", UnitKind::local, "", "", 0);
  offices.add("c", UnitKind::local, "", "", 0);
  unit.years[FiscalYear{2566}].year = FiscalYear{2566};
  offices.score_all("c");
  offices.standings.years[FiscalYear{2566}].scores.push_back({.unit = &unit, .year = &unit.years.at(FiscalYear{2566})});
  const auto similar = similar_units(offices.corpus, offices.standings);
  CHECK(similar.at(UnitId("a")).year.be == 2566);
  CHECK(similar.at(UnitId("a")).units.empty());
  CHECK(similar.at(UnitId("b")).year.be == 2564);
  CHECK(similar.at(UnitId("c")).year.be == 2564);
  CHECK(offices.like("c") == "b! a!");
  offices.corpus.units.at(UnitId("c")).quarantine = Quarantine{};
  CHECK(offices.like("c").empty());
}

TEST_CASE("years stand in runs of one framework, the latest first") {
  Corpus corpus;
  Standings standings;
  const auto add_framework = [&corpus](const std::string& id, std::vector<FiscalYear> years) {
    auto& framework = corpus.frameworks[FrameworkId(id)];
    framework.id = FrameworkId(id);
    framework.years = std::move(years);
  };
  add_framework("old", {FiscalYear{2560}, FiscalYear{2562}});
  add_framework("new", {FiscalYear{2563}, FiscalYear{2564}});
  Unit unit;
  unit.id = UnitId("a");
  for (const int be : {2560, 2561, 2562, 2563, 2564}) {
    unit.years[FiscalYear{be}].year = FiscalYear{be};
  }
  standings.years[FiscalYear{2563}].scores.push_back({.unit = &unit, .framework = &corpus.frameworks.at(FrameworkId("new"))});
  std::string text;
  for (const auto& run : year_runs(unit, standings, corpus)) {
    text += (run.framework == nullptr ? "none" : run.framework->id.str()) + ":";
    for (const auto& year : run.years) {
      text += " " + std::to_string(year.year->year.be) + (year.score == nullptr ? "" : "!");
    }
    text += "; ";
  }
  CHECK(text == "new: 2564 2563!; old: 2562; none: 2561; old: 2560; ");
  unit.years.clear();
  CHECK(year_runs(unit, standings, corpus).empty());
}
