#include "opendata/feeds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "opendata/xml_text.hpp"

namespace prongsai {
namespace {

constexpr int be_offset = 543;

// One thing that is new.
struct Entry {
  // Null where it is about no unit.
  const Unit* unit = nullptr;
  // Together the entry's name for ever: the year keeps apart what two owners of one address publish (RFC 4151).
  FiscalYear year;
  PageSubject page;
  Date updated;
  Text title;
  Text summary;
  std::string_view category;
  std::vector<const PackListing*> packs;
  // Of the page: set once all entries are there, as sorting asks for it many times.
  SitePath path{};
};

// Newest first; of one day by address, so that the order is the same in every publication.
auto comes_before(const Entry& one, const Entry& other) -> bool {
  return one.updated != other.updated ? one.updated > other.updated : one.path < other.path;
}

// `86.5`, `ระดับดีเด่น`.
auto result_words(const UnitScore& score) -> Text {
  const auto points = plain_number(score.total);
  const auto full = plain_number(score.full_points);
  Text words{.th = fmt::format("ได้ {} จาก {} คะแนน", points, full), .en = fmt::format("{} of {} points", points, full)};
  if (!score.grade.empty()) {
    words.th += " ระดับผล " + score.grade;
    words.en += ", grade " + score.grade;
  }
  return words;
}

auto year_words(FiscalYear year) -> Text {
  return {.th = fmt::format("ปีงบประมาณ พ.ศ. {}", year.be), .en = fmt::format("fiscal year BE {} (CE {})", year.be, year.be - be_offset)};
}

// Of what it tells: the last day of its period.
auto own_day(const WriteUp& write_up, FiscalYear year) -> Date {
  if (write_up.period.to) {
    return *write_up.period.to;
  }
  return write_up.period.quarters.empty() ? last_day(year) : last_day(year, *std::ranges::max_element(write_up.period.quarters));
}

// The host of `https://cdd.example.go.th/open`.
auto host_of(std::string_view base_url) -> std::string_view {
  const auto scheme = base_url.find("://");
  const auto host = base_url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
  return host.substr(0, host.find_first_of("/:"));
}

class Collector {
 public:
  Collector(const SiteModel& site, const std::map<FileId, Date>& changed) : site_(site), changed_(changed) {}

  auto collect() -> std::vector<Entry> {
    for (const auto& pack : site_.packs) {
      if (const auto* whole = std::get_if<UnitYearPack>(&pack.subject)) {
        packs_[{whole->unit, whole->year}].push_back(&pack);
      }
    }
    for (const auto& [id, unit] : site_.corpus->units) {
      for (const auto& [number, year] : unit.years) {
        add_write_ups(unit, year);
      }
    }
    for (const auto& [number, year] : site_.standings->years) {
      for (const auto& score : year.scores) {
        add_score(score);
      }
    }
    for (const auto& score : site_.standings->checklists) {
      add_checklist(score);
    }
    for (const auto& [number, findings] : site_.standings->results) {
      add_results(findings);
    }
    for (const auto& article : site_.corpus->articles) {
      add({.unit = nullptr, .year = article.updated.fiscal_year(), .page = ArticlePage{&article}, .updated = article.updated, .title = article.title,
           .summary = article.summary, .category = "article", .packs = {}});
    }
    for (auto& entry : entries_) {
      entry.path = path_of(entry.page);
    }
    std::ranges::sort(entries_, comes_before);
    return std::move(entries_);
  }

 private:
  // Nothing is newer than the publication that tells it.
  void add(Entry entry) {
    entry.updated = std::min(entry.updated, site_.corpus->portal.published);
    entries_.push_back(std::move(entry));
  }

  void add_write_ups(const Unit& unit, const UnitYear& year) {
    for (const auto& write_up : year.write_ups) {
      const auto found = changed_.find(write_up.file);
      // Git's day may be later than the day of publication that the portal names: it is the one that readers wait for.
      entries_.push_back({.unit = &unit,
                          .year = year.year,
                          .page = PracticePage{.unit = &unit, .year = &year, .write_up = &write_up},
                          .updated = found != changed_.end() ? found->second : std::min(own_day(write_up, year.year), site_.corpus->portal.published),
                          .title = write_up.title,
                          .summary = write_up.summary,
                          .category = "write-up",
                          .packs = {}});
    }
  }

  void add_score(const UnitScore& score) {
    if (!score.reviewed || !score.assessment->review || !score.assessment->review->date) {
      return;
    }
    const auto year = year_words(score.year->year);
    add({.unit = score.unit,
         .year = score.year->year,
         .page = UnitYearPage{.unit = score.unit, .year = score.year, .score = &score},
         .updated = *score.assessment->review->date,
         .title = {.th = "คณะกรรมการพิจารณาผลการประเมินแล้ว " + year.th, .en = "Assessment reviewed by the committee, " + year.en},
         .summary = result_words(score),
         .category = "score",
         .packs = packs_[{score.unit->id, score.year->year}]});
  }

  void add_checklist(const ChecklistScore& score) {
    const auto& review = score.answers->review;
    if (!score.reviewed || !review || !review->date) {
      return;
    }
    const auto year = year_words(score.year->year);
    const auto& title = score.checklist->title;
    add({.unit = score.unit,
         .year = score.year->year,
         .page = ChecklistAnswersPage{&score},
         .updated = *review->date,
         .title = {.th = "คณะกรรมการตรวจคำตอบแล้ว " + title.th + " " + year.th, .en = "Answers reviewed by the committee: " + title.in(Language::en) + ", " + year.en},
         .summary = {.th = fmt::format("มี {} จาก {} รายการ", score.tally.present, score.tally.items),
                     .en = fmt::format("{} of {} items are present", score.tally.present, score.tally.items)},
         .category = "checklist",
         .packs = {}});
  }

  void add_results(const ResultsFindings& findings) {
    const auto& results = *findings.results;
    const auto year = year_words(results.year);
    add({.unit = nullptr,
         .year = results.year,
         .page = ResultsPage{&findings},
         .updated = results.announced,
         .title = {.th = "ประกาศผลการประเมิน " + year.th, .en = "Results announced, " + year.en},
         .summary = {.th = fmt::format("รางวัล {} รายการ", results.awards.size()), .en = fmt::format("{} awards", results.awards.size())},
         .category = "results",
         .packs = {}});
  }

  const SiteModel& site_;
  const std::map<FileId, Date>& changed_;
  std::map<std::pair<UnitId, FiscalYear>, std::vector<const PackListing*>> packs_;
  std::vector<Entry> entries_;
};

// A day in Thailand, which has one time zone and no summer time.
auto instant(const Date& date) -> std::string { return date.iso() + "T00:00:00+07:00"; }

class FeedWriter {
 public:
  FeedWriter(const SiteModel& site, Language language) : site_(site), portal_(site.corpus->portal), language_(language) {}

  // In the feed of one unit entries need not name it.
  auto write(const Text& title, const SitePath& self, const SitePath& page, const std::vector<const Entry*>& entries, bool of_one_unit) -> std::string {
    auto updated = portal_.published;
    for (const auto* entry : entries) {
      updated = std::max(updated, entry->updated);
    }
    out_ = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", code_of(language_));
    element("id", site_.absolute_url(self));
    text("title", title);
    element("updated", instant(updated));
    out_ += "<author>";
    element("name", portal_.publisher.in(language_));
    out_ += "</author>\n";
    if (!portal_.licence.name.empty()) {
      text("rights", portal_.licence.name);
    }
    link("self", "application/atom+xml", site_.absolute_url(self), {});
    link("alternate", "text/html", site_.absolute_url(in_language(page, language_)), {});
    for (const auto* one : entries) {
      entry(*one, of_one_unit);
    }
    return std::move(out_) + "</feed>\n";
  }

 private:
  void element(std::string_view name, std::string_view value) { out_ += fmt::format("<{0}>{1}</{0}>\n", name, xml_escaped(value)); }

  void text(std::string_view name, const Text& words) {
    const bool is_thai = words.language_for(language_) != language_;
    out_ += fmt::format("<{0}{2}>{1}</{0}>\n", name, xml_escaped(words.in(language_)), is_thai ? " xml:lang=\"th\"" : "");
  }

  void link(std::string_view relation, std::string_view type, std::string_view url, std::optional<std::uint64_t> length) {
    out_ += fmt::format("<link rel=\"{}\" type=\"{}\"{} href=\"{}\"/>\n", relation, type, length ? fmt::format(" length=\"{}\"", *length) : "", xml_escaped(url));
  }

  void entry(const Entry& one, bool of_one_unit) {
    const auto path = in_language(path_of(one.page), language_);
    out_ += "<entry>\n";
    element("id", fmt::format("tag:{},{}:{}{}", host_of(portal_.base_url), one.year.be - be_offset, path_of_base_url(portal_.base_url), path.text));
    auto title = one.title;
    if (one.unit != nullptr && !of_one_unit) {
      const auto& name = one.unit->short_name.empty() ? one.unit->name : one.unit->short_name;
      title = {.th = name.th + ": " + title.th, .en = title.en.empty() ? "" : name.in(Language::en) + ": " + title.en};
    }
    text("title", title);
    element("updated", instant(one.updated));
    out_ += fmt::format("<category term=\"{}\"/>\n", one.category);
    link("alternate", "text/html", site_.absolute_url(path), {});
    for (const auto* pack : one.packs) {
      link("enclosure", "application/zip", site_.absolute_url({pack->path}), pack->size);
    }
    if (!one.summary.empty()) {
      text("summary", one.summary);
    }
    out_ += "</entry>\n";
  }

  const SiteModel& site_;
  const Portal& portal_;
  Language language_;
  std::string out_;
};

}  // namespace

struct Feeds::State {
  const SiteModel& site;
  // Newest first.
  std::vector<Entry> entries;
  std::map<const Unit*, std::vector<const Entry*>> by_unit;
};

Feeds::Feeds(const SiteModel& site, const std::map<FileId, Date>& changed) {
  auto state = std::make_unique<State>(State{.site = site, .entries = Collector(site, changed).collect(), .by_unit = {}});
  for (const auto& entry : state->entries) {
    if (entry.unit != nullptr) {
      state->by_unit[entry.unit].push_back(&entry);
    }
  }
  state_ = std::move(state);
}

Feeds::~Feeds() = default;

auto Feeds::of_site(Language language) const -> std::string {
  std::vector<const Entry*> newest;
  for (const auto& entry : state_->entries) {
    if (newest.size() == most_in_site_feed) {
      break;
    }
    newest.push_back(&entry);
  }
  return FeedWriter(state_->site, language).write(state_->site.corpus->portal.title, site_feed_path(language), path_of(HomePage{}), newest, false);
}

auto Feeds::of_unit(const Unit& unit) const -> std::string {
  const auto found = state_->by_unit.find(&unit);
  auto entries = found == state_->by_unit.end() ? std::vector<const Entry*>() : found->second;
  entries.resize(std::min(entries.size(), most_in_unit_feed));
  return FeedWriter(state_->site, Language::th).write(unit.name, unit_feed_path(unit.id), path_of(UnitPage{&unit}), entries, true);
}

}  // namespace prongsai
