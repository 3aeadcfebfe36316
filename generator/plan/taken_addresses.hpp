#pragma once

#include "base/id.hpp"
#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"

namespace prongsai {

// Whether a page of prose with this id would stand where the site has, or keeps free, a part of its own.
[[nodiscard]] auto is_taken(const PageId& id) -> bool;

// Tells of each such page.
void report_taken_addresses(const Corpus& corpus, Diagnostics& diagnostics);

}  // namespace prongsai
