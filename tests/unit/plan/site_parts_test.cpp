#include "plan/site_parts.hpp"

#include <catch2/catch.hpp>
#include <deque>
#include <string>
#include <vector>

using namespace prongsai;

namespace {

struct Names {
  std::deque<Unit> units;
  std::vector<const Unit*> order;

  auto add(const std::string& th, const std::string& en = {}) -> Unit& {
    auto& unit = units.emplace_back();
    unit.id = UnitId("u" + std::to_string(units.size()));
    unit.short_name = {.th = th, .en = en};
    order.push_back(&unit);
    return unit;
  }
};

auto text_of(const std::vector<LetterUnits>& letters) -> std::string {
  std::string text;
  for (const auto& letter : letters) {
    text += letter.letter + "=" + letter.slug + ":";
    for (const auto* unit : letter.units) {
      text += " " + unit->id.str();
    }
    text += "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("letters of the index: the first consonant of a Thai name, and the first letter of the English one") {
  Names names;
  names.add("เชียงใหม่", "Chiang Mai");
  names.add("ลำปาง", "Lampang");
  names.add("แพร่");
  names.add("OTOP", "otop");
  names.add("๑๒ ธันวา", "12 December");
  names.add("", "");
  CHECK(text_of(letters_of(names.order, names.order)) ==
        "ช=u0e0a: u1; พ=u0e1e: u3; ล=u0e25: u2; C=c: u1; L=l: u2; O=o: u4; #=other: u5 u6; ");
  CHECK(letters_of({}, {}).empty());
}

TEST_CASE("a letter with many units has several pages, each of which holds its share") {
  Names names;
  for (std::size_t at = 0; at < 2 * most_units_on_a_page + 1; ++at) {
    names.add("บ้าน");
  }
  const auto letters = letters_of(names.order, names.order);
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().parts() == 3);
  CHECK(letters.front().of_part(1).size() == most_units_on_a_page);
  CHECK(letters.front().of_part(2).front()->id.str() == "u" + std::to_string(most_units_on_a_page + 1));
  CHECK(letters.front().of_part(3).size() == 1);
  CHECK(letters.front().of_part(4).empty());
}

TEST_CASE("results are divided by region, then by province, and only where they are many") {
  Portal portal;
  portal.regions = {{.id = RegionId("r1"), .title = {}, .provinces = {}}, {.id = RegionId("empty"), .title = {}, .provinces = {}}};
  Names names;
  YearStandings year;
  for (std::size_t at = 0; at < most_entries_on_a_page; ++at) {
    auto& unit = names.add("หน่วย");
    if (at < 2) {
      unit.region = Located<RegionId>{.value = RegionId("r1"), .span = {}};
    } else if (at < 5) {
      unit.province = Province{.code = at == 4 ? "95" : "52", .name = {}};
    } else if (at == 5) {
      unit.region = Located<RegionId>{.value = RegionId("unknown"), .span = {}};
    }
    year.scores.push_back({.unit = &unit});
  }
  CHECK(result_parts(year, portal).empty());
  year.scores.push_back({.unit = &names.add("อีกแห่ง")});
  std::string text;
  for (const auto& part : result_parts(year, portal)) {
    text += part.path + " " + std::to_string(part.scores.size()) + "; ";
  }
  CHECK(text == "regions/r1/ 2; provinces/52/ 2; provinces/95/ 1; others/ 96; ");
}

TEST_CASE("a year with few results and many units without is divided, too; one without any result is not") {
  const Portal portal;
  Names names;
  YearStandings year;
  for (std::size_t at = 0; at <= most_units_on_a_page; ++at) {
    year.without_assessment.push_back(&names.add("หน่วย"));
  }
  CHECK(result_parts(year, portal).empty());
  year.scores.push_back({.unit = &names.add("อีกแห่ง")});
  const auto parts = result_parts(year, portal);
  REQUIRE(parts.size() == 1);
  CHECK(parts.front().scores.size() == 1);
  CHECK(parts.front().without.size() == most_units_on_a_page + 1);
  CHECK(parts.front().pages() == 2);
  CHECK(parts.front().dimension_pages() == 1);
}

TEST_CASE("of the units of a place, those with a result stand by rank and those set aside nowhere") {
  Names names;
  auto& first = names.add("ก");
  auto& second = names.add("ข");
  auto& third = names.add("ค");
  auto& set_aside = names.add("ง");
  set_aside.quarantine.emplace();
  YearStandings year;
  year.scores = {{.unit = &third}, {.unit = &first}};
  const auto results = place_results(&year, {&first, &second, &third, &set_aside});
  REQUIRE(results.scores.size() == 2);
  CHECK(results.scores.front()->unit == &third);
  CHECK(results.without == std::vector<const Unit*>{&second});
  CHECK(place_results(nullptr, {&first}).without.size() == 1);
}
