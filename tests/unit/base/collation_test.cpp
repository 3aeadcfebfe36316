#include "base/collation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace prongsai;

namespace {

auto sorted(std::vector<std::string> texts) -> std::vector<std::string> {
  const ThaiCollator collator;
  std::ranges::sort(texts, {}, [&collator](const std::string& text) { return collator.key(text); });
  return texts;
}

}  // namespace

TEST_CASE("Thai names sort as in a dictionary") {
  CHECK(sorted({"เชียงใหม่", "อบต.", "ขอนแก่น", "โคกกลาง", "ชลบุรี", "เชียงราย"}) ==
        std::vector<std::string>{"ขอนแก่น", "โคกกลาง", "ชลบุรี", "เชียงราย", "เชียงใหม่", "อบต."});
  CHECK(sorted({"เขต 10", "เขต 2", "เขต 1"}) == std::vector<std::string>{"เขต 1", "เขต 2", "เขต 10"});
  CHECK(sorted({"b", "A", "a", "B", ""}) == std::vector<std::string>{"", "a", "A", "b", "B"});
}

TEST_CASE("texts that differ have keys that differ") {
  const ThaiCollator collator;
  CHECK(collator.key("ก") == collator.key("ก"));
  CHECK(collator.key("a\xE2\x80\x8B") != collator.key("a"));
  CHECK(collator.key(std::string(5000, 'x')) < collator.key(std::string(5001, 'x')));
}

TEST_CASE("the index letter is the first consonant") {
  const std::vector<std::pair<std::string, std::string>> cases{{"เชียงใหม่", "ช"}, {"ลำปาง", "ล"}, {"lampang", "L"},
                                                               {"", "#"},        {"๗ ภาคี", "#"}, {"“ก”", "#"}};
  for (const auto& [text, letter] : cases) {
    CAPTURE(text);
    CHECK(index_letter(text) == letter);
  }
}
