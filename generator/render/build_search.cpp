#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/collation.hpp"
#include "render/builders.hpp"
#include "render/search_documents.hpp"

namespace prongsai {
namespace {

// Beyond this many the page would be longer than what it leads to: letters and provinces then lead to lists.
constexpr std::size_t most_units_listed = 500;

auto kind_views(const Voice& voice) -> std::vector<SearchKindView> {
  std::vector<SearchKindView> kinds;
  for (std::size_t at = 0; at < search_kinds; ++at) {
    const std::string word(word_of(static_cast<SearchKind>(at)));
    kinds.push_back({.id = word, .title = voice.say("search.kind." + word)});
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

// In dictionary order of the provinces, then of the units.
auto provinces_of(const PageContext& page, bool listed) -> std::vector<UnitGroupView> {
  const ThaiCollator collator;
  std::map<std::string, UnitGroupView> groups;
  for (const auto* unit : page.site().units(page.language())) {
    if (!unit->province || unit->province->name.empty()) {
      continue;
    }
    const auto words = page.voice().words(unit->province->name);
    auto& group = groups[collator.key(words.text)];
    if (group.anchor.empty()) {
      group.anchor = "province." + unit->province->code;
      group.heading.text = words;
      const auto* region = unit->region ? page.corpus().portal.region(**unit->region) : nullptr;
      if (!listed && region != nullptr) {
        group.heading.linked = true;
        group.heading.url = page.url(RegionPage{region});
      }
    }
    if (listed) {
      group.units.push_back(page.unit_link(*unit));
    }
  }
  std::vector<UnitGroupView> views;
  for (auto& [key, group] : groups) {
    views.push_back(std::move(group));
  }
  return views;
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
  view.provinces = provinces_of(page, listed);
  return view;
}

}  // namespace prongsai
