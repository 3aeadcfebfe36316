#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "output/site_writer.hpp"

namespace prongsai::test {

// A folder that is gone when the test ends.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(bool in_memory = false) {
    std::string name = ((in_memory ? "/dev/shm" : std::filesystem::temp_directory_path()) / "prongsai-output-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("no temporary folder");
    }
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  auto operator=(const TemporaryFolder&) -> TemporaryFolder& = delete;
  [[nodiscard]] auto path() const -> const std::filesystem::path& { return path_; }

 private:
  std::filesystem::path path_;
};

using Files = std::map<std::string, std::string>;

inline auto tree_of(const Files& files) -> OutputTree {
  OutputTree tree;
  for (const auto& [path, bytes] : files) {
    tree.add(OutputPath(path), bytes);
  }
  return tree;
}

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

inline auto read_file(const std::filesystem::path& path) -> std::string {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Everything below a folder: files with their bytes, folders with a `/` at the end, links with their target. The staging folder is one name.
inline auto snapshot(const std::filesystem::path& folder) -> Files {
  Files found;
  for (auto entry = std::filesystem::recursive_directory_iterator(folder); entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    const auto name = entry->path().lexically_relative(folder).generic_string();
    if (entry->is_symlink()) {
      found[name] = "-> " + std::filesystem::read_symlink(entry->path()).string();
    } else if (entry->is_directory()) {
      found[name + "/"] = "";
      if (name == ".prongsai-staging") {
        entry.disable_recursion_pending();
      }
    } else {
      found[name] = read_file(entry->path());
    }
  }
  return found;
}

// The site as it must look: the files, their folders and the manifest.
inline auto published(const Files& files) -> Files {
  Files all = files;
  std::string manifest;
  for (const auto& [path, bytes] : files) {
    manifest += path + "\n";
    for (const auto& folder : OutputPath(path).folders()) {
      all[folder + "/"] = "";
    }
  }
  all[".prongsai-manifest"] = manifest;
  return all;
}

inline auto publish(const std::filesystem::path& folder, const Files& files, unsigned jobs = 1) -> PublishReport {
  return SiteWriter(folder.string(), jobs).publish(tree_of(files));
}

}  // namespace prongsai::test
