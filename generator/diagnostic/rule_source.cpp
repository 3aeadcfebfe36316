#include "diagnostic/rule_source.hpp"

#include <algorithm>
#include <array>

namespace prongsai {
namespace {

#define PRONGSAI_RULE_DOCUMENT(name, title_th, title_en, address) \
  [[maybe_unused]] constexpr RuleDocument document_##name{#name, title_th, title_en, address};
#define PRONGSAI_RULE_SOURCE(code, document, place)
#include "diagnostic/rule_sources.def"
#undef PRONGSAI_RULE_DOCUMENT
#undef PRONGSAI_RULE_SOURCE

constexpr std::array sources{
#define PRONGSAI_RULE_DOCUMENT(name, title_th, title_en, address)
#define PRONGSAI_RULE_SOURCE(code, document, place) RuleSource{#code, &document_##document, place},
#include "diagnostic/rule_sources.def"
#undef PRONGSAI_RULE_DOCUMENT
#undef PRONGSAI_RULE_SOURCE
};

}  // namespace

auto rule_sources() -> std::span<const RuleSource> { return sources; }

auto rule_source_of(const CatalogueEntry& entry) -> const RuleSource* {
  const auto* const found = std::ranges::find(sources, entry.id, &RuleSource::code);
  return found == sources.end() ? nullptr : &*found;
}

auto rule_source_words(const CatalogueEntry& entry, Language language) -> std::string {
  const auto* source = rule_source_of(entry);
  if (source == nullptr) {
    return {};
  }
  const auto& document = *source->document;
  std::string words(language == Language::th ? document.title_th : document.title_en);
  if (document.address.starts_with("docs/")) {
    words += " (" + std::string(document.address) + ")";
  }
  // The heading of a format is a path, which is no word of either language.
  return source->place.empty() ? words : words + ", " + std::string(source->place);
}

}  // namespace prongsai
