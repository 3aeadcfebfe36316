#pragma once

#include <optional>
#include <string>

#include "load/load_unit_files.hpp"

namespace prongsai {

// Units as they were loaded by an earlier run from the very same texts, with what was reported. From any thread.
class UnitMemory {
 public:
  // Nothing is remembered where `results` is null. The sources must have all paths, and the texts of frameworks/.
  UnitMemory(Results* results, const ContentFiles& sorted, SourceMap& sources);

  // Where the unit's files are, and the key of all that load_unit_files() makes of them.
  [[nodiscard]] auto range_of(const UnitFiles& files, FileLoader& loader) const -> KeyedFiles;
  [[nodiscard]] auto find(const KeyedFiles& range, Diagnostics& out) const -> std::optional<LoadedUnit>;
  void keep(const KeyedFiles& range, const LoadedUnit& unit, const Diagnostics& out) const;

 private:
  Results* results_;
  SourceMap* sources_;
  // Of what every unit is read with; empty where nothing is remembered.
  std::string shared_;
};

}  // namespace prongsai
