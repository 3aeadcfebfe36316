#pragma once

#include <functional>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "load/content_files.hpp"
#include "load/yaml_node.hpp"
#include "model/look.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// How the loader reads a file: as text that is kept in the source map, or nothing where it was refused; and as YAML.
struct ThemeReader {
  std::function<const std::string*(const ContentFile&)> text;
  std::function<std::optional<YamlNode>(const ContentFile&)> yaml;
};

// Largest template, style sheet and picture of a theme, in bytes, and the most files: a page with everything that it needs must stay small.
inline constexpr std::uint64_t largest_theme_text = 64U << 10U;
inline constexpr std::uint64_t largest_theme_picture = 20U << 10U;
inline constexpr std::size_t most_theme_files = 200;

// The folder theme/: templates, style sheet and words as text; pictures by their structure. What it cannot be for is reported.
[[nodiscard]] auto load_theme(const ContentFiles& sorted, const FileReader& reader, const ThemeReader& read, Diagnostics& out) -> Theme;

// A PNG or WebP picture that is sound and tells nothing of people; otherwise why not.
[[nodiscard]] auto look_at_picture(std::string_view bytes, Text& why_not) -> std::optional<ThemePicture>;

}  // namespace prongsai
