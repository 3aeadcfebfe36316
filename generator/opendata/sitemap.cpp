#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "opendata/open_data.hpp"

namespace prongsai {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view space = "http://www.sitemaps.org/schemas/sitemap/0.9";

auto escaped(std::string_view text) -> std::string {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&apos;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// RFC 3986: everything but unreserved characters and `/`.
auto percent_encoded(std::string_view path) -> std::string {
  constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

auto sorted_once(std::vector<std::string> paths) -> std::vector<std::string> {
  std::ranges::sort(paths);
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

// `outer` and `inner` are `urlset` and `url`, or `sitemapindex` and `sitemap`.
auto document(std::string_view outer, std::string_view inner, std::string_view base_url, const std::vector<std::string>& paths) -> std::string {
  auto out = fmt::format("{}<{} xmlns=\"{}\">\n", head, outer, space);
  const auto base = escaped(base_url);
  for (const auto& path : paths) {
    fmt::format_to(std::back_inserter(out), "<{0}><loc>{1}/{2}</loc></{0}>\n", inner, base, percent_encoded(path));
  }
  return out + fmt::format("</{}>\n", outer);
}

auto file(std::string path, std::string bytes) -> DataFile {
  return {.path = std::move(path), .bytes = std::move(bytes), .title = {.th = "แผนผังเว็บไซต์", .en = "site map"}, .media_type = "application/xml"};
}

}  // namespace

auto sitemap(std::string_view base_url, std::vector<std::string> paths) -> std::string {
  return document("urlset", "url", base_url, sorted_once(std::move(paths)));
}

auto sitemap_files(std::string_view base_url, std::vector<std::string> paths, std::size_t most) -> std::vector<DataFile> {
  const auto all = sorted_once(std::move(paths));
  if (all.size() <= most) {
    return {file("sitemap.xml", document("urlset", "url", base_url, all))};
  }
  std::vector<std::string> names;
  std::vector<DataFile> files;
  for (std::size_t at = 0; at < all.size(); at += most) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), at + most));
    names.push_back(fmt::format("sitemap-{}.xml", names.size() + 1));
    files.push_back(file(names.back(), document("urlset", "url", base_url, {begin, end})));
  }
  files.insert(files.begin(), file("sitemap.xml", document("sitemapindex", "sitemap", base_url, names)));
  return files;
}

auto robots(std::string_view base_url) -> std::string { return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", base_url); }

}  // namespace prongsai
