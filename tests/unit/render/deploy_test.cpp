#include "render/deploy.hpp"

#include <catch2/catch.hpp>

#include "render/template_error.hpp"
#include "render/template_set.hpp"

using namespace prongsai;

namespace {

constexpr const char* policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

auto has(const std::string& text, const std::string& part) -> bool { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("servers send the policy that pages with scripts have, and no page allows more") {
  const auto files = embedded_template_files();
  CHECK(site_policy(files) == policy);
  const std::string layout = files.at("layout.html");
  int policies = 0;
  for (auto at = layout.find("Content-Security-Policy"); at != std::string::npos; at = layout.find("Content-Security-Policy", at + 1)) {
    ++policies;
    const auto begin = layout.find("content=\"", at) + 9;
    auto written = layout.substr(begin, layout.find('"', begin) - begin);
    if (const auto none = written.find("script-src 'none'"); none != std::string::npos) {
      written.replace(none, 17, "script-src 'self'");
    }
    CHECK(written == policy);
  }
  CHECK(policies == 2);
  CHECK_THROWS_AS(site_policy({}), TemplateError);
}

TEST_CASE("the same facts in each server's words") {
  for (const auto& text : {headers_file(policy, "https://example.go.th/open"), nginx_config(policy, "https://example.go.th/open"),
                           apache_config(policy, "https://example.go.th/open")}) {
    CHECK(has(text, policy));
    CHECK(has(text, "nosniff"));
    CHECK(has(text, "same-origin"));
    CHECK(has(text, "Strict-Transport-Security"));
    CHECK(has(text, "public, max-age=31536000, immutable"));
    CHECK(has(text, "/open/assets/"));
    for (const auto* type : {"application/zip", "application/atom+xml", "text/calendar", "text/csv; charset=utf-8", "application/ld+json",
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}) {
      CHECK(has(text, type));
    }
    CHECK(text.ends_with("\n"));
  }
}

TEST_CASE("the file that hosts of static sites read") {
  const std::string expected =
      "# For Netlify and Cloudflare Pages, which read this file; other servers: `prongsai deploy-config nginx` or `apache`.\n"
      "# Pages keep the short time that these hosts give them by themselves.\n"
      "# Once the site is served by https alone, add below the first line that begins with a slash:\n"
      "#   Strict-Transport-Security: max-age=31536000\n"
      "/*\n"
      "  Content-Security-Policy: default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
      "form-action 'self'\n"
      "  X-Content-Type-Options: nosniff\n"
      "  X-Frame-Options: DENY\n"
      "  Referrer-Policy: same-origin\n"
      "  Cross-Origin-Opener-Policy: same-origin\n"
      "  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\n"
      "/assets/*\n"
      "  Cache-Control: public, max-age=31536000, immutable\n"
      "/data/*\n"
      "  Access-Control-Allow-Origin: *\n"
      "/*.atom\n";
  CHECK(headers_file(policy, "https://example.go.th").substr(0, expected.size()) == expected);
}
