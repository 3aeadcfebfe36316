#pragma once

#include <string>
#include <vector>

#include "render/page_context.hpp"

// Builders of the pages that lead to an office and compare offices, and the parts of other pages that belong to them.
namespace prongsai {

[[nodiscard]] auto letter_view(const PageContext& page, const LetterPage& subject) -> LetterUnitsView;
// Nothing where the index stands on one page.
[[nodiscard]] auto unit_ways(const PageContext& page) -> std::optional<UnitWaysView>;
// Every province that has units, in the dictionary order of the reader's language.
[[nodiscard]] auto province_lines(const PageContext& page) -> std::vector<UnitLineView>;
[[nodiscard]] auto unit_compare_view(const PageContext& page, const UnitComparePage& subject) -> UnitCompareView;
[[nodiscard]] auto compare_view(const PageContext& page) -> CompareView;
[[nodiscard]] auto dimension_view(const PageContext& page, const DimensionPage& subject) -> DimensionView;
// The dimensions of a year that has results.
[[nodiscard]] auto dimension_links(const PageContext& page, const YearStandings& standings) -> std::vector<LinkView>;
// Nothing where no other office of the kind has a result.
[[nodiscard]] auto similar_view(const PageContext& page, const Unit& unit) -> std::optional<SimilarView>;
// All years of a unit, the latest first, with a mark wherever the framework changes.
[[nodiscard]] auto year_run_views(const PageContext& page, const Unit& unit) -> std::vector<YearRunView>;

// A line of a comparison: the same words on pages and in the files that the page of chosen units reads.
struct ComparedLine {
  std::string title;
  std::string text;
  std::string note;
};
// Dimensions first, then the total, the grade, who scored and when, and by which framework.
[[nodiscard]] auto compared_lines(const UnitScore& score, const Voice& voice) -> std::vector<ComparedLine>;

}  // namespace prongsai
