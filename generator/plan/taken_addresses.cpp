#include "plan/taken_addresses.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "plan/site_model.hpp"

namespace prongsai {
namespace {

// First parts of addresses that the site uses or keeps free for parts of its own; no page of prose may be named so.
constexpr std::array<std::string_view, 25> reserved{"404",        "assets", "calendar",  "changes", "compare", "letters", "crosswalks", "data",  "diagnostics", "downloads",
                                                    "en",         "evidence", "feeds",   "frameworks", "index", "knowledge",   "packs",
                                                    "plans",      "practices", "provinces", "regions", "search",     "units", "waivers",     "years"};

}  // namespace

auto is_taken(const PageId& id) -> bool { return std::ranges::find(reserved, id.str()) != reserved.end(); }

void report_taken_addresses(const Corpus& corpus, Diagnostics& diagnostics) {
  for (const auto& page : corpus.pages) {
    if (is_taken(page.id)) {
      diagnostics.report(Code::page_address_taken, {.file = page.file, .begin = 0, .end = 0},
                         {"pages/" + page.id.str() + ".md", path_of(ProsePage{&page}).text});
    }
  }
}

}  // namespace prongsai
