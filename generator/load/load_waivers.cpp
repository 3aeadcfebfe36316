#include <utility>

#include "load/load_unit.hpp"

namespace prongsai {
namespace {

constexpr int most_lines = 1'000'000;

auto load_waiver(const YamlNode& node, const std::string& folder, Diagnostics& out) -> std::optional<Waiver> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Waiver waiver;
  auto code = as_string(reader->need("code"), out);
  auto file = as_string(reader->need("file"), out);
  const auto* line = reader->find("line");
  waiver.line = as_integer(line, 1, most_lines, out).value_or(0);
  const auto* date_node = reader->need("date");
  const auto date = as_date(date_node, out);
  const auto* until = reader->find("until");
  waiver.until = as_date(until, out);
  auto reason = as_text(reader->need("reason"), out);
  auto by = as_text(reader->need("by"), out);
  reader->finish();
  if (date && waiver.until && *waiver.until < *date) {
    out.report(Code::dates_reversed, until->span, {date->iso(), waiver.until->iso()});
  }
  // A waiver of which a part cannot be read must not cover more than was meant.
  if (!code || !file || !date || !reason || !by || (line != nullptr && waiver.line == 0) || (until != nullptr && !waiver.until)) {
    return std::nullopt;
  }
  const auto code_span = code->span;
  waiver.path = folder + file->value;
  waiver.code = std::move(*code);
  waiver.file = std::move(*file);
  waiver.date = *date;
  waiver.date_span = date_node->span;
  waiver.until_span = until != nullptr ? until->span : code_span;
  waiver.reason = std::move(*reason);
  waiver.by = std::move(*by);
  return waiver;
}

}  // namespace

auto load_waivers(const YamlNode& root, const std::string& folder, Diagnostics& out) -> std::vector<Waiver> {
  std::vector<Waiver> waivers;
  for (const auto& item : as_list(&root, out)) {
    if (auto waiver = load_waiver(item, folder, out)) {
      waivers.push_back(std::move(*waiver));
    }
  }
  return waivers;
}

}  // namespace prongsai
