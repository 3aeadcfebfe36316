#pragma once

#include "load/load_announced.hpp"

namespace prongsai {

// Reads publications/ into the corpus: each record with its parts, the earliest first.
void load_publications(const ContentFiles& sorted, const AnnouncedReader& reader, Corpus& corpus, Diagnostics& out);

}  // namespace prongsai
