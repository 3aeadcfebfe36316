#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/bag.hpp"
#include "pack/index_check.hpp"
#include "pack/index_pack.hpp"
#include "pack/verify.hpp"
#include "pack/write_pack.hpp"
#include "pack_fixture.hpp"
#include "pack_questions.hpp"

// Indexes of packs: what they hold, and how they are held against the packs.
namespace prongsai::test {
namespace {

using Json = nlohmann::json;

// An index of two packs, all three written to a folder.
class WithIndex {
 public:
  WithIndex() {
    const auto whole = fixture.plan();
    const auto dimension = plan_pack(fixture.corpus, dimension_of(fixture), fixture.sources).front();
    packs.push_back(indexed(whole, good(whole, fixture, folder)));
    packs.push_back(indexed(dimension, good(dimension, fixture, folder)));
    content = plan_index_pack(fixture.corpus, YearIndexPack{FiscalYear{2564}}, std::vector<const IndexedPack*>{&packs[0], &packs[1]}, {});
    path = good(content, fixture, folder).path;
  }
  // As the command does it.
  [[nodiscard]] auto verify(const std::string& where) const -> VerifyReport {
    auto report = verify_pack(path);
    check_packs_beside(report, where);
    return report;
  }
  Fixture fixture;
  TempFolder folder;
  std::vector<IndexedPack> packs;
  PackContent content;
  std::string path;
};

TEST_CASE("an index holds the manifests of its packs") {
  const WithIndex index;
  CHECK(index.content.name == "2564_index");
  CHECK(paths_of(index.content, "data/") ==
        std::set<std::string>{"data/index.html", "data/lampang_2564_cdd-2564/bag-info.txt", "data/lampang_2564_cdd-2564/manifest-sha256.txt",
                              "data/lampang_2564_cdd-2564/tagmanifest-sha256.txt", "data/lampang_2564_cdd-2564_d1/bag-info.txt",
                              "data/lampang_2564_cdd-2564_d1/manifest-sha256.txt", "data/lampang_2564_cdd-2564_d1/tagmanifest-sha256.txt",
                              "data/packs.json", "data/ro-crate-metadata.json"});
  const auto list = Json::parse(bytes_of(index.content, "data/packs.json"))["packs"];
  REQUIRE(list.size() == 2);
  CHECK(list[0]["name"] == "lampang_2564_cdd-2564");
  CHECK(list[0]["address"] == "https://example.go.th/packs/lampang_2564_cdd-2564.zip");
  CHECK(list[0]["sha256"] == sha256_hex(file_bytes(index.folder.path("lampang_2564_cdd-2564.zip"))));
  CHECK(list[0]["size"] == file_bytes(index.folder.path("lampang_2564_cdd-2564.zip")).size());
  CHECK(list[0]["bag_root"] == index.packs[0].bag_root);
  CHECK(list[1]["kind"] == "dimension");
  CHECK(bytes_of(index.content, "data/lampang_2564_cdd-2564/tagmanifest-sha256.txt") == index.packs[0].tag_manifest.get());

  const auto secret = plan_index_pack(index.fixture.corpus, YearIndexPack{FiscalYear{2564}}, std::vector<const IndexedPack*>{index.packs.data()},
                                      {.audience = Audience::auditor, .profile_url = {}, .split_bytes = default_split_bytes});
  CHECK(secret.name == "2564_index_auditor");
  CHECK_FALSE(Json::parse(bytes_of(secret, "data/packs.json"))["packs"][0].contains("address"));
}

auto said(const VerifyReport& report) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& finding : report.findings) {
    lines.push_back(std::string(name_of(finding.fault)) + " " + finding.path + " " + finding.detail);
  }
  return lines;
}

TEST_CASE("an index is held against the packs beside it") {
  const WithIndex index;
  const auto whole = index.folder.path("lampang_2564_cdd-2564.zip");
  auto report = index.verify(index.folder.path());
  CHECK(report.ok());
  CHECK(said(report).empty());
  CHECK(report.listed_found == 2);
  CHECK_THAT(report_text(report, Language::en), Catch::Contains("an index of 2 packs, of which 2 were found and are the ones listed"));
  CHECK(Json::parse(report_json(std::span(&report, 1)))["packs"][0]["listed_packs_found"] == 2);

  std::filesystem::remove(index.folder.path("lampang_2564_cdd-2564_d1.zip"));
  report = index.verify(index.folder.path());
  CHECK(report.ok());
  CHECK(said(report) == std::vector<std::string>{"index_pack_absent lampang_2564_cdd-2564_d1.zip "});
  CHECK_THAT(report_text(report, Language::en), Catch::Contains("note index_pack_absent: lampang_2564_cdd-2564_d1.zip: the index lists the pack"));

  auto bytes = file_bytes(whole);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(whole, std::ios::binary) << bytes;
  report = index.verify(index.folder.path());
  CHECK_FALSE(report.ok());
  CHECK(said(report) == std::vector<std::string>{"index_pack_differs lampang_2564_cdd-2564.zip " + sha256_hex(bytes),
                                                 "index_pack_absent lampang_2564_cdd-2564_d1.zip "});
  const TempFolder empty;
  report = index.verify(empty.path());
  CHECK(report.ok());
  CHECK(said(report) == std::vector<std::string>{"index_alone  2"});
}

TEST_CASE("an index that disagrees with itself") {
  struct Row {
    std::string what;
    std::string from;
    std::string to;
    std::string finding;
  };
  const WithIndex index;
  const auto root = index.packs[0].bag_root;
  const auto other = "0" + root.substr(1) == root ? "1" + root.substr(1) : "0" + root.substr(1);
  const std::string nested(40, '[');
  for (const auto& row : std::vector<Row>{
           {"another root", root, other, "index_root data/lampang_2564_cdd-2564/tagmanifest-sha256.txt "},
           {"a name that leaves the folder", "\"name\": \"lampang_2564_cdd-2564\"", "\"name\": \"../lampang\"", "index_list data/packs.json 1"},
           {"a hidden name", "\"name\": \"lampang_2564_cdd-2564\"", "\"name\": \".lampang\"", "index_list data/packs.json 1"},
           {"a name twice", "\"name\": \"lampang_2564_cdd-2564_d1\"", "\"name\": \"lampang_2564_cdd-2564\"", "index_list data/packs.json 2"},
           {"no hash", "\"sha256\": \"", "\"sha256\": \"x", "index_list data/packs.json 1"},
           {"no list", "\"packs\": [", "\"pack\": [", "index_list data/packs.json 0"},
           {"no JSON", "{", "", "index_list data/packs.json 0"},
           {"deep nesting", "{", nested + "{", "index_list data/packs.json 0"},
       }) {
    CAPTURE(row.what);
    Bag bag;
    for (const auto& file : index.content.files) {
      bag.emplace(file.path, BagFile{.size = file.facts.size, .sha256 = file.facts.sha256, .text = file.bytes});
    }
    auto& text = bag.at("data/packs.json").text;
    REQUIRE(text.find(row.from) != std::string::npos);
    text.replace(text.find(row.from), row.from.size(), row.to);
    std::vector<ListedPack> listed;
    VerifyReport report;
    report.findings = check_index(bag, listed);
    CHECK(std::ranges::count(said(report), row.finding) == 1);
  }
}

}  // namespace
}  // namespace prongsai::test
