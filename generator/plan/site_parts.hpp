#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "model/corpus.hpp"
#include "score/standings.hpp"

// How lists that would grow with the number of units are divided among pages.
namespace prongsai {

// Up to this many units stand on one page; more are divided by letter, region and province. A line with a name and a number or two is up to 500 bytes
// of HTML and some 50 when sent, so that a page with its style sheet stays below the 60 kB that a phone on a slow network gets in seconds.
inline constexpr std::size_t most_units_on_a_page = 300;
// A card with a summary, a row of results or a pack with its checksum weighs as much as three lines.
inline constexpr std::size_t lines_of_an_entry = 3;
inline constexpr std::size_t most_entries_on_a_page = most_units_on_a_page / lines_of_an_entry;

// What of a list stands on one page: of its entries, which come first, and of its lines.
struct ListCut {
  std::size_t entries_begin = 0;
  std::size_t entries_end = 0;
  std::size_t lines_begin = 0;
  std::size_t lines_end = 0;
};
// At least one.
[[nodiscard]] auto pages_of(std::size_t entries, std::size_t lines) -> std::size_t;
// Pages count from 1.
[[nodiscard]] auto cut_of(std::size_t entries, std::size_t lines, std::size_t page) -> ListCut;

// The units whose Thai or English short name stands under one letter of the index: `ก`, `A`, `#`. An office is found under either name.
struct LetterUnits {
  std::string letter;
  // In addresses: `u0e01` for ก, `a`, `other`.
  std::string slug;
  // By Thai name below a Thai letter, otherwise by English name.
  std::vector<const Unit*> units;
  // Of its pages, which hold at most most_units_on_a_page each.
  [[nodiscard]] auto parts() const -> std::size_t;
  [[nodiscard]] auto of_part(std::size_t part) const -> std::vector<const Unit*>;
};

// The letter's name in addresses.
[[nodiscard]] auto letter_slug(const std::string& letter) -> std::string;
// Under which letter a unit stands in an index of the language.
[[nodiscard]] auto letter_of(const Unit& unit, Language language) -> std::string;
// Thai letters first, in their order, then Latin ones, then what stands under no letter. Both lists are in their dictionary order.
[[nodiscard]] auto letters_of(const std::vector<const Unit*>& units_th, const std::vector<const Unit*>& units_en) -> std::vector<LetterUnits>;

// Of some units, those with a result in a year, by rank, and those without, as they come.
struct PlaceResults {
  std::vector<const UnitScore*> scores;
  std::vector<const Unit*> without;
};
// `standings` may be null. Units that are set aside have no result and are not without one.
[[nodiscard]] auto place_results(const YearStandings* standings, const std::vector<const Unit*>& units) -> PlaceResults;

// The results of one place in a year: of a region; of a province where units have no region; of all others.
struct ResultPart {
  const Region* region = nullptr;
  const Province* province = nullptr;
  // `regions/region-01/`, `provinces/52/`, `others/`.
  std::string path;
  // By rank.
  std::vector<const UnitScore*> scores;
  // Units without an assessment, and units set aside because of errors, each in Thai collation.
  std::vector<const Unit*> without{};
  std::vector<const Unit*> quarantined{};
  // Of the year's results.
  [[nodiscard]] auto pages() const -> std::size_t { return pages_of(scores.size(), without.size() + quarantined.size()); }
  // Of a dimension's.
  [[nodiscard]] auto dimension_pages() const -> std::size_t { return pages_of(0, scores.size()); }
};

// Empty where everything about the year stands on one page.
[[nodiscard]] auto result_parts(const YearStandings& standings, const Portal& portal) -> std::vector<ResultPart>;

}  // namespace prongsai
