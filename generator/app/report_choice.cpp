#include "app/report_choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "source/git_changes.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

auto is_content(const fs::path& folder) -> bool {
  std::error_code none;
  return fs::is_regular_file(folder / "portal.yaml", none);
}

auto whole_path(const fs::path& path) -> fs::path {
  std::error_code none;
  const auto whole = fs::weakly_canonical(path, none);
  return none ? fs::absolute(path).lexically_normal() : whole;
}

// `path` below `folder`, or nothing where it lies elsewhere or is the folder itself.
auto below(const fs::path& path, const fs::path& folder) -> std::optional<std::string> {
  const auto relative = whole_path(path).lexically_relative(whole_path(folder)).generic_string();
  return relative.empty() || relative == "." || relative.starts_with("..") ? std::nullopt : std::optional(relative);
}

// The folder as the user would write it: `content`, for `content/units/lampang`; the given path itself where no folder above is one.
auto content_above(const fs::path& path) -> std::optional<fs::path> {
  for (auto folder = path.lexically_normal(); !folder.empty(); folder = folder.parent_path()) {
    if (is_content(folder)) {
      return folder;
    }
    if (folder == folder.parent_path()) {
      break;
    }
  }
  return std::nullopt;
}

auto without_slash(std::string path) -> std::string {
  while (path.size() > 1 && path.ends_with('/')) {
    path.pop_back();
  }
  return path;
}

struct ContentChoice {
  std::string folder;
  // Those of the paths that are not the content.
  std::vector<std::string> rest;
};

auto content_of(const std::vector<std::string>& paths) -> ContentChoice {
  if (paths.empty()) {
    return {.folder = "content", .rest = {}};
  }
  auto rest = paths;
  const auto named = std::ranges::find_if(rest, [](const std::string& path) { return is_content(path); });
  if (named != rest.end()) {
    auto folder = *named;
    rest.erase(named);
    return {.folder = std::move(folder), .rest = std::move(rest)};
  }
  std::error_code none;
  if (const auto above = content_above(without_slash(paths.front()))) {
    return {.folder = above->string(), .rest = std::move(rest)};
  }
  if (is_content(".") && fs::exists(paths.front(), none)) {
    return {.folder = ".", .rest = std::move(rest)};
  }
  rest.erase(rest.begin());
  return {.folder = paths.front(), .rest = std::move(rest)};
}

auto wrong_path(const std::string& path, const std::string& content) -> Text {
  return {.th = fmt::format("ไม่พบ `{}` ในโฟลเดอร์เนื้อหา `{}`", path, content),
          .en = fmt::format("there is no `{}` in the content folder `{}`", path, content)};
}

auto wrong_revision(const std::string& revision, const std::string& content, GitChanges::Outcome outcome) -> Text {
  if (outcome == GitChanges::Outcome::no_repository) {
    return {.th = fmt::format("`{}` ไม่อยู่ในคลังไฟล์ git จึงใช้ --changed-since ไม่ได้", content),
            .en = fmt::format("`{}` is in no git repository, so --changed-since cannot be used", content)};
  }
  return {.th = fmt::format("คลังไฟล์ git ไม่มีฉบับ `{}` ตรวจชื่อ หรือดึงประวัติให้ครบ (fetch-depth: 0 หรือ GIT_DEPTH: 0)", revision),
          .en = fmt::format("the git repository has no revision `{}`; check the name, or fetch the whole history (fetch-depth: 0 or GIT_DEPTH: 0)",
                            revision)};
}

// `units/lampang/` of anything below it.
auto unit_folder(const std::string& file) -> std::string {
  constexpr std::string_view units = "units/";
  const auto slash = file.starts_with(units) ? file.find('/', units.size()) : std::string::npos;
  return slash == std::string::npos ? std::string() : file.substr(0, slash + 1);
}

// What is no unit's, no page and no year's results is shared by all units.
auto is_shared(const std::string& file) -> bool {
  return !file.starts_with("units/") && !file.starts_with("pages/") && !file.starts_with("results/");
}

// Names that start with `.` are no content.
auto is_read(const std::string& file) -> bool { return !file.starts_with('.') && file.find("/.") == std::string::npos; }

auto touched(const std::set<std::string>& changed, const std::string& file) -> bool {
  if (changed.contains(file) || std::ranges::any_of(changed, is_shared)) {
    return true;
  }
  const auto unit = unit_folder(file);
  const auto first = changed.lower_bound(unit);
  return !unit.empty() && first != changed.end() && first->starts_with(unit);
}

auto asked_for(const ReportChoice& choice, const std::string& file) -> bool {
  const auto holds = [&file](const std::string& path) { return file == path || file.starts_with(path + "/"); };
  return choice.below.empty() || std::ranges::any_of(choice.below, holds);
}

// The second place of a problem tells what it rests on: where that changed, the problem may be new.
auto explained_by_change(const Diagnostic& one, const SourceMap& sources, const ReportChoice& choice) -> bool {
  const auto path = [&sources](Span span) -> const std::string& { return sources.path(span.file); };
  return choice.changed && asked_for(choice, path(one.span)) &&
         std::ranges::any_of(one.labels, [&](const Label& label) { return choice.changed->contains(path(label.span)); });
}

}  // namespace

auto read_choice(const std::vector<std::string>& paths, const std::string& revision) -> ChosenReport {
  auto content = content_of(paths);
  ReportChoice choice{.content = content.folder, .below = {}, .changed = {}};
  std::error_code none;
  for (const auto& path : content.rest) {
    const auto here = fs::exists(path, none) ? below(path, content.folder) : std::nullopt;
    const auto inside = here                                                ? here
                        : fs::exists(fs::path(content.folder) / path, none) ? below(fs::path(content.folder) / path, content.folder)
                                                                            : std::nullopt;
    if (!inside) {
      return {.choice = {}, .wrong = wrong_path(path, content.folder)};
    }
    choice.below.push_back(without_slash(*inside));
  }
  if (!revision.empty()) {
    const auto changes = git_changes(content.folder, revision);
    if (changes.outcome != GitChanges::Outcome::found) {
      return {.choice = {}, .wrong = wrong_revision(revision, content.folder, changes.outcome)};
    }
    choice.changed.emplace();
    std::ranges::copy_if(changes.files, std::inserter(*choice.changed, choice.changed->end()), is_read);
  }
  return {.choice = std::move(choice), .wrong = {}};
}

auto chosen(const ReportChoice& choice, const std::string& file) -> bool {
  return asked_for(choice, file) && (!choice.changed || touched(*choice.changed, file));
}

auto choose(const std::vector<Diagnostic>& problems, const SourceMap& sources, const ReportChoice& choice) -> ChosenProblems {
  ChosenProblems report;
  for (const auto& one : problems) {
    if (chosen(choice, sources.path(one.span.file)) || explained_by_change(one, sources, choice)) {
      report.shown.push_back(one);
    } else {
      (one.severity() == Severity::error ? report.left_out.errors : report.left_out.warnings) += 1;
    }
  }
  return report;
}

}  // namespace prongsai
