#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/site_model.hpp"
#include "render/template_set.hpp"
#include "search/document.hpp"
#include "search/merge.hpp"

// What of the site can be found, in the words of its pages. The texts come from the model, not from HTML; of evidence that is not public nothing.
namespace prongsai {

struct SearchSubject {
  SearchKind kind = SearchKind::knowledge;
  PageSubject page;
  // Set where it is a part of the page: an entry of the register, or a node of a framework.
  const Evidence* evidence = nullptr;
  std::string node;
  const Text* node_title = nullptr;
};

// In the order in which equally good results stand: kinds with few documents first, the latest year first.
[[nodiscard]] auto search_subjects(const SiteModel& site) -> std::vector<SearchSubject>;

// Where its document leads: SearchDocument::path.
[[nodiscard]] auto search_path(const SearchSubject& subject) -> std::string;

// Regions, provinces and offices of the index, and the words that mean the same (templates/synonyms.json).
[[nodiscard]] auto search_extras(const SiteModel& site, const TemplateSet& templates) -> IndexExtras;

[[nodiscard]] auto search_document(const SiteModel& site, const SearchSubject& subject, const TemplateSet& templates, const SearchFacets& facets)
    -> SearchDocument;

// `write_up`: what addresses of searches call a kind.
[[nodiscard]] auto word_of(SearchKind kind) -> std::string_view;

}  // namespace prongsai
