#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "plan/list_places.hpp"
#include "plan/listing.hpp"
#include "plan/pack_list.hpp"
#include "plan/site_parts.hpp"
#include "plan/site_path.hpp"
#include "score/similar.hpp"
#include "score/standings.hpp"

// The site before it is written: every page, its address, and where each link leads. Pointers lead into the Corpus and the Standings, which
// outlive the model. Nothing here changes once planned; reading from many threads is fine.
namespace prongsai {

// What a page is about.
struct HomePage {};
struct YearPage {
  const YearStandings* standings = nullptr;
};
// The results of a year in one place, where they are too many for one page; a place with very many has several pages, from 1.
struct YearPartPage {
  const YearStandings* standings = nullptr;
  const ResultPart* part = nullptr;
  std::size_t page = 1;
};
struct RegionPage {
  const Region* region = nullptr;
  // From 1; only a region with many offices has more than one.
  std::size_t page = 1;
};
// A province, and its units in the order of their Thai names.
struct ProvinceUnits {
  const Province* province = nullptr;
  std::vector<const Unit*> units;
};
struct ProvincePage {
  const ProvinceUnits* of = nullptr;
  std::size_t page = 1;
};
struct UnitIndexPage {};
// The units under a letter of the index, or one part of them. Only where the index is too long for one page.
struct LetterPage {
  const LetterUnits* of = nullptr;
  // From 1.
  std::size_t part = 1;
};
struct UnitPage {
  const Unit* unit = nullptr;
};
// `score` is null where the unit has no assessment in the year.
struct UnitYearPage {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const UnitScore* score = nullptr;
};
// A unit beside those like it.
struct UnitComparePage {
  const Unit* unit = nullptr;
};
// Where a reader chooses units to see side by side.
struct ComparePage {};
// Every unit's level in one dimension in a year; or, where these are too many for one page, the counts, and the units of one place.
struct DimensionPage {
  const YearStandings* standings = nullptr;
  const Dimension* dimension = nullptr;
  const ResultPart* part = nullptr;
  // Of the part.
  std::size_t page = 1;
};
// A form of the annex with a unit's result filled in, to be printed.
struct FormPage {
  enum class Form : std::uint8_t { score_sheet, checklist, summary };
  const UnitScore* score = nullptr;
  Form form = Form::score_sheet;
};
// Score sheet and checklist of a framework, to be filled in by hand.
struct BlankFormPage {
  const Framework* framework = nullptr;
};
// The evidence register of one unit and year.
struct RegisterPage {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
};
struct PracticeIndexPage {};
struct PracticePage {
  const Unit* unit = nullptr;
  const UnitYear* year = nullptr;
  const WriteUp* write_up = nullptr;
};
struct FrameworkPage {
  const Framework* framework = nullptr;
};
// Every framework, of whatever kind.
struct FrameworkIndexPage {};
struct ChecklistPage {
  const Checklist* checklist = nullptr;
};
// How one unit answers one checklist in a year.
struct ChecklistAnswersPage {
  const ChecklistScore* score = nullptr;
};
struct PlanFramePage {
  const PlanFrame* frame = nullptr;
};
struct PlanPage {
  const PlanStandings* standing = nullptr;
};
// One project, activity or measure of a plan.
struct PlanRecordPage {
  const PlanStandings* standing = nullptr;
  const RecordStanding* record = nullptr;
};
// Progress, satisfaction, networks and complaints of one unit and year.
struct ProgrammePage {
  const ProgrammeResult* result = nullptr;
};
// All registers of the current year.
struct EvidenceIndexPage {};
struct DownloadsPage {};
// Every file of open data and each of its columns.
struct DictionaryPage {};
// Where a reader checks a pack. `page` is what the portal itself says about it, `pages/verify.md`, or null.
struct VerifyPage {
  const Page* page = nullptr;
};
// What waivers cover, of the portal and by unit.
struct WaiversPage {};
// What every diagnostic means.
struct DiagnosticsPage {};
struct ProsePage {
  const Page* page = nullptr;
};
// What was announced of a year.
struct ResultsPage {
  const ResultsFindings* findings = nullptr;
  // From 1; only where very much was announced are there more.
  std::size_t page = 1;
};
// Due dates of every framework.
struct CalendarPage {};
struct CrosswalkPage {
  const Crosswalk* crosswalk = nullptr;
};
struct KnowledgePage {};
struct ArticlePage {
  const Article* article = nullptr;
};
// What changed between two publications: all of it, or at the units of one region. `latest` of this publication since the one before it.
struct ChangesPage {
  const ChangeSet* set = nullptr;
  const Region* region = nullptr;
  bool latest = false;
  // From 1; only where very many units changed are there more.
  std::size_t page = 1;
};
// The form of the site's search, and the lists that lead to the same content without it.
struct SearchPage {};
struct NotFoundPage {};
// A part of a list that is too long for one page.
struct ListPart;
struct PartPage {
  const ListPart* of = nullptr;
  // From 1.
  std::size_t page = 1;
};

using PageSubject = std::variant<HomePage,
                                 YearPage,
                                 YearPartPage,
                                 RegionPage,
                                 ProvincePage,
                                 UnitIndexPage,
                                 LetterPage,
                                 UnitComparePage,
                                 ComparePage,
                                 DimensionPage,
                                 UnitPage,
                                 UnitYearPage,
                                 FormPage,
                                 BlankFormPage,
                                 RegisterPage,
                                 PracticeIndexPage,
                                 PracticePage,
                                 FrameworkPage,
                                 PlanFramePage,
                                 PlanPage,
                                 PlanRecordPage,
                                 FrameworkIndexPage,
                                 ChecklistPage,
                                 ChecklistAnswersPage,
                                 ProgrammePage,
                                 EvidenceIndexPage,
                                 DownloadsPage,
                                 DictionaryPage,
                                 VerifyPage,
                                 WaiversPage,
                                 DiagnosticsPage,
                                 ProsePage,
                                 ResultsPage,
                                 CalendarPage,
                                 CrosswalkPage,
                                 KnowledgePage,
                                 ArticlePage,
                                 ChangesPage,
                                 SearchPage,
                                 NotFoundPage,
                                 PartPage>;

// Which list a part belongs to. Write-ups of a place are shown as cards, those about a topic as lines.
enum class ListKind : std::uint8_t { practices, topics, registers, packs, answers, plans, waivers };

// What write-ups have in common that are listed together.
struct PracticeTopic {
  enum class Of : std::uint8_t { kind, dimension, area, factor, year };
  Of of = Of::kind;
  // As in the content; of a kind its number, `2569` of a year.
  std::string id;
  auto operator==(const PracticeTopic&) const -> bool = default;
};
// Where a topic stands on the page of all write-ups: `factor:schedule`.
[[nodiscard]] auto anchor_of(const PracticeTopic& topic) -> std::string;

// The packs of a unit in a year, or those of its plans.
struct PackEntry {
  const Unit* unit = nullptr;
  std::optional<FiscalYear> year;
};

struct ListPart {
  ListKind kind = ListKind::practices;
  // The page whose list is divided.
  PageSubject list;
  // Null where the part is about a topic.
  const ListPlace* place = nullptr;
  PracticeTopic topic;
  // Below the address of the list: `provinces/52/`, `factors/schedule/`.
  std::string path;
  // In the order of the list. Write-ups, units, pack entries, answers and plans by their places in practices(), units(), pack_entries,
  // Standings::checklists and Standings::plans.
  std::vector<std::uint32_t> items_th{};
  std::vector<std::uint32_t> items_en{};
  [[nodiscard]] auto items(Language language) const -> const std::vector<std::uint32_t>& { return language == Language::th ? items_th : items_en; }
  [[nodiscard]] auto pages() const -> std::size_t;
  // Where the items of a page begin and end; the items themselves.
  [[nodiscard]] auto range_of(std::size_t page) const -> std::pair<std::size_t, std::size_t>;
  [[nodiscard]] auto of_page(Language language, std::size_t page) const -> std::span<const std::uint32_t>;
};

// More things than one page of changes shows: each region then has a page of its own.
inline constexpr std::size_t most_changes_on_a_page = 200;
[[nodiscard]] auto is_split(const ChangeSet& set, const Portal& portal) -> bool;
// Those of the units of a region, by unit.
[[nodiscard]] auto changed_units_in(const ChangeSet& set, const Region& region, const Corpus& corpus) -> std::vector<const Unit*>;

// The units whose changes the first page of a set, or its page of a region, lists: on the first page of a set that is split, those of no region.
[[nodiscard]] auto listed_units(const ChangeSet& set, const Region* region, const Corpus& corpus) -> std::vector<UnitId>;
// Whether the list has a line for each unit only, since what changed would be too much for a page.
[[nodiscard]] auto lists_lines_only(const ChangeSet& set, const std::vector<UnitId>& units) -> bool;
[[nodiscard]] auto changes_pages(const ChangeSet& set, const Region* region, const Corpus& corpus) -> std::size_t;

// Rows of awards and promotions of what was announced of a year, groups without an award that should have one among them.
[[nodiscard]] auto announced_rows(const ResultsFindings& findings) -> std::size_t;

// The address of the page about a subject, in Thai; in_language() gives the English twin's.
[[nodiscard]] auto path_of(const PageSubject& subject) -> SitePath;

struct PlannedPage {
  PageSubject subject;
  Language language = Language::th;
  SitePath path;
  // From below the start page down to the page's parent.
  std::vector<PageSubject> parents;
  // Of pages that show prose: links[s][l] is the address, ready for an attribute once escaped, of link l of section s.
  std::vector<std::vector<std::string>> links;
};

// The prose that a page shows, or null: an English page shows the Thai text where there is no English one.
[[nodiscard]] auto prose_of(const PlannedPage& page) -> const Prose*;

// A public evidence file, to be copied to the site as it is.
struct EvidenceFile {
  std::string content_path;
  SitePath site_path;
  const Evidence* evidence = nullptr;
};

struct SiteModel {
  const Corpus* corpus = nullptr;
  const Standings* standings = nullptr;
  // In site order: each Thai page with its English twin after it, where the portal has English.
  std::vector<PlannedPage> pages;
  std::vector<PageSubject> navigation;
  std::vector<PageSubject> footer;
  // By unit, year and place in the register.
  std::vector<EvidenceFile> evidence_files;
  PackList packs;
  // Set by the pipeline once open data is made.
  std::vector<DataListing> data;
  // The latest first; null or empty where no earlier publication is recorded.
  const std::vector<ChangeSet>* changes = nullptr;
  // Set by the pipeline once everything has been checked: by file and place.
  std::vector<WaivedListing> waived;
  // Every unit in the order of its short name, in Thai collation and by its English name.
  std::vector<const Unit*> units_th;
  std::vector<const Unit*> units_en;
  // Every province that a unit is in, by code.
  std::vector<ProvinceUnits> provinces;
  // The letters of the index, where it is too long for one page.
  std::vector<LetterUnits> letters;
  // The places among which the results of a year are divided, where they are too many for one page.
  std::map<FiscalYear, std::vector<ResultPart>> parts;
  // The places and parts of every list that is too long for one page.
  ListPlaces places;
  std::vector<PackEntry> pack_entries;
  std::vector<ListPart> lists;
  std::map<UnitId, SimilarUnits> similar;
  // Every write-up: latest year first, then by unit as above, then by title.
  std::vector<PracticePage> practices_th;
  std::vector<PracticePage> practices_en;

  // Where the write-ups of a unit and year begin in the two lists above.
  std::map<const UnitYear*, std::size_t> practices_begin_th;
  std::map<const UnitYear*, std::size_t> practices_begin_en;

  [[nodiscard]] auto units(Language language) const -> const std::vector<const Unit*>& { return language == Language::th ? units_th : units_en; }
  [[nodiscard]] auto practices(Language language) const -> const std::vector<PracticePage>& {
    return language == Language::th ? practices_th : practices_en;
  }
  // Those of one unit and year, in the same order.
  [[nodiscard]] auto practices_of(const UnitYear& year, Language language) const -> std::span<const PracticePage>;
  // Since the last publication, or null.
  [[nodiscard]] auto latest_changes() const -> const ChangeSet* { return changes == nullptr || changes->empty() ? nullptr : &changes->front(); }
  [[nodiscard]] auto current() const -> const YearStandings*;
  [[nodiscard]] auto has_results() const -> bool;
  // Whether there is a page that holds the unit beside those like it.
  [[nodiscard]] auto is_compared(const Unit& unit) const -> bool;
  [[nodiscard]] auto parts_of(FiscalYear year) const -> std::span<const ResultPart>;
  // The places that have results, where the results themselves are many.
  [[nodiscard]] auto dimension_parts_of(FiscalYear year) const -> std::vector<const ResultPart*>;
  // The parts of a list, in their order; empty where it stands on one page.
  [[nodiscard]] auto parts_of(const PageSubject& list, ListKind kind) const -> std::vector<const ListPart*>;
  // The write-ups about a topic, where they have pages of their own; or null.
  [[nodiscard]] auto topic_part(const PracticeTopic& topic) const -> const ListPart*;
  // The address of a page in the reader's language, as written in page `from`.
  [[nodiscard]] auto url(const PlannedPage& from, const PageSubject& to) const -> std::string;
  // The address of a file that is the same in every language, as written in page `from`.
  [[nodiscard]] auto file_url(const PlannedPage& from, const SitePath& to) const -> std::string;
  // With scheme and host, for canonical addresses and the site map.
  [[nodiscard]] auto absolute_url(const SitePath& path) const -> std::string;
  // Of a unit and year as a whole, each part where there are several; then those of its dimensions.
  [[nodiscard]] auto packs_of(const UnitId& unit, FiscalYear year) const -> std::vector<const PackListing*>;
  [[nodiscard]] auto dimension_packs_of(const UnitId& unit, FiscalYear year) const -> std::vector<const PackListing*>;
  // Each part of the one pack.
  [[nodiscard]] auto packs_about(const PackSubject& subject) const -> std::vector<const PackListing*>;
};

// What the portal says about checking a pack, which the site's own page shows; null where there is no `pages/verify.md`.
[[nodiscard]] auto verify_prose(const Corpus& corpus) -> const Page*;

// The page about an entry's own register exists where the unit and year have any evidence.
[[nodiscard]] auto has_register(const UnitYear& year) -> bool;

}  // namespace prongsai
