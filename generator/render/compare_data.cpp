#include "render/compare_data.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "opendata/json_writer.hpp"
#include "render/citizen_builders.hpp"
#include "render/voice.hpp"

namespace prongsai {
namespace {

using Layout = JsonWriter::Layout;

void write_both(JsonWriter& json, const std::string& th, const std::string& en) {
  json.begin_array(Layout::on_one_line);
  json.text(th);
  json.text(en);
  json.end_array();
}

auto short_name(const Unit& unit) -> const Text& { return unit.short_name.empty() ? unit.name : unit.short_name; }

void write_year(JsonWriter& json, const UnitScore& score, const Strings& strings) {
  const auto th = compared_lines(score, Voice(strings, Language::th));
  const auto en = compared_lines(score, Voice(strings, Language::en));
  json.key(std::to_string(score.year->year.be));
  json.begin_object();
  json.key("framework");
  json.text(score.framework->id.str());
  json.key("rows");
  json.begin_array(Layout::on_one_line);
  for (std::size_t at = 0; at < th.size(); ++at) {
    json.begin_array(Layout::on_one_line);
    write_both(json, th[at].title, en[at].title);
    write_both(json, th[at].text, en[at].text);
    write_both(json, th[at].note, en[at].note);
    json.end_array();
  }
  json.end_array();
  json.end_object();
}

// A name in both languages, told apart from the same names of other units.
using Label = std::array<std::string, 2>;

auto labels_of(const std::vector<const Unit*>& units) -> std::map<UnitId, Label> {
  std::map<UnitId, Label> labels;
  for (const auto language : {Language::th, Language::en}) {
    const auto place = static_cast<std::size_t>(language == Language::en);
    const auto label = [&](const Unit& unit) -> std::string& { return labels[unit.id].at(place); };
    const auto add_to_equal_ones = [&](auto addition) {
      std::map<std::string, std::vector<const Unit*>> same;
      for (const auto* unit : units) {
        same[label(*unit)].push_back(unit);
      }
      for (const auto& [name, of_name] : same) {
        for (const auto* unit : of_name) {
          label(*unit) += of_name.size() > 1 ? addition(*unit) : std::string();
        }
      }
    };
    for (const auto* unit : units) {
      label(*unit) = short_name(*unit).in(language);
    }
    add_to_equal_ones([&](const Unit& unit) { return unit.province ? " (" + unit.province->name.in(language) + ")" : std::string(); });
    add_to_equal_ones([](const Unit& unit) { return " [" + unit.id.str() + "]"; });
  }
  return labels;
}

}  // namespace

auto compared_units(const SiteModel& site) -> std::vector<const Unit*> {
  std::map<UnitId, const Unit*> units;
  for (const auto& [number, year] : site.standings->years) {
    for (const auto& score : year.scores) {
      units.emplace(score.unit->id, score.unit);
    }
  }
  std::vector<const Unit*> sorted;
  std::ranges::transform(units, std::back_inserter(sorted), [](const auto& one) { return one.second; });
  return sorted;
}

auto compare_file(const SiteModel& site, const Unit& unit, const TemplateSet& templates) -> OutputPage {
  JsonWriter json;
  json.begin_object();
  json.key("id");
  json.text(unit.id.str());
  json.key("name");
  write_both(json, short_name(unit).th, short_name(unit).in(Language::en));
  json.key("path");
  json.text(path_of(UnitPage{&unit}).text);
  json.key("years");
  json.begin_object();
  for (const auto& [number, content] : unit.years) {
    if (const auto* score = site.standings->of(unit.id, number)) {
      write_year(json, *score, templates.strings());
    }
  }
  json.end_object();
  json.end_object();
  return {.path = "compare/units/" + unit.id.str() + ".json", .bytes = json.take()};
}

auto compare_names(const SiteModel& site) -> std::vector<OutputPage> {
  const auto units = compared_units(site);
  const auto labels = labels_of(units);
  std::map<std::string, std::vector<const Unit*>> letters;
  for (const auto* unit : units) {
    // Once where both names stand under one letter.
    for (const auto& slug : std::set{letter_slug(letter_of(*unit, Language::th)), letter_slug(letter_of(*unit, Language::en))}) {
      letters[slug].push_back(unit);
    }
  }
  std::vector<OutputPage> files;
  for (const auto& [slug, of_letter] : letters) {
    JsonWriter json;
    json.begin_array(Layout::a_line_each);
    for (const auto* unit : of_letter) {
      json.begin_array(Layout::on_one_line);
      json.text(unit->id.str());
      json.text(labels.at(unit->id)[0]);
      json.text(labels.at(unit->id)[1]);
      json.end_array();
    }
    json.end_array();
    files.push_back({.path = "compare/names/" + slug + ".json", .bytes = json.take()});
  }
  return files;
}

}  // namespace prongsai
