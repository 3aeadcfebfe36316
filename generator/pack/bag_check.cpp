#include "pack/bag_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/index_pack.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

constexpr std::string_view manifest_path = "manifest-sha256.txt";
constexpr std::string_view tag_manifest_path = "tagmanifest-sha256.txt";
constexpr auto root_files = std::to_array<std::string_view>({"bagit.txt", "bag-info.txt", manifest_path, tag_manifest_path, "VERIFY.txt"});
constexpr auto required_payload = std::to_array<std::string_view>({crate_path, "data/index.html"});

// Lines without their line ends; a last line without one is a line too, and `unterminated` says so.
struct Lines {
  std::vector<std::string_view> lines;
  bool unterminated = false;
};

auto lines_of(std::string_view text) -> Lines {
  Lines result;
  while (!text.empty()) {
    const auto end = text.find('\n');
    result.unterminated = end == std::string_view::npos;
    result.lines.push_back(text.substr(0, end));
    text.remove_prefix(result.unterminated ? text.size() : end + 1);
  }
  return result;
}

class BagChecker {
 public:
  explicit BagChecker(const Bag& bag) : bag_(bag) {}

  auto check() -> std::vector<Finding> {
    check_files();
    if (const auto* declaration = file("bagit.txt"); declaration != nullptr && declaration->text != bagit_text) {
      add(PackFault::bag_declaration, "bagit.txt");
    }
    check_manifest(manifest_path, true);
    check_manifest(tag_manifest_path, false);
    check_info();
    return std::move(findings_);
  }

 private:
  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    findings_.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }

  auto file(std::string_view path) const -> const BagFile* {
    const auto found = bag_.find(path);
    return found == bag_.end() ? nullptr : &found->second;
  }

  void check_files() {
    for (const auto path : root_files) {
      if (file(path) == nullptr) {
        add(PackFault::bag_file_missing, path);
      }
    }
    for (const auto path : required_payload) {
      if (file(path) == nullptr) {
        add(PackFault::bag_file_missing, path);
      }
    }
    for (const auto& [path, facts] : bag_) {
      const bool known = is_payload_path(path) || path.starts_with("metadata/") || std::ranges::find(root_files, path) != root_files.end();
      if (!known) {
        add(PackFault::bag_file_unknown, path);
      }
    }
  }

  void check_manifest(std::string_view manifest, bool payload) {
    const auto* text = file(manifest);
    if (text == nullptr) {
      return;
    }
    std::set<std::string_view> listed;
    const auto [lines, unterminated] = lines_of(text->text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool cut_off = unterminated && i + 1 == lines.size();
      check_line(manifest, lines[i], cut_off, i + 1, payload, listed);
    }
    for (const auto& [path, facts] : bag_) {
      const bool belongs = is_payload_path(path) == payload && path != tag_manifest_path;
      if (belongs && !listed.contains(path)) {
        add(PackFault::manifest_not_listed, path, std::string(manifest));
      }
    }
  }

  void check_line(std::string_view manifest, std::string_view line, bool cut_off, std::size_t number, bool payload,
                  std::set<std::string_view>& listed) {
    constexpr std::size_t hash_digits = 64;
    const bool shaped = line.size() > hash_digits + 2 && line.substr(hash_digits, 2) == "  ";
    const bool hex = line.substr(0, hash_digits).find_first_not_of("0123456789abcdef") == std::string_view::npos;
    const auto path = shaped ? line.substr(hash_digits + 2) : std::string_view();
    if (!shaped || !hex || cut_off || path_fault(path) != PackFault::none || is_payload_path(path) != payload || path == tag_manifest_path) {
      add(PackFault::manifest_line, manifest, fmt::to_string(number));
      return;
    }
    if (!listed.insert(path).second) {
      add(PackFault::manifest_twice, path, std::string(manifest));
      return;
    }
    const auto* found = file(path);
    if (found == nullptr) {
      add(PackFault::manifest_no_file, path, std::string(manifest));
    } else if (found->sha256 != line.substr(0, hash_digits)) {
      add(PackFault::manifest_hash, path, std::string(manifest));
    }
  }

  void check_info() {
    const auto* info = file("bag-info.txt");
    if (info == nullptr) {
      return;
    }
    std::multimap<std::string_view, std::string_view> values;
    const auto [lines, unterminated] = lines_of(info->text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto line = lines[i];
      const auto colon = line.find(": ");
      const bool cut_off = unterminated && i + 1 == lines.size();
      const bool shaped = colon != std::string_view::npos && colon > 0 && line.find_first_of("\t ") == colon + 1;
      if (!shaped || cut_off || line.size() == colon + 2 || line.find('\r') != std::string_view::npos || first_invalid_utf8(line)) {
        add(PackFault::bag_info_line, "bag-info.txt", fmt::to_string(i + 1));
      } else {
        values.emplace(line.substr(0, colon), line.substr(colon + 2));
      }
    }
    constexpr auto labels = std::to_array<std::string_view>(
        {"Source-Organization", "External-Description", "External-Identifier", "Bagging-Date", "Bag-Software-Agent"});
    for (const auto label : labels) {
      if (!values.contains(label)) {
        add(PackFault::bag_info_missing, "bag-info.txt", std::string(label));
      }
    }
    if (values.count("Payload-Oxum") != 1) {
      add(PackFault::oxum_missing, "bag-info.txt");
    } else {
      check_oxum(values.find("Payload-Oxum")->second);
    }
  }

  void check_oxum(std::string_view oxum) {
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;
    for (const auto& [path, facts] : bag_) {
      if (is_payload_path(path)) {
        bytes += facts.size;
        ++files;
      }
    }
    const auto real = fmt::format("{}.{}", bytes, files);
    if (oxum != real) {
      add(PackFault::oxum_differs, "bag-info.txt", real);
    }
  }

  const Bag& bag_;
  std::vector<Finding> findings_;
};

}  // namespace

auto is_payload_path(std::string_view path) -> bool { return path.starts_with("data/"); }

auto describes_bag(std::string_view path) -> bool {
  return path == "bagit.txt" || path == "bag-info.txt" || path == manifest_path || path == tag_manifest_path || path == crate_path ||
         path == listed_packs_path;
}

auto check_bag(const Bag& bag) -> std::vector<Finding> { return BagChecker(bag).check(); }

}  // namespace prongsai
