#include "search/merge.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "base/radix_sort.hpp"
#include "search/varint.hpp"

namespace prongsai {
namespace {

// A list of more bytes than this is frequent.
constexpr std::size_t heavy_bytes = 1200;

// The blocks of one key in one batch, as they are written there.
struct BatchList {
  SearchKey key = 0;
  std::uint32_t blocks = 0;
  // Among all blocks.
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  // What follows the first: each the distance from the one before it, so that the bytes hold wherever the batch begins.
  std::string_view rest;
};

void add_lists(std::string_view postings, std::uint32_t first_block, std::vector<BatchList>& out) {
  SearchKey key = 0;
  for (std::size_t at = 0; at < postings.size();) {
    key += take_varint(postings, at);
    const auto blocks = take_varint(postings, at);
    const auto first = first_block + take_varint(postings, at);
    auto last = first;
    const auto rest = at;
    for (auto left = blocks - 1; left > 0; --left) {
      last += take_varint(postings, at);
    }
    out.push_back({.key = key, .blocks = blocks, .first = first, .last = last, .rest = postings.substr(rest, at - rest)});
  }
}

// Numbers of the lists, those of one key together, in order of key and then of batch.
auto in_order_of_keys(const std::vector<BatchList>& lists) -> std::vector<std::uint64_t> {
  constexpr std::size_t number_bytes = 4;
  std::vector<std::uint64_t> order;
  order.reserve(lists.size());
  for (std::size_t number = 0; number < lists.size(); ++number) {
    order.push_back((std::uint64_t{lists[number].key} << (8 * number_bytes)) | number);
  }
  std::vector<std::uint64_t> scratch;
  radix_sort(order, scratch, number_bytes);
  for (auto& one : order) {
    one &= 0xFFFFFFFFU;
  }
  return order;
}

void add_blocks(const BatchList& list, std::vector<std::uint32_t>& blocks) {
  auto block = list.first;
  blocks.push_back(block);
  for (std::size_t at = 0; at < list.rest.size();) {
    block += take_varint(list.rest, at);
    blocks.push_back(block);
  }
}

// Titles apart, the others by range, each range counted from its first block.
void cut_heavy(const std::vector<std::uint32_t>& blocks, const BlockTable& table, KeyList& list) {
  list.heavy = true;
  list.bytes.clear();
  list.ranges.resize(table.range_begins.size() - 1);
  std::string titles;
  std::uint32_t title_count = 0;
  std::uint32_t last_title = 0;
  std::size_t range = 0;
  std::uint32_t before = 0;
  for (const auto block : blocks) {
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
  std::vector<BatchList> parts;
  for (std::size_t batch = 0; batch < batches.size(); ++batch) {
    add_lists(batches[batch].postings.at(key_range), table.batch_begins[batch], parts);
  }
  const auto order = in_order_of_keys(parts);
  std::vector<KeyList> lists;
  for (std::size_t begin = 0; begin < order.size();) {
    auto& list = lists.emplace_back(KeyList{.key = parts[order[begin]].key, .bytes = {}, .ranges = {}});
    std::uint32_t before = 0;
    auto end = begin;
    for (; end < order.size() && parts[order[end]].key == list.key; ++end) {
      const auto& part = parts[order[end]];
      put_varint(list.bytes, part.first - before);
      list.bytes += part.rest;
      list.blocks += part.blocks;
      before = part.last;
    }
    if (list.bytes.size() > heavy_bytes) {
      std::vector<std::uint32_t> blocks;
      std::for_each(order.begin() + static_cast<std::ptrdiff_t>(begin), order.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](std::uint64_t number) { add_blocks(parts[number], blocks); });
      cut_heavy(blocks, table, list);
    }
    begin = end;
  }
  return lists;
}

}  // namespace prongsai
