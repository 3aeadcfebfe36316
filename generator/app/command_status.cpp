#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "author/print_status.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto refuse(const Options& options, const std::string& thai, const std::string& english) -> Exit {
  fmt::print(stderr, "{}\n", options.language == Language::th ? thai : english);
  return Exit::wrong_usage;
}

auto unknown_unit(const Options& options, const Corpus& corpus) -> Exit {
  std::vector<std::string> known;
  std::ranges::transform(corpus.units, std::back_inserter(known), [](const auto& one) { return one.first.str(); });
  const auto help = suggestion(options.unit, known);
  return refuse(options, fmt::format("ไม่มีหน่วยงาน `{}`: {}", options.unit, help.th),
                fmt::format("there is no unit `{}`: {}", options.unit, help.in(Language::en)));
}

}  // namespace

auto run_status(const Options& options) -> Exit {
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  const auto& corpus = analysis->loaded.corpus;
  const auto year = options.year.empty() ? std::optional(corpus.portal.current_year) : FiscalYear::parse(options.year);
  const auto today = options.today.empty() ? std::optional(corpus.portal.published) : Date::parse(options.today);
  if (!year) {
    return refuse(options, fmt::format("`{}` ไม่ใช่ปีงบประมาณ พ.ศ. เช่น 2564", options.year), fmt::format("`{}` is no fiscal year in BE, such as 2564", options.year));
  }
  if (!today) {
    return refuse(options, fmt::format("`{}` ไม่ใช่วันที่ เช่น 2564-04-30", options.today), fmt::format("`{}` is no date, such as 2564-04-30", options.today));
  }
  if (!options.unit.empty() && !corpus.units.contains(UnitId(options.unit))) {
    return unknown_unit(options, corpus);
  }
  std::vector<UnitStatus> all;
  for (const auto& [id, unit] : corpus.units) {
    if (options.unit.empty() || id.str() == options.unit) {
      all.push_back(status_of(unit, *year, corpus, analysis->standings, *today));
    }
  }
  const auto text = options.json           ? status_json(all, *today)
                    : options.unit.empty() ? print_status_list(all, *today, options.language)
                                           : print_status(all.front(), *today, options.language);
  std::fwrite(text.data(), 1, text.size(), stdout);
  const bool overdue = std::ranges::any_of(all, [](const UnitStatus& status) { return status.overdue_count() > 0; });
  return options.strict && overdue ? Exit::wrong_content : Exit::fine;
}

}  // namespace prongsai
