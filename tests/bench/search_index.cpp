// Makes the search index of a generated corpus, as the generator does it for a site: bench_search_index CORPUS.jsonl FOLDER JOBS.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "search/build_index.hpp"

namespace {

using namespace prongsai;

auto document_of(const std::string& line) -> SearchDocument {
  const auto page = nlohmann::json::parse(line);
  SearchDocument document;
  document.path = page["path"];
  document.kind = static_cast<SearchKind>(page["kind"].get<int>());
  document.year = page["year"];
  document.province = page["province"];
  document.title.th = page["title"];
  document.context.th = page["context"];
  document.both = page["lines"].get<std::vector<std::string>>();
  return document;
}

auto read_lines(const char* path) -> std::vector<std::string> {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

auto main(int count, char** words) -> int {
  if (count != 4) {
    std::fputs("usage: bench_search_index CORPUS.jsonl FOLDER JOBS\n", stderr);
    return 2;
  }
  const auto lines = read_lines(words[1]);
  const std::filesystem::path folder(words[2]);
  for (const char* part : {"f", "h", "l"}) {
    std::filesystem::create_directories(folder / part);
  }
  IndexExtras extras;
  for (const auto& line : lines) {
    const auto page = nlohmann::json::parse(line);
    if (page["kind"] == 0) {
      extras.offices.push_back({.name = {.th = page["title"], .en = {}}, .path = page["path"]});
    }
    const auto place = page["province"].get<std::size_t>();
    if (place > extras.facets.provinces.size()) {
      extras.facets.provinces.resize(place);
    }
    if (place > 0) {
      extras.facets.provinces[place - 1].th = page["province_name"];
    }
  }
  const auto write = [&folder](const SearchFile& file) {
    std::ofstream(folder / file.path, std::ios::binary) << file.bytes;
    return file.bytes.size();
  };
  std::vector<std::string> paths;
  for (const auto& line : lines) {
    paths.push_back(document_of(line).path);
  }
  const auto sizes = build_index(
      paths, extras, static_cast<unsigned>(std::stoul(words[3])), [&](std::size_t at) { return document_of(lines[at]); }, write, {});
  std::size_t total = 0;
  for (const auto size : sizes) {
    total += size;
  }
  std::printf("%zu documents, %zu files, %zu bytes\n", lines.size(), sizes.size(), total);
  return 0;
}
