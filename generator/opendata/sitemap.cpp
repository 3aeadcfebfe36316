#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "opendata/open_data.hpp"
#include "opendata/xml_text.hpp"

namespace prongsai {
namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view space = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::string_view xhtml = "http://www.w3.org/1999/xhtml";

auto sorted_once(std::vector<SitemapPage> pages) -> std::vector<SitemapPage> {
  std::ranges::sort(pages, {}, &SitemapPage::path);
  const auto again = std::ranges::unique(pages, {}, &SitemapPage::path);
  pages.erase(again.begin(), again.end());
  return pages;
}

auto address(std::string_view base_url, const std::string& path) -> std::string { return xml_escaped(base_url) + "/" + path_in_address(path); }

auto pages_document(std::string_view base_url, std::span<const SitemapPage> pages) -> std::string {
  auto out = fmt::format("{}<urlset xmlns=\"{}\" xmlns:xhtml=\"{}\">\n", head, space, xhtml);
  for (const auto& page : pages) {
    out += "<url><loc>" + address(base_url, page.path) + "</loc>";
    for (const auto& [language, path] : page.versions) {
      fmt::format_to(std::back_inserter(out), "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", code_of(language), address(base_url, path));
    }
    out += "</url>\n";
  }
  return out + "</urlset>\n";
}

auto index_document(std::string_view base_url, const std::vector<std::string>& names) -> std::string {
  auto out = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", head, space);
  for (const auto& name : names) {
    out += "<sitemap><loc>" + address(base_url, name) + "</loc></sitemap>\n";
  }
  return out + "</sitemapindex>\n";
}

auto file(std::string path, std::string bytes) -> DataFile {
  return {.path = std::move(path), .bytes = std::move(bytes), .title = {.th = "แผนผังเว็บไซต์", .en = "site map"}, .media_type = "application/xml"};
}

}  // namespace

auto sitemap_pages(const SiteModel& site) -> std::vector<SitemapPage> {
  const auto& spoken = site.corpus->portal.languages;
  std::vector<SitemapPage> pages;
  for (const auto& page : site.pages) {
    if (std::holds_alternative<NotFoundPage>(page.subject)) {
      continue;
    }
    SitemapPage listed{.path = page.path.text, .versions = {}};
    if (spoken.size() > 1) {
      const auto thai = path_of(page.subject);
      for (const auto language : spoken) {
        listed.versions.emplace_back(language, in_language(thai, language).text);
      }
    }
    pages.push_back(std::move(listed));
  }
  return pages;
}

auto sitemap_files(std::string_view base_url, std::vector<SitemapPage> pages, std::size_t most) -> std::vector<DataFile> {
  const auto all = sorted_once(std::move(pages));
  const std::span whole(all);
  if (all.size() <= most) {
    return {file("sitemap.xml", pages_document(base_url, whole))};
  }
  std::vector<std::string> names;
  std::vector<DataFile> files;
  for (std::size_t at = 0; at < all.size(); at += most) {
    names.push_back(fmt::format("sitemap-{}.xml", names.size() + 1));
    files.push_back(file(names.back(), pages_document(base_url, whole.subspan(at, std::min(most, all.size() - at)))));
  }
  files.insert(files.begin(), file("sitemap.xml", index_document(base_url, names)));
  return files;
}

auto robots(std::string_view base_url) -> std::string { return fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}/sitemap.xml\n", base_url); }

}  // namespace prongsai
