#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "plan/listing.hpp"
#include "score/standings.hpp"

// Everything that the site says, as files for programs and spreadsheets. Pure functions: the same corpus gives the same bytes.
namespace prongsai {

struct DataFile {
  // Below the site's root.
  std::string path;
  std::string bytes;
  Text title;
  std::string media_type;
};

// A file that is made when it is asked for, so that a nation's files need not all be in memory at once. The corpus and standings outlive it;
// `make` may be called from any thread.
struct DataSource {
  std::string path;
  Text title;
  std::string media_type;
  // What the data dictionary says of it.
  std::vector<DataField> fields;
  std::function<std::string()> make;
};

// Under `data/`: scores, criteria, checklists and evidence of each year that has them; units; write-ups; last the data dictionary.
// `packs` is what the site offers: a file lists them where there are any. It outlives the sources, as corpus and standings do.
// `changes` likewise: what changed between publications.
[[nodiscard]] auto open_data_sources(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs = nullptr,
                                     const std::vector<ChangeSet>* changes = nullptr) -> std::vector<DataSource>;
// The same, made.
[[nodiscard]] auto open_data_files(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs = nullptr,
                                   const std::vector<ChangeSet>* changes = nullptr) -> std::vector<DataFile>;

// The most addresses that one site map may hold (sitemaps.org).
inline constexpr std::size_t most_in_a_sitemap = 50'000;
// `paths` are below the site's root, in any order; each is written once, in bytewise order. `base_url` has no slash at its end.
[[nodiscard]] auto sitemap(std::string_view base_url, std::vector<std::string> paths) -> std::string;
// `sitemap.xml` alone, or, where the addresses are more than `most`, as an index of `sitemap-1.xml` and so on.
[[nodiscard]] auto sitemap_files(std::string_view base_url, std::vector<std::string> paths, std::size_t most) -> std::vector<DataFile>;
// Everybody may read everything; tells where the site map is.
[[nodiscard]] auto robots(std::string_view base_url) -> std::string;

}  // namespace prongsai
