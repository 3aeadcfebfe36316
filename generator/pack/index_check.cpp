#include "pack/index_check.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

#include "base/sha256.hpp"
#include "pack/byte_source.hpp"
#include "pack/index_pack.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::json;

auto string_of(const Json& object, const char* key) -> std::string {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

auto is_hash(const std::string& text) -> bool { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

// The name leads to a file beside the index, so that it may be nothing but a name.
auto is_name(const std::string& text) -> bool {
  return !text.empty() && text.front() != '.' && text.find('/') == std::string::npos && path_fault(text) == PackFault::none;
}

// An attack on the parser's memory nests deep; the list does not.
auto parsed(const std::string& text) -> Json {
  constexpr int deepest = 6;
  bool too_deep = false;
  auto json = Json::parse(
      text,
      [&too_deep](int depth, Json::parse_event_t /*event*/, Json& /*part*/) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
      },
      false);
  return too_deep ? Json(Json::value_t::discarded) : json;
}

auto hash_of(const std::string& path) -> std::string {
  const auto source = file_source(path);
  Sha256 hash;
  SequentialReader bytes(*source, 0, source->size());
  while (bytes.left() > 0) {
    hash.update(bytes.take_some(bytes.left()));
  }
  return hash.hex();
}

}  // namespace

auto check_index(const Bag& bag, std::vector<ListedPack>& listed) -> std::vector<Finding> {
  const auto found = bag.find(listed_packs_path);
  if (found == bag.end()) {
    return {};
  }
  std::vector<Finding> findings;
  const auto wrong = [&](PackFault fault, std::string_view path, std::string detail) {
    findings.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  };
  const auto json = parsed(found->second.text);
  const auto packs = json.is_object() ? json.find("packs") : json.end();
  if (!json.is_object() || packs == json.end() || !packs->is_array()) {
    wrong(PackFault::index_list, listed_packs_path, "0");
    return findings;
  }
  std::set<std::string> names;
  for (std::size_t at = 0; at < packs->size(); ++at) {
    const auto& pack = (*packs)[at];
    const auto name = pack.is_object() ? string_of(pack, "name") : std::string();
    if (!is_name(name) || !names.insert(name).second || !is_hash(string_of(pack, "sha256"))) {
      wrong(PackFault::index_list, listed_packs_path, fmt::to_string(at + 1));
      continue;
    }
    const auto path = "data/" + name + "/tagmanifest-sha256.txt";
    const auto manifest = bag.find(path);
    if (manifest == bag.end() || manifest->second.sha256 != string_of(pack, "bag_root")) {
      wrong(PackFault::index_root, path, {});
      continue;
    }
    listed.push_back({.name = name, .sha256 = string_of(pack, "sha256")});
  }
  return findings;
}

void check_packs_beside(VerifyReport& report, const std::string& folder) {
  std::vector<Finding> absent;
  for (const auto& pack : report.listed) {
    const auto path = (std::filesystem::path(folder) / (pack.name + ".zip")).string();
    if (!std::filesystem::exists(path)) {
      absent.push_back({.fault = PackFault::index_pack_absent, .path = pack.name + ".zip", .detail = {}});
      continue;
    }
    const auto hash = hash_of(path);
    if (hash == pack.sha256) {
      ++report.listed_found;
    } else {
      report.findings.push_back({.fault = PackFault::index_pack_differs, .path = pack.name + ".zip", .detail = hash});
    }
  }
  if (!absent.empty() && absent.size() == report.listed.size()) {
    absent = {{.fault = PackFault::index_alone, .path = {}, .detail = fmt::to_string(absent.size())}};
  }
  // Notes come last, and are the first to be left out.
  for (auto& note : absent) {
    if (report.findings.size() < max_findings) {
      report.findings.push_back(std::move(note));
    } else {
      ++report.findings_left_out;
    }
  }
}

}  // namespace prongsai
