#include <algorithm>

#include <fmt/format.h>

#include "check/check.hpp"

namespace prongsai {
namespace {

using Chosen = std::map<std::string, Located<Rgb>>;

auto contrast_words(int hundredths) -> std::string { return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100); }

// The colour of a name as it will be, and where it was chosen.
struct Effective {
  Rgb colour;
  const Located<Rgb>* chosen = nullptr;
};

auto effective(std::string_view name, const Chosen& chosen, bool dark) -> Effective {
  if (const auto found = chosen.find(std::string(name)); found != chosen.end()) {
    return {.colour = found->second.value, .chosen = &found->second};
  }
  const auto built_in = std::ranges::find(palette(), name, &PaletteColour::name);
  return {.colour = dark ? built_in->dark : built_in->light, .chosen = nullptr};
}

// Each pair of which the operator chose a colour. Of two colours the front is at fault, unless only the ground was chosen.
void check_contrasts(const Chosen& chosen, bool dark, Diagnostics& out) {
  const Text scheme = dark ? Text{.th = "โหมดมืด", .en = "dark"} : Text{.th = "โหมดสว่าง", .en = "light"};
  for (const auto& pair : colour_pairs()) {
    const auto front = effective(pair.front, chosen, dark);
    const auto ground = effective(pair.ground, chosen, dark);
    const auto* at = front.chosen != nullptr ? front.chosen : ground.chosen;
    const auto found = contrast_hundredths(front.colour, ground.colour);
    if (at == nullptr || found >= pair.least_tenths * 10) {
      continue;
    }
    const auto better = front.chosen != nullptr ? nearest_with_contrast(front.colour, ground.colour, pair.least_tenths * 10)
                                                : nearest_with_contrast(ground.colour, front.colour, pair.least_tenths * 10);
    const auto name = [](std::string_view key, Rgb colour) { return std::string(key) + " " + colour_text(colour); };
    out.report(Code::look_contrast, at->span,
               {name(pair.front, front.colour), name(pair.ground, ground.colour), scheme, contrast_words(found),
                fmt::format("{}.{}", pair.least_tenths / 10, pair.least_tenths % 10),
                name(front.chosen != nullptr ? pair.front : pair.ground, better)});
  }
}

// A picture that the look names must lie in the theme.
auto picture_of(const std::optional<Located<std::string>>& named, const Theme& theme, Diagnostics& out) -> const ThemeFile* {
  constexpr std::string_view folder = "theme/";
  if (!named) {
    return nullptr;
  }
  const auto& path = named->value;
  const auto* file = path.starts_with(folder) ? theme.find(std::string_view(path).substr(folder.size())) : nullptr;
  if (file == nullptr || !file->picture) {
    out.report(Code::theme_file, named->span,
               {path, Text{.th = "ไม่มีภาพนี้ในโฟลเดอร์ theme", .en = "the folder theme/ has no such picture"},
                Text{.th = "วางภาพ PNG หรือ WebP ในโฟลเดอร์ theme แล้วเขียนที่อยู่เต็ม เช่น `theme/logo.png`",
                     .en = "put a PNG or WebP picture in the folder theme/ and write its path, such as `theme/logo.png`"}});
    return nullptr;
  }
  return file;
}

}  // namespace

void check_look(const Corpus& corpus, Diagnostics& out) {
  const auto& look = corpus.portal.look;
  check_contrasts(look.light, false, out);
  check_contrasts(look.dark, true, out);
  const auto* logo = picture_of(look.logo, corpus.theme, out);
  const auto* icon = picture_of(look.icon, corpus.theme, out);
  for (const auto& file : corpus.theme.files) {
    if (file.picture && &file != logo && &file != icon) {
      out.report(Code::theme_unused, {.file = file.file, .begin = 0, .end = 0},
                 {"theme/" + file.path, Text{.th = "ระบุภาพนี้เป็น logo หรือ icon ใต้ `look:` ใน portal.yaml หรือลบออก",
                                             .en = "name the picture as logo or icon under `look:` of portal.yaml, or remove it"}});
    }
  }
}

}  // namespace prongsai
