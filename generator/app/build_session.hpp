#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "markdown/worker.hpp"
#include "plan/pack_list.hpp"
#include "render/template_set.hpp"

namespace prongsai {

struct BuildOutcome;

// What one build may leave to the next of the same process; lives as long as the command. Nothing in it may change what is built or said. Used by one
// build at a time.
struct BuildSession {
  // Whether the site may be as the content is: false where a change was seen, so that nobody need look.
  bool may_be_unchanged = true;
  // Told as soon as the site stands, before what is only kept for later builds is written. May be empty.
  std::function<void(const BuildOutcome&)> published;
  // Whether other builds of the same options follow: what follows here is for them alone.
  bool goes_on = false;
  // Files of the content that changed since the last build, as paths of the content: their pages are published before everything else, and told by
  // their paths in the site.
  std::set<std::string> changed;
  std::function<void(std::vector<std::string>)> ahead;

  // Children that render Markdown, kept for the next build.
  std::unique_ptr<MarkdownPool> markdown;
  // As they were compiled last, with the files of the content among them.
  std::shared_ptr<const TemplateSet> templates;
  std::map<std::string, FileId> template_sources;
  // Of the site as it was published last: what pages say of the files beside them.
  struct Listings {
    PackList packs;
    std::vector<DataListing> data;
  };
  std::optional<Listings> listings;
};

}  // namespace prongsai
