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

}  // namespace

auto published_pack(const PackContent& content, const std::string& folder, const SiteWriter& writer) -> std::optional<PackFacts> {
  const auto paths = paths_of(content, folder);
  const auto json = writer.published_text(paths.json, most_neighbour);
  auto facts = json ? facts_from_json(*json, content) : std::nullopt;
  if (!facts || writer.published_text(paths.sha256, most_neighbour) != sha256_neighbour(*facts)) {
    return std::nullopt;
  }
  const auto zip = writer.keep(paths.zip);
  return zip && zip->size == facts->size ? facts : std::nullopt;
}

auto place_pack(const PackContent& content, const std::string& folder, const FileReader& evidence, const SiteWriter& writer) -> PlacedPack {
  const auto paths = paths_of(content, folder);
  PlacedPack placed;
  auto known = published_pack(content, folder, writer);
  auto zip = known ? writer.keep(paths.zip) : std::nullopt;
  if (zip) {
    placed.facts = std::move(*known);
    placed.files.push_back(std::move(*zip));
  } else {
    placed.facts = write_pack(content, evidence, writer.stage_path(paths.zip));
  }
  placed.files.push_back(writer.place(paths.sha256, sha256_neighbour(placed.facts)));
  placed.files.push_back(writer.place(paths.json, pack_json(placed.facts, content)));
  return placed;
}

}  // namespace prongsai
