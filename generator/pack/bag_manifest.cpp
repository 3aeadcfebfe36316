#include "pack/bag_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/bag_text.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

auto lower_hex(std::string_view digits) -> std::optional<std::string> {
  std::string out(digits);
  for (auto& c : out) {
    c = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      return std::nullopt;
    }
  }
  return out;
}

class ManifestReader {
 public:
  ManifestReader(Manifest& manifest, std::vector<Finding>& findings) : manifest_(manifest), findings_(findings) {}

  void read(std::string_view text, bool is_1_0) {
    const auto [lines, unterminated] = tag_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      number_ = i + 1;
      read_line(lines[i]);
    }
    if (has_star_) {
      add(PackFault::md5sum_tool_generated_manifest);
    }
    if (has_dot_slash_) {
      add(PackFault::leading_dot_slash);
    }
    if (unterminated && is_1_0) {
      add(PackFault::no_final_line_end);
    }
  }

 private:
  void add(PackFault fault, std::string detail = {}) {
    findings_.push_back({.fault = fault, .path = printable_path(manifest_.name), .detail = std::move(detail)});
  }
  void add_at_line(PackFault fault) { add(fault, fmt::to_string(number_)); }

  void add_unreadable() {
    add_at_line(PackFault::manifest_line_form);
    manifest_.has_unreadable_line = true;
  }

  void read_line(std::string_view line) {
    if (trimmed(line).empty()) {
      add_at_line(PackFault::manifest_blank_line);
      return;
    }
    const auto blank = line.find_first_of(" \t");
    if (blank == 0 || blank == std::string_view::npos) {
      add_unreadable();
      return;
    }
    auto path = line.substr(blank);
    // A name may end with a blank, so only those before it go.
    path.remove_prefix(std::min(path.find_first_not_of(" \t"), path.size()));
    if (path.empty()) {
      add_unreadable();
      return;
    }
    auto digest = lower_hex(line.substr(0, blank));
    if (!digest || digest->size() != hex_digits(manifest_.algorithm)) {
      add_at_line(PackFault::manifest_line_hash);
      digest.emplace();
    }
    if (path.starts_with('*')) {
      path.remove_prefix(1);
      has_star_ = true;
    }
    auto listed = listed_path(path);
    if (listed.path.empty()) {
      add_at_line(PackFault::path_outside_bag);
      return;
    }
    if (listed.dot_slash) {
      has_dot_slash_ = true;
    }
    manifest_.entries.push_back({.digest = std::move(*digest), .path = std::move(listed.path)});
  }

  Manifest& manifest_;
  std::vector<Finding>& findings_;
  std::size_t number_ = 0;
  bool has_star_ = false;
  bool has_dot_slash_ = false;
};

}  // namespace

auto manifest_name(std::string_view path) -> std::optional<ManifestName> {
  constexpr std::string_view payload = "manifest-";
  constexpr std::string_view tags = "tagmanifest-";
  constexpr std::string_view extension = ".txt";
  const bool is_payload = path.starts_with(payload);
  const auto prefix = is_payload ? payload.size() : tags.size();
  const bool named = (is_payload || path.starts_with(tags)) && path.ends_with(extension) && path.size() > prefix + extension.size();
  if (!named || path.find('/') != std::string_view::npos) {
    return std::nullopt;
  }
  return ManifestName{.algorithm = std::string(path.substr(prefix, path.size() - prefix - extension.size())), .is_payload = is_payload};
}

auto read_manifest(Manifest manifest, std::string_view text, bool is_1_0, std::vector<Finding>& findings) -> Manifest {
  ManifestReader(manifest, findings).read(text, is_1_0);
  return manifest;
}

}  // namespace prongsai
