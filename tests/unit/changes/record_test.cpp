#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

#include "base/sha256.hpp"
#include "changes/record.hpp"
#include "unit/changes/states.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

auto corpus_of(std::vector<PublicationRecord> records, Date published) -> Corpus {
  Corpus corpus;
  corpus.portal.published = published;
  corpus.publications = std::move(records);
  corpus.units.emplace(UnitId("bang-rak"), Unit{.id = UnitId("bang-rak")});
  return corpus;
}

auto record_of(const PublicState& state) -> PublicationRecord {
  PublicationRecord record{.date = state.date, .portal = state.portal, .units = state.units, .digest = digest_of(state)};
  for (const auto& [id, unit] : state.units) {
    record.unit_spans.emplace(id, Span{});
  }
  return record;
}

auto codes(const Diagnostics& out) -> std::vector<std::string> {
  std::vector<std::string> ids;
  for (const auto& one : out.sorted()) {
    ids.emplace_back(entry_of(one.code).id);
  }
  return ids;
}

}  // namespace

TEST_CASE("a record is written as documented") {
  const auto state = small_state(earlier);
  const auto files = record_files(state, nullptr);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "2021-09-30.yaml");
  CHECK(files[0].text == "# บันทึกการเผยแพร่ เขียนโดย `prongsai record` ไม่แก้ด้วยมือ\n"
                         "# The record of a publication, written by `prongsai record`; never edited by hand.\n"
                         "published: 2021-09-30\n"
                         "digest: \"" + digest_of(state) + "\"\n"
                         "frameworks:\n"
                         "  cdd-2564: \"" + hash('f') + " เกณฑ์\"\n"
                         "results:\n"
                         "  2564: 2021-09-30\n"
                         "waivers:\n"
                         "  - \"W410 portal.yaml\"\n"
                         "units:\n"
                         "  bang-rak:\n"
                         "    name: \"สำนักงานบางรัก\"\n"
                         "    years:\n"
                         "      2564:\n"
                         "        framework: cdd-2564\n"
                         "        stage: self\n"
                         "        class: \"general\"\n"
                         "        total: 80\n"
                         "        grade: \"B\"\n"
                         "        dimensions:\n"
                         "          d1: {points: 15, claimed: 3, supported: 3, counts: 3}\n"
                         "          d2: {points: 20, claimed: 4, supported: 4, awarded: 4, counts: 4}\n"
                         "        checklists:\n"
                         "          oit-2566: {present: 30, items: 43, percent: 70, grade: \"B\"}\n"
                         "        evidence:\n"
                         "          order: \"" + hash('a') + " คำสั่ง\"\n"
                         "          plan: \"" + hash('b') + " แผน \\\"ใหม่\\\"\"\n"
                         "        write_ups:\n"
                         "          garden: \"" + hash('c') + " สวนครัว\"\n"
                         "        reports:\n"
                         "          surveys: \"" + hash('d') + "\"\n"
                         "        honours:\n"
                         "          best.region-01: \"หน่วยงานดีเด่น\"\n"
                         "        promotion: \"general>model\"\n"
                         "    plans:\n"
                         "      open: \"" + hash('e') + " แผนเปิดเผย\"\n"
                         "    waivers:\n"
                         "      - \"W410 units/bang-rak/2564/evidence.yaml\"\n");
}

TEST_CASE("only units that differ are written, and those that are gone by name") {
  auto before = small_state(earlier);
  before.units[UnitId("lampang")] = std::make_shared<const PublishedUnit>(small_unit());
  const auto files = record_files(small_state(later), &before);
  REQUIRE(files.size() == 1);
  CHECK(files[0].text.find("units:\n  lampang: gone\n") != std::string::npos);
  CHECK(files[0].text.find("bang-rak:\n") == std::string::npos);
  const auto same = small_state(earlier);
  CHECK(record_files(small_state(later), &same)[0].text.find("units:") == std::string::npos);
}

TEST_CASE("a large record is split, with every unit once") {
  auto state = small_state(earlier);
  for (int number = 0; number < 50; ++number) {
    state.units[UnitId("unit-" + std::to_string(number))] = state.units.at(UnitId("bang-rak"));
  }
  for (const auto& limits : {RecordLimits{.bytes = 4'000}, RecordLimits{.nodes = 500}, RecordLimits{.bytes = 1}}) {
    const auto files = record_files(state, nullptr, limits);
    CHECK(files.size() > 3);
    CHECK(files[0].text.find("parts: " + std::to_string(files.size()) + "\n") != std::string::npos);
    CHECK(files[2].name == "2021-09-30.3.yaml");
    std::size_t units = 0;
    for (const auto& file : files) {
      for (auto at = file.text.find("    name:"); at != std::string::npos; at = file.text.find("    name:", at + 1)) {
        ++units;
      }
    }
    CHECK(units == 51);
  }
}

TEST_CASE("records put together again are the states that were recorded") {
  auto second = record_of(small_state(later));
  second.units.clear();
  Diagnostics out;
  const auto states = recorded_states(corpus_of({record_of(small_state(earlier)), second}, later), out);
  CHECK(codes(out).empty());
  REQUIRE(states.size() == 2);
  CHECK(*states[1].units.at(UnitId("bang-rak")) == small_unit());
}

TEST_CASE("records that do not add up are reported once") {
  SECTION("one was changed") {
    auto first = record_of(small_state(earlier));
    first.portal.waivers = {"W999 other"};
    auto second = record_of(small_state(later));
    second.units.clear();
    Diagnostics out;
    (void)recorded_states(corpus_of({first, second}, later), out);
    CHECK(codes(out) == std::vector<std::string>{"E265"});
  }
  SECTION("one was removed") {
    auto second = record_of(small_state(later));
    second.units.clear();
    Diagnostics out;
    (void)recorded_states(corpus_of({second}, later), out);
    CHECK(codes(out) == std::vector<std::string>{"E265"});
  }
  SECTION("a part that cannot be read says nothing about the sum") {
    auto first = record_of(small_state(earlier));
    first.units.clear();
    first.complete = false;
    Diagnostics out;
    (void)recorded_states(corpus_of({first}, later), out);
    CHECK(codes(out).empty());
  }
  SECTION("one is of a day still to come") {
    Diagnostics out;
    (void)recorded_states(corpus_of({record_of(small_state(later))}, earlier), out);
    CHECK(codes(out) == std::vector<std::string>{"E261"});
  }
  SECTION("a unit of the last one is no longer there") {
    auto state = small_state(earlier);
    state.units[UnitId("lampang")] = std::make_shared<const PublishedUnit>(small_unit());
    Diagnostics out;
    (void)recorded_states(corpus_of({record_of(state)}, later), out);
    CHECK(codes(out) == std::vector<std::string>{"W260"});
  }
  SECTION("a unit is gone that was never there") {
    auto first = record_of(small_state(earlier));
    first.units[UnitId("lampang")] = nullptr;
    first.unit_spans.emplace(UnitId("lampang"), Span{});
    Diagnostics out;
    (void)recorded_states(corpus_of({first}, later), out);
    CHECK(codes(out) == std::vector<std::string>{"E266"});
  }
}
