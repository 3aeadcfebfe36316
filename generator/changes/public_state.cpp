#include "changes/public_state.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/sha256.hpp"

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 4> report_names{"surveys", "progress", "networks", "complaints"};

// One line: a record keeps each title on the line of what it names.
auto on_one_line(std::string_view text) -> std::string {
  std::string out;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) {
    out.pop_back();
  }
  return out;
}

// Of the text that was written, not of the page that is made of it: a newer generator must not make every write-up look changed. Line ends and
// blanks at the ends of lines do not count.
auto text_hash(std::string_view text) -> std::string {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = text.substr(at, end - at);
    plain += line.substr(0, line.find_last_not_of(" \t\r") + 1);
    plain += '\n';
    at = end + 1;
  }
  plain.resize(plain.find_last_not_of('\n') + 1);
  return sha256_hex(plain);
}

// Files of the kinds that are known by path alone: units/<unit>/<year>/surveys.yaml and the like.
auto report_files(const SourceMap& sources) -> std::map<std::string, FileId> {
  std::map<std::string, FileId> files;
  for (std::size_t at = 0; at < sources.size(); ++at) {
    const auto id = static_cast<FileId>(at);
    const std::string_view path = sources.path(id);
    const auto name = path.substr(path.rfind('/') + 1);
    const bool report = std::ranges::any_of(report_names, [name](std::string_view one) { return name == std::string(one) + ".yaml"; });
    if (report && path.starts_with("units/")) {
      files.emplace(path, id);
    }
  }
  return files;
}

auto waiver_lines(const std::vector<Waiver>& waivers) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& waiver : waivers) {
    lines.push_back(on_one_line(waiver.code.value + " " + waiver.path + (waiver.line == 0 ? "" : ":" + std::to_string(waiver.line))));
  }
  std::ranges::sort(lines);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

auto ladder_of(const LadderResult& result) -> PublishedLadder {
  return {.id = result.id,
          .points = result.points,
          .claimed = result.claimed,
          .supported = result.supported,
          .awarded = result.awarded,
          .counted = result.counted};
}

auto score_of(const UnitScore& score) -> PublishedScore {
  PublishedScore shown{.framework = score.framework->id,
                       .stage = score.assessment->stage,
                       .unit_class = score.unit_class == nullptr ? std::string() : score.unit_class->id,
                       .total = score.total,
                       .grade = on_one_line(score.grade),
                       .bonus = score.bonus ? std::optional(score.bonus->points) : std::nullopt,
                       .ladders = {}};
  for (const auto& dimension : score.dimensions) {
    shown.ladders.push_back(ladder_of(dimension));
  }
  if (score.ladder) {
    shown.ladders.push_back(ladder_of(*score.ladder));
  }
  return shown;
}

class StateMaker {
 public:
  StateMaker(const Corpus& corpus, const Standings& standings, const SourceMap& sources)
      : corpus_(corpus), standings_(standings), sources_(sources), reports_(report_files(sources)) {}

  [[nodiscard]] auto portal() const -> PublishedPortal {
    PublishedPortal shown;
    for (const auto& [id, framework] : corpus_.frameworks) {
      shown.frameworks.emplace(id, file_text(framework.file, framework.title));
    }
    for (const auto& [id, checklist] : corpus_.checklists) {
      shown.frameworks.emplace(id, file_text(checklist.file, checklist.title));
    }
    for (const auto& [id, frame] : corpus_.plan_frames) {
      shown.frameworks.emplace(id, file_text(frame.file, frame.title));
    }
    for (const auto& [year, results] : corpus_.results) {
      shown.results.emplace(year, results.announced);
    }
    shown.waivers = waiver_lines(corpus_.waivers);
    return shown;
  }

  [[nodiscard]] auto unit(const Unit& unit) const -> PublishedUnit {
    PublishedUnit shown{.name = on_one_line(unit.name.th), .years = {}, .plans = {}, .waivers = waiver_lines(unit.waivers)};
    for (const auto& [number, year] : unit.years) {
      shown.years.emplace(number, of_year(unit, year));
    }
    for (const auto& [year, results] : corpus_.results) {
      add_announced(unit, results, shown);
    }
    for (const auto& [id, plan] : unit.plans) {
      shown.plans.emplace(id, file_text(plan.file, plan.title));
    }
    return shown;
  }

 private:
  [[nodiscard]] auto file_text(FileId file, const Text& title) const -> PublishedText {
    return {.sha256 = text_hash(sources_.read(file)), .title = on_one_line(title.th)};
  }

  [[nodiscard]] auto of_year(const Unit& unit, const UnitYear& year) const -> PublishedYear {
    PublishedYear shown;
    if (const auto* score = standings_.of(unit.id, year.year)) {
      shown.score = score_of(*score);
    }
    for (const auto* checklist : standings_.checklists_of(unit.id, year.year)) {
      shown.checklists.emplace(checklist->checklist->id, PublishedChecklist{.present = checklist->tally.present,
                                                                            .items = checklist->tally.applying(),
                                                                            .percent = checklist->tally.percent(),
                                                                            .grade = checklist->grade == nullptr ? "" : on_one_line(checklist->grade->name)});
    }
    for (const auto& evidence : year.evidence) {
      if (evidence.visibility == Visibility::public_ && evidence.facts) {
        shown.evidence.emplace(evidence.id, PublishedText{.sha256 = evidence.facts->sha256, .title = on_one_line(evidence.title.th)});
      }
    }
    for (const auto& write_up : year.write_ups) {
      shown.write_ups.emplace(write_up.id, file_text(write_up.file, write_up.title));
    }
    const auto folder = "units/" + unit.id.str() + "/" + std::to_string(year.year.be) + "/";
    for (const auto name : report_names) {
      if (const auto file = reports_.find(folder + std::string(name) + ".yaml"); file != reports_.end()) {
        shown.reports.emplace(name, text_hash(sources_.read(file->second)));
      }
    }
    return shown;
  }

  // What is announced of a year in which the unit has no files makes that year one that it is shown in.
  static void add_announced(const Unit& unit, const YearResults& results, PublishedUnit& shown) {
    for (const auto& award : results.awards) {
      if (award.unit == unit.id) {
        const auto* region = std::get_if<RegionId>(&award.group);
        const auto* honour = results.honour(award.honour);
        shown.years[results.year].honours.emplace(award.honour + (region == nullptr ? "" : "." + region->str()),
                                                  honour == nullptr ? award.honour : on_one_line(honour->title.th));
      }
    }
    for (const auto& promotion : results.promotions) {
      if (promotion.unit == unit.id) {
        shown.years[results.year].promotion = promotion.from + ">" + promotion.to;
      }
    }
  }

  const Corpus& corpus_;
  const Standings& standings_;
  const SourceMap& sources_;
  std::map<std::string, FileId> reports_;
};

}  // namespace

auto public_state(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const PublicState* before) -> PublicState {
  const StateMaker maker(corpus, standings, sources);
  PublicState state{.date = corpus.portal.published, .portal = maker.portal(), .units = {}};
  const auto keep = [&](const UnitId& id) {
    if (before != nullptr && before->units.contains(id)) {
      state.units.emplace(id, before->units.at(id));
    }
  };
  for (const auto& [id, unit] : corpus.units) {
    if (unit.quarantine) {
      keep(id);
    } else {
      state.units.emplace(id, std::make_shared<const PublishedUnit>(maker.unit(unit)));
    }
  }
  for (const auto& id : corpus.unreadable_units) {
    keep(id);
  }
  return state;
}

auto last_before(const std::vector<PublicState>& recorded, const Date& day, bool or_on) -> const PublicState* {
  const PublicState* last = nullptr;
  for (const auto& state : recorded) {
    if (state.date < day || (or_on && state.date == day)) {
      last = &state;
    }
  }
  return last;
}

}  // namespace prongsai
