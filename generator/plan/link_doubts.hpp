#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Where content has errors: what a link needs that may be missing only because of one of them. Such a link is not told beside the error: one mistake
// shows once, and the link is judged once the mistake is mended.
class LinkDoubts {
 public:
  // Keeps a reference to the corpus. Paths below are those of content files.
  LinkDoubts(const Corpus& corpus, const SourceMap& sources, const Diagnostics& so_far);
  // An error stands at the link itself.
  [[nodiscard]] auto about_place(Span link) const -> bool;
  // The file is there, and no page was made of it because it, or what it is judged by, could not be read.
  [[nodiscard]] auto about_missing_page(const std::string& path) const -> bool;
  // Not all that the register names is known.
  [[nodiscard]] auto about_missing_evidence(const std::string& path) const -> bool;
  // Headings of a text that has errors may be missing or written wrong.
  [[nodiscard]] auto about_headings(const std::string& path) const -> bool;
  // The same of places on a page that shows no prose.
  [[nodiscard]] auto about_parts(const std::string& path) const -> bool;
  // What the register says of the entry, or what its file is.
  [[nodiscard]] auto about_entry(const Evidence& evidence) const -> bool;

 private:
  [[nodiscard]] auto any_below(std::string_view folder) const -> bool;
  [[nodiscard]] auto is_unreadable_unit(const std::string& path) const -> bool;

  const Corpus& corpus_;
  std::set<std::string_view> files_;
  // Files with errors; of those about headings; where the errors stand.
  std::set<std::string, std::less<>> broken_;
  std::set<std::string> broken_headings_;
  std::map<FileId, std::vector<Span>> places_;
};

}  // namespace prongsai
