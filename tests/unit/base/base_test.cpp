#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/date.hpp"
#include "base/html_text.hpp"
#include "base/nearest.hpp"
#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"

using namespace prongsai;

TEST_CASE("dates are read in CE and BE, and only days that exist") {
  struct Case {
    const char* written;
    const char* iso;
  };
  const Case good[] = {{"2021-01-15", "2021-01-15"}, {"2564-01-15", "2021-01-15"}, {"๒๕๖๔-๐๑-๑๕", "2021-01-15"}, {"2020-02-29", "2020-02-29"},
                       {"2563-02-29", "2020-02-29"}, {"2400-01-01", "1857-01-01"}};
  for (const auto& one : good) {
    INFO(one.written);
    REQUIRE(Date::parse(one.written));
    CHECK(Date::parse(one.written)->iso() == one.iso);
  }
  for (const char* written : {"", "2564", "2564-1-5", "2564-13-01", "2564-00-10", "2564-02-29", "15/01/2564", "2564-01-15T00:00", "9999-01-01", "0001-01-01"}) {
    INFO(written);
    CHECK_FALSE(Date::parse(written));
  }
}

TEST_CASE("fiscal years run from October to September, in four quarters") {
  CHECK(Date::parse("2020-09-30")->fiscal_year().be == 2563);
  CHECK(Date::parse("2020-10-01")->fiscal_year().be == 2564);
  CHECK(first_day(FiscalYear{2564}).iso() == "2020-10-01");
  CHECK(last_day(FiscalYear{2564}).iso() == "2021-09-30");
  const std::vector<std::string> quarters{"2020-10-01 2020-12-31", "2021-01-01 2021-03-31", "2021-04-01 2021-06-30", "2021-07-01 2021-09-30"};
  for (int number = 1; number <= 4; ++number) {
    CHECK(first_day(FiscalYear{2564}, Quarter{number}).iso() + " " + last_day(FiscalYear{2564}, Quarter{number}).iso() == quarters[static_cast<std::size_t>(number - 1)]);
  }
}

TEST_CASE("the nearest known word, or none") {
  const std::vector<std::string> known{"title", "kind", "supports", "evidence/ประกาศนโยบายงดรับงดให้ประจำปีงบประมาณ.pdf"};
  CHECK(nearest("titel", known) == "title");
  CHECK(nearest("Title", known) == "title");
  CHECK(nearest("support", known) == "supports");
  CHECK(nearest("evidence/ประกาศนโยบายงดรับงดให้ประจำปีงบประมาณ.pfd", known) == known[3]);
  CHECK(nearest("banana", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest("x", std::vector<std::string>{}).empty());
}

TEST_CASE("UTF-8 is checked by RFC 3629, and Thai marks take no column") {
  CHECK_FALSE(first_invalid_utf8("ลำปาง 100 % 😀"));
  const std::vector<std::pair<std::string, std::size_t>> bad{{"a\x80", 1},         {"\xC0\xAF", 0},         {"\xE0\x80\x80", 0}, {"\xED\xA0\x80", 0},
                                                             {"\xF4\x90\x80\x80", 0}, {"ab\xE0\xB8", 2}, {"\xFF", 0},         {"\xF8\x88\x80\x80\x80", 0}};
  for (const auto& [text, at] : bad) {
    CHECK(first_invalid_utf8(text) == at);
  }
  CHECK(display_width("ที่นี่") == 2);
  CHECK(display_width("ก็ abc") == 5);
  CHECK(code_point_count("ที่นี่") == 6);
  CHECK(with_ascii_digits("ข้อ ๑๒ a") == "ข้อ 12 a");
}

TEST_CASE("days from one date to another") {
  struct Case {
    const char* from;
    const char* to;
    int days;
  };
  const std::vector<Case> cases{{"2021-03-31", "2021-04-01", 1},   {"2021-04-01", "2021-03-31", -1},  {"2020-10-01", "2021-09-30", 364}, {"2020-02-28", "2020-03-01", 2},
                                {"2021-02-28", "2021-03-01", 1},   {"1900-02-28", "1900-03-01", 1},   {"2000-02-28", "2000-03-01", 2},   {"1999-12-31", "2000-01-01", 1},
                                {"2021-01-15", "2021-01-15", 0},   {"1800-01-01", "2399-12-31", 219144}};
  for (const auto& one : cases) {
    INFO(one.from << " to " << one.to);
    CHECK(days_between(*Date::parse(one.from), *Date::parse(one.to)) == one.days);
  }
  CHECK(iso_be(Date{.year = 2021, .month = 1, .day = 15}) == "2564-01-15");
}

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 pieces;
  pieces.update("a");
  pieces.update("bc");
  CHECK(pieces.hex() == sha256_hex("abc"));
}

TEST_CASE("parallel results come back in input order, and the first failure by index is rethrown") {
  std::vector<int> in(1000);
  for (std::size_t i = 0; i < in.size(); ++i) {
    in[i] = static_cast<int>(i);
  }
  const auto twice = [](const int& x, unsigned /*worker*/) { return x * 2; };
  CHECK(parallel_map(std::span<const int>(in), 8, twice) == parallel_map(std::span<const int>(in), 1, twice));
  const auto failing = [](const int& x, unsigned /*worker*/) -> int {
    if (x == 700 || x == 900) {
      throw std::runtime_error(std::to_string(x));
    }
    return x;
  };
  CHECK_THROWS_WITH(parallel_map(std::span<const int>(in), 4, failing), "700");
  CHECK(parallel_map(std::span<const int>(), 4, twice).empty());
}

TEST_CASE("nothing that was written reaches a page as markup") {
  CHECK(html_escaped("<>&\"'ก\n\t") == "&lt;&gt;&amp;&quot;&#39;ก\n\t");
  CHECK(html_escaped(std::string("a\0b\x01\r\x1f", 6)) == "a b   ");
}
