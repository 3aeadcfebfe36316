#include "app/published_pack.hpp"

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

}  // namespace prongsai
