#include "chart/column_chart.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

constexpr int width = 360;
constexpr int legend_row = 24;
constexpr int full = 120;

// Never nothing where there is something.
auto height_of(Decimal part, Decimal most) -> int {
  if (part.micro() <= 0 || most.micro() <= 0) {
    return 0;
  }
  const auto per_unit = std::max<std::int64_t>(1, most.micro() / full);
  return static_cast<int>(std::clamp<std::int64_t>(part.micro() / per_unit, 2, full));
}

auto column(const char* kind, int x, int base, int thickness, int height) -> std::string {
  return height == 0 ? std::string()
                     : fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", kind, x, base - height, thickness, height);
}

auto legend(const char* kind, int y, const std::string& words) -> std::string {
  return fmt::format(R"(<rect class="{}" x="1" y="{}" width="14" height="14"/><text x="22" y="{}">{}</text>)", kind, y, y + 13, html_escaped(words));
}

}  // namespace

auto column_chart(const ColumnChart& chart) -> Html {
  const bool two = !chart.second_name.empty();
  const int top = legend_row * (two ? 2 : 1) + 30;
  const int base = top + full;
  const auto words = html_escaped(chart.description);
  std::string svg = fmt::format(R"(<svg class="chart columns-chart" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", width,
                                base + 28, words, words);
  svg += legend("fill", 2, chart.first_name);
  if (two) {
    svg += legend("track", 2 + legend_row, chart.second_name);
  }
  svg += fmt::format(
      R"(<text class="value" x="{}" y="{}">{}</text><line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/><line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>)",
      width, top - 6, html_escaped(chart.most_words), width, top, top, width, base, base);
  const int step = width / std::max(1, static_cast<int>(chart.pairs.size()));
  const int thickness = std::clamp(step / 3, 4, 40);
  int x = 0;
  for (const auto& pair : chart.pairs) {
    const int middle = x + step / 2;
    const int left = two ? middle - thickness - 1 : middle - thickness / 2;
    svg += column("fill", left, base, thickness, height_of(pair.first, chart.most));
    if (pair.has_second) {
      svg += column("track", middle + 1, base, thickness, height_of(pair.second, chart.most));
    }
    svg += fmt::format(R"(<text class="middle" x="{}" y="{}">{}</text>)", middle, base + 20, html_escaped(pair.label));
    x += step;
  }
  return {svg + "</svg>"};
}

}  // namespace prongsai
