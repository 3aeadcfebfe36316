#include "pack/fault.hpp"

#include <array>
#include <cstddef>

#include "base/assert.hpp"
#include "pack/any_zip.hpp"

namespace prongsai {
namespace {

struct FaultEntry {
  std::string_view name;
  FaultSeverity severity;
  std::string_view th;
  std::string_view en;
};

constexpr auto entries = std::to_array<FaultEntry>({
    {"none", FaultSeverity::warning, "", ""},
#define PRONGSAI_PACK_FAULT(name, severity, th, en) {#name, FaultSeverity::severity, th, en},
#include "pack/faults.def"
#undef PRONGSAI_PACK_FAULT
});

auto entry_of(PackFault fault) -> const FaultEntry& {
  const auto index = static_cast<std::size_t>(fault);
  require(index < entries.size(), "a pack fault that faults.def does not have");
  return entries[index];
}

auto with_detail(std::string_view sentence, const std::string& detail) -> std::string {
  std::string out(sentence);
  if (const auto place = out.find("{0}"); place != std::string::npos) {
    out.replace(place, 3, detail);
  }
  return out;
}

}  // namespace

auto name_of(PackFault fault) -> std::string_view { return entry_of(fault).name; }

auto severity_of(PackFault fault) -> FaultSeverity { return entry_of(fault).severity; }

auto words_of(const Finding& finding) -> Text {
  const auto& entry = entry_of(finding.fault);
  if (finding.fault == PackFault::not_canonical) {
    const auto differences = difference_words(finding.detail);
    return {.th = with_detail(entry.th, differences.th), .en = with_detail(entry.en, differences.en)};
  }
  return {.th = with_detail(entry.th, finding.detail), .en = with_detail(entry.en, finding.detail)};
}

}  // namespace prongsai
