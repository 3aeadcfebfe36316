#pragma once

#include <string_view>

#include "pack/html_writer.hpp"
#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

// One piece of evidence in a list: a link where it can be opened, its id, size and the beginning of its SHA-256, which the register shows whole.
void evidence_item(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content);

// The link, or the title alone where nothing can be opened.
void evidence_link(HtmlWriter& out, const PlacedEvidence& place, const PackContent& content);

}  // namespace prongsai
