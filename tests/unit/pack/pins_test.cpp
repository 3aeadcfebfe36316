#include "pack/pins.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <system_error>

#include "forgery.hpp"

namespace prongsai::test {
namespace {

const std::string policy = "data/d1.1.policy/policy__ประกาศ.pdf";

void save(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

// What verify finds of a pack whose evidence was replaced, the further the forger goes.
TEST_CASE("the further a forgery goes, the less of it is inside the pack; the hash from outside finds all of it") {
  struct Row {
    Resealed how_far;
    std::vector<std::string> findings;
  };
  const std::vector<Row> rows{
      {Resealed::crc, {"manifest_hash " + policy + " (manifest-sha256.txt)", "crate_hash " + policy}},
      {Resealed::manifest,
       {"manifest_hash manifest-sha256.txt (tagmanifest-sha256.txt)", "crate_hash " + policy}},
      {Resealed::tag_manifest, {"crate_hash " + policy}},
      {Resealed::crate, {"info_value bag-info.txt (External-Identifier)"}},
      {Resealed::identifier, {}},
  };
  const Fixture fixture;
  const TempFolder folder;
  const auto honest = fixture.plan();
  const auto path = folder.path(honest.name + ".zip");
  save(path + ".sha256", sha256_neighbour(write_pack(honest, *fixture.reader(), path)));
  auto report = verify_pack(path);
  hold_against_neighbour(report);
  hold_against_root(report, honest.bag_root);
  CHECK(report.ok());
  CHECK(report.neighbour == VerifyReport::Pin::agrees);
  CHECK(report.root == VerifyReport::Pin::agrees);
  const auto neighbour = file_bytes(path + ".sha256").substr(0, 64);
  for (const auto& row : rows) {
    auto content = honest;
    set_text(content, policy, "%PDF-1.4 POLICY");
    file_of(content, policy).facts.media_type = "application/pdf";
    reseal(content, row.how_far);
    const auto forged = zip_of(content, fixture);
    REQUIRE(forged.size() == file_bytes(path).size());
    save(path, forged);
    auto found = verify_pack(path);
    INFO(static_cast<int>(row.how_far));
    // The root is that of the tag manifest alone: until that is rewritten, it is the manifests that find the change.
    const bool same_root = row.how_far < Resealed::tag_manifest;
    auto lines = row.findings;
    if (row.how_far == Resealed::manifest || row.how_far == Resealed::crc) {
      CHECK(found.bag_root == honest.bag_root);
    }
    CHECK(lines_of(found.findings) == lines);
    hold_against_neighbour(found);
    lines.push_back("neighbour_differs (" + neighbour + ")");
    CHECK(lines_of(found.findings) == lines);
    hold_against_root(found, honest.bag_root);
    CHECK((found.root == VerifyReport::Pin::agrees) == same_root);
    CHECK_FALSE(found.ok());
  }
}

TEST_CASE("a neighbour that is absent is said, one of another form is an error") {
  const Fixture fixture;
  const TempFolder folder;
  const auto facts = fixture.write(folder);
  const auto line = sha256_neighbour(facts);
  auto report = verify_pack(facts.path);
  CHECK(report_text(report, Language::en).find(".sha256") == std::string::npos);
  hold_against_neighbour(report);
  CHECK(report.ok());
  CHECK(report.neighbour == VerifyReport::Pin::absent);
  CHECK_THAT(report_text(report, Language::en), Catch::EndsWith(" bytes\n  there is no .sha256 beside it\n  root " + report.bag_root + "\n"));
  CHECK_THAT(report_text(report, Language::th), Catch::EndsWith(" ไบต์\n  ไม่มีแฟ้ม .sha256 อยู่ข้างกัน\n  ค่าราก " + report.bag_root + "\n"));
  CHECK(nlohmann::json::parse(report_json(std::span(&report, 1)))["packs"][0]["neighbour"] == "absent");
  for (const auto& text : {std::string(), line + line, line.substr(0, line.size() - 1), line.substr(1), "x" + line.substr(1), line + "\n",
                           line.substr(0, 64) + " *" + line.substr(66), line.substr(0, 64) + "  other.zip\n", line + std::string(100'000, ' ')}) {
    save(facts.path + ".sha256", text);
    auto found = verify_pack(facts.path);
    hold_against_neighbour(found);
    INFO(text.substr(0, 100));
    CHECK(lines_of(found.findings) == std::vector<std::string>{"neighbour_line"});
    CHECK(found.neighbour == VerifyReport::Pin::differs);
  }
  save(facts.path + ".sha256", line);
  auto found = verify_pack(facts.path);
  hold_against_neighbour(found);
  CHECK_THAT(report_text(found, Language::en), Catch::Contains("  agrees with the .sha256 beside it\n"));
  std::filesystem::remove(facts.path + ".sha256");
  std::filesystem::create_directory(facts.path + ".sha256");
  CHECK_THROWS_AS(hold_against_neighbour(found), std::system_error);
}

TEST_CASE("a root is 64 hex digits") {
  const std::string root(64, 'a');
  CHECK(parse_root(root) == root);
  CHECK(parse_root(std::string(64, 'A')) == root);
  for (const auto& text : {std::string(), root + "a", root.substr(1), " " + root.substr(1), "g" + root.substr(1)}) {
    CHECK_FALSE(parse_root(text));
  }
  VerifyReport report;
  hold_against_root(report, root);
  CHECK(lines_of(report.findings) == std::vector<std::string>{"root_differs (" + root + ")"});
}

}  // namespace
}  // namespace prongsai::test
