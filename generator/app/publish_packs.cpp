#include "app/publish_packs.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "app/pack_context.hpp"
#include "base/parallel.hpp"
#include "pack/bag.hpp"
#include "pack/index_pack.hpp"

namespace prongsai {
namespace {

constexpr StageWords packing{"จัดชุดหลักฐาน", "packing evidence"};
constexpr StageWords copying{"คัดลอกหลักฐาน", "copying evidence"};

auto written(const PackContent& content, const FileReader& reader, const PackWriter& write) -> WrittenPack {
  WrittenPack pack;
  pack.facts = write(content, reader);
  pack.listed = indexed(content, pack.facts);
  pack.json = pack_json(pack.facts, content);
  pack.evidence_files = content.evidence_files;
  pack.listed_packs = content.listed_packs;
  return pack;
}

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

// The packs of an index, each part of each.
auto listed_in(const PlannedIndex& index, const std::vector<std::vector<WrittenPack>>& packs) -> std::vector<const IndexedPack*> {
  std::vector<const IndexedPack*> listed;
  for (const auto place : index.packs) {
    for (const auto& part : packs[place]) {
      listed.push_back(&part.listed);
    }
  }
  return listed;
}

}  // namespace

auto write_packs(Analysis& analysis, const std::vector<PlannedPack>& planned, const std::vector<PlannedIndex>& indexes, const PackJob& job,
                 ProgressLine& progress) -> std::vector<WrittenPack> {
  const auto& corpus = analysis.loaded.corpus;
  Progress count(planned.size() + indexes.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  const auto context = make_pack_context(analysis, job.content);
  const auto work = [&](const PlannedPack& one, unsigned /*worker*/) {
    std::vector<WrittenPack> parts;
    auto options = job.options;
    add_context(options, analysis, context, one.dimension == nullptr ? one.score : nullptr);
    for (const auto& content : plan_pack(corpus, one, analysis.loaded.sources, options)) {
      parts.push_back(written(content, *analysis.reader, job.write));
    }
    count.step();
    return parts;
  };
  auto packs = parallel_map(std::span<const PlannedPack>(planned), job.jobs, work);
  const auto index_work = [&](const PlannedIndex& index, unsigned /*worker*/) {
    const auto listed = listed_in(index, packs);
    auto options = job.options;
    add_context(options, analysis, context, nullptr);
    auto pack = written(plan_index_pack(corpus, index.subject, listed, options), *analysis.reader, job.write);
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

auto make_packs(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile> {
  progress.stage(words(packing, options.language));
  const auto& corpus = analysis.loaded.corpus;
  const auto planned = plan_packs(corpus, analysis.standings);
  // Only what everybody may see: an auditor's pack never stands in a site.
  PackJob job{.options = {}, .content = options.content, .jobs = options.jobs, .write = {}};
  job.write = [&writer](const PackContent& content, const FileReader& reader) {
    return write_pack(content, reader, writer.stage_path(OutputPath("packs/" + content.name + ".zip")));
  };
  std::vector<PlacedFile> files;
  if (!planned.empty()) {
    files.push_back(writer.place(OutputPath(bag_profile_path), bag_profile_json(corpus.portal.base_url + "/" + bag_profile_path, corpus.portal)));
  }
  for (const auto& pack : write_packs(analysis, planned, plan_indexes(corpus, planned), job, progress)) {
    const auto listing = listing_of(pack);
    files.push_back(writer.place(OutputPath(listing.path + ".sha256"), sha256_neighbour(pack.facts)));
    files.push_back(writer.place(OutputPath("packs/" + pack.facts.name + ".json"), pack.json));
    analysis.site->packs.push_back(listing);
  }
  return files;
}

auto copy_evidence(const Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile> {
  progress.stage(words(copying, options.language));
  const auto work = [&](const EvidenceFile& file, unsigned /*worker*/) {
    return writer.place_copy(OutputPath(file.site_path.file()), *analysis.reader, file.content_path);
  };
  return parallel_map(std::span<const EvidenceFile>(analysis.site->evidence_files), options.jobs, work);
}

}  // namespace prongsai
