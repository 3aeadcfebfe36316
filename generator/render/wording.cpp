#include "render/wording.hpp"

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "base/assert.hpp"

namespace prongsai {
namespace {

auto joined(const std::vector<std::string>& words, std::string_view between) -> std::string {
  std::string out;
  for (const auto& word : words) {
    out += (out.empty() ? std::string_view() : between);
    out += word;
  }
  return out;
}

auto ids_of(const std::vector<const Evidence*>& evidence) -> std::string {
  std::vector<std::string> ids;
  ids.reserve(evidence.size());
  for (const auto* one : evidence) {
    ids.push_back(one->id.str());
  }
  return joined(ids, ", ");
}

auto percent(Decimal value, const Voice& voice) -> std::string { return voice.say("value.percent", {grouped_number(value)}); }

// ` 5 คน`: with a blank before, as limits ask.
auto number(Decimal value, const std::string& unit, const Voice& voice) -> std::string {
  return unit.empty() ? voice.say("value.number", {grouped_number(value)}) : voice.say("value.number_unit", {grouped_number(value), unit});
}

auto limit_words(const Limit& limit, const std::string& value, const Voice& voice) -> std::string {
  const bool none = limit.value == Decimal(0);
  switch (limit.comparison) {
    case Limit::Comparison::above:
      return voice.say("limit.above", {value});
    case Limit::Comparison::at_least:
      return voice.say("limit.at_least", {value});
    case Limit::Comparison::below:
      return voice.say("limit.below", {value});
    case Limit::Comparison::at_most:
      return none ? voice.say("limit.equals", {value}) : voice.say("limit.at_most", {value});
    case Limit::Comparison::equals:
      return voice.say("limit.equals", {value});
  }
  return {};
}

auto share_words(const Share& share, const Voice& voice) -> std::string {
  return voice.say("proof.share", {percent(share.percent(), voice), grouped_number(share.part), grouped_number(share.whole)});
}

// The title of a fact, or of a column named `table.column`; the id where the framework has none.
auto role_words(const std::string& name, const Framework& framework, const Voice& voice) -> std::string {
  if (const auto* fact = framework.fact(name)) {
    return voice.plain(fact->title);
  }
  const auto dot = name.find('.');
  const auto* table = dot == std::string::npos ? nullptr : framework.table(name.substr(0, dot));
  const auto* column = table == nullptr ? nullptr : column_of(*table, name.substr(dot + 1));
  return column == nullptr ? name : voice.plain(table->title) + " (" + voice.plain(column->title) + ")";
}

auto column_title(const TableDefinition* table, const std::string& id, const Voice& voice) -> std::string {
  const auto* column = table == nullptr ? nullptr : column_of(*table, id);
  return column == nullptr ? id : voice.plain(column->title);
}

auto unit_of_fact(const FactRequirement& rule, const Framework& framework, const Voice& voice) -> std::string {
  const auto* fact = framework.fact(rule.name);
  if (!rule.unit.empty()) {
    return voice.plain(rule.unit);
  }
  return fact == nullptr ? std::string() : voice.plain(fact->unit);
}

auto cell_words(const CellValue& value, const Framework& framework, const Column* column, const Voice& voice) -> std::string {
  if (const auto* decimal = std::get_if<Decimal>(&value)) {
    return grouped_number(*decimal);
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    return voice.yes_no(*flag);
  }
  if (const auto* day = std::get_if<Date>(&value)) {
    return voice.date(*day);
  }
  const auto* text = std::get_if<std::string>(&value);
  const auto* choice = text == nullptr || column == nullptr ? nullptr : framework.choice(column->choices, *text);
  return choice != nullptr ? voice.plain(choice->title) : text != nullptr ? *text : std::string();
}

class RequirementWords {
 public:
  RequirementWords(const Framework& framework, const Voice& voice) : framework_(framework), voice_(voice) {}

  auto operator()(const EvidenceRequirement& rule) const -> std::string {
    std::vector<std::string> kinds;
    for (const auto& id : rule.kinds) {
      const auto* kind = framework_.evidence_kind(id);
      kinds.push_back(voice_.say("requirement.evidence.kind", {kind == nullptr ? id : voice_.plain(kind->title)}));
    }
    const auto min = std::to_string(rule.min);
    const auto what =
        kinds.empty() ? voice_.say("requirement.evidence.any") : voice_.say("requirement.evidence.kinds", {joined(kinds, voice_.say("list.or"))});
    return voice_.say(rule.per_quarter ? "requirement.evidence.per_quarter" : "requirement.evidence.min", {what, min});
  }

  auto operator()(const FactRequirement& rule) const -> std::string {
    const auto title = role_words(rule.name, framework_, voice_);
    if (rule.of.empty()) {
      return voice_.say("requirement.fact",
                        {title, limit_words(rule.limit, number(rule.limit.value, unit_of_fact(rule, framework_, voice_), voice_), voice_)});
    }
    const auto limit = limit_words(rule.limit, percent(rule.limit.value, voice_), voice_);
    return voice_.say("requirement.fact.share", {title, limit, role_words(rule.of, framework_, voice_)});
  }

  auto operator()(const TableRequirement& rule) const -> std::string {
    const auto* table = framework_.table(rule.table);
    const auto rows = (table == nullptr ? rule.table : voice_.plain(table->title)) + selection_words(rule, table) + condition_words(rule, table);
    switch (rule.measure) {
      case TableRequirement::Measure::share:
        return voice_.say("requirement.table", {rows, limit_words(rule.limit, percent(rule.limit.value, voice_), voice_)});
      case TableRequirement::Measure::count:
        return voice_.say("requirement.table", {rows, limit_words(rule.limit, number(rule.limit.value, voice_.say("unit.rows"), voice_), voice_)});
      case TableRequirement::Measure::sum:
        return voice_.say("requirement.table.sum",
                          {rows, column_title(table, rule.column, voice_), limit_words(rule.limit, number(rule.limit.value, {}, voice_), voice_)});
      case TableRequirement::Measure::distinct:
        return voice_.say("requirement.table.distinct",
                          {rows, column_title(table, rule.column, voice_), limit_words(rule.limit, number(rule.limit.value, {}, voice_), voice_)});
    }
    return {};
  }

  auto operator()(const NotSharedRequirement& rule) const -> std::string {
    std::vector<std::string> titles;
    for (const auto& id : rule.dimensions) {
      const auto* dimension = framework_.dimension(id);
      titles.push_back(dimension == nullptr ? id.str() : voice_.plain(dimension->short_title.empty() ? dimension->title : dimension->short_title));
    }
    return voice_.say("requirement.not_shared", {joined(titles, ", ")});
  }

  auto operator()(const DisjointRequirement& rule) const -> std::string {
    return voice_.say("requirement.disjoint", {role_words(rule.first, framework_, voice_), role_words(rule.second, framework_, voice_)});
  }

  auto operator()(const DeclaredRequirement& /*rule*/) const -> std::string { return voice_.say("requirement.declared"); }

  auto operator()(const TotalRequirement& rule) const -> std::string {
    return voice_.say("requirement.total", {limit_words(rule.limit, number(rule.limit.value, voice_.say("unit.points"), voice_), voice_)});
  }

 private:
  [[nodiscard]] auto selection_words(const TableRequirement& rule, const TableDefinition* table) const -> std::string {
    const auto n = std::to_string(rule.n);
    switch (rule.selection) {
      case TableRequirement::Selection::all:
        return {};
      case TableRequirement::Selection::top:
        return voice_.say("requirement.table.top", {n, column_title(table, rule.by, voice_)});
      case TableRequirement::Selection::except_top:
        return voice_.say("requirement.table.except_top", {n, column_title(table, rule.by, voice_)});
    }
    return {};
  }

  [[nodiscard]] auto condition_words(const TableRequirement& rule, const TableDefinition* table) const -> std::string {
    std::vector<std::string> all;
    for (const auto& condition : rule.where) {
      const auto* column = table == nullptr ? nullptr : column_of(*table, condition.column);
      const auto title = column_title(table, condition.column, voice_);
      const bool* only = condition.values.size() == 1 ? std::get_if<bool>(&condition.values.front()) : nullptr;
      if (only != nullptr) {
        all.push_back(*only ? title : voice_.say("requirement.table.not", {title}));
        continue;
      }
      std::vector<std::string> values;
      for (const auto& value : condition.values) {
        values.push_back(cell_words(value, framework_, column, voice_));
      }
      all.push_back(voice_.say("requirement.table.is", {title, joined(values, voice_.say("list.or"))}));
    }
    return all.empty() ? std::string() : voice_.say("requirement.table.where", {joined(all, ", ")});
  }

  const Framework& framework_;
  const Voice& voice_;
};

class ProofWords {
 public:
  ProofWords(const Proof& proof, const Framework& framework, const Voice& voice) : proof_(proof), framework_(framework), voice_(voice) {}

  auto operator()(const EvidenceRequirement& rule) const -> std::string {
    if (!rule.per_quarter) {
      return voice_.count("proof.entries", count());
    }
    std::vector<std::string> quarters;
    for (std::size_t quarter = 0; quarter < proof_.per_quarter.size(); ++quarter) {
      quarters.push_back(voice_.say("proof.quarter", {std::to_string(quarter + 1), std::to_string(proof_.per_quarter[quarter])}));
    }
    return joined(quarters, ", ");
  }

  auto operator()(const FactRequirement& rule) const -> std::string {
    if (const auto* share = std::get_if<Share>(&proof_.measured)) {
      return share_words(*share, voice_);
    }
    if (const auto* value = std::get_if<Decimal>(&proof_.measured)) {
      return voice_.say("proof.fact", {number(*value, unit_of_fact(rule, framework_, voice_), voice_)});
    }
    return voice_.say("proof.fact.missing");
  }

  auto operator()(const TableRequirement& rule) const -> std::string {
    if (const auto* share = std::get_if<Share>(&proof_.measured)) {
      return share_words(*share, voice_);
    }
    const auto* value = std::get_if<Decimal>(&proof_.measured);
    if (value == nullptr) {
      return voice_.say("proof.table.missing");
    }
    if (rule.measure == TableRequirement::Measure::count) {
      return voice_.count("proof.rows", value->whole());
    }
    return voice_.say("proof.found", {grouped_number(*value)});
  }

  auto operator()(const NotSharedRequirement& /*rule*/) const -> std::string {
    return proof_.holds ? voice_.say("proof.not_shared") : voice_.say("proof.shared", {ids_of(proof_.evidence)});
  }

  auto operator()(const DisjointRequirement& /*rule*/) const -> std::string {
    if (proof_.holds) {
      return voice_.say("proof.disjoint");
    }
    return proof_.evidence.empty() ? voice_.say("proof.disjoint.missing") : voice_.say("proof.joint", {ids_of(proof_.evidence)});
  }

  auto operator()(const DeclaredRequirement& /*rule*/) const -> std::string {
    if (proof_.by_award) {
      return voice_.say("proof.by_award");
    }
    return proof_.holds ? voice_.count("proof.statements", count()) : voice_.say("proof.no_statement");
  }

  auto operator()(const TotalRequirement& /*rule*/) const -> std::string {
    const auto* value = std::get_if<Decimal>(&proof_.measured);
    return voice_.say("proof.points", {value == nullptr ? "0" : grouped_number(*value)});
  }

 private:
  [[nodiscard]] auto count() const -> std::int64_t {
    const auto* value = std::get_if<Decimal>(&proof_.measured);
    return value != nullptr ? value->whole() : static_cast<std::int64_t>(proof_.evidence.size());
  }

  const Proof& proof_;
  const Framework& framework_;
  const Voice& voice_;
};

}  // namespace

auto requirement_words(const Requirement& requirement, const Framework& framework, const Voice& voice) -> std::string {
  return std::visit(RequirementWords(framework, voice), requirement.rule);
}

auto proof_words(const Proof& proof, const Framework& framework, const Voice& voice) -> std::string {
  require(proof.requirement != nullptr, "a proof without its requirement");
  return std::visit(ProofWords(proof, framework, voice), proof.requirement->rule);
}

auto ladder_words(const LadderResult& ladder, const Voice& voice) -> std::string {
  const auto level = [&voice](int number) { return number == 0 ? voice.say("level.none") : voice.say("level.number", {std::to_string(number)}); };
  auto words = ladder.dimension == nullptr
                   ? voice.say("ladder.reached", {level(ladder.counted)})
                   : voice.say("ladder.points", {grouped_number(ladder.points), grouped_number(ladder.full_points), level(ladder.counted)});
  words += ladder.claimed ? voice.say("ladder.claimed", {level(*ladder.claimed), level(ladder.supported)})
                          : voice.say("ladder.not_claimed", {level(ladder.supported)});
  if (ladder.awarded) {
    words += voice.say("ladder.awarded", {level(*ladder.awarded)});
  }
  return words;
}

auto basis_words(const UnitScore& score, const Voice& voice) -> const std::string& {
  return voice.say(score.reviewed ? "basis.reviewed" : "basis.self");
}

auto grade_words(const std::string& grade, const Voice& voice) -> std::string { return grade.empty() ? voice.say("grade.none") : grade; }

auto grade_phrase(const std::string& grade, const Voice& voice) -> std::string {
  return grade.empty() ? voice.say("grade.phrase.none") : voice.say("grade.phrase", {grade});
}

auto total_words(const UnitScore& score, const Voice& voice) -> std::string {
  auto without = voice.say("score.of_points", {grouped_number(score.total_without_bonus), grouped_number(score.full_points)});
  if (score.total == score.total_without_bonus) {
    return without;
  }
  return voice.say("score.with_bonus", {without, grouped_number(score.total - score.total_without_bonus), grouped_number(score.total)});
}

auto threshold_words(const UnitScore& score, const Voice& voice) -> std::string {
  if (!score.meets_threshold || score.unit_class == nullptr || !score.unit_class->threshold) {
    return {};
  }
  return voice.say(*score.meets_threshold ? "threshold.met" : "threshold.missed",
                   {voice.plain(score.unit_class->title), grouped_number(*score.unit_class->threshold), grouped_number(score.total_without_bonus)});
}

}  // namespace prongsai
