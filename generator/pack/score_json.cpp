#include "pack/score_json.hpp"

#include <algorithm>

#include "pack/indented_json.hpp"

namespace prongsai {
namespace {

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

void put_texts(IndentedJson& json, const std::vector<std::string>& texts) {
  json.begin_array();
  for (const auto& text : texts) {
    json.text(text);
  }
  json.end_array();
}

void put_number(IndentedJson& json, const std::optional<int>& value) { value ? json.number(*value) : json.null(); }
void put_truth(IndentedJson& json, const std::optional<bool>& value) { value ? json.boolean(*value) : json.null(); }

// The requirement as the framework states it, in the words of docs/formats.md: the keys of an object.
struct RuleKeys {
  IndentedJson& json;

  void operator()(const EvidenceRequirement& rule) const {
    json.key("rule").text("evidence");
    put_texts(json.key("kinds"), rule.kinds);
    json.key("min").number(rule.min);
    if (rule.per_quarter) {
      json.key("per").text("quarter");
    }
  }
  void operator()(const FactRequirement& rule) const {
    json.key("rule").text("fact");
    json.key("fact").text(rule.name);
    if (!rule.of.empty()) {
      json.key("of").text(rule.of);
    }
    put_limit(rule.limit);
  }
  void operator()(const TableRequirement& rule) const {
    json.key("rule").text("table");
    json.key("table").text(rule.table);
    json.key("rows").text(name_of(rule.selection));
    if (rule.selection != TableRequirement::Selection::all) {
      json.key("by").text(rule.by);
      json.key("n").number(rule.n);
    }
    put_conditions(rule.where);
    json.key("measure").text(name_of(rule.measure));
    if (!rule.column.empty()) {
      json.key("column").text(rule.column);
    }
    put_limit(rule.limit);
  }
  void operator()(const NotSharedRequirement& rule) const {
    json.key("rule").text("not_shared_with");
    json.key("dimensions").begin_array();
    for (const auto& id : rule.dimensions) {
      json.text(id.str());
    }
    json.end_array();
  }
  void operator()(const DisjointRequirement& rule) const {
    json.key("rule").text("disjoint");
    put_texts(json.key("roles"), {rule.first, rule.second});
  }
  void operator()(const DeclaredRequirement& /*rule*/) const { json.key("rule").text("declared"); }
  void operator()(const TotalRequirement& rule) const {
    json.key("rule").text("total_without_bonus");
    put_limit(rule.limit);
  }

 private:
  void put_limit(const Limit& limit) const { json.key(name_of(limit.comparison)).number(limit.value); }

  // Columns differ: the framework names each once.
  void put_conditions(const std::vector<TableRequirement::Condition>& conditions) const {
    const auto asks = [](const TableRequirement::Condition& condition) { return !condition.values.empty(); };
    if (std::ranges::none_of(conditions, asks)) {
      return;
    }
    json.key("where").begin_object();
    for (const auto& condition : conditions) {
      if (asks(condition)) {
        json.key(condition.column).begin_array();
        for (const auto& value : condition.values) {
          std::visit(CellOf{json}, value);
        }
        json.end_array();
      }
    }
    json.end_object();
  }

  struct CellOf {
    IndentedJson& json;
    void operator()(std::monostate /*empty*/) const { json.null(); }
    void operator()(Decimal value) const { json.number(value); }
    void operator()(bool value) const { json.boolean(value); }
    void operator()(Date value) const { json.text(value.iso()); }
    void operator()(const std::string& value) const { json.text(value); }
  };
};

struct MeasuredValue {
  IndentedJson& json;
  void operator()(std::monostate /*missing*/) const { json.null(); }
  void operator()(Decimal value) const { json.number(value); }
  void operator()(const Share& share) const {
    json.begin_object();
    json.key("part").number(share.part);
    json.key("whole").number(share.whole);
    json.key("percent").number(share.percent());
    json.end_object();
  }
};

class ScoreWriter {
 public:
  ScoreWriter(IndentedJson& json, const std::vector<PlacedEvidence>& placed, int parts) : json_(json), placed_(placed), parts_(parts) {}

  void ladder(const LadderResult& result) {
    json_.begin_object();
    json_.key("id").text(result.id.str());
    json_.key("title").both(result.title);
    put_number(json_.key("claimed"), result.claimed);
    json_.key("supported").number(result.supported);
    put_number(json_.key("awarded"), result.awarded);
    json_.key("counted").number(result.counted);
    if (result.dimension != nullptr) {
      json_.key("points").number(result.points);
      json_.key("full_points").number(result.full_points);
    }
    if (result.remark != nullptr) {
      json_.key("remark").both(*result.remark);
    }
    json_.key("levels").begin_array();
    for (const auto& one : result.levels) {
      level(one, result.dimension != nullptr);
    }
    json_.end_array();
    json_.end_object();
  }

  void bonus(const BonusResult& result) {
    json_.begin_object();
    json_.key("claimed").boolean(result.claimed);
    json_.key("supported").boolean(result.supported);
    put_truth(json_.key("awarded"), result.awarded);
    json_.key("points").number(result.points);
    proofs(result.proofs);
    json_.end_object();
  }

 private:
  void level(const LevelResult& result, bool scored) {
    json_.begin_object();
    json_.key("level").number(result.level->number);
    if (scored) {
      json_.key("points").number(result.level->points);
    }
    json_.key("supported").boolean(result.supported);
    json_.key("criteria").begin_array();
    for (const auto& one : result.criteria) {
      criterion(one);
    }
    json_.end_array();
    json_.end_object();
  }

  void criterion(const CriterionResult& result) {
    json_.begin_object();
    json_.key("id").text(result.criterion->id.str());
    json_.key("title").both(result.criterion->title);
    json_.key("supported").boolean(result.supported);
    if (result.not_met != nullptr) {
      json_.key("not_met").both(*result.not_met);
    }
    json_.key("evidence").begin_array();
    for (const auto* one : result.evidence) {
      evidence(*one);
    }
    json_.end_array();
    proofs(result.proofs);
    json_.end_object();
  }

  void evidence(const Evidence& evidence) {
    const auto& place = find_placed(placed_, evidence);
    json_.begin_object();
    json_.key("id").text(evidence.id.str());
    switch (place.reach) {
      case PlacedEvidence::Reach::inside:
        json_.key("file").text("data/" + place.path);
        if (parts_ > 1) {
          json_.key("part").number(place.part);
        }
        break;
      case PlacedEvidence::Reach::elsewhere:
        json_.key("url").text(evidence.url);
        break;
      case PlacedEvidence::Reach::hidden:
        json_.key("withheld").boolean(true);
        break;
    }
    json_.end_object();
  }

  void proofs(const std::vector<Proof>& list) {
    json_.key("proofs").begin_array();
    for (const auto& one : list) {
      proof(one);
    }
    json_.end_array();
  }

  void proof(const Proof& proof) {
    json_.begin_object();
    json_.key("requirement").begin_object();
    std::visit(RuleKeys{json_}, proof.requirement->rule);
    json_.end_object();
    json_.key("holds").boolean(proof.holds);
    json_.key("measured");
    std::visit(MeasuredValue{json_}, proof.measured);
    json_.key("evidence").begin_array();
    for (const auto* one : proof.evidence) {
      json_.text(one->id.str());
    }
    json_.end_array();
    if (!proof.per_quarter.empty()) {
      json_.key("per_quarter").begin_array();
      for (const auto count : proof.per_quarter) {
        json_.number(count);
      }
      json_.end_array();
    }
    if (proof.by_award) {
      json_.key("by_award").boolean(true);
    }
    json_.end_object();
  }

  IndentedJson& json_;
  const std::vector<PlacedEvidence>& placed_;
  int parts_;
};

void put_named(IndentedJson& json, const char* key, const std::string& id, const char* name, const Text& words) {
  json.key(key).begin_object();
  json.key("id").text(id);
  json.key(name).both(words);
  json.end_object();
}

void put_head(IndentedJson& json, const UnitScore& score) {
  put_named(json, "unit", score.unit->id.str(), "name", score.unit->name);
  json.key("fiscal_year").number(score.year->year.be);
  put_named(json, "framework", score.framework->id.str(), "title", score.framework->title);
  json.key("stage").text(name_of(score.assessment->stage));
  json.key("reviewed").boolean(score.reviewed);
  json.key("class");
  score.unit_class == nullptr ? json.null() : json.text(score.unit_class->id);
}

void put_totals(IndentedJson& json, const UnitScore& score) {
  json.key("total").number(score.total);
  json.key("total_without_bonus").number(score.total_without_bonus);
  json.key("full_points").number(score.full_points);
  json.key("grade").text(score.grade);
  put_truth(json.key("meets_threshold"), score.meets_threshold);
  json.key("rank").number(score.rank);
}

}  // namespace

auto score_json(const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, int parts) -> std::string {
  const auto& score = *planned.score;
  IndentedJson json;
  ScoreWriter writer(json, placed, parts);
  json.begin_object();
  put_head(json, score);
  if (planned.dimension != nullptr) {
    json.key("dimensions").begin_array();
    writer.ladder(*planned.dimension);
    json.end_array();
  } else {
    put_totals(json, score);
    json.key("dimensions").begin_array();
    for (const auto& dimension : score.dimensions) {
      writer.ladder(dimension);
    }
    json.end_array();
    if (score.ladder) {
      json.key("ladder");
      writer.ladder(*score.ladder);
    }
    if (score.bonus) {
      json.key("bonus");
      writer.bonus(*score.bonus);
    }
  }
  json.end_object();
  return json.take();
}

auto withheld_json(const std::vector<PlacedEvidence>& placed) -> std::string {
  IndentedJson json;
  json.begin_array();
  for (const auto& place : placed) {
    if (place.reach != PlacedEvidence::Reach::hidden) {
      continue;
    }
    const auto& evidence = *place.evidence;
    json.begin_object();
    json.key("id").text(evidence.id.str());
    if (evidence.facts) {
      json.key("size").number(evidence.facts->size);
      json.key("sha256").text(evidence.facts->sha256);
    }
    json.key("reason").both(evidence.reason);
    json.end_object();
  }
  json.end_array();
  return json.take();
}

}  // namespace prongsai
