#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "base/sha256.hpp"
#include "pack/pack_content.hpp"
#include "pack/write_pack.hpp"
#include "source/file_reader.hpp"

namespace prongsai::test {

// A folder that is gone when the test ends.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "prongsai-pack-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  auto operator=(const TempFolder&) -> TempFolder& = delete;
  [[nodiscard]] auto path(const std::string& name) const -> std::string { return path_ + "/" + name; }
  [[nodiscard]] auto path() const -> const std::string& { return path_; }

 private:
  std::string path_;
};

inline auto file_bytes(const std::string& path) -> std::string {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline auto facts_of_bytes(const std::string& bytes, std::string media_type) -> FileFacts {
  return {.size = bytes.size(), .sha256 = sha256_hex(bytes), .crc32 = 0, .media_type = std::move(media_type)};
}

// A small office with one dimension of two levels: public evidence with Thai names, one entry that supports nothing, one elsewhere, one for auditors,
// one withheld, one write-up. Scores are built by hand. Everything points into everything, so it stays where it is.
class Fixture {
 public:
  Fixture() {
    make_framework();
    make_unit();
    make_score();
  }
  Fixture(const Fixture&) = delete;
  auto operator=(const Fixture&) -> Fixture& = delete;

  // The whole pack of the unit and year.
  [[nodiscard]] auto planned() const -> PlannedPack {
    return {.subject = UnitYearPack{unit->id, year->year, framework->id}, .unit = unit, .year = year, .score = &score};
  }
  [[nodiscard]] auto plan(const PackOptions& options = {}) const -> PackContent { return plan_pack(corpus, planned(), sources, options).front(); }
  [[nodiscard]] auto reader() const -> std::unique_ptr<FileReader> { return memory_reader(files); }
  [[nodiscard]] auto write(const TempFolder& folder, const PackOptions& options = {}) const -> PackFacts {
    const auto content = plan(options);
    return write_pack(content, *reader(), folder.path(content.name + ".zip"));
  }

  void add_evidence(const std::string& id, const std::string& name, std::string bytes, std::vector<std::string> supports,
                    Visibility visibility = Visibility::public_);

  Corpus corpus;
  SourceMap sources;
  UnitScore score;
  std::map<std::string, std::string> files;
  Framework* framework = nullptr;
  Unit* unit = nullptr;
  UnitYear* year = nullptr;
  FileId register_file{};

  // Points the score at the register again, after entries were added.
  void make_score();

 private:
  void make_framework();
  void make_unit();
  auto make_criterion(std::string id, std::string title) -> Criterion;
};

}  // namespace prongsai::test
