#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/gzip.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "search/index_batch.hpp"
#include "search/index_memory.hpp"
#include "search/merge.hpp"

namespace prongsai {

// Where no file is known: every file is placed.
struct NoKnownFile {
  auto operator()(const IndexedFile& /*file*/) const -> std::nullopt_t { return std::nullopt; }
};

// Makes the index of documents on several threads, in bounded memory. See build_index.
template <class DocumentOf, class Place, class Known>
class IndexBuilder {
 public:
  using Placed = std::invoke_result_t<Place, const SearchFile&>;

  IndexBuilder(const std::vector<std::string>& paths, unsigned jobs, DocumentOf document_of, Place place, Known known, Results* results)
      : count_(paths.size()), begins_(batch_begins(paths)), jobs_(jobs), document_of_(std::move(document_of)), place_(std::move(place)), known_(std::move(known)), memory_(results) {}

  auto build(const IndexExtras& extras, Progress::Listener listener) -> std::vector<Placed> {
    const auto numbers = numbers_below(begins_.size());
    Progress done(numbers.size(), std::move(listener));
    auto made = parallel_map(std::span<const std::size_t>(numbers), jobs_, [&](std::size_t number, unsigned /*worker*/) {
      auto batch = place_batch(number);
      done.step();
      return batch;
    });
    std::vector<Placed> files;
    std::vector<std::string> keys;
    for (auto& batch : made) {
      std::ranges::move(batch.files, std::back_inserter(files));
      keys.push_back(batch.key);
    }
    std::ranges::move(place_lists(made, keys, extras), std::back_inserter(files));
    return files;
  }

 private:
  struct Batch {
    // Empty where nothing is remembered.
    std::string key;
    // Absent where it is remembered, until the lists ask for it.
    std::optional<IndexedBatch> indexed;
    std::vector<Placed> files;
  };

  static auto numbers_below(std::size_t end) -> std::vector<std::size_t> {
    std::vector<std::size_t> numbers(end);
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    return numbers;
  }

  auto documents_of(std::size_t number) -> std::vector<SearchDocument> {
    const auto end = number + 1 == begins_.size() ? count_ : begins_[number + 1];
    std::vector<SearchDocument> documents;
    for (auto at = begins_[number]; at < end; ++at) {
      documents.push_back(document_of_(at));
    }
    return documents;
  }

  // What has the same bytes before compression is neither compressed nor placed again.
  auto place(SearchFile& file) -> Placed {
    if (memory_.remembers()) {
      file.sha256 = sha256_hex(file.bytes);
      if (std::optional<Placed> known = known_(IndexedFile{.path = file.path, .sha256 = file.sha256})) {
        return std::move(*known);
      }
    }
    return place_(SearchFile{.path = file.path, .bytes = gzipped(file.bytes), .sha256 = file.sha256});
  }

  // All of the files, or nothing.
  auto all_known(const std::optional<std::vector<IndexedFile>>& files) -> std::optional<std::vector<Placed>> {
    if (!files) {
      return std::nullopt;
    }
    std::vector<Placed> placed;
    for (const auto& file : *files) {
      std::optional<Placed> known = known_(file);
      if (!known) {
        return std::nullopt;
      }
      placed.push_back(std::move(*known));
    }
    return placed;
  }

  void place_all(std::vector<SearchFile> files, std::vector<Placed>& placed) {
    for (auto& file : files) {
      placed.push_back(place(file));
    }
  }

  auto place_batch(std::size_t number) -> Batch {
    const auto first = begins_[number];
    auto documents = documents_of(number);
    Batch batch;
    if (memory_.remembers()) {
      batch.key = batch_key(documents);
      const auto fragments = memory_.fragments(batch.key, first);
      if (auto known = all_known(fragments)) {
        batch.files = std::move(*known);
        return batch;
      }
      if (fragments) {
        place_all(fragments_of(std::move(documents), first), batch.files);
        return batch;
      }
    }
    batch.indexed = index_batch(std::move(documents), first);
    for (auto& fragment : batch.indexed->fragments) {
      batch.files.push_back(place(fragment));
    }
    memory_.keep_batch(batch.key, *batch.indexed, first);
    batch.indexed->fragments.clear();
    return batch;
  }

  auto place_lists(std::vector<Batch>& made, const std::vector<std::string>& keys, const IndexExtras& extras) -> std::vector<Placed> {
    const auto key = memory_.remembers() ? lists_key(keys, extras) : std::string();
    if (auto known = all_known(memory_.lists(key))) {
      return std::move(*known);
    }
    const auto numbers = numbers_below(made.size());
    auto batches = parallel_map(std::span<const std::size_t>(numbers), jobs_, [&](std::size_t number, unsigned /*worker*/) {
      auto& batch = made[number];
      auto indexed = batch.indexed ? std::exchange(batch.indexed, std::nullopt) : memory_.batch(keys[number]);
      return indexed ? std::move(*indexed) : index_batch(documents_of(number), begins_[number]);
    });
    const auto table = block_table(batches);
    const auto ranges = numbers_below(key_ranges);
    auto lists = parallel_map(std::span<const std::size_t>(ranges), jobs_, [&](std::size_t range, unsigned /*worker*/) {
      auto merged = merged_lists(batches, table, range);
      // Nobody else looks at the range. Assigning an empty text would keep the memory.
      std::ranges::for_each(batches, [range](IndexedBatch& batch) { std::string().swap(batch.postings.at(range)); });
      return merged;
    });
    auto files = index_files(batches, std::move(lists), extras);
    const auto places = numbers_below(files.size());
    auto placed = parallel_map(std::span<const std::size_t>(places), jobs_, [&](std::size_t at, unsigned /*worker*/) { return place(files[at]); });
    std::vector<IndexedFile> kept;
    std::ranges::transform(files, std::back_inserter(kept), [](const SearchFile& file) { return IndexedFile{.path = file.path, .sha256 = file.sha256}; });
    memory_.keep_lists(key, kept);
    return placed;
  }

  std::size_t count_;
  std::vector<std::size_t> begins_;
  unsigned jobs_;
  DocumentOf document_of_;
  Place place_;
  Known known_;
  IndexMemory memory_;
};

// Makes the index of the documents with these paths on up to `jobs` threads. `document_of(number)` makes one, `place(file)` writes one file, compressed, and says
// what became of it; both are called from many threads. Documents live for one batch, so that memory grows with the lists only. `progress` counts
// batches. Where `results` is given, what it remembers is not made again, and of a file for which `known` has an answer the bytes are not made either.
template <class DocumentOf, class Place, class Known = NoKnownFile>
auto build_index(const std::vector<std::string>& paths, const IndexExtras& extras, unsigned jobs, DocumentOf document_of, Place place, Progress::Listener listener,
                 Results* results = nullptr, Known known = {}) -> std::vector<std::invoke_result_t<Place, const SearchFile&>> {
  IndexBuilder<DocumentOf, Place, Known> builder(paths, jobs, std::move(document_of), std::move(place), std::move(known), results);
  return builder.build(extras, std::move(listener));
}

}  // namespace prongsai
