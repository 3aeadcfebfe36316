#pragma once

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/crate.hpp"
#include "pack/indented_json.hpp"

namespace prongsai {

using CrateIds = std::vector<std::string>;

// Both languages in one plain string: JSON-LD's language maps are not part of RO-Crate.
[[nodiscard]] auto crate_text(const Text& text) -> std::string;
[[nodiscard]] auto term_id(const CrateTerms& set) -> std::string;
[[nodiscard]] auto term_id(const CrateTerms& set, const std::string& code) -> std::string;

void put_reference(IndentedJson& json, std::string_view id);
void put_references(IndentedJson& json, const CrateIds& ids);
void put_texts(IndentedJson& json, std::span<const std::string> texts);
// Of one reference the reference itself, of several a list.
void put_one_or_all(IndentedJson& json, const CrateIds& ids);

// The entities of a crate after its root, each written when it is added. An `@id` stands once: of several entities the first stays.
class CrateGraph {
 public:
  // How deep entities stand: in the array `@graph` of the document.
  static constexpr std::size_t depth = 2;

  // False where there is an entity of that id. Otherwise the caller writes the rest and ends the object.
  [[nodiscard]] auto begin_entity(std::string_view id) -> bool;
  [[nodiscard]] auto has(std::string_view id) const -> bool { return ids_.contains(id); }
  // Where the entity that was begun goes on.
  [[nodiscard]] auto json() -> IndentedJson& { return json_; }

  void add_organization(const std::string& id, const Text& name, std::string_view identifier);
  void add_terms(const CrateTerms& set);
  void add_work(std::string_view id, std::string_view name, std::string_view description);
  void add_program(std::string_view id, std::string_view version);
  // These return the id of the entity that they add.
  auto add_kind(const EvidenceKind& kind) -> std::string;
  auto add_number(const Evidence& evidence) -> std::string;
  // What `put_encoding` refers to.
  void add_format(std::string_view media_type);
  // The key `encodingFormat`: the media type first, since readers that look at one value only find what IANA registers.
  void put_encoding(std::string_view media_type);

 private:
  std::set<std::string, std::less<>> ids_{"./", "ro-crate-metadata.json"};
  IndentedJson json_ = IndentedJson::values_at(depth);
};

}  // namespace prongsai
