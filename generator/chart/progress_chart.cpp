#include "chart/progress_chart.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

// The drawing, in its own units: the field of the lines, and text round it.
constexpr int width = 360;
constexpr int height = 224;
constexpr int left = 44;
constexpr int right = width - 10;
constexpr int top = 12;
constexpr int bottom = 152;

auto x_of(const ProgressChart::Point& point, int days) -> int {
  return days <= 0 ? left : left + static_cast<int>(static_cast<std::int64_t>(right - left) * std::clamp(point.day, 0, days) / days);
}

auto y_of(Decimal percent) -> int {
  const auto micro = std::clamp<std::int64_t>(percent.micro(), 0, 100 * Decimal::scale);
  return bottom - static_cast<int>((bottom - top) * micro / (100 * Decimal::scale));
}

auto line(const std::vector<ProgressChart::Point>& points, int days, const char* kind) -> std::string {
  std::string places;
  for (const auto& point : points) {
    places += fmt::format("{}{},{}", places.empty() ? "" : " ", x_of(point, days), y_of(point.percent));
  }
  return points.empty() ? std::string() : fmt::format(R"(<polyline class="{}" points="{}"/>)", kind, places);
}

auto square(int x, int y) -> std::string { return fmt::format(R"(<rect class="planned-mark" x="{}" y="{}" width="8" height="8"/>)", x - 4, y - 4); }
auto dot(int x, int y) -> std::string { return fmt::format(R"(<circle class="actual-mark" cx="{}" cy="{}" r="5"/>)", x, y); }

auto legend(const ProgressChart& chart) -> std::string {
  constexpr int y = height - 14;
  constexpr int middle = width / 2;
  auto svg = fmt::format(R"(<polyline class="planned" points="{},{} {},{}"/>)", left, y, left + 28, y) + square(left + 14, y) +
             fmt::format(R"(<text x="{}" y="{}">{}</text>)", left + 36, y + 6, html_escaped(chart.planned_label));
  svg += fmt::format(R"(<polyline class="actual" points="{},{} {},{}"/>)", middle + 10, y, middle + 38, y) + dot(middle + 24, y) +
         fmt::format(R"(<text x="{}" y="{}">{}</text>)", middle + 46, y + 6, html_escaped(chart.actual_label));
  return svg;
}

}  // namespace

auto progress_chart(const ProgressChart& chart) -> Html {
  if (chart.planned.empty() && chart.actual.empty()) {
    return {};
  }
  const auto words = html_escaped(chart.description);
  auto svg = fmt::format(R"(<svg class="chart lines" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", width, height, words, words);
  for (const int percent : {0, 50, 100}) {
    const int y = y_of(Decimal(percent));
    svg += fmt::format(R"(<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="tick" x="{}" y="{}">{}</text>)", left, y, right, y, left - 8,
                       y + 6, percent);
  }
  svg += fmt::format(R"(<text x="{}" y="{}">{}</text>)", left, bottom + 22, html_escaped(chart.first));
  if (chart.days > 0) {
    svg += fmt::format(R"(<text class="tick" x="{}" y="{}">{}</text>)", right, bottom + 22, html_escaped(chart.last));
  }
  svg += line(chart.planned, chart.days, "planned") + line(chart.actual, chart.days, "actual");
  for (const auto& point : chart.planned) {
    svg += square(x_of(point, chart.days), y_of(point.percent));
  }
  for (const auto& point : chart.actual) {
    svg += dot(x_of(point, chart.days), y_of(point.percent));
  }
  return {svg + legend(chart) + "</svg>"};
}

}  // namespace prongsai
