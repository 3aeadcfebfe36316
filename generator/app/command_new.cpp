#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "author/skeleton.hpp"
#include "diagnostic/suggestion.hpp"
#include "load/decode.hpp"
#include "output/new_file.hpp"

namespace prongsai {
namespace {

auto refuse(const Options& options, const std::string& thai, const std::string& english) -> Exit {
  fmt::print(stderr, "{}\n", options.language == Language::th ? thai : english);
  return Exit::wrong_usage;
}

// A file to begin, or why there is none.
struct Beginning {
  std::string path;
  std::string text;
};

auto write_up_kind(const std::string& word) -> WriteUpKind {
  const std::map<std::string, WriteUpKind> kinds{{"plan", WriteUpKind::plan},
                                                 {"result", WriteUpKind::result},
                                                 {"activity_report", WriteUpKind::activity_report},
                                                 {"lesson", WriteUpKind::lesson}};
  return kinds.at(word);
}

auto begin_of_year(const Options& options, const Unit& unit, FiscalYear year, const Framework* framework) -> Beginning {
  const auto folder = fmt::format("units/{}/{}/", unit.id.str(), year.be);
  switch (options.skeleton) {
    case Options::Skeleton::assessment:
      return {folder + "assessment/" + framework->id.str() + ".yaml", assessment_skeleton(*framework, unit, year)};
    case Options::Skeleton::write_up:
      return {folder + "practices/" + options.id + ".md", write_up_skeleton(write_up_kind(options.kind), framework, year)};
    case Options::Skeleton::evidence:
      return {folder + "evidence.yaml", evidence_skeleton(EvidenceId(options.id), framework, unit.kind, year)};
    case Options::Skeleton::unit:
      break;
  }
  return {};
}

auto put(const Options& options, const Beginning& beginning) -> Exit {
  if (options.dry_run) {
    std::fwrite(beginning.text.data(), 1, beginning.text.size(), stdout);
    return Exit::fine;
  }
  if (write_new_file(options.content, beginning.path, beginning.text)) {
    fmt::print("{}/{}\n", options.content, beginning.path);
    return Exit::fine;
  }
  // A register grows by entries: the new one is shown, to be put at its end.
  if (options.skeleton == Options::Skeleton::evidence) {
    fmt::print(stderr, "{}\n", options.language == Language::th ? fmt::format("มี {} อยู่แล้ว คัดลอกรายการนี้ไปต่อท้ายไฟล์", beginning.path)
                                                             : fmt::format("{} is there already; put this entry at its end", beginning.path));
    std::fwrite(beginning.text.data(), 1, beginning.text.size(), stdout);
    return Exit::fine;
  }
  return refuse(options, fmt::format("มี {} อยู่แล้ว ไม่เขียนทับ", beginning.path), fmt::format("{} is there already and is not overwritten", beginning.path));
}

auto unknown(const Options& options, const std::string& name, const char* thai, const char* english, const std::vector<std::string>& known) -> Exit {
  const auto help = suggestion(name, known);
  return refuse(options, fmt::format("ไม่มี{} `{}`: {}", thai, name, help.th), fmt::format("there is no {} `{}`: {}", english, name, help.in(Language::en)));
}

}  // namespace

auto run_new(const Options& options) -> Exit {
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  const auto& corpus = analysis->loaded.corpus;
  const bool has_id = options.skeleton != Options::Skeleton::assessment;
  if (has_id && !is_id(options.id, false)) {
    return refuse(options, fmt::format("`{}` ใช้เป็นรหัสไม่ได้ ใช้ตัวอักษร a-z ตัวเลข และขีดกลางเท่านั้น", options.id),
                  fmt::format("`{}` is no id: use a-z, digits and single hyphens", options.id));
  }
  if (options.skeleton == Options::Skeleton::unit) {
    return put(options, {fmt::format("units/{}/unit.yaml", options.id), unit_skeleton(UnitId(options.id), corpus)});
  }
  const auto year = FiscalYear::parse(options.year);
  if (!year) {
    return refuse(options, fmt::format("`{}` ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2564", options.year), fmt::format("`{}` is no fiscal year in BE, such as 2564", options.year));
  }
  const auto unit = corpus.units.find(UnitId(options.unit));
  if (unit == corpus.units.end()) {
    std::vector<std::string> known;
    std::ranges::transform(corpus.units, std::back_inserter(known), [](const auto& one) { return one.first.str(); });
    return unknown(options, options.unit, "หน่วยงาน", "unit", known);
  }
  const auto checklist = corpus.checklists.find(FrameworkId(options.framework));
  if (options.skeleton == Options::Skeleton::assessment && checklist != corpus.checklists.end() && checklist->second.is_for(*year)) {
    return put(options, {fmt::format("units/{}/{}/assessment/{}.yaml", options.unit, year->be, options.framework),
                         answers_skeleton(checklist->second, unit->second, *year)});
  }
  const auto* framework = corpus.framework_for(*year);
  if (!options.framework.empty()) {
    const auto named = corpus.frameworks.find(FrameworkId(options.framework));
    if (named == corpus.frameworks.end()) {
      std::vector<std::string> known;
      std::ranges::transform(corpus.frameworks, std::back_inserter(known), [](const auto& one) { return one.first.str(); });
      std::ranges::transform(corpus.checklists, std::back_inserter(known), [](const auto& one) { return one.first.str(); });
      return unknown(options, options.framework, "เกณฑ์", "framework", known);
    }
    framework = &named->second;
  }
  const bool wrong_year = framework == nullptr || !framework->is_for(*year);
  if (options.skeleton == Options::Skeleton::assessment && wrong_year) {
    return refuse(options, fmt::format("ไม่มีเกณฑ์ของปี {}", year->be), fmt::format("there is no framework for {}", year->be));
  }
  return put(options, begin_of_year(options, unit->second, *year, framework));
}

}  // namespace prongsai
