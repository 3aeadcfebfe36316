#pragma once

#include "check/check.hpp"
#include "diagnostic/diagnostic.hpp"
#include "score/standings.hpp"

namespace prongsai {

// Scores every assessment by docs/formats.md ("How requirements are decided") and the design's rules: a level counts when every criterion of it and of
// all levels below holds; the committee's award counts where present, otherwise the smaller of claimed and supported. Reports over-claims (errors) and
// awards above what is supported (warnings). Exact: no binary fractions. The corpus must outlive the result.
[[nodiscard]] auto score(const CheckedCorpus& corpus, Diagnostics& out) -> Standings;

// One plan: sums, counts, and what its document contradicts or leaves out, which is reported as warnings.
[[nodiscard]] auto score_plan(const Unit& unit, const Plan& plan, const PlanFrame& frame, Diagnostics& out) -> PlanStandings;
// The parts that follow once every unit has its score: the programme's targets, and announced results beside the scores.
[[nodiscard]] auto measure_programme(const YearStandings& year, const Corpus& corpus) -> std::vector<ProgrammeIndicatorResult>;
[[nodiscard]] auto judge_results(const YearResults& results, const Standings& standings, const Corpus& corpus, Diagnostics& out) -> ResultsFindings;

// One unit and year, without a rank.
[[nodiscard]] auto score_unit(const Unit& unit, const UnitYear& year, const Framework& framework, const Assessment& assessment, Diagnostics& out)
    -> UnitScore;

// One unit, year and checklist. Reports what is claimed without the evidence that its item asks for.
[[nodiscard]] auto score_checklist(const Unit& unit, const UnitYear& year, const Checklist& checklist, const ChecklistAnswers& answers,
                                   const Portal& portal, Diagnostics& out) -> ChecklistScore;

}  // namespace prongsai
