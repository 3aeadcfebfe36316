#include "app/publish_data.hpp"

#include <iterator>
#include <span>
#include <utility>

#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "opendata/catalogue.hpp"
#include "opendata/feeds.hpp"
#include "opendata/open_data.hpp"
#include "opendata/unit_data.hpp"

namespace prongsai {
namespace {

constexpr StageWords gathering{"จัดทำข้อมูลเปิด", "making open data"};

struct PlacedData {
  PlacedFile file;
  DataListing listing;
};

auto place_source(const DataSource& source, const SiteWriter& writer) -> PlacedData {
  const auto bytes = source.make();
  DataListing listing{.path = source.path,
                      .title = source.title,
                      .size = bytes.size(),
                      .media_type = source.media_type,
                      .sha256 = sha256_hex(bytes),
                      .about = source.about,
                      .fields = source.fields};
  return {.file = writer.place(OutputPath(source.path), bytes), .listing = std::move(listing)};
}

auto place_unit(const UnitData& data, const Feeds& feeds, const Unit& unit, const SiteWriter& writer) -> std::vector<PlacedFile> {
  std::vector<PlacedFile> placed;
  for (const auto& file : data.files(unit)) {
    placed.push_back(writer.place(OutputPath(file.path), file.bytes));
  }
  placed.push_back(writer.place(OutputPath(unit_feed_path(unit.id).text), feeds.of_unit(unit)));
  return placed;
}

}  // namespace

auto make_data(Analysis& analysis, const Options& options, const SiteWriter& writer, ProgressLine& progress) -> std::vector<PlacedFile> {
  progress.stage(words(gathering, options.language));
  const auto& corpus = analysis.loaded.corpus;
  auto& site = *analysis.site;
  const auto sources = open_data_sources(corpus, analysis.standings, &site.packs, &analysis.changes);
  std::vector<PlacedFile> files;
  for (auto& one : parallel_map(std::span<const DataSource>(sources), options.jobs, [&](const DataSource& source, unsigned /*worker*/) { return place_source(source, writer); })) {
    files.push_back(std::move(one.file));
    site.data.push_back(std::move(one.listing));
  }
  const Feeds feeds(site, analysis.write_up_days);
  std::vector<const Unit*> units;
  for (const auto& [id, unit] : corpus.units) {
    units.push_back(&unit);
  }
  const UnitData data(corpus, analysis.standings);
  Progress count(units.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  const auto work = [&](const Unit* unit, unsigned /*worker*/) {
    auto placed = place_unit(data, feeds, *unit, writer);
    count.step();
    return placed;
  };
  for (auto& placed : parallel_map(std::span<const Unit* const>(units), options.jobs, work)) {
    std::ranges::move(placed, std::back_inserter(files));
  }
  const auto place = [&](const DataFile& file) { files.push_back(writer.place(OutputPath(file.path), file.bytes)); };
  for (const auto language : corpus.portal.languages) {
    place({.path = site_feed_path(language).text, .bytes = feeds.of_site(language), .title = {}, .media_type = {}});
  }
  for (const auto& file : catalogue_files(site)) {
    place(file);
  }
  return files;
}

auto make_sitemap(const SiteModel& site, const SiteWriter& writer) -> std::vector<PlacedFile> {
  std::vector<PlacedFile> files;
  for (const auto& file : sitemap_files(site.corpus->portal.base_url, sitemap_pages(site), most_in_a_sitemap)) {
    files.push_back(writer.place(OutputPath(file.path), file.bytes));
  }
  files.push_back(writer.place(OutputPath("robots.txt"), robots(site.corpus->portal.base_url)));
  return files;
}

}  // namespace prongsai
