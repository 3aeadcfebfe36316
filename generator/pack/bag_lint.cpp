#include <algorithm>
#include <array>

#include "base/charset.hpp"
#include "base/name_fold.hpp"
#include "pack/any_bag.hpp"
#include "pack/bag_check.hpp"
#include "pack/bag_info_text.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

constexpr auto made_by_systems =
    std::to_array<std::string_view>({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", ".spotlight-v100", ".trashes", ".fseventsd",
                                     ".temporaryitems", ".appledouble", "__macosx", "$recycle.bin", "system volume information", ".directory"});
constexpr auto devices = std::to_array<std::string_view>({"con", "prn", "aux", "nul"});

auto last_part(std::string_view path) -> std::string_view { return path.substr(path.rfind('/') + 1); }

auto is_made_by_system(std::string_view part) -> bool {
  // `._name` is where macOS keeps a file's attributes.
  return std::ranges::find(made_by_systems, lower_ascii(part)) != made_by_systems.end() || (part.starts_with("._") && part.size() > 2);
}

// Names and characters that Windows keeps for itself (RFC 8493, 6.1.1.4), with or without an extension.
auto windows_refuses(std::string_view part) -> bool {
  const auto name = lower_ascii(part.substr(0, part.find('.')));
  const bool port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) && name[3] >= '1' && name[3] <= '9';
  const bool device = port || std::ranges::find(devices, name) != devices.end();
  const bool character = std::ranges::any_of(
      part, [](char c) { return static_cast<unsigned char>(c) < 0x20 || std::string_view("<>:\"\\|?*").find(c) != std::string_view::npos; });
  return device || character || part.ends_with('.') || part.ends_with(' ');
}

class NameWarnings {
 public:
  explicit NameWarnings(const AnyBag& bag) : bag_(bag) {}

  auto find() -> std::vector<Finding> {
    for (const auto& folder : bag_.folders) {
      check_part(folder);
    }
    for (const auto& [path, file] : bag_.files) {
      check_part(path);
      if (is_payload_path(path) && last_part(path) == "bagit.txt") {
        add(PackFault::bag_within_a_bag, path.substr(0, path.size() - std::string_view("/bagit.txt").size()));
      }
    }
    return std::move(findings_);
  }

 private:
  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    findings_.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }

  // Only the last part: those above it are folders, and had their turn.
  void check_part(const std::string& path) {
    const auto part = last_part(path);
    if (is_made_by_system(part)) {
      add(PackFault::os_specific_files, path);
    }
    if (windows_refuses(part)) {
      add(PackFault::windows_name, path);
    }
    const auto [before, is_new] = seen_.emplace(fold_name(path), path);
    if (is_new || before->second == path || last_part(before->second) == part) {
      return;
    }
    const auto& other = before->second;
    auto fault = PackFault::names_look_alike;
    if (composed_form(other) == composed_form(path)) {
      fault = PackFault::different_normalization;
    } else if (caseless_form(other) == caseless_form(path)) {
      fault = PackFault::different_case;
    }
    add(fault, path, printable_path(other));
  }

  const AnyBag& bag_;
  std::map<std::string, std::string> seen_;
  std::vector<Finding> findings_;
};

}  // namespace

auto name_warnings(const AnyBag& bag) -> std::vector<Finding> { return NameWarnings(bag).find(); }

}  // namespace prongsai
