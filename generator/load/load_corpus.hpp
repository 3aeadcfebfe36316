#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "diagnostic/diagnostic.hpp"
#include "load/evidence_sink.hpp"
#include "model/corpus.hpp"
#include "source/file_reader.hpp"
#include "source/known_files.hpp"
#include "source/results.hpp"
#include "source/source_map.hpp"
#include "source/text_store.hpp"

namespace prongsai {

// Turns the Markdown of `text` from `body` on into prose, on one of the threads that load_corpus uses (`worker` is 0 to jobs-1).
using ProseRenderer = std::function<Prose(unsigned worker, FileId file, std::string_view text, std::uint32_t body, Diagnostics& out)>;

struct LoadOptions {
  unsigned jobs = 1;
  ProseRenderer render_prose;
  // Gets a copy of each file of public evidence as it is read; null where nobody wants one.
  EvidenceSink* evidence = nullptr;
  // What earlier runs left: units that were loaded from the very same texts, and what is known of files; null where nothing is remembered, or both.
  Results* results = nullptr;
  KnownFiles* known = nullptr;
  // Where texts and bodies wait that were loaded; they stay in memory where it is null.
  std::shared_ptr<TextStore> store;
  // Called as units, and then files of evidence, are done, from any thread, one call at a time: how many so far, and of how many.
  std::function<void(std::size_t, std::size_t)> progress;
};

// Everything that was read. The corpus's file ids and spans refer to `sources`.
struct Loaded {
  SourceMap sources;
  Corpus corpus;
  // Where each unit's files are, and what all that was loaded of it follows from, the facts of its evidence aside. Units that could not be read too.
  std::map<UnitId, KeyedFiles> units;
};

// Reads and decodes all content. `reader` must outlive what is returned where something is remembered: texts may be read when they are asked for. Every file is accounted for: read, or reported. What can be understood is loaded even where errors were reported,
// so that later checks find the rest of the problems in the same run. Throws std::system_error where a file cannot be read.
[[nodiscard]] auto load_corpus(const FileReader& reader, const LoadOptions& options, Diagnostics& out) -> Loaded;

}  // namespace prongsai
