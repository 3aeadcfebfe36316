#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "pack/findings_json.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// What the files below are made from.
struct MoreFiles {
  const Corpus* corpus = nullptr;
  const Unit* unit = nullptr;
  // Null for a pack that is about no single year.
  const UnitYear* year = nullptr;
  const std::vector<PlacedEvidence>* placed = nullptr;
  const SourceMap* sources = nullptr;
  const PackOptions* options = nullptr;
  // Those that the pack holds.
  std::vector<const WriteUp*> write_ups{};
};

// data/practices/<id>.md as the unit wrote it, and data/practices/<id>.html to read.
void add_write_up(PackContent& content, const MoreFiles& from, const WriteUp& write_up);

// data/programme/: surveys, progress, networks and complaints as the unit wrote them, where it did. Surveys with so few answers that a person could be
// recognised stay out.
void add_programme(PackContent& content, const MoreFiles& from);

// data/tables/ and data/datapackage.json, where the assessment has tables.
void add_tables(PackContent& content, const MoreFiles& from, const Framework& framework, const Assessment& assessment);

// metadata/score.txt, metadata/diagnostics.json and metadata/waivers.json; `places` as in findings_of(). Returns what was found, for the page.
auto add_explanations(PackContent& content, const MoreFiles& from, const std::vector<std::string>& places) -> PackFindings;

// metadata/commits.json, of all files that the content then has.
void add_commits(PackContent& content, const PackOptions& options);

}  // namespace prongsai
