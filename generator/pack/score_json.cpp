#include "pack/score_json.hpp"

#include <cstdlib>

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

auto number(Decimal value) -> Json {
  constexpr std::int64_t exact_digits = 1'000'000'000'000'000;
  if (value.is_whole()) {
    return value.whole();
  }
  if (std::abs(value.micro()) >= exact_digits) {
    return plain_number(value);
  }
  // The shortest text of this nearest double is the decimal itself again: 15 digits always survive.
  return static_cast<double>(value.micro()) / static_cast<double>(Decimal::scale);
}

template <class T>
auto optional_json(const std::optional<T>& value) -> Json {
  return value ? Json(*value) : Json(nullptr);
}

auto name_of(Limit::Comparison comparison) -> const char* {
  switch (comparison) {
    case Limit::Comparison::above:
      return "above";
    case Limit::Comparison::at_least:
      return "at_least";
    case Limit::Comparison::below:
      return "below";
    case Limit::Comparison::at_most:
      return "at_most";
    case Limit::Comparison::equals:
      return "equals";
  }
  return "";
}

auto name_of(TableRequirement::Measure measure) -> const char* {
  switch (measure) {
    case TableRequirement::Measure::count:
      return "count";
    case TableRequirement::Measure::sum:
      return "sum";
    case TableRequirement::Measure::distinct:
      return "distinct";
    case TableRequirement::Measure::share:
      return "share";
  }
  return "";
}

auto name_of(TableRequirement::Selection selection) -> const char* {
  switch (selection) {
    case TableRequirement::Selection::all:
      return "all";
    case TableRequirement::Selection::top:
      return "top";
    case TableRequirement::Selection::except_top:
      return "except_top";
  }
  return "";
}

auto name_of(Stage stage) -> const char* {
  switch (stage) {
    case Stage::self:
      return "self";
    case Stage::reviewed:
      return "reviewed";
    case Stage::final:
      return "final";
  }
  return "";
}

// The requirement as the framework states it, in the words of docs/formats.md.
struct RuleJson {
  auto operator()(const EvidenceRequirement& rule) const -> Json {
    Json json{{"rule", "evidence"}, {"kinds", rule.kinds}, {"min", rule.min}};
    if (rule.per_quarter) {
      json["per"] = "quarter";
    }
    return json;
  }
  auto operator()(const FactRequirement& rule) const -> Json {
    Json json{{"rule", "fact"}, {"fact", rule.name}};
    if (!rule.of.empty()) {
      json["of"] = rule.of;
    }
    json[name_of(rule.limit.comparison)] = number(rule.limit.value);
    return json;
  }
  auto operator()(const TableRequirement& rule) const -> Json {
    Json json{{"rule", "table"}, {"table", rule.table}, {"rows", name_of(rule.selection)}};
    if (rule.selection != TableRequirement::Selection::all) {
      json["by"] = rule.by;
      json["n"] = rule.n;
    }
    for (const auto& condition : rule.where) {
      for (const auto& value : condition.values) {
        json["where"][condition.column].push_back(std::visit(*this, value));
      }
    }
    json["measure"] = name_of(rule.measure);
    if (!rule.column.empty()) {
      json["column"] = rule.column;
    }
    json[name_of(rule.limit.comparison)] = number(rule.limit.value);
    return json;
  }
  auto operator()(const NotSharedRequirement& rule) const -> Json {
    Json json{{"rule", "not_shared_with"}, {"dimensions", Json::array()}};
    for (const auto& id : rule.dimensions) {
      json["dimensions"].push_back(id.str());
    }
    return json;
  }
  auto operator()(const DisjointRequirement& rule) const -> Json { return {{"rule", "disjoint"}, {"roles", {rule.first, rule.second}}}; }
  auto operator()(const DeclaredRequirement& /*rule*/) const -> Json { return {{"rule", "declared"}}; }
  auto operator()(const TotalRequirement& rule) const -> Json {
    return {{"rule", "total_without_bonus"}, {name_of(rule.limit.comparison), number(rule.limit.value)}};
  }
  auto operator()(std::monostate /*empty*/) const -> Json { return nullptr; }
  auto operator()(Decimal value) const -> Json { return number(value); }
  auto operator()(bool value) const -> Json { return value; }
  auto operator()(Date value) const -> Json { return value.iso(); }
  auto operator()(const std::string& value) const -> Json { return value; }
};

struct MeasuredJson {
  auto operator()(std::monostate /*missing*/) const -> Json { return nullptr; }
  auto operator()(Decimal value) const -> Json { return number(value); }
  auto operator()(const Share& share) const -> Json {
    return {{"part", number(share.part)}, {"whole", number(share.whole)}, {"percent", number(share.percent())}};
  }
};

class ScoreWriter {
 public:
  ScoreWriter(const std::vector<PlacedEvidence>& placed, int parts) : placed_(placed), parts_(parts) {}

  auto ladder(const LadderResult& result) const -> Json {
    Json json{{"id", result.id.str()},         {"title", text_json(result.title)},       {"claimed", optional_json(result.claimed)},
              {"supported", result.supported}, {"awarded", optional_json(result.awarded)}, {"counted", result.counted}};
    if (result.dimension != nullptr) {
      json["points"] = number(result.points);
      json["full_points"] = number(result.full_points);
    }
    if (result.remark != nullptr) {
      json["remark"] = text_json(*result.remark);
    }
    json["levels"] = Json::array();
    for (const auto& level : result.levels) {
      json["levels"].push_back(level_json(level, result.dimension != nullptr));
    }
    return json;
  }

  auto bonus(const BonusResult& result) const -> Json {
    return {{"claimed", result.claimed},
            {"supported", result.supported},
            {"awarded", optional_json(result.awarded)},
            {"points", number(result.points)},
            {"proofs", proofs(result.proofs)}};
  }

 private:
  auto level_json(const LevelResult& result, bool scored) const -> Json {
    Json json{{"level", result.level->number}};
    if (scored) {
      json["points"] = number(result.level->points);
    }
    json["supported"] = result.supported;
    json["criteria"] = Json::array();
    for (const auto& criterion : result.criteria) {
      json["criteria"].push_back(criterion_json(criterion));
    }
    return json;
  }

  auto criterion_json(const CriterionResult& result) const -> Json {
    Json json{{"id", result.criterion->id.str()}, {"title", text_json(result.criterion->title)}, {"supported", result.supported}};
    if (result.not_met != nullptr) {
      json["not_met"] = text_json(*result.not_met);
    }
    json["evidence"] = Json::array();
    for (const auto* evidence : result.evidence) {
      json["evidence"].push_back(evidence_json(*evidence));
    }
    json["proofs"] = proofs(result.proofs);
    return json;
  }

  auto evidence_json(const Evidence& evidence) const -> Json {
    const auto& place = find_placed(placed_, evidence);
    Json json{{"id", evidence.id.str()}};
    switch (place.reach) {
      case PlacedEvidence::Reach::inside:
        json["file"] = "data/" + place.path;
        if (parts_ > 1) {
          json["part"] = place.part;
        }
        break;
      case PlacedEvidence::Reach::elsewhere:
        json["url"] = evidence.url;
        break;
      case PlacedEvidence::Reach::hidden:
        json["withheld"] = true;
        break;
    }
    return json;
  }

  static auto proofs(const std::vector<Proof>& list) -> Json {
    Json json = Json::array();
    for (const auto& proof : list) {
      Json item{{"requirement", std::visit(RuleJson(), proof.requirement->rule)},
                {"holds", proof.holds},
                {"measured", std::visit(MeasuredJson(), proof.measured)},
                {"evidence", Json::array()}};
      for (const auto* evidence : proof.evidence) {
        item["evidence"].push_back(evidence->id.str());
      }
      if (!proof.per_quarter.empty()) {
        item["per_quarter"] = proof.per_quarter;
      }
      if (proof.by_award) {
        item["by_award"] = true;
      }
      json.push_back(std::move(item));
    }
    return json;
  }

  const std::vector<PlacedEvidence>& placed_;
  int parts_;
};

}  // namespace

auto text_json(const Text& text) -> Json {
  Json json{{"th", text.th}};
  if (!text.en.empty()) {
    json["en"] = text.en;
  }
  return json;
}

auto score_json(const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, int parts) -> std::string {
  const ScoreWriter writer(placed, parts);
  const auto& score = *planned.score;
  Json json{{"unit", {{"id", score.unit->id.str()}, {"name", text_json(score.unit->name)}}},
            {"fiscal_year", score.year->year.be},
            {"framework", {{"id", score.framework->id.str()}, {"title", text_json(score.framework->title)}}},
            {"stage", name_of(score.assessment->stage)},
            {"reviewed", score.reviewed},
            {"class", score.unit_class == nullptr ? Json(nullptr) : Json(score.unit_class->id)}};
  if (planned.dimension != nullptr) {
    json["dimensions"] = Json::array({writer.ladder(*planned.dimension)});
    return json.dump(2) + "\n";
  }
  json["total"] = number(score.total);
  json["total_without_bonus"] = number(score.total_without_bonus);
  json["full_points"] = number(score.full_points);
  json["grade"] = score.grade;
  json["meets_threshold"] = optional_json(score.meets_threshold);
  json["rank"] = score.rank;
  json["dimensions"] = Json::array();
  for (const auto& dimension : score.dimensions) {
    json["dimensions"].push_back(writer.ladder(dimension));
  }
  if (score.ladder) {
    json["ladder"] = writer.ladder(*score.ladder);
  }
  if (score.bonus) {
    json["bonus"] = writer.bonus(*score.bonus);
  }
  return json.dump(2) + "\n";
}

auto withheld_json(const std::vector<PlacedEvidence>& placed) -> std::string {
  Json list = Json::array();
  for (const auto& place : placed) {
    if (place.reach != PlacedEvidence::Reach::hidden) {
      continue;
    }
    const auto& evidence = *place.evidence;
    Json item{{"id", evidence.id.str()}};
    if (evidence.facts) {
      item["size"] = evidence.facts->size;
      item["sha256"] = evidence.facts->sha256;
    }
    item["reason"] = text_json(evidence.reason);
    list.push_back(std::move(item));
  }
  return list.dump(2) + "\n";
}

}  // namespace prongsai
