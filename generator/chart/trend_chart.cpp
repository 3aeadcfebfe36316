#include "chart/trend_chart.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

// The drawing, in its own units: the field of the line, and text round it.
constexpr int width = 360;
constexpr int left = 44;
constexpr int right = width - 10;
constexpr int top = 34;
constexpr int bottom = 174;
constexpr int label_line = bottom + 22;
constexpr int legend_line = label_line + 30;

auto x_of(std::size_t index, std::size_t count) -> int {
  const auto step = static_cast<std::int64_t>(right - left) / static_cast<std::int64_t>(count);
  return left + static_cast<int>(step * static_cast<std::int64_t>(index) + step / 2);
}

auto y_of(Decimal percent) -> int {
  const auto micro = std::clamp<std::int64_t>(percent.micro(), 0, 100 * Decimal::scale);
  return bottom - static_cast<int>((bottom - top) * micro / (100 * Decimal::scale));
}

auto frame() -> std::string {
  std::string svg;
  for (const int percent : {0, 50, 100}) {
    const int y = y_of(Decimal(percent));
    svg += fmt::format(R"(<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/><text class="tick" x="{}" y="{}">{}</text>)", left, y, right, y, left - 8,
                       y + 6, percent);
  }
  return svg;
}

auto upright(int x, int from, int to) -> std::string {
  return fmt::format(R"(<line class="break" x1="{}" y1="{}" x2="{}" y2="{}"/>)", x, from, x, to);
}

// Between the years before and at `index`.
auto break_mark(std::size_t index, std::size_t count) -> std::string {
  const int x = (x_of(index - 1, count) + x_of(index, count)) / 2;
  return upright(x, top - 8, bottom) + fmt::format(R"(<text class="middle" x="{}" y="{}">≠</text>)", x, top - 12);
}

auto mark(const TrendChart::Point& point, int x) -> std::string {
  const int y = y_of(*point.percent);
  const auto shape = point.compares ? fmt::format(R"(<circle class="actual-mark" cx="{}" cy="{}" r="5"/>)", x, y)
                                    : fmt::format(R"(<rect class="planned-mark" x="{}" y="{}" width="9" height="9"/>)", x - 4, y - 4);
  return shape + fmt::format(R"(<text class="middle" x="{}" y="{}">{}</text>)", x, y - 11, html_escaped(point.value));
}

}  // namespace

auto trend_chart(const TrendChart& chart) -> Html {
  const auto& points = chart.points;
  if (std::ranges::count_if(points, [](const TrendChart::Point& point) { return point.percent.has_value(); }) < 2) {
    return {};
  }
  const bool broken = std::any_of(points.begin() + 1, points.end(), [](const TrendChart::Point& point) { return point.new_framework; });
  const auto words = html_escaped(chart.description);
  auto svg = fmt::format(R"(<svg class="chart lines" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", width,
                         broken ? legend_line + 8 : label_line + 6, words, words) +
             frame();
  std::string marks;
  for (std::size_t at = 0; at < points.size(); ++at) {
    const auto& point = points[at];
    const int x = x_of(at, points.size());
    if (at > 0 && point.new_framework) {
      svg += break_mark(at, points.size());
    }
    const auto* before = at > 0 ? &points[at - 1] : nullptr;
    if (point.percent && point.compares && before != nullptr && before->percent && before->compares) {
      svg += fmt::format(R"(<line class="actual" x1="{}" y1="{}" x2="{}" y2="{}"/>)", x_of(at - 1, points.size()), y_of(*before->percent), x,
                         y_of(*point.percent));
    }
    marks += fmt::format(R"(<text class="middle" x="{}" y="{}">{}</text>)", x, label_line, html_escaped(point.label));
    marks += point.percent ? mark(point, x) : fmt::format(R"(<text class="middle" x="{}" y="{}">–</text>)", x, bottom - 8);
  }
  svg += marks;
  if (broken) {
    svg += upright(left + 6, legend_line - 16, legend_line + 4) +
           fmt::format(R"(<text x="{}" y="{}">≠ {}</text>)", left + 18, legend_line, html_escaped(chart.break_label));
  }
  return {svg + "</svg>"};
}

}  // namespace prongsai
