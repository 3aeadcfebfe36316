#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/pipeline.hpp"
#include "app/remembered.hpp"
#include "pack/pack_content.hpp"
#include "pack/pack_context.hpp"

namespace prongsai {

// Where the site publishes the BagIt profile that its packs follow.
inline constexpr const char* bag_profile_path = "packs/profile-1.json";

// What packs say beside the content: problems and waivers with their words, commits, addresses of the site. Gathered once for all packs; each is given its
// own part only.
class PackContexts {
 public:
  // The analysis must have a site and must outlive the contexts. Notes in it the days of write-ups, and whether the history was too short to name commits.
  PackContexts(Analysis& analysis, const std::string& content, Results* results);

  // Problems and commits at the given places (files, or folders with a slash at the end; sorted, none below another), and links of the write-ups of `year`,
  // which is null for none.
  [[nodiscard]] auto at(const std::vector<std::string>& places, const UnitYear* year) const -> PackContext;

 private:
  const SiteModel* site_;
  bool names_commits_ = false;
  std::map<std::string, GitCommit, std::less<>> commits_;
  std::vector<PackProblem> problems_;
  // Of write-ups, by file.
  std::map<FileId, const PlannedPage*> pages_;
};

}  // namespace prongsai
