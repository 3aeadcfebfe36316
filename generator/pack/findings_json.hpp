#pragma once

#include <string>
#include <vector>

#include "model/unit.hpp"
#include "pack/pack_context.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Problems that concern one pack, in the order of the context.
struct PackFindings {
  std::vector<const PackProblem*> open;
  std::vector<const PackProblem*> waived;
};

// Those in files that begin with one of `places` (`units/lampang/2564/`, `frameworks/cdd-2564.yaml`). What is about hidden evidence is left out: a
// problem in a hidden file or in its entry of the register, or one whose words name a hidden entry's file, title or number.
[[nodiscard]] auto findings_of(const PackContext& context, const std::vector<std::string>& places, const std::vector<const Evidence*>& hidden,
                               const SourceMap& sources) -> PackFindings;

// metadata/diagnostics.json: the open ones with code, place and words in both languages.
[[nodiscard]] auto diagnostics_json(const PackFindings& findings) -> std::string;

// metadata/waivers.json: those that a waiver covers, with its reason, day and office.
[[nodiscard]] auto waivers_json(const PackFindings& findings) -> std::string;

}  // namespace prongsai
