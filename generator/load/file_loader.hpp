#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "load/content_files.hpp"
#include "load/load_corpus.hpp"
#include "load/yaml_node.hpp"

namespace prongsai {

// Reads files of the content into the source map, each once, and parses them. One per task.
class FileLoader {
 public:
  FileLoader(const FileReader& reader, SourceMap& sources, const LoadOptions& options, unsigned worker, Diagnostics& out)
      : reader_(&reader), sources_(&sources), options_(&options), worker_(worker), out_(&out) {}

  // The whole text, kept in the source map; null where it was refused.
  [[nodiscard]] auto text(const ContentFile& found) -> const std::string*;
  [[nodiscard]] auto yaml(const ContentFile& found) -> std::optional<YamlNode>;

  struct Document {
    YamlNode front;
    Prose prose;
  };
  // Front matter and prose. Without front matter there is no document; with broken front matter the prose is still checked.
  [[nodiscard]] auto markdown(const ContentFile& found) -> std::optional<Document>;

  // SHA-256 of the file's text as far as it would be read, without reading it where an earlier run's hash still holds. Only where there are results of earlier
  // runs.
  [[nodiscard]] auto sha256(const ContentFile& found) -> std::string;

  // Frameworks whose files are there but could not be loaded.
  void set_broken_frameworks(const std::set<std::string>* broken) { broken_frameworks_ = broken; }
  [[nodiscard]] auto broken_frameworks() const -> const std::set<std::string>& { return *broken_frameworks_; }

  [[nodiscard]] auto out() const -> Diagnostics& { return *out_; }
  [[nodiscard]] auto sources() const -> SourceMap& { return *sources_; }

 private:
  [[nodiscard]] auto filled(const ContentFile& found) -> const std::string&;

  const FileReader* reader_;
  SourceMap* sources_;
  const LoadOptions* options_;
  unsigned worker_;
  Diagnostics* out_;
  const std::set<std::string>* broken_frameworks_ = nullptr;
};

// The largest text file that is read at all: larger ones are reported by the guard that reads them.
inline constexpr std::uint64_t most_text = std::uint64_t{2} << 20U;

}  // namespace prongsai
