#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "search/letters.hpp"
#include "search/normal.hpp"
#include "search/tokens.hpp"
#include "support/golden.hpp"

namespace prongsai {
namespace {

auto utf8(std::u32string_view text) -> std::string {
  std::string out;
  for (const auto c : text) {
    append_utf8(out, c);
  }
  return out;
}

// Clusters without their light marks, as vectors.json lists them.
auto clusters_of(const std::u32string& text) -> std::vector<std::string> {
  std::vector<std::string> clusters;
  for (const auto& token : tokens_of(text)) {
    auto letters = text.substr(token.begin, token.end - token.begin);
    std::erase_if(letters, is_light_mark);
    if (!token.word) {
      clusters.push_back(utf8(letters));
    }
  }
  return clusters;
}

}  // namespace

TEST_CASE("texts are compared as the examples that the search page shares say") {
  const auto vectors = nlohmann::json::parse(test::read_file(PRONGSAI_SOURCE_DIR "/tests/search/vectors.json"));
  CHECK(vectors.size() > 50);
  for (const auto& vector : vectors) {
    const auto input = vector["input"].get<std::string>();
    INFO(input);
    CHECK(tidied(input) == vector["tidied"].get<std::string>());
    const auto text = normalised(tidied(input));
    CHECK(utf8(text) == vector["normalised"].get<std::string>());
    CHECK(clusters_of(text) == vector["clusters"].get<std::vector<std::string>>());
    LineKeys keys;
    const auto tokens = tokens_of(text);
    add_keys(text, tokens, 0, tokens.size(), keys);
    CHECK(keys.single == vector["single"].get<std::vector<SearchKey>>());
    // The page keeps pairs and words apart.
    auto expected = vector["pairs"].get<std::vector<SearchKey>>();
    const auto words = vector["words"].get<std::vector<SearchKey>>();
    expected.insert(expected.end(), words.begin(), words.end());
    std::sort(expected.begin(), expected.end());
    std::sort(keys.keys.begin(), keys.keys.end());
    CHECK(keys.keys == expected);
  }
}

TEST_CASE("what typing leaves out or swaps gives the same keys") {
  const auto keys = [](const std::string& text) {
    LineKeys out;
    const auto letters = normalised(tidied(text));
    const auto tokens = tokens_of(letters);
    add_keys(letters, tokens, 0, tokens.size(), out);
    return std::pair(out.keys, out.single);
  };
  const std::vector<std::pair<std::string, std::string>> cases{
      {"น้ำประปา", "น้\u0E4D\u0E32ประปา"},             // sara am as two
      {"จัดซื้อจัดจ้าง", "จัด\u200Bซื้อจัด\u200Bจ้าง"},  // zero-width space
      {"จัดซื้อจัดจ้าง", "จัดซือจัดจาง"},                // tones missing
      {"องค์การ", "องคการ"},                            // thanthakhat missing
      {"แผนงาน", "เเผนงาน"},                            // two sara e
      {"ที่ดิน", "ท\u0E48\u0E35ดิน"},                    // tone before vowel
      {"พ.ศ. 2564", "พ.ศ. ๒๕๖๔"},                       // Thai digits
      {"No Gift", "no gift"},
  };
  for (const auto& [right, typed] : cases) {
    INFO(typed);
    CHECK(keys(right) == keys(typed));
  }
}

TEST_CASE("hostile texts are cut in bounded parts and in bounded time") {
  const std::string tone = "\u0E48";
  std::string marks = "ก";
  std::string vowels;
  std::string leads;
  std::string letters;
  for (int i = 0; i < 300000; ++i) {
    marks += tone;
    vowels += "า";
    leads += "เ";
    letters += "a";
  }
  CHECK(tidied(marks) == "ก" + tone);
  CHECK(tokens_of(normalised(tidied(vowels))).size() == 300000);
  CHECK(tokens_of(normalised(tidied(leads))).size() == 150000);
  const auto word = normalised(tidied(letters));
  REQUIRE(tokens_of(word).size() == 1);
  LineKeys keys;
  add_keys(word, tokens_of(word), 0, 1, keys);
  CHECK(keys.keys.size() == 4);
}

}  // namespace prongsai
