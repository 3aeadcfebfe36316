#pragma once

#include <string>
#include <string_view>

#include "diagnostic/diagnostic.hpp"

namespace prongsai {

// The entry of a code as people type it (`e501`), or null.
[[nodiscard]] auto find_entry(std::string_view code) -> const CatalogueEntry*;

// What one diagnostic means: its words, how to mend it, a wrong and a right example, and where the rule comes from.
[[nodiscard]] auto explain(const CatalogueEntry& entry, Language language) -> std::string;

// Every code with its words, one per line, by subject.
[[nodiscard]] auto explain_all(Language language) -> std::string;

// As JSON, with everything in both languages: one code, or the whole catalogue, from which docs/diagnostics.md is made.
[[nodiscard]] auto explain_json(const CatalogueEntry& entry) -> std::string;
[[nodiscard]] auto explain_json() -> std::string;

}  // namespace prongsai
