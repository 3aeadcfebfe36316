#include "opendata/feeds.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "opendata/xml_text.hpp"
#include "unit/opendata/small_portal.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

auto times(const std::string& text, const std::string& part) -> int {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

struct Planned {
  SmallPortal small;
  SiteModel site;
  Planned() {
    small.corpus.portal.published = {.year = 2021, .month = 10, .day = 31};
    site.corpus = &small.corpus;
    site.standings = &small.standings;
  }
};

}  // namespace

TEST_CASE("text in XML") {
  CHECK(xml_escaped("a<b>&\"c\"'") == "a&lt;b&gt;&amp;&quot;c&quot;&apos;");
  CHECK(xml_escaped(std::string("a\0b\x1b\t\n", 6)) == "a\uFFFDb\uFFFD\t\n");
}

TEST_CASE("a unit's feed has an entry for each write-up, dated by its own period or by the last change of its file") {
  Planned planned;
  const auto& unit = planned.small.corpus.units.at(UnitId("lampang"));
  const auto& write_up = unit.years.at(FiscalYear{2564}).write_ups.at(0);
  const auto own = Feeds(planned.site, {}).of_unit(unit);
  CHECK(times(own, "<entry>") == 1);
  CHECK(own.find("<id>tag:x.go.th,2021:/units/lampang/2564/practices/good-plan/</id>\n<title>แผนดี</title>\n"
                 "<updated>2021-09-30T00:00:00+07:00</updated>") != std::string::npos);
  // The feed is as new as its newest entry or the site.
  CHECK(own.find("</title>\n<updated>2021-10-31T00:00:00+07:00</updated>\n<author>") != std::string::npos);
  const auto changed = Feeds(planned.site, {{write_up.file, {.year = 2022, .month = 2, .day = 3}}}).of_unit(unit);
  CHECK(times(changed, "<updated>2022-02-03T00:00:00+07:00</updated>") == 2);
}

TEST_CASE("a score is told once a committee dated its review, with the office's name in the feed of the site") {
  Planned planned;
  auto& year = planned.small.standings.years.at(FiscalYear{2564});
  auto& score = year.scores.at(0);
  const auto before = times(Feeds(planned.site, {}).of_site(Language::th), "<category term=\"score\"/>");
  auto assessment = *score.assessment;
  assessment.review = Review{};
  assessment.review->date = Date{.year = 2021, .month = 8, .day = 1};
  score.assessment = &assessment;
  score.reviewed = true;
  const Feeds feeds(planned.site, {});
  const auto thai = feeds.of_site(Language::th);
  CHECK(before == 0);
  CHECK(times(thai, "<category term=\"score\"/>") == 1);
  CHECK(thai.find("<title>ลำปาง: คณะกรรมการพิจารณาผลการประเมินแล้ว ปีงบประมาณ พ.ศ. 2564</title>") != std::string::npos);
  const auto english = feeds.of_site(Language::en);
  CHECK(english.find("<title>Lampang: Assessment reviewed by the committee, fiscal year BE 2564 (CE 2021)</title>") != std::string::npos);
  CHECK(english.find("<summary>20.6 of 30.6 points</summary>") != std::string::npos);
  CHECK(english.find("<id>tag:x.go.th,2021:/en/units/lampang/2564/</id>") != std::string::npos);
}

TEST_CASE("a feed keeps to its newest entries") {
  Planned planned;
  auto& write_ups = planned.small.corpus.units.at(UnitId("lampang")).years.at(FiscalYear{2564}).write_ups;
  const auto one = write_ups.at(0);
  for (int number = 0; number < 120; ++number) {
    write_ups.push_back(one);
    write_ups.back().id = WriteUpId("more-" + std::to_string(number));
  }
  const Feeds feeds(planned.site, {});
  CHECK(times(feeds.of_site(Language::th), "<entry>") == static_cast<int>(most_in_site_feed));
  CHECK(times(feeds.of_unit(planned.small.corpus.units.at(UnitId("lampang"))), "<entry>") == static_cast<int>(most_in_unit_feed));
}
