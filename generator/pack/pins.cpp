#include "pack/pins.hpp"

#include <algorithm>
#include <system_error>

#include "pack/byte_source.hpp"

namespace prongsai {
namespace {

constexpr std::size_t hash_digits = 64;

auto is_hash(std::string_view text) -> bool {
  return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Nothing where there is no such file.
auto neighbour_text(const std::string& path) -> std::optional<std::string> {
  try {
    const auto source = file_source(path);
    // A neighbour is one line; what is longer is none, and is not read.
    constexpr std::uint64_t longest = 4096;
    std::string text(static_cast<std::size_t>(std::min(source->size(), longest)), '\0');
    source->read_at(0, text.data(), text.size());
    return text;
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) {
      return std::nullopt;
    }
    throw;
  }
}

}  // namespace

void hold_against_neighbour(VerifyReport& report) {
  const auto text = neighbour_text(report.path + ".sha256");
  if (!text) {
    report.neighbour = VerifyReport::Pin::absent;
    return;
  }
  report.neighbour = VerifyReport::Pin::differs;
  const auto hash = text->substr(0, hash_digits);
  if (!is_hash(hash) || *text != hash + "  " + report.path.substr(report.path.rfind('/') + 1) + "\n") {
    report.findings.push_back({.fault = PackFault::neighbour_line, .path = {}, .detail = {}});
  } else if (hash != report.sha256) {
    report.findings.push_back({.fault = PackFault::neighbour_differs, .path = {}, .detail = hash});
  } else {
    report.neighbour = VerifyReport::Pin::agrees;
  }
}

void hold_against_root(VerifyReport& report, std::string_view root) {
  report.root = report.bag_root == root ? VerifyReport::Pin::agrees : VerifyReport::Pin::differs;
  if (report.root == VerifyReport::Pin::differs) {
    report.findings.push_back({.fault = PackFault::root_differs, .path = {}, .detail = std::string(root)});
  }
}

auto parse_root(std::string_view text) -> std::optional<std::string> {
  std::string root(text);
  std::ranges::transform(root, root.begin(), [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
  return is_hash(root) ? std::optional(root) : std::nullopt;
}

}  // namespace prongsai
