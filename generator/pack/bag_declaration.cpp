#include "pack/bag_declaration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/charset.hpp"
#include "base/utf8.hpp"
#include "pack/bag_text.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

constexpr std::string_view file_name = "bagit.txt";
constexpr auto labels = std::to_array<std::string_view>({"BagIt-Version", "Tag-File-Character-Encoding"});
constexpr auto old_versions = std::to_array<std::string_view>({"0.93", "0.94", "0.95", "0.96", "0.97"});

void add(BagDeclaration& to, PackFault fault, std::string detail = {}) {
  to.findings.push_back({.fault = fault, .path = std::string(file_name), .detail = std::move(detail)});
}

// The value behind the label, however the blanks stand; nothing where the line is another one.
auto lax_value(std::string_view line, std::string_view label) -> std::optional<std::string_view> {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || trimmed(line.substr(0, colon)) != label) {
    return std::nullopt;
  }
  return trimmed(line.substr(colon + 1));
}

auto is_exact(std::string_view line, std::string_view label, std::string_view value) -> bool {
  return !value.empty() && line == fmt::format("{}: {}", label, value);
}

void check_version(BagDeclaration& declaration) {
  declaration.is_1_0 = declaration.version == "1.0";
  if (std::ranges::find(old_versions, declaration.version) != old_versions.end()) {
    add(declaration, PackFault::old_bagit_version, declaration.version);
  } else if (!declaration.is_1_0) {
    add(declaration, PackFault::bagit_version_unknown, printable_path(declaration.version));
  }
}

void check_encoding(BagDeclaration& declaration, std::string_view encoding) {
  if (!known_charset(encoding)) {
    add(declaration, PackFault::tag_encoding_unknown, printable_path(encoding));
    return;
  }
  declaration.encoding = encoding;
  if (encoding != "UTF-8" && encoding != "utf-8") {
    add(declaration, PackFault::tag_files_encoding, declaration.encoding);
  }
}

}  // namespace

auto read_declaration(std::string_view bytes) -> BagDeclaration {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  BagDeclaration result;
  if (bytes.starts_with(bom)) {
    add(result, PackFault::bagit_txt_bom);
    bytes.remove_prefix(bom.size());
  }
  if (first_invalid_utf8(bytes)) {
    add(result, PackFault::bagit_txt_not_utf8);
    return result;
  }
  const auto [lines, unterminated] = tag_lines(bytes);
  std::array<std::optional<std::string_view>, labels.size()> values;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    values[i] = i < lines.size() ? lax_value(lines[i], labels[i]) : std::nullopt;
    if (i >= lines.size()) {
      add(result, PackFault::bagit_txt_line_missing, std::string(labels[i]));
    } else if (!values[i] || values[i]->empty()) {
      add(result, PackFault::bagit_txt_line, fmt::to_string(i + 1));
    }
  }
  if (values[0] && !values[0]->empty()) {
    result.version = *values[0];
    check_version(result);
  }
  if (values[1] && !values[1]->empty()) {
    check_encoding(result, *values[1]);
  }
  for (std::size_t i = 0; result.is_1_0 && i < labels.size(); ++i) {
    if (values[i] && !values[i]->empty() && !is_exact(lines[i], labels[i], *values[i])) {
      add(result, PackFault::bagit_txt_line, fmt::to_string(i + 1));
    }
  }
  if (lines.size() > labels.size() && !result.version.empty()) {
    add(result, result.is_1_0 ? PackFault::bagit_txt_lines : PackFault::extra_lines_in_bagit_files,
        result.is_1_0 ? fmt::to_string(lines.size()) : "");
  }
  if (result.is_1_0 && unterminated) {
    add(result, PackFault::no_final_line_end);
  }
  return result;
}

}  // namespace prongsai
