#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/bag_check.hpp"
#include "pack/crate.hpp"
#include "pack/json_text.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::json;

// A crate is flat; deeper nesting is an attack on the parser's memory.
constexpr int deepest_crate = 16;

auto string_of(const Json& object, const char* key) -> std::string {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

auto refers_to(const Json& object, const char* key, std::string_view id) -> bool {
  const auto found = object.find(key);
  return found != object.end() && found->is_object() && string_of(*found, "@id") == id;
}

auto is_file(const Json& entity) -> bool {
  const auto type = entity.find("@type");
  if (type == entity.end()) {
    return false;
  }
  return *type == "File" || (type->is_array() && std::ranges::find(*type, "File") != type->end());
}

// A media type, alone or as the first of a list with a description of the format.
auto has_media_type(const Json& entity) -> bool {
  const auto format = entity.find("encodingFormat");
  if (format == entity.end()) {
    return false;
  }
  const auto& first = format->is_array() && !format->empty() ? format->front() : *format;
  return first.is_string() && !first.get<std::string>().empty();
}

class CrateChecker {
 public:
  explicit CrateChecker(const Bag& bag) : bag_(bag) {}

  auto check() -> std::vector<Finding> {
    const auto found = bag_.find(crate_path);
    if (found == bag_.end()) {
      return {};
    }
    const auto& text = found->second.text;
    const auto crate = is_shallow_json(text, deepest_crate) ? Json::parse(text, nullptr, false) : Json(Json::value_t::discarded);
    if (crate.is_discarded() || !crate.is_object()) {
      add(PackFault::crate_not_json, crate_path);
      return std::move(findings_);
    }
    if (string_of(crate, "@context") != crate_context || !read_graph(crate)) {
      add(PackFault::crate_descriptor, crate_path);
      return std::move(findings_);
    }
    check_root();
    check_payload();
    check_other_files();
    return std::move(findings_);
  }

 private:
  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    findings_.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }

  auto entity(std::string_view id) const -> const Json* {
    const auto found = entities_.find(id);
    return found == entities_.end() ? nullptr : found->second;
  }

  // False where there is no graph of entities with the descriptor of RO-Crate 1.2.
  auto read_graph(const Json& crate) -> bool {
    const auto graph = crate.find("@graph");
    if (graph == crate.end() || !graph->is_array()) {
      return false;
    }
    for (const auto& item : *graph) {
      const auto id = item.is_object() ? string_of(item, "@id") : std::string();
      if (!id.empty() && !entities_.emplace(id, &item).second) {
        add(PackFault::crate_twice, id);
      }
    }
    const auto* descriptor = entity("ro-crate-metadata.json");
    return descriptor != nullptr && refers_to(*descriptor, "about", "./") && refers_to(*descriptor, "conformsTo", crate_profile);
  }

  void check_root() {
    const auto* root = entity("./");
    if (root == nullptr || string_of(*root, "@type") != "Dataset") {
      add(PackFault::crate_root, crate_path, "@type Dataset");
      return;
    }
    for (const auto* key : {"name", "description", "datePublished"}) {
      if (string_of(*root, key).empty()) {
        add(PackFault::crate_root, crate_path, key);
      }
    }
    if (!root->contains("license")) {
      add(PackFault::crate_root, crate_path, "license");
    }
    if (const auto parts = root->find("hasPart"); parts != root->end() && parts->is_array()) {
      for (const auto& part : *parts) {
        parts_.insert(part.is_object() ? string_of(part, "@id") : std::string());
      }
    }
  }

  void check_payload() {
    for (const auto& [path, facts] : bag_) {
      if (!is_payload_path(path) || path == crate_path) {
        continue;
      }
      const auto id = uri_path(std::string_view(path).substr(payload_folder.size()));
      payload_ids_.insert(id);
      const auto* listed = entity(id);
      if (listed == nullptr || !is_file(*listed) || !parts_.contains(id)) {
        add(PackFault::crate_not_listed, path);
        continue;
      }
      if (string_of(*listed, "contentSize") != fmt::to_string(facts.size)) {
        add(PackFault::crate_size, path, fmt::to_string(facts.size));
      }
      if (string_of(*listed, "sha256") != facts.sha256) {
        add(PackFault::crate_hash, path);
      }
      if (!has_media_type(*listed)) {
        add(PackFault::crate_type_missing, path);
      }
    }
  }

  // Files that the crate lists but the payload lacks. Those with an address of the web are elsewhere.
  void check_other_files() {
    for (const auto& [id, listed] : entities_) {
      const bool elsewhere = id.starts_with("https://") || id.starts_with("http://");
      if (is_file(*listed) && !elsewhere && !payload_ids_.contains(id)) {
        add(PackFault::crate_no_file, id);
      }
    }
    for (const auto& id : parts_) {
      if (entity(id) == nullptr) {
        add(PackFault::crate_no_file, id);
      }
    }
  }

  static constexpr std::string_view payload_folder = "data/";
  const Bag& bag_;
  std::map<std::string, const Json*, std::less<>> entities_;
  std::set<std::string, std::less<>> parts_;
  std::set<std::string, std::less<>> payload_ids_;
  std::vector<Finding> findings_;
};

}  // namespace

auto check_crate(const Bag& bag) -> std::vector<Finding> { return CrateChecker(bag).check(); }

}  // namespace prongsai
