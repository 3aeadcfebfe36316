#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "model/waiver.hpp"
#include "source/git_changes.hpp"
#include "source/span.hpp"

namespace prongsai {

// A problem that was found in the content, with its words.
struct PackProblem {
  // `W410`.
  std::string code;
  bool is_error = false;
  Text message;
  // What to do about it; may be empty.
  Text help;
  Span span;
  // Path in the content folder, with the line and column (from 1) in files that are text; 0 elsewhere.
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  // Null where it is open.
  const Waiver* waiver = nullptr;
};

// The absolute address of each link of each section of a write-up, as the site resolved it.
using ProseAddresses = std::vector<std::vector<std::string>>;

// What is known beside the content when a pack is made, of what the pack is about. Kept as plain values, so that packs depend on no later room.
struct PackContext {
  // Of the program.
  std::string version;
  // False outside a git repository and in a shallow one: the pack then says nothing of commits.
  bool names_commits = false;
  // The last commit of each content file that is as it was committed.
  std::map<std::string, GitCommit, std::less<>> commits;
  // By file and place.
  std::vector<PackProblem> problems;
  std::map<FileId, ProseAddresses> links;
};

}  // namespace prongsai
