#include "load/polyglot.hpp"

#include <algorithm>
#include <array>

#include "load/step_walker.hpp"
#include "load/zip_parts.hpp"

namespace prongsai {
namespace {

// Readers of PDF look for the head within so many bytes (ISO 32000-1, annex H), browsers for markup within a few more.
constexpr std::size_t beginning_bytes = 1024;
// The end record of a zip and the longest comment after it.
constexpr std::size_t tail_bytes = 22 + 65535;

constexpr std::array<std::string_view, 6> markup{"<html", "<script", "<!doctype html", "<svg", "<?php", "<iframe"};

auto ends_like_zip(std::string_view tail) -> bool {
  for (auto at = tail.rfind("PK\x05\x06"); at != std::string_view::npos; at = at == 0 ? std::string_view::npos : tail.rfind("PK\x05\x06", at - 1)) {
    if (tail.size() - at >= 22 && tail.size() - at - 22 == little16(tail, at + 20)) {
      return true;
    }
  }
  return false;
}

// A size or a length that is the beginning of a comment of JavaScript makes the whole picture a script.
auto reads_as_script(std::string_view first, FileType type) -> bool {
  if (type == FileType::gif && first.size() >= 8) {
    return first.substr(6, 2) == "/*" || first.substr(6, 2) == "=1" || first.substr(6, 2) == "='" || first.substr(6, 2) == "=\"";
  }
  return type == FileType::jpeg && first.size() >= 6 && (first[3] == '\xE0' || first[3] == '\xFE') && first.substr(4, 2) == "/*";
}

}  // namespace

void PolyglotWatch::take(std::string_view bytes) {
  if (beginning_.size() < beginning_bytes) {
    beginning_ += bytes.substr(0, beginning_bytes - beginning_.size());
  }
  tail_ += bytes.size() > tail_bytes ? bytes.substr(bytes.size() - tail_bytes) : bytes;
  if (tail_.size() > 4 * tail_bytes) {
    tail_.erase(0, tail_.size() - tail_bytes);
  }
}

auto PolyglotWatch::also(std::optional<FileType> type) const -> std::optional<Text> {
  if (!type || *type == FileType::text) {
    return std::nullopt;
  }
  const bool document = name_of(*type).find('(') != std::string_view::npos;
  const auto lower = lower_ascii(beginning_);
  const auto tail = std::string_view(tail_).substr(tail_.size() > tail_bytes ? tail_.size() - tail_bytes : 0);
  if (*type != FileType::pdf && lower.find("%pdf-") != std::string::npos) {
    return same_text("PDF");
  }
  if (!document && ends_like_zip(tail)) {
    return same_text("zip");
  }
  if (reads_as_script(beginning_, *type)) {
    return Text{.th = "สคริปต์ (JavaScript)", .en = "a script (JavaScript)"};
  }
  // Parts of documents are packed; what their first bytes show is no markup of their own.
  if (!document && std::ranges::any_of(markup, [&](std::string_view tag) { return lower.find(tag) != std::string::npos; })) {
    return Text{.th = "หน้าเว็บ (HTML)", .en = "a web page (HTML)"};
  }
  return std::nullopt;
}

}  // namespace prongsai
