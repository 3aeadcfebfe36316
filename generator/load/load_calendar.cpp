#include "load/load_calendar.hpp"

#include <string>
#include <utility>

#include "load/decode.hpp"
#include "load/framework_parts.hpp"

namespace prongsai {
namespace {

auto load_due_date(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<DueDate> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  DueDate due;
  const auto id = as_id(reader->need("id"), true, out);
  due.title = as_text(reader->need("title"), out).value_or(Text{});
  const auto date = as_date(reader->need("date"), out);
  const auto* to = reader->find("to");
  due.to = as_date(to, out);
  for (const auto& item : as_list(reader->find("unit_kinds"), out)) {
    if (const auto kind = as_choice(&item, unit_kind_words(), out)) {
      due.unit_kinds.push_back(static_cast<UnitKind>(*kind));
    }
  }
  due.criteria = as_ids(reader->find("criteria"), true, out);
  due.source = as_citation(reader->find("source"), out).value_or(Citation{});
  reader->finish();
  if (date && due.to && *due.to < *date) {
    out.report(Code::dates_reversed, to->span, {date->iso(), due.to->iso()});
    due.to.reset();
  }
  if (!id || !date || !unique.add(id->value, id->span)) {
    return std::nullopt;
  }
  due.id = id->value;
  due.date = *date;
  due.span = id->span;
  return due;
}

}  // namespace

auto load_calendar(const YamlNode* node, Diagnostics& out) -> std::vector<DueDate> {
  std::vector<DueDate> dates;
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    if (auto due = load_due_date(item, unique, out)) {
      dates.push_back(std::move(*due));
    }
  }
  return dates;
}

}  // namespace prongsai
