#include "opendata/programme.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

using namespace prongsai;

namespace {

// A unit and year with one of each, and a survey of few answers.
struct Reported {
  Reported() {
    unit.id = UnitId("lampang");
    unit.name = {.th = "ลำปาง", .en = "Lampang"};
    year.year = FiscalYear{2564};
    Survey survey;
    survey.id = "few";
    survey.answered = 4;
    survey.scale = 3;
    survey.questions = {{.text = {.th = "=ข้อ", .en = {}}, .answers = {{3, 3}, {1, 1}}}};
    auto many = survey;
    many.id = "many";
    many.answered = 8;
    many.questions[0].answers = {{3, 7}, {1, 1}};
    year.surveys = {survey, many};
    year.networks = {{.id = "leaders", .title = {.th = "ผู้นำ", .en = {}}, .kind = NetworkKind::leaders, .members = 44}};
    Complaints complaints;
    complaints.open_before = 2;
    complaints.months = {{.month = {2020, 10, 1}, .received = 1, .settled = 3}};
    year.complaints = complaints;
    unit.years.emplace(year.year, year);
    corpus.units.emplace(unit.id, unit);
    Diagnostics out;
    standings.programme = score_programme(corpus, out);
  }
  Unit unit;
  UnitYear year;
  Corpus corpus;
  Standings standings;
};

auto table(const Standings& standings, const std::string& name) -> ProgrammeTable {
  for (auto& one : programme_tables(standings)) {
    if (one.name == name) {
      return one;
    }
  }
  FAIL("no table " << name);
  return {};
}

}  // namespace

TEST_CASE("only what is reported is opened, and nothing where nothing is") {
  const Reported reported;
  std::vector<std::string> names;
  for (const auto& one : programme_tables(reported.standings)) {
    names.push_back(one.name);
  }
  CHECK(names == std::vector<std::string>{"surveys", "networks", "complaints"});
  CHECK(programme_tables(Standings()).empty());
}

TEST_CASE("how few people answered is told, but not how their answers spread") {
  const Reported reported;
  const auto json = nlohmann::json::parse(table(reported.standings, "surveys").json(reported.corpus.portal, reported.standings));
  REQUIRE(json["rows"].size() == 4);
  for (const auto& row : json["rows"]) {
    const bool few = row["survey_id"] == "few";
    CHECK(row["answered"] == (few ? 4 : 8));
    CHECK(row["answers"] == (few ? nlohmann::json::array() : nlohmann::json({1, 0, 7})));
    CHECK(row["mean"].is_null() == few);
    CHECK(row["share"].is_null() == few);
  }
  CHECK(json["rows"][2]["mean"] == 2.75);
  CHECK(json["rows"][2]["share"] == 87.5);
}

TEST_CASE("complaints are opened with the running count") {
  const Reported reported;
  CHECK(csv_text([&](TableWriter& out) { table(reported.standings, "complaints").table(reported.standings, out); }) ==
        "\xEF\xBB\xBFyear_be,year_ce,unit_id,unit_th,unit_en,month,received,settled,open\r\n"
        "2564,2021,lampang,ลำปาง,Lampang,2020-10,1,3,0\r\n");
}

TEST_CASE("every table's dictionary names its columns, in order") {
  const Reported reported;
  for (const auto& one : programme_tables(reported.standings)) {
    INFO(one.name);
    const auto csv = csv_text([&](TableWriter& out) { one.table(reported.standings, out); });
    std::string header;
    for (const auto& field : one.csv_fields) {
      header += (header.empty() ? "" : ",") + field.name;
    }
    CHECK(csv.substr(3, csv.find("\r\n") - 3) == header);
  }
}
