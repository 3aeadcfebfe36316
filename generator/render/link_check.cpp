#include "render/link_check.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/key.hpp"
#include "base/parallel.hpp"
#include "plan/links.hpp"
#include "render/render_pages.hpp"

namespace prongsai {
namespace {

constexpr auto no_page = std::numeric_limits<std::uint32_t>::max();

// FNV-1a.
auto hash_of(std::string_view text) -> std::uint64_t {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return hash;
}

auto short_hash_of(std::string_view text) -> std::uint32_t {
  const auto hash = hash_of(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

// The file for a path below the site's root, which may hold `.` and `..`; nothing where it leaves the site.
auto file_for(std::string_view folder, std::string_view path) -> std::optional<std::string> {
  std::string file(folder);
  while (!path.empty()) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    if (part == "..") {
      if (file.empty()) {
        return std::nullopt;
      }
      file.pop_back();
      const auto before = file.rfind('/');
      file.resize(before == std::string::npos ? 0 : before + 1);
    } else if (part != "." && !part.empty()) {
      file += part;
      file += slash == std::string_view::npos ? "" : "/";
    }
  }
  if (file.empty() || file.back() == '/') {
    file += "index.html";
  }
  return file;
}

auto ids_in(std::string_view list) -> std::vector<std::string_view> {
  std::vector<std::string_view> ids;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (end > 0) {
      ids.push_back(list.substr(0, end));
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return ids;
}

auto plain(std::string_view value) -> std::string { return value.find('&') == std::string_view::npos ? std::string(value) : html_unescaped(value); }

// The text of the content that made the link of a page of prose.
auto prose_span(const PlannedPage& page, const std::string& written) -> std::optional<Span> {
  const auto* prose = prose_of(page);
  if (prose == nullptr) {
    return std::nullopt;
  }
  for (std::size_t section = 0; section < page.links.size(); ++section) {
    const auto found = std::ranges::find(page.links[section], written);
    if (found != page.links[section].end()) {
      return prose->sections[section].links[static_cast<std::size_t>(found - page.links[section].begin())].span;
    }
  }
  return std::nullopt;
}

// An address that stands in the content as it is: a value of YAML.
auto written_span(const std::string& written, const SourceMap& sources) -> std::optional<Span> {
  for (std::uint32_t number = 0; number < sources.size(); ++number) {
    const auto at = sources.read(FileId{number}).find(written);
    if (at != std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      return Span{.file = FileId{number}, .begin = begin, .end = begin + static_cast<std::uint32_t>(written.size())};
    }
  }
  return std::nullopt;
}

// Finds out where broken links come from. Pages are rendered once more, with templates that say it, only here.
class Blame {
 public:
  Blame(const SiteModel& site, const TemplateSet& templates, const SourceMap& sources, Diagnostics& out)
      : site_(site), templates_(templates), sources_(sources), out_(out) {}

  void add(const BrokenLink& link) {
    const auto& page = site_.pages[link.page];
    look_at(link.page);
    const bool twice = link.fault == BrokenLink::Fault::id_twice;
    const auto value = twice ? names_.ids[link.reference] : names_.references[link.reference].value;
    const auto written = plain(value);
    auto span = twice ? std::nullopt : prose_span(page, written);
    if (!span && !twice && written.starts_with("http")) {
      span = written_span(written, sources_);
    }
    if (span) {
      report(link, *span, written, page);
      return;
    }
    const auto origin = origin_of(traced_, static_cast<std::size_t>(value.data() - traced_.data()));
    if (const auto file = templates_.source_of(origin.file)) {
      const auto begin = static_cast<std::uint32_t>(origin.begin);
      report(link, {.file = *file, .begin = begin, .end = begin}, written, page);
    } else {
      faults_.insert(templates_.place_in(origin.file, origin.begin) + ": `" + written + "` on page `" + page.path.text + "` " +
                     (twice ? "is the id of two elements" : "leads nowhere"));
    }
  }

  auto faults() -> std::vector<std::string> { return {faults_.begin(), faults_.end()}; }

 private:
  void look_at(std::uint32_t number) {
    if (looked_at_ == number) {
      return;
    }
    if (!traced_templates_) {
      traced_templates_ = templates_.traced();
    }
    traced_ = render_page(site_, site_.pages[number], *traced_templates_);
    scan_html(traced_, names_);
    looked_at_ = number;
  }

  // A place that makes the same mistake on many pages says so once.
  void report(const BrokenLink& link, Span span, const std::string& written, const PlannedPage& page) {
    const auto code = link.fault == BrokenLink::Fault::target  ? Code::link_leads_nowhere
                      : link.fault == BrokenLink::Fault::place ? Code::link_place_missing
                                                               : Code::id_twice_on_page;
    if (said_.emplace(code, span).second) {
      out_.report(code, span, {written, "/" + page.path.text});
    }
  }

  const SiteModel& site_;
  const TemplateSet& templates_;
  const SourceMap& sources_;
  Diagnostics& out_;
  std::optional<TemplateSet> traced_templates_;
  std::string traced_;
  HtmlNames names_;
  std::uint32_t looked_at_ = no_page;
  std::set<std::string> faults_;
  std::set<std::pair<Code, Span>> said_;
};

}  // namespace

auto page_address(std::string_view page, std::string_view written, std::string_view base_url) -> PageAddress {
  PageAddress address;
  auto path = written;
  const auto hash = path.find('#');
  if (hash != std::string_view::npos) {
    address.has_place = true;
    address.place = percent_decoded(path.substr(hash + 1));
    path = path.substr(0, hash);
  }
  path = path.substr(0, path.find('?'));
  std::string_view folder = page.substr(0, page.rfind('/') + 1);
  const bool own = !base_url.empty() && path.starts_with(base_url) && (path.size() == base_url.size() || path[base_url.size()] == '/');
  const auto colon = path.find(':');
  if (own) {
    path.remove_prefix(std::min(base_url.size() + 1, path.size()));
    folder = {};
    address.absolute = true;
  } else if (path.starts_with("https://") || path.starts_with("http://")) {
    address.kind = PageAddress::Kind::outside;
    return address;
  } else if (path.starts_with("mailto:") || path.starts_with("tel:")) {
    address.kind = PageAddress::Kind::other;
    return address;
  } else if (path.starts_with("//") || (colon != std::string_view::npos && colon < path.find('/'))) {
    return address;
  } else if (path.starts_with('/')) {
    const auto root = path_of_base_url(base_url);
    if (!path.starts_with(root)) {
      return address;
    }
    path.remove_prefix(root.size());
    folder = {};
  } else if (path.empty()) {
    // A place in the page itself, which an empty address does not name.
    address.kind = address.has_place ? PageAddress::Kind::inside : PageAddress::Kind::wrong;
    address.file = page;
    return address;
  }
  if (auto file = file_for(folder, percent_decoded(path))) {
    address.kind = PageAddress::Kind::inside;
    address.file = std::move(*file);
  }
  return address;
}

LinkCheck::LinkCheck(const SiteModel& site, const TemplateSet& templates) : site_(site), base_url_(site.corpus->portal.base_url) {
  for (std::size_t number = 0; number < site.pages.size(); ++number) {
    const auto file = site.pages[number].path.file();
    known_.emplace_back(hash_of(file), static_cast<std::uint32_t>(number));
    if (const auto slash = file.find('/'); slash != std::string::npos) {
      folders_.push_back(file.substr(0, slash));
    }
  }
  std::ranges::sort(folders_);
  folders_.erase(std::unique(folders_.begin(), folders_.end()), folders_.end());
  for (const auto& asset : templates.assets()) {
    known_.emplace_back(hash_of(asset.path), no_page);
  }
  std::ranges::sort(known_);
}

auto LinkCheck::key() const -> std::string {
  KeyMaker key("links");
  key.add(base_url_);
  for (const auto& folder : folders_) {
    key.add(folder);
  }
  for (const auto& [path, page] : known_) {
    key.add(path).add(std::uint64_t{page});
  }
  return key.hex();
}

auto LinkCheck::known(std::uint64_t path) const -> const std::pair<std::uint64_t, std::uint32_t>* {
  const auto found = std::ranges::lower_bound(known_, path, {}, &std::pair<std::uint64_t, std::uint32_t>::first);
  return found == known_.end() || found->first != path ? nullptr : &*found;
}

// Below the portal's address there may be what others serve: a whole address there is held against the site only in a folder that the site has.
auto LinkCheck::is_ours(const PageAddress& address) const -> bool {
  const auto slash = address.file.find('/');
  return !address.absolute || std::ranges::binary_search(folders_, address.file.substr(0, slash == std::string::npos ? 0 : slash));
}

auto LinkCheck::look_at(std::size_t page, std::string_view html) const -> PageLinks {
  HtmlNames names;
  scan_html(html, names);
  PageLinks links;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ids;
  for (const auto id : names.ids) {
    ids.emplace_back(short_hash_of(plain(id)), static_cast<std::uint32_t>(ids.size()));
  }
  std::ranges::sort(ids);
  for (std::size_t at = 0; at < ids.size(); ++at) {
    if (at > 0 && ids[at].first == ids[at - 1].first) {
      links.ids_twice.push_back(ids[at].second);
    }
    links.ids.push_back(ids[at].first);
  }
  const auto has = [&links](std::string_view id) { return std::ranges::binary_search(links.ids, short_hash_of(id)); };
  const auto own = site_.pages[page].path.file();
  for (std::uint32_t number = 0; number < names.references.size(); ++number) {
    const auto& reference = names.references[number];
    const auto value = plain(reference.value);
    if (reference.kind == HtmlReference::Kind::place) {
      if (!std::ranges::all_of(ids_in(value), has)) {
        links.own_places.push_back(number);
      }
      continue;
    }
    const auto address = page_address(own, value, base_url_);
    if (address.kind == PageAddress::Kind::wrong) {
      links.wrong.push_back(number);
    }
    if (address.kind != PageAddress::Kind::inside) {
      continue;
    }
    const auto hash = hash_of(address.file);
    const auto* target = known(hash);
    if (target == nullptr && !is_ours(address)) {
      continue;
    }
    if (target == nullptr) {
      links.files.push_back({.path = hash, .reference = number});
    } else if (address.has_place && target->second == page && !has(address.place)) {
      links.own_places.push_back(number);
    } else if (address.has_place && target->second != page && target->second != no_page) {
      links.places.push_back({.page = target->second, .id = short_hash_of(address.place), .reference = number});
    }
  }
  return links;
}

auto LinkCheck::broken(std::span<const PageLinks> pages, std::span<const std::string> files) const -> std::vector<BrokenLink> {
  std::vector<std::uint64_t> paths;
  std::ranges::transform(files, std::back_inserter(paths), hash_of);
  std::ranges::sort(paths);
  std::vector<BrokenLink> found;
  for (std::uint32_t page = 0; page < pages.size(); ++page) {
    const auto add = [&found, page](BrokenLink::Fault fault, std::uint32_t reference) { found.push_back({.fault = fault, .page = page, .reference = reference}); };
    const auto& links = pages[page];
    for (const auto reference : links.wrong) {
      add(BrokenLink::Fault::target, reference);
    }
    for (const auto reference : links.own_places) {
      add(BrokenLink::Fault::place, reference);
    }
    for (const auto& place : links.places) {
      if (!std::ranges::binary_search(pages[place.page].ids, place.id)) {
        add(BrokenLink::Fault::place, place.reference);
      }
    }
    for (const auto& file : links.files) {
      if (!std::ranges::binary_search(paths, file.path)) {
        add(BrokenLink::Fault::target, file.reference);
      }
    }
    for (const auto id : links.ids_twice) {
      add(BrokenLink::Fault::id_twice, id);
    }
  }
  std::ranges::sort(found, {}, [](const BrokenLink& one) { return std::tuple(one.page, one.reference, one.fault); });
  return found;
}

auto report_links(const SiteModel& site, const TemplateSet& templates, const SourceMap& sources, std::span<const BrokenLink> broken, Diagnostics& out)
    -> std::vector<std::string> {
  Blame blame(site, templates, sources, out);
  for (const auto& link : broken) {
    blame.add(link);
  }
  return blame.faults();
}

auto check_links(const SiteModel& site, const TemplateSet& templates, const SourceMap& sources, unsigned jobs, std::vector<std::string> files,
                 Diagnostics& out) -> std::vector<std::string> {
  const LinkCheck check(site, templates);
  const auto pages = parallel_map(std::span<const PlannedPage>(site.pages), jobs, [&](const PlannedPage& page, unsigned /*worker*/) {
    return check.look_at(static_cast<std::size_t>(&page - site.pages.data()), render_page(site, page, templates));
  });
  for (const auto& evidence : site.evidence_files) {
    files.push_back(evidence.site_path.text);
  }
  return report_links(site, templates, sources, check.broken(pages, files), out);
}

}  // namespace prongsai
