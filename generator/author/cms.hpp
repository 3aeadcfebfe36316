#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/corpus.hpp"

// The configuration of a web editor that works on the repository (Decap CMS, or Sveltia CMS, which reads the same format): one group of files for
// each unit, with the framework's ids to choose from and Thai words beside them. Pure function.
namespace prongsai {

enum class Cms : std::uint8_t { sveltia, decap };

// `content` is the content folder as the repository knows it. With `only`, the files of one unit.
[[nodiscard]] auto cms_configuration(const Corpus& corpus, Cms editor, const std::string& content, const UnitId& only) -> std::string;

// Stands in the first line, so that only such a file is replaced.
inline constexpr std::string_view cms_mark = "# made by prongsai schema";

}  // namespace prongsai
