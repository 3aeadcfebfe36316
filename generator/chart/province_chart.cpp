#include "chart/province_chart.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

constexpr int side = 40;

// Groups of links have role="group": role="img" would hide them. A link is named by its title (SVG-AAM 1.0, 8.1).
auto opening(std::string_view name, int width, int height, const std::string& description) -> std::string {
  return fmt::format(R"(<svg class="chart {}" viewBox="0 0 {} {}" role="group" aria-label="{}">)", name, width, height, html_escaped(description));
}

auto linked(const ChartProvince& province, const std::string& drawing) -> std::string {
  const auto words = html_escaped(province.description);
  if (province.url.empty()) {
    return fmt::format(R"(<g class="shade{}"><title>{}</title>{}</g>)", province.shade, words, drawing);
  }
  return fmt::format(R"(<a class="shade{}" href="{}"><title>{}</title>{}</a>)", province.shade, html_escaped(province.url), words, drawing);
}

}  // namespace

auto province_map(const ProvinceChart& chart) -> Html {
  auto svg = opening("map", chart.width, chart.height, chart.description);
  for (const auto& province : chart.provinces) {
    svg += linked(province, fmt::format(R"(<path d="{}"/>)", html_escaped(province.outline)));
  }
  for (const auto& lake : chart.water) {
    svg += fmt::format(R"(<path class="water" d="{}"/>)", html_escaped(lake));
  }
  return {svg + "</svg>"};
}

auto province_tiles(const ProvinceChart& chart) -> Html {
  int columns = 1;
  int rows = 1;
  for (const auto& province : chart.provinces) {
    columns = std::max(columns, province.column);
    rows = std::max(rows, province.row);
  }
  auto svg = opening("tilemap", columns * side, rows * side, chart.description);
  for (const auto& province : chart.provinces) {
    const auto x = (province.column - 1) * side;
    const auto y = (province.row - 1) * side;
    const auto middle = x + side / 2;
    auto drawing = fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}"/>)", x + 1, y + 1, side - 2, side - 2);
    if (province.short_value.empty()) {
      drawing += fmt::format(R"(<text x="{}" y="{}">{}</text>)", middle, y + 26, html_escaped(province.short_name));
    } else {
      drawing += fmt::format(R"(<text x="{}" y="{}">{}</text><text x="{}" y="{}">{}</text>)", middle, y + 17, html_escaped(province.short_name), middle,
                             y + 34, html_escaped(province.short_value));
    }
    svg += linked(province, drawing);
  }
  return {svg + "</svg>"};
}

auto shade_sample(int shade) -> Html {
  return {fmt::format(R"(<svg class="chart sample" viewBox="0 0 20 20" aria-hidden="true"><g class="shade{}"><rect x="1" y="1" width="18" height="18"/></g></svg>)",
                      shade)};
}

}  // namespace prongsai
