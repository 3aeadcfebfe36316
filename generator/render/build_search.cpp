#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/search_documents.hpp"

namespace prongsai {
namespace {

auto kind_views(const Voice& voice) -> std::vector<SearchKindView> {
  constexpr std::array<std::string_view, search_kinds> titles{"search.kind.unit",   "search.kind.knowledge", "search.kind.framework", "search.kind.plan",
                                                              "search.kind.result", "search.kind.write-up",  "search.kind.evidence"};
  std::vector<SearchKindView> kinds;
  for (std::size_t at = 0; at < search_kinds; ++at) {
    kinds.push_back({.id = std::string(word_of(static_cast<SearchKind>(at))), .title = voice.say(titles.at(at))});
  }
  return kinds;
}

}  // namespace

auto search_view(const PageContext& page) -> SearchView {
  const auto& voice = page.voice();
  SearchView view;
  view.title = voice.say("title.search");
  view.answer = voice.say("search.answer");
  view.action = page.url(SearchPage{});
  view.script = page.asset_url("search_page.js");
  view.index = page.file_url({"search/data/"}).text;
  view.root = page.file_url({""}).text;
  view.engine = page.asset_url("search.js").text;
  view.inflate = page.asset_url("inflate.js").text;
  view.kinds = kind_views(voice);
  for (const auto& subject : page.site().navigation) {
    view.lists.push_back(page.link(subject));
  }
  view.ways = unit_ways(page);
  view.letters = unit_index_view(page).letters;
  view.provinces = province_lines(page);
  return view;
}

}  // namespace prongsai
