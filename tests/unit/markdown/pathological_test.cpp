#include "pathological.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <ctime>

#include "markdown/budget.hpp"
#include "markdown/markdown.hpp"
#include "prose_text.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

#ifdef PRONGSAI_SANITIZED
constexpr double limit_seconds = 4;
constexpr std::array<std::size_t, 2> sizes{std::size_t{16} << 10U, std::size_t{64} << 10U};
#else
constexpr double limit_seconds = 1;
constexpr std::array<std::size_t, 3> sizes{std::size_t{16} << 10U, std::size_t{64} << 10U, std::size_t{255} << 10U};
#endif

auto cpu_seconds() -> double {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// A page or a diagnostic, within a second of processor time and in proportion.
void check_ends(const std::string& text) {
  Diagnostics out;
  const auto start = cpu_seconds();
  const auto prose = parse_markdown(FileId{}, text, 0, out);
  const auto seconds = cpu_seconds() - start;
  CHECK(seconds < limit_seconds);
  CHECK((!prose.sections.empty() || !out.empty() || text.find_first_not_of(" \t\r\n") == std::string::npos || prose.plain_text.get().empty()));
  CHECK(html_of(prose).size() <= MarkdownLimits::output_base + MarkdownLimits::output_ratio * text.size());
}

}  // namespace

TEST_CASE("no known pathological text takes long") {
  const auto families = pathological_families();
  CHECK(families.size() > 90);
  for (const auto& family : families) {
    for (const auto size : sizes) {
      const auto text = family.make(size);
      {
        INFO(family.name << ", " << size << " bytes");
        check_ends(text);
      }
      INFO(family.name << " in lines, " << size << " bytes");
      check_ends(in_lines(text).substr(0, MarkdownLimits::body_bytes));
    }
  }
}
