#include "diagnostic/suggestion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"

namespace prongsai {

constexpr std::size_t longest_list = 12;

auto suggestion(std::string_view written, std::span<const std::string> known) -> Text {
  if (const auto near = nearest(written, known); !near.empty()) {
    return {.th = fmt::format("คุณอาจหมายถึง `{}`", near), .en = fmt::format("did you mean `{}`?", near)};
  }
  if (known.empty()) {
    return {.th = "ตรงนี้ยังไม่มีค่าใดให้เลือก", .en = "there is nothing to choose from here"};
  }
  const auto shown = known.subspan(0, std::min(known.size(), longest_list));
  const auto list = fmt::format("`{}`{}", fmt::join(shown, "`, `"), shown.size() < known.size() ? ", …" : "");
  return {.th = "ใช้ได้: " + list, .en = "allowed: " + list};
}

}  // namespace prongsai
