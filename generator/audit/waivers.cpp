#include "audit/waivers.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto entry_with(std::string_view id) -> const CatalogueEntry* {
  const auto entries = catalogue();
  const auto found = std::ranges::find(entries, id, &CatalogueEntry::id);
  return found == entries.end() ? nullptr : &*found;
}

// Codes of waivers themselves: a waiver of a waiver would hide what everybody should see.
auto is_about_waivers(std::string_view id) -> bool { return id.substr(1).starts_with("99"); }

auto can_be_waived(const CatalogueEntry& entry) -> bool {
  return !is_about_waivers(entry.id) && (entry.severity == Severity::warning || is_personal_data(entry.code));
}

auto all_waivers(const Corpus& corpus) -> std::vector<const Waiver*> {
  std::vector<const Waiver*> all;
  for (const auto& waiver : corpus.waivers) {
    all.push_back(&waiver);
  }
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& waiver : unit.waivers) {
      all.push_back(&waiver);
    }
  }
  return all;
}

// Without a portal there is no day of publication, and every waiver holds.
auto holds_on(const Waiver& waiver, Date day) -> bool { return day.year == 0 || (waiver.date <= day && (!waiver.until || day <= *waiver.until)); }

auto all_paths(const SourceMap& sources) -> std::set<std::string> {
  std::set<std::string> paths;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    paths.insert(sources.path(FileId{i}));
  }
  return paths;
}

// The files that the waiver could mean, as it would write them.
auto file_suggestion(const Waiver& waiver, const std::set<std::string>& paths) -> Text {
  const auto folder = waiver.path.substr(0, waiver.path.size() - waiver.file.value.size());
  std::vector<std::string> known;
  for (const auto& path : paths) {
    if (path.starts_with(folder)) {
      known.push_back(path.substr(folder.size()));
    }
  }
  return suggestion(waiver.file.value, known);
}

}  // namespace

WaiverIndex::WaiverIndex(const Corpus& corpus, const SourceMap& sources) : sources_(&sources) {
  const auto paths = all_paths(sources);
  for (const auto* waiver : all_waivers(corpus)) {
    const auto* entry = entry_with(waiver->code.value);
    if (entry != nullptr && can_be_waived(*entry) && paths.contains(waiver->path) && holds_on(*waiver, corpus.portal.published)) {
      by_path_[waiver->path].push_back(waiver);
      in_force_.push_back(waiver);
    }
  }
}

auto WaiverIndex::find(const Diagnostic& problem) const -> const Waiver* {
  if (by_path_.empty()) {
    return nullptr;
  }
  const auto waivers = by_path_.find(sources_->file(problem.span.file).path);
  if (waivers == by_path_.end()) {
    return nullptr;
  }
  for (const auto* waiver : waivers->second) {
    if (entry_of(problem.code).id != waiver->code.value) {
      continue;
    }
    const bool anywhere = waiver->line == 0;
    if (anywhere || sources_->position(problem.span.file, problem.span.begin).line == static_cast<std::uint32_t>(waiver->line)) {
      return waiver;
    }
  }
  return nullptr;
}

auto apply_waivers(const Diagnostics& problems, const WaiverIndex& waivers, bool complete) -> WaiverOutcome {
  WaiverOutcome outcome;
  std::set<const Waiver*> used;
  Diagnostics open;
  for (auto& problem : problems.sorted()) {
    if (const auto* waiver = waivers.find(problem)) {
      used.insert(waiver);
      outcome.waived.push_back({.problem = std::move(problem), .waiver = waiver});
    } else {
      outcome.open.push_back(std::move(problem));
    }
  }
  if (!complete) {
    return outcome;
  }
  for (const auto* waiver : waivers.in_force()) {
    if (!used.contains(waiver)) {
      open.report(Code::waiver_unused, waiver->code.span, {waiver->code.value, waiver->file.value});
    }
  }
  std::ranges::move(open.sorted(), std::back_inserter(outcome.open));
  std::ranges::stable_sort(outcome.open, [](const Diagnostic& a, const Diagnostic& b) { return a.span < b.span; });
  return outcome;
}

void check_waivers(const Corpus& corpus, const SourceMap& sources, Diagnostics& out) {
  const auto paths = all_paths(sources);
  const auto published = corpus.portal.published;
  for (const auto* waiver : all_waivers(corpus)) {
    const auto& code = waiver->code;
    const auto* entry = entry_with(code.value);
    if (entry == nullptr) {
      out.report(Code::waiver_unknown_code, code.span, {code.value});
    } else if (!can_be_waived(*entry)) {
      out.report(Code::waiver_not_allowed, code.span, {code.value});
    } else if (!paths.contains(waiver->path)) {
      out.report(Code::waiver_unknown_file, waiver->file.span, {waiver->file.value, file_suggestion(*waiver, paths)});
    } else if (holds_on(*waiver, published)) {
      continue;
    } else if (waiver->until && *waiver->until < published) {
      out.report(Code::waiver_expired, waiver->until_span, {code.value, waiver->until->iso(), published.iso()});
    } else {
      out.report(Code::waiver_too_early, waiver->date_span, {code.value, waiver->date.iso(), published.iso()});
    }
  }
}

}  // namespace prongsai
