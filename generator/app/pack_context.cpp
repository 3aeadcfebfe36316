#include "app/pack_context.hpp"

#include <algorithm>
#include <tuple>

#include "plan/links.hpp"
#include "source/git_history.hpp"

namespace prongsai {
namespace {

auto problem_of(const Diagnostic& one, const Waiver* waiver, const SourceMap& sources) -> PackProblem {
  PackProblem problem{.code = std::string(entry_of(one.code).id),
                      .is_error = one.severity() == Severity::error,
                      .message = {.th = one.message(Language::th), .en = one.message(Language::en)},
                      .help = {.th = one.help(Language::th), .en = one.help(Language::en)},
                      .span = one.span,
                      .path = sources.path(one.span.file),
                      .waiver = waiver};
  if (sources.has_text(one.span.file)) {
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
    const auto& path = loaded.sources.path(FileId{id});
    if (path.starts_with("units/") || path.starts_with("frameworks/")) {
      paths.push_back(path);
    }
  }
  return paths;
}

}  // namespace

PackContexts::PackContexts(Analysis& analysis, const std::string& content, Results* results) : site_(&*analysis.site) {
  const auto& sources = analysis.loaded.sources;
  for (const auto& one : analysis.problems) {
    problems_.push_back(problem_of(one, nullptr, sources));
  }
  for (const auto& [problem, waiver] : analysis.waived) {
    problems_.push_back(problem_of(problem, waiver, sources));
  }
  std::ranges::stable_sort(problems_, [](const PackProblem& a, const PackProblem& b) { return std::tie(a.path, a.span.begin) < std::tie(b.path, b.span.begin); });
  auto history = last_changes(content, packed_paths(analysis.loaded), results);
  analysis.shallow_history = history.history == LastChanges::History::shallow;
  commits_ = std::move(history.commits);
  names_commits_ = !commits_.empty();
  for (const auto& page : analysis.site->pages) {
    const auto* practice = std::get_if<PracticePage>(&page.subject);
    if (practice != nullptr && page.language == Language::th) {
      pages_.emplace(practice->write_up->file, &page);
      if (const auto commit = commits_.find(sources.path(practice->write_up->file)); commit != commits_.end()) {
        analysis.write_up_days.emplace(practice->write_up->file, commit->second.date);
      }
    }
  }
}

auto PackContexts::at(const std::vector<std::string>& places, const UnitYear* year) const -> PackContext {
  PackContext context;
  context.version = PRONGSAI_VERSION;
  context.names_commits = names_commits_;
  for (const auto& place : places) {
    for (auto found = commits_.lower_bound(place); found != commits_.end() && found->first.starts_with(place); ++found) {
      context.commits.insert(context.commits.end(), *found);
    }
    auto problem = std::ranges::lower_bound(problems_, place, {}, &PackProblem::path);
    for (; problem != problems_.end() && problem->path.starts_with(place); ++problem) {
      context.problems.push_back(*problem);
    }
  }
  if (year != nullptr) {
    for (const auto& write_up : year->write_ups) {
      if (const auto page = pages_.find(write_up.file); page != pages_.end()) {
        context.links.emplace(write_up.file, links_of(*page->second, *site_));
      }
    }
  }
  return context;
}

}  // namespace prongsai
