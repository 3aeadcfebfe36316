#include "search/index_batch.hpp"

#include <algorithm>
#include <cstdint>

#include "base/crc32.hpp"
#include "base/radix_sort.hpp"
#include "base/sha256.hpp"
#include "search/fragment.hpp"
#include "search/normal.hpp"
#include "search/posting.hpp"
#include "search/varint.hpp"

namespace prongsai {
namespace {

// A block takes paragraphs until it has this many tokens. Longer paragraphs are cut, with as many tokens in both parts as a query uses of a phrase.
constexpr std::size_t tokens_per_block = 96;
constexpr std::size_t tokens_shared = 32;

// Short documents share a fragment file until it has this many bytes before compression.
constexpr std::size_t fragment_bytes = 3000;

void tidy(std::string& text) {
  text = tidied(text);
}

void tidy(Text& text) {
  tidy(text.th);
  tidy(text.en);
}

void tidy(SearchDocument& document) {
  tidy(document.title);
  tidy(document.context);
  for (auto* lines : {&document.both, &document.thai, &document.english}) {
    for (auto& line : *lines) {
      tidy(line);
    }
  }
}

class BatchIndexer {
 public:
  void add(const SearchDocument& document) {
    first_block_ = block_;
    add_text(document.title);
    end_block();
    auto in_title = std::move(single_);
    sort_unique(in_title, single_scratch_);
    single_.clear();
    add_text(document.context);
    for (const auto* lines : {&document.both, &document.thai, &document.english}) {
      for (const auto& line : *lines) {
        add_line(line);
      }
    }
    end_block();
    add_single_clusters(in_title);
    facts_.push_back({.blocks = block_ - first_block_, .starts_fragment = false, .kind = document.kind, .year = document.year,
                      .region = document.region, .province = document.province});
  }

  auto take() -> IndexedBatch {
    IndexedBatch batch;
    batch.documents = std::move(facts_);
    batch.blocks = block_;
    sort_unique(postings_, scratch_);
    for (std::size_t at = 0; at < postings_.size();) {
      at = put_list(at, batch.postings.at(key_of(postings_[at]) >> (32 - key_range_bits)));
    }
    // They grew by doubling, and wait until all batches are there.
    std::ranges::for_each(batch.postings, [](std::string& bytes) { bytes.shrink_to_fit(); });
    return batch;
  }

 private:
  template <class T>
  static void sort_unique(std::vector<T>& values, std::vector<T>& scratch) {
    radix_sort(values, scratch);
    values.erase(std::unique(values.begin(), values.end()), values.end());
  }

  // The title's block is there even where it is empty: the first block of a document is always its title.
  void end_block() {
    if (in_block_ > 0 || block_ == first_block_) {
      ++block_;
    }
    in_block_ = 0;
  }

  void add_text(const Text& text) {
    add_line(text.th);
    if (text.en != text.th) {
      add_line(text.en);
    }
  }

  void add_line(const std::string& line) {
    const auto letters = normalised(line);
    const auto tokens = tokens_of(letters);
    if (tokens.empty()) {
      return;
    }
    const bool in_title = block_ == first_block_;
    if (!in_title && in_block_ > 0 && in_block_ + tokens.size() > tokens_per_block) {
      end_block();
    }
    for (std::size_t begin = 0;; begin += tokens_per_block - tokens_shared) {
      const auto end = in_title ? tokens.size() : std::min(tokens.size(), begin + tokens_per_block);
      put(letters, tokens, begin, end);
      if (end == tokens.size()) {
        break;
      }
      end_block();
    }
  }

  void put(const std::u32string& letters, const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    found_.keys.clear();
    found_.single.clear();
    add_keys(letters, tokens, begin, end, found_);
    for (const auto key : found_.keys) {
      postings_.push_back(posting(key, block_));
    }
    single_.insert(single_.end(), found_.single.begin(), found_.single.end());
    in_block_ += end - begin;
  }

  // A cluster alone is looked up by documents only: in the title's block, or in the next where it stands somewhere else.
  void add_single_clusters(const std::vector<SearchKey>& in_title) {
    for (const auto key : in_title) {
      postings_.push_back(posting(key, first_block_));
    }
    sort_unique(single_, single_scratch_);
    for (const auto key : single_) {
      if (!std::ranges::binary_search(in_title, key)) {
        postings_.push_back(posting(key, first_block_ + 1));
      }
    }
    single_.clear();
  }

  auto put_list(std::size_t begin, std::string& out) -> std::size_t {
    const auto key = key_of(postings_[begin]);
    auto end = begin + 1;
    while (end < postings_.size() && key_of(postings_[end]) == key) {
      ++end;
    }
    put_varint(out, out.empty() ? key : key - last_key_);
    last_key_ = key;
    put_varint(out, static_cast<std::uint32_t>(end - begin));
    std::uint32_t before = 0;
    for (auto at = begin; at < end; ++at) {
      put_varint(out, block_of(postings_[at]) - before);
      before = block_of(postings_[at]);
    }
    return end;
  }

  std::vector<DocumentFacts> facts_;
  std::vector<Posting> postings_;
  std::vector<Posting> scratch_;
  std::vector<SearchKey> single_;
  std::vector<SearchKey> single_scratch_;
  LineKeys found_;
  std::uint32_t block_ = 0;
  std::uint32_t first_block_ = 0;
  std::size_t in_block_ = 0;
  SearchKey last_key_ = 0;
};

struct Fragments {
  std::vector<SearchFile> files;
  // Of each document.
  std::vector<bool> starts;
  std::string sha256;
};

auto make_fragments(const std::vector<SearchDocument>& documents, std::size_t first) -> Fragments {
  Fragments made;
  Sha256 hash;
  for (std::size_t at = 0; at < documents.size(); ++at) {
    auto fragment = fragment_of(documents[at]);
    hash.update(fragment);
    const bool fits = at > 0 && made.files.back().bytes.size() + fragment.size() <= fragment_bytes;
    made.starts.push_back(!fits);
    if (fits) {
      made.files.back().bytes += ",\n" + fragment;
    } else {
      made.files.push_back({.path = "f/" + std::to_string(first + at) + ".bin", .bytes = "[" + std::move(fragment)});
    }
  }
  for (auto& file : made.files) {
    file.bytes += "]\n";
  }
  made.sha256 = hash.hex();
  return made;
}

constexpr std::size_t fewest_in_batch = documents_per_batch / 2;
constexpr std::size_t most_in_batch = documents_per_batch * 2;

// One path of so many ends a batch; with the fewest, a batch is of documents_per_batch on average.
auto ends_batch(const std::string& path) -> bool {
  constexpr std::uint32_t one_in = documents_per_batch / 2;
  return crc32_update(0, path) % one_in == 0;
}

}  // namespace

auto batch_begins(const std::vector<std::string>& paths) -> std::vector<std::size_t> {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < paths.size(); ++at) {
    const auto size = begins.empty() ? most_in_batch : at - begins.back();
    if (size == most_in_batch || (size >= fewest_in_batch && ends_batch(paths[at]))) {
      begins.push_back(at);
    }
  }
  return begins;
}

auto index_batch(std::vector<SearchDocument> documents, std::size_t first) -> IndexedBatch {
  BatchIndexer indexer;
  for (auto& document : documents) {
    tidy(document);
    indexer.add(document);
  }
  auto batch = indexer.take();
  auto fragments = make_fragments(documents, first);
  for (std::size_t at = 0; at < documents.size(); ++at) {
    batch.documents[at].starts_fragment = fragments.starts[at];
  }
  batch.sha256 = std::move(fragments.sha256);
  batch.fragments = std::move(fragments.files);
  return batch;
}

auto fragments_of(std::vector<SearchDocument> documents, std::size_t first) -> std::vector<SearchFile> {
  for (auto& document : documents) {
    tidy(document);
  }
  return make_fragments(documents, first).files;
}

}  // namespace prongsai
