#pragma once

#include <vector>

#include "pack/html_writer.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

// One checklist on the page of a pack: what it comes to, then each item with the answer that counts and its evidence.
void checklist_section(HtmlWriter& out, const ChecklistScore& score, const std::vector<PlacedEvidence>& placed, const PackContent& content);

}  // namespace prongsai
