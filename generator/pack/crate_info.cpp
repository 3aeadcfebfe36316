#include "pack/crate.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

// Of one dimension only its own criteria.
auto levels_terms(const Corpus& corpus, const UnitScore& score, const LadderResult* dimension) -> CrateTerms {
  const auto& framework = *score.framework;
  CrateTerms set{.framework = framework.id,
                 .title = framework.title,
                 .url = corpus.portal.base_url + "/" + path_of(FrameworkPage{&framework}).text,
                 .terms = {}};
  if (dimension != nullptr) {
    for (const auto& level : dimension->levels) {
      for (const auto& result : level.criteria) {
        set.terms.push_back({.code = result.criterion->id.str(), .name = result.criterion->title});
      }
    }
    return set;
  }
  for (const auto* criterion : framework.criteria_for(score.unit->kind)) {
    set.terms.push_back({.code = criterion->id.str(), .name = criterion->title});
  }
  if (framework.bonus) {
    set.terms.push_back({.code = framework.bonus->id.str(), .name = framework.bonus->title});
  }
  return set;
}

auto checklist_terms(const Corpus& corpus, const Checklist& checklist) -> CrateTerms {
  CrateTerms set{.framework = checklist.id,
                 .title = checklist.title,
                 .url = corpus.portal.base_url + "/" + path_of(ChecklistPage{&checklist}).text,
                 .terms = {}};
  for (const auto* item : leaves_of(checklist)) {
    set.terms.push_back({.code = item->id.str(), .name = item->title});
  }
  return set;
}

}  // namespace

auto crate_info(const Corpus& corpus, const PlannedPack& planned, const PackOptions& options) -> CrateInfo {
  CrateInfo info{.portal = &corpus.portal, .unit = planned.unit, .kinds = {}, .terms = {}, .context = options.context};
  if (planned.year == nullptr) {
    return info;
  }
  info.kinds = corpus.evidence_kinds_for(planned.year->year);
  if (planned.score != nullptr) {
    info.terms.push_back(levels_terms(corpus, *planned.score, planned.dimension));
  }
  for (const auto& [id, answers] : planned.year->checklists) {
    if (const auto checklist = corpus.checklists.find(id); checklist != corpus.checklists.end() && planned.dimension == nullptr) {
      info.terms.push_back(checklist_terms(corpus, checklist->second));
    }
  }
  return info;
}

}  // namespace prongsai
