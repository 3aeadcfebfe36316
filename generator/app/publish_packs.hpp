#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/progress.hpp"
#include "app/remembered.hpp"
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
  // Of all that it is made from; empty where there is none (app/pack_inputs.hpp).
  std::string key;
};

// Writes the zip of a pack where the caller wants it. Called from many threads, for different packs.
using PackWriter = std::function<PackFacts(const PackContent& content, const FileReader& reader)>;

// As the site lists it.
[[nodiscard]] auto listing_of(const WrittenPack& pack) -> PackListing;

struct PackJob {
  PackOptions options;
  // The content folder.
  std::string content;
  unsigned jobs = 1;
  PackWriter write;
  // Null where nothing is remembered.
  Results* results = nullptr;
  // Whether the zip of this name stands where `write` would write it, made from what the key stands for. A remembered pack of which that is true is neither
  // planned nor written, and its facts have no path. Called from many threads.
  std::function<bool(const std::string& name, const std::string& key)> stands;
};

// The packs in the order planned, the parts of each in theirs; then the indexes, which list them.
[[nodiscard]] auto write_packs(Analysis& analysis, const std::vector<PlannedPack>& planned, const std::vector<PlannedIndex>& indexes,
                               const PackJob& job, ProgressLine& progress) -> std::vector<WrittenPack>;

// Packs everything that the site offers, notes each pack in the site, and places what stands beside it.
[[nodiscard]] auto make_packs(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress)
    -> std::vector<PlacedFile>;

}  // namespace prongsai
