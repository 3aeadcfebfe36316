#include "pack/more_files.hpp"

#include <algorithm>

#include "pack/bag.hpp"
#include "pack/commits_json.hpp"
#include "pack/practice_page.hpp"
#include "pack/table_csv.hpp"

namespace prongsai {
namespace {

// Evidence of any year of the unit: a problem of one year may name another year's file.
auto hidden_from(const Unit& unit, Audience audience) -> std::vector<const Evidence*> {
  std::vector<const Evidence*> hidden;
  for (const auto& [number, year] : unit.years) {
    for (const auto& evidence : year.evidence) {
      if (evidence.visibility == Visibility::withheld || (evidence.visibility == Visibility::auditor && audience != Audience::auditor)) {
        hidden.push_back(&evidence);
      }
    }
  }
  return hidden;
}

auto score_text(const Text& text) -> std::string { return text.en.empty() ? text.th : text.th + "\n----\n\n" + text.en; }

}  // namespace

void add_write_up(PackContent& content, const MoreFiles& from, const WriteUp& write_up) {
  const auto path = "data/practices/" + write_up.id.str();
  add_source(content, path + ".md", *from.sources, write_up.file, "text/markdown");
  add_bytes(content, path + ".html",
            practice_page(write_up,
                          {.portal = &from.corpus->portal,
                           .unit = from.unit,
                           .year = from.year,
                           .part = content.part,
                           .write_ups = from.write_ups,
                           .context = from.options->context,
                           .sources = from.sources},
                          *from.placed),
            "text/html");
}

void add_programme(PackContent& content, const MoreFiles& from) {
  const auto& year = *from.year;
  const auto add = [&](const char* name, FileId file) { add_source(content, std::string("data/programme/") + name, *from.sources, file, "application/yaml"); };
  const bool all_many = std::ranges::all_of(year.surveys, [](const Survey& survey) { return survey.answered >= fewest_answers; });
  if (!year.surveys.empty() && (all_many || from.options->audience == Audience::auditor)) {
    add("surveys.yaml", year.surveys.front().span.file);
  }
  if (!year.progress.empty()) {
    add("progress.yaml", year.progress.front().span.file);
  }
  if (!year.networks.empty()) {
    add("networks.yaml", year.networks.front().span.file);
  }
  if (year.complaints) {
    add("complaints.yaml", year.complaints->span.file);
  }
}

void add_tables(PackContent& content, const MoreFiles& from, const Framework& framework, const Assessment& assessment) {
  const auto tables = pack_tables(framework, assessment);
  for (const auto& table : tables) {
    add_bytes(content, table_path(table), table_csv(table), "text/csv");
  }
  if (!tables.empty()) {
    const DataPackageInfo info{.name = content.name, .title = content.title, .portal = &from.corpus->portal, .framework = &framework};
    add_bytes(content, "data/datapackage.json", data_package_json(info, tables, content.files), "application/json");
  }
}

auto add_explanations(PackContent& content, const MoreFiles& from, const std::vector<std::string>& places) -> PackFindings {
  const auto& options = *from.options;
  if (!options.score_text.empty()) {
    add_bytes(content, "metadata/score.txt", score_text(options.score_text), "text/plain");
  }
  if (options.context == nullptr) {
    return {};
  }
  auto findings = findings_of(*options.context, places, hidden_from(*from.unit, options.audience), *from.sources);
  add_bytes(content, "metadata/diagnostics.json", diagnostics_json(findings), "application/json");
  if (!findings.waived.empty()) {
    add_bytes(content, "metadata/waivers.json", waivers_json(findings), "application/json");
  }
  return findings;
}

void add_commits(PackContent& content, const PackOptions& options) {
  if (options.context == nullptr) {
    return;
  }
  if (auto text = commits_json(content, *options.context); !text.empty()) {
    add_bytes(content, "metadata/commits.json", std::move(text), "application/json");
  }
}

}  // namespace prongsai
