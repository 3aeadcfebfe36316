#include "search/index_memory.hpp"

#include <algorithm>
#include <string_view>

#include "base/key.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

// Fragments are named by the number of their first document, which moves with what comes before the batch.
struct Fragment {
  std::uint32_t place = 0;
  std::string sha256;
};

// IndexedBatch as it is written.
struct CodedBatch {
  std::vector<DocumentFacts> documents;
  std::uint32_t blocks = 0;
  std::vector<std::string> postings;
  std::string sha256;
};

auto part_key(std::string_view part, const std::string& key) -> std::string { return KeyMaker(part).add(key).hex(); }

template <class T>
auto value_of(Results* results, const std::string& key) -> std::optional<T> {
  const auto bytes = results == nullptr ? std::nullopt : results->find(key);
  if (!bytes) {
    return std::nullopt;
  }
  Decoder decoder(*bytes);
  auto value = decoder.next<T>();
  return decoder.at_end() ? std::move(value) : std::nullopt;
}

template <class T>
void keep_value(Results* results, const std::string& key, const T& value) {
  if (results != nullptr) {
    Encoder encoder;
    encoder.put(value);
    results->keep(key, encoder.bytes());
  }
}

auto fragment_path(std::size_t document) -> std::string { return "f/" + std::to_string(document) + ".bin"; }

}  // namespace

auto batch_key(const std::vector<SearchDocument>& documents) -> std::string {
  Encoder encoder;
  encoder.put(documents);
  return KeyMaker("batch of search").add(encoder.bytes()).hex();
}

auto lists_key(const std::vector<std::string>& batches, const IndexExtras& extras) -> std::string {
  Encoder encoder;
  encoder.put(batches);
  encoder.put(extras);
  return KeyMaker("lists of search").add(encoder.bytes()).hex();
}

auto IndexMemory::fragments(const std::string& key, std::size_t first) const -> std::optional<std::vector<IndexedFile>> {
  const auto kept = value_of<std::vector<Fragment>>(results_, part_key("fragments", key));
  if (!kept) {
    return std::nullopt;
  }
  std::vector<IndexedFile> files;
  for (const auto& fragment : *kept) {
    files.push_back({.path = fragment_path(first + fragment.place), .sha256 = fragment.sha256});
  }
  return files;
}

auto IndexMemory::batch(const std::string& key) const -> std::optional<IndexedBatch> {
  auto kept = value_of<CodedBatch>(results_, part_key("postings", key));
  if (!kept || kept->postings.size() != key_ranges) {
    return std::nullopt;
  }
  IndexedBatch batch{.documents = std::move(kept->documents), .blocks = kept->blocks, .postings = {}, .sha256 = std::move(kept->sha256), .fragments = {}};
  std::ranges::move(kept->postings, batch.postings.begin());
  return batch;
}

void IndexMemory::keep_batch(const std::string& key, const IndexedBatch& batch, std::size_t first) const {
  if (results_ == nullptr) {
    return;
  }
  std::vector<Fragment> fragments;
  std::uint32_t next = 0;
  for (std::uint32_t place = 0; place < batch.documents.size(); ++place) {
    if (batch.documents[place].starts_fragment) {
      const auto& file = batch.fragments.at(next++);
      if (file.path != fragment_path(first + place)) {
        return;
      }
      fragments.push_back({.place = place, .sha256 = file.sha256});
    }
  }
  keep_value(results_, part_key("postings", key),
             CodedBatch{.documents = batch.documents, .blocks = batch.blocks, .postings = {batch.postings.begin(), batch.postings.end()}, .sha256 = batch.sha256});
  keep_value(results_, part_key("fragments", key), fragments);
}

auto IndexMemory::lists(const std::string& key) const -> std::optional<std::vector<IndexedFile>> {
  return value_of<std::vector<IndexedFile>>(results_, key);
}

void IndexMemory::keep_lists(const std::string& key, const std::vector<IndexedFile>& files) const { keep_value(results_, key, files); }

}  // namespace prongsai
