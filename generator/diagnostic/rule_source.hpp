#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diagnostic/diagnostic.hpp"

namespace prongsai {

// A document that rules come from. `address` is a path of the program's repository, a web address, or empty.
struct RuleDocument {
  std::string_view name;
  std::string_view title_th;
  std::string_view title_en;
  std::string_view address;
};

// Where the rule behind a code comes from: rule_sources.def. `place` may be empty: the document as a whole.
struct RuleSource {
  std::string_view code;
  const RuleDocument* document = nullptr;
  std::string_view place;
};

[[nodiscard]] auto rule_sources() -> std::span<const RuleSource>;
// Null where rule_sources.def has no line for the code, which a test finds.
[[nodiscard]] auto rule_source_of(const CatalogueEntry& entry) -> const RuleSource*;
// `RFC 8493, BagIt, 5.2`; empty where there is none.
[[nodiscard]] auto rule_source_words(const CatalogueEntry& entry, Language language) -> std::string;

}  // namespace prongsai
