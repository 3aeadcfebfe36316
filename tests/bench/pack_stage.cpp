// Packs a folder and says how long the packing alone took: reading, hashing twice and writing, once the facts of the files are known.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>

#include <fmt/format.h>

#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "pack/bag.hpp"
#include "pack/write_pack.hpp"

using namespace prongsai;

namespace {

auto processor_seconds() -> double {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

auto content_of(const FileReader& reader) -> PackContent {
  PackContent content;
  content.name = "bench";
  for (const auto& entry : reader.list()) {
    if (entry.kind == FileKind::file) {
      PackFile file{.path = "data/" + entry.path, .bytes = {}, .source = entry.path, .facts = {}};
      Sha256 hash;
      reader.stream(entry.path, [&](std::string_view piece) {
        hash.update(piece);
        file.facts.size += piece.size();
        file.facts.crc32 = crc32_update(file.facts.crc32, piece);
      });
      file.facts.sha256 = hash.hex();
      content.files.push_back(std::move(file));
    }
  }
  complete_bag(content, {.organization = "bench", .description = "bench", .date = {.year = 2021, .month = 10, .day = 31}, .address = "bench", .profile_url = {}});
  return content;
}

}  // namespace

auto main(int count, char** words) -> int {
  if (count != 3) {
    std::fputs("usage: bench_pack_stage FOLDER ZIP\n", stderr);
    return 2;
  }
  try {
    const auto reader = disk_reader(words[1]);
    const auto content = content_of(*reader);
    const auto processor = processor_seconds();
    const auto began = std::chrono::steady_clock::now();
    const auto facts = write_pack(content, *reader, words[2]);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    fmt::print("{{\"wall\": {:.6f}, \"processor\": {:.6f}, \"bytes\": {}}}\n", took.count(), processor_seconds() - processor, facts.size);
    return 0;
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 3;
  }
}
