#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "source/span.hpp"

namespace prongsai {

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  auto operator<=>(const Rgb&) const = default;
};

// `#0b5d4e` or `#fff`; nothing where it is neither.
[[nodiscard]] auto parse_colour(std::string_view text) -> std::optional<Rgb>;
// `#0b5d4e`.
[[nodiscard]] auto colour_text(Rgb colour) -> std::string;

// A colour that an operator may choose: its name in portal.yaml, the custom property of style.css, and the built-in values.
struct PaletteColour {
  std::string_view name;
  std::string_view property;
  Rgb light;
  Rgb dark;
};
[[nodiscard]] auto palette() -> std::span<const PaletteColour>;

// What stands on what, and the least contrast that it needs, in tenths (WCAG 2.2: 4.5 for text, 3 for shapes).
struct ColourPair {
  std::string_view front;
  std::string_view ground;
  int least_tenths = 45;
};
[[nodiscard]] auto colour_pairs() -> std::span<const ColourPair>;

// The contrast of two colours (WCAG 2.2, 1.4.3) in hundredths, rounded down; the order does not matter.
[[nodiscard]] auto contrast_hundredths(Rgb one, Rgb other) -> int;
// The colour nearest to `front`, on the way to black or to white, that has at least this contrast on `ground`.
[[nodiscard]] auto nearest_with_contrast(Rgb front, Rgb ground, int least_hundredths) -> Rgb;

// Of portal.yaml: what an operator chose.
struct Look {
  // In the head of every page instead of the portal's title.
  Text short_name;
  // Paths below the content folder.
  std::optional<Located<std::string>> logo;
  std::optional<Located<std::string>> icon;
  // By name.
  std::map<std::string, Located<Rgb>> light;
  std::map<std::string, Located<Rgb>> dark;
};

// A picture of the theme, checked by its structure.
struct ThemePicture {
  // `png`, `webp` or `avif`.
  std::string type;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// One file of the content folder's `theme/`.
struct ThemeFile {
  // Below `theme/`: `pages/unit.html`.
  std::string path;
  FileId file{};
  std::string bytes;
  // Of pictures.
  std::optional<ThemePicture> picture;
};

struct Theme {
  // By path.
  std::vector<ThemeFile> files;
  // Of `theme/strings.yaml`: words instead of the built-in ones, by key.
  std::map<std::string, Located<Text>> words;
  [[nodiscard]] auto find(std::string_view path) const -> const ThemeFile*;
};

}  // namespace prongsai
