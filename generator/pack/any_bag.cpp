#include "pack/any_bag.hpp"

#include <algorithm>

#include "base/charset.hpp"
#include "pack/bag_check.hpp"
#include "pack/bag_manifest.hpp"

namespace prongsai {

auto algorithms_for(const std::vector<std::string>& paths) -> std::vector<DigestAlgorithm> {
  std::set<DigestAlgorithm> needed;
  for (const auto& path : paths) {
    const auto manifest = manifest_name(path);
    const auto algorithm = manifest ? digest_algorithm(manifest->algorithm) : std::nullopt;
    if (algorithm) {
      needed.insert(*algorithm);
    }
  }
  return {needed.begin(), needed.end()};
}

auto describes_any_bag(std::string_view path) -> bool {
  return path == "bagit.txt" || path == "bag-info.txt" || path == "package-info.txt" || path == "fetch.txt" || manifest_name(path);
}

// A manifest of a bag whose files are still to be fetched lists more files than there are, so much is allowed to any bag.
auto tag_text_budget(std::uint64_t files) -> std::uint64_t { return std::min<std::uint64_t>(67'108'864 + 2'048 * files, 1'000'000'000); }

auto payload_sums(const AnyBag& bag, bool caseless) -> PayloadOxum {
  PayloadOxum sums;
  std::set<std::string> names;
  for (const auto& [path, file] : bag.files) {
    if (is_payload_path(path) && (!caseless || names.insert(caseless_form(path)).second)) {
      sums.bytes += file.size;
      ++sums.files;
    }
  }
  return sums;
}

}  // namespace prongsai
