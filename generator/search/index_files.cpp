#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

#include "base/sha256.hpp"
#include "search/fragment.hpp"
#include "search/merge.hpp"
#include "search/varint.hpp"

namespace prongsai {
namespace {

// Before compression; a file may be larger where one list is.
constexpr std::size_t shard_bytes = 5000;
constexpr std::size_t heavy_file_bytes = 5000;

// One slot for so many keys; slots hold half a byte.
constexpr std::size_t keys_per_slot = 4;
constexpr unsigned fewest_sketch_bits = 8;
constexpr unsigned most_sketch_bits = 15;

// Changes where the layout of a file does: older pages of the site then say that they must be loaded again.
constexpr int format_version = 1;

using Lists = std::vector<std::vector<KeyList>>;

struct HeavyFiles {
  std::vector<std::string> files;
  // Of each heavy list in order of its key, by range: the number of its file from 1, or 0 where it has nothing in the range.
  std::vector<std::vector<std::uint32_t>> places;
};

auto heavy_lists(Lists& lists) -> std::vector<KeyList*> {
  std::vector<KeyList*> heavy;
  for (auto& range : lists) {
    for (auto& list : range) {
      if (list.heavy) {
        heavy.push_back(&list);
      }
    }
  }
  return heavy;
}

// Takes what the lists hold of the ranges.
auto pack_heavy(const std::vector<KeyList*>& heavy) -> HeavyFiles {
  HeavyFiles packed;
  const auto ranges = heavy.empty() ? 0 : heavy.front()->ranges.size();
  packed.places.resize(heavy.size());
  for (std::size_t range = 0; range < ranges; ++range) {
    bool open = false;
    SearchKey last = 0;
    for (std::size_t at = 0; at < heavy.size(); ++at) {
      const auto bytes = std::exchange(heavy[at]->ranges[range], std::string());
      if (!bytes.empty()) {
        if (!open || packed.files.back().size() + bytes.size() > heavy_file_bytes) {
          if (open) {
            packed.files.back().shrink_to_fit();
          }
          packed.files.emplace_back();
          open = true;
          last = 0;
        }
        auto& file = packed.files.back();
        put_varint(file, heavy[at]->key - last);
        last = heavy[at]->key;
        put_varint(file, static_cast<std::uint32_t>(bytes.size()));
        file += bytes;
      }
      packed.places[at].push_back(bytes.empty() ? 0 : static_cast<std::uint32_t>(packed.files.size()));
    }
  }
  return packed;
}

// Takes what a shard holds of a list after its key: length and lowest bit for frequent ones, the blocks (of frequent ones those of titles), and then
// for frequent ones the number of a file for each range.
auto shard_entry(KeyList& list, const std::vector<std::uint32_t>* places) -> std::string {
  auto payload = std::exchange(list.bytes, std::string());
  if (places != nullptr) {
    for (const auto place : *places) {
      put_varint(payload, place);
    }
  }
  std::string entry;
  put_varint(entry, static_cast<std::uint32_t>(payload.size() << 1U) | (list.heavy ? 1U : 0U));
  return entry + payload;
}

struct Shards {
  unsigned bits = 0;
  std::vector<std::string> files;
};

auto pack_shards(Lists& lists, const HeavyFiles& heavy) -> Shards {
  std::vector<std::pair<SearchKey, std::string>> entries;
  std::size_t total = 0;
  std::size_t next_heavy = 0;
  for (auto& range : lists) {
    for (auto& list : range) {
      entries.emplace_back(list.key, shard_entry(list, list.heavy ? &heavy.places[next_heavy++] : nullptr));
      total += entries.back().second.size() + 3;
    }
  }
  Shards shards;
  while ((shard_bytes << shards.bits) < total) {
    ++shards.bits;
  }
  shards.files.resize(std::size_t{1} << shards.bits);
  std::vector<SearchKey> last(shards.files.size(), 0);
  for (auto& [key, entry] : entries) {
    const auto shard = shards.bits == 0 ? 0 : key >> (32 - shards.bits);
    put_varint(shards.files[shard], key - last[shard]);
    last[shard] = key;
    shards.files[shard] += std::exchange(entry, std::string());
  }
  return shards;
}

// How frequent the keys of each slot are at most: 0 for none, otherwise 1 and the whole part of the logarithm to base 2.
auto sketch_of(const Lists& lists, unsigned& bits) -> std::string {
  std::size_t keys = 0;
  for (const auto& range : lists) {
    keys += range.size();
  }
  bits = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(keys / keys_per_slot)), fewest_sketch_bits, most_sketch_bits);
  std::string sketch(std::size_t{1} << (bits - 1), '\0');
  for (const auto& range : lists) {
    for (const auto& list : range) {
      const auto slot = list.key & ((1U << bits) - 1);
      const auto shift = (slot & 1U) * 4;
      auto& byte = sketch[slot >> 1U];
      const auto old = (static_cast<unsigned>(static_cast<std::uint8_t>(byte)) >> shift) & 0xFU;
      const auto now = std::max<unsigned>(old, std::min<unsigned>(15, static_cast<unsigned>(std::bit_width(list.blocks))));
      byte = static_cast<char>((static_cast<std::uint8_t>(byte) & ~(0xFU << shift)) | (now << shift));
    }
  }
  return sketch;
}

auto json_list(const std::vector<std::string>& texts) -> std::string {
  std::string out = "[";
  for (const auto& text : texts) {
    out += (out.size() > 1 ? "," : "") + json_text(text);
  }
  return out + "]";
}

auto with_header(const std::string& json, const std::string& data) -> std::string {
  std::string out;
  put_u32(out, static_cast<std::uint32_t>(json.size()));
  return out + json + data;
}

auto manifest(const std::vector<IndexedBatch>& batches, const Lists& lists, unsigned shard_bits, const IndexExtras& extras) -> std::string {
  unsigned sketch_bits = 0;
  const auto sketch = sketch_of(lists, sketch_bits);
  Sha256 name;
  std::string table;
  std::size_t documents = 0;
  for (const auto& batch : batches) {
    name.update(batch.sha256);
    for (const auto& facts : batch.documents) {
      put_varint(table, (facts.blocks << 1U) | (facts.starts_fragment ? 1U : 0U));
      ++documents;
    }
  }
  std::string synonyms;
  for (const auto& group : extras.synonyms) {
    synonyms += (synonyms.empty() ? "" : ",") + json_list(group);
  }
  name.update(std::to_string(format_version));
  const auto json = "{\"version\":" + std::to_string(format_version) + ",\"id\":" + json_text(name.hex().substr(0, 8)) +
                    ",\"documents\":" + std::to_string(documents) + ",\"range\":" + std::to_string(documents_per_range) +
                    ",\"shardBits\":" + std::to_string(shard_bits) + ",\"sketchBits\":" + std::to_string(sketch_bits) + ",\"synonyms\":[" +
                    synonyms + "]}";
  return with_header(json, sketch + table);
}

auto pairs(const std::vector<Text>& texts) -> std::string {
  std::string out = "[";
  for (const auto& text : texts) {
    out += (out.size() > 1 ? "," : "") + json_list(text.en.empty() || text.en == text.th ? std::vector{text.th} : std::vector{text.th, text.en});
  }
  return out + "]";
}

// One column after the other, two bytes a document: kind, year, region, province.
auto facets(const std::vector<IndexedBatch>& batches, const SearchFacets& names) -> std::string {
  std::string columns;
  const auto add = [&](auto value) {
    for (const auto& batch : batches) {
      for (const auto& facts : batch.documents) {
        put_u16(columns, static_cast<std::uint16_t>(value(facts)));
      }
    }
  };
  add([](const DocumentFacts& facts) { return static_cast<int>(facts.kind); });
  add([](const DocumentFacts& facts) { return facts.year; });
  add([](const DocumentFacts& facts) { return int{facts.region}; });
  add([](const DocumentFacts& facts) { return int{facts.province}; });
  return with_header("{\"region\":" + pairs(names.regions) + ",\"province\":" + pairs(names.provinces) + "}", columns);
}

auto offices(const std::vector<OfficeName>& names) -> std::string {
  std::string out = "[";
  for (const auto& office : names) {
    const auto& english = office.name.en == office.name.th ? std::string() : office.name.en;
    out += (out.size() > 1 ? ",\n" : "") + json_list({office.path, office.name.th, english});
  }
  return out + "]\n";
}

}  // namespace

auto index_files(const std::vector<IndexedBatch>& batches, Lists lists, const IndexExtras& extras) -> std::vector<SearchFile> {
  auto heavy = pack_heavy(heavy_lists(lists));
  auto shards = pack_shards(lists, heavy);
  std::vector<SearchFile> files;
  files.push_back({.path = "m.bin", .bytes = manifest(batches, lists, shards.bits, extras)});
  files.push_back({.path = "o.bin", .bytes = offices(extras.offices)});
  files.push_back({.path = "x.bin", .bytes = facets(batches, extras.facets)});
  for (std::size_t at = 0; at < shards.files.size(); ++at) {
    files.push_back({.path = "l/" + std::to_string(at) + ".bin", .bytes = std::move(shards.files[at])});
  }
  for (std::size_t at = 0; at < heavy.files.size(); ++at) {
    files.push_back({.path = "h/" + std::to_string(at + 1) + ".bin", .bytes = std::move(heavy.files[at])});
  }
  return files;
}

}  // namespace prongsai
