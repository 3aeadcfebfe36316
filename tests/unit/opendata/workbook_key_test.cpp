#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "opendata/table_workbook.hpp"

namespace prongsai {
namespace {

struct Case {
  Portal portal;
  WorkbookInfo info;
  std::vector<std::vector<DataCell>> rows{{DataCell(std::string("a")), DataCell(Decimal(1))}, {DataCell(true), DataCell()}};

  Case() {
    portal.base_url = "https://example.go.th";
    info = {.portal = &portal, .title = {.th = "ตาราง", .en = "Table"}, .path = "data/t.xlsx", .fields = {{.name = "a", .meaning = {.th = "ก", .en = "a"}, .unit = {}}}};
  }

  auto key() -> std::string {
    return workbook_key(info, [this](TableWriter& out) {
      for (const auto& row : rows) {
        for (const auto& cell : row) {
          out.cell(cell);
        }
        out.end_row();
      }
    });
  }
};

TEST_CASE("another cell, field or word of the portal, another key of a workbook") {
  const auto key = Case().key();
  CHECK(key.size() == 64);
  CHECK(Case().key() == key);
  const std::vector<std::function<void(Case&)>> changes{
      [](Case& one) { one.rows[0][0] = std::string("b"); },
      [](Case& one) { one.rows[0][0] = std::string(); },
      // The same as CSV, but another kind of cell.
      [](Case& one) { one.rows[0][1] = std::string("1"); },
      [](Case& one) { one.rows[0][1] = std::vector<Decimal>{Decimal(1)}; },
      [](Case& one) { one.rows[1][0] = false; },
      [](Case& one) { one.rows[1][1] = std::string(); },
      [](Case& one) { one.rows.emplace_back(); },
      [](Case& one) { one.rows = {{one.rows[0][0], one.rows[0][1], one.rows[1][0], one.rows[1][1]}}; },
      [](Case& one) { std::swap(one.rows[0], one.rows[1]); },
      [](Case& one) { one.info.title.en = "x"; },
      [](Case& one) { one.info.path = "data/u.xlsx"; },
      [](Case& one) { one.info.fields.front().name = "x"; },
      [](Case& one) { one.info.fields.front().type = DataType::number; },
      [](Case& one) { one.info.fields.front().values.emplace_back("x"); },
      [](Case& one) { one.portal.base_url += "/x"; },
      [](Case& one) { one.portal.title.th = "x"; },
      [](Case& one) { one.portal.publisher.th = "x"; },
      [](Case& one) { one.portal.licence.name.en = "x"; },
      [](Case& one) { one.portal.licence.url = "x"; },
      [](Case& one) { one.portal.published.day += 1; },
  };
  for (std::size_t at = 0; at < changes.size(); ++at) {
    INFO(at);
    Case other;
    changes[at](other);
    CHECK(other.key() != key);
  }
}

TEST_CASE("long tables have keys too") {
  Case one;
  one.rows.assign(50'000, {DataCell(std::string(40, 'x'))});
  const auto key = one.key();
  one.rows.back().front() = std::string(40, 'y');
  CHECK(one.key() != key);
}

}  // namespace
}  // namespace prongsai
