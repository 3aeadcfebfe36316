#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/options.hpp"
#include "output/site_writer.hpp"
#include "source/tree_state.hpp"

// A build of which no input and no output was changed since need not be made again: the last one left a note in the cache folder that says what it read,
// what it wrote and what it said. Where anything is in doubt, the whole build is made.
namespace prongsai {

// What a build said.
struct LastBuild {
  std::uint64_t pages = 0;
  std::uint64_t packs = 0;
  std::uint64_t files = 0;
  Exit exit = Exit::fine;
  // As printed, before and after the line of the figures.
  std::string problems;
  std::string notes;
};

// The last build of this site by this program with these options, where nothing that it read or wrote was changed since.
[[nodiscard]] auto last_build_if_unchanged(const Options& options) -> std::optional<LastBuild>;

// Before anything of the site is changed.
void forget_last_build(const Options& options);

// What a build is made of, looked at before anything is read.
class BuildInputs {
 public:
  [[nodiscard]] static auto look(const Options& options) -> BuildInputs;
  // Leaves the note, once the site is published. None where an input was changed so shortly before the build, or during it, that a later change might
  // not show.
  void remember(const LastBuild& build, const Options& options, const SiteWriter& writer) const;

 private:
  BuildInputs(std::string key, std::string history, TreeState content, std::optional<TreeState> templates)
      : key_(std::move(key)), history_(std::move(history)), content_(std::move(content)), templates_(std::move(templates)) {}
  std::string key_;
  std::string history_;
  TreeState content_;
  std::optional<TreeState> templates_;
};

}  // namespace prongsai
