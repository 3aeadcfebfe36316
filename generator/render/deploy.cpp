#include "render/deploy.hpp"

#include <array>

#include <fmt/format.h>

#include "plan/site_path.hpp"
#include "render/template_error.hpp"

namespace prongsai {
namespace {

struct ServedType {
  std::string_view ending;
  std::string_view type;
};

// Types that servers do not know, or send without the character set.
constexpr std::array<ServedType, 11> types{{
    {"atom", "application/atom+xml; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"ics", "text/calendar; charset=utf-8"},
    {"json", "application/json; charset=utf-8"},
    {"jsonld", "application/ld+json; charset=utf-8"},
    {"sha256", "text/plain; charset=utf-8"},
    {"xml", "application/xml; charset=utf-8"},
    {"webp", "image/webp"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"zip", "application/zip"},
    // The search's files are compressed in themselves: no server may unpack or pack them.
    {"bin", "application/octet-stream"},
}};

// On every answer besides the policy.
struct Header {
  std::string_view name;
  std::string_view value;
};
constexpr std::array<Header, 5> headers{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}};

// Names below assets/ change with their bytes; nothing else does, so that readers and servers must ask again soon.
constexpr std::string_view kept = "public, max-age=31536000, immutable";
constexpr std::string_view short_lived = "public, max-age=300";
constexpr std::string_view strict_transport = "max-age=31536000";
// A media type without its parameters.
auto bare(std::string_view type) -> std::string_view { return type.substr(0, type.find(';')); }

}  // namespace

auto site_policy(const TemplateFiles& files) -> std::string {
  constexpr std::string_view begin = "{{#scripted}}<meta http-equiv=\"Content-Security-Policy\" content=\"";
  const auto layout = files.find("layout.html");
  const auto at = layout == files.end() ? std::string::npos : layout->second.find(begin);
  const auto end = at == std::string::npos ? at : layout->second.find('"', at + begin.size());
  if (end == std::string::npos) {
    throw TemplateError("layout.html: there is no policy for pages with scripts");
  }
  return layout->second.substr(at + begin.size(), end - at - begin.size());
}

auto headers_file(std::string_view policy, std::string_view base_url) -> std::string {
  const auto root = path_of_base_url(base_url);
  std::string out =
      "# For Netlify and Cloudflare Pages, which read this file; other servers: `prongsai deploy-config nginx` or `apache`.\n"
      "# Pages keep the short time that these hosts give them by themselves.\n"
      "# Once the site is served by https alone, add below the first line that begins with a slash:\n"
      "#   Strict-Transport-Security: " + std::string(strict_transport) + "\n";
  out += fmt::format("{}*\n  Content-Security-Policy: {}\n", root, policy);
  for (const auto& header : headers) {
    out += fmt::format("  {}: {}\n", header.name, header.value);
  }
  out += fmt::format("{}assets/*\n  Cache-Control: {}\n", root, kept);
  out += fmt::format("{}data/*\n  Access-Control-Allow-Origin: *\n", root);
  for (const auto& type : types) {
    out += fmt::format("{}*.{}\n  Content-Type: {}\n", root, type.ending, type.type);
  }
  return out;
}

auto nginx_config(std::string_view policy, std::string_view base_url) -> std::string {
  const auto root = path_of_base_url(base_url);
  std::string out = fmt::format(
      "# prongsai deploy-config nginx\n"
      "# This part stands in `http {{}}`, before the server.\n"
      "map $uri $prongsai_cache {{\n  default \"{}\";\n  ~^{}assets/ \"{}\";\n}}\n"
      "map $uri $prongsai_origin {{\n  default \"\";\n  ~^{}data/ \"*\";\n}}\n\n"
      "# This part stands in `server {{}}`, whose root is the folder with the site. A location with an add_header of its own loses those here.\n"
      "index index.html;\ncharset utf-8;\nserver_tokens off;\nerror_page 404 {}404.html;\n\n",
      short_lived, root, kept, root, root);
  out += fmt::format("add_header Content-Security-Policy \"{}\" always;\n", policy);
  for (const auto& header : headers) {
    out += fmt::format("add_header {} \"{}\" always;\n", header.name, header.value);
  }
  out += fmt::format(
      "add_header Cache-Control $prongsai_cache;\n"
      "add_header Access-Control-Allow-Origin $prongsai_origin;\n"
      "# Once the site is served by https alone:\n# add_header Strict-Transport-Security \"{}\" always;\n\n",
      strict_transport);
  out += "gzip on;\ngzip_vary on;\ngzip_min_length 1000;\ngzip_types text/css text/javascript application/javascript image/svg+xml";
  for (const auto& type : types) {
    const bool packs = type.type.find("charset") != std::string_view::npos;
    out += packs ? " " + std::string(bare(type.type)) : std::string();
  }
  out += ";\n# With the module for it: brotli on; and brotli_types with the same list.\n\n";
  for (const auto& type : types) {
    out += fmt::format("location ~ \\.{}$ {{\n  types {{}}\n  default_type \"{}\";\n}}\n", type.ending, type.type);
  }
  out += fmt::format("location {}en/ {{\n  error_page 404 {}en/404.html;\n}}\nlocation ~ /\\.prongsai {{\n  return 404;\n}}\n", root, root);
  return out;
}

auto apache_config(std::string_view policy, std::string_view base_url) -> std::string {
  const auto root = path_of_base_url(base_url);
  std::string out = fmt::format(
      "# prongsai deploy-config apache\n"
      "# Stands in the <VirtualHost>, whose DocumentRoot is the folder with the site. Needs mod_headers; mod_deflate and mod_brotli where they are there.\n"
      "DirectoryIndex index.html\nAddDefaultCharset utf-8\nErrorDocument 404 {}404.html\n<Location \"{}en/\">\n  ErrorDocument 404 {}en/404.html\n</Location>\n"
      "<LocationMatch \"/\\.prongsai\">\n  Require all denied\n</LocationMatch>\n\n",
      root, root, root);
  out += fmt::format("Header always set Content-Security-Policy \"{}\"\n", policy);
  for (const auto& header : headers) {
    out += fmt::format("Header always set {} \"{}\"\n", header.name, header.value);
  }
  out += fmt::format(
      "Header set Cache-Control \"{}\"\n<Location \"{}assets/\">\n  Header set Cache-Control \"{}\"\n</Location>\n"
      "<Location \"{}data/\">\n  Header set Access-Control-Allow-Origin \"*\"\n</Location>\n"
      "# Once the site is served by https alone:\n# Header always set Strict-Transport-Security \"{}\"\n\n",
      short_lived, root, kept, root, strict_transport);
  std::string packed = "text/html text/css text/javascript application/javascript image/svg+xml";
  for (const auto& type : types) {
    out += fmt::format("AddType \"{}\" .{}\n", type.type, type.ending);
    packed += type.type.find("charset") != std::string_view::npos ? " " + std::string(bare(type.type)) : std::string();
  }
  for (const auto* filter : {"BROTLI_COMPRESS;mod_brotli.c", "DEFLATE;mod_deflate.c"}) {
    const std::string_view both(filter);
    const auto semicolon = both.find(';');
    out += fmt::format("<IfModule {}>\n  AddOutputFilterByType {} {}\n</IfModule>\n", both.substr(semicolon + 1), both.substr(0, semicolon), packed);
  }
  return out;
}

}  // namespace prongsai
