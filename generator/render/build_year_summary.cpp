#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "render/builders.hpp"
#include "render/section_lines.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

class SummaryBuilder {
 public:
  SummaryBuilder(const PageContext& page, const UnitScore& score) : page_(page), voice_(page.voice()), score_(score) {}

  auto view() const -> YearSummaryView {
    YearSummaryView view;
    view.title = page_.title_of(FormPage{&score_, FormPage::Form::summary}).text;
    view.unit = voice_.words(score_.unit->name);
    view.year = capital(voice_.fiscal_year(score_.year->year));
    view.framework = page_.link(FrameworkPage{score_.framework});
    view.published = voice_.date_view(page_.corpus().portal.published);
    view.figures = figures();
    std::size_t with_projects = 0;
    view.rows.push_back(whole());
    for (const auto& dimension : score_.dimensions) {
      view.rows.push_back(of_dimension(dimension, view.rows.size() + 1));
      with_projects += view.rows.back().projects.empty() ? 0U : 1U;
    }
    view.answer = capital(voice_.say("form.summary_answer", {total_words(score_, voice_), std::to_string(with_projects),
                                                             std::to_string(score_.dimensions.size())}));
    view.signs = {{voice_.say("form.assessor")}};
    return view;
  }

 private:
  auto figures() const -> std::vector<FigureView> {
    std::vector<FigureView> figures{{.label = voice_.say("score.total"), .value = grouped_number(score_.total)},
                                    {.label = voice_.say("score.grade"), .value = grade_words(score_.grade, voice_)}};
    for (const auto& dimension : score_.dimensions) {
      figures.push_back({.label = voice_.plain(dimension.short_title.empty() ? dimension.title : dimension.short_title),
                         .value = voice_.say("score.of", {grouped_number(dimension.points), grouped_number(dimension.full_points)})});
    }
    return figures;
  }

  // The office as a whole: what belongs to no dimension.
  auto whole() const -> SummaryRowView {
    SummaryRowView row;
    row.number = "1";
    row.place = own_words(voice_.say("form.whole_unit"));
    add_projects(row, [](const WriteUp& write_up) { return write_up.dimensions.empty(); });
    return row;
  }

  auto of_dimension(const LadderResult& dimension, std::size_t number) const -> SummaryRowView {
    SummaryRowView row;
    row.number = std::to_string(number);
    row.place = voice_.words(dimension.title);
    row.of_projects = true;
    add_projects(row, [&dimension](const WriteUp& write_up) {
      return std::ranges::any_of(write_up.dimensions, [&](const Located<LadderId>& id) { return *id == dimension.id; });
    });
    return row;
  }

  // Plans say what is to be done: they are named only where nothing else is.
  void add_projects(SummaryRowView& row, const auto& belongs) const {
    for (const bool plans : {false, true}) {
      for (const auto& write_up : score_.year->write_ups) {
        if (belongs(write_up) && (write_up.kind == WriteUpKind::plan) == plans) {
          add(row, write_up);
        }
      }
      if (!row.projects.empty()) {
        return;
      }
    }
  }

  void add(SummaryRowView& row, const WriteUp& write_up) const {
    row.projects.push_back(page_.link(PracticePage{score_.unit, score_.year, &write_up}));
    const auto html = write_up.prose.html.get();
    if (write_up.success_factors.empty()) {
      add_section(row.factors, write_up.prose, html, "success_factors");
    }
    for (const auto& factor : write_up.success_factors) {
      row.factors.push_back(note(factor));
    }
    add_section(row.problems, write_up.prose, html, "problems");
    add_section(row.suggestions, write_up.prose, html, "solutions");
    add_section(row.suggestions, write_up.prose, html, "future");
  }

  // Write-ups are in Thai.
  auto note(const std::string& words) const -> NoteView { return {voice_.words({.th = words, .en = {}})}; }

  void add_section(std::vector<NoteView>& notes, const Prose& prose, const std::vector<std::string>& html, std::string_view name) const {
    std::size_t first = 0;
    for (const auto& section : prose.sections) {
      const auto pieces = std::span(html).subspan(first, section.links.size() + 1);
      if (section.name == name) {
        std::ranges::transform(section_lines(section, pieces), std::back_inserter(notes), [this](const std::string& line) { return note(line); });
      }
      first += pieces.size();
    }
  }

  const PageContext& page_;
  const Voice& voice_;
  const UnitScore& score_;
};

}  // namespace

auto year_summary_view(const PageContext& page, const UnitScore& score) -> YearSummaryView { return SummaryBuilder(page, score).view(); }

}  // namespace prongsai
