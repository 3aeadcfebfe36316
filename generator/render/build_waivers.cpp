#include <algorithm>

#include "render/builders.hpp"

namespace prongsai {

auto waived_rows(const PageContext& page, const Unit* unit) -> std::vector<WaivedView> {
  const auto& voice = page.voice();
  std::vector<WaivedView> rows;
  for (const auto& one : page.site().waived) {
    if (one.unit != unit) {
      continue;
    }
    WaivedView row{.code = one.code, .problem = voice.plain(one.problem), .place = one.place};
    row.reason = voice.words(one.waiver->reason);
    row.by = voice.words(one.waiver->by);
    row.date = voice.date_view(one.waiver->date);
    if (one.waiver->until) {
      row.until = voice.date_view(*one.waiver->until);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

auto waivers_view(const PageContext& page) -> WaiversView {
  const auto& voice = page.voice();
  const auto& all = page.site().waived;
  WaiversView view{.title = voice.say("title.waivers"), .answer = {}, .waived = waived_rows(page, nullptr), .units = {}};
  for (const auto* unit : page.site().units(page.language())) {
    const auto count = std::ranges::count(all, unit, &WaivedListing::unit);
    if (count > 0) {
      view.units.push_back({.unit = page.unit_link(*unit), .count = std::to_string(count)});
    }
  }
  view.answer = all.empty() ? voice.say("waivers.none") : voice.count("waivers.answer", static_cast<std::int64_t>(all.size()));
  return view;
}

}  // namespace prongsai
