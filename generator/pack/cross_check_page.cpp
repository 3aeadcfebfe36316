#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "pack/cross_check_parts.hpp"
#include "pack/page_scan.hpp"

namespace prongsai::cross {
namespace {

// Elements that show and do nothing else.
constexpr auto elements = std::to_array<std::string_view>(
    {"a",       "abbr", "article", "aside",  "b",   "blockquote", "body", "br",   "caption", "cite",  "code",    "col",    "colgroup", "dd",
     "del",     "dfn",  "div",     "dl",     "dt",  "em",         "figcaption",   "figure",  "footer", "h1",    "h2",     "h3",       "h4",
     "h5",      "h6",   "head",    "header", "hr",  "html",       "i",    "ins",  "kbd",     "li",    "main",    "mark",   "meta",     "nav",
     "ol",      "p",    "pre",     "q",      "s",   "samp",       "section",      "small",   "span",  "strong",  "style",  "sub",      "summary",
     "sup",     "table", "tbody",  "td",     "tfoot", "th",       "thead", "time", "title",  "tr",    "u",       "ul",     "var",      "wbr",
     "details", "img",  "input"});

constexpr auto attributes = std::to_array<std::string_view>(
    {"align",  "alt",  "charset",  "checked", "class", "colspan", "content", "datetime", "dir", "disabled", "headers",  "height", "href", "http-equiv",
     "id",     "lang", "name",     "open",    "rel",   "role",    "rowspan", "scope",    "span", "src",     "start",    "tabindex", "title", "type",
     "width"});

// No page may load or send anything, whatever else stands in it: the second one lets pictures of the pack itself be seen.
constexpr auto policies = std::to_array<std::string_view>(
    {"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
     "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"});

template <std::size_t Size>
auto is_one_of(const std::array<std::string_view, Size>& list, std::string_view name) -> bool {
  return std::ranges::find(list, name) != list.end();
}

// What an address of a link says, `%NN` read.
auto decoded(std::string_view address) -> std::string {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const int high = address[i] == '%' && i + 2 < address.size() ? digit(address[i + 1]) : -1;
    const int low = high < 0 ? -1 : digit(address[i + 2]);
    if (low < 0) {
      out += address[i];
    } else {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

// The path below the top folder that `address` leads to from the page at `page`; empty where it leads out of the pack.
auto target_of(std::string_view page, std::string_view address) -> std::string {
  std::string path(page.substr(0, page.rfind('/') + 1));
  while (!address.empty()) {
    const auto part = address.substr(0, address.find('/'));
    address.remove_prefix(std::min(address.size(), part.size() + 1));
    if (part == "..") {
      if (path.empty()) {
        return {};
      }
      path.pop_back();
      path.resize(path.rfind('/') + 1);
    } else if (part != ".") {
      path += decoded(part);
      path += address.empty() ? "" : "/";
    }
  }
  return path;
}

auto attribute_of(const PageTag& tag, std::string_view name) -> std::string_view {
  const auto found = std::ranges::find(tag.attributes, name, [](const auto& one) { return std::string_view(one.first); });
  return found == tag.attributes.end() ? std::string_view() : std::string_view(found->second);
}

auto has_attribute(const PageTag& tag, std::string_view name) -> bool {
  return std::ranges::any_of(tag.attributes, [name](const auto& one) { return one.first == name; });
}

// A style sheet may load what it likes by url() and @import; a backslash could hide both.
auto is_inert_style(std::string_view style) -> bool {
  for (auto at = style.find('@'); at != std::string_view::npos; at = style.find('@', at + 1)) {
    if (!style.substr(at).starts_with("@media") && !style.substr(at).starts_with("@page")) {
      return false;
    }
  }
  return style.find("url(") == std::string_view::npos && style.find("image-set(") == std::string_view::npos && style.find('\\') == std::string_view::npos;
}

// Every address of the web that the crate or the metadata name.
void collect_addresses(const Json& json, std::set<std::string>& all) {
  if (json.is_string()) {
    const auto text = json.get<std::string>();
    if (text.starts_with("https://") || text.starts_with("http://")) {
      all.insert(text);
    }
  } else if (json.is_structured()) {
    for (const auto& part : json) {
      collect_addresses(part, all);
    }
  }
}

class PageChecker {
 public:
  PageChecker(Context& context, std::string_view path, const std::set<std::string>& addresses)
      : context_(context), path_(path), is_prose_(path.starts_with("data/practices/")), base_url_(context.base_url()), addresses_(addresses) {}

  void check(std::string_view text) {
    const auto page = scan_page(text);
    if (page.fault_at) {
      context_.add(PackFault::page_markup, path_, fmt::to_string(*page.fault_at));
      return;
    }
    for (const auto& tag : page.tags) {
      check_tag(tag);
    }
    if (policies_found_ != 1) {
      report(PackFault::page_policy, {});
    }
    for (const auto& anchor : anchors_) {
      // Prose may name a place that only the site's page has.
      if (!is_prose_ && !anchor.empty() && !ids_.contains(anchor)) {
        report(PackFault::page_link, "#" + anchor);
      }
    }
  }

 private:
  // The same thing in many places of one page is said once.
  void report(PackFault fault, const std::string& detail) {
    if (reported_.emplace(fault, detail).second) {
      context_.add(fault, path_, detail);
    }
  }

  void check_tag(const PageTag& tag) {
    if (!is_one_of(elements, tag.name)) {
      report(PackFault::page_active, "<" + tag.name + ">");
      return;
    }
    for (const auto& [name, value] : tag.attributes) {
      if (!is_one_of(attributes, name) && !name.starts_with("aria-") && !name.starts_with("data-")) {
        report(PackFault::page_active, tag.name + " " + name);
      } else if (name == "href" || name == "src") {
        check_address(tag, name, value);
      } else if (name == "id") {
        ids_.insert(value);
      }
    }
    check_meaning(tag);
  }

  // Elements that are inert in one form only.
  void check_meaning(const PageTag& tag) {
    if (has_attribute(tag, "http-equiv")) {
      const auto what = attribute_of(tag, "http-equiv");
      const bool policy = tag.name == "meta" && what == "Content-Security-Policy" && is_one_of(policies, attribute_of(tag, "content"));
      policies_found_ += policy ? 1U : 0U;
      if (!policy) {
        report(PackFault::page_active, "meta " + std::string(what));
      }
    }
    // A box that Markdown's lists of tasks show.
    if (tag.name == "input" && (attribute_of(tag, "type") != "checkbox" || !has_attribute(tag, "disabled"))) {
      report(PackFault::page_active, "<input>");
    }
    if (tag.name == "style" && !is_inert_style(tag.text)) {
      report(PackFault::page_active, "<style>");
    }
  }

  void check_address(const PageTag& tag, std::string_view attribute, const std::string& address) {
    const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F; };
    const bool link = tag.name == "a" && attribute == "href";
    const bool picture = tag.name == "img" && attribute == "src";
    if ((!link && !picture) || std::ranges::any_of(address, is_odd) || address.starts_with('/')) {
      report(PackFault::page_link, address);
      return;
    }
    const auto colon = address.find(':');
    if (colon < address.find_first_of("/?#")) {
      check_web_address(address, picture);
      return;
    }
    const auto hash = address.find('#');
    const auto path = address.substr(0, hash);
    if (path.empty()) {
      anchors_.insert(decoded(address.substr(1)));
    } else if (!context_.bag.contains(target_of(path_, path))) {
      report(PackFault::page_link, address);
    }
  }

  // The index leads to what the pack names, the publisher's site included; write-ups are prose with links of their own. Pictures from elsewhere are not
  // loaded under the page's policy, and only prose has a reason to name them.
  void check_web_address(const std::string& address, bool picture) {
    auto lower = address.substr(0, 8);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool web = lower.starts_with("https://") || lower.starts_with("http://");
    if (picture && !(is_prose_ && web)) {
      report(PackFault::page_active, "<img> " + address);
      return;
    }
    const bool of_portal = !base_url_.empty() && (address == base_url_ || address.starts_with(base_url_ + "/"));
    const bool prose = is_prose_ && (web || lower.starts_with("mailto:") || lower.starts_with("tel:"));
    if (!prose && !(web && (of_portal || addresses_.contains(address)))) {
      report(PackFault::page_address, address);
    }
  }

  Context& context_;
  std::string_view path_;
  bool is_prose_;
  std::string base_url_;
  const std::set<std::string>& addresses_;
  unsigned policies_found_ = 0;
  std::set<std::string> ids_;
  std::set<std::string> anchors_;
  std::set<std::pair<PackFault, std::string>> reported_;
};

}  // namespace

void check_pages(Context& context) {
  std::set<std::string> addresses;
  for (const auto& [path, json] : context.json) {
    collect_addresses(json, addresses);
  }
  for (const auto& [path, file] : context.bag) {
    if (is_payload_path(path) && path.ends_with(".html")) {
      PageChecker(context, path, addresses).check(file.text);
    }
  }
}

}  // namespace prongsai::cross
