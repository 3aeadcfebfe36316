#include <array>
#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/load_framework.hpp"

// What a framework says of the programme round it: targets for the whole, and the version before it.
namespace prongsai {
namespace {

const std::array<std::string, 2> measure_words{"share_of_units_assessed", "growth_of_class"};

auto class_names(const Framework& framework) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& one : framework.classes) {
    names.push_back(one.id);
  }
  return names;
}

auto load_indicator(const YamlNode& node, const Framework& framework, UniqueIds& unique, Diagnostics& out) -> std::optional<ProgrammeIndicator> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ProgrammeIndicator indicator;
  const auto id = as_id(reader->need("id"), true, out);
  indicator.title = text_or_empty(reader->need("title"), out);
  const auto measure = as_choice(reader->need("measure"), measure_words, out);
  indicator.measure = static_cast<ProgrammeIndicator::Measure>(measure.value_or(0));
  const bool of_class = measure && indicator.measure == ProgrammeIndicator::Measure::growth_of_class;
  // A key that this measure does not have is reported as unknown by finish().
  if (of_class) {
    const auto names = class_names(framework);
    if (const auto index = as_choice(reader->need("class"), names, out)) {
      indicator.unit_class = names[*index];
    }
  } else if (!measure) {
    (void)reader->find("class");
  }
  const auto at_least = as_decimal(reader->need("at_least"), out);
  static const std::array<std::string, 1> units{"percent"};
  (void)as_choice(reader->find("unit"), units, out);
  indicator.source = as_citation(reader->find("source"), out).value_or(Citation{});
  reader->finish();
  if (!id || !measure || !at_least || (of_class && indicator.unit_class.empty()) || !unique.add(id->value, id->span)) {
    return std::nullopt;
  }
  indicator.id = id->value;
  indicator.at_least = *at_least;
  indicator.span = id->span;
  return indicator;
}

}  // namespace

auto load_indicators(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<ProgrammeIndicator> {
  std::vector<ProgrammeIndicator> indicators;
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    if (auto indicator = load_indicator(item, framework, unique, out)) {
      indicators.push_back(std::move(*indicator));
    }
  }
  return indicators;
}

auto load_predecessor(const YamlNode* node, Diagnostics& out) -> std::optional<Predecessor> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto framework = as_id(reader->need("framework"), false, out);
  const auto dimension = as_id(reader->need("dimension"), true, out);
  Predecessor predecessor{.framework = {}, .dimension = {}, .note = text_or_empty(reader->find("note"), out)};
  reader->finish();
  if (!framework || !dimension) {
    return std::nullopt;
  }
  predecessor.framework = {FrameworkId(framework->value), framework->span};
  predecessor.dimension = {LadderId(dimension->value), dimension->span};
  return predecessor;
}

auto load_known_parts(const YamlNode* node, const Framework& framework, UniqueIds& criterion_ids, Diagnostics& out) -> std::vector<Criterion> {
  std::vector<Criterion> parts;
  for (const auto& item : as_list(node, out)) {
    auto reader = as_mapping(&item, out);
    if (!reader) {
      continue;
    }
    Criterion part;
    const auto id = as_id(reader->need("id"), true, out);
    part.title = text_or_empty(reader->need("title"), out);
    if (const auto index = as_choice(reader->find("area"), ids_of(framework.areas), out)) {
      part.area = framework.areas[*index].id;
    }
    part.source = as_citation(reader->find("source"), out).value_or(Citation{});
    reader->finish();
    if (id && criterion_ids.add(id->value, id->span)) {
      part.id = CriterionId(id->value);
      part.span = id->span;
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace prongsai
