#include "app/pack_context.hpp"

#include <algorithm>
#include <utility>

#include "plan/links.hpp"
#include "render/explain_score.hpp"
#include "render/strings.hpp"
#include "source/git_changes.hpp"

namespace prongsai {
namespace {

auto problem_of(const Diagnostic& one, const Waiver* waiver, const SourceMap& sources) -> PackProblem {
  const auto& file = sources.file(one.span.file);
  PackProblem problem{.code = std::string(entry_of(one.code).id),
                      .is_error = one.severity() == Severity::error,
                      .message = {.th = one.message(Language::th), .en = one.message(Language::en)},
                      .help = {.th = one.help(Language::th), .en = one.help(Language::en)},
                      .span = one.span,
                      .path = file.path,
                      .waiver = waiver};
  if (!file.text.empty()) {
    const auto place = sources.position(one.span.file, one.span.begin);
    problem.line = place.line;
    problem.column = place.column;
  }
  return problem;
}

// An address as written in a page, made whole.
auto whole_address(const std::string& address, const PlannedPage& page, const SiteModel& site) -> std::string {
  const auto colon = address.find(':');
  if (address.empty() || address.starts_with('#') || (colon != std::string::npos && colon < address.find('/'))) {
    return address;
  }
  const auto hash = std::min(address.find('#'), address.size());
  auto path = content_path(page.path.text, address.substr(0, hash)).value_or("");
  if (address.substr(0, hash).ends_with('/') && !path.empty()) {
    path += '/';
  }
  return site.absolute_url({path}) + address.substr(hash);
}

auto links_of(const PlannedPage& page, const SiteModel& site) -> ProseAddresses {
  ProseAddresses whole;
  for (const auto& section : page.links) {
    auto& of_section = whole.emplace_back();
    for (const auto& address : section) {
      of_section.push_back(whole_address(address, page, site));
    }
  }
  return whole;
}

// Files of units and frameworks that packs may hold.
auto packed_paths(const Loaded& loaded) -> std::vector<std::string> {
  std::vector<std::string> paths;
  for (std::uint32_t id = 0; id < loaded.sources.size(); ++id) {
    const auto& path = loaded.sources.file(FileId{id}).path;
    if (path.starts_with("units/") || path.starts_with("frameworks/")) {
      paths.push_back(path);
    }
  }
  return paths;
}

}  // namespace

auto make_pack_context(Analysis& analysis, const std::string& content) -> PackContext {
  const auto& sources = analysis.loaded.sources;
  PackContext context;
  context.version = PRONGSAI_VERSION;
  for (const auto& one : analysis.problems) {
    context.problems.push_back(problem_of(one, nullptr, sources));
  }
  for (const auto& [problem, waiver] : analysis.waived) {
    context.problems.push_back(problem_of(problem, waiver, sources));
  }
  std::ranges::stable_sort(context.problems, {}, [](const PackProblem& problem) { return std::pair(problem.path, problem.span.begin); });
  auto history = last_changes(content, packed_paths(analysis.loaded));
  analysis.shallow_history = history.history == LastChanges::History::shallow;
  context.commits = std::move(history.commits);
  for (const auto& page : analysis.site->pages) {
    const auto* practice = std::get_if<PracticePage>(&page.subject);
    if (practice != nullptr && page.language == Language::th) {
      context.links.emplace(practice->write_up->file, links_of(page, *analysis.site));
      if (const auto commit = context.commits.find(sources.file(practice->write_up->file).path); commit != context.commits.end()) {
        analysis.write_up_days.emplace(practice->write_up->file, commit->second.date);
      }
    }
  }
  return context;
}

void add_context(PackOptions& options, const Analysis& analysis, const PackContext& context, const UnitScore* score) {
  options.profile_url = analysis.loaded.corpus.portal.base_url + "/" + bag_profile_path;
  options.context = &context;
  if (score != nullptr) {
    // Read once for all packs.
    static const auto strings = Strings::embedded();
    options.score_text = {.th = explain_score(*score, Language::th, strings), .en = explain_score(*score, Language::en, strings)};
  }
}

}  // namespace prongsai
