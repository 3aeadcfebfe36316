#include "plan/list_parts.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <tuple>
#include <vector>

using namespace prongsai;

namespace {

auto text_of(const ListCut& cut) -> std::string {
  return std::to_string(cut.entries_begin) + "-" + std::to_string(cut.entries_end) + " " + std::to_string(cut.lines_begin) + "-" + std::to_string(cut.lines_end);
}

// A portal of two regions, and units that are added one by one.
struct Content {
  Corpus corpus;
  Standings standings;
  SiteModel site;

  Content() {
    corpus.portal.current_year = FiscalYear{2569};
    corpus.portal.regions = {{.id = RegionId("r1"), .title = {.th = "เขต 1", .en = {}}, .provinces = {}}, {.id = RegionId("r2"), .title = {.th = "เขต 2", .en = {}}, .provinces = {}}};
  }

  auto add(const std::string& region, const std::string& province, const std::string& name = "บ้าน") -> Unit& {
    Unit unit;
    unit.id = UnitId("u" + std::to_string(corpus.units.size() + 1));
    unit.short_name = {.th = name, .en = {}};
    if (!region.empty()) {
      unit.region = Located<RegionId>{.value = RegionId(region), .span = {}};
    }
    if (!province.empty()) {
      unit.province = Province{.code = province, .code_span = {}, .name = {.th = province, .en = {}}};
    }
    const auto id = unit.id;
    return corpus.units.emplace(id, std::move(unit)).first->second;
  }

  void add_write_ups(Unit& unit, int be, std::size_t count) {
    auto& year = unit.years[FiscalYear{be}];
    year.year = FiscalYear{be};
    for (std::size_t at = 0; at < count; ++at) {
      WriteUp up;
      up.id = WriteUpId("w" + std::to_string(at));
      up.kind = at % 2 == 0 ? WriteUpKind::result : WriteUpKind::activity_report;
      year.write_ups.push_back(std::move(up));
    }
  }

  void add_register(Unit& unit) {
    auto& year = unit.years[FiscalYear{2569}];
    year.year = FiscalYear{2569};
    year.evidence.emplace_back();
  }

  // The lists that a site plans before it is divided.
  auto lists() -> std::vector<ListPart> {
    site = {};
    site.corpus = &corpus;
    site.standings = &standings;
    for (const auto& [id, unit] : corpus.units) {
      site.units_th.push_back(&unit);
      for (const auto& [number, year] : unit.years) {
        for (const auto& up : year.write_ups) {
          site.practices_th.push_back({&unit, &year, &up});
        }
      }
    }
    site.units_en.assign(site.units_th.rbegin(), site.units_th.rend());
    site.practices_en = site.practices_th;
    site.places = ListPlaces(site.units_th, corpus.portal);
    site.pack_entries = pack_entries_of(corpus, standings);
    return list_parts(site);
  }
};

auto text_of(const std::vector<ListPart>& parts) -> std::string {
  std::string text;
  for (const auto& part : parts) {
    text += path_of(PartPage{&part}).text + " " + std::to_string(part.items_th.size()) + "/" + std::to_string(part.pages()) + "; ";
  }
  return text;
}

}  // namespace

TEST_CASE("a page holds its share of entries, which weigh as three lines, and then of lines") {
  using Case = std::tuple<std::size_t, std::size_t, std::vector<std::string>>;
  const auto cut = GENERATE(Case{0, 0, {"0-0 0-0"}}, Case{100, 0, {"0-100 0-0"}}, Case{101, 0, {"0-100 0-0", "100-101 0-0"}}, Case{0, 300, {"0-0 0-300"}},
                            Case{0, 301, {"0-0 0-300", "0-0 300-301"}}, Case{50, 150, {"0-50 0-150"}}, Case{50, 151, {"0-50 0-150", "50-50 150-151"}},
                            Case{150, 450, {"0-100 0-0", "100-150 0-150", "150-150 150-450"}});
  const auto& [entries, lines, pages] = cut;
  REQUIRE(pages_of(entries, lines) == pages.size());
  for (std::size_t page = 1; page <= pages.size(); ++page) {
    CHECK(text_of(cut_of(entries, lines, page)) == pages[page - 1]);
  }
}

TEST_CASE("a place is a province, else a region, else a letter, in the order of the portal's regions") {
  Content content;
  content.add("r2", "95");
  content.add("r1", "52");
  content.add("r1", "");
  content.add("", "10");
  content.add("", "", "ลำปาง");
  content.add("", "", "กรม");
  content.add("", "", "OTOP");
  // The province stands under the first region that an office of it names; the address is the same.
  content.add("r1", "95");
  content.add("unknown", "", "๑๒");
  content.lists();
  std::string text;
  for (const auto& place : content.site.places.all()) {
    text += (place.region == nullptr ? "-" : place.region->id.str()) + " " + place.path + "; ";
  }
  CHECK(text == "r1 provinces/52/; r1 provinces/95/; r1 regions/r1/; - provinces/10/; - letters/u0e01/; - letters/u0e25/; - letters/o/; - letters/other/; ");
  CHECK(content.site.places.of(content.corpus.units.at(UnitId("u1"))) == content.site.places.of(content.corpus.units.at(UnitId("u8"))));
}

TEST_CASE("write-ups stand on one page up to the limit, above it by place and by topic") {
  Content content;
  CHECK(content.lists().empty());
  auto& unit = content.add("r1", "52");
  content.add_write_ups(unit, 2568, most_entries_on_a_page);
  CHECK(content.lists().empty());
  content.add_write_ups(content.add("r1", ""), 2569, 1);
  CHECK(text_of(content.lists()) ==
        "practices/provinces/52/ 100/1; practices/regions/r1/ 1/1; practices/kinds/result/ 51/1; practices/kinds/activity-report/ 50/1; "
        "practices/years/2569/ 1/1; practices/years/2568/ 100/1; ");
}

TEST_CASE("a giant province is cut into numbered pages, and every write-up is on one of them") {
  Content content;
  content.add_write_ups(content.add("r1", "52"), 2569, 2 * most_entries_on_a_page + 1);
  const auto parts = content.lists();
  const auto& province = parts.front();
  REQUIRE(province.pages() == 3);
  CHECK(path_of(PartPage{&province, 1}).text == "practices/provinces/52/");
  CHECK(path_of(PartPage{&province, 3}).text == "practices/provinces/52/3/");
  std::vector<std::uint32_t> all;
  for (std::size_t page = 1; page <= province.pages(); ++page) {
    const auto items = province.of_page(Language::en, page);
    CHECK(items.size() <= most_entries_on_a_page);
    all.insert(all.end(), items.begin(), items.end());
  }
  CHECK(all == province.items_en);
  CHECK(all.size() == 2 * most_entries_on_a_page + 1);
  CHECK(province.of_page(Language::th, 4).empty());
}

TEST_CASE("registers and packs are divided by place where they are many, each in the order of the language") {
  Content content;
  for (std::size_t at = 0; at < most_units_on_a_page; ++at) {
    content.add_register(content.add(at < 2 ? "r1" : "", ""));
  }
  CHECK(content.lists().empty());
  content.add_register(content.add("", "", "กรม"));
  const auto parts = content.lists();
  CHECK(text_of(parts) == "evidence/regions/r1/ 2/1; evidence/letters/u0e01/ 1/1; evidence/letters/u0e1a/ 298/1; ");
  const auto name_of = [&](Language language, std::uint32_t item) { return content.site.units(language)[item]->id.str(); };
  CHECK(name_of(Language::th, parts.front().items_th.front()) == "u1");
  CHECK(name_of(Language::en, parts.front().items_en.front()) == "u2");
}

TEST_CASE("packs are listed by year, the latest first, and plans last") {
  Content content;
  auto& first = content.add("", "52");
  auto& second = content.add("", "52");
  auto& scores = content.standings.years[FiscalYear{2568}].scores;
  auto& later = content.standings.years[FiscalYear{2569}].scores;
  scores.push_back({.unit = &first});
  later.push_back({.unit = &second});
  content.standings.plans.push_back({.unit = &first});
  CHECK(pack_entries_of(content.corpus, content.standings).size() == 3);
  CHECK(content.lists().empty());
  for (std::size_t at = 0; at < most_entries_on_a_page; ++at) {
    scores.push_back({.unit = &content.add("", "95")});
  }
  const auto parts = content.lists();
  CHECK(text_of(parts) == "downloads/provinces/52/ 3/1; downloads/provinces/95/ 100/1; ");
  std::string text;
  for (const auto item : parts.front().items_th) {
    const auto& entry = content.site.pack_entries[item];
    text += entry.unit->id.str() + (entry.year ? " " + std::to_string(entry.year->be) : " plans") + "; ";
  }
  CHECK(text == "u2 2569; u1 2568; u1 plans; ");
}

TEST_CASE("answers to a checklist and plans of a frame are divided where that checklist or frame has many") {
  Content content;
  auto& checklist = content.corpus.checklists[FrameworkId("oit")];
  checklist.id = FrameworkId("oit");
  auto& other = content.corpus.checklists[FrameworkId("other")];
  other.id = FrameworkId("other");
  auto& frame = content.corpus.plan_frames[FrameworkId("acp")];
  frame.id = FrameworkId("acp");
  for (std::size_t at = 0; at < most_units_on_a_page; ++at) {
    content.add(at == 0 ? "r1" : "", "52");
  }
  for (const auto& [id, unit] : content.corpus.units) {
    content.standings.checklists.push_back({.unit = &unit, .year = &content.corpus.units.at(id).years[FiscalYear{2569}], .checklist = &checklist});
    content.standings.plans.push_back({.unit = &unit, .frame = &frame});
  }
  content.standings.checklists.push_back({.unit = &content.corpus.units.begin()->second, .year = &content.corpus.units.begin()->second.years[FiscalYear{2569}], .checklist = &other});
  const auto named = [&](const std::string& begin) {
    auto parts = content.lists();
    std::erase_if(parts, [&](const ListPart& part) { return !path_of(PartPage{&part}).text.starts_with(begin); });
    return text_of(parts);
  };
  CHECK(named("frameworks/").empty());
  auto& last = content.add("", "95");
  content.standings.checklists.push_back({.unit = &last, .year = &last.years[FiscalYear{2569}], .checklist = &checklist});
  content.standings.plans.push_back({.unit = &last, .frame = &frame});
  CHECK(named("frameworks/") == "frameworks/oit/provinces/52/ 300/1; frameworks/oit/provinces/95/ 1/1; frameworks/acp/provinces/52/ 300/1; frameworks/acp/provinces/95/ 1/1; ");
}

TEST_CASE("changes of very many units have numbered pages, in each region and of the units of none") {
  Content content;
  ChangeSet set{.since = {}, .until = {.year = 2026, .month = 10, .day = 31}, .changes = {}};
  const auto change = [&](const Unit& unit, std::size_t times) {
    for (std::size_t at = 0; at < times; ++at) {
      set.changes.push_back({.topic = ChangeTopic::write_up, .turn = ChangeTurn::added, .unit = unit.id, .year = FiscalYear{2569}, .subject = "w" + std::to_string(at), .title = {}, .before = {}, .after = {}});
    }
  };
  for (std::size_t at = 0; at < 2 * most_units_on_a_page; ++at) {
    content.add(at < most_units_on_a_page + 1 ? "r1" : "", "");
  }
  for (const auto& [id, unit] : content.corpus.units) {
    change(unit, 2);
  }
  const auto* region = &content.corpus.portal.regions.front();
  CHECK(changes_pages(set, region, content.corpus) == 2);
  CHECK(listed_units(set, nullptr, content.corpus).size() == most_units_on_a_page - 1);
  CHECK(changes_pages(set, nullptr, content.corpus) == 1);
  // Without regions all stand in one list.
  content.corpus.portal.regions.clear();
  CHECK(changes_pages(set, nullptr, content.corpus) == 2);
  CHECK(path_of(ChangesPage{.set = &set, .region = nullptr, .latest = false, .page = 2}).text == "changes/2026-10-31/2/");
}
