#include "app/publish_data.hpp"

#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "base/key.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "opendata/catalogue.hpp"
#include "opendata/feeds.hpp"
#include "opendata/open_data.hpp"
#include "opendata/unit_data.hpp"
#include "pack/pack_key.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

constexpr StageWords gathering{"จัดทำข้อมูลเปิด", "making open data"};

struct PlacedData {
  PlacedFile file;
  DataListing listing;
};

// Places files of open data. Of a file whose key is known, neither the bytes nor the published file are looked at.
class DataPlacer {
 public:
  DataPlacer(const SiteWriter& writer, bool remembers) : writer_(writer), remembers_(remembers) {}

  // The key is the hash of the bytes: the published file need not be read.
  [[nodiscard]] auto place(const std::string& path, const std::string& bytes) const -> PlacedFile {
    return remembers_ ? placed(path, bytes, sha256_hex(bytes)) : writer_.place(OutputPath(path), bytes);
  }

  [[nodiscard]] auto place(const DataSource& source) const -> PlacedData {
    PlacedData data{.file = {.path = OutputPath(source.path), .size = 0, .staged = {}},
                    .listing = {.path = source.path, .title = source.title, .size = 0, .media_type = source.media_type, .sha256 = {}, .about = source.about, .fields = source.fields}};
    auto& [file, listing] = data;
    const auto key = remembers_ && source.key ? source.key() : std::string();
    if (auto known = key.empty() ? std::nullopt : writer_.known(file.path, key)) {
      file = std::move(*known);
      listing.sha256 = file.note;
    } else {
      const auto bytes = source.make();
      listing.sha256 = sha256_hex(bytes);
      file = remembers_ ? placed(source.path, bytes, key.empty() ? listing.sha256 : key) : writer_.place(file.path, bytes);
      file.note = key.empty() ? std::string() : listing.sha256;
    }
    listing.size = file.size;
    return data;
  }

 private:
  [[nodiscard]] auto placed(const std::string& path, const std::string& bytes, const std::string& key) const -> PlacedFile {
    auto known = writer_.known(OutputPath(path), key);
    auto file = known ? std::move(*known) : writer_.place(OutputPath(path), bytes);
    file.key = key;
    return file;
  }

  const SiteWriter& writer_;
  bool remembers_;
};

// Files of single units, which are neither made nor read where they were published from the same unit.
class UnitPlacer {
 public:
  UnitPlacer(const Analysis& analysis, const Feeds& feeds, const SiteWriter& writer, const DataPlacer& placer, bool remembers)
      : portal_(pack_corpus(analysis.loaded.corpus, {}).portal), data_(portal_, analysis.standings), feeds_(feeds), writer_(writer), placer_(placer) {
    if (remembers) {
      digests_.emplace(analysis.loaded.corpus, analysis.loaded.sources, analysis.loaded.units);
      Encoder portal;
      portal.put(portal_);
      common_ = portal.bytes();
    }
  }

  [[nodiscard]] auto place(const Unit& unit) const -> std::vector<PlacedFile> {
    const auto key = key_of(unit);
    auto placed = known_files(unit, key);
    if (placed.empty()) {
      for (const auto& file : data_.files(unit)) {
        placed.push_back(writer_.place(OutputPath(file.path), file.bytes));
        placed.back().key = key;
      }
    }
    placed.push_back(placer_.place(unit_feed_path(unit.id).text, feeds_.of_unit(unit)));
    return placed;
  }

 private:
  // What is loaded of a unit follows from its own texts and those of the frameworks, and so do its scores, but for the rank. Of the portal the files see what
  // packs see of it.
  [[nodiscard]] auto key_of(const Unit& unit) const -> std::string {
    const auto digest = digests_ ? digests_->of_unit(unit) : std::string();
    if (digest.empty()) {
      return {};
    }
    Encoder ranks;
    ranks.put(data_.ranks(unit));
    return KeyMaker("data of a unit").add(common_).add(digest).add(ranks.bytes()).hex();
  }

  // All of them, or none.
  [[nodiscard]] auto known_files(const Unit& unit, const std::string& key) const -> std::vector<PlacedFile> {
    std::vector<PlacedFile> files;
    if (key.empty()) {
      return files;
    }
    for (const auto& path : data_.paths(unit)) {
      auto known = writer_.known(OutputPath(path), key);
      if (!known) {
        return {};
      }
      files.push_back(std::move(*known));
    }
    return files;
  }

  Portal portal_;
  UnitData data_;
  const Feeds& feeds_;
  const SiteWriter& writer_;
  const DataPlacer& placer_;
  std::optional<LoadedDigests> digests_;
  std::string common_;
};

}  // namespace

auto make_data(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress)
    -> std::vector<PlacedFile> {
  progress.stage(words(gathering, options.language));
  const auto& corpus = analysis.loaded.corpus;
  auto& site = *analysis.site;
  const auto sources = open_data_sources(corpus, analysis.standings, &site.packs.all(), &analysis.changes);
  const DataPlacer placer(writer, remembered.results != nullptr);
  std::vector<PlacedFile> files;
  for (auto& one : parallel_map(std::span<const DataSource>(sources), options.jobs, [&](const DataSource& source, unsigned /*worker*/) { return placer.place(source); })) {
    files.push_back(std::move(one.file));
    site.data.push_back(std::move(one.listing));
  }
  const Feeds feeds(site, analysis.write_up_days);
  std::vector<const Unit*> units;
  for (const auto& [id, unit] : corpus.units) {
    units.push_back(&unit);
  }
  const UnitPlacer units_placer(analysis, feeds, writer, placer, remembered.results != nullptr);
  Progress count(units.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  const auto work = [&](const Unit* unit, unsigned /*worker*/) {
    auto placed = units_placer.place(*unit);
    count.step();
    return placed;
  };
  for (auto& placed : parallel_map(std::span<const Unit* const>(units), options.jobs, work)) {
    std::ranges::move(placed, std::back_inserter(files));
  }
  const auto place = [&](const DataFile& file) { files.push_back(placer.place(file.path, file.bytes)); };
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
