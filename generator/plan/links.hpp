#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/corpus.hpp"
#include "plan/site_model.hpp"
#include "source/source_map.hpp"

namespace prongsai {

// Finds where the links of prose lead. Authors write paths of content files as seen from their own file, the way they see them in the repository;
// every file that a page is made from can be linked to.
class LinkTargets {
 public:
  // Keeps references to all three.
  LinkTargets(const SiteModel& site, const Corpus& corpus, const SourceMap& sources);
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

  const SiteModel& site_;
  const SourceMap& sources_;
  std::map<std::string, Target> pages_;
  std::map<std::string, Registered> evidence_;
};

// The path that `destination` names, as seen from the file at `from`: `a/b.md` and `../c.md` give `c.md`. Nothing where it leaves the content folder.
[[nodiscard]] auto content_path(std::string_view from, std::string_view destination) -> std::optional<std::string>;

// `%E0%B8%81` becomes ก; anything else stays.
[[nodiscard]] auto percent_decoded(std::string_view text) -> std::string;

}  // namespace prongsai
