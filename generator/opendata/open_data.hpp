#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "opendata/column.hpp"
#include "plan/listing.hpp"
#include "plan/site_model.hpp"
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
  // Which page links to it.
  DataSubject about;
  std::function<std::string()> make;
  // The key (base/key.hpp) of all that the bytes follow from, where it is made much sooner than they; else empty. As `make` otherwise.
  std::function<std::string()> key = {};
};

// Under `data/`: scores, criteria, checklists and evidence of each year that has them; dimensions and frameworks; units; write-ups; last the data
// dictionary, which also tells of the files of single units (unit_data.hpp). A table that does not grow with units times criteria is also a workbook.
// `packs` is what the site offers: a file lists them where there are any. It outlives the sources, as corpus and standings do.
// `changes` likewise: what changed between publications.
[[nodiscard]] auto open_data_sources(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs = nullptr,
                                     const std::vector<ChangeSet>* changes = nullptr) -> std::vector<DataSource>;
// The same, made.
[[nodiscard]] auto open_data_files(const Corpus& corpus, const Standings& standings, const std::vector<PackListing>* packs = nullptr,
                                   const std::vector<ChangeSet>* changes = nullptr) -> std::vector<DataFile>;

// The most addresses that one site map may hold (sitemaps.org).
inline constexpr std::size_t most_in_a_sitemap = 50'000;
// An address below the site's root, and the same page in each language, itself too, where there are several.
struct SitemapPage {
  std::string path;
  std::vector<std::pair<Language, std::string>> versions{};
};
// Every page that somebody may look for.
[[nodiscard]] auto sitemap_pages(const SiteModel& site) -> std::vector<SitemapPage>;
// `sitemap.xml` alone, or, where the pages are more than `most`, as an index of `sitemap-1.xml` and so on. In any order given; each is written once, in
// bytewise order. `base_url` has no slash at its end.
[[nodiscard]] auto sitemap_files(std::string_view base_url, std::vector<SitemapPage> pages, std::size_t most) -> std::vector<DataFile>;
// Everybody may read everything; tells where the site map is.
[[nodiscard]] auto robots(std::string_view base_url) -> std::string;

}  // namespace prongsai
