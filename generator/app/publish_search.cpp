#include "app/publish_search.hpp"

#include <utility>

#include "render/search_documents.hpp"
#include "search/build_index.hpp"

namespace prongsai {

auto make_search(const SiteModel& site, const TemplateSet& templates, unsigned jobs, const SiteWriter& writer,
                 std::function<void(std::size_t, std::size_t)> progress) -> std::vector<PlacedFile> {
  const auto subjects = search_subjects(site);
  const auto extras = search_extras(site, templates);
  return build_index(
      subjects.size(), extras, jobs,
      [&](std::size_t number) { return search_document(site, subjects[number], templates, extras.facets); },
      [&](const SearchFile& file) { return writer.place(OutputPath("search/data/" + file.path), file.bytes); }, std::move(progress));
}

}  // namespace prongsai
