#pragma once

#include <string>
#include <string_view>

#include "render/template_text.hpp"

// What a web server must know of a site: the policy that its pages have, types of its files, and how long each may be kept. One table for every server.
namespace prongsai {

// The policy in the layout for pages that have scripts of the site. Servers send this one for every page: the others say in themselves that they have
// none, and a browser keeps to both.
[[nodiscard]] auto site_policy(const TemplateFiles& files) -> std::string;

// `_headers` of the site's root, as Netlify and Cloudflare Pages read it. `base_url` is the portal's.
[[nodiscard]] auto headers_file(std::string_view policy, std::string_view base_url) -> std::string;

// A server's snippet for the same.
[[nodiscard]] auto nginx_config(std::string_view policy, std::string_view base_url) -> std::string;
[[nodiscard]] auto apache_config(std::string_view policy, std::string_view base_url) -> std::string;

}  // namespace prongsai
