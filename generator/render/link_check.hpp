#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/html_scan.hpp"
#include "diagnostic/diagnostic.hpp"
#include "plan/site_model.hpp"
#include "render/template_set.hpp"
#include "source/source_map.hpp"

// Whether every link, anchor and asset of the finished pages leads somewhere: all that is in the HTML, whoever made it. Each page is looked at while
// it is at hand; what depends on other pages and files is kept as numbers and decided at the end.
namespace prongsai {

// What one page names, and what it refers to beyond itself. Numbers are 32 or 64 bits of a hash; references are counted in the page's order.
struct PageLinks {
  struct Place {
    std::uint32_t page = 0;
    std::uint32_t id = 0;
    std::uint32_t reference = 0;
  };
  struct File {
    std::uint64_t path = 0;
    std::uint32_t reference = 0;
  };
  // Sorted.
  std::vector<std::uint32_t> ids;
  std::vector<Place> places;
  std::vector<File> files;
  // References that lead nowhere whatever else the site has, and places in the page itself that it lacks.
  std::vector<std::uint32_t> wrong;
  std::vector<std::uint32_t> own_places;
  // Ids that an earlier element of the page has, counted in the page's order.
  std::vector<std::uint32_t> ids_twice;
};

struct BrokenLink {
  enum class Fault : std::uint8_t { target, place, id_twice };
  Fault fault = Fault::target;
  // Index into SiteModel::pages.
  std::uint32_t page = 0;
  std::uint32_t reference = 0;
};

// An address in a page, as seen from that page's own address.
struct PageAddress {
  enum class Kind : std::uint8_t {
    inside,   // of the site: path and place
    outside,  // http and https
    other,    // mail, telephone
    wrong,    // nothing that a page may lead to
  };
  Kind kind = Kind::wrong;
  // Of the file that a server sends.
  std::string file;
  // Written with scheme and host.
  bool absolute = false;
  std::string place;
  bool has_place = false;
};
[[nodiscard]] auto page_address(std::string_view page, std::string_view written, std::string_view base_url) -> PageAddress;

class LinkCheck {
 public:
  // Keeps a reference to the site.
  LinkCheck(const SiteModel& site, const TemplateSet& templates);
  // Of all that PageLinks are counted by: what is known of one page's links holds as long as this is the same.
  [[nodiscard]] auto key() const -> std::string;
  // From any thread. `page` is the page's index.
  [[nodiscard]] auto look_at(std::size_t page, std::string_view html) const -> PageLinks;
  // `files` are the paths of all files of the site besides pages and assets. By page and reference.
  [[nodiscard]] auto broken(std::span<const PageLinks> pages, std::span<const std::string> files) const -> std::vector<BrokenLink>;

 private:
  [[nodiscard]] auto known(std::uint64_t path) const -> const std::pair<std::uint64_t, std::uint32_t>*;

  [[nodiscard]] auto is_ours(const PageAddress& address) const -> bool;

  const SiteModel& site_;
  std::string base_url_;
  // First folders of the pages' addresses, sorted.
  std::vector<std::string> folders_;
  // Hash of the file's path, and the page's index or `no_page`; sorted.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> known_;
};

// Says of each broken link where it was written: in a text of the content, or in a template of the theme. What a template of the program's own did is
// returned instead, a line each: there the content is not at fault.
[[nodiscard]] auto report_links(const SiteModel& site, const TemplateSet& templates, const SourceMap& sources, std::span<const BrokenLink> broken,
                                Diagnostics& out) -> std::vector<std::string>;

// Renders every page, in memory, only to look at its links. `files` as above, besides public evidence.
[[nodiscard]] auto check_links(const SiteModel& site, const TemplateSet& templates, const SourceMap& sources, unsigned jobs, std::vector<std::string> files,
                               Diagnostics& out) -> std::vector<std::string>;

}  // namespace prongsai
