#include "plan/site_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/collation.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto is_latin(const std::string& letter) -> bool { return letter.size() == 1 && letter != "#"; }
auto is_other(const std::string& letter) -> bool { return letter == "#"; }

// Thai, Latin, other.
auto rank_of(const std::string& letter) -> int { return is_other(letter) ? 2 : is_latin(letter) ? 1 : 0; }

struct LetterOrder {
  auto operator()(const std::string& one, const std::string& other) const -> bool {
    return std::pair(rank_of(one), one) < std::pair(rank_of(other), other);
  }
};

}  // namespace

auto LetterUnits::parts() const -> std::size_t { return (units.size() + most_units_on_a_page - 1) / most_units_on_a_page; }

auto LetterUnits::of_part(std::size_t part) const -> std::vector<const Unit*> {
  const auto begin = std::min(units.size(), (part - 1) * most_units_on_a_page);
  const auto end = std::min(units.size(), part * most_units_on_a_page);
  return {units.begin() + static_cast<std::ptrdiff_t>(begin), units.begin() + static_cast<std::ptrdiff_t>(end)};
}

auto letter_slug(const std::string& letter) -> std::string {
  if (is_other(letter)) {
    return "other";
  }
  if (is_latin(letter)) {
    return {static_cast<char>(letter.front() - 'A' + 'a')};
  }
  std::size_t at = 0;
  return fmt::format("u{:04x}", static_cast<unsigned>(next_code_point(letter, at)));
}

auto letter_of(const Unit& unit, Language language) -> std::string {
  return index_letter((unit.short_name.empty() ? unit.name : unit.short_name).in(language));
}

auto letters_of(const std::vector<const Unit*>& units_th, const std::vector<const Unit*>& units_en) -> std::vector<LetterUnits> {
  std::map<std::string, std::vector<const Unit*>, LetterOrder> groups;
  for (const auto* unit : units_th) {
    if (const auto letter = letter_of(*unit, Language::th); rank_of(letter) == 0) {
      groups[letter].push_back(unit);
    }
  }
  for (const auto* unit : units_en) {
    // A name that is not written in English stands among the Thai ones already.
    for (const auto language : {Language::en, Language::th}) {
      auto letter = letter_of(*unit, language);
      if (rank_of(letter) > 0 && (groups[letter].empty() || groups[letter].back() != unit)) {
        groups[letter].push_back(unit);
      }
    }
  }
  std::vector<LetterUnits> letters;
  for (auto& [letter, units] : groups) {
    letters.push_back({.letter = letter, .slug = letter_slug(letter), .units = std::move(units)});
  }
  return letters;
}

auto result_parts(const YearStandings& standings, const Portal& portal) -> std::vector<ResultPart> {
  if (standings.scores.size() <= most_units_on_a_page) {
    return {};
  }
  std::map<RegionId, std::vector<const UnitScore*>> of_region;
  std::map<std::string, ResultPart> of_province;
  ResultPart others{.region = nullptr, .province = nullptr, .path = "others/", .scores = {}};
  for (const auto& score : standings.scores) {
    const auto& unit = *score.unit;
    if (unit.region && portal.region(**unit.region) != nullptr) {
      of_region[**unit.region].push_back(&score);
    } else if (unit.province) {
      auto& part = of_province[unit.province->code];
      part.province = &*unit.province;
      part.path = "provinces/" + unit.province->code + "/";
      part.scores.push_back(&score);
    } else {
      others.scores.push_back(&score);
    }
  }
  std::vector<ResultPart> parts;
  for (const auto& region : portal.regions) {
    if (auto found = of_region.find(region.id); found != of_region.end()) {
      parts.push_back({.region = &region, .province = nullptr, .path = "regions/" + region.id.str() + "/", .scores = std::move(found->second)});
    }
  }
  std::ranges::transform(of_province, std::back_inserter(parts), [](auto& one) { return std::move(one.second); });
  if (!others.scores.empty()) {
    parts.push_back(std::move(others));
  }
  return parts;
}

}  // namespace prongsai
