#include "pack/crate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

auto reference(std::string_view id) -> Json { return {{"@id", id}}; }

// Both languages in one plain string: JSON-LD's language maps are not part of RO-Crate.
auto both(const Text& text) -> std::string { return text.en.empty() ? text.th : text.th + " / " + text.en; }

auto file_entity(const std::string& id, const std::string& name, const FileFacts& facts) -> Json {
  return {{"@id", id},
          {"@type", "File"},
          {"name", name},
          {"contentSize", fmt::to_string(facts.size)},
          {"encodingFormat", facts.media_type},
          {"sha256", facts.sha256}};
}

class CrateWriter {
 public:
  CrateWriter(const Portal& portal, const std::vector<PlacedEvidence>& placed) : portal_(portal), placed_(placed) {}

  auto write(const PackContent& content) -> std::string {
    for (const auto& file : content.files) {
      if (file.is_payload()) {
        add_file(file);
      }
    }
    for (const auto& place : placed_) {
      if (place.reach == PlacedEvidence::Reach::elsewhere) {
        add_elsewhere(*place.evidence);
      }
    }
    const auto licence_id = portal_.licence.url.empty() ? std::string("#licence") : portal_.licence.url;
    Json graph = Json::array();
    graph.push_back({{"@id", "ro-crate-metadata.json"},
                     {"@type", "CreativeWork"},
                     {"conformsTo", reference(crate_profile)},
                     {"about", reference("./")}});
    graph.push_back(root(content, licence_id));
    for (auto& entity : entities_) {
      graph.push_back(std::move(entity));
    }
    add_context(graph, {{"@id", portal_.base_url}, {"@type", "Organization"}, {"name", both(portal_.publisher)}, {"url", portal_.base_url}});
    add_context(graph, {{"@id", licence_id}, {"@type", "CreativeWork"}, {"name", both(portal_.licence.name)}});
    return Json{{"@context", crate_context}, {"@graph", std::move(graph)}}.dump(2) + "\n";
  }

 private:
  auto root(const PackContent& content, const std::string& licence_id) const -> Json {
    return {{"@id", "./"},
            {"@type", "Dataset"},
            {"name", both(content.title)},
            {"description", both(content.description)},
            {"datePublished", portal_.published.iso()},
            {"license", reference(licence_id)},
            {"publisher", reference(portal_.base_url)},
            {"hasPart", parts_}};
  }

  void add_file(const PackFile& file) {
    const auto path = file.path.substr(std::string_view("data/").size());
    const auto id = uri_path(path);
    const auto place = std::ranges::find(placed_, path, &PlacedEvidence::path);
    if (place == placed_.end()) {
      add(id, file_entity(id, path.substr(path.rfind('/') + 1), file.facts));
      return;
    }
    auto entity = file_entity(id, both(place->evidence->title), file.facts);
    entity["identifier"] = place->evidence->id.str();
    if (place->shortened) {
      entity["alternateName"] = place->evidence->name;
    }
    add(id, std::move(entity));
  }

  void add_elsewhere(const Evidence& evidence) {
    if (!evidence.facts || has(entities_, evidence.url)) {
      return;
    }
    auto entity = file_entity(evidence.url, both(evidence.title), *evidence.facts);
    entity["identifier"] = evidence.id.str();
    if (evidence.facts->media_type.empty()) {
      entity.erase("encodingFormat");
    }
    add(evidence.url, std::move(entity));
  }

  static auto has(const Json& list, const std::string& id) -> bool {
    return std::ranges::any_of(list, [&id](const Json& entity) { return entity.at("@id") == id; });
  }

  // An @id stands once in a crate, even where the licence or the publisher is evidence too.
  static void add_context(Json& graph, Json entity) {
    if (!has(graph, entity.at("@id").get<std::string>())) {
      graph.push_back(std::move(entity));
    }
  }

  void add(const std::string& id, Json entity) {
    parts_.push_back(reference(id));
    entities_.push_back(std::move(entity));
  }

  const Portal& portal_;
  const std::vector<PlacedEvidence>& placed_;
  Json parts_ = Json::array();
  Json entities_ = Json::array();
};

}  // namespace

auto crate_json(const PackContent& content, const Portal& portal, const std::vector<PlacedEvidence>& placed) -> std::string {
  return CrateWriter(portal, placed).write(content);
}

}  // namespace prongsai
