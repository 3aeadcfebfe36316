#pragma once

#include <string>
#include <vector>

#include "model/framework.hpp"
#include "model/unit.hpp"
#include "pack/pack_content.hpp"

namespace prongsai {

// Where a pack keeps one entry of the register.
struct PlacedEvidence {
  enum class Reach : std::uint8_t {
    inside,     // a file of the pack
    elsewhere,  // named by address, size and hash
    hidden,     // named by id, size, hash and reason only
  };
  const Evidence* evidence = nullptr;
  Reach reach = Reach::inside;
  // Below data/; empty unless inside.
  std::string path;
  // True where the file's name had to be shortened.
  bool shortened = false;
};

// In the order of the register. A file stands in the folder of the first criterion, in the framework's order, that it supports; evidence that
// supports nothing stands in `other/`.
[[nodiscard]] auto place_evidence(const UnitScore& score, Audience audience) -> std::vector<PlacedEvidence>;

[[nodiscard]] auto find_placed(const std::vector<PlacedEvidence>& placed, const Evidence& evidence) -> const PlacedEvidence&;

}  // namespace prongsai
