#include <algorithm>
#include <iterator>
#include <utility>

#include "render/builders.hpp"
#include "render/list_builders.hpp"

namespace prongsai {

auto result_heads(const PageContext& page, const YearStandings& standings) -> std::vector<DimensionHeadView> {
  std::vector<DimensionHeadView> heads;
  for (const auto& dimension : standings.scores.front().dimensions) {
    heads.push_back({.title = page.voice().words(dimension.short_title.empty() ? dimension.title : dimension.short_title),
                     .full = grouped_number(dimension.full_points)});
  }
  return heads;
}

auto result_lines(const PageContext& page, const YearStandings& standings) -> std::vector<UnitLineView> {
  std::vector<UnitLineView> lines;
  for (const auto& part : page.site().parts_of(standings.year)) {
    const auto units = part.scores.size() + part.without.size() + part.quarantined.size();
    lines.push_back({.link = page.link(YearPartPage{&standings, &part}), .note = own_words(page.voice().count("count.units", static_cast<std::int64_t>(units)))});
  }
  return lines;
}

auto year_part_view(const PageContext& page, const YearPartPage& subject) -> PartView {
  const auto& part = *subject.part;
  const auto entries = part.scores.size();
  const auto lines = part.without.size() + part.quarantined.size();
  const auto cut = cut_of(entries, lines, subject.page);
  PartView view;
  view.title = page.title_of(YearPage{subject.standings}).text;
  view.of = page.title_of(subject);
  view.list = page.link(YearPage{subject.standings});
  view.answer = page.voice().say("group.answer", {std::to_string(entries), std::to_string(entries + lines)});
  view.pager = pager_view(page,
                          {.page = subject.page, .pages = part.pages(), .begin = cut.entries_begin + cut.lines_begin,
                           .end = cut.entries_end + cut.lines_end, .all = entries + lines},
                          [&subject](std::size_t number) { return PageSubject(YearPartPage{subject.standings, subject.part, number}); });
  if (cut.entries_begin < cut.entries_end) {
    view.results = PartResultsView{.heads = result_heads(page, *subject.standings), .rows = {}};
    for (auto at = cut.entries_begin; at < cut.entries_end; ++at) {
      view.results->rows.push_back(page.result_row(*part.scores[at]));
    }
  }
  for (auto at = cut.lines_begin; at < cut.lines_end; ++at) {
    const bool without = at < part.without.size();
    (without ? view.without : view.quarantined).push_back(page.unit_link(*(without ? part.without[at] : part.quarantined[at - part.without.size()])));
  }
  return view;
}

}  // namespace prongsai
