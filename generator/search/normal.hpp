#pragma once

#include <string>
#include <string_view>

// Text as the search compares it. The search page does the same to what a reader types (templates/assets/search.js); tests/search/vectors.json holds
// both to one set of examples, and docs/search.md tells the rules.
namespace prongsai {

// The same letters, written in the one order: canonical composition; without control, zero-width, soft-hyphen and direction characters; Thai marks of
// one consonant vowel before tone and each once; nikhahit and sara aa joined to sara am; marks typed after sara a, aa or am moved before it; two
// sara e joined to sara ae. A reader sees no difference, so that results are shown in this form.
[[nodiscard]] auto tidied(std::string_view text) -> std::string;

// What is compared, of tidied text: Thai digits as 0-9, A-Z and À-Þ in lower case, without ฯ and ๆ and the commas between thousands, each run of
// blanks as one.
[[nodiscard]] auto normalised(std::string_view tidied) -> std::u32string;

}  // namespace prongsai
