#include "load/put_aside.hpp"

namespace prongsai {
namespace {

// A page or an article, with its twin.
template <class Written>
void put_aside(Written& written, const std::shared_ptr<TextStore>& store) {
  put_aside(written.prose, store);
  if (written.english) {
    put_aside(*written.english, store);
  }
}

void put_files_aside(std::uint32_t begin, std::uint32_t end, SourceMap& sources) {
  for (auto number = begin; number < end; ++number) {
    sources.put_aside(FileId{number});
  }
}

}  // namespace

void put_aside(Unit& unit, const KeyedFiles& files, const std::shared_ptr<TextStore>& store, SourceMap& sources) {
  if (!store) {
    return;
  }
  for (auto& [number, year] : unit.years) {
    // They grew by doubling, and are large.
    year.write_ups.shrink_to_fit();
    year.evidence.shrink_to_fit();
    for (auto& write_up : year.write_ups) {
      put_aside(write_up.prose, store);
    }
  }
  put_files_aside(files.begin, files.end, sources);
}

void put_aside(Corpus& corpus, const std::shared_ptr<TextStore>& store) {
  if (!store) {
    return;
  }
  for (auto& page : corpus.pages) {
    put_aside(page, store);
  }
  for (auto& article : corpus.articles) {
    put_aside(article, store);
  }
}

void put_texts_aside(SourceMap& sources) { put_files_aside(0, static_cast<std::uint32_t>(sources.size()), sources); }

}  // namespace prongsai
