#include "load/load_corpus.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "base/name_fold.hpp"
#include "base/parallel.hpp"
#include "load/content_files.hpp"
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

#include "load/yaml_reader.hpp"

namespace prongsai {
namespace {

// The largest text file that is read at all: larger ones are reported by the guard that reads them.
constexpr std::uint64_t most_text = std::uint64_t{2} << 20U;

// Front matter between the first line `---` and the next: [begin, end) of the YAML, and where the body begins.
struct FrontMatter {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t body = 0;
};

auto find_front_matter(std::string_view text) -> std::optional<FrontMatter> {
  const auto first_end = text.find('\n');
  if (first_end == std::string_view::npos || (text.substr(0, first_end) != "---" && text.substr(0, first_end) != "---\r")) {
    return std::nullopt;
  }
  for (auto begin = first_end + 1; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = text.substr(begin, end - begin);
    if (line == "---" || line == "---\r") {
      return FrontMatter{.begin = static_cast<std::uint32_t>(first_end + 1),
                         .end = static_cast<std::uint32_t>(begin),
                         .body = static_cast<std::uint32_t>(std::min(end + 1, text.size()))};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

// Reads files into the source map and parses them. One per task.
class FileLoader {
 public:
  FileLoader(const FileReader& reader, SourceMap& sources, const LoadOptions& options, unsigned worker, Diagnostics& out)
      : reader_(&reader), sources_(&sources), options_(&options), worker_(worker), out_(&out) {}

  [[nodiscard]] auto yaml(const ContentFile& found) -> std::optional<YamlNode> {
    const auto* text = read(found);
    return text == nullptr ? std::nullopt : read_yaml(found.file, *text, 0, static_cast<std::uint32_t>(text->size()), *out_);
  }

  // The whole text, kept in the source map; null where it was refused.
  [[nodiscard]] auto text(const ContentFile& found) -> const std::string* { return read(found); }

  struct Document {
    YamlNode front;
    Prose prose;
  };
  // Front matter and prose. Without front matter there is no document; with broken front matter the prose is still checked.
  [[nodiscard]] auto markdown(const ContentFile& found) -> std::optional<Document> {
    const auto* text = read(found);
    if (text == nullptr) {
      return std::nullopt;
    }
    const auto front = find_front_matter(*text);
    if (!front) {
      out_->report(Code::no_front_matter, start_of(found.file));
      return std::nullopt;
    }
    auto root = read_yaml(found.file, *text, front->begin, front->end, *out_);
    Diagnostics own;
    auto prose = options_->render_prose(worker_, found.file, *text, front->body, own);
    prose.complete = !own.has_errors() || !prose.sections.empty();
    out_->append(std::move(own));
    if (!root) {
      return std::nullopt;
    }
    return Document{.front = std::move(*root), .prose = std::move(prose)};
  }

  // Frameworks whose files are there but could not be loaded.
  void set_broken_frameworks(const std::set<std::string>* broken) { broken_frameworks_ = broken; }
  [[nodiscard]] auto broken_frameworks() const -> const std::set<std::string>& { return *broken_frameworks_; }

  [[nodiscard]] auto out() const -> Diagnostics& { return *out_; }

 private:
  auto read(const ContentFile& found) -> const std::string* {
    const auto& text = sources_->fill(found.file, reader_->read(found.entry->path, most_text));
    return check_text(found.file, text, *out_) ? &text : nullptr;
  }

  const FileReader* reader_;
  SourceMap* sources_;
  const LoadOptions* options_;
  unsigned worker_;
  Diagnostics* out_;
  const std::set<std::string>* broken_frameworks_ = nullptr;
};

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

// Which evidence files lie in the folder but not in the register, and which names people would confuse.
void compare_names(const YearFiles& files, const UnitYear& year, Diagnostics& out) {
  std::map<std::string, std::string> folded;
  for (const auto& [path, found] : files.evidence) {
    const auto name = path.substr(path.rfind('/') + 1);
    if (year.register_complete && std::ranges::find(year.evidence, path, &Evidence::path) == year.evidence.end()) {
      out.report(Code::evidence_not_registered, start_of(found.file), {name});
    }
    if (const auto [other, fresh] = folded.emplace(fold_name(path), name); !fresh) {
      out.report(Code::evidence_names_collide, start_of(found.file), {name, other->second});
    }
  }
}

void load_programme(const YearFiles& files, UnitYear& year, FileLoader& loader) {
  for (const auto& [name, found] : files.programme) {
    const auto root = loader.yaml(found);
    if (!root) {
      continue;
    }
    if (name == "surveys.yaml") {
      year.surveys = load_surveys(*root, loader.out());
    } else if (name == "progress.yaml") {
      year.progress = load_progress(*root, loader.out());
    } else if (name == "networks.yaml") {
      year.networks = load_networks(*root, loader.out());
    } else {
      year.complaints = load_complaints(*root, loader.out());
    }
  }
}

auto load_year(FiscalYear number, const YearFiles& files, const Unit& unit, const Corpus& corpus, FileLoader& loader) -> UnitYear {
  UnitYear year{.year = number};
  const auto kinds = corpus.evidence_kinds_for(number);
  const auto folder = "units/" + unit.id.str() + "/" + std::to_string(number.be);
  if (files.evidence_register) {
    const auto root = loader.yaml(*files.evidence_register);
    auto loaded = root ? load_register(*root, folder, kinds, loader.out()) : Register{.entries = {}, .complete = false};
    year.evidence = std::move(loaded.entries);
    year.register_complete = loaded.complete;
  }
  compare_names(files, year, loader.out());
  for (const auto& [name, found] : files.assessments) {
    const auto root = loader.yaml(found);
    const auto checklist = corpus.checklists.find(FrameworkId(name));
    if (checklist != corpus.checklists.end() && checklist->second.is_for(number)) {
      if (root) {
        year.checklists.emplace(FrameworkId(name), load_answers(found.file, name, *root, checklist->second, loader.out()));
      }
      continue;
    }
    const auto known = corpus.frameworks.find(FrameworkId(name));
    if (known == corpus.frameworks.end() || !known->second.is_for(number)) {
      // A framework that has errors of its own is not missing.
      const bool broken = loader.broken_frameworks().contains(name);
      if (!broken) {
        loader.out().report(Code::no_framework_for_year, start_of(found.file), {std::to_string(number.be)});
      }
    } else if (root) {
      year.assessments.emplace(FrameworkId(name), load_assessment(found.file, name, *root, known->second, unit.kind, loader.out()));
    }
  }
  for (const auto& [name, found] : files.write_ups) {
    if (auto document = loader.markdown(found)) {
      auto write_up = load_write_up(WriteUpId(name), found.file, document->front, number, loader.out());
      write_up.prose = std::move(document->prose);
      year.write_ups.push_back(std::move(write_up));
    } else {
      year.write_ups_complete = false;
    }
  }
  load_programme(files, year, loader);
  return year;
}

struct LoadedUnit {
  Unit unit;
  // Whether unit.yaml could be read.
  bool readable = false;
  // Points into the unit.
  std::vector<EvidenceTask> evidence;
};

auto load_unit_files(const UnitFiles& files, const Corpus& corpus, FileLoader& loader) -> LoadedUnit {
  LoadedUnit loaded;
  auto& unit = loaded.unit;
  unit.id = UnitId(files.id);
  if (!files.unit) {
    loader.out().report(Code::missing_file, start_of(files.any), {"units/" + files.id + "/unit.yaml"});
  } else if (const auto root = loader.yaml(*files.unit)) {
    unit = load_unit(unit.id, files.unit->file, *root, loader.out());
    loaded.readable = true;
  }
  if (files.waivers) {
    if (const auto root = loader.yaml(*files.waivers)) {
      unit.waivers = load_waivers(*root, "units/" + files.id + "/", loader.out());
    }
  }
  // The rest of the unit is read all the same, so that its problems show in this run.
  for (const auto& [number, year] : files.years) {
    auto& placed = unit.years.emplace(number, load_year(number, year, unit, corpus, loader)).first->second;
    std::ranges::move(join_evidence(unit.id, year, placed, loader.out()), std::back_inserter(loaded.evidence));
  }
  for (const auto& [name, found] : files.plans) {
    if (const auto root = loader.yaml(found)) {
      auto plan = load_plan(PlanId(name), found.file, *root, loader.out());
      plan.frame_readable = !loader.broken_frameworks().contains(plan.framework.value.str());
      unit.plans.emplace(PlanId(name), std::move(plan));
    } else {
      unit.plans_complete = false;
    }
  }
  return loaded;
}

// All units' evidence at once, so that a unit with much of it does not keep the others waiting, or the processors idle.
void read_all_evidence(const std::vector<LoadedUnit*>& units, const FileReader& reader, const LoadOptions& options, Loaded& loaded, Diagnostics& out) {
  std::vector<EvidenceTask> tasks;
  for (auto* unit : units) {
    std::ranges::move(unit->evidence, std::back_inserter(tasks));
    unit->evidence = {};
  }
  read_evidence(tasks, reader, options, loaded.sources, out);
}

void load_units(const ContentFiles& sorted, const FileReader& reader, const LoadOptions& options, Loaded& loaded, Diagnostics& out) {
  std::vector<const UnitFiles*> tasks;
  for (const auto& [id, files] : sorted.units) {
    tasks.push_back(&files);
  }
  struct Result {
    LoadedUnit unit;
    Diagnostics out;
  };
  std::set<std::string> broken;
  for (const auto& [name, found] : sorted.frameworks) {
    const FrameworkId id(name);
    if (!loaded.corpus.frameworks.contains(id) && !loaded.corpus.checklists.contains(id) && !loaded.corpus.plan_frames.contains(id)) {
      broken.insert(name);
      loaded.corpus.unreadable_frameworks.insert(FrameworkId(name));
    }
  }
  Progress progress(tasks.size(), options.progress);
  const auto work = [&](const UnitFiles* files, unsigned worker) {
    Result result;
    FileLoader loader(reader, loaded.sources, options, worker, result.out);
    loader.set_broken_frameworks(&broken);
    result.unit = load_unit_files(*files, loaded.corpus, loader);
    progress.step();
    return result;
  };
  auto results = parallel_map(std::span<const UnitFiles* const>(tasks), options.jobs, work);
  std::vector<LoadedUnit*> units;
  for (auto& result : results) {
    out.append(std::move(result.out));
    units.push_back(&result.unit);
  }
  read_all_evidence(units, reader, options, loaded, out);
  for (auto* unit : units) {
    const auto id = unit->unit.id;
    if (unit->readable) {
      loaded.corpus.units.emplace(id, std::move(unit->unit));
    } else {
      loaded.corpus.unreadable_units.insert(id);
    }
  }
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

auto load_corpus(const FileReader& reader, const LoadOptions& options, Diagnostics& out) -> Loaded {
  Loaded loaded;
  const auto entries = reader.list();
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
  return loaded;
}

}  // namespace prongsai
