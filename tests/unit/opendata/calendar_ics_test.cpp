#include "opendata/calendar_ics.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/date.hpp"

using namespace prongsai;

TEST_CASE("content lines are folded at 75 octets, between characters") {
  const std::string thai = "ก";
  for (std::size_t lead = 0; lead < 4; ++lead) {
    for (const std::size_t letters : {0U, 1U, 24U, 25U, 26U, 49U, 50U, 200U}) {
      auto line = std::string(lead, 'x');
      for (std::size_t i = 0; i < letters; ++i) {
        line += thai;
      }
      CAPTURE(lead, letters);
      const auto folded = folded_line(line);
      REQUIRE(folded.ends_with("\r\n"));
      std::string unfolded;
      std::size_t begin = 0;
      for (auto end = folded.find("\r\n"); end != std::string::npos; end = folded.find("\r\n", begin)) {
        const auto piece = folded.substr(begin, end - begin);
        CHECK(piece.size() <= 75);
        CHECK(piece.find('\n') == std::string::npos);
        CHECK((begin == 0 || piece.front() == ' '));
        const auto content = begin == 0 ? piece : piece.substr(1);
        CHECK((content.size() - (begin == 0 ? lead : 0)) % thai.size() == 0);
        unfolded += content;
        begin = end + 2;
      }
      CHECK(unfolded == line);
    }
  }
  CHECK(folded_line(std::string(75, 'a')) == std::string(75, 'a') + "\r\n");
  CHECK(folded_line(std::string(76, 'a')) == std::string(75, 'a') + "\r\n a\r\n");
}

TEST_CASE("texts are escaped") {
  struct Row {
    std::string text;
    std::string escaped;
  };
  const std::vector<Row> rows{
      {"", ""}, {"ก, ข; ค", "ก\\, ข\\; ค"}, {"a\\b", "a\\\\b"}, {"a\nb", "a\\nb"}, {"a\r\nBEGIN:VEVENT", "a\\nBEGIN:VEVENT"}, {"a:b\"", "a:b\""}};
  for (const auto& row : rows) {
    CHECK(ics_text(row.text) == row.escaped);
  }
}

TEST_CASE("the day after a day") {
  const std::vector<std::pair<std::string, std::string>> rows{{"2021-09-30", "2021-10-01"}, {"2020-12-31", "2021-01-01"},
                                                              {"2020-02-28", "2020-02-29"}, {"2020-02-29", "2020-03-01"},
                                                              {"2021-02-28", "2021-03-01"}, {"2021-04-01", "2021-04-02"}};
  for (const auto& [day, next] : rows) {
    CHECK(day_after(*Date::parse(day)).iso() == next);
  }
}
