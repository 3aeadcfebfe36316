#include "render/change_words.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "model/node_names.hpp"

namespace prongsai {
namespace {

// By topic, and by turn.
constexpr std::array<std::string_view, 26> topic_keys{
    "changes.topic.rubric", "changes.topic.results", "changes.topic.portal_waiver", "changes.topic.unit", "changes.topic.plan",
    "changes.topic.waiver", "changes.topic.year", "changes.topic.assessment", "changes.topic.framework", "changes.topic.stage",
    "changes.topic.class", "changes.topic.total", "changes.topic.grade", "changes.topic.bonus", "changes.topic.points",
    "changes.topic.level", "changes.topic.claimed", "changes.topic.supported", "changes.topic.awarded", "changes.topic.checklist",
    "changes.topic.checklist_grade", "changes.topic.evidence", "changes.topic.write_up", "changes.topic.report", "changes.topic.honour",
    "changes.topic.promotion"};
constexpr std::array<std::string_view, 4> turn_keys{"changes.turn.added", "changes.turn.removed", "changes.turn.changed", "changes.turn.renamed"};

auto stage_key(std::string_view stage) -> std::string_view {
  return stage == "final" ? "changes.stage.final" : stage == "reviewed" ? "changes.stage.reviewed" : "changes.stage.self";
}

auto report_key(std::string_view report) -> std::string_view {
  return report == "surveys" ? "changes.report.surveys" : report == "progress" ? "changes.report.progress" : report == "networks" ? "changes.report.networks" : "changes.report.complaints";
}

// A number with its sign of direction, where both are numbers.
auto direction(const Change& change) -> int {
  const auto before = Decimal::parse(change.before);
  const auto after = Decimal::parse(change.after);
  return !before || !after || *before == *after ? 0 : *after < *before ? -1 : 1;
}

auto is_score(ChangeTopic topic) -> bool { return topic == ChangeTopic::total || topic == ChangeTopic::points || topic == ChangeTopic::bonus; }

class LineMaker {
 public:
  LineMaker(const Corpus& corpus, const Voice& voice) : corpus_(corpus), voice_(voice) {}

  [[nodiscard]] auto line(std::span<const Change> same) const -> ChangeLine {
    const auto& change = same.front();
    ChangeLine line{.change = &change, .mark = mark(change), .kind = {}, .title = title(change), .detail = {}, .taken_away = is_taken_away(change)};
    if (is_of_ladder(change.topic)) {
      for (const auto& one : same) {
        line.detail += (line.detail.empty() ? "" : " · ") + voice_.say("changes.part", {kind(one.topic), arrow(one)});
      }
      return line;
    }
    line.kind = kind(change.topic);
    line.detail = detail(change);
    return line;
  }

 private:
  [[nodiscard]] auto kind(ChangeTopic topic) const -> std::string { return voice_.say(topic_keys.at(static_cast<std::size_t>(topic))); }

  [[nodiscard]] auto mark(const Change& change) const -> std::string {
    const auto way = is_score(change.topic) ? direction(change) : 0;
    if (way != 0) {
      return voice_.say(way > 0 ? "changes.up" : "changes.down");
    }
    // A value that was given and is no longer is not a thing that was taken away.
    const bool value = change.turn != ChangeTurn::renamed && (is_of_ladder(change.topic) || (change.topic >= ChangeTopic::framework && change.topic <= ChangeTopic::bonus));
    return voice_.say(turn_keys.at(static_cast<std::size_t>(value ? ChangeTurn::changed : change.turn)));
  }

  [[nodiscard]] auto value(const Change& change, const std::string& text) const -> std::string {
    if (text.empty()) {
      return voice_.say("changes.nothing");
    }
    switch (change.topic) {
      case ChangeTopic::stage:
        return voice_.say(stage_key(text));
      case ChangeTopic::results:
        return voice_.date(*Date::parse(text));
      case ChangeTopic::framework: {
        const auto* known = title_of_framework(FrameworkId(text), corpus_);
        return known == nullptr ? text : voice_.plain(*known);
      }
      case ChangeTopic::unit_class:
        return class_title(change, text);
      case ChangeTopic::level:
      case ChangeTopic::claimed:
      case ChangeTopic::supported:
      case ChangeTopic::awarded:
        return voice_.say("level.number", {text});
      default:
        return text;
    }
  }

  [[nodiscard]] auto arrow(const Change& change) const -> std::string {
    return voice_.say("changes.arrow", {value(change, change.before), value(change, change.after)});
  }

  [[nodiscard]] auto detail(const Change& change) const -> std::string {
    switch (change.topic) {
      case ChangeTopic::results:
      case ChangeTopic::framework:
      case ChangeTopic::stage:
      case ChangeTopic::unit_class:
      case ChangeTopic::total:
      case ChangeTopic::grade:
      case ChangeTopic::bonus:
      case ChangeTopic::checklist:
      case ChangeTopic::checklist_grade:
        return change.turn == ChangeTurn::removed && is_taken_away(change) ? value(change, change.before) : arrow(change);
      case ChangeTopic::year:
      case ChangeTopic::assessment:
        return of_points(change);
      case ChangeTopic::promotion:
        return promotion(change.after.empty() ? change.before : change.after);
      case ChangeTopic::honour:
        return group_of(change.subject);
      case ChangeTopic::unit:
        return change.turn == ChangeTurn::renamed ? arrow(change) : std::string();
      default:
        return change.turn == ChangeTurn::renamed ? voice_.say("changes.was", {change.before}) : std::string();
    }
  }

  [[nodiscard]] auto of_points(const Change& change) const -> std::string {
    const auto& total = change.after.empty() ? change.before : change.after;
    return total.empty() ? std::string() : voice_.say("word.points.total", {total});
  }

  [[nodiscard]] auto framework_of(const Change& change) const -> const Framework* { return change.year ? corpus_.framework_for(*change.year) : nullptr; }

  [[nodiscard]] auto class_title(const Change& change, const std::string& id) const -> std::string {
    const auto* framework = framework_of(change);
    const auto* known = framework == nullptr ? nullptr : framework->unit_class(id);
    return known == nullptr ? id : voice_.plain(known->title);
  }

  // `general>model`.
  [[nodiscard]] auto promotion(const std::string& text) const -> std::string {
    const auto between = text.find('>');
    for (const auto& [year, framework] : corpus_.frameworks) {
      const auto* from = framework.unit_class(text.substr(0, between));
      const auto* to = framework.unit_class(text.substr(between + 1));
      if (from != nullptr && to != nullptr) {
        return voice_.say("changes.arrow", {voice_.plain(from->title), voice_.plain(to->title)});
      }
    }
    return text;
  }

  // Of `best.region-01`.
  [[nodiscard]] auto group_of(const std::string& honour) const -> std::string {
    const auto dot = honour.find('.');
    const auto* region = dot == std::string::npos ? nullptr : corpus_.portal.region(RegionId(honour.substr(dot + 1)));
    return region == nullptr ? std::string() : voice_.plain(region->title);
  }

  // As the content names it now, in both languages; as it was recorded where it is gone.
  [[nodiscard]] auto title(const Change& change) const -> Text {
    if (is_of_ladder(change.topic)) {
      return ladder_title(change);
    }
    if (change.topic == ChangeTopic::checklist || change.topic == ChangeTopic::checklist_grade || change.topic == ChangeTopic::assessment ||
        change.topic == ChangeTopic::rubric) {
      const auto* known = title_of_framework(FrameworkId(change.subject), corpus_);
      return known != nullptr ? *known : same_text(change.title.empty() ? change.subject : change.title);
    }
    if (change.topic == ChangeTopic::report) {
      return same_text(voice_.say(report_key(change.subject)));
    }
    if (const auto* known = known_title(change)) {
      return *known;
    }
    const Text recorded{.th = change.title, .en = {}};
    return change.title.empty() ? same_text(change.subject) : recorded;
  }

  [[nodiscard]] auto ladder_title(const Change& change) const -> Text {
    const auto* framework = framework_of(change);
    const LadderId id(change.subject);
    if (const auto* dimension = framework == nullptr ? nullptr : framework->dimension(id)) {
      return dimension->title;
    }
    const auto* ladder = framework == nullptr ? nullptr : framework->ladder(id);
    return ladder == nullptr ? same_text(change.subject) : ladder->title;
  }

  [[nodiscard]] auto known_title(const Change& change) const -> const Text* {
    const auto unit = corpus_.units.find(change.unit);
    if (unit == corpus_.units.end() || change.turn == ChangeTurn::removed) {
      return nullptr;
    }
    if (change.topic == ChangeTopic::unit) {
      return &unit->second.name;
    }
    if (change.topic == ChangeTopic::honour && change.year) {
      const auto results = corpus_.results.find(*change.year);
      const auto* honour = results == corpus_.results.end() ? nullptr : results->second.honour(change.subject.substr(0, change.subject.find('.')));
      return honour == nullptr ? nullptr : &honour->title;
    }
    if (change.topic == ChangeTopic::plan) {
      const auto plan = unit->second.plans.find(PlanId(change.subject));
      return plan == unit->second.plans.end() ? nullptr : &plan->second.title;
    }
    const auto year = change.year ? unit->second.years.find(*change.year) : unit->second.years.end();
    return year == unit->second.years.end() ? nullptr : title_in(year->second, change);
  }

  [[nodiscard]] static auto title_in(const UnitYear& year, const Change& change) -> const Text* {
    if (change.topic == ChangeTopic::evidence) {
      const auto* evidence = year.find_evidence(EvidenceId(change.subject));
      return evidence == nullptr || evidence->visibility != Visibility::public_ ? nullptr : &evidence->title;
    }
    if (change.topic == ChangeTopic::write_up) {
      for (const auto& write_up : year.write_ups) {
        if (write_up.id.str() == change.subject) {
          return &write_up.title;
        }
      }
    }
    return nullptr;
  }

  const Corpus& corpus_;
  const Voice& voice_;
};

auto heading_of(const Change& change, const Corpus& corpus, const Voice& voice) -> std::string {
  if (change.unit.empty()) {
    return voice.say("changes.portal");
  }
  const auto unit = corpus.units.find(change.unit);
  const auto name = unit == corpus.units.end() ? change.unit.str() : voice.plain(unit->second.name);
  return change.year ? name + ", " + voice.fiscal_year(*change.year) : name;
}

}  // namespace

auto change_lines(std::span<const Change> changes, const Corpus& corpus, const Voice& voice) -> std::vector<ChangeLine> {
  const LineMaker maker(corpus, voice);
  std::vector<ChangeLine> lines;
  for (std::size_t at = 0; at < changes.size();) {
    auto end = at + 1;
    while (end < changes.size() && continues(changes[end - 1], changes[end])) {
      ++end;
    }
    lines.push_back(maker.line(changes.subspan(at, end - at)));
    at = end;
  }
  return lines;
}

auto changes_answer(const ChangeSet& set, const Voice& voice, bool latest) -> std::string {
  const auto since = voice.date(set.since);
  const auto until = voice.date(set.until);
  if (set.changes.empty()) {
    return voice.say(latest ? "changes.since.nothing" : "changes.between.nothing", {since, until});
  }
  const auto count = voice.count("count.changes", static_cast<std::int64_t>(things(set.changes)));
  const auto units = voice.count("count.units", static_cast<std::int64_t>(set.units().size()));
  const auto removed = things_taken_away(set.changes);
  auto answer = voice.say(latest ? "changes.since" : "changes.between", {since, until, count, units});
  return removed == 0 ? answer + voice.say("changes.none_removed") : answer + voice.count("changes.removed", static_cast<std::int64_t>(removed));
}

auto changes_text(const ChangeSet& set, const Corpus& corpus, Language language, const Strings& strings) -> std::string {
  const Voice voice(strings, language);
  auto out = changes_answer(set, voice, true) + "\n";
  std::string heading;
  for (const auto& line : change_lines(set.changes, corpus, voice)) {
    if (auto here = heading_of(*line.change, corpus, voice); here != heading) {
      heading = std::move(here);
      out += "\n" + heading + "\n";
    }
    out += "  " + line.mark + ": " + line.kind;
    const auto& title = voice.plain(line.title);
    out += (line.kind.empty() || title.empty() ? "" : " ") + title;
    out += (line.detail.empty() ? "" : ": " + line.detail) + "\n";
  }
  return out;
}

}  // namespace prongsai
