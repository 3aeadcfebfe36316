#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "finding_lines.hpp"
#include "pack/any_zip.hpp"
#include "pack/bag.hpp"
#include "base/inflate_stream.hpp"
#include "pack/verify.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* stem = "lampang_2564_cdd-2564";

void unpack(const PackContent& content, const Fixture& fixture, const std::string& folder) {
  for (const auto& file : content.files) {
    const std::filesystem::path place = folder + "/" + file.path;
    std::filesystem::create_directories(place.parent_path());
    std::string bytes = file.bytes;
    if (bytes.empty() && !file.source.empty()) {
      bytes = fixture.reader()->read(file.source, 1'000'000);
    }
    std::ofstream(place, std::ios::binary) << bytes;
  }
}

void put(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

// A valid bag of another maker.
void put_bag(const std::string& folder, const std::string& info = {}) {
  put(folder + "/data/a.txt", "a");
  put(folder + "/bagit.txt", std::string(bagit_text));
  put(folder + "/manifest-sha256.txt", sha256_hex("a") + "  data/a.txt\n");
  put(folder + "/bag-info.txt", "Payload-Oxum: 1.1\n" + info);
  put(folder + "/tagmanifest-sha256.txt", sha256_hex(bagit_text) + "  bagit.txt\n" + sha256_hex("Payload-Oxum: 1.1\n" + info) + "  bag-info.txt\n" +
                                              sha256_hex(sha256_hex("a") + "  data/a.txt\n") + "  manifest-sha256.txt\n");
}

TEST_CASE("a pack of ours that somebody unpacked is held against the same rules") {
  const Fixture fixture;
  const TempFolder folder;
  const auto bag = folder.path(stem);
  unpack(fixture.plan(), fixture, bag);
  const auto good = verify_pack(bag);
  CHECK(lines_of(good.findings) == Lines{"pack_unpacked"});
  CHECK(good.verdict() == Verdict::valid_bag);
  CHECK(good.is_pack);
  CHECK(good.sha256.empty());
  CHECK(good.bag_root.size() == 64);
  put(bag + "/data/other/loose__photo.jpg", "GIF!");
  CHECK(lines_of(verify_pack(bag + "/").findings) ==
        Lines{"pack_unpacked", "manifest_hash data/other/loose__photo.jpg (manifest-sha256.txt)", "crate_hash data/other/loose__photo.jpg"});
}

TEST_CASE("a zip that claims to be ours must be canonical") {
  const Fixture fixture;
  const TempFolder folder;
  auto bytes = file_bytes(fixture.write(folder).path);
  // The comment changes no file for any reader; for a pack of another maker it would be a warning.
  bytes[bytes.size() - 2] = 5;
  bytes += "hello";
  const auto report = verify_bytes(*memory_source(bytes), stem);
  CHECK(lines_of(report.findings) == Lines{"zip_comment"});
  CHECK(report.is_pack);
  CHECK(report.verdict() == Verdict::invalid);
}

TEST_CASE("folders are read the same way on any number of threads") {
  const TempFolder folder;
  put_bag(folder.path("bag"));
  for (int i = 0; i < 40; ++i) {
    put(folder.path("bag/data/x" + std::to_string(i)), "x");
  }
  const auto one = verify_pack(folder.path("bag"), {.jobs = 1});
  const auto four = verify_pack(folder.path("bag"), {.jobs = 4});
  CHECK(one.findings.size() == 40);
  CHECK(one.findings == four.findings);
  CHECK(one.payload_bytes == 41);
}

TEST_CASE("nothing outside a folder is touched") {
  const TempFolder folder;
  put_bag(folder.path("bag"));
  put(folder.path("outside/secret"), "secret");
  std::filesystem::create_symlink(folder.path("outside"), folder.path("bag/data/inside"));
  std::filesystem::create_symlink(folder.path("outside/secret"), folder.path("bag/notes.txt"));
  const auto report = verify_pack(folder.path("bag"));
  CHECK(lines_of(report.findings) == Lines{"folder_symlink data/inside", "folder_symlink notes.txt"});
  CHECK(report.payload_bytes == 1);
}

TEST_CASE("many inputs: in their order, and one that cannot be read is a report") {
  const TempFolder folder;
  const Fixture fixture;
  const auto pack = fixture.write(folder).path;
  put_bag(folder.path("b1"), "Bag-Group-Identifier: g\nBag-Count: 1 of 3\n");
  put_bag(folder.path("b2"), "Bag-Group-Identifier: g\nBag-Count: 2 of 3\n");
  put(folder.path("bad.zip"), "no zip");
  const std::vector<std::string> paths{folder.path("b2"), folder.path("none.zip"), pack, folder.path("bad.zip"), folder.path("b1")};
  const auto reports = verify_all(paths, {.jobs = 3});
  REQUIRE(reports.inputs.size() == paths.size());
  std::vector<Verdict> verdicts;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    CHECK(reports.inputs[i].path == paths[i]);
    verdicts.push_back(reports.inputs[i].verdict());
  }
  CHECK(verdicts == std::vector<Verdict>{Verdict::valid_bag, Verdict::unreadable, Verdict::verified_pack, Verdict::invalid, Verdict::valid_bag});
  CHECK_FALSE(reports.ok());
  CHECK(reports.any_unreadable());
  CHECK(report_text(reports.inputs[1], Language::en) == paths[1] + ": cannot be read (No such file or directory)\n");
  CHECK(summary_text(reports, Language::en) ==
        "set g: BAD (2 parts)\n  error bag_set_missing: missing of the set: part 3\n"
        "5 inputs: verified packs 1, valid bags 2, invalid 1, unreadable 1\n");
  CHECK(summary_text(reports, Language::th) ==
        "ชุด g: ไม่ครบชุดหรือไม่ตรงกัน (2 ส่วน)\n  ผิดพลาด bag_set_missing: ขาดส่วนที่ 3\n"
        "รวม 5 รายการ: ชุดหลักฐานถูกต้อง 1, ถุงข้อมูลถูกต้อง 2, ไม่ผ่าน 1, อ่านไม่ได้ 1\n");
  const auto json = nlohmann::json::parse(report_json(reports));
  CHECK(json["summary"] == nlohmann::json{{"inputs", 5}, {"verified_pack", 1}, {"valid_bag", 2}, {"invalid", 1}, {"unreadable", 1}});
  CHECK(json["sets"][0]["parts"] == nlohmann::json{paths[0], paths[4]});
  CHECK(summary_text(verify_all({pack}, {}), Language::en).empty());
}

TEST_CASE("names in zips of other makers") {
  using enum PackFault;
  struct Row {
    std::string name;
    PackFault fault;
  };
  const std::vector<Row> rows{
      {"a/b.txt", none},
      {"a/", none},
      {"ก/100%?.txt", none},
      {"a\nb", none},
      {"..a/b..", none},
      {"", name_empty},
      {"/", name_empty},
      {"a//b", name_empty},
      {"/a", name_absolute},
      {"../a", name_traversal},
      {"a/..", name_traversal},
      {"a/./b", name_traversal},
      {"a\\b", name_backslash},
      {"C:a", name_drive},
      {std::string("a\0b", 3), name_control},
      {"a\x7F", name_control},
      {"\xE0\xB8", name_not_utf8},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(foreign_name_fault(row.name) == row.fault);
  }
}

TEST_CASE("deflate is unpacked piece by piece and never beyond what was promised") {
  // 100 times `evidence `, packed by zlib.
  const std::string packed("\x4B\x2D\xCB\x4C\x49\xCD\x4B\x4E\x55\x48\x1D\x65\x8C\x32\x46\x19\x03\xC1\x00\x00", 20);
  struct Result {
    bool good = true;
    bool ended = false;
    bool too_long = false;
    std::string text;
  };
  const auto unpacked = [](const std::string& bytes, std::size_t step, std::uint64_t at_most) {
    Inflater inflater;
    Result result;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      const auto piece = std::string_view(bytes).substr(at, step);
      result.good = result.good && inflater.feed(piece, at_most, [&](std::string_view more) { result.text += more; });
    }
    result.ended = inflater.ended();
    result.too_long = inflater.too_long();
    return result;
  };
  for (const std::size_t step : {1U, 3U, 1000U}) {
    const auto result = unpacked(packed, step, 900);
    CHECK(result.good);
    CHECK(result.ended);
    CHECK(result.text.size() == 900);
    CHECK(result.text.substr(0, 18) == "evidence evidence ");
  }
  CHECK(unpacked(packed, 1000, 899).too_long);
  CHECK(unpacked(packed, 1000, 899).text.empty());
  CHECK_FALSE(unpacked(packed + "x", 1000, 900).good);
  CHECK_FALSE(unpacked(packed.substr(0, packed.size() - 1), 1000, 900).ended);
  CHECK_FALSE(unpacked("\xFF\xFF", 1000, 900).good);
}

TEST_CASE("differences from the canonical form are named in both languages") {
  using enum ZipDifference;
  const Finding finding{.fault = PackFault::not_canonical, .path = {}, .detail = difference_detail({no_top_folder, compression, folders})};
  CHECK(words_of(finding).en ==
        "every reader sees the same files in the zip, but it is not in the form of packs; what differs: compression, folder entries, no top folder");
  CHECK(words_of(finding).th == "แฟ้ม zip อ่านได้ตรงกันทุกโปรแกรม แต่ไม่ได้อยู่ในรูปแบบของชุดหลักฐาน ต่างกันที่ การบีบอัด รายการโฟลเดอร์ ไม่มีโฟลเดอร์หลัก");
  for (unsigned number = 0; number <= static_cast<unsigned>(names); ++number) {
    const auto words = difference_words(difference_detail({static_cast<ZipDifference>(number)}));
    CHECK_FALSE(words.th.empty());
    CHECK_FALSE(words.en.empty());
  }
}

TEST_CASE("every fault of a bag has words in both languages") {
  std::set<std::string_view> names_seen;
  for (auto number = static_cast<unsigned>(PackFault::zip_comment_holds_zip); number <= static_cast<unsigned>(PackFault::bag_set_count_missing);
       ++number) {
    const Finding finding{.fault = static_cast<PackFault>(number), .path = {}, .detail = "7"};
    const auto words = words_of(finding);
    INFO(name_of(finding.fault));
    CHECK(names_seen.insert(name_of(finding.fault)).second);
    CHECK_FALSE(words.th.empty());
    CHECK_FALSE(words.en.empty());
    CHECK(words.th.find('{') == std::string::npos);
    CHECK((words.th.find('7') == std::string::npos) == (words.en.find('7') == std::string::npos));
  }
}

}  // namespace
}  // namespace prongsai::test
