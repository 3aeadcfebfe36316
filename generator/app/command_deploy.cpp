#include <cstdio>

#include "app/options.hpp"
#include "load/load_unit.hpp"
#include "load/yaml_reader.hpp"
#include "render/deploy.hpp"
#include "render/template_set.hpp"
#include "source/file_reader.hpp"
#include "source/source_map.hpp"

namespace prongsai {
namespace {

constexpr std::uint64_t most_portal = std::uint64_t{1} << 20U;

// Only the address is needed: `check` says what is wrong with the rest.
auto base_url_of(const std::string& content) -> std::string {
  SourceMap sources;
  Diagnostics unheard;
  const auto file = sources.add("portal.yaml");
  const auto& text = sources.fill(file, disk_reader(content)->read("portal.yaml", most_portal));
  const auto root = read_yaml(file, text, 0, static_cast<std::uint32_t>(text.size()), unheard);
  return root ? load_portal(*root, unheard).base_url : std::string();
}

}  // namespace

auto run_deploy_config(const Options& options) -> Exit {
  const auto files = options.templates.empty() ? embedded_template_files() : template_files_of(options.templates);
  const auto policy = site_policy(files);
  const auto base_url = base_url_of(options.content);
  const auto text = options.server == "nginx"    ? nginx_config(policy, base_url)
                    : options.server == "apache" ? apache_config(policy, base_url)
                                                 : headers_file(policy, base_url);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return Exit::fine;
}

}  // namespace prongsai
