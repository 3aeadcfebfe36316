#pragma once

#include <memory>

#include "model/corpus.hpp"
#include "source/results.hpp"
#include "source/source_map.hpp"
#include "source/text_store.hpp"

// What was loaded is held until the site is published. Long texts, which are asked for once or twice until then, wait in a store meanwhile.
namespace prongsai {

// The unit's bodies of prose and the texts of its files. Without effect where there is no store.
void put_aside(Unit& unit, const KeyedFiles& files, const std::shared_ptr<TextStore>& store, SourceMap& sources);

// Those of the portal's own pages.
void put_aside(Corpus& corpus, const std::shared_ptr<TextStore>& store);

// Every text that is in memory, also of files that were shown in messages. While nobody holds one.
void put_texts_aside(SourceMap& sources);

}  // namespace prongsai
