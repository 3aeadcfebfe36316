#include "opendata/unit_data.hpp"

#include <map>
#include <utility>

#include "opendata/checklists.hpp"
#include "opendata/common_columns.hpp"
#include "opendata/dimension_results.hpp"
#include "opendata/evidence_register.hpp"
#include "opendata/scores.hpp"
#include "opendata/units.hpp"
#include "opendata/write_up_columns.hpp"
#include "plan/site_path.hpp"

namespace prongsai {
namespace {

const Text results_title{.th = "ผลรายมิติของหน่วยงานทุกปี", .en = "Results of the unit by dimension, all years"};
const Text answers_title{.th = "คำตอบรายการตรวจของหน่วยงานทุกปี", .en = "Answers of the unit to checklists, all years"};
const Text all_title{.th = "ข้อมูลทั้งหมดของหน่วยงาน", .en = "All data of the unit"};

auto json_fields() -> std::vector<DataField> {
  auto fields = joined(fields_of(publication_columns()), unit_record_fields(""));
  const auto add = [&fields](const std::string& name, std::string th, std::string en, std::vector<DataField> parts) {
    fields.push_back(record_field(name, DataType::records, std::move(th), std::move(en)));
    fields = joined(std::move(fields), std::move(parts));
  };
  add("scores", "ผลการประเมินตามปี", "scores by year", score_record_fields("scores[]."));
  add("checklists", "คำตอบรายการตรวจตามปีและแบบ", "answers to checklists by year and checklist", checklist_record_fields("checklists[]."));
  add("evidence", "ทะเบียนหลักฐานตามปีและลำดับ", "registers of evidence by year and place", inside("evidence[].", fields_of(evidence_columns())));
  add("write_ups", "ผลงานตามปีและรหัส", "write-ups by year and id", inside("write_ups[].", fields_of(write_up_columns())));
  return fields;
}

}  // namespace

struct UnitData::State {
  const Portal& portal;
  UnitRecord unit;
  ScoreRecord score;
  DataColumns<EvidenceEntry> evidence = evidence_columns();
  DataColumns<WriteUpEntry> write_ups = write_up_columns();
  std::map<const Unit*, std::vector<const UnitScore*>> scores;
  std::map<const Unit*, std::vector<const ChecklistScore*>> checklists;

  template <class Key, class Value>
  [[nodiscard]] static auto found(const std::map<Key, std::vector<Value>>& all, Key key) -> std::vector<Value> {
    const auto place = all.find(key);
    return place == all.end() ? std::vector<Value>() : place->second;
  }

  [[nodiscard]] auto document(const Unit& of) const -> std::string {
    JsonWriter json;
    json.begin_object();
    write_keys(json, publication_columns(), portal);
    unit.write(json, portal, of);
    const auto list = [&json](const char* key, auto write) {
      json.key(key);
      json.begin_array(JsonWriter::Layout::a_line_each);
      write();
      json.end_array();
    };
    list("scores", [&] {
      for (const auto* one : found(scores, &of)) {
        score.write(json, *one);
      }
    });
    list("checklists", [&] {
      for (const auto* one : found(checklists, &of)) {
        json.begin_object();
        write_checklist(json, *one);
        json.end_object();
      }
    });
    list("evidence", [&] {
      for (const auto& [number, year] : of.years) {
        for (const auto& one : year.evidence) {
          write_one(json, evidence, EvidenceEntry{.portal = &portal, .unit = &of, .year = number, .evidence = &one});
        }
      }
    });
    list("write_ups", [&] {
      for (const auto& [number, year] : of.years) {
        for (const auto& one : year.write_ups) {
          write_one(json, write_ups, WriteUpEntry{.portal = &portal, .unit = &of, .year = &year, .write_up = &one});
        }
      }
    });
    json.end_object();
    return json.take();
  }

  template <class Row>
  static void write_one(JsonWriter& json, const DataColumns<Row>& columns, const Row& row) {
    json.begin_object();
    write_keys(json, columns, row);
    json.end_object();
  }
};

UnitData::UnitData(const Portal& portal, const Standings& standings) {
  auto state = std::make_shared<State>(State{.portal = portal});
  for (const auto& [number, year] : standings.years) {
    for (const auto& score : year.scores) {
      state->scores[score.unit].push_back(&score);
    }
  }
  for (const auto& score : standings.checklists) {
    state->checklists[score.unit].push_back(&score);
  }
  state_ = std::move(state);
}

auto UnitData::paths(const Unit& unit) const -> std::vector<std::string> {
  std::vector<std::string> paths{unit_data_path(unit.id, ".json").text};
  if (state_->scores.contains(&unit)) {
    paths.push_back(unit_data_path(unit.id, ".csv").text);
  }
  if (state_->checklists.contains(&unit)) {
    paths.push_back(unit_data_path(unit.id, ".checklists.csv").text);
  }
  return paths;
}

auto UnitData::ranks(const Unit& unit) const -> std::vector<int> {
  std::vector<int> ranks;
  for (const auto* score : State::found(state_->scores, &unit)) {
    ranks.push_back(score->rank);
  }
  return ranks;
}

auto UnitData::files(const Unit& unit) const -> std::vector<DataFile> {
  std::vector<DataFile> files;
  const auto path = [&unit](std::string_view ending) { return unit_data_path(unit.id, ending).text; };
  files.push_back({.path = path(".json"), .bytes = state_->document(unit), .title = all_title, .media_type = "application/json"});
  if (const auto scores = State::found(state_->scores, &unit); !scores.empty()) {
    files.push_back({.path = path(".csv"), .bytes = csv_text([&](TableWriter& out) { dimensions_table(scores, out); }), .title = results_title, .media_type = "text/csv"});
  }
  if (const auto checklists = State::found(state_->checklists, &unit); !checklists.empty()) {
    files.push_back(
        {.path = path(".checklists.csv"), .bytes = csv_text([&](TableWriter& out) { checklists_table(checklists, out); }), .title = answers_title, .media_type = "text/csv"});
  }
  return files;
}

auto UnitData::described() -> std::vector<DataSource> {
  const UnitId any("{unit_id}");
  const auto source = [&any](std::string_view ending, const Text& title, const char* media_type, std::vector<DataField> fields) {
    return DataSource{.path = unit_data_path(any, ending).text, .title = title, .media_type = media_type, .fields = std::move(fields), .about = {}, .make = {}};
  };
  return {source(".json", all_title, "application/json", json_fields()), source(".csv", results_title, "text/csv", dimension_csv_fields()),
          source(".checklists.csv", answers_title, "text/csv", checklists_csv_fields())};
}

}  // namespace prongsai
