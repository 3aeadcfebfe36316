#include "pack/verify.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <system_error>

#include "pack/bag.hpp"
#include "pack/bag_check.hpp"
#include "pack/crate.hpp"
#include "pack/strict_zip.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

constexpr const char* stem = "lampang_2564_cdd-2564";

auto written(const PackContent& content, const Fixture& fixture) -> std::string {
  const TempFolder folder;
  return file_bytes(write_pack(content, *fixture.reader(), folder.path("x.zip")).path);
}

auto verified(const std::string& bytes) -> VerifyReport { return verify_bytes(*memory_source(bytes), stem); }

// A file of a planned pack.
auto file(PackContent& content, const std::string& path) -> PackFile& {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  REQUIRE(found != content.files.end());
  return *found;
}

void set_bytes(PackContent& content, const std::string& path, std::string bytes) {
  file(content, path) = file_of_bytes(path, std::move(bytes), "text/plain");
}

void replace(PackContent& content, const std::string& path, const std::string& from, const std::string& to) {
  auto bytes = file(content, path).bytes;
  const auto place = bytes.find(from);
  REQUIRE(place != std::string::npos);
  set_bytes(content, path, bytes.replace(place, from.size(), to));
}

void drop(PackContent& content, const std::string& path) {
  (void)file(content, path);
  std::erase_if(content.files, [&](const PackFile& f) { return f.path == path; });
}

auto findings_of(const VerifyReport& report) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& finding : report.findings) {
    lines.push_back(std::string(name_of(finding.fault)) + " " + finding.path + (finding.detail.empty() ? "" : " (" + finding.detail + ")"));
  }
  return lines;
}

struct Forged {
  const char* what;
  std::function<void(PackContent&)> change;
  std::vector<std::string> findings;
};

constexpr const char* tag = "tagmanifest-sha256.txt";
constexpr const char* manifest = "manifest-sha256.txt";

TEST_CASE("a well-formed zip that is no good bag is refused") {
  const std::string in_tags = " (tagmanifest-sha256.txt)";
  const std::string in_payload = " (manifest-sha256.txt)";
  const std::string policy = "data/d1.1.policy/policy__ประกาศ.pdf";
  const auto oxum = [](const std::string& now) { return "oxum_differs bag-info.txt (" + now + ")"; };
  const Fixture fixture;
  auto plain = fixture.plan();
  const auto bytes = plain.payload_bytes();
  const std::vector<Forged> cases{
      {"evidence added", [](PackContent& c) { c.files.push_back(file_of_bytes("data/other/evil.pdf", "evil", "x")); },
       {"manifest_not_listed data/other/evil.pdf" + in_payload, oxum(std::to_string(bytes + 4) + ".8"), "crate_not_listed data/other/evil.pdf"}},
      {"evidence removed", [](PackContent& c) { drop(c, "data/other/loose__photo.jpg"); },
       {"manifest_no_file data/other/loose__photo.jpg" + in_payload, oxum(std::to_string(bytes - 4) + ".6"), "crate_no_file other/loose__photo.jpg"}},
      {"evidence swapped for other bytes of the same size", [&](PackContent& c) { set_bytes(c, policy, "%PDF-1.4 POLICY"); },
       {"manifest_hash " + policy + in_payload, "crate_hash " + policy}},
      {"two files swapped",
       [&](PackContent& c) {
         auto& one = file(c, "data/index.html");
         auto& two = file(c, "data/practices/lampang-model.md");
         std::swap(one.bytes, two.bytes);
         std::swap(one.facts.size, two.facts.size);
       },
       {"manifest_hash data/index.html" + in_payload, "manifest_hash data/practices/lampang-model.md" + in_payload,
        "crate_size data/index.html (" + std::to_string(std::string("---\nkind: plan\n---\n## ขั้นตอน\n").size()) + ")", "crate_hash data/index.html",
        "crate_size data/practices/lampang-model.md (" + std::to_string(file(plain, "data/index.html").facts.size) + ")",
        "crate_hash data/practices/lampang-model.md"}},
      {"metadata changed", [](PackContent& c) { replace(c, "metadata/score.json", "\"counted\": 1", "\"counted\": 2"); },
       {"manifest_hash metadata/score.json" + in_tags}},
      {"metadata added", [](PackContent& c) { c.files.push_back(file_of_bytes("metadata/evil.json", "{}", "x")); },
       {"manifest_not_listed metadata/evil.json" + in_tags}},
      {"file at the top", [](PackContent& c) { c.files.push_back(file_of_bytes("fetch.txt", "http://evil 1 data/x\n", "x")); },
       {"bag_file_unknown fetch.txt", "manifest_not_listed fetch.txt" + in_tags}},
      {"no VERIFY.txt", [](PackContent& c) { drop(c, "VERIFY.txt"); }, {"bag_file_missing VERIFY.txt", "manifest_no_file VERIFY.txt" + in_tags}},
      {"no tag manifest", [](PackContent& c) { drop(c, tag); }, {std::string("bag_file_missing ") + tag}},
      {"no crate", [](PackContent& c) { drop(c, std::string(crate_path)); },
       {"bag_file_missing data/ro-crate-metadata.json", "manifest_no_file data/ro-crate-metadata.json" + in_payload,
        oxum(std::to_string(bytes - file(plain, std::string(crate_path)).facts.size) + ".6")}},
      {"bagit.txt with a blank more", [](PackContent& c) { set_bytes(c, "bagit.txt", "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n"); },
       {"bag_declaration bagit.txt", "manifest_hash bagit.txt" + in_tags}},
      {"bagit.txt with a BOM", [](PackContent& c) { set_bytes(c, "bagit.txt", "\xEF\xBB\xBF" + std::string(bagit_text)); },
       {"bag_declaration bagit.txt", "manifest_hash bagit.txt" + in_tags}},
      {"Payload-Oxum changed", [&](PackContent& c) { replace(c, "bag-info.txt", ".7\n", ".8\n"); },
       {"manifest_hash bag-info.txt" + in_tags, oxum(std::to_string(bytes) + ".7")}},
      {"Payload-Oxum twice", [](PackContent& c) { set_bytes(c, "bag-info.txt", file(c, "bag-info.txt").bytes + "Payload-Oxum: 1.1\n"); },
       {"manifest_hash bag-info.txt" + in_tags, "oxum_missing bag-info.txt"}},
      {"bag-info.txt of another form", [](PackContent& c) { set_bytes(c, "bag-info.txt", file(c, "bag-info.txt").bytes + "  folded\n"); },
       {"manifest_hash bag-info.txt" + in_tags, "bag_info_line bag-info.txt (8)"}},
      {"a label less", [](PackContent& c) { replace(c, "bag-info.txt", "Bagging-Date: 2021-10-31\n", ""); },
       {"manifest_hash bag-info.txt" + in_tags, "bag_info_missing bag-info.txt (Bagging-Date)"}},
  };
  for (const auto& forged : cases) {
    auto content = plain;
    forged.change(content);
    const auto report = verified(written(content, fixture));
    INFO(forged.what);
    CHECK_FALSE(report.ok());
    CHECK(findings_of(report) == forged.findings);
  }
}

TEST_CASE("manifests are read strictly") {
  const std::string hash = sha256_hex("x");
  struct Row {
    std::string line;
    std::string finding;
  };
  const std::vector<Row> rows{
      {hash + " data/y\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + " *data/y\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "\tdata/y\n", "manifest_line manifest-sha256.txt (2)"},
      {std::string(64, 'A') + "  data/y\n", "manifest_line manifest-sha256.txt (2)"},
      {hash.substr(1) + "  data/y\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  ./data/x\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  data/../../x\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  /data/x\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  bagit.txt\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  data/x\r\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  data/100%25\n", "manifest_line manifest-sha256.txt (2)"},
      {"\n", "manifest_line manifest-sha256.txt (2)"},
      {"# note\n", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  data/y", "manifest_line manifest-sha256.txt (2)"},
      {hash + "  data/x\n", "manifest_twice data/x (manifest-sha256.txt)"},
      {hash + "  data/y\n", "manifest_no_file data/y (manifest-sha256.txt)"},
  };
  for (const auto& row : rows) {
    Bag bag;
    bag["data/x"] = {.size = 1, .sha256 = hash, .text = {}};
    bag[manifest] = {.size = 0, .sha256 = hash, .text = hash + "  data/x\n" + row.line};
    std::vector<std::string> found;
    for (const auto& finding : check_bag(bag)) {
      if (finding.fault != PackFault::bag_file_missing) {
        found.push_back(std::string(name_of(finding.fault)) + " " + finding.path + " (" + finding.detail + ")");
      }
    }
    INFO(row.line);
    CHECK(found == std::vector<std::string>{row.finding});
  }
}

TEST_CASE("crates that do not describe the payload are refused") {
  struct Row {
    const char* what;
    std::function<void(nlohmann::json&)> change;
    std::vector<std::string> findings;
  };
  const std::string id = "d1/%E0%B8%81.pdf";
  const std::string path = "data/d1/ก.pdf";
  const auto file_entity = [](nlohmann::json& json) -> nlohmann::json& { return json["@graph"][2]; };
  const std::vector<Row> rows{
      {"good", [](nlohmann::json&) {}, {}},
      {"no context", [](nlohmann::json& json) { json.erase("@context"); }, {"crate_descriptor data/ro-crate-metadata.json"}},
      {"graph is no list", [](nlohmann::json& json) { json["@graph"] = 1; }, {"crate_descriptor data/ro-crate-metadata.json"}},
      {"RO-Crate 1.1", [](nlohmann::json& json) { json["@graph"][0]["conformsTo"]["@id"] = "https://w3id.org/ro/crate/1.1"; },
       {"crate_descriptor data/ro-crate-metadata.json"}},
      {"no licence", [](nlohmann::json& json) { json["@graph"][1].erase("license"); }, {"crate_root data/ro-crate-metadata.json (license)"}},
      {"name is a number", [](nlohmann::json& json) { json["@graph"][1]["name"] = 1; }, {"crate_root data/ro-crate-metadata.json (name)"}},
      {"no root", [](nlohmann::json& json) { json["@graph"][1]["@id"] = "x"; },
       {"crate_root data/ro-crate-metadata.json (@type Dataset)", "crate_not_listed " + path}},
      {"file not listed", [](nlohmann::json& json) { json["@graph"].erase(2); }, {"crate_not_listed " + path, "crate_no_file " + id}},
      {"file not part of the root", [](nlohmann::json& json) { json["@graph"][1]["hasPart"].clear(); }, {"crate_not_listed " + path}},
      {"raw Thai id", [&](nlohmann::json& json) { file_entity(json)["@id"] = "d1/ก.pdf"; },
       {"crate_not_listed " + path, "crate_no_file d1/ก.pdf", "crate_no_file " + id}},
      {"listed twice", [&](nlohmann::json& json) { json["@graph"].push_back(file_entity(json)); }, {"crate_twice " + id}},
      {"size", [&](nlohmann::json& json) { file_entity(json)["contentSize"] = "2"; }, {"crate_size " + path + " (1)"}},
      {"size as a number", [&](nlohmann::json& json) { file_entity(json)["contentSize"] = 1; }, {"crate_size " + path + " (1)"}},
      {"hash", [&](nlohmann::json& json) { file_entity(json)["sha256"] = sha256_hex("y"); }, {"crate_hash " + path}},
      {"no type", [&](nlohmann::json& json) { file_entity(json).erase("encodingFormat"); }, {"crate_type_missing " + path}},
      {"file that is not there",
       [&](nlohmann::json& json) {
         json["@graph"].push_back({{"@id", "ghost.pdf"}, {"@type", "File"}});
       },
       {"crate_no_file ghost.pdf"}},
  };
  const std::string good = R"({"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": [
    {"@id": "ro-crate-metadata.json", "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"}},
    {"@id": "./", "@type": "Dataset", "name": "n", "description": "d", "datePublished": "2021-10-31", "license": {"@id": "l"},
     "hasPart": [{"@id": "d1/%E0%B8%81.pdf"}]},
    {"@id": "d1/%E0%B8%81.pdf", "@type": "File", "contentSize": "1", "encodingFormat": "application/pdf", "sha256": ")" +
                           sha256_hex("x") + R"("}]})";
  const auto check = [&](const std::string& text) {
    Bag bag;
    bag[path] = {.size = 1, .sha256 = sha256_hex("x"), .text = {}};
    bag[std::string(crate_path)] = {.size = 0, .sha256 = {}, .text = text};
    VerifyReport report;
    report.findings = check_crate(bag);
    return findings_of(report);
  };
  for (const auto& row : rows) {
    auto json = nlohmann::json::parse(good);
    row.change(json);
    INFO(row.what);
    CHECK(check(json.dump()) == row.findings);
  }
  for (const auto& text : {std::string(), std::string("[]"), std::string("{"), good + "x", std::string(100'000, '['), std::string("{\"a\": \"\\"),
                           std::string("\"[[[[[[[[[[[[[[[[[[[[\"")}) {
    CHECK(check(text) == std::vector<std::string>{"crate_not_json data/ro-crate-metadata.json"});
  }
}

TEST_CASE("a report says in both languages what is wrong") {
  const Fixture fixture;
  auto content = fixture.plan();
  set_bytes(content, "data/other/loose__photo.jpg", "GIF!");
  const TempFolder folder;
  const auto path = folder.path(std::string(stem) + ".zip");
  const auto facts = write_pack(content, *fixture.reader(), path);
  const auto report = verify_pack(path);
  const auto text = report_text(report, Language::en);
  CHECK_THAT(text, Catch::StartsWith(path + ": BAD\n  SHA-256 " + facts.sha256 + "\n  17 files, payload of 7 files and "));
  CHECK_THAT(text, Catch::EndsWith(" bytes\n"
                                   "  error manifest_hash: data/other/loose__photo.jpg: the bytes do not match the SHA-256 in manifest-sha256.txt: "
                                   "the file was changed or swapped\n"
                                   "  error crate_hash: data/other/loose__photo.jpg: the crate's SHA-256 does not match the file\n"));
  CHECK_THAT(report_text(report, Language::th),
             Catch::Contains("  ผิดพลาด manifest_hash: data/other/loose__photo.jpg: "
                             "ข้อมูลของแฟ้มไม่ตรงกับค่า SHA-256 ใน manifest-sha256.txt แฟ้มถูกแก้ไขหรือสลับ\n"));
  const auto json = nlohmann::json::parse(report_json(std::span(&report, 1)));
  CHECK(json["packs"][0]["ok"] == false);
  CHECK(json["packs"][0]["sha256"] == facts.sha256);
  CHECK(json["packs"][0]["findings"][0]["code"] == "manifest_hash");
  CHECK(json["packs"][0]["findings"][0]["severity"] == "error");
  CHECK(json["packs"][0]["findings"][1]["message"]["en"] == "the crate's SHA-256 does not match the file");
}

TEST_CASE("a renamed pack, a wrong file and no file") {
  const Fixture fixture;
  const TempFolder folder;
  const auto facts = fixture.write(folder);
  const auto renamed = folder.path("other (1).zip");
  std::filesystem::copy_file(facts.path, renamed);
  const auto report = verify_pack(renamed);
  CHECK(findings_of(report) == std::vector<std::string>{"top_folder_name lampang_2564_cdd-2564/bagit.txt (lampang_2564_cdd-2564)"});
  CHECK(report.sha256 == facts.sha256);
  CHECK(report.files == 0);
  std::ofstream(folder.path("empty.zip")).flush();
  CHECK(findings_of(verify_pack(folder.path("empty.zip"))) == std::vector<std::string>{"zip_no_end_record "});
  CHECK_THROWS_AS(verify_pack(folder.path("none.zip")), std::system_error);
  const auto no_bag = verify_pack(folder.path());
  CHECK(findings_of(no_bag) == std::vector<std::string>{"bagit_txt_missing bagit.txt"});
  CHECK(no_bag.verdict() == Verdict::invalid);
}

TEST_CASE("a long list of findings is cut, and says so") {
  const Fixture fixture;
  auto content = fixture.plan();
  for (int i = 0; i < 150; ++i) {
    content.files.push_back(file_of_bytes("data/other/x" + std::to_string(i), "x", "x"));
  }
  const auto report = verified(written(content, fixture));
  CHECK(report.findings.size() == max_findings);
  CHECK(report.findings_left_out == 101);
  CHECK_THAT(report_text(report, Language::en), Catch::EndsWith("  and 101 more\n"));
}

TEST_CASE("every fault has words in both languages") {
  std::set<std::string_view> names;
  for (auto number = static_cast<unsigned>(PackFault::none) + 1; number <= static_cast<unsigned>(PackFault::crate_type_missing); ++number) {
    const Finding finding{.fault = static_cast<PackFault>(number), .path = {}, .detail = "7"};
    const auto words = words_of(finding);
    INFO(name_of(finding.fault));
    CHECK(names.insert(name_of(finding.fault)).second);
    CHECK_FALSE(words.th.empty());
    CHECK_FALSE(words.en.empty());
    CHECK(words.th.find('{') == std::string::npos);
    CHECK(words.en.find('{') == std::string::npos);
    CHECK((words.th.find('7') == std::string::npos) == (words.en.find('7') == std::string::npos));
  }
}

}  // namespace
}  // namespace prongsai::test
