#include "base/nearest.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

constexpr std::size_t longest_compared = 200;

// Characters, not bytes: one Thai letter is one step.
auto folded(std::string_view text) -> std::u32string {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (c != U'-' && c != U'_' && c != U' ') {
      out += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
    }
  }
  return out;
}

// Damerau-Levenshtein distance in its optimal string alignment form.
auto distance(std::u32string_view a, std::u32string_view b) -> std::size_t {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

auto nearest(std::string_view written, std::span<const std::string> known) -> std::string {
  const auto wanted = folded(written);
  if (wanted.empty() || wanted.size() > longest_compared) {
    return {};
  }
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  for (const auto& candidate : known) {
    const auto found = distance(wanted, folded(candidate));
    if (found < best_distance) {
      best_distance = found;
      best = candidate;
    }
  }
  return best;
}

}  // namespace prongsai
