#include <utility>

#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/data_links.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

class RuleBuilder {
 public:
  RuleBuilder(const PageContext& page, const Framework& framework) : page_(page), voice_(page.voice()), framework_(framework) {}

  auto dimension(const Dimension& dimension) const -> RuleLadderView {
    RuleLadderView view{.id = dimension.id.str(),
                        .title = voice_.words(dimension.title),
                        .points = voice_.say("score.points", {grouped_number(dimension.points)}),
                        .source = place_of(dimension.source),
                        .has_source = !dimension.source.document.empty(),
                        .variants = {}};
    if (dimension.partial) {
      view.points = voice_.say("framework.part");
      view.variants.push_back({.title = {}, .has_title = false, .levels = {known_parts(dimension)}});
    }
    for (const auto& variant : dimension.variants) {
      RuleVariantView of_kind{.title = {}, .has_title = variant.kind.has_value(), .levels = levels(variant.levels, true)};
      if (variant.kind) {
        of_kind.title = voice_.say("framework.for_kind", {voice_.unit_kind(*variant.kind)});
      }
      view.variants.push_back(std::move(of_kind));
    }
    return view;
  }

  auto ladder(const FurtherLadder& ladder) const -> RuleLadderView {
    const auto* unit_class = framework_.unit_class(ladder.for_class);
    return {.id = ladder.id.str(),
            .title = voice_.words(ladder.title),
            .points = voice_.say("framework.for_class", {unit_class == nullptr ? ladder.for_class : voice_.plain(unit_class->title)}),
            .source = place_of(ladder.source),
            .has_source = !ladder.source.document.empty(),
            .variants = {{.title = {}, .has_title = false, .levels = levels(ladder.levels, false)}}};
  }

  auto rule(const CriterionId& id, const Text& title, const std::vector<Requirement>& requirements, const Citation& source) const -> RuleView {
    RuleView view;
    view.id = id.str();
    view.title = voice_.words(title);
    for (const auto& requirement : requirements) {
      view.requirements.push_back({.label = voice_.say("framework.requirement"), .value = requirement_words(requirement, framework_, voice_)});
    }
    view.source = place_of(source);
    view.has_source = !view.source.empty();
    return view;
  }

 private:
  auto known_parts(const Dimension& dimension) const -> RuleLevelView {
    RuleLevelView view{.title = voice_.say("framework.known_parts"), .points = {}, .has_points = false, .criteria = {}};
    for (const auto& part : dimension.known_parts) {
      view.criteria.push_back(with_area(rule(part.id, part.title, {}, part.source), part));
    }
    return view;
  }

  auto with_area(RuleView view, const Criterion& criterion) const -> RuleView {
    if (const auto* area = framework_.area(criterion.area)) {
      view.has_area = true;
      view.area = voice_.words(area->title);
    }
    return view;
  }

  // The framework's own document is named once, at the head of the page; below it the place in it is enough.
  auto place_of(const Citation& source) const -> std::string {
    const bool same_document = source.document == framework_.source.document && !source.place.empty();
    return same_document ? source.place : page_.citation(source, &framework_);
  }

  auto levels(const std::vector<Level>& levels, bool with_points) const -> std::vector<RuleLevelView> {
    std::vector<RuleLevelView> views;
    for (const auto& level : levels) {
      const auto number = std::to_string(level.number);
      RuleLevelView view;
      view.title =
          capital(level.title.empty() ? voice_.say("level.number", {number}) : voice_.say("level.titled", {number, voice_.plain(level.title)}));
      view.has_points = with_points;
      view.points = with_points ? voice_.say("score.points", {grouped_number(level.points)}) : std::string();
      for (const auto& criterion : level.criteria) {
        view.criteria.push_back(with_area(rule(criterion.id, criterion.title, criterion.requirements, criterion.source), criterion));
      }
      views.push_back(std::move(view));
    }
    return views;
  }

  const PageContext& page_;
  const Voice& voice_;
  const Framework& framework_;
};

auto details_of(const PageContext& page, const Framework& framework) -> std::vector<DetailView> {
  const auto& voice = page.voice();
  DetailView years{.label = voice.say("framework.years"), .items = {}};
  for (const auto year : framework.years) {
    years.items.push_back({.text = own_words(capital(voice.fiscal_year(year))), .linked = false, .url = {}});
  }
  DetailView kinds{.label = voice.say("framework.unit_kinds"), .items = {}};
  for (const auto kind : framework.unit_kinds) {
    kinds.items.push_back({.text = own_words(voice.unit_kind(kind)), .linked = false, .url = {}});
  }
  std::vector<DetailView> details{std::move(years), std::move(kinds)};
  if (const auto source = page.citation(framework.source, &framework); !source.empty()) {
    details.push_back(detail(voice.say("framework.source"), own_words(source)));
  }
  return details;
}

}  // namespace

auto framework_view(const PageContext& page, const FrameworkPage& subject) -> FrameworkView {
  const auto& voice = page.voice();
  const auto& framework = *subject.framework;
  const RuleBuilder rules(page, framework);
  FrameworkView view;
  view.data = data_of_framework(page, subject.framework->id);
  view.title = voice.words(framework.title);
  view.summary = voice.words(framework.summary);
  view.details = details_of(page, framework);
  view.indicators = indicator_rules(page, framework);
  for (const auto& [year, standings] : page.site().standings->years) {
    // The latest year that the framework is for.
    if (standings.framework == &framework) {
      view.indicators = indicator_views(page, standings);
    }
  }
  if (framework.can_score()) {
    view.form = page.link(BlankFormPage{&framework});
  }
  view.dues = due_views(page, framework.id);
  view.crosswalks = crosswalk_links(page, framework.id);
  view.versions = version_notes(page, framework);
  for (const auto& dimension : framework.dimensions) {
    view.dimensions.push_back(rules.dimension(dimension));
  }
  for (auto year = page.site().standings->years.rbegin(); year != page.site().standings->years.rend(); ++year) {
    if (year->second.framework == &framework) {
      for (auto& link : dimension_links(page, year->second)) {
        view.across.push_back({.link = std::move(link), .note = own_words(capital(voice.fiscal_year(year->first)))});
      }
    }
  }
  if (framework.bonus) {
    const auto& bonus = *framework.bonus;
    view.bonus = BonusRuleView{.points = voice.say("score.points", {grouped_number(bonus.points)}),
                               .rule = rules.rule(bonus.id, bonus.title, bonus.requirements, bonus.source)};
  }
  for (const auto& grade : framework.grades) {
    view.grades.push_back({.label = grade.name, .value = grouped_number(grade.from)});
  }
  for (const auto& unit_class : framework.classes) {
    view.classes.push_back({.title = voice.words(unit_class.title),
                            .threshold = unit_class.threshold ? grouped_number(*unit_class.threshold) : voice.say("word.none_given"),
                            .rule = voice.words(unit_class.rule)});
  }
  for (const auto& ladder : framework.ladders) {
    view.ladders.push_back(rules.ladder(ladder));
  }
  for (const auto& note : framework.notes) {
    view.notes.push_back({voice.words(note.text)});
  }
  for (const auto& source : framework.sources) {
    const auto url = outside_href(source.url);
    view.sources.push_back({.title = {.text = voice.words(source.title), .linked = url.has_value(), .url = url.value_or(Href())},
                            .publisher = voice.words(source.publisher),
                            .year = source.year ? std::to_string(source.year->be) : std::string()});
  }
  return view;
}

}  // namespace prongsai
