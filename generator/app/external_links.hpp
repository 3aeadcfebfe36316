#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/report_choice.hpp"
#include "diagnostic/diagnostic.hpp"

// Links to other sites, opened on demand only: nothing else of the program uses the network.
namespace prongsai {

// An address that a page of the site leads to, and where the content says so.
struct OutsideLink {
  std::string url;
  Span span;
};

// Every http(s) address outside of the site, each once, at the first place of the content that has it, by that place.
[[nodiscard]] auto outside_links(const Analysis& analysis, const Options& options) -> std::vector<OutsideLink>;

// Opens those of the chosen files with the program curl and reports what does not answer, moved for good, or was not tried. At most one question at a
// time to a host, 8 in all; HEAD, then the first byte where that is refused; 5 redirects; 20 s each. A host with a private address is not asked, nor is a
// redirect to one followed, unless it is among `options.private_hosts`. Returns why nothing was tried; empty otherwise.
[[nodiscard]] auto check_outside_links(const Analysis& analysis, const Options& options, const ReportChoice& choice, Diagnostics& out) -> Text;

// `https://example.go.th:8443/a`: what is asked, of whom. Nothing where it cannot be asked (a name and password in it, no host, a strange port).
struct AskedAddress {
  std::string scheme;
  std::string host;
  std::string port;
};
[[nodiscard]] auto asked_address(std::string_view url) -> std::optional<AskedAddress>;

}  // namespace prongsai
