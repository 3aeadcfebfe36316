#include "chart/heat_map.hpp"

#include <fmt/core.h>

#include <array>
#include <cstddef>

#include "base/html_text.hpp"

namespace prongsai {
namespace {

constexpr int cell = 84;
constexpr int left = 34;
constexpr int top = 30;
constexpr int side = heat_steps * cell;

// By the product, from 1 to 9; others do not occur.
constexpr std::array<int, 10> shades{0, 1, 2, 3, 3, 0, 4, 0, 0, 5};

auto cell_of(int likelihood, int impact, int count) -> std::string {
  const int x = left + (likelihood - 1) * cell;
  const int y = top + (heat_steps - impact) * cell;
  const int product = likelihood * impact;
  auto svg = fmt::format(R"(<g class="shade{}"><rect x="{}" y="{}" width="{}" height="{}"/><text class="tick" x="{}" y="{}">{} × {} = {}</text>)",
                         shades.at(static_cast<std::size_t>(product)), x + 1, y + 1, cell - 2, cell - 2, x + cell - 8, y + cell - 10, likelihood, impact,
                         product);
  if (count > 0) {
    svg += fmt::format(R"(<text class="count" x="{}" y="{}">{}</text>)", x + cell / 2, y + cell / 2, count);
  }
  return svg + "</g>";
}

}  // namespace

auto heat_map(const HeatMap& map) -> Html {
  const auto words = html_escaped(map.description);
  auto svg = fmt::format(R"(<svg class="chart heat" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>)", left + side + 4,
                         top + side + 50, words, words);
  svg += fmt::format(R"(<text x="2" y="18">↑ {}</text>)", html_escaped(map.impact_label));
  for (int step = 1; step <= heat_steps; ++step) {
    svg += fmt::format(R"(<text class="middle" x="{}" y="{}">{}</text>)", left / 2, top + (heat_steps - step) * cell + cell / 2 + 6, step);
    svg += fmt::format(R"(<text class="middle" x="{}" y="{}">{}</text>)", left + (step - 1) * cell + cell / 2, top + side + 20, step);
  }
  for (int impact = heat_steps; impact >= 1; --impact) {
    for (int likelihood = 1; likelihood <= heat_steps; ++likelihood) {
      svg += cell_of(likelihood, impact, map.counts.at(static_cast<std::size_t>(likelihood - 1)).at(static_cast<std::size_t>(impact - 1)));
    }
  }
  return {svg + fmt::format(R"(<text class="tick" x="{}" y="{}">{} →</text></svg>)", left + side, top + side + 42, html_escaped(map.likelihood_label))};
}

}  // namespace prongsai
