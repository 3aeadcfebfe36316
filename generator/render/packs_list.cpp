#include "render/packs_list.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace prongsai {

auto packs_list(const SiteModel& site) -> std::string {
  std::vector<const PackListing*> packs;
  for (const auto& pack : site.packs) {
    packs.push_back(&pack);
  }
  std::ranges::sort(packs, {}, [](const PackListing* pack) { return pack->name; });
  std::string text = "{\"packs\": [";
  for (const auto* pack : packs) {
    const nlohmann::ordered_json line{{"file", pack->name}, {"size", pack->size}, {"sha256", pack->sha256}};
    text += (pack == packs.front() ? "\n" : ",\n") + line.dump();
  }
  return text + "\n]}\n";
}

}  // namespace prongsai
