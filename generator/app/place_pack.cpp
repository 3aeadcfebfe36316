#include "app/place_pack.hpp"

#include <optional>
#include <utility>

namespace prongsai {
namespace {

// The longest neighbour that is looked at.
constexpr std::uint64_t most_neighbour = std::uint64_t{1} << 20U;

struct PackPaths {
  OutputPath zip;
  OutputPath sha256;
  OutputPath json;
};

auto paths_of(const PackContent& content, const std::string& folder) -> PackPaths {
  const auto stem = folder + content.name;
  return {.zip = OutputPath(stem + ".zip"), .sha256 = OutputPath(stem + ".zip.sha256"), .json = OutputPath(stem + ".json")};
}

auto keep_published(const PackContent& content, const PackPaths& paths, const SiteWriter& writer) -> std::optional<PlacedPack> {
  const auto json = writer.published_text(paths.json, most_neighbour);
  auto facts = json ? facts_from_json(*json, content) : std::nullopt;
  if (!facts || writer.published_text(paths.sha256, most_neighbour) != sha256_neighbour(*facts)) {
    return std::nullopt;
  }
  PlacedPack kept{.facts = std::move(*facts), .files = {}};
  for (const auto& path : {paths.zip, paths.sha256, paths.json}) {
    auto placed = writer.keep(path);
    if (!placed || (path == paths.zip && placed->size != kept.facts.size)) {
      return std::nullopt;
    }
    kept.files.push_back(std::move(*placed));
  }
  return kept;
}

}  // namespace

auto place_pack(const PackContent& content, const std::string& folder, const FileReader& evidence, const SiteWriter& writer) -> PlacedPack {
  const auto paths = paths_of(content, folder);
  if (auto kept = keep_published(content, paths, writer)) {
    return std::move(*kept);
  }
  PlacedPack placed{.facts = write_pack(content, evidence, writer.stage_path(paths.zip)), .files = {}};
  placed.files.push_back(writer.place(paths.sha256, sha256_neighbour(placed.facts)));
  placed.files.push_back(writer.place(paths.json, pack_json(placed.facts, content)));
  return placed;
}

}  // namespace prongsai
