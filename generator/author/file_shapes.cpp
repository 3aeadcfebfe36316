#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "author/schema.hpp"

namespace prongsai {
namespace {

void add(std::vector<Word>& words, const std::string& id, const Text& title) {
  if (std::ranges::find(words, id, &Word::id) == words.end()) {
    words.push_back({.id = id, .title = title.th});
  }
}

void add_levels(const std::vector<Level>& levels, KnownIds& ids) {
  for (const auto& level : levels) {
    for (const auto& criterion : level.criteria) {
      add(ids.supports, criterion.id.str(), criterion.title);
    }
  }
}

void add_kinds(const std::vector<EvidenceKind>& kinds, KnownIds& ids) {
  for (const auto& kind : kinds) {
    add(ids.evidence_kinds, kind.id, kind.title);
  }
}

void add_framework(const Framework& framework, KnownIds& ids) {
  add(ids.levels, framework.id.str(), framework.title);
  add(ids.frameworks, framework.id.str(), framework.title);
  add_kinds(framework.evidence_kinds, ids);
  for (const auto& unit_class : framework.classes) {
    add(ids.classes, unit_class.id, unit_class.title);
  }
  for (const auto& area : framework.areas) {
    add(ids.areas, area.id, area.title);
  }
  for (const auto& dimension : framework.dimensions) {
    add(ids.dimensions, dimension.id.str(), dimension.title);
    for (const auto& variant : dimension.variants) {
      add_levels(variant.levels, ids);
    }
  }
  for (const auto& ladder : framework.ladders) {
    add_levels(ladder.levels, ids);
  }
  if (framework.bonus) {
    add(ids.supports, framework.bonus->id.str(), framework.bonus->title);
  }
}

// A kind asks for a document only where every framework that has it does.
void add_kinds_with_document(const Corpus& corpus, KnownIds& ids) {
  const auto asks = [](const auto& framework, const std::string& id) {
    const auto* kind = framework.evidence_kind(id);
    return kind == nullptr || kind->needs_document;
  };
  for (const auto& kind : ids.evidence_kinds) {
    const bool all = std::ranges::all_of(corpus.frameworks, [&](const auto& one) { return asks(one.second, kind.id); }) &&
                     std::ranges::all_of(corpus.checklists, [&](const auto& one) { return asks(one.second, kind.id); });
    if (all) {
      ids.kinds_with_document.push_back(kind.id);
    }
  }
}

// In a year without a framework, an entry may be of any kind and name any criterion.
void split_by_year(const Corpus& corpus, std::vector<FileShape>& all) {
  std::vector<FiscalYear> without;
  std::ranges::copy_if(corpus.years(), std::back_inserter(without), [&corpus](FiscalYear year) { return corpus.framework_for(year) == nullptr; });
  if (without.empty()) {
    return;
  }
  std::set<FiscalYear> with;
  for (const auto& [id, framework] : corpus.frameworks) {
    with.insert(framework.years.begin(), framework.years.end());
  }
  auto unbound = unbound_shapes();
  for (auto& other : unbound) {
    auto& bound = *std::ranges::find_if(all, [&other](const FileShape& one) { return other.name.starts_with(one.name + "-other-"); });
    const auto glob = std::exchange(bound.globs, {}).front();
    // The star in the place of the year.
    const auto star = glob.find('*', glob.find('*') + 1);
    for (const auto year : with) {
      bound.globs.push_back(std::string(glob).replace(star, 1, std::to_string(year.be)));
    }
    for (const auto year : without) {
      other.globs.push_back(std::string(glob).replace(star, 1, std::to_string(year.be)));
    }
  }
  std::ranges::move(unbound, std::back_inserter(all));
}

}  // namespace

auto known_ids(const Corpus& corpus) -> KnownIds {
  KnownIds ids;
  for (const auto& [id, unit] : corpus.units) {
    add(ids.units, id.str(), unit.name);
  }
  for (const auto& region : corpus.portal.regions) {
    add(ids.regions, region.id.str(), region.title);
  }
  for (const auto& [id, framework] : corpus.frameworks) {
    add_framework(framework, ids);
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    add(ids.frameworks, id.str(), checklist.title);
    add_kinds(checklist.evidence_kinds, ids);
    for (const auto* item : leaves_of(checklist)) {
      add(ids.supports, id.str() + "/" + item->id.str(), item->title);
    }
  }
  for (const auto& [id, frame] : corpus.plan_frames) {
    add(ids.plan_frames, id.str(), frame.title);
    add(ids.frameworks, id.str(), frame.title);
  }
  for (const auto& topic : corpus.portal.topics) {
    add(ids.topics, topic.id, topic.title);
  }
  add_kinds_with_document(corpus, ids);
  return ids;
}

auto file_shapes(const Corpus& corpus) -> std::vector<FileShape> {
  const auto ids = known_ids(corpus);
  auto all = office_shapes(ids);
  for (auto more : {programme_shapes(), announced_shapes(ids), framework_shapes(), plan_shapes(ids)}) {
    std::ranges::move(more, std::back_inserter(all));
  }
  const auto shape_named = [&all](const std::string& name) -> FileShape& { return *std::ranges::find(all, name, &FileShape::name); };
  for (const auto& [id, framework] : corpus.frameworks) {
    shape_named("framework").globs.push_back("frameworks/" + id.str() + ".yaml");
    all.push_back(assessment_shape(framework));
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    shape_named("checklist").globs.push_back("frameworks/" + id.str() + ".yaml");
    all.push_back(answers_shape(checklist));
  }
  for (const auto& frame : ids.plan_frames) {
    shape_named("plan-frame").globs.push_back("frameworks/" + frame.id + ".yaml");
  }
  split_by_year(corpus, all);
  std::ranges::sort(all, {}, &FileShape::name);
  return all;
}

}  // namespace prongsai
