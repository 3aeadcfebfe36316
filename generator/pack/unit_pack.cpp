#include <fmt/format.h>

#include <algorithm>

#include "base/assert.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/index_page.hpp"
#include "pack/more_files.hpp"
#include "pack/pack_content.hpp"
#include "pack/register_text.hpp"
#include "pack/score_json.hpp"

namespace prongsai {
namespace {

void add_bytes(PackContent& content, std::string path, std::string bytes, std::string media_type) {
  content.files.push_back(file_of_bytes(std::move(path), std::move(bytes), std::move(media_type)));
}

void add_source(PackContent& content, std::string path, const SourceMap& sources, FileId id, std::string media_type) {
  const auto& source = sources.file(id);
  require(!source.text.empty(), "a source file of a pack was not read");
  add_bytes(content, std::move(path), source.text, std::move(media_type));
  content.files.back().origin = source.path;
}

void add_evidence(PackContent& content, const std::vector<PlacedEvidence>& placed) {
  for (const auto& place : placed) {
    if (place.reach == PlacedEvidence::Reach::inside) {
      require(place.evidence->facts.has_value(), "evidence without facts in a pack");
      content.files.push_back(
          {.path = "data/" + place.path, .bytes = {}, .source = place.evidence->path, .facts = *place.evidence->facts, .origin = place.evidence->path});
      ++content.evidence_files;
    }
  }
}

void add_metadata(PackContent& content, const UnitScore& score, const std::vector<PlacedEvidence>& placed, const SourceMap& sources) {
  const auto is_hidden = [](const PlacedEvidence& place) { return place.reach == PlacedEvidence::Reach::hidden; };
  add_source(content, "metadata/framework.yaml", sources, score.framework->file, "application/yaml");
  add_source(content, "metadata/assessment.yaml", sources, score.assessment->file, "application/yaml");
  if (auto text = register_text(score, placed, sources); !text.empty()) {
    const auto& source = sources.file(placed.front().evidence->span.file);
    const bool abridged = text != source.text;
    add_bytes(content, "metadata/evidence.yaml", std::move(text), "application/yaml");
    content.files.back().origin = source.path;
    content.files.back().abridged = abridged;
  }
  add_bytes(content, "metadata/score.json", score_json(score, placed), "application/json");
  if (std::ranges::any_of(placed, is_hidden)) {
    add_bytes(content, "metadata/withheld.json", withheld_json(placed), "application/json");
  }
}

auto title_of(const UnitScore& score) -> Text {
  const auto& name = score.unit->name;
  return {.th = fmt::format("ชุดหลักฐาน {} ปีงบประมาณ พ.ศ. {}", name.th, score.year->year.be),
          .en = fmt::format("Evidence pack of {}, fiscal year {} BE", name.in(Language::en), score.year->year.be)};
}

}  // namespace

auto pack_name(const UnitScore& score, Audience audience) -> std::string {
  return fmt::format("{}_{}_{}{}", score.unit->id.str(), score.year->year.be, score.framework->id.str(),
                     audience == Audience::auditor ? "_auditor" : "");
}

auto plan_unit_pack(const Corpus& corpus, const UnitScore& score, const SourceMap& sources, const PackOptions& options) -> PackContent {
  const auto& portal = corpus.portal;
  const auto placed = place_evidence(score, options.audience);
  PackContent content{.name = pack_name(score, options.audience),
                      .title = title_of(score),
                      .unit = score.unit->id,
                      .year = score.year->year,
                      .identifier = {},
                      .bag_root = {},
                      .files = {},
                      .evidence_files = 0};
  add_metadata(content, score, placed, sources);
  add_evidence(content, placed);
  const MoreFiles from{.corpus = &corpus, .unit = score.unit, .year = score.year, .placed = &placed, .sources = &sources, .options = &options};
  for (const auto& write_up : score.year->write_ups) {
    add_write_up(content, from, write_up);
  }
  add_programme(content, from);
  add_tables(content, from, *score.framework, *score.assessment);
  const auto folder = fmt::format("units/{}/", score.unit->id.str());
  const auto findings = add_explanations(
      content, from, {folder + fmt::format("{}/", score.year->year.be), folder + "unit.yaml", "frameworks/" + score.framework->id.str() + ".yaml"});
  add_commits(content, options);
  std::ranges::sort(content.files, {}, &PackFile::path);
  add_bytes(content, "data/index.html", index_page(content, portal, score, placed, options.context == nullptr ? nullptr : &findings), "text/html");
  add_bytes(content, std::string(crate_path), crate_json(content, crate_info(corpus, score, options), placed), "application/ld+json");
  complete_bag(content, {.organization = portal.publisher.th,
                         .description = content.title.th + " / " + content.title.en,
                         .date = portal.published,
                         .address = portal.base_url + "/packs/" + content.name + ".zip",
                         .profile_url = options.profile_url});
  return content;
}

}  // namespace prongsai
