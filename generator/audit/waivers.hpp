#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// A problem and the waiver that covers it.
struct WaivedProblem {
  Diagnostic problem;
  const Waiver* waiver = nullptr;
};

// Problems that count, and those that a waiver covers: each in the order of Diagnostics::sorted().
struct WaiverOutcome {
  std::vector<Diagnostic> open;
  std::vector<WaivedProblem> waived;
};

// Which waiver, if any, covers a problem. Points into the corpus and the sources, which must outlive it.
class WaiverIndex {
 public:
  WaiverIndex(const Corpus& corpus, const SourceMap& sources);
  // The first in the order of the files that names its code, file and line, and holds on the day of publication.
  [[nodiscard]] auto find(const Diagnostic& problem) const -> const Waiver*;
  // For Diagnostics::cleared().
  [[nodiscard]] auto exempt() const -> Exempt {
    return [this](const Diagnostic& one) { return find(one) != nullptr; };
  }
  // Those that nothing else is wrong with.
  [[nodiscard]] auto in_force() const -> const std::vector<const Waiver*>& { return in_force_; }

 private:
  const SourceMap* sources_;
  std::vector<const Waiver*> in_force_;
  std::map<std::string, std::vector<const Waiver*>, std::less<>> by_path_;
};

// Splits the problems, and adds to the open ones a warning for each waiver that covers nothing. `complete` is false where an error kept a stage from
// running: a problem that a waiver is for may then not have come up.
[[nodiscard]] auto apply_waivers(const Diagnostics& problems, const WaiverIndex& waivers, bool complete) -> WaiverOutcome;

// What is wrong with waivers themselves: codes that are none or cannot be waived, files that are not there, dates that have passed or not come.
void check_waivers(const Corpus& corpus, const SourceMap& sources, Diagnostics& out);

}  // namespace prongsai
