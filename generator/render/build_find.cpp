#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/collation.hpp"
#include "render/builders.hpp"
#include "render/citizen_builders.hpp"

namespace prongsai {
namespace {

auto count_words(const PageContext& page, std::size_t count) -> Words {
  return own_words(page.voice().count("count.units", static_cast<std::int64_t>(count)));
}

auto anchor_of_letter(const std::string& letter) -> std::string { return letter == "#" ? "letter.other" : "letter." + letter; }

auto is_thai(const LetterUnits& letter) -> bool { return letter.slug.starts_with("u0"); }

auto words_of(const PageContext& page, const LetterUnits& letter) -> std::string {
  return letter.letter == "#" ? page.voice().say("letter.other") : letter.letter;
}

// By the first letter of the name: the list is already in order.
auto letter_groups(const PageContext& page) -> std::vector<UnitGroupView> {
  std::vector<UnitGroupView> groups;
  for (const auto* unit : page.site().units(page.language())) {
    const auto letter = letter_of(*unit, page.language());
    if (groups.empty() || groups.back().heading.text.text != letter) {
      groups.push_back({.anchor = anchor_of_letter(letter), .heading = {.text = own_words(letter), .linked = false, .url = {}}, .units = {}});
    }
    groups.back().units.push_back(page.unit_link(*unit));
  }
  return groups;
}

// By region, then the units of no region by their kind.
auto unit_groups(const PageContext& page) -> std::vector<UnitGroupView> {
  std::vector<UnitGroupView> groups;
  std::map<RegionId, std::size_t> place;
  for (const auto& region : page.corpus().portal.regions) {
    place.emplace(region.id, groups.size());
    groups.push_back({.anchor = "region." + region.id.str(),
                      .heading = {.text = page.voice().words(region.title), .linked = true, .url = page.url(RegionPage{&region})},
                      .units = {}});
  }
  std::map<int, UnitGroupView> of_kind;
  for (const auto* unit : page.site().units(page.language())) {
    const auto region = unit->region ? place.find(**unit->region) : place.end();
    if (region != place.end()) {
      groups[region->second].units.push_back(page.unit_link(*unit));
      continue;
    }
    // Central units come before all others.
    auto& group = of_kind[unit->kind == UnitKind::central ? -1 : static_cast<int>(unit->kind)];
    group.anchor = "kind." + std::to_string(static_cast<int>(unit->kind));
    group.heading = {.text = own_words(page.voice().unit_kind(unit->kind)), .linked = false, .url = {}};
    group.units.push_back(page.unit_link(*unit));
  }
  for (auto& [kind, group] : of_kind) {
    groups.push_back(std::move(group));
  }
  return groups;
}

auto region_lines(const PageContext& page) -> std::vector<UnitLineView> {
  std::map<RegionId, std::size_t> counts;
  for (const auto& [id, unit] : page.corpus().units) {
    if (unit.region) {
      ++counts[**unit.region];
    }
  }
  std::vector<UnitLineView> lines;
  for (const auto& region : page.corpus().portal.regions) {
    lines.push_back({.link = page.link(RegionPage{&region}), .note = count_words(page, counts[region.id])});
  }
  return lines;
}

// Where a unit lies, for readers who know several of the same name.
auto place_words(const PageContext& page, const Unit& unit) -> Words {
  return unit.province ? page.voice().words(unit.province->name) : page.region_words(unit);
}

auto part_links(const PageContext& page, const LetterPage& subject) -> std::vector<NavigationView> {
  std::vector<NavigationView> parts;
  for (std::size_t part = 1; part <= subject.of->parts() && subject.of->parts() > 1; ++part) {
    const auto units = subject.of->of_part(part);
    parts.push_back({.title = page.voice().say("letter.part", {page.short_name(*units.front()).text, page.short_name(*units.back()).text}),
                     .url = page.url(LetterPage{subject.of, part}),
                     .current = part == subject.part});
  }
  return parts;
}

}  // namespace

auto province_lines(const PageContext& page) -> std::vector<UnitLineView> {
  const ThaiCollator collator;
  std::map<std::string, UnitLineView> sorted;
  for (const auto& province : page.site().provinces) {
    auto link = page.link(ProvincePage{&province});
    const auto key = collator.key(link.title.text) + province.province->code;
    sorted.emplace(key, UnitLineView{.link = std::move(link), .note = count_words(page, province.units.size())});
  }
  std::vector<UnitLineView> lines;
  for (auto& [key, line] : sorted) {
    lines.push_back(std::move(line));
  }
  return lines;
}

auto unit_ways(const PageContext& page) -> std::optional<UnitWaysView> {
  if (page.site().letters.empty()) {
    return std::nullopt;
  }
  UnitWaysView ways;
  for (const auto& letter : page.site().letters) {
    UnitLineView line{.link = page.link(LetterPage{&letter}, own_words(words_of(page, letter))), .note = count_words(page, letter.units.size())};
    const bool own = is_thai(letter) == (page.language() == Language::th);
    (own ? ways.letters : ways.other_letters).push_back(std::move(line));
  }
  ways.regions = region_lines(page);
  return ways;
}

auto unit_index_view(const PageContext& page) -> UnitIndexView {
  const auto count = static_cast<std::int64_t>(page.corpus().units.size());
  UnitIndexView view{.title = page.voice().say("title.units"), .answer = page.voice().count("units.answer", count), .ways = unit_ways(page)};
  view.provinces = province_lines(page);
  if (!view.ways) {
    view.letters = letter_groups(page);
    view.groups = unit_groups(page);
  }
  if (page.site().has_results()) {
    view.compare = page.link(ComparePage{});
  }
  return view;
}

auto letter_view(const PageContext& page, const LetterPage& subject) -> LetterUnitsView {
  LetterUnitsView view;
  const auto letter = words_of(page, *subject.of);
  view.title = page.title_of(subject).text;
  view.answer = page.voice().say("letter.answer", {std::to_string(subject.of->units.size()), letter});
  for (const auto& other : page.site().letters) {
    view.letters.push_back({.title = words_of(page, other), .url = page.url(LetterPage{&other}), .current = &other == subject.of});
  }
  view.parts = part_links(page, subject);
  for (const auto* unit : subject.of->of_part(subject.part)) {
    view.units.push_back({.link = page.unit_link(*unit), .note = place_words(page, *unit)});
  }
  return view;
}

}  // namespace prongsai
