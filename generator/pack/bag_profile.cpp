#include "pack/bag_profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pack/any_bag.hpp"
#include "pack/bag_check.hpp"
#include "pack/bag_manifest.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

// The order of Bag-Info is the file's, so that findings come in it.
using Json = nlohmann::ordered_json;

// Collects the first thing that is not as bagit-profiles 1.4.0 asks.
class ProfileReader {
 public:
  auto read(std::string_view text) -> ReadProfile {
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
      return {.profile = std::nullopt, .problem = "not a JSON object"};
    }
    read_info(json);
    read_elements(json);
    profile_.manifests_required = list(json, "Manifests-Required").value_or(std::vector<std::string>{});
    profile_.manifests_allowed = list(json, "Manifests-Allowed");
    profile_.tag_manifests_required = list(json, "Tag-Manifests-Required").value_or(std::vector<std::string>{});
    profile_.tag_manifests_allowed = list(json, "Tag-Manifests-Allowed");
    profile_.allow_fetch = flag(json, "Allow-Fetch.txt", true);
    profile_.fetch_required = flag(json, "Fetch.txt-Required", false);
    profile_.data_empty = flag(json, "Data-Empty", false);
    profile_.accept_serialization = list(json, "Accept-Serialization").value_or(std::vector<std::string>{});
    profile_.accept_version = list(json, "Accept-BagIt-Version").value_or(std::vector<std::string>{});
    profile_.tag_files_required = list(json, "Tag-Files-Required").value_or(std::vector<std::string>{});
    profile_.tag_files_allowed = list(json, "Tag-Files-Allowed");
    profile_.payload_files_required = list(json, "Payload-Files-Required").value_or(std::vector<std::string>{});
    profile_.payload_files_allowed = list(json, "Payload-Files-Allowed");
    read_serialization(json);
    if (profile_.accept_version.empty()) {
      fail("Accept-BagIt-Version must name a version");
    }
    if (!problem_.empty()) {
      return {.profile = std::nullopt, .problem = problem_};
    }
    return {.profile = std::move(profile_), .problem = {}};
  }

 private:
  void fail(std::string problem) { problem_ = problem_.empty() ? std::move(problem) : problem_; }

  void read_info(const Json& json) {
    const auto info = json.find("BagIt-Profile-Info");
    if (info == json.end() || !info->is_object()) {
      fail("BagIt-Profile-Info is missing");
      return;
    }
    for (const auto* key : {"Source-Organization", "External-Description", "Version", "BagIt-Profile-Identifier"}) {
      const auto value = info->find(key);
      if (value == info->end() || !value->is_string() || value->get<std::string>().empty()) {
        fail(fmt::format("BagIt-Profile-Info lacks {}", key));
        return;
      }
    }
    profile_.identifier = info->at("BagIt-Profile-Identifier").get<std::string>();
  }

  void read_elements(const Json& json) {
    const auto info = json.find("Bag-Info");
    if (info == json.end()) {
      return;
    }
    if (!info->is_object()) {
      fail("Bag-Info must be an object");
      return;
    }
    for (const auto& [label, rules] : info->items()) {
      if (!rules.is_object()) {
        fail(fmt::format("Bag-Info {} must be an object", label));
        return;
      }
      profile_.bag_info.emplace_back(label, BagProfile::Element{.required = flag(rules, "required", false),
                                                                .repeatable = flag(rules, "repeatable", true),
                                                                .values = list(rules, "values").value_or(std::vector<std::string>{})});
    }
  }

  void read_serialization(const Json& json) {
    using enum BagProfile::Serialization;
    const auto found = json.find("Serialization");
    if (found == json.end()) {
      return;
    }
    const auto word = found->is_string() ? found->get<std::string>() : std::string();
    if (word != "forbidden" && word != "required" && word != "optional") {
      fail("Serialization must be forbidden, required or optional");
    }
    profile_.serialization = word == "forbidden" ? forbidden : word == "required" ? required : optional;
  }

  auto flag(const Json& json, const char* key, bool otherwise) -> bool {
    const auto found = json.find(key);
    if (found == json.end()) {
      return otherwise;
    }
    if (!found->is_boolean()) {
      fail(fmt::format("{} must be true or false", key));
      return otherwise;
    }
    return found->get<bool>();
  }

  auto list(const Json& json, const char* key) -> std::optional<std::vector<std::string>> {
    const auto found = json.find(key);
    if (found == json.end()) {
      return std::nullopt;
    }
    std::vector<std::string> words;
    if (!found->is_array() || !std::ranges::all_of(*found, [](const Json& item) { return item.is_string(); })) {
      fail(fmt::format("{} must be a list of words", key));
      return words;
    }
    for (const auto& item : *found) {
      words.push_back(item.get<std::string>());
    }
    return words;
  }

  BagProfile profile_;
  std::string problem_;
};

auto joined(const std::vector<std::string>& words) -> std::string { return fmt::format("{}", fmt::join(words, ", ")); }

auto holds(const std::vector<std::string>& words, std::string_view word) -> bool { return std::ranges::find(words, word) != words.end(); }

class ProfileChecker {
 public:
  ProfileChecker(const BagProfile& profile, const AnyBag& bag, const BagInfoText& info) : profile_(profile), bag_(bag), info_(info) {}

  auto check(std::string_view version) -> std::vector<Finding> {
    if (check_serialization() && check_version(version)) {
      check_info();
      check_manifests(true);
      check_manifests(false);
      check_fetch();
      check_files();
    }
    return std::move(findings_);
  }

 private:
  auto add(PackFault fault, std::string_view path, std::string detail = {}) -> bool {
    findings_.push_back({.fault = fault, .path = printable_path(path), .detail = printable_path(detail)});
    return false;
  }

  auto check_serialization() -> bool {
    using enum BagProfile::Serialization;
    const auto accepted = joined(profile_.accept_serialization);
    if (!bag_.is_zip) {
      return profile_.serialization != required || add(PackFault::profile_serialization, {}, accepted);
    }
    if (profile_.serialization == forbidden) {
      return add(PackFault::profile_serialization, {}, "folder");
    }
    // The types that are in use for zip files.
    const bool zip = profile_.accept_serialization.empty() || holds(profile_.accept_serialization, "application/zip") ||
                     holds(profile_.accept_serialization, "application/x-zip-compressed");
    return zip || add(PackFault::profile_serialization, {}, accepted);
  }

  auto check_version(std::string_view version) -> bool {
    return holds(profile_.accept_version, version) || add(PackFault::profile_version, "bagit.txt", joined(profile_.accept_version));
  }

  void check_info() {
    if (const auto named = info_.values("BagIt-Profile-Identifier"); std::ranges::find(named, profile_.identifier) == named.end()) {
      add(PackFault::profile_identifier, "bag-info.txt", profile_.identifier);
    }
    for (const auto& [label, rules] : profile_.bag_info) {
      const auto values = info_.values(label);
      if (rules.required && values.empty()) {
        add(PackFault::profile_info_missing, "bag-info.txt", label);
      }
      if (!rules.repeatable && values.size() > 1) {
        add(PackFault::profile_info_repeated, "bag-info.txt", label);
      }
      for (const auto value : values) {
        if (!rules.values.empty() && !holds(rules.values, value)) {
          add(PackFault::profile_info_value, "bag-info.txt", fmt::format("{}: {}", label, value));
        }
      }
    }
  }

  void check_manifests(bool payload) {
    const auto& required = payload ? profile_.manifests_required : profile_.tag_manifests_required;
    const auto& allowed = payload ? profile_.manifests_allowed : profile_.tag_manifests_allowed;
    for (const auto& algorithm : required) {
      const auto path = fmt::format("{}manifest-{}.txt", payload ? "" : "tag", algorithm);
      if (!bag_.files.contains(path)) {
        add(PackFault::profile_file_required, path);
      }
    }
    for (const auto& [path, file] : bag_.files) {
      const auto manifest = manifest_name(path);
      if (manifest && manifest->is_payload == payload && allowed && !holds(*allowed, manifest->algorithm)) {
        add(PackFault::profile_file_not_allowed, path);
      }
    }
  }

  void check_fetch() {
    const bool has_fetch = bag_.files.contains("fetch.txt");
    if (has_fetch && !profile_.allow_fetch) {
      add(PackFault::profile_file_not_allowed, "fetch.txt");
    }
    if (!has_fetch && profile_.fetch_required) {
      add(PackFault::profile_file_required, "fetch.txt");
    }
  }

  void check_files() {
    for (const auto& path : profile_.tag_files_required) {
      if (!bag_.files.contains(path)) {
        add(PackFault::profile_file_required, path);
      }
    }
    for (const auto& path : profile_.payload_files_required) {
      const bool is_folder = path.ends_with('/');
      const auto below = bag_.files.lower_bound(path);
      const bool there = is_folder ? below != bag_.files.end() && below->first.starts_with(path) : bag_.files.contains(path);
      if (!there) {
        add(PackFault::profile_file_required, path);
      }
    }
    std::uint64_t payload_bytes = 0;
    std::uint64_t payload_files = 0;
    for (const auto& [path, file] : bag_.files) {
      const bool payload = is_payload_path(path);
      payload_bytes += payload ? file.size : 0;
      payload_files += payload ? 1 : 0;
      if (!is_allowed(path, payload)) {
        add(PackFault::profile_file_not_allowed, path);
      }
    }
    if (profile_.data_empty && (payload_bytes > 0 || payload_files > 1)) {
      add(PackFault::profile_data_not_empty, "data/");
    }
  }

  // bagit.txt, bag-info.txt, the manifests and fetch.txt have rules of their own.
  auto is_allowed(std::string_view path, bool payload) const -> bool {
    const auto& allowed = payload ? profile_.payload_files_allowed : profile_.tag_files_allowed;
    const bool ruled = path == "bagit.txt" || path == "bag-info.txt" || path == "fetch.txt" || manifest_name(path);
    return !allowed || ruled || std::ranges::any_of(*allowed, [path](const std::string& pattern) { return matches_pattern(path, pattern); });
  }

  const BagProfile& profile_;
  const AnyBag& bag_;
  const BagInfoText& info_;
  std::vector<Finding> findings_;
};

}  // namespace

auto read_bag_profile(std::string_view json) -> ReadProfile { return ProfileReader().read(json); }

auto check_profile(const BagProfile& profile, const AnyBag& bag, std::string_view version, const BagInfoText& info) -> std::vector<Finding> {
  return ProfileChecker(profile, bag, info).check(version);
}

// Remembers the last star and tries it one character further on: linear steps for each star, so no pattern can take long.
auto matches_pattern(std::string_view path, std::string_view pattern) -> bool {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  auto star = std::string_view::npos;
  std::size_t after_star = 0;
  while (at < path.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      after_star = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == path[at]) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

}  // namespace prongsai
