#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "base/assert.hpp"
#include "base/csv.hpp"
#include "base/json_string.hpp"
#include "base/utf8.hpp"

// What writes texts of others into CSV and JSON.
namespace prongsai::test {
namespace {

TEST_CASE("the first byte that is no UTF-8 is found wherever it stands") {
  for (std::size_t length = 0; length < 40; ++length) {
    const std::string plain(length, 'a');
    CAPTURE(length);
    CHECK_FALSE(first_invalid_utf8(plain));
    CHECK_FALSE(first_invalid_utf8(plain + "ก" + plain + "😀" + plain));
    CHECK(first_invalid_utf8(plain + "\xff" + plain) == std::optional(length));
    CHECK(first_invalid_utf8(plain + "ก" + plain + "\xe0\xb8") == std::optional(2 * length + 3));
  }
}

TEST_CASE("a text as a JSON string") {
  struct Row {
    std::string text;
    std::string with_short_forms;
    std::string with_numbers;
  };
  const std::string nul("a\0b", 3);
  for (const auto& row : {Row{"", "\"\"", "\"\""}, Row{"โปร่งใส", "\"โปร่งใส\"", "\"โปร่งใส\""}, Row{"a\"b\\c", R"("a\"b\\c")", R"("a\"b\\c")"},
                          Row{"\n\t\r\b\f", R"("\n\t\r\b\f")", R"("\n\u0009\u000d\u0008\u000c")"}, Row{nul, R"("a\u0000b")", R"("a\u0000b")"},
                          Row{"\x1f\x7f/", "\"\\u001f\x7f/\"", R"("\u001f\u007f/")"}}) {
    std::string out = "x";
    append_json_string(out, row.text, JsonEscapes::short_forms);
    CHECK(out == "x" + row.with_short_forms);
    out.clear();
    append_json_string(out, row.text, JsonEscapes::numbers);
    CHECK(out == row.with_numbers);
  }
  std::string out;
  CHECK_THROWS_AS(append_json_string(out, "\xc0\xaf", JsonEscapes::numbers), Bug);
}

TEST_CASE("cells of CSV are quoted where they must be, and quotes in them stand twice") {
  struct Row {
    std::string text;
    std::string cell;
  };
  for (const auto& row : {Row{"", ""}, Row{"โปร่งใส", "โปร่งใส"}, Row{"a,b", "\"a,b\""}, Row{"\"", "\"\"\"\""}, Row{"a\"b\"\"c", "\"a\"\"b\"\"\"\"c\""},
                          Row{"\"a\"", "\"\"\"a\"\"\""}, Row{"a\nb", "\"a\nb\""}, Row{"\r", "\"'\r\""}, Row{"=1+1", "'=1+1"}, Row{"=\"x\"", "\"'=\"\"x\"\"\""},
                          Row{"-5.5", "-5.5"}, Row{"'=1", "''=1"}}) {
    CAPTURE(row.text);
    CsvWriter csv(CsvWriter::Mark::none);
    csv.cell(row.text);
    csv.cell("z");
    csv.end_row();
    CHECK(csv.take() == row.cell + ",z\r\n");
  }
}

}  // namespace
}  // namespace prongsai::test
