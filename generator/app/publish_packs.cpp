#include "app/publish_packs.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "app/pack_context.hpp"
#include "app/pack_inputs.hpp"
#include "app/published_pack.hpp"
#include "app/shared_files.hpp"
#include "base/key.hpp"
#include "base/parallel.hpp"
#include "pack/bag.hpp"
#include "pack/index_pack.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

constexpr StageWords packing{"จัดชุดหลักฐาน", "packing evidence"};

auto written(const PackContent& content, const FileReader& reader, const PackWriter& write) -> WrittenPack {
  WrittenPack pack;
  pack.facts = write(content, reader);
  pack.listed = indexed(content, pack.facts);
  pack.json = pack_json(pack.facts, content);
  pack.evidence_files = content.evidence_files;
  pack.listed_packs = content.listed_packs;
  return pack;
}

// The texts of a pack that indexes hold: kept beside what is remembered of it, as they are many and seldom wanted.
struct ListedTexts {
  std::string manifest;
  std::string tag_manifest;
  std::string bag_info;
};

auto texts_key(const std::string& key) -> std::string { return KeyMaker("texts of a pack").add(key).hex(); }

auto take_texts(IndexedPack& listed) -> ListedTexts {
  return {.manifest = std::exchange(listed.manifest, {}), .tag_manifest = std::exchange(listed.tag_manifest, {}), .bag_info = std::exchange(listed.bag_info, {})};
}

void set_texts(IndexedPack& listed, ListedTexts texts) {
  listed.manifest = std::move(texts.manifest);
  listed.tag_manifest = std::move(texts.tag_manifest);
  listed.bag_info = std::move(texts.bag_info);
}

template <class T>
auto found_value(Results& results, const std::string& key) -> std::optional<T> {
  const auto bytes = results.find(key);
  if (!bytes) {
    return std::nullopt;
  }
  Decoder decoder(*bytes);
  auto value = decoder.next<T>();
  return decoder.at_end() ? std::move(value) : std::nullopt;
}

template <class T>
void keep_value(Results& results, const std::string& key, const T& value) {
  Encoder encoder;
  encoder.put(value);
  results.keep(key, encoder.bytes());
}

// The parts of a pack that need not be made again, without their texts; none otherwise.
auto remembered_parts(const std::string& key, const PackJob& job) -> std::vector<WrittenPack> {
  if (key.empty() || job.results == nullptr || !job.stands) {
    return {};
  }
  auto parts = found_value<std::vector<WrittenPack>>(*job.results, key).value_or(std::vector<WrittenPack>());
  for (auto& part : parts) {
    if (!job.stands(part.facts.name, key)) {
      return {};
    }
    part.key = key;
  }
  return parts;
}

void remember(std::vector<WrittenPack>& parts, const std::string& key, const PackJob& job) {
  if (key.empty() || job.results == nullptr) {
    return;
  }
  auto kept = parts;
  std::vector<ListedTexts> texts;
  for (auto& part : kept) {
    part.facts.path.clear();
    texts.push_back(take_texts(part.listed));
  }
  keep_value(*job.results, key, kept);
  if (!texts.front().manifest.empty()) {
    keep_value(*job.results, texts_key(key), texts);
  }
  for (auto& part : parts) {
    part.key = key;
  }
}

// Everything at hand while packs are written.
struct PackRoom {
  const Analysis& analysis;
  const PackJob& job;
  const PackInputs& inputs;
  const std::vector<PlannedPack>& planned;
};

auto write_pack_parts(const PackRoom& room, const PlannedPack& planned) -> std::vector<WrittenPack> {
  const auto input = room.inputs.of(planned);
  const auto key = input.key();
  auto parts = remembered_parts(key, room.job);
  if (parts.empty()) {
    for (const auto& content : input.plan()) {
      parts.push_back(written(content, *room.analysis.reader, room.job.write));
    }
    remember(parts, key, room.job);
  }
  return parts;
}

// The parts of one pack that was not made now, as an index lists them, with their texts.
auto with_texts(const PackRoom& room, const std::vector<WrittenPack>& parts, const PlannedPack& planned) -> std::vector<IndexedPack> {
  std::vector<IndexedPack> listed;
  std::ranges::transform(parts, std::back_inserter(listed), &WrittenPack::listed);
  auto texts = found_value<std::vector<ListedTexts>>(*room.job.results, texts_key(parts.front().key)).value_or(std::vector<ListedTexts>());
  if (texts.size() != listed.size()) {
    texts.clear();
    for (const auto& content : room.inputs.of(planned).plan()) {
      auto again = indexed(content, {});
      texts.push_back(take_texts(again));
    }
  }
  for (std::size_t at = 0; at < listed.size(); ++at) {
    set_texts(listed[at], std::move(texts[at]));
  }
  return listed;
}

auto write_index(const PackRoom& room, const PlannedIndex& index, const std::vector<std::vector<WrittenPack>>& packs) -> WrittenPack {
  std::vector<const IndexedPack*> listed;
  for (const auto place : index.packs) {
    std::ranges::transform(packs[place], std::back_inserter(listed), [](const WrittenPack& part) { return &part.listed; });
  }
  const auto key = room.inputs.key_of_index(index.subject, listed);
  auto made = remembered_parts(key, room.job);
  if (made.empty()) {
    // Of remembered packs, with their texts. Those that were made now have them.
    std::deque<std::vector<IndexedPack>> fetched;
    auto at = listed.begin();
    for (const auto place : index.packs) {
      const auto& parts = packs[place];
      if ((*at)->manifest.empty()) {
        const auto& with = fetched.emplace_back(with_texts(room, parts, room.planned[place]));
        std::ranges::transform(with, at, [](const IndexedPack& pack) { return &pack; });
      }
      at += static_cast<std::ptrdiff_t>(parts.size());
    }
    made.push_back(written(room.inputs.plan_index(index.subject, listed), *room.analysis.reader, room.job.write));
    // No index lists an index.
    (void)take_texts(made.front().listed);
    remember(made, key, room.job);
  }
  return std::move(made.front());
}

}  // namespace

auto listing_of(const WrittenPack& pack) -> PackListing {
  const auto& listed = pack.listed;
  return {.subject = listed.subject,
          .path = "packs/" + listed.name + ".zip",
          .name = listed.name + ".zip",
          .size = listed.size,
          .sha256 = listed.sha256,
          .bag_root = listed.bag_root,
          .files = std::max(pack.evidence_files, pack.listed_packs),
          .part = listed.part,
          .parts = listed.parts};
}

auto write_packs(Analysis& analysis, const std::vector<PlannedPack>& planned, const std::vector<PlannedIndex>& indexes, const PackJob& job,
                 ProgressLine& progress) -> std::vector<WrittenPack> {
  Progress count(planned.size() + indexes.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  const PackContexts contexts(analysis, job.content, job.results);
  const PackInputs inputs(analysis, contexts, job.options, planned, job.results != nullptr, job.jobs);
  const PackRoom room{.analysis = analysis, .job = job, .inputs = inputs, .planned = planned};
  const auto work = [&](const PlannedPack& one, unsigned /*worker*/) {
    auto parts = write_pack_parts(room, one);
    count.step();
    return parts;
  };
  auto packs = parallel_map(std::span<const PlannedPack>(planned), job.jobs, work);
  const auto index_work = [&](const PlannedIndex& index, unsigned /*worker*/) {
    auto pack = write_index(room, index, packs);
    count.step();
    return pack;
  };
  auto index_packs = parallel_map(std::span<const PlannedIndex>(indexes), job.jobs, index_work);
  std::vector<WrittenPack> all;
  for (auto& parts : packs) {
    std::ranges::move(parts, std::back_inserter(all));
  }
  std::ranges::move(index_packs, std::back_inserter(all));
  return all;
}

auto make_packs(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress)
    -> std::vector<PlacedFile> {
  progress.stage(words(packing, options.language));
  const auto& corpus = analysis.loaded.corpus;
  const auto planned = plan_packs(corpus, analysis.standings);
  // Only what everybody may see: an auditor's pack never stands in a site.
  PackJob job;
  job.content = options.content;
  job.jobs = options.jobs;
  job.results = remembered.results;
  job.write = [&writer](const PackContent& content, const FileReader& reader) {
    auto known = published_pack(content, "packs/", writer);
    return known ? std::move(*known) : write_pack(content, reader, writer.stage_path(OutputPath("packs/" + content.name + ".zip")));
  };
  Gathered<std::string, bool> fetched;
  job.stands = [&](const std::string& name, const std::string& key) {
    const OutputPath zip("packs/" + name + ".zip");
    if (writer.known(zip, key)) {
      return true;
    }
    const auto shared = remembered.whole_files ? find_shared(*remembered.results, zip.str(), key) : std::nullopt;
    if (shared) {
      writer.stage(zip, shared->bytes);
      fetched.add(zip.str(), true);
    }
    return shared.has_value();
  };
  std::vector<PlacedFile> files;
  if (!planned.empty()) {
    files.push_back(writer.place(OutputPath(bag_profile_path), bag_profile_json(corpus.portal.base_url + "/" + bag_profile_path, corpus.portal)));
  }
  const auto add = [&files](PlacedFile file, const std::string& key) {
    file.key = key;
    files.push_back(std::move(file));
  };
  const auto add_neighbour = [&](const OutputPath& path, const std::string& bytes, const std::string& key) {
    const auto known = key.empty() ? std::nullopt : writer.known(path, key);
    add(known ? *known : writer.place(path, bytes), key);
  };
  for (const auto& pack : write_packs(analysis, planned, plan_indexes(corpus, planned), job, progress)) {
    const auto listing = listing_of(pack);
    const OutputPath zip(listing.path);
    // Published already: it stays as it is.
    const bool stays = pack.facts.path.empty() && !fetched.values().contains(zip.str());
    auto file = stays ? writer.keep(zip).value() : writer.take_staged(zip);
    file.taken = fetched.values().contains(zip.str());
    add(std::move(file), pack.key);
    add_neighbour(OutputPath(listing.path + ".sha256"), sha256_neighbour(pack.facts), pack.key);
    add_neighbour(OutputPath("packs/" + pack.facts.name + ".json"), pack.json, pack.key);
    analysis.site->packs.add(listing);
  }
  return files;
}

}  // namespace prongsai
