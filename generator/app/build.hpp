#pragma once

#include <cstdint>
#include <string>

#include "app/build_session.hpp"
#include "app/options.hpp"
#include "app/progress.hpp"
#include "output/site_writer.hpp"

// Everything from the content to the published site, once or again and again in one process.
namespace prongsai {

struct BuildOutcome {
  Exit exit = Exit::fine;
  // Whether the site is now what the content says; false where errors stand in the way, and the site is as it was.
  bool published = false;
  PublishReport report;
  std::uint64_t pages = 0;
  std::uint64_t packs = 0;
  // As printed: the problems, and what became of the site.
  std::string problems;
  std::string words;
  // The problems for the page over the page, as `print_overlay` writes them; empty where there are none that count, or where nothing was built.
  std::string overlay;
};

// Builds and publishes the site. Prints nothing but progress. Throws as the pipeline does where the environment fails.
[[nodiscard]] auto build_site(const Options& options, BuildSession& session, ProgressLine& progress) -> BuildOutcome;

}  // namespace prongsai
