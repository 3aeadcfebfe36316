#include "app/shard.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/page_maker.hpp"
#include "app/publish_packs.hpp"
#include "app/shared_files.hpp"
#include "base/parallel.hpp"
#include "render/link_check.hpp"

namespace prongsai {
namespace {

constexpr StageWords sharing{"จัดทำส่วนแบ่ง", "making a share"};

auto units_of_share(const Corpus& corpus, const Options& options) -> std::set<std::string, std::less<>> {
  std::set<std::string, std::less<>> units;
  unsigned turn = 0;
  for (const auto& [id, unit] : corpus.units) {
    if (turn++ % options.shards == options.shard - 1) {
      units.insert(id.str());
    }
  }
  return units;
}

// The unit that a page is about, by its address: `units/lampang/2564/`, `en/units/lampang/`.
auto unit_of_page(std::string_view path) -> std::string_view {
  constexpr std::string_view folder = "units/";
  const auto at = path.starts_with("en/") ? 3U : 0U;
  if (!path.substr(at).starts_with(folder)) {
    return {};
  }
  path.remove_prefix(at + folder.size());
  return path.substr(0, path.find('/'));
}

// A zip that waits in the staging folder, for others to take.
void share_pack(const WrittenPack& pack, const SiteWriter& writer, Results& results) {
  const OutputPath zip("packs/" + pack.facts.name + ".zip");
  const auto placed = writer.take_staged(zip);
  if (placed.size > most_shared) {
    return;
  }
  SharedFile file;
  writer.read_placed(placed, [&file](std::string_view piece) { file.bytes += piece; });
  keep_shared(results, zip.str(), pack.key, file);
}

}  // namespace

auto make_share(Analysis& analysis, const Options& options, const Remembered& remembered, const SiteWriter& writer, ProgressLine& progress) -> ShareReport {
  progress.stage(words(sharing, options.language));
  const auto& corpus = analysis.loaded.corpus;
  auto& site = *analysis.site;
  const auto own = units_of_share(corpus, options);
  auto planned = plan_packs(corpus, analysis.standings);
  std::erase_if(planned, [&own](const PlannedPack& pack) { return pack.unit == nullptr || !own.contains(pack.unit->id.str()); });
  PackJob job;
  job.content = options.content;
  job.jobs = options.jobs;
  job.results = remembered.results;
  job.write = [&writer](const PackContent& content, const FileReader& reader) {
    return write_pack(content, reader, writer.stage_path(OutputPath("packs/" + content.name + ".zip")));
  };
  job.stands = [&remembered](const std::string& name, const std::string& key) { return find_shared(*remembered.results, "packs/" + name + ".zip", key).has_value(); };
  ShareReport report{.units = own.size(), .packs = 0, .pages = 0};
  for (const auto& pack : write_packs(analysis, planned, {}, job, progress)) {
    if (!pack.facts.path.empty()) {
      share_pack(pack, writer, *remembered.results);
    }
    site.packs.add(listing_of(pack));
    ++report.packs;
  }
  const auto templates = templates_of(analysis, options);
  const LinkCheck links(site, templates);
  const PageMaker maker(site, templates, links, writer, remembered);
  std::vector<const PlannedPage*> pages;
  for (const auto& page : site.pages) {
    if (own.contains(unit_of_page(page.path.text))) {
      pages.push_back(&page);
    }
  }
  Progress count(pages.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  report.pages = parallel_map(std::span<const PlannedPage* const>(pages), options.jobs, [&](const PlannedPage* page, unsigned /*worker*/) {
                   maker.share(*page);
                   count.step();
                   return true;
                 }).size();
  progress.clear();
  return report;
}

}  // namespace prongsai
