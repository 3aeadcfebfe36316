#include "model/look.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

using namespace prongsai;

TEST_CASE("colours as they are written") {
  CHECK((parse_colour("#0b5d4e") == Rgb{0x0b, 0x5d, 0x4e}));
  CHECK((parse_colour("#FfF") == Rgb{255, 255, 255}));
  for (const auto* wrong : {"", "#", "#ff", "#ffff", "#fffffff", "0b5d4e7", "#0b5d4g", "green", "#ก12"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_colour(wrong).has_value());
  }
  CHECK(colour_text({0x0b, 0x5d, 0x4e}) == "#0b5d4e");
}

TEST_CASE("contrasts as others compute them") {
  struct Row {
    const char* one;
    const char* other;
    int hundredths;
  };
  for (const auto& row : {Row{"#000000", "#ffffff", 2100}, Row{"#ffffff", "#ffffff", 100}, Row{"#777777", "#ffffff", 447}, Row{"#767676", "#ffffff", 454},
                          Row{"#0000ff", "#ffffff", 859}, Row{"#ff0000", "#ffffff", 399}}) {
    CAPTURE(row.one, row.other);
    CHECK(contrast_hundredths(*parse_colour(row.one), *parse_colour(row.other)) == row.hundredths);
    CHECK(contrast_hundredths(*parse_colour(row.other), *parse_colour(row.one)) == row.hundredths);
  }
}

TEST_CASE("the nearest colour passes") {
  const auto white = *parse_colour("#fff");
  CHECK(colour_text(nearest_with_contrast(*parse_colour("#777777"), white, 450)) == "#767676");
  CHECK(colour_text(nearest_with_contrast(*parse_colour("#123456"), white, 450)) == "#123456");
  for (const auto* text : {"#8cc4ff", "#ffff00", "#808080", "#ffffff"}) {
    for (const auto* ground : {"#ffffff", "#000000", "#121716", "#808080"}) {
      CAPTURE(text, ground);
      CHECK(contrast_hundredths(nearest_with_contrast(*parse_colour(text), *parse_colour(ground), 450), *parse_colour(ground)) >= 450);
    }
  }
}

namespace {

auto of_palette(std::string_view name) -> PaletteColour {
  for (const auto& one : palette()) {
    if (one.name == name) {
      return one;
    }
  }
  FAIL("no colour " << name);
  return {};
}

}  // namespace

TEST_CASE("the built-in colours are those of style.css, and all of them can be read") {
  std::ifstream in(std::string(PRONGSAI_SOURCE_DIR) + "/templates/assets/style.css");
  const std::string css{std::istreambuf_iterator<char>(in), {}};
  const auto dark = css.find("prefers-color-scheme: dark");
  REQUIRE(dark != std::string::npos);
  const auto declared = [&css](std::string_view property, std::size_t from) {
    const auto at = css.find(std::string(property) + ": ", from) + property.size() + 2;
    return parse_colour(std::string_view(css).substr(at, css.find(';', at) - at));
  };
  for (const auto& one : palette()) {
    CAPTURE(one.name);
    CHECK((declared(one.property, 0) == one.light));
    CHECK((declared(one.property, dark) == one.dark));
  }
  for (const auto& pair : colour_pairs()) {
    CAPTURE(pair.front, pair.ground);
    CHECK(contrast_hundredths(of_palette(pair.front).light, of_palette(pair.ground).light) >= pair.least_tenths * 10);
    CHECK(contrast_hundredths(of_palette(pair.front).dark, of_palette(pair.ground).dark) >= pair.least_tenths * 10);
  }
}
