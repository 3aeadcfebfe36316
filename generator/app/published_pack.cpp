#include "app/published_pack.hpp"

#include "base/sha256.hpp"

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

// A run that was killed may have published the neighbours and not the zip, or the other way round. Where both are as one publication left them they belong
// together; else only the zip's own bytes tell.
auto is_of(const PackFacts& facts, const PlacedFile& zip, const PackPaths& paths, const SiteWriter& writer) -> bool {
  if (writer.untouched(paths.zip) && writer.untouched(paths.json)) {
    return true;
  }
  Sha256 hash;
  writer.read_placed(zip, [&hash](std::string_view piece) { hash.update(piece); });
  return hash.hex() == facts.sha256;
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
  return zip && zip->size == facts->size && is_of(*facts, *zip, paths, writer) ? facts : std::nullopt;
}

}  // namespace prongsai
