#include "render/verify_words.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "pack/fault.hpp"

namespace prongsai {
namespace {

constexpr std::array<std::string_view, 15> keys{
    "verify.say.bad", "verify.say.done", "verify.say.error", "verify.say.files", "verify.say.good", "verify.say.more",
    "verify.say.no_list", "verify.say.published", "verify.say.published_as", "verify.say.reading", "verify.say.ready",
    "verify.say.replaced", "verify.say.unknown", "verify.say.unread", "verify.say.warning"};

auto sentence_of(const Text& words, Language language) -> std::string { return words.in(language); }

}  // namespace

auto verify_words(const Strings& strings, Language language) -> std::string {
  constexpr std::string_view prefix = "verify.say.";
  nlohmann::ordered_json words;
  for (const auto key : keys) {
    words[std::string(key.substr(prefix.size()))] = strings.get(key, language);
  }
  nlohmann::ordered_json faults;
  const auto add = [&](const char* name, FaultSeverity severity, const char* th, const char* en) {
    faults[name] = {severity == FaultSeverity::error ? "error" : "warning", sentence_of({.th = th, .en = en}, language)};
  };
#define PRONGSAI_OWN_PACKS_ONLY
#define PRONGSAI_PACK_FAULT(name, severity, ...) add(#name, FaultSeverity::severity, __VA_ARGS__);
#include "pack/faults.def"
#undef PRONGSAI_PACK_FAULT
#undef PRONGSAI_OWN_PACKS_ONLY
  return nlohmann::ordered_json{{"words", std::move(words)}, {"faults", std::move(faults)}}.dump() + "\n";
}

}  // namespace prongsai
