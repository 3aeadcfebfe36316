#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/unit.hpp"

namespace prongsai {

// An address below the site's root, ASCII, without a leading slash: `` is the start page, `units/lampang/` a page in a folder of its own,
// `404.html` a file. Addresses are stable: what one has named it never names anything else.
struct SitePath {
  std::string text;
  auto operator<=>(const SitePath&) const = default;
  // The file that a server sends for the address: `units/lampang/index.html`.
  [[nodiscard]] auto file() const -> std::string;
};

// Thai pages stand at the root, English ones below `en/`.
[[nodiscard]] auto in_language(const SitePath& path, Language language) -> SitePath;

// The shortest address of `to` as written in a page at `from`: `../../years/2564/`, `./`. Works wherever the site's root lies.
[[nodiscard]] auto relative_url(const SitePath& from, const SitePath& to) -> std::string;

// Where the public file of an entry of the register lies: named by its id, so that a file's Thai name reaches no address.
[[nodiscard]] auto evidence_file_path(const UnitId& unit, FiscalYear year, const Evidence& evidence) -> SitePath;

// Where all data of one unit lie: `data/units/lampang.json`.
[[nodiscard]] auto unit_data_path(const UnitId& unit, std::string_view ending) -> SitePath;
[[nodiscard]] auto unit_feed_path(const UnitId& unit) -> SitePath;
// Of the whole site, in a language.
[[nodiscard]] auto site_feed_path(Language language) -> SitePath;

// The path part of an absolute address, with slashes round it: `https://example.go.th/open` has `/open/`.
[[nodiscard]] auto path_of_base_url(std::string_view base_url) -> std::string;

}  // namespace prongsai
