#include <utility>

#include "load/decode.hpp"
#include "load/load_unit.hpp"

namespace prongsai {
namespace {

constexpr int longest_side = 10'000;
constexpr int most_tiles = 40;

// SVG path data of straight lines (SVG 1.1, 8.3), which is written into pages as it is.
auto as_outline(const YamlNode* node, Diagnostics& out) -> std::optional<std::string> {
  auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto& path = text->value;
  const auto wrong = path.find_first_not_of("MmLlHhVvZz0123456789.,- ");
  if (path.empty() || (path.front() != 'M' && path.front() != 'm') || wrong != std::string::npos) {
    out.report(Code::bad_outline, text->span, {});
    return std::nullopt;
  }
  return std::move(text->value);
}

auto load_tile(const YamlNode* node, UniqueIds& tiles, ProvinceShape& shape, Diagnostics& out) -> bool {
  if (node == nullptr) {
    return false;
  }
  const auto& items = as_list(node, out);
  if (items.size() != 2) {
    if (node->kind == YamlNode::Kind::sequence) {
      out.report(Code::bad_tile, node->span, {});
    }
    return false;
  }
  const auto column = as_integer(&items[0], 1, most_tiles, out);
  const auto row = as_integer(&items[1], 1, most_tiles, out);
  shape.column = column.value_or(1);
  shape.row = row.value_or(1);
  return column && row && tiles.add(std::to_string(*column) + "," + std::to_string(*row), node->span);
}

auto load_province_shape(const YamlNode& node, UniqueIds& codes, UniqueIds& tiles, Diagnostics& out) -> std::optional<ProvinceShape> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ProvinceShape shape;
  const auto code = as_string(reader->need("code"), out);
  shape.name = text_or_empty(reader->need("name"), out);
  shape.short_name = text_or_empty(reader->need("short"), out);
  const bool placed = load_tile(reader->need("tile"), tiles, shape, out);
  auto outline = as_outline(reader->need("outline"), out);
  reader->finish();
  if (!code || !placed || !outline || !codes.add(code->value, code->span)) {
    return std::nullopt;
  }
  if (code->value.size() != 2 || code->value.find_first_not_of("0123456789") != std::string::npos) {
    out.report(Code::bad_number, code->span, {code->value});
    return std::nullopt;
  }
  shape.code = code->value;
  shape.outline = std::move(*outline);
  return shape;
}

}  // namespace

auto load_map(const YamlNode& root, Diagnostics& out) -> std::optional<ProvinceMap> {
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return std::nullopt;
  }
  ProvinceMap map;
  if (auto source = as_mapping(reader->need("source"), out)) {
    map.source = text_or_empty(source->need("title"), out);
    map.source_url = as_url(source->find("url"), out).value_or("");
    source->finish();
  }
  map.width = as_integer(reader->need("width"), 1, longest_side, out).value_or(1);
  map.height = as_integer(reader->need("height"), 1, longest_side, out).value_or(1);
  UniqueIds codes(out);
  UniqueIds tiles(out);
  for (const auto& item : as_list(reader->need("provinces"), out)) {
    if (auto shape = load_province_shape(item, codes, tiles, out)) {
      map.provinces.push_back(std::move(*shape));
    }
  }
  for (const auto& item : as_list(reader->find("water"), out)) {
    if (auto outline = as_outline(&item, out)) {
      map.water.push_back(std::move(*outline));
    }
  }
  reader->finish();
  return map;
}

}  // namespace prongsai
