#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>

#include "app/build_cache.hpp"
#include "app/changes_note.hpp"
#include "app/last_build.hpp"
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

auto print_problems(const Analysis& analysis, const Options& options) -> Exit {
  put(print_text(analysis.problems, analysis.loaded.sources, style_of(options)));
  return analysis.has_errors(options.strict) ? Exit::wrong_content : Exit::fine;
}

auto built_words(const LastBuild& build, const PublishReport& report, const Options& options) -> std::string {
  return thai(options) ? fmt::format("สร้างเว็บไซต์ที่ {} แล้ว: {} หน้า ชุดหลักฐาน {} ชุด (เขียน {} ไฟล์ ไม่เปลี่ยน {} ลบ {})\n", options.site, build.pages, build.packs,
                                     report.written, report.unchanged, report.removed)
                       : fmt::format("the site is in {}: {} pages, {} evidence packs ({} files written, {} unchanged, {} removed)\n", options.site, build.pages,
                                     build.packs, report.written, report.unchanged, report.removed);
}

auto shallow_words(const Options& options) -> std::string {
  return thai(options) ? "คลังไฟล์ git นี้มีประวัติไม่ครบ ชุดหลักฐานจึงไม่ระบุการบันทึกของแต่ละแฟ้ม ดึงประวัติทั้งหมดด้วย `git fetch --unshallow` (ใน CI ใช้ fetch-depth: 0) แล้วสร้างใหม่\n"
                       : "this git clone is shallow, so the packs name no commits: fetch the whole history with `git fetch --unshallow` "
                         "(in CI: fetch-depth: 0) and build again\n";
}

auto quarantine_words(const std::vector<UnitId>& units, const Options& options) -> std::string {
  std::string names;
  for (const auto& id : units) {
    names += (names.empty() ? "" : ", ") + id.str();
  }
  return thai(options) ? fmt::format("พักไว้ {} หน่วยงานเพราะมีข้อผิดพลาด: {}\n", units.size(), names)
                       : fmt::format("{} units set aside because of errors: {}\n", units.size(), names);
}

}  // namespace

auto run_build(const Options& options) -> Exit {
  if (const auto last = last_build_if_unchanged(options)) {
    put(last->problems + built_words(*last, {.written = 0, .unchanged = last->files, .removed = 0, .bytes = 0}, options) + last->notes);
    return last->exit;
  }
  ProgressLine progress;
  SiteWriter writer(options.site, options.jobs, options.atomic ? Publication::whole : Publication::in_place);
  const BuildCache cache(options);
  cache.tell(writer);
  const auto inputs = BuildInputs::look(options);
  forget_last_build(options);
  EvidenceCopies copies(writer);
  const auto analysis = analyse(options, progress, &copies, cache.remembered());
  const bool set_aside = !analysis->quarantined.empty() && analysis->site.has_value();
  const bool may_publish = analysis->site.has_value() && (set_aside || !analysis->has_errors(options.strict));
  const auto published = may_publish ? publish(*analysis, options, writer, copies, cache.remembered(), progress) : std::nullopt;
  const auto found = print_problems(*analysis, options);
  if (!published) {
    cache.save_known(writer);
    put(thai(options) ? "ไม่ได้เขียนเว็บไซต์: แก้ข้อผิดพลาดข้างต้นก่อน\n" : "the site was not written: mend the errors above first\n");
    return Exit::wrong_content;
  }
  const auto& report = *published;
  LastBuild build{.pages = analysis->site->pages.size(), .packs = analysis->site->packs.size(), .files = report.written + report.unchanged, .exit = found,
                  .problems = print_text(analysis->problems, analysis->loaded.sources, style_of(options)), .notes = {}};
  if (analysis->shallow_history) {
    build.notes += shallow_words(options);
  }
  build.notes += changes_note(*analysis, options);
  if (set_aside) {
    build.notes += quarantine_words(analysis->quarantined, options);
  }
  put(built_words(build, report, options) + build.notes);
  cache.save(writer);
  inputs.remember(build, options, writer);
  return found;
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
    const auto& path = analysis->loaded.sources.file(one.span.file).path;
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
