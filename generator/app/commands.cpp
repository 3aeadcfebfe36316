#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>

#include "app/build.hpp"
#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "base/parallel.hpp"
#include "diagnostic/print_text.hpp"
#include "diagnostic/suggestion.hpp"
#include "pack/pins.hpp"
#include "pack/verify.hpp"
#include "render/explain_score.hpp"
#include "render/strings.hpp"

namespace prongsai {
namespace {

auto style_of(const Options& options) -> TextStyle {
  auto prefix = options.content;
  if (!prefix.ends_with('/')) {
    prefix += '/';
  }
  return {.language = options.language, .prefix = prefix, .colour = ::isatty(STDOUT_FILENO) == 1};
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

auto thai(const Options& options) -> bool { return options.language == Language::th; }

}  // namespace

auto run_build(const Options& options) -> Exit {
  ProgressLine progress;
  BuildSession session;
  const auto built = build_site(options, session, progress);
  put(built.problems + built.words);
  return built.exit;
}

auto run_score(const Options& options) -> Exit {
  const auto year = FiscalYear::parse(options.year);
  if (!year) {
    fmt::print(stderr, "{}\n", thai(options) ? fmt::format("`{}` ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2564", options.year) : fmt::format("`{}` is no fiscal year in BE, such as 2564", options.year));
    return Exit::wrong_usage;
  }
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  const auto& corpus = analysis->loaded.corpus;
  const auto folder = "units/" + options.unit + "/";
  // What concerns this unit, or the instrument that all are scored by.
  std::vector<Diagnostic> own;
  std::ranges::copy_if(analysis->problems, std::back_inserter(own), [&](const Diagnostic& one) {
    const auto& path = analysis->loaded.sources.path(one.span.file);
    return path.starts_with(folder) || path.starts_with("frameworks/");
  });
  const auto* score = analysis->standings.of(UnitId(options.unit), *year);
  const auto checklists = analysis->standings.checklists_of(UnitId(options.unit), *year);
  const bool scored = score != nullptr || !checklists.empty();
  if (scored) {
    if (score != nullptr) {
      put(explain_score(*score, options.language, Strings::embedded()));
    }
    for (const auto* checklist : checklists) {
      put((score != nullptr || checklist != checklists.front() ? "\n" : "") + explain_checklist(*checklist, options.language, Strings::embedded()));
    }
  } else if (!corpus.units.contains(UnitId(options.unit))) {
    std::vector<std::string> known;
    for (const auto& [id, unit] : corpus.units) {
      known.push_back(id.str());
    }
    const auto help = suggestion(options.unit, known).in(options.language);
    fmt::print(stderr, "{}: {}\n", thai(options) ? fmt::format("ไม่มีหน่วยงาน `{}`", options.unit) : fmt::format("there is no unit `{}`", options.unit), help);
  } else {
    fmt::print(stderr, "{}\n", thai(options) ? fmt::format("หน่วยงาน `{}` ไม่มีแบบประเมินของปี {}", options.unit, year->be)
                                             : fmt::format("the unit `{}` has no assessment for {}", options.unit, year->be));
  }
  if (!own.empty()) {
    put("\n" + print_text(own, analysis->loaded.sources, style_of(options)));
  }
  if (!scored && own.empty()) {
    return Exit::wrong_usage;
  }
  const bool failed = std::ranges::any_of(own, [](const Diagnostic& one) { return one.severity() == Severity::error; });
  return failed || !scored ? Exit::wrong_content : Exit::fine;
}

auto run_verify(const Options& options) -> Exit {
  const auto root = parse_root(options.root);
  if (!options.root.empty() && (!root || options.packs.size() != 1)) {
    fmt::print(stderr, "{}\n", thai(options) ? "--root ต้องเป็นเลขฐานสิบหก 64 หลัก และใช้กับชุดหลักฐานครั้งละหนึ่งชุด"
                                             : "--root takes 64 hex digits and goes with one pack");
    return Exit::wrong_usage;
  }
  ReadProfile profile;
  if (!options.bag_profile.empty()) {
    constexpr std::uint64_t longest = 16'777'216;
    const auto source = file_source(options.bag_profile);
    std::string text(static_cast<std::size_t>(std::min(source->size(), longest)), '\0');
    source->read_at(0, text.data(), text.size());
    profile = read_bag_profile(text);
    if (!profile.profile) {
      const auto* form = thai(options) ? "{}: ไม่ใช่ข้อกำหนด BagIt Profile: {}\n" : "{}: no BagIt Profile: {}\n";
      fmt::print(stderr, fmt::runtime(form), options.bag_profile, profile.problem);
      return Exit::wrong_usage;
    }
  }
  const auto reports =
      verify_all(options.packs, {.jobs = options.jobs, .profile = profile.profile ? &*profile.profile : nullptr, .pins = true, .root = root, .packs_folder = options.packs_folder});
  if (options.json) {
    put(report_json(reports));
  } else {
    for (const auto& report : reports.inputs) {
      put(report_text(report, options.language));
    }
    put(summary_text(reports, options.language));
  }
  if (reports.any_unreadable()) {
    return Exit::environment_failed;
  }
  return reports.ok() ? Exit::fine : Exit::wrong_content;
}

}  // namespace prongsai
