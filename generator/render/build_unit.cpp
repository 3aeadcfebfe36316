#include <algorithm>
#include <array>
#include <string_view>

#include "render/builders.hpp"
#include "render/data_links.hpp"
#include "render/channels.hpp"
#include "render/checklist_builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/plan_wording.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

// In the order of removed_words.
constexpr std::array<std::string_view, removed_words.size()> removed_keys{"removed.position", "removed.author",      "removed.properties",
                                                                          "removed.comments", "removed.credentials", "removed.appended"};

// One sentence: what the latest assessed year found.
auto unit_answer(const PageContext& page, const Unit& unit) -> std::string {
  const auto& voice = page.voice();
  if (unit.quarantine) {
    return voice.count("unit.quarantine.answer", unit.quarantine->problems);
  }
  for (auto year = unit.years.rbegin(); year != unit.years.rend(); ++year) {
    if (const auto* score = page.site().standings->of(unit.id, year->first)) {
      return voice.say("unit.answer",
                       {voice.fiscal_year(year->first), total_words(*score, voice), grade_phrase(score->grade, voice), basis_words(*score, voice)});
    }
  }
  for (auto year = unit.years.rbegin(); year != unit.years.rend(); ++year) {
    if (const auto lines = checklist_lines(page, unit, year->second); !lines.empty()) {
      return capital(voice.say("unit.answer.checklist", {voice.fiscal_year(year->first), lines.front().link.title.text, lines.front().answer}));
    }
  }
  return voice.say("unit.answer.none");
}

// What a reader should know of a unit that is set aside, and since which state of its files.
auto quarantine_note(const PageContext& page, const Quarantine& quarantine) -> NoteView {
  const auto& voice = page.voice();
  auto words = voice.say("unit.quarantine.note");
  if (!quarantine.commit.empty() && quarantine.since) {
    constexpr std::size_t short_commit = 10;
    words += " " + voice.say("unit.quarantine.since", {quarantine.commit.substr(0, short_commit), voice.date(*quarantine.since)});
  }
  return NoteView{own_words(words)};
}

auto class_history(const PageContext& page, const Unit& unit) -> DetailView {
  DetailView history{.label = page.voice().say("unit.classes"), .items = {}};
  for (auto entry = unit.classes.rbegin(); entry != unit.classes.rend(); ++entry) {
    const auto* framework = page.corpus().framework_for(entry->first);
    // A class of a year without a framework keeps the name that frameworks of other years give it.
    const UnitClass* unit_class = framework == nullptr ? nullptr : framework->unit_class(*entry->second);
    for (const auto& [id, other] : page.corpus().frameworks) {
      unit_class = unit_class == nullptr ? other.unit_class(*entry->second) : unit_class;
    }
    auto words = unit_class == nullptr ? own_words(*entry->second) : page.voice().words(unit_class->title);
    words.text = page.voice().say("unit.class_of_year", {page.voice().fiscal_year(entry->first), words.text});
    history.items.push_back({.text = std::move(words), .linked = false, .url = {}});
  }
  return history;
}

auto honours_of(const PageContext& page, const Unit& unit) -> DetailView {
  DetailView honours{.label = page.voice().say("unit.honours"), .items = {}};
  for (const auto& honour : unit.honours) {
    auto words = page.voice().words(honour.title);
    words.text = page.voice().say("unit.class_of_year", {page.voice().fiscal_year(honour.year), words.text});
    honours.items.push_back({.text = std::move(words), .linked = false, .url = {}});
  }
  return honours;
}

auto unit_details(const PageContext& page, const Unit& unit) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  std::vector<DetailView> details;
  details.push_back(detail(voice.say("unit.kind"), own_words(voice.unit_kind(unit.kind))));
  if (const auto* region = unit.region ? page.corpus().portal.region(**unit.region) : nullptr) {
    details.push_back(
        {.label = voice.say("unit.region"), .items = {{.text = voice.words(region->title), .linked = true, .url = page.url(RegionPage{region})}}});
  }
  if (unit.province) {
    auto province = detail(voice.say("unit.province"), voice.words(unit.province->name));
    const auto& all = page.site().provinces;
    if (const auto of = std::ranges::find(all, unit.province->code, [](const ProvinceUnits& one) { return one.province->code; }); of != all.end()) {
      province.items.front().linked = true;
      province.items.front().url = page.url(ProvincePage{&*of});
    }
    details.push_back(std::move(province));
  }
  details.push_back(class_history(page, unit));
  details.push_back(honours_of(page, unit));
  details.push_back({.label = voice.say("unit.announced"), .items = announced_items(page, unit)});
  details.push_back({.label = voice.say("unit.channels"), .items = channel_items(unit.channels, voice)});
  DetailView staff{.label = voice.say("unit.staff"), .items = {}};
  for (auto entry = unit.staff_total.rbegin(); entry != unit.staff_total.rend(); ++entry) {
    const auto words = voice.say("unit.staff_of_year", {voice.fiscal_year(entry->first), grouped_number(entry->second)});
    staff.items.push_back({.text = own_words(words), .linked = false, .url = {}});
  }
  details.push_back(std::move(staff));
  std::erase_if(details, [](const DetailView& one) { return one.items.empty(); });
  return details;
}

// An item of a checklist: by its words, linked to where this unit answers it or else to the checklist.
auto supported_item(const PageContext& page, const RegisterPage& subject, const SupportedItem& supported) -> ItemView {
  const auto checklist = page.corpus().checklists.find(supported.framework);
  const auto* item = checklist == page.corpus().checklists.end() ? nullptr : checklist->second.item(supported.item);
  if (item == nullptr) {
    return {.text = own_words(supported.framework.str() + "/" + supported.item.str()), .linked = false, .url = {}};
  }
  PageSubject target = ChecklistPage{&checklist->second};
  for (const auto* score : page.site().standings->checklists_of(subject.unit->id, subject.year->year)) {
    if (score->checklist == &checklist->second) {
      target = ChecklistAnswersPage{score};
    }
  }
  return {.text = page.voice().words(item->title), .linked = true, .url = page.url(target, supported.item.str())};
}

auto criteria_items(const PageContext& page, const RegisterPage& subject, const Evidence& evidence) -> DetailView {
  DetailView supports{.label = page.voice().say("entry.supports"), .items = {}};
  const auto* score = page.site().standings->of(subject.unit->id, subject.year->year);
  const auto* framework = score != nullptr ? score->framework : page.corpus().framework_for(subject.year->year);
  const auto criteria = framework == nullptr ? std::vector<const Criterion*>() : framework->criteria_for(subject.unit->kind);
  for (const auto& id : evidence.supports) {
    const auto found = std::ranges::find_if(criteria, [&id](const Criterion* criterion) { return criterion->id == *id; });
    auto words = found == criteria.end() ? own_words(id->str()) : page.voice().words((*found)->title);
    supports.items.push_back({.text = std::move(words),
                              .linked = score != nullptr && found != criteria.end(),
                              .url = page.url(UnitYearPage{subject.unit, subject.year, score}, id->str())});
  }
  for (const auto& one : evidence.supports_items) {
    supports.items.push_back(supported_item(page, subject, one));
  }
  return supports;
}

// What was taken out, then the day, then the hash of the file as it was.
auto redaction_detail(const Voice& voice, const Redaction& redaction) -> DetailView {
  std::string removed;
  for (const auto part : redaction.removed) {
    removed += (removed.empty() ? "" : ", ") + voice.say(removed_keys.at(static_cast<std::size_t>(part)));
  }
  auto made = detail(voice.say("entry.redaction"), own_words(removed));
  if (redaction.date) {
    made.items.push_back({.text = own_words(voice.date(*redaction.date)), .linked = false, .url = {}});
  }
  made.items.push_back({.text = own_words(voice.say("entry.redaction.original", {redaction.original_sha256})), .linked = false, .url = {}});
  return made;
}

auto entry_details(const PageContext& page, const RegisterPage& subject, const Evidence& evidence) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  std::vector<DetailView> details;
  const auto kinds = page.corpus().evidence_kinds_for(subject.year->year);
  const auto kind = std::ranges::find(kinds, evidence.kind, &EvidenceKind::id);
  details.push_back(detail(voice.say("entry.kind"), kind == kinds.end() ? own_words(evidence.kind) : voice.words(kind->title)));
  if (!evidence.document.number.empty()) {
    details.push_back(detail(voice.say("entry.number"), own_words(evidence.document.number)));
  }
  if (evidence.document.date) {
    details.push_back(detail(voice.say("entry.date"), own_words(voice.date(*evidence.document.date))));
  }
  if (!evidence.period.empty()) {
    details.push_back(detail(voice.say("entry.period"), own_words(voice.period(evidence.period))));
  }
  details.push_back(criteria_items(page, subject, evidence));
  if (!evidence.note.empty()) {
    details.push_back(detail(voice.say("entry.note"), voice.words(evidence.note)));
  }
  if (evidence.redaction) {
    details.push_back(redaction_detail(voice, *evidence.redaction));
  }
  if (evidence.visibility == Visibility::public_ && evidence.facts && evidence.facts->has_credentials) {
    details.push_back(detail(voice.say("entry.credentials"), own_words(voice.say("entry.credentials.kept"))));
  }
  std::erase_if(details, [](const DetailView& one) { return one.items.empty(); });
  return details;
}

auto file_of(const PageContext& page, const RegisterPage& subject, const Evidence& evidence) -> std::optional<FileView> {
  std::optional<Href> url;
  if (!evidence.path.empty()) {
    url = page.file_url(evidence_file_path(subject.unit->id, subject.year->year, evidence));
  } else {
    url = outside_href(evidence.url);
  }
  if (!url) {
    return std::nullopt;
  }
  FileView file{.url = *url, .name = evidence.name, .type = {}, .size = {}, .sha256 = {}};
  if (evidence.facts) {
    file.has_facts = true;
    const auto dot = evidence.name.rfind('.');
    file.type = dot == std::string::npos ? evidence.facts->media_type : evidence.name.substr(dot + 1);
    std::ranges::transform(file.type, file.type.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    file.size = page.voice().size(evidence.facts->size);
    file.sha256 = evidence.facts->sha256;
  }
  return file;
}

auto visibility_words(Visibility visibility, const Voice& voice) -> std::string {
  switch (visibility) {
    case Visibility::public_:
      return voice.say("visibility.public");
    case Visibility::auditor:
      return voice.say("visibility.auditor");
    case Visibility::withheld:
      return voice.say("visibility.withheld");
  }
  return {};
}

auto entry_of(const PageContext& page, const RegisterPage& subject, const Evidence& evidence) -> EntryView {
  EntryView entry;
  entry.id = evidence.id.str();
  entry.visibility = visibility_words(evidence.visibility, page.voice());
  if (evidence.visibility == Visibility::public_) {
    entry.title = page.voice().words(evidence.title);
    entry.details = entry_details(page, subject, evidence);
    entry.file = file_of(page, subject, evidence);
    return entry;
  }
  // A title, kind, number or name may tell what is withheld.
  entry.title = own_words(evidence.id.str());
  entry.details.push_back(criteria_items(page, subject, evidence));
  std::erase_if(entry.details, [](const DetailView& one) { return one.items.empty(); });
  if (evidence.facts) {
    entry.details.push_back(detail(page.voice().say("entry.size"), own_words(page.voice().size(evidence.facts->size))));
  }
  if (!evidence.reason.empty()) {
    entry.reason = NoteView{page.voice().words(evidence.reason)};
  }
  if (evidence.facts) {
    entry.has_hidden_sha256 = true;
    entry.hidden_sha256 = evidence.facts->sha256;
  }
  return entry;
}

}  // namespace

auto unit_view(const PageContext& page, const UnitPage& subject) -> UnitView {
  const auto& unit = *subject.unit;
  UnitView view;
  view.data = data_of_unit(page, unit);
  view.title = page.voice().words(unit.name);
  view.answer = unit_answer(page, unit);
  if (unit.quarantine) {
    view.quarantine = quarantine_note(page, *unit.quarantine);
  }
  view.runs = year_run_views(page, unit);
  view.similar = similar_view(page, unit);
  view.trend = trend_view(page, unit);
  view.history = history_view(page, unit);
  view.details = unit_details(page, unit);
  for (const auto* plan : page.site().standings->plans_of(unit.id)) {
    view.plans.push_back({.link = page.link(PlanPage{plan}), .answer = plan_answer(*plan, page.voice())});
  }
  for (auto year = unit.years.rbegin(); year != unit.years.rend(); ++year) {
    std::ranges::move(checklist_lines(page, unit, year->second), std::back_inserter(view.checklists));
    std::ranges::move(page.practice_items(year->second), std::back_inserter(view.practices));
  }
  if (!unit.note.empty()) {
    view.note = NoteView{page.voice().words(unit.note)};
  }
  view.waived = waived_rows(page, &unit);
  if (unit.source) {
    view.source = page.citation(*unit.source);
    view.has_source = !view.source.empty();
  }
  return view;
}

auto register_view(const PageContext& page, const RegisterPage& subject) -> RegisterView {
  const auto& voice = page.voice();
  RegisterView view{.title = voice.say("register.title", {voice.fiscal_year(subject.year->year)}),
                    .unit = voice.words(subject.unit->name),
                    .answer = {},
                    .entries = {}};
  const auto& evidence = subject.year->evidence;
  const auto open = std::ranges::count(evidence, Visibility::public_, &Evidence::visibility);
  view.answer = voice.say("register.answer", {std::to_string(evidence.size()), std::to_string(open)});
  for (const auto& one : evidence) {
    view.entries.push_back(entry_of(page, subject, one));
  }
  return view;
}

}  // namespace prongsai
