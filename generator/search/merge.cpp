#include "search/merge.hpp"

#include <algorithm>

#include "base/radix_sort.hpp"
#include "search/posting.hpp"
#include "search/varint.hpp"

namespace prongsai {
namespace {

// A list of more bytes than this is frequent.
constexpr std::size_t heavy_bytes = 1200;

void add_entries(std::string_view postings, std::uint32_t first_block, std::vector<Posting>& out) {
  SearchKey key = 0;
  for (std::size_t at = 0; at < postings.size();) {
    key += take_varint(postings, at);
    auto block = first_block;
    for (auto left = take_varint(postings, at); left > 0; --left) {
      block += take_varint(postings, at);
      out.push_back(posting(key, block));
    }
  }
}

auto deltas_of(const std::vector<Posting>& entries, std::size_t begin, std::size_t end) -> std::string {
  std::string bytes;
  std::uint32_t before = 0;
  for (auto at = begin; at < end; ++at) {
    put_varint(bytes, block_of(entries[at]) - before);
    before = block_of(entries[at]);
  }
  return bytes;
}

// Titles apart, the others by range, each range counted from its first block.
void cut_heavy(const std::vector<Posting>& entries, std::size_t begin, std::size_t end, const BlockTable& table, KeyList& list) {
  list.heavy = true;
  list.bytes.clear();
  list.ranges.resize(table.range_begins.size() - 1);
  std::string titles;
  std::uint32_t title_count = 0;
  std::uint32_t last_title = 0;
  std::size_t range = 0;
  std::uint32_t before = 0;
  for (auto at = begin; at < end; ++at) {
    const auto block = block_of(entries[at]);
    if (table.is_title[block]) {
      put_varint(titles, block - last_title);
      last_title = block;
      ++title_count;
      continue;
    }
    while (block >= table.range_begins[range + 1]) {
      ++range;
      before = table.range_begins[range];
    }
    put_varint(list.ranges[range], block - before);
    before = block;
  }
  put_varint(list.bytes, title_count);
  list.bytes += titles;
}

}  // namespace

auto block_table(const std::vector<IndexedBatch>& batches) -> BlockTable {
  BlockTable table;
  std::uint32_t block = 0;
  std::size_t document = 0;
  for (const auto& batch : batches) {
    table.batch_begins.push_back(block);
    for (const auto& facts : batch.documents) {
      if (document++ % documents_per_range == 0) {
        table.range_begins.push_back(block);
      }
      table.is_title.push_back(true);
      table.is_title.resize(table.is_title.size() + facts.blocks - 1, false);
      block += facts.blocks;
    }
  }
  table.batch_begins.push_back(block);
  table.range_begins.push_back(block);
  return table;
}

auto merged_lists(const std::vector<IndexedBatch>& batches, const BlockTable& table, std::size_t key_range) -> std::vector<KeyList> {
  std::vector<Posting> entries;
  for (std::size_t batch = 0; batch < batches.size(); ++batch) {
    add_entries(batches[batch].postings.at(key_range), table.batch_begins[batch], entries);
  }
  std::vector<Posting> scratch;
  radix_sort(entries, scratch);
  std::vector<KeyList> lists;
  for (std::size_t begin = 0; begin < entries.size();) {
    auto end = begin;
    while (end < entries.size() && key_of(entries[end]) == key_of(entries[begin])) {
      ++end;
    }
    auto& list = lists.emplace_back(KeyList{.key = key_of(entries[begin]), .blocks = static_cast<std::uint32_t>(end - begin), .bytes = {}, .ranges = {}});
    list.bytes = deltas_of(entries, begin, end);
    if (list.bytes.size() > heavy_bytes) {
      cut_heavy(entries, begin, end, table, list);
    }
    list.bytes.shrink_to_fit();
    std::ranges::for_each(list.ranges, [](std::string& bytes) { bytes.shrink_to_fit(); });
    begin = end;
  }
  return lists;
}

}  // namespace prongsai
