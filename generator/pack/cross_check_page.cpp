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
     "details"});

constexpr auto attributes = std::to_array<std::string_view>(
    {"align", "charset", "class", "colspan", "content", "datetime", "dir", "headers", "href", "http-equiv", "id", "lang", "name", "open", "rel",
     "role", "rowspan", "scope", "span", "start", "tabindex", "title"});

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

class PageChecker {
 public:
  PageChecker(Context& context, std::string_view path) : context_(context), path_(path), base_url_(context.base_url()) {}

  void check(std::string_view text) {
    const auto page = scan_page(text);
    if (page.fault_at) {
      context_.add(PackFault::page_markup, path_, fmt::to_string(*page.fault_at));
      return;
    }
    for (const auto& tag : page.tags) {
      check_tag(tag);
    }
    for (const auto& anchor : anchors_) {
      if (!ids_.contains(anchor)) {
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
      if (!is_one_of(attributes, name) && !name.starts_with("aria-")) {
        report(PackFault::page_active, tag.name + " " + name);
      } else if (name == "href") {
        check_address(tag, value);
      } else if (name == "id") {
        ids_.insert(value);
      } else if (name == "http-equiv" && value != "Content-Security-Policy") {
        report(PackFault::page_active, "meta " + value);
      }
    }
    // A style sheet may load what it likes by url() and @import; a backslash could hide both.
    if (tag.name == "style" && (tag.text.find("url(") != std::string::npos || tag.text.find('@') != tag.text.find("@media") ||
                                tag.text.rfind('@') != tag.text.rfind("@media") || tag.text.find('\\') != std::string::npos)) {
      report(PackFault::page_active, "<style>");
    }
  }

  void check_address(const PageTag& tag, const std::string& address) {
    const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F; };
    if (tag.name != "a" || std::ranges::any_of(address, is_odd) || address.starts_with('/')) {
      report(PackFault::page_link, address);
      return;
    }
    const auto colon = address.find(':');
    if (colon < address.find_first_of("/?#")) {
      check_web_address(address);
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

  // The index leads to what the crate names, the publisher's site included; write-ups are prose with links of their own.
  void check_web_address(const std::string& address) {
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    const bool of_portal = !base_url_.empty() && address.starts_with(base_url_ + "/");
    const bool prose = path_.starts_with("data/practices/") && (web || address.starts_with("mailto:"));
    if (!prose && !(web && (of_portal || context_.entity(address) != nullptr))) {
      report(PackFault::page_address, address);
    }
  }

  Context& context_;
  std::string_view path_;
  std::string base_url_;
  std::set<std::string> ids_;
  std::set<std::string> anchors_;
  std::set<std::pair<PackFault, std::string>> reported_;
};

}  // namespace

void check_pages(Context& context) {
  for (const auto& [path, file] : context.bag) {
    if (is_payload_path(path) && path.ends_with(".html")) {
      PageChecker(context, path).check(file.text);
    }
  }
}

}  // namespace prongsai::cross
