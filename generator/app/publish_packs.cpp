#include "app/publish_packs.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "app/pack_context.hpp"
#include "base/parallel.hpp"
#include "pack/bag.hpp"
#include "pack/pack_content.hpp"
#include "pack/write_pack.hpp"

namespace prongsai {
namespace {

constexpr StageWords packing{"จัดชุดหลักฐาน", "packing evidence"};
constexpr StageWords copying{"คัดลอกหลักฐาน", "copying evidence"};

// What a pack and its neighbours became.
struct PackedUnit {
  PackListing listing;
  std::vector<PlacedFile> files;
};

auto pack_unit(const UnitScore& score, const Analysis& analysis, const PackContext& context, const SiteWriter& writer) -> PackedUnit {
  const auto content = plan_unit_pack(analysis.loaded.corpus, score, analysis.loaded.sources, pack_options(analysis, context, &score));
  const auto path = "packs/" + content.name + ".zip";
  const auto facts = write_pack(content, *analysis.reader, writer.stage_path(OutputPath(path)));
  PackedUnit packed;
  packed.listing = {.unit = score.unit->id, .year = score.year->year, .path = path, .name = content.name + ".zip", .size = facts.size, .sha256 = facts.sha256,
                    .files = content.evidence_files};
  packed.files.push_back(writer.place(OutputPath(path + ".sha256"), sha256_neighbour(facts)));
  packed.files.push_back(writer.place(OutputPath("packs/" + content.name + ".json"), pack_json(facts, content)));
  return packed;
}

auto all_scores(const Standings& standings) -> std::vector<const UnitScore*> {
  std::vector<const UnitScore*> scores;
  for (const auto& [number, year] : standings.years) {
    for (const auto& score : year.scores) {
      scores.push_back(&score);
    }
  }
  std::ranges::sort(scores, {}, [](const UnitScore* score) { return std::pair(score->unit->id, score->year->year); });
  return scores;
}

}  // namespace

auto make_packs(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile> {
  progress.stage(words(packing, options.language));
  const auto scores = all_scores(analysis.standings);
  Progress count(scores.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  const auto context = make_pack_context(analysis, options);
  const auto work = [&](const UnitScore* score, unsigned /*worker*/) {
    auto packed = pack_unit(*score, analysis, context, writer);
    count.step();
    return packed;
  };
  std::vector<PlacedFile> files;
  if (!scores.empty()) {
    const auto& portal = analysis.loaded.corpus.portal;
    files.push_back(writer.place(OutputPath(bag_profile_path), bag_profile_json(portal.base_url + "/" + bag_profile_path, portal)));
  }
  for (auto& packed : parallel_map(std::span<const UnitScore* const>(scores), options.jobs, work)) {
    analysis.site->packs.push_back(std::move(packed.listing));
    std::ranges::move(packed.files, std::back_inserter(files));
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
