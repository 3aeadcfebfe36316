#include <algorithm>

#include "render/builders.hpp"
#include "render/list_builders.hpp"

namespace prongsai {

auto waived_rows(const PageContext& page, const Unit* unit) -> std::vector<WaivedView> {
  const auto& voice = page.voice();
  std::vector<WaivedView> groups;
  std::vector<const Waiver*> waivers;
  for (const auto& one : page.site().waived) {
    if (one.unit != unit) {
      continue;
    }
    // One waiver may cover dozens of findings: its reason is said once.
    std::size_t at = 0;
    while (at < groups.size() && (waivers[at] != one.waiver || groups[at].code != one.code)) {
      ++at;
    }
    if (at == groups.size()) {
      waivers.push_back(one.waiver);
      WaivedView group{.code = one.code, .reason = voice.words(one.waiver->reason), .by = voice.words(one.waiver->by)};
      group.date = voice.date_view(one.waiver->date);
      if (one.waiver->until) {
        group.until = voice.date_view(*one.waiver->until);
      }
      groups.push_back(std::move(group));
    }
    groups[at].findings.push_back({.problem = voice.plain(one.problem), .place = one.place});
  }
  return groups;
}

auto waivers_view(const PageContext& page) -> WaiversView {
  const auto& voice = page.voice();
  const auto& all = page.site().waived;
  WaiversView view{.title = voice.say("title.waivers"), .answer = {}, .waived = waived_rows(page, nullptr), .units = {},
                   .places = place_groups(page, WaiversPage{}, ListKind::waivers)};
  for (const auto* unit : page.site().units(page.language())) {
    const auto count = std::ranges::count(all, unit, &WaivedListing::unit);
    if (count > 0 && view.places.empty()) {
      view.units.push_back({.unit = page.unit_link(*unit), .count = std::to_string(count)});
    }
  }
  view.answer = all.empty() ? voice.say("waivers.none") : voice.count("waivers.answer", static_cast<std::int64_t>(all.size()));
  return view;
}

}  // namespace prongsai
