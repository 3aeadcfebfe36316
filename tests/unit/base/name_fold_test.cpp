#include "base/name_fold.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace prongsai {
namespace {

struct Row {
  const char* what;
  std::string one;
  std::string other;
};

TEST_CASE("names that look alike have the same fold") {
  const Row rows[] = {
      {"case", "Report.PDF", "report.pdf"},
      {"accented case", "É.pdf", "é.pdf"},
      {"composed and decomposed", "\u00E9.pdf", "e\u0301.pdf"},
      {"full width", "ａ.pdf", "a.pdf"},
      {"sara am", "ก\u0E33", "ก\u0E4D\u0E32"},
      {"sara am with a tone", "น\u0E49\u0E33", "น\u0E4D\u0E49\u0E32"},
      {"sara am with the tone first", "น\u0E49\u0E33", "น\u0E49\u0E4D\u0E32"},
      {"tone before vowel", "ท\u0E48\u0E35", "ท\u0E35\u0E48"},
      {"tone before lower vowel", "ป\u0E39\u0E48", "ป\u0E48\u0E39"},
      {"sara ae", "เเผน", "แผน"},
      {"Thai digits", "ปี ๒๕๖๔", "ปี 2564"},
      {"zero width space", "น้ำ\u200Bใส", "น้ำใส"},
      {"zero width joiner", "a\u200Db", "ab"},
      {"soft hyphen", "a\u00ADb", "ab"},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK(row.one != row.other);
    CHECK(fold_name(row.one) == fold_name(row.other));
    CHECK(fold_name(fold_name(row.one)) == fold_name(row.one));
  }
}

TEST_CASE("names that differ keep different folds") {
  const Row rows[] = {
      {"tones", "ใหม่", "ใหม้"}, {"vowels", "ที", "ที่"}, {"letters", "ก", "ข"}, {"e and ae", "เก", "แก"}, {"three sara e", "เเเก", "แก"},
      {"digits", "1", "2"},       {"empty", "", "a"},     {"dash", "a-b", "ab"},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK(fold_name(row.one) != fold_name(row.other));
  }
}

}  // namespace
}  // namespace prongsai
