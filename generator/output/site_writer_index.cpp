#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "output/site_writer.hpp"

// What the writer knows of files that earlier runs published.
namespace prongsai {

auto SiteWriter::known(const OutputPath& path, const std::string& key) const -> std::optional<PlacedFile> {
  const auto* entry = index_.find(path.str());
  if (entry == nullptr || entry->key != key || !listed_ || !listed_->contains(path) || site_.stamp(path.str()) != entry->stamp) {
    return std::nullopt;
  }
  return PlacedFile{.path = path, .size = entry->stamp.size, .staged = {}, .key = key, .note = entry->note};
}

auto SiteWriter::untouched(const OutputPath& path) const -> bool {
  const auto* entry = index_.find(path.str());
  return entry != nullptr && site_.stamp(path.str()) == entry->stamp;
}

void SiteWriter::index_placed(const std::vector<PlacedFile>& placed) {
  std::vector<const PlacedFile*> keyed;
  for (const auto& file : placed) {
    if (!file.key.empty()) {
      keyed.push_back(&file);
    }
  }
  const auto stamps = parallel_map(std::span<const PlacedFile* const>(keyed), jobs_,
                                   [this](const PlacedFile* file, unsigned /*worker*/) { return site_.stamp(file->path.str()); });
  index_ = {};
  for (std::size_t at = 0; at < keyed.size(); ++at) {
    if (stamps[at]) {
      index_.set(keyed[at]->path.str(), {.stamp = *stamps[at], .key = keyed[at]->key, .note = keyed[at]->note});
    }
  }
}

}  // namespace prongsai
