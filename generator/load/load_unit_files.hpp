#pragma once

#include "load/content_files.hpp"
#include "load/file_loader.hpp"
#include "model/corpus.hpp"

namespace prongsai {

struct LoadedUnit {
  Unit unit;
  // Whether unit.yaml could be read.
  bool readable = false;
};

// All that an office wrote: every text below its folder, but for the files of evidence themselves. Of the corpus it looks at what frameworks/ gave alone.
[[nodiscard]] auto load_unit_files(const UnitFiles& files, const Corpus& corpus, FileLoader& loader) -> LoadedUnit;

}  // namespace prongsai
