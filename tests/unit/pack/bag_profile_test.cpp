#include "pack/bag_profile.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "finding_lines.hpp"
#include "pack/any_bag.hpp"
#include "pack/verify.hpp"

namespace prongsai::test {
namespace {

using Json = nlohmann::ordered_json;
using Lines = std::vector<std::string>;

auto plain_profile() -> Json {
  return Json::parse(
      R"({"BagIt-Profile-Info": {"Source-Organization": "o", "External-Description": "d", "Version": "1", "BagIt-Profile-Version": "1.4.0",
    "BagIt-Profile-Identifier": "https://example.org/p.json"}, "Accept-BagIt-Version": ["1.0"]})");
}

auto plain_bag() -> AnyBag {
  AnyBag bag;
  for (const auto* path :
       {"bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "notes/a.txt", "data/a.txt", "data/src/b.c"}) {
    bag.files[path] = {.size = 1, .digests = {}, .text = {}, .damaged = false};
  }
  return bag;
}

auto plain_info() -> BagInfoText {
  return read_bag_info("bag-info.txt", "BagIt-Profile-Identifier: https://example.org/p.json\nKind: a\nKind: b\n", true);
}

auto found(const Json& json, const AnyBag& bag, const char* version = "1.0") -> Lines {
  const auto read = read_bag_profile(json.dump());
  REQUIRE(read.problem.empty());
  return lines_of(check_profile(*read.profile, bag, version, plain_info()));
}

TEST_CASE("a bag is held against each rule of a profile") {
  struct Row {
    const char* key;
    const char* value;
    Lines findings;
  };
  const std::vector<Row> rows{
      {"Manifests-Required", R"(["sha256"])", {}},
      {"Manifests-Required", R"(["sha512"])", {"profile_file_required manifest-sha512.txt"}},
      {"Manifests-Allowed", R"(["sha512"])", {"profile_file_not_allowed manifest-sha256.txt"}},
      {"Tag-Manifests-Required", R"(["sha512"])", {"profile_file_required tagmanifest-sha512.txt"}},
      {"Tag-Manifests-Allowed", R"(["sha512"])", {"profile_file_not_allowed tagmanifest-sha256.txt"}},
      {"Tag-Manifests-Allowed", "[]", {"profile_file_not_allowed tagmanifest-sha256.txt"}},
      {"Fetch.txt-Required", "true", {"profile_file_required fetch.txt"}},
      {"Data-Empty", "true", {"profile_data_not_empty data/"}},
      {"Serialization", R"("required")", {"profile_serialization"}},
      {"Serialization", R"("forbidden")", {}},
      {"Serialization", R"("optional")", {}},
      {"Accept-BagIt-Version", R"(["0.96", "0.97"])", {"profile_version bagit.txt (0.96, 0.97)"}},
      {"Tag-Files-Required", R"(["notes/a.txt"])", {}},
      {"Tag-Files-Required", R"(["notes/b.txt"])", {"profile_file_required notes/b.txt"}},
      {"Tag-Files-Allowed", R"(["notes/*"])", {}},
      {"Tag-Files-Allowed", R"(["*.md"])", {"profile_file_not_allowed notes/a.txt"}},
      {"Payload-Files-Required", R"(["data/src/", "data/a.txt"])", {}},
      {"Payload-Files-Required", R"(["data/doc/", "data/b.txt"])", {"profile_file_required data/doc/", "profile_file_required data/b.txt"}},
      {"Payload-Files-Allowed", R"(["data/*.txt"])", {"profile_file_not_allowed data/src/b.c"}},
      {"Payload-Files-Allowed", R"(["data/*"])", {}},
      {"Bag-Info", R"({"Kind": {"required": true, "values": ["a", "b"]}})", {}},
      {"Bag-Info",
       R"({"kind": {"repeatable": false, "values": ["a"]}})",
       {"profile_info_repeated bag-info.txt (kind)", "profile_info_value bag-info.txt (kind: b)"}},
      {"Bag-Info",
       R"({"Z": {"required": true}, "A": {"required": true}, "Q": {}})",
       {"profile_info_missing bag-info.txt (Z)", "profile_info_missing bag-info.txt (A)"}},
  };
  for (const auto& row : rows) {
    auto json = plain_profile();
    json[row.key] = Json::parse(row.value);
    INFO(row.key << " " << row.value);
    CHECK(found(json, plain_bag()) == row.findings);
  }
}

TEST_CASE("serialization comes first and ends the check") {
  auto json = plain_profile();
  json["Serialization"] = "required";
  json["Accept-Serialization"] = {"application/tar"};
  json["Accept-BagIt-Version"] = {"0.97"};
  json["Manifests-Required"] = {"sha512"};
  auto bag = plain_bag();
  bag.is_zip = true;
  CHECK(found(json, bag) == Lines{"profile_serialization (application/tar)"});
  json["Accept-Serialization"] = {"application/zip"};
  CHECK(found(json, bag) == Lines{"profile_version bagit.txt (0.97)"});
  json["Serialization"] = "forbidden";
  CHECK(found(json, bag) == Lines{"profile_serialization (folder)"});
}

TEST_CASE("a bag that does not name the profile, and one with fetch.txt") {
  const auto read = read_bag_profile(plain_profile().dump());
  auto bag = plain_bag();
  CHECK(lines_of(check_profile(*read.profile, bag, "1.0", {})) == Lines{"profile_identifier bag-info.txt (https://example.org/p.json)"});
  auto json = plain_profile();
  json["Allow-Fetch.txt"] = false;
  bag.files["fetch.txt"];
  CHECK(found(json, bag) == Lines{"profile_file_not_allowed fetch.txt"});
}

TEST_CASE("profiles that are none say why") {
  struct Row {
    std::function<void(Json&)> change;
    const char* problem;
  };
  const std::vector<Row> rows{
      {[](Json& json) { json = Json::array(); }, "not a JSON object"},
      {[](Json& json) { json.erase("BagIt-Profile-Info"); }, "BagIt-Profile-Info is missing"},
      {[](Json& json) { json["BagIt-Profile-Info"].erase("Version"); }, "BagIt-Profile-Info lacks Version"},
      {[](Json& json) { json["BagIt-Profile-Info"]["BagIt-Profile-Identifier"] = 1; }, "BagIt-Profile-Info lacks BagIt-Profile-Identifier"},
      {[](Json& json) { json.erase("Accept-BagIt-Version"); }, "Accept-BagIt-Version must name a version"},
      {[](Json& json) { json["Serialization"] = "maybe"; }, "Serialization must be forbidden, required or optional"},
      {[](Json& json) { json["Allow-Fetch.txt"] = "no"; }, "Allow-Fetch.txt must be true or false"},
      {[](Json& json) { json["Manifests-Allowed"] = "md5"; }, "Manifests-Allowed must be a list of words"},
      {[](Json& json) { json["Manifests-Allowed"] = {1}; }, "Manifests-Allowed must be a list of words"},
      {[](Json& json) { json["Bag-Info"] = Json::array(); }, "Bag-Info must be an object"},
      {[](Json& json) {
         json["Bag-Info"] = {{"A", true}};
       },
       "Bag-Info A must be an object"},
  };
  for (const auto& row : rows) {
    auto json = plain_profile();
    row.change(json);
    const auto read = read_bag_profile(json.dump());
    CHECK_FALSE(read.profile);
    CHECK(read.problem == row.problem);
  }
  CHECK(read_bag_profile("").problem == "not a JSON object");
  CHECK(read_bag_profile(std::string(1'000'000, '[')).problem == "not a JSON object");
}

TEST_CASE("patterns of profiles") {
  CHECK(matches_pattern("data/a/b.txt", "data/*"));
  CHECK(matches_pattern("data/a/b.txt", "*"));
  CHECK(matches_pattern("data/a/b.txt", "data/*/b*.txt"));
  CHECK(matches_pattern("", "**"));
  CHECK_FALSE(matches_pattern("data/a.txt", "data/"));
  CHECK_FALSE(matches_pattern("data/a.txt", "ata/*"));
  CHECK_FALSE(matches_pattern("data/a.txt", "data/?.txt"));
  CHECK_FALSE(matches_pattern(std::string(5000, 'a'), std::string(200, '*') + "b"));
}

auto part(const char* path, const char* group, const char* count) -> VerifyReport {
  VerifyReport report;
  report.path = path;
  report.groups.push_back({.identifier = group, .count = count});
  return report;
}

TEST_CASE("bags of one set, given together") {
  struct Row {
    std::vector<const char*> counts;
    Lines findings;
  };
  const std::vector<Row> rows{
      {{"1 of 2", "2 of 2"}, {}},
      {{"2 of 2", "1 of ?"}, {}},
      {{"1 of ?", "3 of ?"}, {}},
      {{"1 of 4", "3 of 4"}, {"bag_set_missing (2, 4)"}},
      {{"1 of 2", "1 of 2"}, {"bag_set_twice (1)", "bag_set_missing (2)"}},
      {{"1 of 2", "2 of 3"}, {"bag_set_totals_differ (2, 3)"}},
      {{"1 of 3", ""}, {"bag_set_count_missing p1"}},
      {{"1 of 30", "2 of 30"}, {"bag_set_missing (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, …)"}},
      {{"1 of 99999999999", "2 of 99999999999"}, {}},
  };
  for (const auto& row : rows) {
    std::vector<VerifyReport> reports{part("other", "h", "1 of 1")};
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
      reports.push_back(part(("p" + std::to_string(i)).c_str(), "g", row.counts[i]));
    }
    const auto sets = check_sets(reports);
    REQUIRE(sets.size() == 1);
    CHECK(sets[0].identifier == "g");
    CHECK(sets[0].parts == Lines{"p0", "p1"});
    CHECK(lines_of(sets[0].findings) == row.findings);
    CHECK(reports[0].findings.empty());
  }
  std::vector<VerifyReport> alone{part("a", "g", "1 of 3"), part("b", "h", "1 of 1"), part("c", "i", "")};
  CHECK(check_sets(alone).empty());
  CHECK(lines_of(alone[0].findings) == Lines{"bag_set_part_alone bag-info.txt (1 of 3)"});
  CHECK(alone[1].findings.empty());
  CHECK(alone[2].findings.empty());
}

}  // namespace
}  // namespace prongsai::test
