#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "search/build_index.hpp"
#include "search/fragment.hpp"
#include "search/varint.hpp"

namespace prongsai {
namespace {

auto document(const std::string& title, std::vector<std::string> lines) -> SearchDocument {
  SearchDocument made;
  made.path = "p/";
  made.title.th = title;
  made.both = std::move(lines);
  return made;
}

auto files_of(const std::vector<SearchDocument>& documents, unsigned jobs) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> files;
  std::vector<std::string> paths;
  for (const auto& document : documents) {
    paths.push_back(document.path);
  }
  for (const auto& file : build_index(
           paths, IndexExtras{}, jobs, [&](std::size_t at) { return documents[at]; }, [](const SearchFile& file) { return file; }, {})) {
    CHECK(files.emplace(file.path, file.bytes).second);
  }
  return files;
}

}  // namespace

TEST_CASE("numbers are written in as few bytes as they need") {
  std::string bytes;
  const std::vector<std::uint32_t> numbers{0, 1, 127, 128, 16383, 16384, 0xFFFFFFFF};
  for (const auto number : numbers) {
    put_varint(bytes, number);
  }
  CHECK(bytes.size() == 1 + 1 + 1 + 2 + 2 + 3 + 5);
  std::size_t at = 0;
  for (const auto number : numbers) {
    CHECK(take_varint(bytes, at) == number);
  }
  CHECK(at == bytes.size());
}

TEST_CASE("a gzip file says neither when nor where it was made") {
  const auto file = gzipped("ข้อความ");
  CHECK(file == gzipped("ข้อความ"));
  CHECK(file.substr(0, 9) == std::string("\x1F\x8B\x08\0\0\0\0\0\0", 9));
}

TEST_CASE("a fragment holds a document in each language") {
  auto one = document("แผน\"งาน\"", {"บรรทัดหนึ่ง", "", "บรรทัดสอง\\"});
  one.kind = SearchKind::plan;
  one.year = 2566;
  one.context = {.th = "สำนักงาน", .en = "Office"};
  one.english = {"Line"};
  CHECK(fragment_of(one) == R"(["p/",3,2566,"แผน\"งาน\"","","สำนักงาน","Office","บรรทัดหนึ่ง\nบรรทัดสอง\\","","Line"])");
  CHECK(json_text(std::string("\x01\n", 2)) == R"("\u0001\n")");
}

TEST_CASE("documents without words are there, and long ones are cut into blocks") {
  std::string word;
  for (int i = 0; i < 20000; ++i) {
    word += "กา";
  }
  const auto batch = index_batch(std::vector{document("", {}), document("ชื่อ", {word}), document("", {"\u200B", "..."})}, 0);
  REQUIRE(batch.documents.size() == 3);
  CHECK(batch.documents[0].blocks == 1);
  // 20000 clusters, 64 new ones to a block after the first 96.
  CHECK(batch.documents[1].blocks == 1 + 312);
  CHECK(batch.documents[2].blocks == 1);
  CHECK(batch.blocks == 315);
}

TEST_CASE("short documents share a fragment, long ones have their own") {
  const std::string longer(4000, 'x');
  const auto batch = index_batch(std::vector{document("a", {"b"}), document("c", {"d"}), document("e", {longer}), document("f", {})}, 512);
  std::vector<std::string> paths;
  for (const auto& fragment : batch.fragments) {
    paths.push_back(fragment.path);
  }
  CHECK(paths == std::vector<std::string>{"f/512.bin", "f/514.bin", "f/515.bin"});
  CHECK(batch.fragments[0].bytes == "[[\"p/\",1,0,\"a\",\"\",\"\",\"\",\"b\",\"\",\"\"],\n[\"p/\",1,0,\"c\",\"\",\"\",\"\",\"d\",\"\",\"\"]]\n");
}

TEST_CASE("an index of nothing has its files") {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : files_of({}, 4)) {
    paths.push_back(path);
  }
  CHECK(paths == std::vector<std::string>{"l/0.bin", "m.bin", "o.bin", "x.bin"});
}

TEST_CASE("the same documents give the same files on any number of threads") {
  std::vector<SearchDocument> documents;
  for (int i = 0; i < 1500; ++i) {
    auto one = document("รายงานผลโครงการที่ " + std::to_string(i), {"จัดซื้อจัดจ้างครั้งที่ " + std::to_string(i * 7919 % 1000), "งบประมาณ transparency"});
    one.path = "p/" + std::to_string(i) + "/";
    documents.push_back(std::move(one));
  }
  const auto files = files_of(documents, 1);
  CHECK(files == files_of(documents, 8));
  // Words that stand in every document are cut out of the shards.
  CHECK(files.contains("h/1.bin"));
  auto fewer = documents;
  fewer.pop_back();
  CHECK(files.at("m.bin") != files_of(fewer, 1).at("m.bin"));
}

TEST_CASE("a batch shows and compares tidied texts") {
  auto untidy = document("นํ\u0E49า", {"เเผน\u200Bงาน"});
  untidy.context = {.th = "ก\u0E32\u0E48", .en = "Cafe\u0301"};
  auto tidy = document("น\u0E49ำ", {"แผนงาน"});
  tidy.context = {.th = "ก\u0E48\u0E32", .en = "Caf\u00E9"};
  const auto one = index_batch({untidy}, 0);
  const auto other = index_batch({tidy}, 0);
  CHECK(one.fragments[0].bytes == other.fragments[0].bytes);
  CHECK(one.postings == other.postings);
}

}  // namespace prongsai
