#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/article.hpp"
#include "model/crosswalk.hpp"
#include "model/checklist.hpp"
#include "model/framework.hpp"
#include "model/look.hpp"
#include "model/plan.hpp"
#include "model/prose.hpp"
#include "model/province_map.hpp"
#include "model/publication.hpp"
#include "model/results.hpp"
#include "model/unit.hpp"

namespace prongsai {

struct Region {
  RegionId id;
  Text title;
  Text provinces;
};

struct Contact {
  std::string email;
  std::string phone;
  std::string url;
  Text address;
};

struct Licence {
  Text name;
  std::string url;
};

struct Portal {
  Text title;
  Text publisher;
  // Without a slash at the end.
  std::string base_url;
  std::vector<Language> languages;
  FiscalYear current_year;
  // The day of publication: the only "today" that the site knows.
  Date published;
  Licence licence;
  Contact contact;
  // Where readers report a mistake on a page: an address with `{url}` for the page's own. Empty for a mail to the contact.
  std::string feedback_url;
  Look look;
  Text notice;
  // The site has a page that explains every diagnostic, for those who write content.
  bool diagnostics_page = false;
  std::vector<Region> regions;
  // Topics of knowledge articles, in the order in which they are shown.
  std::vector<Choice> topics;
  // Of `current_year`.
  Span span;
  [[nodiscard]] auto region(const RegionId& id) const -> const Region*;
};

// A page of prose: about, privacy, help. `english` is the twin `<id>.en.md`, where there is one.
struct Page {
  PageId id;
  Text title;
  Text summary;
  int order = 0;
  Prose prose;
  std::optional<Prose> english;
  FileId file{};
};

// Everything that was loaded. Maps keep their keys in order, so that nothing built from them depends on the order of folders. Not changed after
// checking; everything later points into it.
struct Corpus {
  Portal portal;
  // Of map.yaml, where the portal has one.
  std::optional<ProvinceMap> map;
  std::map<FrameworkId, Framework> frameworks;
  std::map<FrameworkId, Checklist> checklists;
  std::map<FrameworkId, PlanFrame> plan_frames;
  std::map<UnitId, Unit> units;
  // By `order`, then id.
  std::vector<Page> pages;
  std::map<FiscalYear, YearResults> results;
  std::map<CrosswalkId, Crosswalk> crosswalks;
  // The latest first, then by id.
  std::vector<Article> articles;
  // Units and frameworks whose files are there but could not be read: what names them is not wrong.
  std::set<UnitId> unreadable_units;
  std::set<FrameworkId> unreadable_frameworks;
  // The folder theme/.
  Theme theme;
  // Of waivers.yaml beside portal.yaml: for files of no unit.
  std::vector<Waiver> waivers;
  // Of publications/: the earliest first.
  std::vector<PublicationRecord> publications;
  // The framework of kind `levels` for a year, or null.
  [[nodiscard]] auto framework_for(FiscalYear year) const -> const Framework*;
  [[nodiscard]] auto checklists_for(FiscalYear year) const -> std::vector<const Checklist*>;
  // Kinds of evidence that a year's frameworks name: of the levels first, then of the checklists; each id once.
  [[nodiscard]] auto evidence_kinds_for(FiscalYear year) const -> std::vector<EvidenceKind>;
  // Every fiscal year that any unit has, ascending.
  [[nodiscard]] auto years() const -> std::vector<FiscalYear>;
};

}  // namespace prongsai
