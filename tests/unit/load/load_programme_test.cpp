#include "load/load_programme.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "load/yaml_reader.hpp"

using namespace prongsai;

namespace {

auto root_of(const std::string& text, Diagnostics& out) -> YamlNode {
  auto root = read_yaml(FileId{}, text, 0, static_cast<std::uint32_t>(text.size()), out);
  return root ? std::move(*root) : YamlNode();
}

}  // namespace

TEST_CASE("a survey's steps may be Thai digits, and a printed number keeps its places") {
  Diagnostics out;
  const auto surveys = load_surveys(root_of("- id: a\n  title: ก\n  n: ๑๐\n  questions: [{text: ข, distribution: {๕: ๘, 1: 2}}]\n"
                                            "  printed: {mean: \"๔.20\", share: 80}\n",
                                            out),
                                    out);
  CHECK(out.empty());
  REQUIRE(surveys.size() == 1);
  CHECK(surveys[0].answered == 10);
  CHECK(surveys[0].scale == 5);
  CHECK(surveys[0].share_from() == 4);
  CHECK(surveys[0].questions[0].answers == std::map<int, std::int64_t>{{1, 2}, {5, 8}});
  CHECK(surveys[0].printed_mean->places == 2);
  CHECK(surveys[0].printed_share->places == 0);
}

TEST_CASE("the same step twice, in two scripts, is one too many") {
  Diagnostics out;
  (void)load_surveys(root_of("- {id: a, title: ก, n: 10, questions: [{text: ข, distribution: {๕: 8, 5: 2}}]}\n", out), out);
  const auto problems = out.sorted();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message(Language::en) == "the id `5` is used twice");
}

TEST_CASE("a project without a budget is not one whose budget is unknown") {
  Diagnostics out;
  const auto projects = load_progress(root_of("- {id: a, title: ก, budget: none, updated: 2564-03-31, status: planned}\n"
                                              "- {id: b, title: ข, budget: 5000, updated: 2021-03-31, status: done, weight: 0.5}\n"
                                              "- {id: c, title: ค, about: plan/12, updated: 2021-03-31, status: stopped}\n",
                                              out),
                                      out);
  CHECK(out.empty());
  REQUIRE(projects.size() == 3);
  CHECK(projects[0].no_budget);
  CHECK(*projects[0].updated == Date{.year = 2021, .month = 3, .day = 31});
  CHECK(projects[1].budget == Decimal(5000));
  CHECK(projects[1].weighted);
  CHECK_FALSE(projects[2].no_budget);
  CHECK_FALSE(projects[2].budget.has_value());
  CHECK(projects[2].about->value == "plan/12");
}

TEST_CASE("months are of either calendar; an empty file is told of") {
  Diagnostics out;
  const auto complaints = load_complaints(root_of("months: [{month: 2563-10, received: 1, settled: 0}, {month: 2020-11, received: 0, settled: 1, open: 0}]\n", out), out);
  CHECK(out.empty());
  for (auto* load : {+[](Diagnostics& told) { return load_networks(YamlNode(), told).empty(); },
                     +[](Diagnostics& told) { return load_surveys(YamlNode(), told).empty(); },
                     +[](Diagnostics& told) { return load_progress(YamlNode(), told).empty(); }}) {
    Diagnostics told;
    CHECK(load(told));
    REQUIRE(told.sorted().size() == 1);
    CHECK(told.sorted().front().code == Code::wrong_shape);
  }
  REQUIRE(complaints.has_value());
  CHECK(complaints->months[0].month == Date{.year = 2020, .month = 10, .day = 1});
  CHECK(complaints->months[1].open == 0);
}
