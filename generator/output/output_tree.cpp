#include "output/output_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "base/utf8.hpp"

namespace prongsai {
namespace {

auto is_control_or_backslash(char c) -> bool {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || c == '\\';
}

auto is_output_path(std::string_view text) -> bool {
  if (text.starts_with(".prongsai-") || first_invalid_utf8(text) || std::ranges::any_of(text, is_control_or_backslash)) {
    return false;
  }
  std::size_t at = 0;
  for (;;) {
    const auto slash = text.find('/', at);
    const auto part = text.substr(at, slash == std::string_view::npos ? slash : slash - at);
    if (part.empty() || part == "." || part == "..") {
      return false;
    }
    if (slash == std::string_view::npos) {
      return true;
    }
    at = slash + 1;
  }
}

}  // namespace

OutputPath::OutputPath(std::string text) : text_(std::move(text)) {
  if (!is_output_path(text_)) {
    throw Bug(fmt::format("`{}` is no path of a file in the site", text_));
  }
}

auto OutputPath::parse(std::string_view text) -> std::optional<OutputPath> {
  return is_output_path(text) ? std::optional(OutputPath(std::string(text))) : std::nullopt;
}

auto OutputPath::folders() const -> std::vector<std::string> {
  std::vector<std::string> folders;
  for (auto slash = text_.find('/'); slash != std::string::npos; slash = text_.find('/', slash + 1)) {
    folders.push_back(text_.substr(0, slash));
  }
  return folders;
}

auto has_below(const PathSet& paths, const std::string& folder) -> bool {
  const auto found = std::ranges::lower_bound(paths, folder + "/", {}, &OutputPath::str);
  return found != paths.end() && found->str().starts_with(folder + "/");
}

void OutputTree::add(OutputPath path, std::string bytes) {
  const auto [place, is_new] = files_.insert({std::move(path), std::move(bytes)});
  if (!is_new) {
    throw Bug(fmt::format("two files of the site have the path `{}`", place->first.str()));
  }
}

}  // namespace prongsai
