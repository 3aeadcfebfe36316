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
  // The part of a split pack that holds it.
  int part = 1;
};

// In the order of the register. A file stands in the folder of the first criterion, in the framework's order, that it supports; else in that of the
// first item of a checklist, `<checklist>.<item>/`; evidence that supports nothing stands in `other/`. Of a dimension only its criteria count, and
// evidence that supports none of them is left out.
[[nodiscard]] auto place_evidence(const PlannedPack& planned, Audience audience) -> std::vector<PlacedEvidence>;

// Gives each file its part, in the order of paths: a part is full once the next file would take it over the limit. A larger file has a part of its
// own. Returns how many parts there are, at least one.
[[nodiscard]] auto assign_parts(std::vector<PlacedEvidence>& placed, std::uint64_t split_bytes) -> int;

// Those that are files of the pack, by path.
[[nodiscard]] auto in_path_order(const std::vector<PlacedEvidence>& placed) -> std::vector<const PlacedEvidence*>;

[[nodiscard]] auto find_placed(const std::vector<PlacedEvidence>& placed, const Evidence& evidence) -> const PlacedEvidence&;

}  // namespace prongsai
