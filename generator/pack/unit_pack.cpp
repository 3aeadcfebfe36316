#include "pack/unit_pack.hpp"

#include <algorithm>

#include "base/assert.hpp"
#include "base/sha256.hpp"
#include "opendata/checklists.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/index_page.hpp"
#include "pack/more_files.hpp"
#include "pack/pack_title.hpp"
#include "pack/placement.hpp"
#include "pack/plan_pack.hpp"
#include "pack/register_text.hpp"
#include "pack/score_json.hpp"
#include "pack/uuid.hpp"

namespace prongsai {
namespace {

void add_evidence(PackContent& content, const std::vector<PlacedEvidence>& placed) {
  for (const auto& place : placed) {
    if (place.reach == PlacedEvidence::Reach::inside && place.part == content.part) {
      require(place.evidence->facts.has_value(), "evidence without facts in a pack");
      content.files.push_back(
          {.path = "data/" + place.path, .bytes = {}, .source = place.evidence->path, .facts = *place.evidence->facts, .origin = place.evidence->path});
      ++content.evidence_files;
    }
  }
}

// The checklist itself, what was answered, and what it comes to.
void add_checklist(PackContent& content, const ChecklistScore& score, const Portal& portal, const SourceMap& sources) {
  const auto folder = "metadata/checklists/" + score.checklist->id.str() + "/";
  add_source(content, folder + "framework.yaml", sources, score.checklist->file, "application/yaml");
  add_source(content, folder + "answers.yaml", sources, score.answers->file, "application/yaml");
  add_bytes(content, folder + "score.json", checklist_json(portal, score), "application/json");
}

void add_metadata(PackContent& content, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, const Portal& portal,
                  const SourceMap& sources) {
  const auto is_hidden = [](const PlacedEvidence& place) { return place.reach == PlacedEvidence::Reach::hidden; };
  if (planned.score != nullptr) {
    add_source(content, "metadata/framework.yaml", sources, planned.score->framework->file, "application/yaml");
    add_source(content, "metadata/assessment.yaml", sources, planned.score->assessment->file, "application/yaml");
    add_bytes(content, "metadata/score.json", score_json(planned, placed, content.parts), "application/json");
  }
  for (const auto* checklist : planned.checklists) {
    add_checklist(content, *checklist, portal, sources);
  }
  if (auto text = register_text(planned, placed, sources); !text.empty()) {
    const auto file = placed.front().evidence->span.file;
    const bool abridged = text != sources.read(file);
    add_bytes(content, "metadata/evidence.yaml", std::move(text), "application/yaml");
    content.files.back().origin = sources.path(file);
    content.files.back().abridged = abridged;
  }
  if (std::ranges::any_of(placed, is_hidden)) {
    add_bytes(content, "metadata/withheld.json", withheld_json(placed), "application/json");
  }
}

// Of a dimension's pack, only what names the dimension.
auto belongs(const WriteUp& write_up, const PlannedPack& planned) -> bool {
  const auto names = [&](const Located<LadderId>& dimension) { return dimension.value == planned.dimension->id; };
  return planned.dimension == nullptr || std::ranges::any_of(write_up.dimensions, names);
}

// Whose problems the pack tells: the unit's own, of the year, and those of the frameworks it was judged by.
auto places_of(const PlannedPack& planned) -> std::vector<std::string> {
  const auto folder = "units/" + planned.unit->id.str() + "/";
  std::vector<std::string> places{folder + std::to_string(planned.year->year.be) + "/", folder + "unit.yaml"};
  if (planned.score != nullptr) {
    places.push_back("frameworks/" + planned.score->framework->id.str() + ".yaml");
  }
  for (const auto* checklist : planned.checklists) {
    places.push_back("frameworks/" + checklist->checklist->id.str() + ".yaml");
  }
  return places;
}

// What the parts of one edition share and those of another do not: it follows from every file of evidence.
auto group_of(const PackContent& content, const std::vector<PlacedEvidence>& placed, const Portal& portal) -> std::string {
  std::string files;
  for (const auto* place : in_path_order(placed)) {
    files += place->evidence->facts->sha256 + "  " + place->path + "\n";
  }
  return "urn:uuid:" + url_uuid(portal.base_url + "/packs/" + content.whole_name + "#" + sha256_hex(files));
}

auto unit_pack_part(const Corpus& corpus, const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, const SourceMap& sources,
                    const PackOptions& options, int part, int parts) -> PackContent {
  const auto& portal = corpus.portal;
  auto content = begin_pack(planned.subject, pack_title(planned), pack_description(planned), options.audience, part, parts);
  MoreFiles from{.corpus = &corpus, .unit = planned.unit, .year = planned.year, .placed = &placed, .sources = &sources, .options = &options};
  for (const auto& write_up : planned.year->write_ups) {
    if (belongs(write_up, planned)) {
      from.write_ups.push_back(&write_up);
    }
  }
  add_metadata(content, planned, placed, portal, sources);
  add_evidence(content, placed);
  for (const auto* write_up : from.write_ups) {
    add_write_up(content, from, *write_up);
  }
  if (planned.dimension == nullptr) {
    add_programme(content, from);
  }
  if (planned.score != nullptr) {
    add_tables(content, from, *planned.score->framework, *planned.score->assessment);
  }
  const auto findings = add_explanations(content, from, places_of(planned));
  add_commits(content, options);
  std::ranges::sort(content.files, {}, &PackFile::path);
  // What the page and the crate tell of is inside this part.
  add_bytes(content, "data/index.html", index_page(content, portal, planned, placed, options.context == nullptr ? nullptr : &findings), "text/html");
  add_bytes(content, std::string(crate_path), crate_json(content, crate_info(corpus, planned, options), placed), "application/ld+json");
  complete_pack(content, portal, options, parts == 1 ? std::string() : group_of(content, placed, portal));
  return content;
}

}  // namespace

auto plan_unit_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options)
    -> std::vector<PackContent> {
  auto placed = place_evidence(planned, options.audience);
  const auto parts = assign_parts(placed, options.split_bytes);
  std::vector<PackContent> contents;
  for (int part = 1; part <= parts; ++part) {
    contents.push_back(unit_pack_part(corpus, planned, placed, sources, options, part, parts));
  }
  return contents;
}

auto plan_pack(const Corpus& corpus, const PlannedPack& planned, const SourceMap& sources, const PackOptions& options) -> std::vector<PackContent> {
  if (planned.plan != nullptr) {
    return {plan_plan_pack(corpus, planned, sources, options)};
  }
  return plan_unit_pack(corpus, planned, sources, options);
}

}  // namespace prongsai
