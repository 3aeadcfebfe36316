#include <array>
#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/framework_parts.hpp"
#include "load/load_announced.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> group_words{"region", "kind", "none"};
constexpr int most_awards = 100'000;

auto load_honour(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<AnnouncedHonour> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  AnnouncedHonour honour;
  const auto id = as_id(reader->need("id"), false, out);
  honour.title = text_or_empty(reader->need("title"), out);
  honour.threshold = as_decimal(reader->find("threshold"), out);
  honour.group = static_cast<HonourGroup>(as_choice(reader->need("group"), group_words, out).value_or(static_cast<std::size_t>(HonourGroup::none)));
  const auto for_class = as_id(reader->find("for_class"), true, out);
  honour.for_class = for_class ? for_class->value : std::string();
  honour.class_span = for_class ? for_class->span : node.span;
  honour.best = as_boolean(reader->find("best"), out).value_or(false);
  honour.source = as_citation(reader->find("source"), out).value_or(Citation{});
  reader->finish();
  if (!id || !unique.add(id->value, id->span)) {
    return std::nullopt;
  }
  honour.id = id->value;
  honour.span = id->span;
  return honour;
}

// An award must say who it was won against, in the way that its honour groups units.
auto group_fits(const AnnouncedHonour& honour, const YamlNode* region, const YamlNode* kind) -> bool {
  switch (honour.group) {
    case HonourGroup::region:
      return (region == nullptr) != (kind == nullptr);
    case HonourGroup::kind:
      return region == nullptr && kind != nullptr;
    case HonourGroup::none:
      return region == nullptr && kind == nullptr;
  }
  return false;
}

auto group_help(HonourGroup group) -> Text {
  switch (group) {
    case HonourGroup::region:
      return {.th = "เขียน `region: …` หรือ `kind: …` สำหรับหน่วยงานที่ไม่อยู่ในเขตใด อย่างใดอย่างหนึ่ง",
              .en = "write `region: …`, or `kind: …` for a unit of no region: one of the two"};
    case HonourGroup::kind:
      return {.th = "เขียน `kind: …` และไม่เขียน `region`", .en = "write `kind: …` and no `region`"};
    case HonourGroup::none:
      return {.th = "ลบ `region` และ `kind`", .en = "remove `region` and `kind`"};
  }
  return {};
}

auto load_award(const YamlNode& node, const YearResults& results, Diagnostics& out) -> std::optional<AnnouncedAward> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto honour = as_id(reader->need("honour"), false, out);
  const auto* region = reader->find("region");
  const auto* kind = reader->find("kind");
  const auto unit = as_id(reader->need("unit"), false, out);
  AnnouncedAward award;
  award.note = text_or_empty(reader->find("note"), out);
  award.group_span = region != nullptr ? region->span : kind != nullptr ? kind->span : node.span;
  const auto region_id = as_id(region, false, out);
  const auto kind_index = as_choice(kind, unit_kind_words(), out);
  reader->finish();
  if (region_id) {
    award.group = RegionId(region_id->value);
  } else if (kind_index) {
    award.group = static_cast<UnitKind>(*kind_index);
  }
  if (!honour || !unit || (region != nullptr && !region_id) || (kind != nullptr && !kind_index)) {
    return std::nullopt;
  }
  const auto* rule = results.honour(honour->value);
  if (rule == nullptr) {
    std::vector<std::string> known;
    for (const auto& one : results.honours) {
      known.push_back(one.id);
    }
    out.report(Code::unknown_name, honour->span,
               {honour->value, Text{.th = "รางวัลใน `honours` ชื่อ ", .en = "honour in `honours` named"}, suggestion(honour->value, known)});
    return std::nullopt;
  }
  if (!group_fits(*rule, region, kind)) {
    out.report(Code::award_group_form, award.group_span, {honour->value, group_help(rule->group)});
    return std::nullopt;
  }
  award.honour = honour->value;
  award.honour_span = honour->span;
  award.unit = UnitId(unit->value);
  award.unit_span = unit->span;
  return award;
}

auto load_promotion(const YamlNode& node, Diagnostics& out) -> std::optional<Promotion> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  const auto unit = as_id(reader->need("unit"), false, out);
  const auto from = as_id(reader->need("from"), true, out);
  const auto to = as_id(reader->need("to"), true, out);
  reader->finish();
  if (!unit || !from || !to) {
    return std::nullopt;
  }
  return Promotion{.unit = UnitId(unit->value), .from = from->value, .to = to->value, .unit_span = unit->span, .from_span = from->span};
}

void load_expected(const YamlNode* node, YearResults& results, Diagnostics& out) {
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto honour = as_id(reader->need("honour"), false, out);
      const auto* number = reader->need("count");
      const auto count = as_integer(number, 0, most_awards, out);
      auto source = as_citation(reader->find("source"), out).value_or(Citation{});
      reader->finish();
      if (honour && count) {
        results.expected.push_back({.honour = honour->value, .count = *count, .source = std::move(source), .span = number->span});
      }
    }
  }
}

void load_awards(MappingReader& reader, YearResults& results) {
  auto& out = reader.out();
  UniqueIds honours(out);
  for (const auto& item : as_list(reader.need("honours"), out)) {
    if (auto honour = load_honour(item, honours, out)) {
      results.honours.push_back(std::move(*honour));
    } else {
      results.complete = false;
    }
  }
  for (const auto& item : as_list(reader.need("awards"), out)) {
    if (auto award = load_award(item, results, out)) {
      results.awards.push_back(std::move(*award));
    } else {
      results.complete = false;
    }
  }
  for (const auto& item : as_list(reader.find("promotions"), out)) {
    if (auto promotion = load_promotion(item, out)) {
      results.promotions.push_back(std::move(*promotion));
    } else {
      results.complete = false;
    }
  }
}

}  // namespace

auto load_results(FiscalYear year, FileId file, const YamlNode& root, Diagnostics& out) -> YearResults {
  YearResults results{.year = year, .file = file, .span = root.span};
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return results;
  }
  if (const auto framework = as_id(reader->need("framework"), false, out)) {
    results.framework = FrameworkId(framework->value);
    results.span = framework->span;
  }
  results.announced = as_date(reader->need("announced"), out).value_or(Date{});
  if (auto order = as_mapping(reader->find("order"), out)) {
    const auto number = as_string(order->need("number"), out);
    results.order = {.number = number ? number->value : std::string(), .date = as_date(order->find("date"), out)};
    order->finish();
  }
  results.source = as_citation(reader->find("source"), out).value_or(Citation{});
  const auto complete = as_boolean(reader->find("complete"), out);
  load_expected(reader->find("expected"), results, out);
  load_awards(*reader, results);
  results.complete = results.complete && complete.value_or(true);
  results.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  return results;
}

}  // namespace prongsai
