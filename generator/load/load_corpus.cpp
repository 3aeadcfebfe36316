#include "load/load_corpus.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "base/parallel.hpp"
#include "load/content_files.hpp"
#include "load/file_loader.hpp"
#include "load/decode.hpp"
#include "load/load_announced.hpp"
#include "load/load_checklist.hpp"
#include "load/load_evidence.hpp"
#include "load/load_framework.hpp"
#include "load/load_plan.hpp"
#include "load/load_programme.hpp"
#include "load/load_publications.hpp"
#include "load/load_theme.hpp"
#include "load/load_unit.hpp"
#include "load/load_unit_files.hpp"
#include "load/put_aside.hpp"
#include "load/remembered_unit.hpp"

namespace prongsai {
namespace {

// The word after `kind:`, or nothing; the loaders report what is wrong with it.
auto kind_of(const YamlNode& root) -> std::string_view {
  const auto kind = std::ranges::find(root.entries, "kind", &YamlNode::Entry::key);
  return kind == root.entries.end() ? std::string_view() : std::string_view(kind->value.text);
}

void load_frameworks(const ContentFiles& sorted, FileLoader& loader, Corpus& corpus) {
  auto& frameworks = corpus.frameworks;
  std::map<FiscalYear, std::string> years;
  for (const auto& [name, found] : sorted.frameworks) {
    const auto root = loader.yaml(found);
    if (root && kind_of(*root) == "checklist") {
      if (auto checklist = load_checklist(found.file, name, *root, loader.out())) {
        corpus.checklists.emplace(FrameworkId(name), std::move(*checklist));
      }
      continue;
    }
    if (root && kind_of(*root) == "plan") {
      if (auto frame = load_plan_frame(found.file, name, *root, loader.out())) {
        corpus.plan_frames.emplace(FrameworkId(name), std::move(*frame));
      }
      continue;
    }
    auto framework = root ? load_framework(found.file, name, *root, loader.out()) : std::nullopt;
    if (!framework) {
      continue;
    }
    for (const auto year : framework->years) {
      if (const auto [other, fresh] = years.emplace(year, name); !fresh) {
        loader.out().report(Code::years_overlap, root->span, {std::to_string(year.be), other->second, name});
      }
    }
    frameworks.emplace(FrameworkId(name), std::move(*framework));
  }
}

auto load_pages(const ContentFiles& sorted, FileLoader& loader) -> std::vector<Page> {
  std::map<std::string, Page> pages;
  std::map<std::string, Prose> english;
  for (const auto& [name, found] : sorted.pages) {
    auto document = loader.markdown(found);
    if (!document) {
      continue;
    }
    if (const auto id = without_ending(name, ".en"); !id.empty()) {
      (void)load_page(PageId(id), found.file, document->front, loader.out());
      english[id] = std::move(document->prose);
      if (!sorted.pages.contains(id)) {
        loader.out().report(Code::missing_file, start_of(found.file), {"pages/" + id + ".md"});
      }
    } else {
      auto page = load_page(PageId(name), found.file, document->front, loader.out());
      page.prose = std::move(document->prose);
      pages.emplace(name, std::move(page));
    }
  }
  std::vector<Page> ordered;
  for (auto& [name, page] : pages) {
    if (const auto twin = english.find(name); twin != english.end()) {
      page.english = std::move(twin->second);
    }
    ordered.push_back(std::move(page));
  }
  std::ranges::stable_sort(ordered, {}, &Page::order);
  return ordered;
}

auto reader_of(FileLoader& loader) -> AnnouncedReader {
  using Document = std::pair<YamlNode, Prose>;
  return {.yaml = [&loader](const ContentFile& found) { return loader.yaml(found); },
          .markdown = [&loader](const ContentFile& found) {
            auto document = loader.markdown(found);
            return document ? std::optional(Document(std::move(document->front), std::move(document->prose))) : std::nullopt;
          }};
}

// All units' evidence at once, so that a unit with much of it does not keep the others waiting, or the processors idle.
void read_all_evidence(const ContentFiles& sorted, std::vector<LoadedUnit>& units, const FileReader& reader, const LoadOptions& options, Loaded& loaded,
                       Diagnostics& out) {
  std::vector<EvidenceTask> tasks;
  for (auto& [unit, readable] : units) {
    for (const auto& [number, year] : sorted.units.at(unit.id.str()).years) {
      std::ranges::move(join_evidence(unit.id, year, unit.years.at(number), out), std::back_inserter(tasks));
    }
  }
  read_evidence(tasks, reader, options, loaded.sources, out);
}

auto broken_frameworks(const ContentFiles& sorted, const Corpus& corpus) -> std::set<std::string> {
  std::set<std::string> broken;
  for (const auto& [name, found] : sorted.frameworks) {
    const FrameworkId id(name);
    if (!corpus.frameworks.contains(id) && !corpus.checklists.contains(id) && !corpus.plan_frames.contains(id)) {
      broken.insert(name);
    }
  }
  return broken;
}

void load_units(const ContentFiles& sorted, const FileReader& reader, const LoadOptions& options, Loaded& loaded, Diagnostics& out) {
  std::vector<const UnitFiles*> tasks;
  for (const auto& [id, files] : sorted.units) {
    tasks.push_back(&files);
  }
  struct Result {
    LoadedUnit unit;
    KeyedFiles range;
    Diagnostics out;
  };
  const auto broken = broken_frameworks(sorted, loaded.corpus);
  for (const auto& name : broken) {
    loaded.corpus.unreadable_frameworks.insert(FrameworkId(name));
  }
  const UnitMemory memory(options.results, sorted, loaded.sources);
  Progress progress(tasks.size(), options.progress);
  const auto work = [&](const UnitFiles* files, unsigned worker) {
    Result result;
    FileLoader loader(reader, loaded.sources, options, worker, result.out);
    loader.set_broken_frameworks(&broken);
    result.range = memory.range_of(*files, loader);
    if (auto known = memory.find(result.range, result.out)) {
      result.unit = std::move(*known);
    } else {
      result.unit = load_unit_files(*files, loaded.corpus, loader);
      memory.keep(result.range, result.unit, result.out);
    }
    put_aside(result.unit.unit, result.range, options.store, loaded.sources);
    progress.step();
    return result;
  };
  std::vector<LoadedUnit> units;
  for (auto& result : parallel_map(std::span<const UnitFiles* const>(tasks), options.jobs, work)) {
    out.append(std::move(result.out));
    loaded.units.emplace(result.unit.unit.id, std::move(result.range));
    units.push_back(std::move(result.unit));
  }
  read_all_evidence(sorted, units, reader, options, loaded, out);
  for (auto& [unit, readable] : units) {
    const auto id = unit.id;
    if (readable) {
      loaded.corpus.units.emplace(id, std::move(unit));
    } else {
      loaded.corpus.unreadable_units.insert(id);
    }
  }
}

// Texts of contents no larger than this stay in memory: putting them aside takes longer than a small site can spare.
constexpr std::uint64_t most_held = std::uint64_t{8} << 20U;

auto bytes_of_texts(const std::vector<FileEntry>& entries) -> std::uint64_t {
  std::uint64_t bytes = 0;
  for (const auto& entry : entries) {
    bytes += entry.path.ends_with(".md") || entry.path.ends_with(".yaml") ? entry.size : 0;
  }
  return bytes;
}

// Adds every file to the source map in path order and refuses what is no ordinary file.
auto list_files(const std::vector<FileEntry>& entries, SourceMap& sources, Diagnostics& out) -> Listing {
  Listing listing;
  for (const auto& entry : entries) {
    if (entry.kind == FileKind::folder) {
      continue;
    }
    const auto file = sources.add(entry.path);
    if (entry.kind == FileKind::symlink) {
      out.report(Code::symbolic_link, start_of(file), {entry.path});
    } else if (entry.kind == FileKind::other) {
      out.report(Code::special_file, start_of(file), {entry.path});
    } else if (entry.links > 1) {
      out.report(Code::hard_link, start_of(file), {entry.path});
    } else {
      listing[entry.path] = {.entry = &entry, .file = file};
    }
  }
  return listing;
}

}  // namespace

auto load_corpus(const FileReader& reader, const LoadOptions& given, Diagnostics& out) -> Loaded {
  Loaded loaded;
  const auto entries = reader.list();
  auto options = given;
  if (bytes_of_texts(entries) <= most_held) {
    options.store = nullptr;
  }
  loaded.sources.set_store(options.store);
  loaded.sources.set_reader([&reader](const std::string& path) { return reader.read(path, most_text); });
  const auto sorted = sort_content(list_files(entries, loaded.sources, out), out);
  FileLoader loader(reader, loaded.sources, options, 0, out);
  // Without a portal, its year and regions are not compared with anything.
  if (sorted.portal) {
    if (const auto root = loader.yaml(*sorted.portal)) {
      loaded.corpus.portal = load_portal(*root, out);
    }
  } else {
    out.report(Code::missing_file, start_of(loaded.sources.add("portal.yaml")), {"portal.yaml"});
  }
  if (sorted.waivers) {
    if (const auto root = loader.yaml(*sorted.waivers)) {
      loaded.corpus.waivers = load_waivers(*root, "", out);
    }
  }
  if (sorted.map) {
    if (const auto root = loader.yaml(*sorted.map)) {
      loaded.corpus.map = load_map(*root, out);
    }
  }
  loaded.corpus.theme = load_theme(sorted, reader,
                                   {.text = [&loader](const ContentFile& found) { return loader.text(found); },
                                    .yaml = [&loader](const ContentFile& found) { return loader.yaml(found); }},
                                   out);
  load_frameworks(sorted, loader, loaded.corpus);
  loaded.corpus.pages = load_pages(sorted, loader);
  load_announced(sorted, reader_of(loader), loaded.corpus, out);
  load_publications(sorted, reader_of(loader), loaded.corpus, out);
  load_units(sorted, reader, options, loaded, out);
  put_aside(loaded.corpus, options.store);
  put_texts_aside(loaded.sources);
  return loaded;
}

}  // namespace prongsai
