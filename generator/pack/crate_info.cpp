#include <fmt/format.h>

#include "pack/crate.hpp"
#include "plan/site_model.hpp"

namespace prongsai {
namespace {

auto levels_terms(const Corpus& corpus, const UnitScore& score) -> CrateTerms {
  const auto& framework = *score.framework;
  CrateTerms set{.framework = framework.id,
                 .title = framework.title,
                 .url = corpus.portal.base_url + "/" + path_of(FrameworkPage{&framework}).text,
                 .terms = {}};
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

auto crate_info(const Corpus& corpus, const UnitScore& score, const PackOptions& options) -> CrateInfo {
  const auto year = score.year->year;
  CrateInfo info{.portal = &corpus.portal,
                 .unit = score.unit,
                 .description = {.th = fmt::format("หลักฐานและคะแนนตามกรอบการประเมิน {} ของ{} ปีงบประมาณ พ.ศ. {}", score.framework->title.th,
                                                   score.unit->name.th, year.be),
                                 .en = fmt::format("Evidence and score under {}, {}, fiscal year {} BE", score.framework->title.in(Language::en),
                                                   score.unit->name.in(Language::en), year.be)},
                 .from = first_day(year),
                 .to = last_day(year),
                 .kinds = corpus.evidence_kinds_for(year),
                 .terms = {levels_terms(corpus, score)},
                 .audience = options.audience,
                 .context = options.context};
  for (const auto& [id, answers] : score.year->checklists) {
    if (const auto checklist = corpus.checklists.find(id); checklist != corpus.checklists.end()) {
      info.terms.push_back(checklist_terms(corpus, checklist->second));
    }
  }
  return info;
}

}  // namespace prongsai
