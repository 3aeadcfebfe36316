#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "model/corpus.hpp"
#include "score/standings.hpp"

// How lists that would grow with the number of units are divided among pages.
namespace prongsai {

// Up to this many units stand on one page; more are divided by letter, region and province.
inline constexpr std::size_t most_units_on_a_page = 300;

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

// The results of one place in a year: of a region; of a province where units have no region; of all others.
struct ResultPart {
  const Region* region = nullptr;
  const Province* province = nullptr;
  // `regions/region-01/`, `provinces/52/`, `others/`.
  std::string path;
  // By rank.
  std::vector<const UnitScore*> scores;
};

// Empty where all results stand on one page.
[[nodiscard]] auto result_parts(const YearStandings& standings, const Portal& portal) -> std::vector<ResultPart>;

}  // namespace prongsai
