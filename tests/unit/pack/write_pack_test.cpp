#include "pack/write_pack.hpp"

#include <sys/stat.h>
#include <time.h>

#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/assert.hpp"
#include "base/decimal.hpp"
#include "pack/strict_zip.hpp"
#include "pack/verify.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

// Sets the time zone for one scope.
class ZoneGuard {
 public:
  explicit ZoneGuard(const char* zone) {
    if (const char* before = std::getenv("TZ")) {
      before_ = before;
    }
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  ~ZoneGuard() {
    if (before_.empty()) {
      ::unsetenv("TZ");
    } else {
      ::setenv("TZ", before_.c_str(), 1);
    }
    ::tzset();
  }
  ZoneGuard(const ZoneGuard&) = delete;
  auto operator=(const ZoneGuard&) -> ZoneGuard& = delete;

 private:
  std::string before_;
};

TEST_CASE("a written pack is a good pack") {
  const Fixture fixture;
  const TempFolder folder;
  const auto facts = fixture.write(folder);
  const auto bytes = file_bytes(facts.path);

  CHECK(facts.name == "lampang_2564_cdd-2564");
  CHECK(facts.size == bytes.size());
  CHECK(facts.sha256 == sha256_hex(bytes));
  CHECK(sha256_neighbour(facts) == facts.sha256 + "  lampang_2564_cdd-2564.zip\n");

  const auto report = verify_pack(facts.path);
  const auto bytes_words = grouped_number(Decimal(static_cast<std::int64_t>(report.payload_bytes)));
  CHECK(report_text(report, Language::en) == facts.path + ": good: no byte is changed, missing or added\n  SHA-256 " + facts.sha256 +
                                                 "\n  17 files, payload of 7 files and " + bytes_words + " bytes\n");
  CHECK(report_text(report, Language::th) == facts.path + ": ถูกต้อง ไม่พบไบต์ใดถูกแก้ไข ขาดหาย หรือเพิ่มเข้ามา\n  SHA-256 " + facts.sha256 +
                                                 "\n  แฟ้ม 17 แฟ้ม เป็นเนื้อหา 7 แฟ้ม " + bytes_words + " ไบต์\n");
  CHECK(report.ok());
  CHECK(report.findings.empty());
  CHECK(report.sha256 == facts.sha256);
  CHECK(report.files == facts.files);
  CHECK(report.payload_files == facts.payload_files);
  CHECK(report.payload_bytes == facts.payload_bytes);
  CHECK(report.bag_root == fixture.plan().bag_root);
}

TEST_CASE("every field of the zip is the canonical one") {
  const Fixture fixture;
  const TempFolder folder;
  const auto bytes = file_bytes(fixture.write(folder).path);
  const auto source = memory_source(bytes);
  const auto zip = read_strict_zip(*source, "lampang_2564_cdd-2564");
  REQUIRE_FALSE(zip.fault);

  // The strict reader compares with these very functions; here they are held against the numbers of APPNOTE, written out.
  const std::string first("PK\x03\x04\x0a\0\0\0\0\0\0\0\x21\0", 14);
  CHECK(bytes.substr(0, 14) == first);
  CHECK(bytes.substr(26, 4) == std::string("\x1f\0\0\0", 4));  // 31 bytes of name, no extra field
  CHECK(bytes.substr(30, 31) == "lampang_2564_cdd-2564/bagit.txt");
  CHECK(bytes.substr(61, 54) == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");

  const std::string central("PK\x01\x02\x3f\x03\x0a\0\0\0\0\0\0\0\x21\0", 16);
  const auto directory = static_cast<std::size_t>(zip.directory_offset);
  CHECK(bytes.substr(directory, 16) == central);
  // name, extra and comment length; disk; internal and external attributes (0100644 << 16); offset
  CHECK(bytes.substr(directory + 28, 18) == std::string("\x1f\0\0\0\0\0\0\0\0\0\0\0\xa4\x81\0\0\0\0", 18));
  const auto end = bytes.substr(bytes.size() - 22);
  CHECK(end.substr(0, 8) == std::string("PK\x05\x06\0\0\0\0", 8));
  CHECK(number16(end, 8) == zip.entries.size());
  CHECK(number16(end, 10) == zip.entries.size());
  CHECK(number32(end, 16) == zip.directory_offset);
  CHECK(number32(end, 12) == bytes.size() - 22 - zip.directory_offset);
  CHECK(number16(end, 20) == 0);

  std::vector<std::string> paths;
  for (const auto& entry : zip.entries) {
    paths.push_back(entry.path.substr(22));
    CHECK((number16(bytes, static_cast<std::size_t>(entry.offset) + 6) == utf8_flag) == !is_ascii(entry.path));
  }
  CHECK(paths == std::vector<std::string>{"bagit.txt", "VERIFY.txt", "bag-info.txt", "data/d1.1.policy/policy__ประกาศ.pdf",
                                          "data/d1.1.policy/report__รายงาน น้ำใส.pdf", "data/index.html", "data/other/loose__photo.jpg",
                                          "data/practices/lampang-model.html", "data/practices/lampang-model.md", "data/ro-crate-metadata.json", "manifest-sha256.txt",
                                          "metadata/assessment.yaml", "metadata/evidence.yaml", "metadata/framework.yaml", "metadata/score.json",
                                          "metadata/withheld.json", "tagmanifest-sha256.txt"});
}

TEST_CASE("the bytes depend on the content only") {
  const Fixture fixture;
  const TempFolder folder;
  const auto expected = file_bytes(fixture.write(folder).path);
  // Each zone has another offset in January 1980; Monrovia's had odd minutes until 1972, Kwajalein lies beyond the date line.
  for (const auto* zone : {"UTC", "America/New_York", "Asia/Tokyo", "Asia/Bangkok", "Asia/Kolkata", "Pacific/Kwajalein", "Africa/Monrovia",
                           "Australia/Lord_Howe", "NoSuchZone", "XST-14:59:59", ":"}) {
    const ZoneGuard guard(zone);
    const TempFolder other;
    INFO(zone);
    CHECK(file_bytes(fixture.write(other).path) == expected);
  }
  const auto mask = ::umask(077);
  const std::string locale = std::setlocale(LC_ALL, nullptr);
  std::setlocale(LC_ALL, "C.UTF-8");
  const TempFolder other;
  CHECK(file_bytes(fixture.write(other).path) == expected);
  std::setlocale(LC_ALL, locale.c_str());
  ::umask(mask);
}

TEST_CASE("a pack replaces the one before, and nothing else stays in the folder") {
  Fixture fixture;
  const TempFolder folder;
  const auto first = fixture.write(folder);
  fixture.corpus.portal.published.day = 30;
  const auto second = fixture.write(folder);
  CHECK(first.path == second.path);
  CHECK(first.sha256 != second.sha256);
  CHECK(sha256_hex(file_bytes(second.path)) == second.sha256);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("evidence that changed while it was packed stops the pack") {
  struct Row {
    const char* what;
    std::string bytes;
  };
  // The long file takes several buffers.
  const std::string longer(3'000'000, 'x');
  for (const bool is_long : {false, true}) {
    const std::string good = is_long ? longer : "%PDF-1.4 good";
    auto changed = good;
    changed[changed.size() / 2] = '!';
    const Row rows[] = {{"one byte differs", changed}, {"cut off", good.substr(0, good.size() - 1)}, {"grown", good + "x"}, {"empty", ""}};
    for (const auto& row : rows) {
      INFO(row.what << (is_long ? ", long" : ", short"));
      Fixture fixture;
      fixture.add_evidence("big", "ใหญ่.pdf", good, {"d1.1.policy"});
      fixture.make_score();
      const auto content = fixture.plan();
      const TempFolder folder;
      const auto path = folder.path(content.name + ".zip");
      fixture.files["units/lampang/2564/evidence/ใหญ่.pdf"] = row.bytes;
      CHECK_THROWS_WITH(write_pack(content, *fixture.reader(), path),
                        Catch::StartsWith("units/lampang/2564/evidence/ใหญ่.pdf: the file changed while it was packed"));
      CHECK(std::filesystem::is_empty(folder.path()));
      fixture.files["units/lampang/2564/evidence/ใหญ่.pdf"] = good;
      CHECK(verify_pack(write_pack(content, *fixture.reader(), path).path).ok());
    }
  }
}

TEST_CASE("failures of the environment are exceptions and leave nothing behind") {
  Fixture fixture;
  const auto content = fixture.plan();
  const TempFolder folder;
  CHECK_THROWS_AS(write_pack(content, *fixture.reader(), folder.path("no/such/folder.zip")), std::system_error);
  fixture.files.clear();
  CHECK_THROWS_AS(write_pack(content, *fixture.reader(), folder.path("x.zip")), std::system_error);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a name that is not allowed is our bug") {
  const Fixture fixture;
  const TempFolder folder;
  for (const auto* name : {"data/100%.pdf", "data/a\nb.pdf", "data/a\\b.pdf", "data/../x", "data/\u202Efdp.x", ""}) {
    auto content = fixture.plan();
    content.files.front().path = name;
    INFO(name);
    CHECK_THROWS_AS(write_pack(content, *fixture.reader(), folder.path("x.zip")), Bug);
  }
  auto content = fixture.plan();
  content.name = "ลำปาง";
  CHECK_THROWS_AS(write_pack(content, *fixture.reader(), folder.path("x.zip")), Bug);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("evidence whose CRC-32 is not that of its bytes is our bug") {
  const Fixture fixture;
  const TempFolder folder;
  auto content = fixture.plan();
  auto& evidence = content.files.front();
  REQUIRE_FALSE(evidence.source.empty());
  evidence.facts.crc32 ^= 1U;
  CHECK_THROWS_MATCHES(write_pack(content, *fixture.reader(), folder.path("x.zip")), Bug, Catch::Message("evidence with the CRC-32 of another file"));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a neighbour tells what was written, and nothing where one word differs") {
  Fixture fixture;
  const TempFolder folder;
  const auto content = fixture.plan();
  const auto facts = fixture.write(folder);
  const auto json = pack_json(facts, content);
  const auto known = facts_from_json(json, content);
  REQUIRE(known);
  CHECK(known->path.empty());
  CHECK(known->name == facts.name);
  CHECK(known->size == facts.size);
  CHECK(known->sha256 == facts.sha256);
  CHECK(known->files == facts.files);
  CHECK(known->payload_files == facts.payload_files);
  CHECK(known->payload_bytes == facts.payload_bytes);

  const auto with = [&json](const std::string& from, const std::string& to) {
    auto text = json;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
  };
  const std::string others[] = {"",
                                "{",
                                "[]",
                                "{}",
                                "{\"sha256\": 1}",
                                json + " ",
                                with(facts.sha256, facts.sha256.substr(1)),
                                with(facts.sha256, "G" + facts.sha256.substr(1)),
                                with(content.bag_root, std::string(64, '0')),
                                with(std::to_string(facts.size), std::to_string(facts.size + 1)),
                                with("zip, stored", "zip")};
  for (const auto& other : others) {
    INFO(other);
    CHECK_FALSE(facts_from_json(other, content));
  }
  fixture.corpus.portal.published.day = 30;
  CHECK_FALSE(facts_from_json(json, fixture.plan()));
}

TEST_CASE("pack.json tells programs what is in the pack") {
  const Fixture fixture;
  const TempFolder folder;
  const auto content = fixture.plan();
  const auto facts = fixture.write(folder);
  const auto json = nlohmann::json::parse(pack_json(facts, content));
  CHECK(json["file"] == "lampang_2564_cdd-2564.zip");
  CHECK(json["sha256"] == facts.sha256);
  CHECK(json["size"] == facts.size);
  CHECK(json["bag_root"] == content.bag_root);
  CHECK(json["evidence_files"] == 3);
  CHECK(json["payload_oxum"] == std::to_string(facts.payload_bytes) + "." + std::to_string(facts.payload_files));
}

}  // namespace
}  // namespace prongsai::test
