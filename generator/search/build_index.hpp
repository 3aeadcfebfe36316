#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/parallel.hpp"
#include "base/gzip.hpp"
#include "search/index_batch.hpp"
#include "search/merge.hpp"

namespace prongsai {

// Makes the index of `count` documents on up to `jobs` threads. `document_of(number)` makes one, `place(file)` writes one file, compressed, and says
// what became of it; both are called from many threads. Documents live for one batch, so that memory grows with the lists only. `progress` counts
// batches.
template <class DocumentOf, class Place>
auto build_index(std::size_t count, const IndexExtras& extras, unsigned jobs, DocumentOf document_of, Place place, Progress::Listener listener)
    -> std::vector<std::invoke_result_t<Place, const SearchFile&>> {
  using Placed = std::invoke_result_t<Place, const SearchFile&>;
  struct PlacedBatch {
    IndexedBatch batch;
    std::vector<Placed> files;
  };
  const auto numbers_below = [](std::size_t end) {
    std::vector<std::size_t> numbers(end);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return numbers;
  };
  const auto compress = [&place](const SearchFile& file) { return place(SearchFile{.path = file.path, .bytes = gzipped(file.bytes)}); };
  const auto numbers = numbers_below((count + documents_per_batch - 1) / documents_per_batch);
  Progress done(numbers.size(), std::move(listener));
  auto made = parallel_map(std::span<const std::size_t>(numbers), jobs, [&](std::size_t number, unsigned /*worker*/) {
    const auto first = number * documents_per_batch;
    std::vector<SearchDocument> documents;
    for (auto at = first; at < std::min(count, first + documents_per_batch); ++at) {
      documents.push_back(document_of(at));
    }
    PlacedBatch placed{.batch = index_batch(std::move(documents), first), .files = {}};
    std::ranges::transform(std::exchange(placed.batch.fragments, {}), std::back_inserter(placed.files), compress);
    done.step();
    return placed;
  });
  std::vector<Placed> files;
  std::vector<IndexedBatch> batches;
  for (auto& placed : made) {
    batches.push_back(std::move(placed.batch));
    std::ranges::move(placed.files, std::back_inserter(files));
  }
  const auto table = block_table(batches);
  const auto ranges = numbers_below(key_ranges);
  const auto lists = parallel_map(std::span<const std::size_t>(ranges), jobs,
                                  [&](std::size_t range, unsigned /*worker*/) { return merged_lists(batches, table, range); });
  const auto rest = index_files(batches, lists, extras);
  auto placed = parallel_map(std::span<const SearchFile>(rest), jobs, [&](const SearchFile& file, unsigned /*worker*/) { return compress(file); });
  std::ranges::move(placed, std::back_inserter(files));
  return files;
}

}  // namespace prongsai
