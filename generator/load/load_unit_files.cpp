#include "load/load_unit_files.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/name_fold.hpp"
#include "base/nearest.hpp"
#include "load/load_checklist.hpp"
#include "load/load_evidence.hpp"
#include "load/load_plan.hpp"
#include "load/load_programme.hpp"
#include "load/load_unit.hpp"

namespace prongsai {
namespace {

// `evidence/a.pdf`, as an entry writes it.
auto part_in_year(const std::string& path) -> std::string { return path.substr(path.find("/evidence/") + 1); }

// Files that entries seem to mean which name a file that is not there: the report about the entry names the file.
auto meant_files(const YearFiles& files, const UnitYear& year) -> std::set<std::string> {
  std::vector<std::string> paths;
  std::set<std::string> meant;
  for (const auto& entry : year.evidence) {
    if (entry.path.empty() || files.evidence.contains(entry.path)) {
      continue;
    }
    if (paths.empty()) {
      std::ranges::transform(files.evidence, std::back_inserter(paths), [](const auto& one) { return part_in_year(one.first); });
    }
    meant.insert(nearest(part_in_year(entry.path), paths));
  }
  return meant;
}

// Which evidence files lie in the folder but not in the register, and which names people would confuse.
void compare_names(const YearFiles& files, const UnitYear& year, Diagnostics& out) {
  // An entry whose file cannot be told may be about any of them.
  const bool all_named = std::ranges::none_of(year.evidence, [](const Evidence& one) { return one.damaged && one.path.empty() && one.url.empty(); });
  const auto meant = meant_files(files, year);
  std::map<std::string, std::string> folded;
  for (const auto& [path, found] : files.evidence) {
    const auto name = path.substr(path.rfind('/') + 1);
    const bool registered = std::ranges::find(year.evidence, path, &Evidence::path) != year.evidence.end();
    if (year.register_complete && all_named && !registered && !meant.contains(part_in_year(path))) {
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

}  // namespace

auto load_unit_files(const UnitFiles& files, const Corpus& corpus, FileLoader& loader) -> LoadedUnit {
  LoadedUnit loaded;
  auto& unit = loaded.unit;
  unit.id = UnitId(files.id);
  if (!files.unit) {
    loader.out().report(Code::missing_file, start_of(files.any), {"units/" + files.id + "/unit.yaml"});
  } else if (const auto root = loader.yaml(*files.unit)) {
    unit = load_unit(unit.id, files.unit->file, *root, loader.out());
    loaded.readable = root->kind == YamlNode::Kind::mapping;
  }
  if (files.waivers) {
    if (const auto root = loader.yaml(*files.waivers)) {
      unit.waivers = load_waivers(*root, "units/" + files.id + "/", loader.out());
    }
  }
  // The rest of the unit is read all the same, so that its problems show in this run.
  for (const auto& [number, year] : files.years) {
    unit.years.emplace(number, load_year(number, year, unit, corpus, loader));
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

}  // namespace prongsai
