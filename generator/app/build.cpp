#include "app/build.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <utility>

#include "app/build_cache.hpp"
#include "app/cache_folder.hpp"
#include "app/changes_note.hpp"
#include "app/last_build.hpp"
#include "app/pipeline.hpp"
#include "app/shard.hpp"
#include "diagnostic/print_overlay.hpp"
#include "diagnostic/print_text.hpp"

namespace prongsai {
namespace {

auto prefix_of(const Options& options) -> std::string { return options.content.ends_with('/') ? options.content : options.content + "/"; }

auto printed(const Analysis& analysis, const Options& options) -> std::string {
  return print_text(analysis.problems, analysis.loaded.sources,
                    {.language = options.language, .prefix = prefix_of(options), .colour = ::isatty(STDOUT_FILENO) == 1});
}

auto thai(const Options& options) -> bool { return options.language == Language::th; }

auto built_words(const LastBuild& build, const PublishReport& report, const Options& options) -> std::string {
  return thai(options) ? fmt::format("สร้างเว็บไซต์ที่ {} แล้ว: {} หน้า ชุดหลักฐาน {} ชุด (เขียน {} ไฟล์ ไม่เปลี่ยน {} ลบ {})\n", options.site, build.pages, build.packs,
                                     report.written, report.unchanged, report.removed)
                       : fmt::format("the site is in {}: {} pages, {} evidence packs ({} files written, {} unchanged, {} removed)\n", options.site, build.pages,
                                     build.packs, report.written, report.unchanged, report.removed);
}

auto taken_words(const PublishReport& report, const Options& options) -> std::string {
  return !options.merge        ? std::string()
         : thai(options) ? fmt::format("รับจากส่วนแบ่ง {} ไฟล์\n", report.taken)
                         : fmt::format("{} files were taken from shares\n", report.taken);
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

// What the last build said, where nothing was changed since.
auto repeated(const LastBuild& last, const Options& options) -> BuildOutcome {
  const PublishReport report{.written = 0, .unchanged = last.files, .removed = 0, .bytes = 0};
  return {.exit = last.exit, .published = true, .report = report, .pages = last.pages, .packs = last.packs, .problems = last.problems,
          .words = built_words(last, report, options) + last.notes, .overlay = {}};
}

auto overlay_of(const Analysis& analysis, const Options& options, bool published) -> std::string {
  return analysis.has_errors(options.strict) ? print_overlay(analysis.problems, analysis.loaded.sources, options.language, prefix_of(options), published)
                                             : std::string();
}

auto share_words(const ShareReport& report, const Options& options) -> std::string {
  return thai(options) ? fmt::format("จัดทำส่วนที่ {} จาก {} แล้ว: {} หน่วยงาน ชุดหลักฐาน {} ชุด {} หน้า เก็บไว้ในโฟลเดอร์ {}\n", options.shard, options.shards, report.units, report.packs,
                                     report.pages, cache_folder(options))
                       : fmt::format("share {} of {} is made: {} units, {} evidence packs, {} pages, kept in {}\n", options.shard, options.shards, report.units, report.packs,
                                     report.pages, cache_folder(options));
}

// Everything that one share makes goes into the cache folder; there is no site yet.
auto build_share(const Options& options, ProgressLine& progress) -> BuildOutcome {
  const SiteWriter writer(options.site, options.jobs);
  const BuildCache cache(options);
  const auto analysis = analyse(options, progress, nullptr, cache.remembered());
  const bool set_aside = !analysis->quarantined.empty() && analysis->site.has_value();
  BuildOutcome outcome{.exit = analysis->has_errors(options.strict) ? Exit::wrong_content : Exit::fine, .published = false, .report = {}, .pages = 0, .packs = 0,
                       .problems = printed(*analysis, options), .words = {}, .overlay = {}};
  if (!analysis->site || (!set_aside && analysis->has_errors(options.strict))) {
    outcome.words = thai(options) ? "ไม่ได้จัดทำส่วนแบ่ง: แก้ข้อผิดพลาดข้างต้นก่อน\n" : "the share was not made: mend the errors above first\n";
    outcome.exit = Exit::wrong_content;
    return outcome;
  }
  outcome.words = share_words(make_share(*analysis, options, cache.remembered(), writer, progress), options);
  cache.save_known(writer);
  return outcome;
}

}  // namespace

auto build_site(const Options& options, BuildSession& session, ProgressLine& progress) -> BuildOutcome {
  if (options.shards > 0) {
    return build_share(options, progress);
  }
  if (const auto last = session.may_be_unchanged && !options.merge ? last_build_if_unchanged(options) : std::nullopt) {
    auto outcome = repeated(*last, options);
    if (session.published) {
      session.published(outcome);
    }
    return outcome;
  }
  SiteWriter writer(options.site, options.jobs, options.atomic ? Publication::whole : Publication::in_place);
  const BuildCache cache(options);
  cache.tell(writer);
  auto remembered = cache.remembered();
  remembered.session = session.goes_on ? &session : nullptr;
  // A change that was just seen is too young to be noted (BuildInputs::remember).
  const auto inputs = session.may_be_unchanged ? std::optional(BuildInputs::look(options)) : std::nullopt;
  forget_last_build(options);
  EvidenceCopies copies(writer);
  const auto analysis = analyse(options, progress, &copies, remembered);
  const bool set_aside = !analysis->quarantined.empty() && analysis->site.has_value();
  const bool may_publish = analysis->site.has_value() && (set_aside || !analysis->has_errors(options.strict));
  const auto published = may_publish ? publish(*analysis, options, writer, copies, remembered, progress) : std::nullopt;
  BuildOutcome outcome{.exit = analysis->has_errors(options.strict) ? Exit::wrong_content : Exit::fine, .published = published.has_value(),
                       .problems = printed(*analysis, options), .overlay = overlay_of(*analysis, options, published.has_value())};
  if (!published) {
    cache.save_known(writer);
    outcome.words = thai(options) ? "ไม่ได้เขียนเว็บไซต์: แก้ข้อผิดพลาดข้างต้นก่อน\n" : "the site was not written: mend the errors above first\n";
    outcome.exit = Exit::wrong_content;
    return outcome;
  }
  outcome.report = *published;
  outcome.pages = analysis->site->pages.size();
  outcome.packs = analysis->site->packs.size();
  LastBuild build{.pages = outcome.pages, .packs = outcome.packs, .files = published->written + published->unchanged, .exit = outcome.exit,
                  .problems = outcome.problems, .notes = {}};
  if (analysis->shallow_history) {
    build.notes += shallow_words(options);
  }
  build.notes += changes_note(*analysis, options);
  if (set_aside) {
    build.notes += quarantine_words(analysis->quarantined, options);
  }
  outcome.words = built_words(build, outcome.report, options) + taken_words(outcome.report, options) + build.notes;
  if (session.published) {
    session.published(outcome);
  }
  cache.save(writer);
  if (inputs) {
    inputs->remember(build, options, writer);
  }
  return outcome;
}

}  // namespace prongsai
