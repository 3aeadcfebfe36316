#include "output/manifest.hpp"

namespace prongsai {

auto manifest_text(const PathSet& paths) -> std::string {
  std::string text;
  for (const auto& path : paths) {
    text += path.str();
    text += '\n';
  }
  return text;
}

auto parse_manifest(std::string_view text) -> std::optional<PathSet> {
  PathSet paths;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto path = end == std::string_view::npos ? std::nullopt : OutputPath::parse(text.substr(0, end));
    if (!path || (!paths.empty() && *path <= *paths.rbegin())) {
      return std::nullopt;
    }
    paths.insert(paths.end(), *path);
    text.remove_prefix(end + 1);
  }
  return paths;
}

}  // namespace prongsai
