#include <algorithm>
#include <utility>

#include "render/build_plan_parts.hpp"
#include "render/builders.hpp"
#include "render/plan_wording.hpp"
#include "render/programme_builders.hpp"

namespace prongsai {
namespace {

// The page of one record, in the order of the sections of the document's own form.
class RecordPage {
 public:
  RecordPage(const PageContext& page, const PlanRecordPage& subject)
      : page_(page), voice_(page.voice()), standing_(*subject.standing), record_(*subject.record->record), computed_(*subject.record) {}

  auto view() const -> PlanRecordView {
    PlanRecordView view;
    view.title = voice_.words(record_.name);
    view.number = voice_.say("plan.number", {std::to_string(record_.number)});
    view.plan = page_.link(PlanPage{&standing_});
    view.answer = answer();
    view.before = sections_before_budget();
    add_budget(view);
    view.owner.push_back(section("plan.section.owner", record_.owner ? std::vector{owner_words(*record_.owner, voice_)} : std::vector<Words>()));
    for (const auto& kpi : record_.kpis) {
      view.kpis.push_back(plan_kpi_view(page_, *standing_.frame, kpi));
    }
    view.after = after();
    for (const auto* finding : standing_.findings_of(record_)) {
      view.findings.push_back({.text = capital(voice_.plain(finding->text)), .record = {}});
    }
    add_neighbours(view);
    return view;
  }

 private:
  [[nodiscard]] auto answer() const -> std::string {
    const auto* type = standing_.frame->item_type(record_.type.value);
    const auto type_words = type == nullptr ? record_.type.value : voice_.plain(type->title);
    const auto budget =
        computed_.total > Decimal() ? voice_.say("plan.record.budget", {grouped_number(computed_.total)}) : voice_.say("plan.record.no_budget");
    return voice_.say("plan.record.answer", {type_words, budget, std::to_string(record_.kpis.size())});
  }

  // A section of the form, or that nothing of it was copied here.
  [[nodiscard]] auto section(const char* key, std::vector<Words> words) const -> DetailView {
    DetailView view{.label = voice_.say(key), .items = {}};
    for (auto& one : words) {
      if (!one.empty()) {
        view.items.push_back({.text = std::move(one), .linked = false, .url = {}});
      }
    }
    if (view.items.empty()) {
      view.items.push_back({.text = own_words(voice_.say("plan.not_copied")), .linked = false, .url = {}});
    }
    return view;
  }

  [[nodiscard]] auto all_words(const std::vector<Text>& texts) const -> std::vector<Words> {
    std::vector<Words> words;
    std::ranges::transform(texts, std::back_inserter(words), [this](const Text& text) { return voice_.words(text); });
    return words;
  }

  [[nodiscard]] auto names() const -> std::vector<Words> {
    auto words = std::vector{voice_.words(record_.name)};
    const auto say = [&](const char* key, const Text& text) {
      if (!text.empty()) {
        auto one = voice_.words(text);
        one.text = voice_.say(key, {one.text});
        words.push_back(std::move(one));
      }
    };
    say("plan.record.printed_name", record_.printed_name);
    for (const auto& alias : record_.aliases) {
      say("plan.record.alias", alias);
    }
    say("plan.record.amended", record_.amended);
    return words;
  }

  [[nodiscard]] auto place_in_plan() const -> DetailView {
    DetailView view{.label = voice_.say("plan.record.place"), .items = {}};
    const auto add = [&](const PlanNode* node, const Text& note, const char* none) {
      if (node != nullptr) {
        auto words = voice_.words(node->title);
        words.text = voice_.say("plan.numbered", {node->id, words.text});
        view.items.push_back({.text = std::move(words), .linked = true, .url = page_.url(PlanFramePage{standing_.frame}, node->id)});
      } else {
        view.items.push_back({.text = own_words(voice_.say(none)), .linked = false, .url = {}});
      }
      if (!note.empty()) {
        view.items.push_back({.text = voice_.words(note), .linked = false, .url = {}});
      }
    };
    add(computed_.dimension, record_.dimension_note, "plan.record.no_dimension");
    add(computed_.mission, record_.mission_note, "plan.record.no_mission");
    return view;
  }

  [[nodiscard]] auto target() const -> std::vector<Words> {
    std::vector<Words> words;
    if (record_.target) {
      auto who = voice_.words(record_.target->who);
      if (record_.target->count) {
        who.text = voice_.say("plan.record.target", {who.text, grouped_number(Decimal(*record_.target->count))});
      }
      words.push_back(std::move(who));
    }
    if (!record_.place.empty()) {
      auto place = voice_.words(record_.place);
      place.text = voice_.say("plan.record.where", {place.text});
      words.push_back(std::move(place));
    }
    return words;
  }

  [[nodiscard]] auto sections_before_budget() const -> std::vector<DetailView> {
    return {place_in_plan(),
            section("plan.section.name", names()),
            section("plan.section.rationale", {voice_.words(record_.rationale)}),
            section("plan.section.objectives", all_words(record_.objectives)),
            section("plan.section.target", target()),
            section("plan.section.steps", all_words(record_.steps)),
            section("plan.section.period", {voice_.words(record_.period)})};
  }

  void add_budget(PlanRecordView& view) const {
    for (const auto& [year, cell] : computed_.budget) {
      view.budget.push_back(
          {.year = std::to_string(year.be), .printed = printed_words(record_, year, voice_), .counted = counted_words(cell, voice_)});
    }
    if (record_.stated_budget && !record_.stated_budget->text.empty()) {
      auto words = voice_.words(record_.stated_budget->text);
      words.text = voice_.say("plan.record.stated", {words.text});
      view.stated = NoteView{std::move(words)};
    }
  }

  [[nodiscard]] auto step(const char* label, const std::optional<RecordStep>& step) const -> DetailView {
    DetailView view{.label = voice_.say(label), .items = {}};
    if (!step || step->none) {
      view.items.push_back({.text = own_words(voice_.say("plan.not_in_document")), .linked = false, .url = {}});
      return view;
    }
    auto words = step->where.empty() ? own_words(voice_.say("plan.stated_without")) : voice_.words(step->where);
    view.items.push_back({.text = std::move(words), .linked = false, .url = {}});
    if (!step->cycle.empty()) {
      view.items.push_back({.text = voice_.words(step->cycle), .linked = false, .url = {}});
    }
    return view;
  }

  [[nodiscard]] auto after() const -> std::vector<DetailView> {
    std::vector<DetailView> details{step("plan.record.publish", record_.publish), step("plan.record.report", record_.report)};
    DetailView follow_up{.label = voice_.say("practice.follow_up"), .items = {}};
    for (const auto& [number, year] : standing_.unit->years) {
      auto items = follow_up_items(page_, *standing_.unit, year, standing_.plan->id.str() + "/" + std::to_string(record_.number));
      follow_up.items.insert(follow_up.items.end(), items.begin(), items.end());
    }
    details.push_back(std::move(follow_up));
    DetailView risks{.label = voice_.say("plan.record.risks"), .items = {}};
    for (const auto& risk : standing_.plan->risks) {
      if (std::ranges::any_of(risk.records, [this](const Located<int>& number) { return number.value == record_.number; })) {
        risks.items.push_back({.text = voice_.words(risk.process), .linked = false, .url = {}});
      }
    }
    details.push_back(std::move(risks));
    DetailView parts{.label = voice_.say("plan.record.printed_in"), .items = {}};
    for (const auto& part : record_.printed_in) {
      if (const auto* known = standing_.plan->part(part.value)) {
        parts.items.push_back({.text = voice_.words(known->title), .linked = false, .url = {}});
      }
    }
    details.push_back(std::move(parts));
    if (!record_.note.empty()) {
      details.push_back(detail(voice_.say("entry.note"), voice_.words(record_.note)));
    }
    if (!record_.source.document.empty()) {
      details.push_back(detail(voice_.say("plan.source"), own_words(source_words())));
    }
    std::erase_if(details, [](const DetailView& one) { return one.items.empty(); });
    return details;
  }

  // The plan's own documents are known to no framework.
  [[nodiscard]] auto source_words() const -> std::string {
    const auto found = std::ranges::find(standing_.plan->sources, record_.source.document, &SourceDocument::id);
    if (found == standing_.plan->sources.end()) {
      return page_.citation(record_.source);
    }
    const auto& title = voice_.plain(found->title);
    return record_.source.place.empty() ? title : voice_.say("citation", {title, record_.source.place});
  }

  void add_neighbours(PlanRecordView& view) const {
    const auto& records = standing_.records;
    const auto at = static_cast<std::size_t>(&computed_ - records.data());
    if (at > 0) {
      view.previous = page_.link(PlanRecordPage{&standing_, &records[at - 1]});
    }
    if (at + 1 < records.size()) {
      view.next = page_.link(PlanRecordPage{&standing_, &records[at + 1]});
    }
  }

  const PageContext& page_;
  const Voice& voice_;
  const PlanStandings& standing_;
  const PlanRecord& record_;
  const RecordStanding& computed_;
};

}  // namespace

auto plan_record_view(const PageContext& page, const PlanRecordPage& subject) -> PlanRecordView { return RecordPage(page, subject).view(); }

}  // namespace prongsai
