#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pack/bag_check.hpp"
#include "pack/json_text.hpp"

// The parts of cross_check(); nothing else includes this.
namespace prongsai::cross {

using Json = nlohmann::ordered_json;

// A bag with its JSON read once, and what was found.
struct Context {
  const Bag& bag;
  std::string_view name;
  // By path; only what could be read.
  std::map<std::string, Json, std::less<>> json;
  // The crate's entities by @id.
  std::map<std::string, const Json*, std::less<>> entities;
  std::vector<Finding> findings;

  void add(PackFault fault, std::string_view path, std::string detail = {});
  // Null where there is no such file, or none that could be read.
  [[nodiscard]] auto json_at(std::string_view path) const -> const Json*;
  [[nodiscard]] auto entity(std::string_view id) const -> const Json*;
  // What the crate says of a payload file, by its path below the top folder; null where it is not listed.
  [[nodiscard]] auto entity_of(std::string_view path) const -> const Json*;
  // The publisher's address, as the crate's root names it: the beginning of every address of the portal.
  [[nodiscard]] auto base_url() const -> std::string;
};

// Both manifests' order; bag-info.txt and VERIFY.txt against the rest of the bag.
void check_order(Context& context);
void check_info(Context& context);
void check_instructions(Context& context);

// metadata/score.json and metadata/withheld.json against crate and payload; the payload's places.
void check_score(Context& context);
void check_places(Context& context);

// Every page of the payload.
void check_pages(Context& context);

}  // namespace prongsai::cross
