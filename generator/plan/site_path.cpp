#include "plan/site_path.hpp"

#include <algorithm>
#include <cstddef>

namespace prongsai {
namespace {

// The folder part with its slash: `units/lampang/`, or empty.
auto folder_of(std::string_view path) -> std::string_view {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

// `.pdf` of `report.PDF`; empty where the name has no ending.
auto ending_of(std::string_view name) -> std::string {
  const auto dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? std::string_view() : name.substr(dot));
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending;
}

}  // namespace

auto SitePath::file() const -> std::string { return text.empty() || text.ends_with('/') ? text + "index.html" : text; }

auto in_language(const SitePath& path, Language language) -> SitePath { return language == Language::th ? path : SitePath{"en/" + path.text}; }

auto relative_url(const SitePath& from, const SitePath& to) -> std::string {
  const auto here = folder_of(from.text);
  const std::string_view there = to.text;
  const auto shared_bytes = static_cast<std::size_t>(std::ranges::mismatch(here, there).in1 - here.begin());
  const auto shared = folder_of(here.substr(0, shared_bytes)).size();
  std::string url;
  for (auto ups = std::ranges::count(here.substr(shared), '/'); ups > 0; --ups) {
    url += "../";
  }
  url += there.substr(shared);
  return url.empty() ? "./" : url;
}

auto evidence_file_path(const UnitId& unit, FiscalYear year, const Evidence& evidence) -> SitePath {
  return {"units/" + unit.str() + "/" + std::to_string(year.be) + "/evidence/files/" + evidence.id.str() + ending_of(evidence.name)};
}

auto unit_data_path(const UnitId& unit, std::string_view ending) -> SitePath { return {"data/units/" + unit.str() + std::string(ending)}; }

auto unit_feed_path(const UnitId& unit) -> SitePath { return {"units/" + unit.str() + "/feed.xml"}; }

auto site_feed_path(Language language) -> SitePath { return in_language({"feed.xml"}, language); }

auto path_of_base_url(std::string_view base_url) -> std::string {
  const auto scheme = base_url.find("://");
  const auto host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const auto slash = base_url.find('/', host);
  std::string path(slash == std::string_view::npos ? std::string_view() : base_url.substr(slash));
  if (!path.ends_with('/')) {
    path += '/';
  }
  return path;
}

}  // namespace prongsai
