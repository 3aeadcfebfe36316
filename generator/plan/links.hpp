#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "plan/link_doubts.hpp"
#include "plan/site_model.hpp"
#include "score/standings.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Finds where the links of prose lead. Authors write paths of content files as seen from their own file, the way they see them in the repository;
// every file that a page is made from can be linked to.
class LinkTargets {
 public:
  // Keeps references to all of them. `doubts` where the content has errors: nothing is then told that may follow from one.
  LinkTargets(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const LinkDoubts* doubts = nullptr);
  // The address for each link of each section, as written in `page`; empty where an error was reported.
  [[nodiscard]] auto resolve(const PlannedPage& page, Diagnostics& diagnostics) const -> std::vector<std::vector<std::string>>;

 private:
  struct Target {
    PageSubject subject;
    // Set where the file is the twin in one language.
    std::optional<Language> language;
  };
  struct Registered {
    const Unit* unit = nullptr;
    const UnitYear* year = nullptr;
    const Evidence* evidence = nullptr;
  };
  struct Destination;
  [[nodiscard]] auto doubtful_headings(const PlannedPage& page, const std::string& path) const -> bool;
  [[nodiscard]] auto set_aside_unit(const std::string& path) const -> const Unit*;
  void add_unit(const Unit& unit);
  void add_announced(const Corpus& corpus);
  [[nodiscard]] auto resolve_link(const PlannedPage& page, const std::string& file, const ProseLink& link, Diagnostics& diagnostics) const
      -> std::string;
  [[nodiscard]] auto to_own_heading(const PlannedPage& page, const Destination& to, Diagnostics& diagnostics) const -> std::string;
  [[nodiscard]] auto to_page(const PlannedPage& page, const Target& target, const Destination& to, Diagnostics& diagnostics) const -> std::string;
  [[nodiscard]] auto to_evidence(const PlannedPage& page, const Registered& target, const Destination& to, Diagnostics& diagnostics) const
      -> std::string;
  [[nodiscard]] auto suggestion(const std::string& file, const std::string& wanted, bool evidence) const -> Text;

  const Corpus& corpus_;
  const Standings& standings_;
  const SourceMap& sources_;
  const LinkDoubts* doubts_;
  std::map<std::string, Target> pages_;
  std::map<std::string, Registered> evidence_;
};

// The path that `destination` names, as seen from the file at `from`: `a/b.md` and `../c.md` give `c.md`. Nothing where it leaves the content folder.
[[nodiscard]] auto content_path(std::string_view from, std::string_view destination) -> std::optional<std::string>;

// `%E0%B8%81` becomes ก; anything else stays.
[[nodiscard]] auto percent_decoded(std::string_view text) -> std::string;

}  // namespace prongsai
