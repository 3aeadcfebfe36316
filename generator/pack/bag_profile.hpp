#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/bag_info_text.hpp"
#include "pack/fault.hpp"

namespace prongsai {

struct AnyBag;

// A BagIt Profile (bagit-profiles 1.4.0), as far as a bag can be held against it.
struct BagProfile {
  struct Element {
    bool required = false;
    bool repeatable = true;
    // Any value is accepted where this is empty.
    std::vector<std::string> values;
  };
  std::string identifier;
  std::vector<std::pair<std::string, Element>> bag_info;
  std::vector<std::string> manifests_required;
  std::optional<std::vector<std::string>> manifests_allowed;
  std::vector<std::string> tag_manifests_required;
  std::optional<std::vector<std::string>> tag_manifests_allowed;
  bool allow_fetch = true;
  bool fetch_required = false;
  bool data_empty = false;
  enum class Serialization : std::uint8_t { forbidden, required, optional } serialization = Serialization::optional;
  std::vector<std::string> accept_serialization;
  std::vector<std::string> accept_version;
  std::vector<std::string> tag_files_required;
  std::optional<std::vector<std::string>> tag_files_allowed;
  std::vector<std::string> payload_files_required;
  std::optional<std::vector<std::string>> payload_files_allowed;
};

// The profile, or why the text is none (in English, for one line).
struct ReadProfile {
  std::optional<BagProfile> profile;
  std::string problem;
};
[[nodiscard]] auto read_bag_profile(std::string_view json) -> ReadProfile;

// Serialization and version first: where they do not fit, nothing else is looked at.
[[nodiscard]] auto check_profile(const BagProfile& profile, const AnyBag& bag, std::string_view version, const BagInfoText& info)
    -> std::vector<Finding>;

// True where `path` is what `pattern` describes: `*` stands for any characters, `/` too.
[[nodiscard]] auto matches_pattern(std::string_view path, std::string_view pattern) -> bool;

}  // namespace prongsai
