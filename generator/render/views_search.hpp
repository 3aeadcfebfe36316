#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"
#include "render/views_results.hpp"

namespace prongsai {

// A kind of result, as the form's list names it.
struct SearchKindView {
  static constexpr std::string_view view_name = "search_kind";
  std::string id;
  std::string title;
  static void fields(auto& field) {
    field("id", &SearchKindView::id);
    field("title", &SearchKindView::title);
  }
};

struct SearchView {
  static constexpr std::string_view view_name = "search";
  std::string title;
  std::string answer;
  Href action;
  Href script;
  // For the script: where the index, the site's root, the engine and the fallback for browsers that cannot unzip lie, as seen from the page.
  std::string index;
  std::string root;
  std::string engine;
  std::string inflate;
  std::vector<SearchKindView> kinds;
  std::vector<LinkView> lists;
  // Where the units are too many to list, the letters lead to pages of their own.
  std::optional<UnitWaysView> ways;
  std::vector<UnitGroupView> letters;
  std::vector<UnitLineView> provinces;
  static void fields(auto& field) {
    field("title", &SearchView::title);
    field("answer", &SearchView::answer);
    field("action", &SearchView::action);
    field("script", &SearchView::script);
    field("index", &SearchView::index);
    field("root", &SearchView::root);
    field("engine", &SearchView::engine);
    field("inflate", &SearchView::inflate);
    field("kinds", &SearchView::kinds);
    field("lists", &SearchView::lists);
    field("ways", &SearchView::ways);
    field("letters", &SearchView::letters);
    field("provinces", &SearchView::provinces);
  }
};

}  // namespace prongsai
