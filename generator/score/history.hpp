#pragma once

#include <cstdint>
#include <vector>

#include "model/corpus.hpp"
#include "score/standings.hpp"

// A unit's years side by side, as far as their rubrics let them be compared.
namespace prongsai {

struct HistoryYear {
  FiscalYear year;
  const Framework* framework = nullptr;
  // Null where the unit has no assessment in the year.
  const UnitScore* score = nullptr;
  // True where totals without the bonus of this year and of the latest one mean the same.
  bool total_compares = false;
};

// A dimension of the latest framework and, for each year, what the unit got on it or on the one that compares; null where nothing does.
struct HistoryRow {
  const Dimension* dimension = nullptr;
  std::vector<const LadderResult*> results;
};

// Why a dimension of the latest framework has nothing beside it in an earlier one.
struct HistoryGap {
  enum class Why : std::uint8_t { nothing_said, said, in_part, points_differ };
  const Framework* earlier = nullptr;
  const Dimension* dimension = nullptr;
  Why why = Why::nothing_said;
  // Of `said` and `in_part`: the framework's own words, or null.
  const Text* words = nullptr;
};

struct UnitHistory {
  // The latest first.
  std::vector<HistoryYear> years;
  std::vector<HistoryRow> rows;
  std::vector<HistoryGap> gaps;
};

// Of every year for which the unit has content and for which there is a framework. Empty where there are fewer than two.
[[nodiscard]] auto history_of(const Unit& unit, const Standings& standings, const Corpus& corpus) -> UnitHistory;

}  // namespace prongsai
