#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/assert.hpp"
#include "render/builders.hpp"
#include "render/channels.hpp"
#include "render/list_builders.hpp"
#include "render/programme_builders.hpp"
#include "render/prose_html.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

using NamedKey = std::pair<std::string_view, std::string_view>;

// Words of docs/formats.md and their keys in strings.json.
constexpr std::array<NamedKey, 7> partner_keys{{{"government", "partner.government"},
                                                {"religion", "partner.religion"},
                                                {"education", "partner.education"},
                                                {"people", "partner.people"},
                                                {"private", "partner.private"},
                                                {"media", "partner.media"},
                                                {"civil_society", "partner.civil_society"}}};
constexpr std::array<NamedKey, 5> success_keys{{{"management_support", "success.management_support"},
                                                {"clear_mission", "success.clear_mission"},
                                                {"schedule", "success.schedule"},
                                                {"personnel", "success.personnel"},
                                                {"acceptance", "success.acceptance"}}};
constexpr std::array<NamedKey, 5> operator_keys{
    {{">=", "kpi.at_least"}, {">", "kpi.above"}, {"=", "kpi.equals"}, {"<=", "kpi.at_most"}, {"<", "kpi.below"}}};
constexpr std::array<std::string_view, 4> kind_keys{"practice.kind.result", "practice.kind.plan", "practice.kind.activity_report",
                                                    "practice.kind.lesson"};
constexpr std::array<std::string_view, 3> status_keys{"practice.status.planned", "practice.status.in_progress", "practice.status.done"};
constexpr std::array<std::string_view, 3> kpi_type_keys{"kpi.type.quantity", "kpi.type.quality", "kpi.type.outcome"};

template <std::size_t n>
auto named(const std::array<NamedKey, n>& keys, const std::string& name, const Voice& voice) -> std::string {
  const auto* const found = std::ranges::find(keys, name, &NamedKey::first);
  return found == keys.end() ? name : voice.say(found->second);
}

auto plain_item(Words words) -> ItemView { return {.text = std::move(words), .linked = false, .url = {}}; }

auto framework_of(const PageContext& page, const PracticePage& practice) -> const Framework* {
  const auto* framework = page.corpus().framework_for(practice.year->year);
  // A write-up of a year without a framework of its own speaks of the dimensions of the current one.
  return framework != nullptr ? framework : page.corpus().framework_for(page.corpus().portal.current_year);
}

// What a write-up says of itself, row by row; rows without a value fall away.
class PracticeDetails {
 public:
  PracticeDetails(const PageContext& page, const PracticePage& subject)
      : page_(page), voice_(page.voice()), practice_(subject), up_(*subject.write_up) {}

  auto rows() const -> std::vector<DetailView> {
    std::vector<DetailView> rows{unit_row(),
                                 plain("word.year", capital(voice_.fiscal_year(practice_.year->year))),
                                 plain("practice.status", voice_.say(status_keys.at(static_cast<std::size_t>(up_.status)))),
                                 dimension_row(),
                                 area_row(),
                                 plain("practice.period", voice_.period(up_.period)),
                                 text("practice.duration", up_.duration),
                                 text("practice.location", up_.location),
                                 target_row(),
                                 named_row("practice.partners", partner_keys, up_.partners),
                                 budget_row(),
                                 channel_row(),
                                 factor_row(),
                                 tag_row(),
                                 follow_up_row()};
    std::erase_if(rows, [](const DetailView& row) { return row.items.empty(); });
    return rows;
  }

 private:
  auto plain(std::string_view label, std::string words) const -> DetailView {
    DetailView row{.label = voice_.say(label), .items = {}};
    if (!words.empty()) {
      row.items.push_back(plain_item(own_words(std::move(words))));
    }
    return row;
  }

  auto text(std::string_view label, const Text& words) const -> DetailView {
    return words.empty() ? plain(label, {}) : detail(voice_.say(label), voice_.words(words));
  }

  auto unit_row() const -> DetailView {
    return {.label = voice_.say("practice.unit"),
            .items = {{.text = voice_.words(practice_.unit->name), .linked = true, .url = page_.url(UnitPage{practice_.unit})}}};
  }

  auto dimension_row() const -> DetailView {
    DetailView row{.label = voice_.say("practice.dimensions"), .items = {}};
    const auto* framework = framework_of(page_, practice_);
    for (const auto& id : up_.dimensions) {
      const auto* dimension = framework == nullptr ? nullptr : framework->dimension(*id);
      row.items.push_back(
          dimension == nullptr
              ? plain_item(own_words(id->str()))
              : ItemView{.text = voice_.words(dimension->title), .linked = true, .url = page_.url(FrameworkPage{framework}, id->str())});
    }
    return row;
  }

  auto area_row() const -> DetailView {
    DetailView row{.label = voice_.say("practice.areas"), .items = {}};
    const auto* framework = framework_of(page_, practice_);
    for (const auto& id : up_.areas) {
      const auto* area = framework == nullptr ? nullptr : framework->area(*id);
      row.items.push_back(plain_item(area == nullptr ? own_words(*id) : voice_.words(area->title)));
    }
    return row;
  }

  auto target_row() const -> DetailView {
    DetailView row{.label = voice_.say("practice.targets"), .items = {}};
    for (const auto& target : up_.targets) {
      auto words = voice_.words(target.group);
      if (target.count > Decimal(0)) {
        words.text = voice_.say("practice.target", {words.text, grouped_number(target.count)});
      }
      row.items.push_back(plain_item(std::move(words)));
    }
    return row;
  }

  template <std::size_t n>
  auto named_row(std::string_view label, const std::array<NamedKey, n>& keys, const std::vector<std::string>& names) const -> DetailView {
    DetailView row{.label = voice_.say(label), .items = {}, .compact = true};
    for (const auto& name : names) {
      row.items.push_back(plain_item(own_words(named(keys, name, voice_))));
    }
    return row;
  }

  // Each leads to the other write-ups that name it.
  auto factor_row() const -> DetailView {
    auto row = named_row("practice.success_factors", success_keys, up_.success_factors);
    for (std::size_t at = 0; at < row.items.size(); ++at) {
      row.items[at].linked = true;
      const PracticeTopic factor{PracticeTopic::Of::factor, up_.success_factors[at]};
      const auto* part = page_.site().topic_part(factor);
      row.items[at].url = part != nullptr ? page_.url(PartPage{part}) : page_.url(PracticeIndexPage{}, anchor_of(factor));
    }
    return row;
  }

  auto follow_up_row() const -> DetailView {
    return {.label = voice_.say("practice.follow_up"), .items = follow_up_items(page_, *practice_.unit, *practice_.year, up_.id.str())};
  }

  auto budget_row() const -> DetailView {
    if (!up_.budget) {
      return plain("practice.budget", {});
    }
    if (up_.budget->none) {
      return plain("practice.budget", voice_.say("practice.budget.none"));
    }
    auto words = voice_.words(up_.budget->source);
    const auto amount = voice_.say("practice.budget.amount", {grouped_number(up_.budget->amount)});
    words.text = words.empty() ? amount : voice_.say("practice.budget.from", {amount, words.text});
    return {.label = voice_.say("practice.budget"), .items = {plain_item(std::move(words))}};
  }

  auto channel_row() const -> DetailView { return {.label = voice_.say("practice.channels"), .items = channel_items(up_.channels, voice_)}; }

  auto tag_row() const -> DetailView {
    DetailView row{.label = voice_.say("practice.tags"), .items = {}, .compact = true};
    for (const auto& tag : up_.tags) {
      row.items.push_back(plain_item(own_words(tag)));
    }
    return row;
  }

  const PageContext& page_;
  const Voice& voice_;
  const PracticePage& practice_;
  const WriteUp& up_;
};

auto kpi_number(const Kpi& kpi, Decimal number, const Voice& voice) -> std::string {
  const auto& unit = voice.plain(kpi.unit);
  // `ร้อยละ 80`, but `120 คน`.
  const bool is_percent = kpi.unit.th == "ร้อยละ";
  return is_percent ? voice.say("value.percent", {grouped_number(number)}) : grouped_number(number) + (unit.empty() ? std::string() : " " + unit);
}

auto kpi_view(const PageContext& page, const PracticePage& subject, const Kpi& kpi) -> KpiView {
  const auto& voice = page.voice();
  KpiView view{.text = voice.words(kpi.text),
               .type = voice.say(kpi_type_keys.at(static_cast<std::size_t>(kpi.type))),
               .target = voice.say("word.none_given"),
               .actual = voice.say("word.none_given"),
               .evidence = {}};
  if (kpi.target) {
    view.target = voice.say("kpi.target", {named(operator_keys, kpi.op, voice), kpi_number(kpi, *kpi.target, voice)});
    if (!kpi.base.empty()) {
      view.target = voice.say("kpi.of", {view.target, voice.plain(kpi.base)});
    }
    if (!kpi.per.empty()) {
      view.target = voice.say("kpi.per", {view.target, voice.plain(kpi.per)});
    }
  }
  if (kpi.actual) {
    view.actual = kpi_number(kpi, *kpi.actual, voice);
  }
  for (const auto& id : kpi.evidence) {
    if (const auto* evidence = subject.year->find_evidence(*id)) {
      view.evidence.push_back(page.evidence_item(*subject.unit, *subject.year, *evidence));
    }
  }
  return view;
}

auto find_practice(const Corpus& corpus, const WriteUpReference& reference) -> std::optional<PracticePage> {
  const auto unit = corpus.units.find(reference.unit);
  if (unit == corpus.units.end() || !unit->second.years.contains(reference.year)) {
    return std::nullopt;
  }
  const auto& year = unit->second.years.at(reference.year);
  const auto write_up = std::ranges::find(year.write_ups, reference.id, &WriteUp::id);
  return write_up == year.write_ups.end() ? std::nullopt : std::optional(PracticePage{&unit->second, &year, &*write_up});
}

auto related_items(const PageContext& page, const WriteUp& up) -> std::vector<PracticeItemView> {
  std::vector<PracticeItemView> items;
  for (const auto& reference : up.related) {
    const auto& unit = page.corpus().units.at(reference.unit);
    if (unit.quarantine) {
      continue;
    }
    const auto found = find_practice(page.corpus(), reference);
    require(found.has_value(), "checking let a write-up name another that does not exist");
    items.push_back(page.practice_item(*found));
  }
  return items;
}

auto model_view(const NamedModel& model, const Voice& voice) -> ModelView {
  ModelView view{.name = voice.words(model.name), .letters = {}};
  for (const auto& letter : model.letters) {
    view.letters.push_back({.letter = letter.letter, .word = letter.word, .meaning = voice.words(letter.meaning)});
  }
  return view;
}

// Write-ups under headings, in the order in which `headings` first names them.
class Library {
 public:
  explicit Library(const PageContext& page) : page_(page), voice_(page.voice()) {}

  auto by_unit_kind() const -> std::vector<PracticeGroupView> {
    std::vector<PracticeGroupView> groups;
    for (const auto kind : {UnitKind::regional, UnitKind::central, UnitKind::local}) {
      add(groups, "office", std::to_string(static_cast<int>(kind)), own_words(voice_.unit_kind(kind)), [kind](const PracticePage& one) { return one.unit->kind == kind; });
    }
    return groups;
  }

  auto facets() const -> std::vector<PracticeFacetView> {
    std::vector<PracticeFacetView> facets;
    facets.push_back({.title = voice_.say("practices.by_kind"), .groups = by_kind()});
    facets.push_back({.title = voice_.say("practices.by_dimension"), .groups = by_dimension()});
    facets.push_back({.title = voice_.say("practices.by_area"), .groups = by_area()});
    facets.push_back({.title = voice_.say("practices.by_factor"), .groups = by_factor()});
    std::erase_if(facets, [](const PracticeFacetView& facet) { return facet.groups.empty(); });
    return facets;
  }

 private:
  template <class Belongs>
  void add(std::vector<PracticeGroupView>& groups, const char* facet, const std::string& id, Words title, const Belongs& belongs) const {
    PracticeGroupView group{.anchor = std::string(facet) + ":" + id, .title = std::move(title), .count = {}, .items = {}};
    for (const auto& practice : page_.site().practices(page_.language())) {
      if (belongs(practice)) {
        group.items.push_back(page_.practice_item(practice));
      }
    }
    group.count = voice_.count("count.practices", static_cast<std::int64_t>(group.items.size()));
    if (!group.items.empty()) {
      groups.push_back(std::move(group));
    }
  }

  auto by_kind() const -> std::vector<PracticeGroupView> {
    std::vector<PracticeGroupView> groups;
    for (const auto kind : {WriteUpKind::result, WriteUpKind::plan, WriteUpKind::activity_report, WriteUpKind::lesson}) {
      add(groups, "kind", std::to_string(static_cast<int>(kind)), own_words(voice_.say(kind_keys.at(static_cast<std::size_t>(kind)))),
          [kind](const PracticePage& one) { return one.write_up->kind == kind; });
    }
    return groups;
  }

  auto current_framework() const -> const Framework* { return page_.corpus().framework_for(page_.corpus().portal.current_year); }

  auto by_dimension() const -> std::vector<PracticeGroupView> {
    std::vector<PracticeGroupView> groups;
    if (const auto* framework = current_framework()) {
      for (const auto& dimension : framework->dimensions) {
        add(groups, "dimension", dimension.id.str(), voice_.words(dimension.title), [&dimension](const PracticePage& one) {
          return std::ranges::any_of(one.write_up->dimensions, [&dimension](const Located<LadderId>& id) { return *id == dimension.id; });
        });
      }
    }
    return groups;
  }

  auto by_area() const -> std::vector<PracticeGroupView> {
    std::vector<PracticeGroupView> groups;
    if (const auto* framework = current_framework()) {
      for (const auto& area : framework->areas) {
        add(groups, "area", area.id, voice_.words(area.title), [&area](const PracticePage& one) {
          return std::ranges::any_of(one.write_up->areas, [&area](const Located<std::string>& id) { return *id == area.id; });
        });
      }
    }
    return groups;
  }

  auto by_factor() const -> std::vector<PracticeGroupView> {
    std::vector<PracticeGroupView> groups;
    for (const auto& [factor, key] : success_keys) {
      add(groups, "factor", std::string(factor), own_words(voice_.say(key)), [name = factor](const PracticePage& one) {
        return std::ranges::find(one.write_up->success_factors, name) != one.write_up->success_factors.end();
      });
    }
    return groups;
  }

  const PageContext& page_;
  const Voice& voice_;
};

}  // namespace

auto practice_index_view(const PageContext& page) -> PracticeIndexView {
  PracticeIndexView view;
  view.title = page.voice().say("title.practices");
  view.answer = page.voice().count("practices.answer", static_cast<std::int64_t>(page.site().practices_th.size()));
  view.places = place_groups(page, PracticeIndexPage{}, ListKind::practices);
  if (view.places.empty()) {
    const Library library(page);
    view.groups = library.by_unit_kind();
    view.facets = library.facets();
  } else {
    view.ways = topic_ways(page);
  }
  return view;
}

auto practice_view(const PageContext& page, const PracticePage& subject) -> PracticeView {
  const auto& voice = page.voice();
  const auto& up = *subject.write_up;
  PracticeView view;
  view.title = voice.words(up.title);
  view.kind = voice.say(kind_keys.at(static_cast<std::size_t>(up.kind)));
  view.summary = voice.words(up.summary);
  view.details = PracticeDetails(page, subject).rows();
  for (const auto& kpi : up.kpis) {
    view.kpis.push_back(kpi_view(page, subject, kpi));
  }
  if (up.model) {
    view.model = model_view(*up.model, voice);
  }
  view.prose = prose_html(page.page());
  view.marked_thai = page.language() == Language::en;
  for (const auto& id : up.evidence) {
    if (const auto* evidence = subject.year->find_evidence(*id)) {
      view.evidence.push_back(page.evidence_item(*subject.unit, *subject.year, *evidence));
    }
  }
  view.related = related_items(page, up);
  for (const auto& link : up.links) {
    const auto url = outside_href(link.url);
    view.links.push_back({.text = voice.words(link.title), .linked = url.has_value(), .url = url.value_or(Href())});
  }
  if (!up.editor_note.empty()) {
    view.editor_note = NoteView{voice.words(up.editor_note)};
  }
  if (up.source) {
    view.source = page.citation(*up.source);
    view.has_source = !view.source.empty();
  }
  return view;
}

auto prose_view(const PageContext& page, const ProsePage& subject) -> ProseView {
  return {.title = page.voice().words(subject.page->title),
          .summary = page.voice().words(subject.page->summary),
          .prose = prose_html(page.page()),
          .marked_thai = page.language() == Language::en && !subject.page->english};
}

auto not_found_view(const PageContext& page) -> NotFoundView { return {.home = page.link(HomePage{}), .units = page.link(UnitIndexPage{})}; }

}  // namespace prongsai
