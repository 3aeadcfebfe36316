#include "pack/commits_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace prongsai {

auto commits_json(const PackContent& content, const PackContext& context) -> std::string {
  using Json = nlohmann::ordered_json;
  if (!context.names_commits) {
    return {};
  }
  std::vector<const PackFile*> files;
  for (const auto& file : content.files) {
    if (!file.origin.empty()) {
      files.push_back(&file);
    }
  }
  std::ranges::sort(files, {}, &PackFile::path);
  Json list = Json::array();
  for (const auto* file : files) {
    Json item{{"file", file->path}, {"content", file->origin}, {"commit", nullptr}, {"date", nullptr}};
    if (const auto commit = context.commits.find(file->origin); commit != context.commits.end()) {
      item["commit"] = commit->second.id;
      item["date"] = commit->second.date.iso();
    }
    if (file->abridged) {
      item["abridged"] = true;
    }
    list.push_back(std::move(item));
  }
  return list.dump(2) + "\n";
}

}  // namespace prongsai
