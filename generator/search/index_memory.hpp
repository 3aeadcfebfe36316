#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/document.hpp"
#include "search/index_batch.hpp"
#include "search/merge.hpp"
#include "source/results.hpp"

// What is remembered of an index from one build to the next. A batch follows from its documents, the lists from all batches: their keys (base/key.hpp) are over
// the values of the documents, whatever those were made of.
namespace prongsai {

// A file of an index, by its path and the SHA-256 of its bytes before compression.
struct IndexedFile {
  std::string path;
  std::string sha256;
};

[[nodiscard]] auto batch_key(const std::vector<SearchDocument>& documents) -> std::string;
// Of all files but the fragments.
[[nodiscard]] auto lists_key(const std::vector<std::string>& batches, const IndexExtras& extras) -> std::string;

// All of it may be missing at any time. From any thread.
class IndexMemory {
 public:
  // Remembers nothing where `results` is null.
  explicit IndexMemory(Results* results) : results_(results) {}
  [[nodiscard]] auto remembers() const -> bool { return results_ != nullptr; }

  // Fragments of the batch whose first document has the given number among all.
  [[nodiscard]] auto fragments(const std::string& key, std::size_t first) const -> std::optional<std::vector<IndexedFile>>;
  // The batch without its fragments.
  [[nodiscard]] auto batch(const std::string& key) const -> std::optional<IndexedBatch>;
  void keep_batch(const std::string& key, const IndexedBatch& batch, std::size_t first) const;

  [[nodiscard]] auto lists(const std::string& key) const -> std::optional<std::vector<IndexedFile>>;
  void keep_lists(const std::string& key, const std::vector<IndexedFile>& files) const;

 private:
  Results* results_;
};

}  // namespace prongsai
