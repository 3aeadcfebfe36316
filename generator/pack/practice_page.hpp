#pragma once

#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "pack/pack_context.hpp"
#include "pack/placement.hpp"
#include "source/source_map.hpp"

namespace prongsai {

struct PracticePageInfo {
  const Portal* portal = nullptr;
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  // Of the pack that the page stands in.
  int part = 1;
  // Those that the pack holds.
  std::vector<const WriteUp*> write_ups{};
  // Null where the site's addresses are not known; other pages of the site are then not linked to.
  const PackContext* context = nullptr;
  const SourceMap* sources = nullptr;
};

// data/practices/<id>.html: a write-up as a page to read and print offline, without scripts. Links to evidence and write-ups that are in the pack stay
// in it; other links lead to the site or where the author says.
[[nodiscard]] auto practice_page(const WriteUp& write_up, const PracticePageInfo& info, const std::vector<PlacedEvidence>& placed) -> std::string;

}  // namespace prongsai
