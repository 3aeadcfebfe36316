#include "opendata/workbook.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "opendata/table_workbook.hpp"

using namespace prongsai;

namespace {

auto book_of(const Date& created, const std::string& text) -> std::string {
  Workbook book(created);
  book.begin_sheet("ข้อมูล", {12});
  book.text("name");
  book.text("n");
  book.end_row();
  book.text(text);
  book.number(Decimal::from_micro(20'500'000));
  book.boolean(true);
  book.empty();
  book.end_row();
  book.filter();
  return book.take();
}

}  // namespace

TEST_CASE("a workbook's bytes are decided by what it holds and by the day given") {
  const Date day{.year = 2021, .month = 10, .day = 31};
  const auto bytes = book_of(day, "ลำปาง");
  CHECK(bytes.starts_with("PK\x03\x04"));
  CHECK(bytes == book_of(day, "ลำปาง"));
  CHECK(bytes != book_of(day, "ลำพูน"));
  CHECK(bytes != book_of(day_after(day), "ลำปาง"));
}

TEST_CASE("a workbook takes any text") {
  const Date day{.year = 2021, .month = 10, .day = 31};
  const std::string texts[] = {"",          "=1+1",          std::string(40'000, 'x'), std::string(3, '\0'), "\r\n\r", "_x0041_", "</t><f>1</f>", "\xE2\x80\xAE",
                               "http://a.b", "{=SUM(A1:A2)}", std::string(40'000, '_') + "_x0041_"};
  for (const auto& text : texts) {
    INFO(text.substr(0, 20));
    CHECK(book_of(day, text).size() > 1000);
  }
}

TEST_CASE("a workbook that is given up leaves nothing behind") {
  Workbook book({.year = 2021, .month = 10, .day = 31});
  book.begin_sheet("a", {});
  book.text("x");
  SUCCEED();
}
