#include "app/publish_search.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "render/search_documents.hpp"
#include "search/build_index.hpp"

namespace prongsai {

auto make_search(const SiteModel& site, const TemplateSet& templates, unsigned jobs, const Remembered& remembered, const SiteWriter& writer,
                 std::function<void(std::size_t, std::size_t)> progress) -> std::vector<PlacedFile> {
  const auto subjects = search_subjects(site);
  const auto extras = search_extras(site, templates);
  std::vector<std::string> paths;
  std::ranges::transform(subjects, std::back_inserter(paths), search_path);
  const auto path_in_site = [](const std::string& path) { return OutputPath("search/data/" + path); };
  const auto place = [&](const SearchFile& file) {
    auto placed = writer.place(path_in_site(file.path), file.bytes);
    placed.key = file.sha256;
    return placed;
  };
  return build_index(
      paths, extras, jobs, [&](std::size_t number) { return search_document(site, subjects[number], templates, extras.facets); }, place,
      std::move(progress), remembered.results, [&](const IndexedFile& file) { return writer.known(path_in_site(file.path), file.sha256); });
}

}  // namespace prongsai
