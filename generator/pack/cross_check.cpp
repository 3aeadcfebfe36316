#include "pack/cross_check.hpp"

#include "pack/crate.hpp"
#include "pack/cross_check_parts.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace cross {

void Context::add(PackFault fault, std::string_view path, std::string detail) {
  findings.push_back({.fault = fault, .path = printable_path(path), .detail = printable_path(detail)});
}

auto Context::json_at(std::string_view path) const -> const Json* {
  const auto found = json.find(path);
  return found == json.end() ? nullptr : &found->second;
}

auto Context::entity(std::string_view id) const -> const Json* {
  const auto found = entities.find(id);
  return found == entities.end() ? nullptr : found->second;
}

auto Context::entity_of(std::string_view path) const -> const Json* {
  constexpr std::string_view payload = "data/";
  return path.starts_with(payload) ? entity(uri_path(path.substr(payload.size()))) : nullptr;
}

auto Context::base_url() const -> std::string {
  const auto* root = entity("./");
  const auto* publisher = root == nullptr ? nullptr : value_in(*root, "publisher");
  return publisher == nullptr ? std::string() : string_in(*publisher, "@id");
}

namespace {

// JSON-LD that a foreign tool made may lie in the payload as evidence; what this program writes has these places.
auto is_own_json(std::string_view path) -> bool {
  const bool top_of_payload = path.starts_with("data/") && path.find('/', 5) == std::string_view::npos;
  return path.ends_with(".json") && (path.starts_with("metadata/") || top_of_payload);
}

// Packs hold some files as open data writes them.
auto layout_of(std::string_view path) -> JsonLayout {
  const bool open_data = path == "data/plan.json" || path == "data/totals.json" || path.starts_with("metadata/checklists/");
  return open_data ? JsonLayout::free : JsonLayout::indented;
}

void read_json(Context& context) {
  for (const auto& [path, file] : context.bag) {
    if (!is_own_json(path)) {
      continue;
    }
    auto read = read_json_text(file.text, layout_of(path));
    if (read.fault != PackFault::none) {
      context.add(read.fault, path);
    }
    if (!read.value.is_discarded()) {
      context.json.emplace(path, std::move(read.value));
    }
  }
}

void read_entities(Context& context) {
  const auto* crate = context.json_at(crate_path);
  const auto* graph = crate == nullptr ? nullptr : value_in(*crate, "@graph");
  if (graph == nullptr || !graph->is_array()) {
    return;
  }
  for (const auto& entity : *graph) {
    if (auto id = string_in(entity, "@id"); !id.empty()) {
      context.entities.emplace(std::move(id), &entity);
    }
  }
}

}  // namespace
}  // namespace cross

auto is_cross_checked(std::string_view path) -> bool {
  return path == "VERIFY.txt" || cross::is_own_json(path) || (is_payload_path(path) && path.ends_with(".html"));
}

auto cross_check(const Bag& bag, std::string_view name) -> std::vector<Finding> {
  cross::Context context{.bag = bag, .name = name, .json = {}, .entities = {}, .findings = {}};
  cross::read_json(context);
  cross::read_entities(context);
  cross::check_order(context);
  cross::check_instructions(context);
  cross::check_info(context);
  cross::check_score(context);
  cross::check_places(context);
  cross::check_pages(context);
  return std::move(context.findings);
}

}  // namespace prongsai
