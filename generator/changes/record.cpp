#include "changes/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/sha256.hpp"

namespace prongsai {
namespace {

constexpr std::string_view heading =
    "# บันทึกการเผยแพร่ เขียนโดย `prongsai record` ไม่แก้ด้วยมือ\n"
    "# The record of a publication, written by `prongsai record`; never edited by hand.\n";

constexpr std::array<std::string_view, 3> stage_words{"self", "reviewed", "final"};

auto quoted(std::string_view text) -> std::string {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

auto value_of(const PublishedText& text) -> std::string { return quoted(text.title.empty() ? text.sha256 : text.sha256 + " " + text.title); }

auto indent(int depth) -> std::string { return std::string(static_cast<std::size_t>(depth) * 2, ' '); }

template <class Map>
void add_texts(std::string& out, std::string_view key, const Map& texts, int depth) {
  if (texts.empty()) {
    return;
  }
  out += fmt::format("{}{}:\n", indent(depth), key);
  for (const auto& [id, text] : texts) {
    out += fmt::format("{}{}: {}\n", indent(depth + 1), id.str(), value_of(text));
  }
}

void add_lines(std::string& out, std::string_view key, const std::vector<std::string>& lines, int depth) {
  if (lines.empty()) {
    return;
  }
  out += fmt::format("{}{}:\n", indent(depth), key);
  for (const auto& line : lines) {
    out += fmt::format("{}- {}\n", indent(depth + 1), quoted(line));
  }
}

void add_score(std::string& out, const PublishedScore& score) {
  const auto line = [&out](std::string_view key, const std::string& value) {
    if (!value.empty()) {
      out += fmt::format("{}{}: {}\n", indent(4), key, value);
    }
  };
  line("framework", score.framework.str());
  line("stage", std::string(stage_words.at(static_cast<std::size_t>(score.stage))));
  line("class", score.unit_class.empty() ? "" : quoted(score.unit_class));
  line("total", plain_number(score.total));
  line("grade", score.grade.empty() ? "" : quoted(score.grade));
  line("bonus", score.bonus ? plain_number(*score.bonus) : "");
  if (score.ladders.empty()) {
    return;
  }
  out += indent(4) + "dimensions:\n";
  for (const auto& ladder : score.ladders) {
    const auto level = [](std::string_view key, const std::optional<int>& number) { return number ? fmt::format(", {}: {}", key, *number) : std::string(); };
    out += fmt::format("{}{}: {{points: {}{}, supported: {}{}, counts: {}}}\n", indent(5), ladder.id.str(), plain_number(ladder.points),
                       level("claimed", ladder.claimed), ladder.supported, level("awarded", ladder.awarded), ladder.counted);
  }
}

void add_checklists(std::string& out, const std::map<FrameworkId, PublishedChecklist>& checklists) {
  if (checklists.empty()) {
    return;
  }
  out += indent(4) + "checklists:\n";
  for (const auto& [id, one] : checklists) {
    out += fmt::format("{}{}: {{present: {}, items: {}{}{}}}\n", indent(5), id.str(), one.present, one.items,
                       one.percent ? ", percent: " + plain_number(*one.percent) : "", one.grade.empty() ? "" : ", grade: " + quoted(one.grade));
  }
}

void add_year(std::string& out, FiscalYear number, const PublishedYear& year) {
  if (year == PublishedYear()) {
    out += fmt::format("{}{}: {{}}\n", indent(3), number.be);
    return;
  }
  out += fmt::format("{}{}:\n", indent(3), number.be);
  if (year.score) {
    add_score(out, *year.score);
  }
  add_checklists(out, year.checklists);
  add_texts(out, "evidence", year.evidence, 4);
  add_texts(out, "write_ups", year.write_ups, 4);
  if (!year.reports.empty()) {
    out += indent(4) + "reports:\n";
    for (const auto& [name, hash] : year.reports) {
      out += fmt::format("{}{}: {}\n", indent(5), name, quoted(hash));
    }
  }
  if (!year.honours.empty()) {
    out += indent(4) + "honours:\n";
    for (const auto& [id, title] : year.honours) {
      out += fmt::format("{}{}: {}\n", indent(5), id, quoted(title));
    }
  }
  if (!year.promotion.empty()) {
    out += fmt::format("{}promotion: {}\n", indent(4), quoted(year.promotion));
  }
}

auto portal_text(const PublishedPortal& portal) -> std::string {
  std::string out;
  add_texts(out, "frameworks", portal.frameworks, 0);
  if (!portal.results.empty()) {
    out += "results:\n";
    for (const auto& [year, date] : portal.results) {
      out += fmt::format("  {}: {}\n", year.be, date.iso());
    }
  }
  add_lines(out, "waivers", portal.waivers, 0);
  return out;
}

// A line has a key and a value, and a mapping on one line some more: never more nodes than this.
auto nodes_of(std::string_view text) -> std::size_t {
  return static_cast<std::size_t>(std::ranges::count(text, '\n') + std::ranges::count(text, ':')) * 2;
}

// Texts of the units that differ, by id.
auto changed_units(const PublicState& now, const PublicState* before) -> std::map<UnitId, std::string> {
  std::map<UnitId, std::string> texts;
  for (const auto& [id, unit] : now.units) {
    const auto old = before == nullptr ? nullptr : before->units.contains(id) ? before->units.at(id) : nullptr;
    if (old == nullptr || (old != unit && *old != *unit)) {
      texts.emplace(id, unit_text(id, unit.get()));
    }
  }
  if (before != nullptr) {
    for (const auto& [id, unit] : before->units) {
      if (!now.units.contains(id)) {
        texts.emplace(id, unit_text(id, nullptr));
      }
    }
  }
  return texts;
}

}  // namespace

auto unit_text(const UnitId& id, const PublishedUnit* unit) -> std::string {
  if (unit == nullptr) {
    return fmt::format("{}{}: gone\n", indent(1), id.str());
  }
  auto out = fmt::format("{}{}:\n{}name: {}\n", indent(1), id.str(), indent(2), quoted(unit->name));
  if (!unit->years.empty()) {
    out += indent(2) + "years:\n";
    for (const auto& [number, year] : unit->years) {
      add_year(out, number, year);
    }
  }
  add_texts(out, "plans", unit->plans, 2);
  add_lines(out, "waivers", unit->waivers, 2);
  return out;
}

auto digest_of(const PublishedPortal& portal, const std::map<UnitId, std::string>& hashes) -> std::string {
  Sha256 sum;
  sum.update(portal_text(portal));
  for (const auto& [id, hash] : hashes) {
    sum.update(id.str() + " " + hash + "\n");
  }
  return sum.hex();
}

auto digest_of(const PublicState& state) -> std::string {
  std::map<UnitId, std::string> hashes;
  for (const auto& [id, unit] : state.units) {
    hashes.emplace(id, sha256_hex(unit_text(id, unit.get())));
  }
  return digest_of(state.portal, hashes);
}

auto record_files(const PublicState& now, const PublicState* before, const RecordLimits& limits) -> std::vector<RecordFile> {
  // The units' part of each file.
  std::vector<std::string> parts{""};
  std::size_t nodes = 0;
  for (const auto& [id, text] : changed_units(now, before)) {
    if (!parts.back().empty() && (parts.back().size() + text.size() > limits.bytes || nodes + nodes_of(text) > limits.nodes)) {
      parts.emplace_back();
      nodes = 0;
    }
    parts.back() += text;
    nodes += nodes_of(text);
  }
  std::vector<RecordFile> files;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    auto text = fmt::format("{}published: {}\n", heading, now.date.iso());
    if (at == 0) {
      text += parts.size() == 1 ? "" : fmt::format("parts: {}\n", parts.size());
      text += "digest: " + quoted(digest_of(now)) + "\n" + portal_text(now.portal);
    }
    text += parts[at].empty() ? "" : "units:\n" + parts[at];
    files.push_back({.name = now.date.iso() + (at == 0 ? "" : "." + std::to_string(at + 1)) + ".yaml", .text = std::move(text)});
  }
  return files;
}

}  // namespace prongsai
