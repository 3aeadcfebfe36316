#include "pack/strict_names.hpp"

#include "base/name_fold.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

auto finding(PackFault fault, std::string_view path, std::string detail = {}) -> std::optional<Finding> {
  return Finding{.fault = fault, .path = printable_path(path), .detail = std::move(detail)};
}

}  // namespace

auto StrictNames::next(std::string_view path) -> std::optional<Finding> {
  if (const auto fault = path_fault(path); fault != PackFault::none) {
    return finding(fault, path);
  }
  for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    // Entries are sorted, so the folders of the entry before need no second look.
    const auto folder = path.substr(0, slash + 1);
    if (std::string_view(last_).starts_with(folder)) {
      continue;
    }
    if (auto fault = remember(folder.substr(0, slash), true)) {
      return fault;
    }
  }
  if (auto fault = remember(path, false)) {
    return fault;
  }
  if (auto fault = place_fault(path)) {
    return fault;
  }
  ++count_;
  last_ = path;
  return std::nullopt;
}

auto StrictNames::remember(std::string_view path, bool folder) -> std::optional<Finding> {
  const auto [place, is_new] = seen_.try_emplace(fold_name(path), Seen{.path = std::string(path), .folder = folder});
  const auto& before = place->second;
  if (is_new || (folder && before.folder && before.path == path)) {
    return std::nullopt;
  }
  if (before.path != path) {
    return finding(PackFault::name_collision, path, printable_path(before.path));
  }
  return finding(before.folder == folder ? PackFault::name_duplicate : PackFault::name_file_and_folder, path);
}

auto StrictNames::place_fault(std::string_view path) -> std::optional<Finding> {
  const auto top = path.substr(0, path.find('/'));
  if (count_ == 0) {
    top_ = top;
    if (top.size() == path.size()) {
      return finding(PackFault::top_folder, path);
    }
    if (top != stem_) {
      return finding(PackFault::top_folder_name, path, printable_path(top));
    }
    return path.substr(top.size()) == "/bagit.txt" ? std::nullopt : finding(PackFault::bagit_not_first, path);
  }
  if (top != top_ || top.size() == path.size()) {
    return finding(PackFault::top_folder, path);
  }
  return count_ > 1 && path < last_ ? finding(PackFault::not_sorted, path) : std::nullopt;
}

}  // namespace prongsai
