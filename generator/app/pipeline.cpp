#include "app/pipeline.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "app/build_session.hpp"
#include "app/page_maker.hpp"
#include "app/pages_ahead.hpp"
#include "app/pdf_text.hpp"
#include "app/publish_data.hpp"
#include "app/publish_packs.hpp"
#include "app/publish_search.hpp"
#include "app/text_folders.hpp"
#include "audit/audit.hpp"
#include "base/assert.hpp"
#include "base/key.hpp"
#include "base/parallel.hpp"
#include "check/check.hpp"
#include "check/quarantine.hpp"
#include "load/put_aside.hpp"
#include "markdown/worker.hpp"
#include "opendata/data_paths.hpp"
#include "plan/plan_site.hpp"
#include "plan/site_findings.hpp"
#include "render/compare_data.hpp"
#include "render/deploy.hpp"
#include "render/link_check.hpp"
#include "render/packs_list.hpp"
#include "render/render_pages.hpp"
#include "render/template_error.hpp"
#include "render/template_set.hpp"
#include "score/score.hpp"
#include "source/codec.hpp"
#include "source/git_changes.hpp"

namespace prongsai {
namespace {

constexpr StageWords reading{"อ่านและตรวจเนื้อหา", "reading and checking content"};
constexpr StageWords scoring{"คิดคะแนน", "scoring"};
constexpr StageWords rendering{"สร้างหน้าเว็บ", "rendering pages"};
constexpr StageWords indexing{"ทำดัชนีค้นหา", "indexing for search"};
constexpr StageWords writing{"เขียนเว็บไซต์", "writing the site"};

auto load(const FileReader& reader, const Options& options, EvidenceSink* evidence, const Remembered& remembered, ProgressLine& progress, Diagnostics& out)
    -> Loaded {
  auto pool = remembered.session != nullptr ? std::move(remembered.session->markdown) : nullptr;
  if (pool == nullptr) {
    pool = std::make_unique<MarkdownPool>(std::vector<std::string>{"/proc/self/exe", "--markdown-worker"}, options.jobs);
  }
  LoadOptions load_options;
  load_options.jobs = options.jobs;
  load_options.render_prose = [&renderer = *pool](unsigned worker, FileId file, std::string_view text, std::uint32_t body, Diagnostics& problems) {
    return renderer.render(worker, file, text, body, problems);
  };
  load_options.evidence = evidence;
  load_options.results = remembered.results;
  load_options.known = remembered.known;
  load_options.store = std::make_shared<TextStore>(text_folders(options));
  load_options.progress = [&progress](std::size_t done, std::size_t total) { progress.step(done, total); };
  auto loaded = load_corpus(reader, load_options, out);
  if (remembered.session != nullptr) {
    remembered.session->markdown = std::move(pool);
  }
  return loaded;
}

// In the order of the files.
auto files_of_units(const Loaded& loaded) -> std::vector<KeyedFiles> {
  std::vector<KeyedFiles> units;
  for (const auto& [id, files] : loaded.units) {
    units.push_back(files);
  }
  std::ranges::sort(units, {}, &KeyedFiles::begin);
  return units;
}

void append(std::vector<PlacedFile>& all, std::vector<PlacedFile> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// For the page of chosen units.
auto make_compare_files(const SiteModel& site, const TemplateSet& templates, unsigned jobs, const SiteWriter& writer) -> std::vector<PlacedFile> {
  const auto units = compared_units(site);
  auto files = parallel_map(std::span<const Unit* const>(units), jobs, [&](const Unit* unit, unsigned /*worker*/) {
    const auto file = compare_file(site, *unit, templates);
    return writer.place(OutputPath(file.path), file.bytes);
  });
  for (const auto& file : compare_names(site)) {
    files.push_back(writer.place(OutputPath(file.path), file.bytes));
  }
  return files;
}

auto built_in_templates(const Options& options) -> TemplateFiles {
  return options.templates.empty() ? embedded_template_files() : template_files_of(options.templates);
}

// Whose mistake it is that links of templates lead nowhere: the program's, or that of whoever brought other templates.
void blame_templates(const std::vector<std::string>& faults, const Options& options) {
  std::string lines;
  for (const auto& fault : faults) {
    lines += (lines.empty() ? "" : "\n") + fault;
  }
  if (!faults.empty() && options.templates.empty()) {
    throw Bug(lines);
  }
  if (!faults.empty()) {
    throw TemplateError(lines);
  }
}

// Every link of every page, once all files of the site are known. False where one leads nowhere.
auto links_hold(Analysis& analysis, const LinkCheck& links, const std::vector<PageLinks>& pages, const std::vector<PlacedFile>& files,
                const TemplateSet& templates, const Options& options) -> bool {
  std::vector<std::string> paths;
  std::ranges::transform(files, std::back_inserter(paths), [](const PlacedFile& file) { return file.path.str(); });
  // Packs are written straight to their place, with a hash and a list beside each.
  for (const auto& pack : analysis.site->packs) {
    paths.insert(paths.end(), {pack.path, pack.path + ".sha256"});
  }
  Diagnostics found;
  blame_templates(report_links(*analysis.site, templates, analysis.loaded.sources, links.broken(pages, paths), found), options);
  std::ranges::move(found.sorted(), std::back_inserter(analysis.problems));
  return !found.has_errors();
}

auto make_pages(const Analysis& analysis, const Options& options, const TemplateSet& templates, const PageMaker& maker, const SiteWriter& writer,
                const Remembered& remembered, ProgressLine& progress, std::vector<PageLinks>& page_links) -> std::vector<PlacedFile> {
  progress.stage(words(rendering, options.language));
  const auto& site = *analysis.site;
  Progress count(site.pages.size(), [&progress](std::size_t done, std::size_t total) { progress.step(done, total); });
  // Each page is placed as soon as it is made, so that memory does not grow with the site.
  const auto work = [&](const PlannedPage& page, unsigned /*worker*/) {
    auto made = maker.make(page);
    count.step();
    return made;
  };
  std::vector<PlacedFile> files;
  for (auto& made : parallel_map(std::span<const PlannedPage>(site.pages), options.jobs, work)) {
    files.push_back(std::move(made.file));
    page_links.push_back(std::move(made.links));
  }
  for (const auto& asset : render_assets(templates)) {
    files.push_back(writer.place(OutputPath(asset.path), asset.bytes));
  }
  files.push_back(writer.place(OutputPath(std::string(packs_list_path)), packs_list(site)));
  append(files, make_compare_files(site, templates, options.jobs, writer));
  progress.stage(words(indexing, options.language));
  files.push_back(writer.place(OutputPath("_headers"), headers_file(site_policy(templates.files()), site.corpus->portal.base_url)));
  append(files, make_search(site, templates, options.jobs, remembered, writer, [&progress](std::size_t done, std::size_t total) { progress.step(done, total); }));
  append(files, make_sitemap(site, writer));
  return files;
}

// The unit in whose folder the waiver is written, or null for the portal's.
auto owner_of(const Waiver& waiver, const Loaded& loaded) -> const Unit* {
  const std::string_view path = loaded.sources.path(waiver.code.span.file);
  const auto slash = path.rfind('/');
  const auto unit = slash == std::string_view::npos ? loaded.corpus.units.end() : loaded.corpus.units.find(UnitId(std::string(path.substr(6, slash - 6))));
  return unit == loaded.corpus.units.end() ? nullptr : &unit->second;
}

auto waived_listings(const Analysis& analysis) -> std::vector<WaivedListing> {
  std::vector<WaivedListing> listings;
  const auto& sources = analysis.loaded.sources;
  for (const auto& [problem, waiver] : analysis.waived) {
    const auto& file = sources.file(problem.span.file);
    const auto line = file.text.empty() ? std::string() : ":" + std::to_string(sources.position(problem.span.file, problem.span.begin).line);
    listings.push_back({.waiver = waiver,
                        .unit = owner_of(*waiver, analysis.loaded),
                        .code = std::string(entry_of(problem.code).id),
                        .problem = {.th = problem.message(Language::th), .en = problem.message(Language::en)},
                        .place = file.path + line});
  }
  return listings;
}

// Checks, scores and, where no error is found that counts, plans. Returns what planning would report of content that is not planned because of errors.
auto judge(Analysis& analysis, const Options& options, ProgressLine& progress, const WaiverIndex& waivers, Diagnostics& out) -> Diagnostics {
  const auto checked = check(analysis.loaded.corpus, out);
  progress.stage(words(scoring, options.language));
  analysis.standings = score(checked, out);
  analysis.recorded = recorded_states(analysis.loaded.corpus, out);
  analysis.changes = analysis.recorded.empty() ? std::vector<ChangeSet>() : change_history(analysis.recorded, analysis.shown());
  if (const auto cleared = out.cleared(waivers.exempt())) {
    analysis.site = plan_site(analysis.loaded.corpus, analysis.standings, *cleared, {}, analysis.loaded.sources, out, &analysis.changes);
    if (out.has_errors(waivers.exempt())) {
      analysis.site.reset();
    }
    return {};
  }
  return site_findings(analysis.loaded.corpus, analysis.standings, analysis.loaded.sources, out);
}

// Joins them to the other problems. With --quarantine only those of units that are set aside anyway: what links to these units' files leads to their one page
// from then on, and the others are judged again without them.
void join(std::vector<Diagnostic>& problems, Diagnostics&& findings, const SourceMap& sources, const Options& options) {
  Diagnostics all;
  const auto places = places_of_errors(problems, sources);
  for (auto& one : findings.sorted()) {
    const auto unit = unit_of_path(sources.path(one.span.file));
    if (!options.quarantine || places.elsewhere > 0 || (unit && places.of_units.contains(*unit))) {
      all.append(std::vector<Diagnostic>{std::move(one)});
    }
  }
  if (!all.empty()) {
    all.append(std::move(problems));
    problems = all.sorted();
  }
}

// Sets aside the units that have errors and judges the others again, until no unit is left that has one: what one office wrote may lean on another's.
// Errors outside the units' folders concern everyone, and nothing is set aside then.
void quarantine(Analysis& analysis, const Options& options, ProgressLine& progress) {
  auto places = places_of_errors(analysis.problems, analysis.loaded.sources);
  while (!analysis.site && places.elsewhere == 0 && !places.of_units.empty()) {
    for (const auto& [id, problems] : places.of_units) {
      analysis.quarantined.push_back(id);
    }
    analysis.standings = {};
    // The units lose their waivers with all else.
    std::erase_if(analysis.waived, [&](const WaivedProblem& one) {
      const auto* unit = owner_of(*one.waiver, analysis.loaded);
      return unit != nullptr && places.of_units.contains(unit->id);
    });
    set_aside(places.of_units, analysis.loaded.corpus);
    for (const auto& [id, problems] : places.of_units) {
      if (const auto commit = last_change(options.content, "units/" + id.str())) {
        auto& unit = analysis.loaded.corpus.units.at(id);
        unit.quarantine->commit = commit->id;
        unit.quarantine->since = commit->date;
      }
    }
    Diagnostics again;
    const WaiverIndex waivers(analysis.loaded.corpus, analysis.loaded.sources);
    auto findings = judge(analysis, options, progress, waivers, again);
    auto found = apply_waivers(again, waivers, false).open;
    join(found, std::move(findings), analysis.loaded.sources, options);
    places = places_of_errors(found, analysis.loaded.sources);
    std::ranges::copy_if(found, std::back_inserter(analysis.problems), [](const Diagnostic& one) { return one.severity() == Severity::error; });
  }
  std::ranges::sort(analysis.quarantined);
}

// As `templates_of`; compiled only where the files are others than those that the session compiled last.
auto kept_templates(const Analysis& analysis, const Options& options, BuildSession* session) -> std::shared_ptr<const TemplateSet> {
  if (session == nullptr) {
    return std::make_shared<const TemplateSet>(templates_of(analysis, options));
  }
  const auto themed = analysis.themed ? *analysis.themed : ThemedFiles{built_in_templates(options), {}};
  if (session->templates == nullptr || session->templates->files() != themed.files || session->template_sources != themed.sources) {
    session->templates = std::make_shared<const TemplateSet>(TemplateSet::from_files(themed.files, themed.sources));
    session->template_sources = themed.sources;
  }
  return session->templates;
}

}  // namespace

auto templates_of(const Analysis& analysis, const Options& options) -> TemplateSet {
  return analysis.themed ? TemplateSet::from_files(analysis.themed->files, analysis.themed->sources) : TemplateSet::from_files(built_in_templates(options));
}

void check_finished_pages(Analysis& analysis, const Options& options) {
  if (!analysis.site || !has_templates(analysis.loaded.corpus.theme)) {
    return;
  }
  Diagnostics found;
  std::vector<std::string> files{std::string(packs_list_path), "sitemap.xml", "robots.txt"};
  std::ranges::move(data_paths(analysis.loaded.corpus, analysis.standings, &analysis.site->packs.all(), &analysis.changes), std::back_inserter(files));
  blame_templates(check_links(*analysis.site, templates_of(analysis, options), analysis.loaded.sources, options.jobs, std::move(files), found), options);
  std::ranges::move(found.sorted(), std::back_inserter(analysis.problems));
}

auto Analysis::has_errors(bool strict) const -> bool {
  return std::ranges::any_of(problems, [strict](const Diagnostic& one) { return strict || one.severity() == Severity::error; });
}

auto Analysis::shown() const -> PublicState {
  const auto& corpus = loaded.corpus;
  return public_state(corpus, standings, loaded.sources, last_before(recorded, corpus.portal.published, true));
}

auto analyse(const Options& options, ProgressLine& progress, EvidenceSink* evidence, const Remembered& remembered) -> std::unique_ptr<Analysis> {
  auto analysis = std::make_unique<Analysis>();
  analysis->reader = disk_reader(options.content, options.jobs);
  Diagnostics out;
  progress.stage(words(reading, options.language));
  analysis->loaded = load(*analysis->reader, options, evidence, remembered, progress, out);
  if (options.pdf_text) {
    analysis->unread = look_into_pdf_texts(analysis->loaded.corpus, options);
  }
  const auto units = files_of_units(analysis->loaded);
  audit(analysis->loaded.corpus, analysis->loaded.sources, options.jobs, {.results = remembered.results, .units = units}, out);
  analysis->themed = themed_files(built_in_templates(options), analysis->loaded.corpus, out);
  const WaiverIndex waivers(analysis->loaded.corpus, analysis->loaded.sources);
  auto findings = judge(*analysis, options, progress, waivers, out);
  auto outcome = apply_waivers(out, waivers, analysis->site.has_value());
  analysis->problems = std::move(outcome.open);
  join(analysis->problems, std::move(findings), analysis->loaded.sources, options);
  analysis->waived = std::move(outcome.waived);
  if (options.quarantine) {
    quarantine(*analysis, options, progress);
  }
  if (analysis->site) {
    analysis->site->waived = waived_listings(*analysis);
  }
  progress.clear();
  return analysis;
}

auto publish(Analysis& analysis, const Options& options, SiteWriter& writer, EvidenceCopies& copies, const Remembered& remembered, ProgressLine& progress)
    -> std::optional<PublishReport> {
  const auto compiled = kept_templates(analysis, options, remembered.session);
  const auto& templates = *compiled;
  const LinkCheck links(*analysis.site, templates);
  const PageMaker maker(*analysis.site, templates, links, writer, remembered);
  if (remembered.session != nullptr) {
    publish_ahead(*analysis.site, maker, writer, options.jobs, *remembered.session);
  }
  analysis.reader = copies.reader(std::move(analysis.reader));
  auto files = make_packs(analysis, options, remembered, writer, progress);
  put_texts_aside(analysis.loaded.sources);
  append(files, copies.take_placed(analysis.site->evidence_files));
  append(files, make_data(analysis, options, remembered, writer, progress));
  std::vector<PageLinks> page_links;
  append(files, make_pages(analysis, options, templates, maker, writer, remembered, progress, page_links));
  if (!links_hold(analysis, links, page_links, files, templates, options)) {
    progress.clear();
    return std::nullopt;
  }
  progress.stage(words(writing, options.language));
  const auto report = writer.publish(OutputTree(), std::move(files));
  if (remembered.session != nullptr) {
    remembered.session->listings = {.packs = analysis.site->packs, .data = analysis.site->data};
  }
  progress.clear();
  return report;
}

}  // namespace prongsai
