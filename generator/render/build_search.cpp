#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/collation.hpp"
#include "render/builders.hpp"
#include "render/search_documents.hpp"

namespace prongsai {
namespace {

// Beyond this many the page would be longer than what it leads to: letters then lead to the list of units.
constexpr std::size_t most_units_listed = 500;

auto kind_views(const Voice& voice) -> std::vector<SearchKindView> {
  constexpr std::array<std::string_view, search_kinds> titles{"search.kind.unit",   "search.kind.knowledge", "search.kind.framework", "search.kind.plan",
                                                              "search.kind.result", "search.kind.write-up",  "search.kind.evidence"};
  std::vector<SearchKindView> kinds;
  for (std::size_t at = 0; at < search_kinds; ++at) {
    kinds.push_back({.id = std::string(word_of(static_cast<SearchKind>(at))), .title = voice.say(titles.at(at))});
  }
  return kinds;
}

auto letters_of(const PageContext& page, bool listed) -> std::vector<UnitGroupView> {
  auto groups = unit_index_view(page).letters;
  if (!listed) {
    for (auto& group : groups) {
      group.heading.linked = true;
      group.heading.url = page.url(UnitIndexPage{}, group.anchor);
      group.units.clear();
    }
  }
  return groups;
}

// In the dictionary order of the reader's language.
auto provinces_of(const PageContext& page) -> std::vector<LinkView> {
  const ThaiCollator collator;
  std::map<std::string, LinkView> sorted;
  for (const auto& province : page.site().provinces) {
    auto link = page.link(ProvincePage{&province});
    const auto key = collator.key(link.title.text) + province.province->code;
    sorted.emplace(key, std::move(link));
  }
  std::vector<LinkView> links;
  for (auto& [key, link] : sorted) {
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace

auto search_view(const PageContext& page) -> SearchView {
  const auto& voice = page.voice();
  const bool listed = page.corpus().units.size() <= most_units_listed;
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
  view.letters = letters_of(page, listed);
  view.provinces = provinces_of(page);
  return view;
}

}  // namespace prongsai
