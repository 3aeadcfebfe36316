#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"

// What the server adds to a page, and serves for it. Nothing of it is ever written to the site.
namespace prongsai {

// Below this, no file of a site can stand: the name begins with `.`.
inline constexpr std::string_view live_events_path = "/.prongsai-live/events";
inline constexpr std::string_view live_script_path = "/.prongsai-live/live.js";
inline constexpr std::string_view live_style_path = "/.prongsai-live/live.css";

[[nodiscard]] auto live_script() -> std::string_view;
[[nodiscard]] auto live_style() -> std::string_view;

// The page with the script as the first thing in its head: before the page's own policy, which forbids scripts where the page has none. A page without
// a head stays as it is. `file` is where the page lies in the site.
[[nodiscard]] auto with_live_script(std::string_view html, std::string_view build, std::string_view file) -> std::string;

// Shown at every address while there is no site.
[[nodiscard]] auto waiting_page(Language language) -> std::string;

}  // namespace prongsai
