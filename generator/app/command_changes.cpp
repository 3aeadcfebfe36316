#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "app/changes_note.hpp"
#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "changes/compare.hpp"
#include "changes/record.hpp"
#include "diagnostic/print_text.hpp"
#include "opendata/changes.hpp"
#include "output/new_file.hpp"
#include "render/change_words.hpp"

namespace prongsai {
namespace {

auto say(const Options& options, const std::string& thai, const std::string& english) -> const std::string& {
  return options.language == Language::th ? thai : english;
}

auto refuse(const Options& options, const std::string& thai, const std::string& english) -> Exit {
  fmt::print(stderr, "{}\n", say(options, thai, english));
  return Exit::wrong_usage;
}

void print_errors(const Analysis& analysis, const Options& options) {
  auto prefix = options.content;
  prefix += prefix.ends_with('/') ? "" : "/";
  std::vector<Diagnostic> errors;
  std::ranges::copy_if(analysis.problems, std::back_inserter(errors), [](const Diagnostic& one) { return one.severity() == Severity::error; });
  const TextStyle style{.language = options.language, .prefix = prefix, .colour = ::isatty(STDERR_FILENO) == 1};
  fmt::print(stderr, "{}", print_text(errors, analysis.loaded.sources, style));
}

// What stands in the content under the record's name; null where nothing does.
auto recorded_text(const Analysis& analysis, const std::string& path) -> const std::string* {
  const auto& sources = analysis.loaded.sources;
  for (std::size_t at = 0; at < sources.size(); ++at) {
    const auto file = static_cast<FileId>(at);
    if (sources.path(file) == path) {
      return &sources.file(file).text;
    }
  }
  return nullptr;
}

auto write_record(const std::vector<RecordFile>& files, const Options& options) -> Exit {
  for (const auto& file : files) {
    const auto path = "publications/" + file.name;
    if (options.dry_run) {
      std::fwrite(file.text.data(), 1, file.text.size(), stdout);
      continue;
    }
    if (!write_new_file(options.content, path, file.text)) {
      return refuse(options, fmt::format("มี {} อยู่แล้ว ไม่เขียนทับ", path), fmt::format("{} is there already and is not overwritten", path));
    }
    fmt::print("{}/{}\n", options.content, path);
  }
  return Exit::fine;
}

// The set to show, or nothing where no publication of the day is recorded.
auto chosen_set(const Analysis& analysis, const std::optional<Date>& since) -> std::optional<ChangeSet> {
  const auto& recorded = analysis.recorded;
  const auto named = since ? std::ranges::find(recorded, *since, &PublicState::date) : recorded.end();
  const auto* before = since ? (named == recorded.end() ? nullptr : &*named) : last_before(recorded, analysis.loaded.corpus.portal.published, true);
  return before == nullptr ? std::nullopt : std::optional(compare(*before, analysis.shown()));
}

auto known_dates(const Analysis& analysis) -> std::string {
  std::string dates;
  for (const auto& state : analysis.recorded) {
    dates += (dates.empty() ? "" : ", ") + state.date.iso();
  }
  return dates;
}

}  // namespace

auto changes_note(const Analysis& analysis, const Options& options) -> std::string {
  const auto set = analysis.recorded.empty() ? std::nullopt : chosen_set(analysis, std::nullopt);
  if (!set) {
    return {};
  }
  const auto since = options.language == Language::th ? iso_be(set->since) : set->since.iso();
  if (set->changes.empty()) {
    return say(options, fmt::format("ผู้อ่านจะไม่เห็นความเปลี่ยนแปลงจากการเผยแพร่วันที่ {}\n", since), fmt::format("nothing would change for readers since the publication of {}\n", since));
  }
  const auto count = things(set->changes);
  const auto units = set->units().size();
  const auto gone = things_taken_away(set->changes);
  return say(options,
             fmt::format("ผู้อ่านจะเห็นความเปลี่ยนแปลง {} รายการใน {} หน่วยงาน นำออก {} รายการ นับจากการเผยแพร่วันที่ {} (ดูด้วย `prongsai changes`)\n", count, units, gone, since),
             fmt::format("for readers, since the publication of {}: {} changes at {} units, {} of them removals (`prongsai changes` lists them)\n", since, count, units, gone));
}

auto run_changes(const Options& options) -> Exit {
  const auto since = options.since.empty() ? std::nullopt : Date::parse(options.since);
  if (!options.since.empty() && !since) {
    return refuse(options, fmt::format("`{}` ไม่ใช่วันที่ เช่น 2564-04-30", options.since), fmt::format("`{}` is no date, such as 2564-04-30", options.since));
  }
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  const auto& corpus = analysis->loaded.corpus;
  const bool wrong = analysis->has_errors(false);
  if (wrong) {
    print_errors(*analysis, options);
    fmt::print(stderr, "{}\n", say(options, "เนื้อหามีข้อผิดพลาด รายการต่อไปนี้อาจไม่ครบ", "the content has errors: what follows may not be all"));
  }
  const auto set = chosen_set(*analysis, since);
  if (!set && since) {
    return refuse(options, fmt::format("ไม่มีบันทึกการเผยแพร่วันที่ {} มีเฉพาะ: {}", since->iso(), known_dates(*analysis)),
                  fmt::format("no publication of {} is recorded, only: {}", since->iso(), known_dates(*analysis)));
  }
  if (!set) {
    fmt::print(stderr, "{}\n", say(options, "ยังไม่มีบันทึกการเผยแพร่ เมื่อเผยแพร่แล้วให้ใช้คำสั่ง `prongsai record`", "no publication is recorded yet: use `prongsai record` once the site is published"));
    return wrong ? Exit::wrong_content : Exit::fine;
  }
  const auto text = options.json ? changes_json(corpus, {*set}) : changes_text(*set, corpus, options.language, Strings::embedded());
  std::fwrite(text.data(), 1, text.size(), stdout);
  return wrong ? Exit::wrong_content : Exit::fine;
}

auto run_record(const Options& options) -> Exit {
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  if (!analysis->site) {
    print_errors(*analysis, options);
    fmt::print(stderr, "{}\n", say(options, "ไม่ได้บันทึก: แก้ข้อผิดพลาดข้างต้นก่อน", "nothing was recorded: mend the errors above first"));
    return Exit::wrong_content;
  }
  const auto& published = analysis->loaded.corpus.portal.published;
  const auto files = record_files(analysis->shown(), last_before(analysis->recorded, published, false));
  const auto same_day = std::ranges::find(analysis->recorded, published, &PublicState::date);
  if (same_day == analysis->recorded.end()) {
    return write_record(files, options);
  }
  const bool same = std::ranges::all_of(files, [&](const RecordFile& file) {
    const auto* text = recorded_text(*analysis, "publications/" + file.name);
    return text != nullptr && *text == file.text;
  });
  if (!same) {
    fmt::print(stderr, "{}\n",
               say(options, fmt::format("การเผยแพร่วันที่ {} บันทึกไว้แล้ว และเนื้อหาเปลี่ยนไปจากนั้น ไม่เขียนทับ ให้แก้ `published` ใน portal.yaml เป็นวันเผยแพร่ครั้งใหม่", iso_be(published)),
                   fmt::format("the publication of {} is recorded already and the content has changed since; the record is not overwritten: set `published` in portal.yaml to the new day",
                               published.iso())));
    return Exit::wrong_content;
  }
  fmt::print("{}\n", say(options, fmt::format("การเผยแพร่วันที่ {} บันทึกไว้แล้ว และตรงกับเนื้อหา", iso_be(published)),
                         fmt::format("the publication of {} is recorded already, just as the content is", published.iso())));
  return Exit::fine;
}

}  // namespace prongsai
