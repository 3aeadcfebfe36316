#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "output/site_writer.hpp"
#include "pack/index_pack.hpp"
#include "pack/pack_content.hpp"
#include "pack/write_pack.hpp"
#include "plan/plan_packs.hpp"

namespace prongsai {

// A pack, or a part of one, and what stands beside it.
struct WrittenPack {
  PackFacts facts;
  IndexedPack listed;
  std::string json;
  std::size_t evidence_files = 0;
  std::size_t listed_packs = 0;
};

// Writes the zip of a pack where the caller wants it. Called from many threads, for different packs.
using PackWriter = std::function<PackFacts(const PackContent& content, const FileReader& reader)>;

struct PackJob {
  PackOptions options;
  // The content folder.
  std::string content;
  unsigned jobs = 1;
  PackWriter write;
};

// The packs in the order planned, the parts of each in theirs; then the indexes, which list them.
[[nodiscard]] auto write_packs(Analysis& analysis, const std::vector<PlannedPack>& planned, const std::vector<PlannedIndex>& indexes,
                               const PackJob& job, ProgressLine& progress) -> std::vector<WrittenPack>;

// Packs everything that the site offers, notes each pack in the site, and places what stands beside it.
[[nodiscard]] auto make_packs(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile>;

// Every public file of evidence, as it is.
[[nodiscard]] auto copy_evidence(const Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress)
    -> std::vector<PlacedFile>;

}  // namespace prongsai
