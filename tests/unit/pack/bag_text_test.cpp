#include "pack/bag_text.hpp"

#include <catch2/catch.hpp>

#include "finding_lines.hpp"
#include "pack/bag_declaration.hpp"
#include "pack/bag_info_text.hpp"
#include "pack/bag_manifest.hpp"
#include "pack/fetch_list.hpp"

namespace prongsai::test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("lines of tag files end with LF, CR or CRLF") {
  struct Row {
    const char* text;
    std::vector<std::string_view> lines;
    bool unterminated;
  };
  const std::vector<Row> rows{
      {"", {}, false},           {"a", {"a"}, true},
      {"a\n", {"a"}, false},     {"a\rb\r\nc\nd", {"a", "b", "c", "d"}, true},
      {"\n\n", {"", ""}, false}, {"a\n\rb\r", {"a", "", "b"}, false},
      {"\r\n", {""}, false},
  };
  for (const auto& row : rows) {
    const auto [lines, unterminated] = tag_lines(row.text);
    CHECK(lines == row.lines);
    CHECK(unterminated == row.unterminated);
  }
}

TEST_CASE("paths of manifests stay in the bag") {
  for (const auto* path : {"", "/a", "\\a", "~", "~root/a", "..", "../a", "a/..", "a/../b", "a\\..\\b", "C:", "c:\\a", "z:a", "./../a", "././/a"}) {
    INFO(path);
    CHECK(listed_path(path).path.empty());
  }
  for (const auto* path : {"data/a", "data/..a", "data/a..", "data/...", "data/~a", "data/a:b", "data/%2e%2e/a", "data/ก"}) {
    CHECK(listed_path(path).path == path);
  }
  CHECK(listed_path(std::string_view("data/a\0b", 8)).path.empty());
  CHECK(listed_path("././data/a").path == "data/a");
  CHECK(listed_path("./data/a").dot_slash);
  CHECK_FALSE(listed_path("data/a").dot_slash);
}

TEST_CASE("three escapes and no other") {
  CHECK(decoded_path("%0a%0A%0d%0D%25") == "\n\n\r\r%");
  CHECK(decoded_path("%2525 %41 %E0%B8%81 % %2") == "%25 %41 %E0%B8%81 % %2");
  CHECK(has_bare_percent("a%41"));
  CHECK(has_bare_percent("100%"));
  CHECK(has_bare_percent("%25%"));
  CHECK_FALSE(has_bare_percent("100%25%0A"));
}

TEST_CASE("bagit.txt") {
  const std::string encoding = "Tag-File-Character-Encoding: UTF-8\n";
  struct Row {
    std::string text;
    std::string version;
    Lines findings;
  };
  const std::vector<Row> rows{
      {"BagIt-Version: 1.0\n" + encoding, "1.0", {}},
      {"BagIt-Version: 0.97\n" + encoding, "0.97", {"old_bagit_version bagit.txt (0.97)"}},
      {"BagIt-Version: 2.0\n" + encoding, "2.0", {"bagit_version_unknown bagit.txt (2.0)"}},
      {"BagIt-Version: 1.0.0\n" + encoding, "1.0.0", {"bagit_version_unknown bagit.txt (1.0.0)"}},
      {"BagIt-Version:\n" + encoding, "", {"bagit_txt_line bagit.txt (1)"}},
      {"\n" + encoding, "", {"bagit_txt_line bagit.txt (1)"}},
      {"BagIt-Version:\t1.0\n" + encoding, "1.0", {"bagit_txt_line bagit.txt (1)"}},
      {"BagIt-Version: 1.0\n" + encoding + "\n", "1.0", {"bagit_txt_lines bagit.txt (3)"}},
      {"BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n", "1.0", {"tag_encoding_unknown bagit.txt (EBCDIC)"}},
      {"", "", {"bagit_txt_line_missing bagit.txt (BagIt-Version)", "bagit_txt_line_missing bagit.txt (Tag-File-Character-Encoding)"}},
      {"\xFF", "", {"bagit_txt_not_utf8 bagit.txt"}},
      {"\xEF\xBB\xBF"
       "BagIt-Version: 0.97\n" +
           encoding,
       "0.97",
       {"bagit_txt_bom bagit.txt", "old_bagit_version bagit.txt (0.97)"}},
  };
  for (const auto& row : rows) {
    const auto declaration = read_declaration(row.text);
    INFO(row.text);
    CHECK(declaration.version == row.version);
    CHECK(declaration.is_1_0 == (row.version == "1.0"));
    CHECK(declaration.encoding == "UTF-8");
    CHECK(lines_of(declaration.findings) == row.findings);
  }
}

TEST_CASE("names of manifests") {
  CHECK(manifest_name("manifest-sha256.txt")->algorithm == "sha256");
  CHECK(manifest_name("manifest-sha256.txt")->is_payload);
  CHECK_FALSE(manifest_name("tagmanifest-md5.txt")->is_payload);
  for (const auto* path : {"manifest-.txt", "manifest-md5", "Manifest-md5.txt", "data/manifest-md5.txt", "manifest-a/b.txt", "manifest.txt", ""}) {
    CHECK_FALSE(manifest_name(path));
  }
}

TEST_CASE("lines of manifests") {
  const std::string hash(32, 'a');
  struct Row {
    std::string text;
    Lines entries;
    Lines findings;
  };
  const std::vector<Row> rows{
      {hash + " data/a\n", {hash + " data/a"}, {}},
      {std::string(32, 'A') + "\t \tdata/a b \n", {hash + " data/a b "}, {}},
      {hash + " *data/a\n" + hash + " *data/b\n", {hash + " data/a", hash + " data/b"}, {"md5sum_tool_generated_manifest manifest-md5.txt"}},
      {hash + " ./data/a\n", {hash + " data/a"}, {"leading_dot_slash manifest-md5.txt"}},
      {hash + " ../a\n", {}, {"path_outside_bag manifest-md5.txt (1)"}},
      {hash + " *../a\n", {}, {"path_outside_bag manifest-md5.txt (1)", "md5sum_tool_generated_manifest manifest-md5.txt"}},
      {"\n \t\n", {}, {"manifest_blank_line manifest-md5.txt (1)", "manifest_blank_line manifest-md5.txt (2)"}},
      {hash + "\n", {}, {"manifest_line_form manifest-md5.txt (1)"}},
      {hash + " \n", {}, {"manifest_line_form manifest-md5.txt (1)"}},
      {" " + hash + " data/a\n", {}, {"manifest_line_form manifest-md5.txt (1)"}},
      {hash + "a data/a\n", {" data/a"}, {"manifest_line_hash manifest-md5.txt (1)"}},
      {"x" + hash.substr(1) + " data/a\n", {" data/a"}, {"manifest_line_hash manifest-md5.txt (1)"}},
      {"\\" + hash + "  data/a\\\\b\n", {" data/a\\\\b"}, {"manifest_line_hash manifest-md5.txt (1)"}},
      {hash + " data/a", {hash + " data/a"}, {"no_final_line_end manifest-md5.txt"}},
      {"", {}, {}},
  };
  for (const auto& row : rows) {
    std::vector<Finding> findings;
    const auto manifest =
        read_manifest({.name = "manifest-md5.txt", .algorithm = DigestAlgorithm::md5, .is_payload = true, .entries = {}}, row.text, true, findings);
    Lines entries;
    for (const auto& entry : manifest.entries) {
      entries.push_back(entry.digest + " " + entry.path);
    }
    INFO(row.text);
    CHECK(entries == row.entries);
    CHECK(lines_of(findings) == row.findings);
  }
}

TEST_CASE("bag-info.txt") {
  const auto info = read_bag_info("bag-info.txt", "Contact-Name: one\r\n  two\r\nCONTACT-name: three\r\nA:B: c\r\n", true);
  CHECK(info.values("contact-name") == std::vector<std::string_view>{"one\ntwo", "three"});
  CHECK(info.values("A") == std::vector<std::string_view>{"B: c"});
  CHECK(info.values("B").empty());
  CHECK(lines_of(info.findings) == Lines{"bag_info_spacing bag-info.txt (4)"});
  CHECK(lines_of(read_bag_info("bag-info.txt", "A : b\nC:d\n\n", false).findings) == Lines{});
  CHECK(lines_of(read_bag_info("bag-info.txt", "A : b\nC:d\n\nE: f", true).findings) ==
        Lines{"bag_info_spacing bag-info.txt (1)", "bag_info_spacing bag-info.txt (2)", "bag_info_line bag-info.txt (3)",
              "no_final_line_end bag-info.txt"});
  for (const auto* date : {"2021-02-29", "2021-13-01", "2021-00-10", "2021-1-1", "2021-01-32", "+021-01-01", "2564"}) {
    INFO(date);
    CHECK(lines_of(read_bag_info("bag-info.txt", "Bagging-Date: " + std::string(date) + "\n", true).findings) ==
          Lines{"bagging_date_form bag-info.txt (" + std::string(date) + ")"});
  }
  CHECK(read_bag_info("bag-info.txt", "Bagging-Date: 2020-02-29\n", true).findings.empty());
}

TEST_CASE("Payload-Oxum and Bag-Count") {
  CHECK(read_payload_oxum("279164409832.1198") == PayloadOxum{.bytes = 279164409832, .files = 1198});
  for (const auto* value : {"", ".", "1", "1.", ".1", "1.2.3", "-1.2", "+1.2", "1. 2", "1,2", "99999999999999999999.1"}) {
    INFO(value);
    CHECK_FALSE(read_payload_oxum(value));
  }
  CHECK(read_bag_count("2 of 3")->part == 2);
  CHECK(read_bag_count("2 of 3")->total == 3);
  CHECK_FALSE(read_bag_count("2 of ?")->total);
  for (const auto* value : {"", "of", "2", "0 of 3", "4 of 3", "2 of", "a of 3", "2 of three", "-1 of 3"}) {
    INFO(value);
    CHECK_FALSE(read_bag_count(value));
  }
}

TEST_CASE("fetch.txt") {
  struct Row {
    const char* line;
    Lines entries;
    Lines findings;
  };
  const std::vector<Row> rows{
      {"https://e.org/a 12 data/a\n", {"https://e.org/a 12 data/a"}, {}},
      {"urn:x\t-\t data/a b\n", {"urn:x - data/a b"}, {}},
      {"https://e.org/a data/a\n", {}, {"fetch_line fetch.txt (1)"}},
      {"https://e.org/a 12\n", {}, {"fetch_line fetch.txt (1)"}},
      {"https://e.org/a +1 data/a\n", {}, {"fetch_line fetch.txt (1)"}},
      {" https://e.org/a 1 data/a\n", {}, {"fetch_line fetch.txt (1)"}},
      {"e.org 1 data/a\n", {"e.org 1 data/a"}, {"fetch_url fetch.txt (1)"}},
      {"1a:b 1 data/a\n", {"1a:b 1 data/a"}, {"fetch_url fetch.txt (1)"}},
      {"a: 1 data/a\n", {"a: 1 data/a"}, {"fetch_url fetch.txt (1)"}},
      {"https://e.org/a 1 ~/a\n", {}, {"path_outside_bag fetch.txt (1)"}},
      {"https://e.org/a 1 data/a", {"https://e.org/a 1 data/a"}, {"no_final_line_end fetch.txt"}},
  };
  for (const auto& row : rows) {
    const auto list = read_fetch_list(row.line, true);
    Lines entries;
    for (const auto& entry : list.entries) {
      entries.push_back(entry.url + " " + (entry.length ? std::to_string(*entry.length) : "-") + " " + entry.path);
    }
    INFO(row.line);
    CHECK(entries == row.entries);
    CHECK(lines_of(list.findings) == row.findings);
  }
}

}  // namespace
}  // namespace prongsai::test
