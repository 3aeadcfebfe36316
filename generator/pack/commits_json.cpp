#include "pack/commits_json.hpp"

#include <algorithm>
#include <vector>

#include "pack/indented_json.hpp"

namespace prongsai {

auto commits_json(const PackContent& content, const PackContext& context) -> std::string {
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
  IndentedJson json;
  json.begin_array();
  for (const auto* file : files) {
    const auto commit = context.commits.find(file->origin);
    const bool known = commit != context.commits.end();
    json.begin_object();
    json.key("file").text(file->path);
    json.key("content").text(file->origin);
    json.key("commit");
    known ? json.text(commit->second.id) : json.null();
    json.key("date");
    known ? json.text(commit->second.date.iso()) : json.null();
    if (file->abridged) {
      json.key("abridged").boolean(true);
    }
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace prongsai
