#include "plan/site_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
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

auto pages_of(std::size_t entries, std::size_t lines) -> std::size_t {
  return std::max<std::size_t>(1, (lines_of_an_entry * entries + lines + most_units_on_a_page - 1) / most_units_on_a_page);
}

auto cut_of(std::size_t entries, std::size_t lines, std::size_t page) -> ListCut {
  // How many lines would stand before the page, and before the next, if entries were lines.
  const auto begin = (page - 1) * most_units_on_a_page;
  const auto end = page * most_units_on_a_page;
  const auto of_lines = [&](std::size_t at) { return at < lines_of_an_entry * entries ? 0 : std::min(lines, at - lines_of_an_entry * entries); };
  return {.entries_begin = std::min(entries, begin / lines_of_an_entry),
          .entries_end = std::min(entries, end / lines_of_an_entry),
          .lines_begin = of_lines(begin),
          .lines_end = of_lines(end)};
}

auto place_results(const YearStandings* standings, const std::vector<const Unit*>& units) -> PlaceResults {
  PlaceResults results;
  std::vector<const Unit*> scored;
  if (standings != nullptr) {
    auto wanted = units;
    std::ranges::sort(wanted, std::less<>());
    for (const auto& score : standings->scores) {
      if (std::ranges::binary_search(wanted, score.unit, std::less<>())) {
        results.scores.push_back(&score);
        scored.push_back(score.unit);
      }
    }
  }
  std::ranges::sort(scored, std::less<>());
  std::ranges::copy_if(units, std::back_inserter(results.without),
                       [&](const Unit* unit) { return !unit->quarantine && !std::ranges::binary_search(scored, unit, std::less<>()); });
  return results;
}

namespace {

// The places of a year, each made when something of it is met first.
class ResultPlaces {
 public:
  explicit ResultPlaces(const Portal& portal) : portal_(portal) {}

  auto of(const Unit& unit) -> ResultPart& {
    const auto* region = unit.region ? portal_.region(**unit.region) : nullptr;
    if (region != nullptr) {
      auto& part = of_region_[region->id];
      part.region = region;
      part.path = "regions/" + region->id.str() + "/";
      return part;
    }
    if (unit.province) {
      auto& part = of_province_[unit.province->code];
      part.province = &*unit.province;
      part.path = "provinces/" + unit.province->code + "/";
      return part;
    }
    others_.path = "others/";
    return others_;
  }

  // Regions in the portal's order, provinces by code.
  auto take() -> std::vector<ResultPart> {
    std::vector<ResultPart> parts;
    for (const auto& region : portal_.regions) {
      if (auto found = of_region_.find(region.id); found != of_region_.end()) {
        parts.push_back(std::move(found->second));
      }
    }
    std::ranges::transform(of_province_, std::back_inserter(parts), [](auto& one) { return std::move(one.second); });
    if (!others_.path.empty()) {
      parts.push_back(std::move(others_));
    }
    return parts;
  }

 private:
  const Portal& portal_;
  std::map<RegionId, ResultPart> of_region_;
  std::map<std::string, ResultPart> of_province_;
  ResultPart others_;
};

}  // namespace

auto result_parts(const YearStandings& standings, const Portal& portal) -> std::vector<ResultPart> {
  // A year without any result says so; it does not list who has none.
  const auto without = standings.scores.empty() ? 0 : standings.without_assessment.size();
  if (standings.scores.size() <= most_entries_on_a_page && std::max(without, standings.quarantined.size()) <= most_units_on_a_page) {
    return {};
  }
  ResultPlaces places(portal);
  for (const auto& score : standings.scores) {
    places.of(*score.unit).scores.push_back(&score);
  }
  for (const auto* unit : standings.without_assessment) {
    places.of(*unit).without.push_back(unit);
  }
  for (const auto* unit : standings.quarantined) {
    places.of(*unit).quarantined.push_back(unit);
  }
  return places.take();
}

}  // namespace prongsai
