#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/document.hpp"
#include "search/index_batch.hpp"

// From batches to the files of the index (docs/search.md says what is in them).
namespace prongsai {

// An office's name, for suggestions while a name is typed.
struct OfficeName {
  Text name;
  std::string path;
};

// What stands in the index besides the documents.
struct IndexExtras {
  SearchFacets facets;
  std::vector<OfficeName> offices;
  // Each a list of words that mean the same.
  std::vector<std::vector<std::string>> synonyms;
};

// Where each batch and document begins among all blocks.
struct BlockTable {
  // By batch, and one more for the end.
  std::vector<std::uint32_t> batch_begins;
  // True for the block of a title.
  std::vector<bool> is_title;
  // First block of every `documents_per_range` documents, and one more for the end.
  std::vector<std::uint32_t> range_begins;
};
// Lists of frequent keys are cut at every so many documents, so that the first results need a part of them.
inline constexpr std::size_t documents_per_range = 2048;

[[nodiscard]] auto block_table(const std::vector<IndexedBatch>& batches) -> BlockTable;

// All blocks of one key.
struct KeyList {
  SearchKey key = 0;
  std::uint32_t blocks = 0;
  // Frequent: only titles here, and the rest by range of documents.
  bool heavy = false;
  std::string bytes;
  std::vector<std::string> ranges;
};

// Of one range of keys, by key.
[[nodiscard]] auto merged_lists(const std::vector<IndexedBatch>& batches, const BlockTable& table, std::size_t key_range) -> std::vector<KeyList>;

// Manifest, shards, facets and offices, uncompressed. `lists` by range of keys; each is freed as it goes into a file.
[[nodiscard]] auto index_files(const std::vector<IndexedBatch>& batches, std::vector<std::vector<KeyList>> lists, const IndexExtras& extras)
    -> std::vector<SearchFile>;

}  // namespace prongsai
