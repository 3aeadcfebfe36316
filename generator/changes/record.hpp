#pragma once

#include <string>
#include <vector>

#include "changes/public_state.hpp"

namespace prongsai {

// A file of publications/, as `prongsai record` writes it.
struct RecordFile {
  // `2021-09-30.yaml`.
  std::string name;
  std::string text;
};

// How much of a record goes into one file: well below what the YAML reader takes.
struct RecordLimits {
  std::size_t bytes = std::size_t{700} << 10U;
  // Of YAML nodes.
  std::size_t nodes = 150'000;
};

// What a publication shows where it differs from the one before it (null: none was recorded). Units that changed are written whole.
[[nodiscard]] auto record_files(const PublicState& now, const PublicState* before, const RecordLimits& limits = {}) -> std::vector<RecordFile>;

// One unit as the record writes it; of null, that it is gone.
[[nodiscard]] auto unit_text(const UnitId& id, const PublishedUnit* unit) -> std::string;

// One number for all of a publication: of the portal's part and, by id, of each unit's text. `hashes` are those of unit_text.
[[nodiscard]] auto digest_of(const PublishedPortal& portal, const std::map<UnitId, std::string>& hashes) -> std::string;
[[nodiscard]] auto digest_of(const PublicState& state) -> std::string;

}  // namespace prongsai
