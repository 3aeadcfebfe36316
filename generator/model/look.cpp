#include "model/look.hpp"

#include <algorithm>
#include <array>

namespace prongsai {
namespace {

// What a channel of sRGB is in linear light, in 10^-7: the formula of WCAG 2.2 (relative luminance), worked out beforehand so that no machine's powers
// of fractions decide whether a colour passes.
constexpr std::array<std::int64_t, 256> linear{
    0, 3035, 6071, 9106, 12141, 15176, 18212, 21247, 24282, 27317, 30353, 33465, 36765, 40247, 43914, 47770,
    51815, 56054, 60488, 65121, 69954, 74990, 80232, 85681, 91341, 97212, 103298, 109601, 116122, 122865, 129830, 137021,
    144438, 152085, 159963, 168074, 176420, 185002, 193824, 202886, 212190, 221739, 231534, 241576, 251869, 262412, 273209, 284260,
    295568, 307134, 318960, 331048, 343398, 356013, 368895, 382044, 395462, 409152, 423114, 437350, 451862, 466651, 481718, 497066,
    512695, 528606, 544803, 561285, 578054, 595112, 612461, 630100, 648033, 666259, 684782, 703601, 722719, 742136, 761854, 781874,
    802198, 822827, 843762, 865005, 886556, 908417, 930590, 953075, 975873, 998987, 1022417, 1046165, 1070231, 1094617, 1119324, 1144354,
    1169707, 1195384, 1221388, 1247718, 1274377, 1301365, 1328683, 1356333, 1384316, 1412633, 1441285, 1470273, 1499598, 1529262, 1559265, 1589608,
    1620294, 1651322, 1682694, 1714411, 1746474, 1778884, 1811642, 1844750, 1878208, 1912017, 1946178, 1980693, 2015563, 2050787, 2086369, 2122308,
    2158605, 2195262, 2232280, 2269659, 2307400, 2345506, 2383976, 2422811, 2462013, 2501583, 2541521, 2581829, 2622507, 2663556, 2704978, 2746773,
    2788943, 2831487, 2874408, 2917706, 2961383, 3005438, 3049873, 3094689, 3139887, 3185468, 3231432, 3277781, 3324515, 3371636, 3419144, 3467041,
    3515326, 3564001, 3613068, 3662526, 3712377, 3762621, 3813260, 3864294, 3915725, 3967552, 4019778, 4072402, 4125426, 4178851, 4232677, 4286905,
    4341536, 4396572, 4452012, 4507858, 4564110, 4620770, 4677838, 4735315, 4793202, 4851499, 4910208, 4969330, 5028865, 5088813, 5149177, 5209956,
    5271151, 5332764, 5394795, 5457245, 5520114, 5583404, 5647115, 5711248, 5775804, 5840784, 5906188, 5972018, 6038273, 6104956, 6172066, 6239604,
    6307571, 6375969, 6444797, 6514056, 6583748, 6653873, 6724432, 6795425, 6866853, 6938718, 7011019, 7083758, 7156935, 7230551, 7304607, 7379104,
    7454042, 7529422, 7605245, 7681511, 7758222, 7835378, 7912979, 7991027, 8069523, 8148466, 8227858, 8307699, 8387990, 8468732, 8549926, 8631572,
    8713671, 8796224, 8879231, 8962694, 9046612, 9130987, 9215819, 9301109, 9386857, 9473065, 9559734, 9646862, 9734453, 9822506, 9911021, 10000000,
};
constexpr std::int64_t unit = 10'000'000;

constexpr std::array<PaletteColour, 12> colours{{
    {"paper", "--paper", {0xff, 0xff, 0xff}, {0x12, 0x17, 0x16}},
    {"ink", "--ink", {0x1a, 0x1f, 0x1e}, {0xe9, 0xee, 0xec}},
    {"soft", "--soft", {0x52, 0x5c, 0x5a}, {0xa9, 0xb5, 0xb2}},
    {"line", "--line", {0xc3, 0xcb, 0xc9}, {0x46, 0x51, 0x4e}},
    {"panel", "--panel", {0xf2, 0xf5, 0xf4}, {0x1c, 0x23, 0x21}},
    {"link", "--link", {0x0a, 0x4f, 0x8a}, {0x8c, 0xc4, 0xff}},
    {"brand", "--brand", {0x0b, 0x5d, 0x4e}, {0x12, 0x3f, 0x36}},
    {"on_brand", "--on-brand", {0xff, 0xff, 0xff}, {0xff, 0xff, 0xff}},
    {"fill", "--fill", {0x0b, 0x6e, 0x5b}, {0x4f, 0xb3, 0x9d}},
    {"good", "--good", {0x0b, 0x5d, 0x4e}, {0x7f, 0xd4, 0xbf}},
    {"bad", "--bad", {0x9b, 0x1c, 0x1c}, {0xff, 0x9d, 0x94}},
    {"warn", "--warn", {0xff, 0xf4, 0xd6}, {0x3a, 0x2f, 0x10}},
}};

constexpr std::array<ColourPair, 13> pairs{{
    {"ink", "paper"},
    {"ink", "panel"},
    {"ink", "warn"},
    {"soft", "paper"},
    {"soft", "panel"},
    {"link", "paper"},
    {"link", "panel"},
    {"link", "warn"},
    {"on_brand", "brand"},
    {"good", "paper"},
    {"bad", "paper"},
    // Words on buttons have the colour of the page.
    {"fill", "paper"},
    {"fill", "panel", 30},
}};

auto hex_digit(char c) -> int {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// In 10^-11.
auto luminance(Rgb colour) -> std::int64_t { return 2126 * linear[colour.red] + 7152 * linear[colour.green] + 722 * linear[colour.blue]; }

auto mixed(Rgb colour, std::uint8_t end, int step) -> Rgb {
  const auto channel = [end, step](std::uint8_t value) { return static_cast<std::uint8_t>(value + (end - value) * step / 255); };
  return {.red = channel(colour.red), .green = channel(colour.green), .blue = channel(colour.blue)};
}

}  // namespace

auto parse_colour(std::string_view text) -> std::optional<Rgb> {
  const bool is_short = text.size() == 4;
  if ((!is_short && text.size() != 7) || text.front() != '#') {
    return std::nullopt;
  }
  std::array<int, 3> channels{};
  for (std::size_t at = 0; at < 3; ++at) {
    const int high = hex_digit(text[is_short ? 1 + at : 1 + 2 * at]);
    const int low = hex_digit(text[is_short ? 1 + at : 2 + 2 * at]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    channels.at(at) = high * 16 + low;
  }
  return Rgb{.red = static_cast<std::uint8_t>(channels[0]), .green = static_cast<std::uint8_t>(channels[1]), .blue = static_cast<std::uint8_t>(channels[2])};
}

auto colour_text(Rgb colour) -> std::string {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const auto channel : {colour.red, colour.green, colour.blue}) {
    text += digits[channel / 16U];
    text += digits[channel % 16U];
  }
  return text;
}

auto palette() -> std::span<const PaletteColour> { return colours; }
auto colour_pairs() -> std::span<const ColourPair> { return pairs; }

auto contrast_hundredths(Rgb one, Rgb other) -> int {
  // 0.05 is added to both luminances.
  const auto flare = unit * 10'000 / 20;
  const auto first = luminance(one) + flare;
  const auto second = luminance(other) + flare;
  return static_cast<int>(std::max(first, second) * 100 / std::min(first, second));
}

auto nearest_with_contrast(Rgb front, Rgb ground, int least_hundredths) -> Rgb {
  const auto passes = [&](Rgb colour) { return contrast_hundredths(colour, ground) >= least_hundredths; };
  for (int step = 0; step <= 255; ++step) {
    for (const auto end : {std::uint8_t{0}, std::uint8_t{255}}) {
      const auto tried = mixed(front, end, step);
      if (passes(tried)) {
        return tried;
      }
    }
  }
  return front;
}

auto Theme::find(std::string_view path) const -> const ThemeFile* {
  const auto found = std::ranges::find(files, path, &ThemeFile::path);
  return found == files.end() ? nullptr : &*found;
}

}  // namespace prongsai
