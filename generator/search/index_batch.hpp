#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "search/document.hpp"
#include "search/tokens.hpp"

namespace prongsai {

// Documents are indexed in batches of about this many, so that memory holds the texts of a few batches at a time, and so that no byte depends on the
// number of threads.
inline constexpr std::size_t documents_per_batch = 128;

// The number of the first document of each batch. A batch of `fewest` ends before the next document whose path says so, or at `most`: documents that come or
// go then move the borders near them only, and the batches behind are the ones they were.
[[nodiscard]] auto batch_begins(const std::vector<std::string>& paths) -> std::vector<std::size_t>;

// Lists are merged by ranges of keys: the top bits of the key choose one.
inline constexpr unsigned key_range_bits = 6;
inline constexpr std::size_t key_ranges = std::size_t{1} << key_range_bits;

// A part of a document's text within which pairs of one phrase must meet: its title, or a few of its paragraphs.
struct DocumentFacts {
  std::uint32_t blocks = 0;
  // Whether a fragment file begins with it.
  bool starts_fragment = false;
  SearchKind kind = SearchKind::knowledge;
  int year = 0;
  std::uint16_t region = 0;
  std::uint16_t province = 0;
};

// What remains of a batch once its fragments are written.
struct IndexedBatch {
  std::vector<DocumentFacts> documents;
  std::uint32_t blocks = 0;
  // By range of keys: (key delta, number of blocks, block deltas)…, blocks counted from the batch's first.
  std::array<std::string, key_ranges> postings;
  // Over the fragments, for the index's own name.
  std::string sha256;
  // `f/<number of the first document>.bin`, uncompressed: documents as JSON arrays, short ones together.
  std::vector<SearchFile> fragments;
};

// `first` is the number of the first document among all.
[[nodiscard]] auto index_batch(std::vector<SearchDocument> documents, std::size_t first) -> IndexedBatch;
// Its fragments alone: a small part of the work.
[[nodiscard]] auto fragments_of(std::vector<SearchDocument> documents, std::size_t first) -> std::vector<SearchFile>;

}  // namespace prongsai
