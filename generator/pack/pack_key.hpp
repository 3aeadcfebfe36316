#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "pack/index_pack.hpp"
#include "pack/pack_content.hpp"
#include "plan/plan_packs.hpp"
#include "source/codec.hpp"
#include "source/results.hpp"
#include "source/source_map.hpp"

// The key (base/key.hpp) of everything that a pack, its neighbours and its place in lists follow from: packs of one key are the same, byte for byte.
//
// Nothing can be forgotten in it, because a pack is given nothing else:
//   - the unit, with all its years: every value that was loaded, the path and text of every file, and so size and SHA-256 of its evidence;
//   - its score and its plan's sums: score_unit, score_checklist and score_plan make them of the unit, the instrument and the portal; only the rank comes
//     from elsewhere, and stands in the key;
//   - the instruments by which the year is judged, values and texts: the corpus that plan_pack gets (pack_corpus) holds no other, and no unit at all;
//   - the portal without its look and what only the site shows, which are taken out of that corpus;
//   - problems and waivers, commits, and addresses that links lead to: those of the unit and its instruments only (pack_places), as values;
//   - what the pack is about, for whom it is made, where it is split, where its profile is.
// Of texts a pack reads those whose number stands in one of these values. Evidence is held against its size and SHA-256 while it is packed. The words of the
// program are the program's: results of another are never seen.
namespace prongsai {

// Digests of what was loaded. Two runs in which the digest is the same had the same unit in their hands, whatever else differed.
class LoadedDigests {
 public:
  // `units` says what each unit was loaded from, but for the facts of its evidence.
  LoadedDigests(const Corpus& corpus, const SourceMap& sources, const std::map<UnitId, KeyedFiles>& units);

  // Every value of the unit, path and text of each of its files. Empty where there is none: nothing may then be remembered of it.
  [[nodiscard]] auto of_unit(const Unit& unit) const -> std::string;
  // The same of a framework, a checklist or the frame of plans.
  [[nodiscard]] auto of_instrument(const FrameworkId& id) const -> const std::string&;
  // Which files values of the unit may name.
  [[nodiscard]] auto files_of(const UnitId& unit) const -> CodedFiles;

 private:
  template <class T>
  void add_instruments(const std::map<FrameworkId, T>& instruments, const SourceMap& sources);

  const std::map<UnitId, KeyedFiles>* units_;
  std::map<FrameworkId, std::string> instruments_;
};

// The instruments that a pack tells of.
[[nodiscard]] auto pack_instruments(const Corpus& corpus, const PlannedPack& planned) -> std::set<FrameworkId>;
// What plan_pack may see of the corpus beside the planned pack.
[[nodiscard]] auto pack_corpus(const Corpus& corpus, const std::set<FrameworkId>& instruments) -> Corpus;
// Folders (with a slash at the end) and files whose problems and commits a pack may tell, in order.
[[nodiscard]] auto pack_places(const PlannedPack& planned, const std::set<FrameworkId>& instruments) -> std::vector<std::string>;

// `options.context` must be what stands at pack_places, or null; `unit` is LoadedDigests::of_unit. Empty where the pack has no key. The score's text, made of
// the score, is not looked at.
[[nodiscard]] auto pack_key(const Corpus& seen, const PlannedPack& planned, const PackOptions& options, const LoadedDigests& digests, const std::string& unit)
    -> std::string;
// Of an index. The texts of the listed packs are not looked at: size and hash of a zip say what stands in it.
[[nodiscard]] auto index_pack_key(const Corpus& seen, const PackSubject& subject, std::span<const IndexedPack* const> packs, const PackOptions& options)
    -> std::string;

}  // namespace prongsai
