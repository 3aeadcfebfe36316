#include <algorithm>
#include <array>

#include "base/crc32.hpp"
#include "load/step_walker.hpp"
#include "redact/formats.hpp"

namespace prongsai {
namespace {

constexpr std::string_view exif_mark("Exif\0\0", 6);
constexpr std::uint32_t tag_orientation = 0x0112;

}  // namespace

auto little_bytes(std::uint64_t value, unsigned bytes) -> std::string {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) {
    out += static_cast<char>(value >> (8 * i) & 0xFFU);
  }
  return out;
}

auto big_bytes(std::uint64_t value, unsigned bytes) -> std::string {
  auto out = little_bytes(value, bytes);
  std::ranges::reverse(out);
  return out;
}

auto orientation_of(std::string_view tiff) -> std::uint32_t {
  if (tiff.starts_with(exif_mark)) {
    tiff.remove_prefix(exif_mark.size());
  }
  const bool little = tiff.starts_with("II*");
  if (tiff.size() < 8 || (!little && !tiff.starts_with(std::string_view("MM\0*", 4)))) {
    return 1;
  }
  const auto number16 = [&](std::size_t at) { return little ? little16(tiff, at) : big16(tiff, at); };
  const std::size_t first = little ? little32(tiff, 4) : big32(tiff, 4);
  if (first + 2 > tiff.size()) {
    return 1;
  }
  const auto count = number16(first);
  for (std::size_t entry = first + 2; entry + 12 <= tiff.size() && entry < first + 2 + std::size_t{12} * count; entry += 12) {
    if (number16(entry) == tag_orientation) {
      const auto value = number16(entry + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

auto exif_of(std::uint32_t orientation) -> std::string {
  return std::string("MM\0*", 4) + big_bytes(8, 4) + big_bytes(1, 2) + big_bytes(tag_orientation, 2) + big_bytes(3, 2) + big_bytes(1, 4) +
         big_bytes(orientation, 2) + big_bytes(0, 2) + big_bytes(0, 4);
}

// Segments before the first scan and between scans: those that show the picture stay, and of the others the colour profile, JFIF and Adobe's
// transform.
auto redact_jpeg(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  std::string out(bytes.substr(0, 2));
  std::string rest;
  std::uint32_t orientation = 1;
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    if (bytes[at] != '\xFF') {
      return std::nullopt;
    }
    const auto code = byte_of(bytes, at + 1);
    if (code == 0xFF) {
      rest += bytes[at++];
      continue;
    }
    if (code == 0xD9) {
      rest += bytes.substr(at, 2);
      at += 2;
      break;
    }
    if (code == 0x01 || (code >= 0xD0 && code <= 0xD7)) {
      rest += bytes.substr(at, 2);
      at += 2;
      continue;
    }
    if (at + 4 > bytes.size() || at + 2 + big16(bytes, at + 2) > bytes.size()) {
      return std::nullopt;
    }
    const auto segment = bytes.substr(at, 2 + big16(bytes, at + 2));
    const auto body = segment.substr(4);
    const bool application = code >= 0xE0 && code <= 0xEF;
    const bool shows = (code == 0xE0 && body.starts_with("JFIF")) || (code == 0xE2 && body.starts_with("ICC_PROFILE")) ||
                       (code == 0xEE && body.starts_with("Adobe"));
    at += segment.size();
    if (code == 0xE1 && body.starts_with(exif_mark)) {
      orientation = orientation == 1 ? orientation_of(body) : orientation;
    }
    if (code == 0xFE) {
      removed.insert(RemovedPart::comments);
    } else if (application && !shows) {
      // What an earlier run left is no property.
      if (code != 0xE1 || body != std::string(exif_mark) + exif_of(orientation)) {
        removed.insert(code == 0xEB && body.find("c2pa") != std::string_view::npos ? RemovedPart::credentials : RemovedPart::properties);
      }
    } else if (code == 0xE0) {
      // JFIF must be the first segment.
      out += segment;
    } else {
      rest += segment;
    }
    if (code == 0xDA) {
      auto end = at;
      while (end + 1 < bytes.size() && !(bytes[end] == '\xFF' && byte_of(bytes, end + 1) != 0 && byte_of(bytes, end + 1) != 0xFF &&
                                         (byte_of(bytes, end + 1) < 0xD0 || byte_of(bytes, end + 1) > 0xD7))) {
        ++end;
      }
      rest += bytes.substr(at, end - at);
      at = end;
    }
  }
  if (at < bytes.size()) {
    removed.insert(RemovedPart::appended);
  }
  if (orientation != 1) {
    const auto exif = std::string(exif_mark) + exif_of(orientation);
    out += "\xFF\xE1" + big_bytes(exif.size() + 2, 2) + exif;
  }
  return out + rest;
}

// Only chunks that show the picture stay (PNG 3rd edition, 11.3; APNG).
auto redact_png(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  constexpr std::array<std::string_view, 20> shown{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB",
                                                   "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"};
  std::string out(bytes.substr(0, 8));
  std::uint32_t orientation = 1;
  std::size_t at = 8;
  bool ended = false;
  std::size_t exif_place = std::string::npos;
  while (!ended && at + 12 <= bytes.size()) {
    const std::size_t length = big32(bytes, at);
    if (length > bytes.size() - at - 12) {
      return std::nullopt;
    }
    const auto type = bytes.substr(at + 4, 4);
    const auto body = bytes.substr(at + 8, length);
    if (std::ranges::find(shown, type) != shown.end()) {
      exif_place = type == "IDAT" && exif_place == std::string::npos ? out.size() : exif_place;
      out += bytes.substr(at, length + 12);
    } else if (type == "eXIf" && body == exif_of(orientation_of(body))) {
      orientation = orientation_of(body);
    } else {
      orientation = type == "eXIf" ? orientation_of(body) : orientation;
      const bool comment = (type == "tEXt" || type == "zTXt" || type == "iTXt") && body.starts_with("Comment");
      removed.insert(type == "caBX" ? RemovedPart::credentials : comment ? RemovedPart::comments : RemovedPart::properties);
    }
    ended = type == "IEND";
    at += length + 12;
  }
  if (!ended || exif_place == std::string::npos) {
    return std::nullopt;
  }
  if (at < bytes.size()) {
    removed.insert(RemovedPart::appended);
  }
  if (orientation != 1) {
    const auto chunk = "eXIf" + exif_of(orientation);
    out.insert(exif_place, big_bytes(chunk.size() - 4, 4) + chunk + big_bytes(crc32_update(0, chunk), 4));
  }
  return out;
}

auto redact_gif(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  // How long and how often an animation runs, and a colour profile.
  constexpr std::array<std::string_view, 3> shown{"NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"};
  const auto colours = [](std::uint32_t flags) { return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0; };
  if (bytes.size() < 13) {
    return std::nullopt;
  }
  auto at = 13 + colours(byte_of(bytes, 10));
  std::string out(bytes.substr(0, at));
  while (at < bytes.size()) {
    const auto begin = at;
    if (bytes[at] == ';') {
      if (at + 1 < bytes.size()) {
        removed.insert(RemovedPart::appended);
      }
      return out + ";";
    }
    const bool extension = bytes[at] == '!';
    if (at + 11 > bytes.size()) {
      return std::nullopt;
    }
    const auto kind = byte_of(bytes, at + 1);
    at += extension ? 2 : 10 + colours(byte_of(bytes, at + 9)) + 1;
    const auto blocks = at;
    while (at < bytes.size() && bytes[at] != '\0') {
      at += 1 + byte_of(bytes, at);
    }
    if (at >= bytes.size()) {
      return std::nullopt;
    }
    ++at;
    const bool application = extension && kind == 0xFF;
    const bool stays =
        !extension || kind == 0xF9 || kind == 0x01 || (application && std::ranges::find(shown, bytes.substr(blocks + 1, 11)) != shown.end());
    if (stays) {
      out += bytes.substr(begin, at - begin);
    } else {
      removed.insert(kind == 0xFE ? RemovedPart::comments : RemovedPart::properties);
    }
  }
  return std::nullopt;
}

auto redact_webp(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  constexpr std::array<std::string_view, 7> shown{"VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP"};
  constexpr unsigned flag_exif = 0x08;
  constexpr unsigned flag_xmp = 0x04;
  if (bytes.size() < 12) {
    return std::nullopt;
  }
  const std::size_t whole = std::size_t{little32(bytes, 4)} + 8;
  std::string chunks;
  std::uint32_t orientation = 1;
  std::size_t flags_place = std::string::npos;
  std::size_t at = 12;
  while (at + 8 <= std::min(whole, bytes.size())) {
    const auto type = bytes.substr(at, 4);
    const std::size_t length = little32(bytes, at + 4);
    const auto padded = (length + 1) & ~std::size_t{1};
    if (padded > bytes.size() - at - 8) {
      return std::nullopt;
    }
    const auto body = bytes.substr(at + 8, length);
    if (std::ranges::find(shown, type) != shown.end()) {
      flags_place = type == "VP8X" && length >= 10 ? chunks.size() + 8 : flags_place;
      chunks += bytes.substr(at, padded + 8);
    } else if (type == "EXIF" && body == exif_of(orientation_of(body))) {
      orientation = orientation_of(body);
    } else {
      orientation = type == "EXIF" ? orientation_of(body) : orientation;
      removed.insert(type == "C2PA" ? RemovedPart::credentials : RemovedPart::properties);
    }
    at += padded + 8;
  }
  if (whole < bytes.size()) {
    removed.insert(RemovedPart::appended);
  }
  if (flags_place != std::string::npos) {
    const auto flags = byte_of(chunks, flags_place) & ~(flag_exif | flag_xmp);
    chunks[flags_place] = static_cast<char>(orientation == 1 ? flags : flags | flag_exif);
    if (orientation != 1) {
      const auto exif = exif_of(orientation);
      chunks += "EXIF" + little_bytes(exif.size(), 4) + exif;
    }
  }
  return "RIFF" + little_bytes(chunks.size() + 4, 4) + "WEBP" + chunks;
}

}  // namespace prongsai
