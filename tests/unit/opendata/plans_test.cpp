#include "opendata/plans.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "opendata/open_data.hpp"
#include "score/score.hpp"
#include "unit/render/fixture_plan.hpp"

using namespace prongsai;
using Json = nlohmann::ordered_json;

namespace {

// One office with one plan of two records.
struct PlanPortal {
  PlanPortal() {
    const auto text = [](const std::string& th, const std::string& en) { return Text{.th = th, .en = en}; };
    corpus.portal.base_url = "https://x.go.th";
    const auto& frame = corpus.plan_frames.emplace(FrameworkId("open-plan"), testing::plan_frame(text)).first->second;
    Unit unit;
    unit.id = UnitId("a");
    unit.name = text("หน่วย", "Unit");
    auto& kept = corpus.units.emplace(unit.id, std::move(unit)).first->second;
    const auto& plan = kept.plans.emplace(PlanId("plan-2564"), testing::open_plan(text)).first->second;
    standings.plans.push_back(score_plan(kept, plan, frame, out));
  }
  PlanPortal(const PlanPortal&) = delete;
  auto operator=(const PlanPortal&) -> PlanPortal& = delete;

  Corpus corpus;
  Standings standings;
  Diagnostics out;
};

auto lines_of(const std::string& csv) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (std::size_t at = 3; at < csv.size();) {
    const auto end = csv.find("\r\n", at);
    lines.push_back(csv.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}

void collect(const Json& value, const std::string& name, std::set<std::string>& keys) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      const auto path = name.empty() ? key : name + "." + key;
      keys.insert(path);
      collect(member, path, keys);
    }
  } else if (value.is_array()) {
    for (const auto& item : value) {
      collect(item, name + "[]", keys);
    }
  }
}

}  // namespace

TEST_CASE("plan budgets: a row for each record and year, with what is printed and what it counts as") {
  const PlanPortal portal;
  const auto lines = lines_of(csv_text([&](TableWriter& out) { plan_budgets_table(portal.corpus.portal, portal.standings.plans, out); }));
  REQUIRE(lines.size() == 5);
  CHECK(lines[1] ==
        "a,หน่วย,Unit,plan-2564,1,รายการแรก 2564,First 2564,project,1,1.1,กองคลัง,Finance,ฝ่ายบัญชี,,1200,true,true,2000,paper,หน้า 3,"
        "https://x.go.th/units/a/plans/plan-2564/1/,2564,2021,1000,printed,1000");
  // The document's own text, kept from being taken for a formula only where it could be one.
  CHECK(lines[2].ends_with("2565,2022,###,implied,1000"));
  CHECK(lines[3].ends_with("2564,2021,,not_printed,"));
}

TEST_CASE("plan indicators: a row for each") {
  const PlanPortal portal;
  const auto lines = lines_of(csv_text([&](TableWriter& out) { plan_kpis_table(portal.corpus.portal, portal.standings.plans, out); }));
  CHECK(lines.size() == 9);
  CHECK(lines[1] == "a,หน่วย,Unit,plan-2564,1,รายการแรก 2564,First 2564,1,output,count,ตัวชี้วัดแผน,Indicator,>=,80,ครั้ง,,แบบสอบถาม,,,,,");
}

TEST_CASE("plan findings: a row for each, the same as on the page") {
  const PlanPortal portal;
  CHECK(lines_of(csv_text([&](TableWriter& out) { plan_findings_table(portal.corpus.portal, portal.standings.plans, out); })).size() == portal.standings.plans[0].findings.size() + 1);
}

TEST_CASE("every key of the plans' JSON is in the dictionary, and every word of the dictionary is used") {
  const PlanPortal portal;
  std::set<std::string> keys;
  collect(Json::parse(plans_json(portal.corpus.portal, portal.standings.plans)), "", keys);
  std::set<std::string> described;
  for (const auto& field : plans_json_fields()) {
    described.insert(field.name);
  }
  CHECK(keys == described);
}

TEST_CASE("a portal without plans has no files about them") {
  const Corpus corpus;
  const Standings standings;
  for (const auto& source : open_data_sources(corpus, standings)) {
    CHECK(source.path.find("plan") == std::string::npos);
  }
}
