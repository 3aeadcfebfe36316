#include "load/photo_facts.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/inflate.hpp"
#include "base/utf8.hpp"
#include "load/step_walker.hpp"

namespace prongsai {
namespace {

constexpr std::uint32_t tag_artist = 0x013B;
constexpr std::uint32_t tag_xp_author = 0x9C9D;
constexpr std::uint32_t tag_owner = 0xA430;
constexpr std::uint32_t tag_exif_directory = 0x8769;
constexpr std::uint32_t tag_gps_directory = 0x8825;
constexpr std::uint32_t tag_latitude = 2;
constexpr std::uint32_t tag_longitude = 4;
constexpr std::size_t entry_bytes = 12;
// Of a text that is packed inside a picture.
constexpr std::uint64_t most_unpacked = std::uint64_t{4} << 20U;

// Text as it may be printed: up to the first NUL, blanks at the ends left out, nothing that is not UTF-8.
auto plain(std::string_view bytes) -> std::string {
  bytes = bytes.substr(0, bytes.find('\0'));
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || first_invalid_utf8(bytes)) {
    return {};
  }
  return std::string(bytes.substr(first, bytes.find_last_not_of(" \t\r\n") - first + 1));
}

class TiffReader {
 public:
  explicit TiffReader(std::string_view tiff) : tiff_(tiff), little_(tiff.starts_with("II*")) {}

  auto read() -> FileTold {
    if (tiff_.size() >= 8 && (little_ || tiff_.starts_with(std::string_view("MM\0*", 4)))) {
      directory(number32(4), 0);
    }
    return std::move(told_);
  }

 private:
  [[nodiscard]] auto number16(std::size_t at) const -> std::uint32_t { return little_ ? little16(tiff_, at) : big16(tiff_, at); }
  [[nodiscard]] auto number32(std::size_t at) const -> std::uint32_t { return little_ ? little32(tiff_, at) : big32(tiff_, at); }

  // Directories lead to others; each kind is looked at once, so that none can lead in circles.
  void directory(std::size_t at, std::uint32_t kind) {
    if (at + 2 > tiff_.size() || at < 8) {
      return;
    }
    const auto count = number16(at);
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto entry = at + 2 + i * entry_bytes;
      if (entry + entry_bytes > tiff_.size()) {
        return;
      }
      look_at(entry, kind);
    }
  }

  void look_at(std::size_t entry, std::uint32_t kind) {
    const auto tag = number16(entry);
    if (kind == tag_gps_directory) {
      told_.has_position = told_.has_position || tag == tag_latitude || tag == tag_longitude;
    } else if (tag == tag_artist || tag == tag_owner) {
      name(plain(value(entry)));
    } else if (tag == tag_xp_author) {
      name(utf16(value(entry)));
    } else if (kind == 0 && ((tag == tag_exif_directory && !std::exchange(seen_exif_, true)) || (tag == tag_gps_directory && !std::exchange(seen_gps_, true)))) {
      directory(number32(entry + 8), tag);
    }
  }

  void name(const std::string& author) {
    if (!author.empty()) {
      told_.authors.push_back(author);
    }
  }

  // Values of up to four bytes stand in the entry itself.
  [[nodiscard]] auto value(std::size_t entry) const -> std::string_view {
    const std::size_t count = number32(entry + 4);
    const std::size_t at = count <= 4 ? entry + 8 : number32(entry + 8);
    return at >= tiff_.size() ? std::string_view() : tiff_.substr(at, count);
  }

  static auto utf16(std::string_view bytes) -> std::string {
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
      const auto unit = static_cast<char32_t>(little16(bytes, at));
      if (unit == 0) {
        break;
      }
      append_utf8(out, unit < 0x20 || (unit >= 0xD800 && unit <= 0xDFFF) ? U'?' : unit);
    }
    return plain(out);
  }

  std::string_view tiff_;
  bool little_;
  bool seen_exif_ = false;
  bool seen_gps_ = false;
  FileTold told_;
};

}  // namespace

// The names are the same in every prefix, as attributes and as elements.
auto read_xmp(std::string_view text) -> FileTold {
  FileTold told;
  told.has_position = text.find("GPSLatitude") != std::string_view::npos || text.find("GPSLongitude") != std::string_view::npos;
  const auto begin = text.find("<dc:creator");
  const auto creator = begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find("</dc:creator", begin) - begin);
  for (auto item = creator.find("<rdf:li"); item != std::string_view::npos; item = creator.find("<rdf:li", item + 1)) {
    const auto open = creator.find('>', item);
    const auto end = creator.find("</rdf:li>", item);
    if (end == std::string_view::npos) {
      break;
    }
    if (open < end) {
      auto name = plain(creator.substr(open + 1, end - open - 1));
      if (!name.empty()) {
        told.authors.push_back(std::move(name));
      }
    }
  }
  return told;
}

auto read_exif(std::string_view tiff) -> FileTold { return TiffReader(tiff).read(); }

auto read_photo_segment(std::string_view segment) -> FileTold {
  constexpr std::string_view mark("Exif\0\0", 6);
  if (segment.starts_with(mark)) {
    return read_exif(segment.substr(mark.size()));
  }
  return segment.starts_with("II*") || segment.starts_with("MM") ? read_exif(segment) : read_xmp(segment);
}

auto read_iptc(std::string_view segment) -> FileTold {
  constexpr std::string_view mark("Photoshop 3.0\0", 14);
  FileTold told;
  if (!segment.starts_with(mark)) {
    return told;
  }
  // Records begin with 1C, then record 2 and the data set, then the length.
  for (auto at = segment.find("\x1C\x02", mark.size()); at != std::string_view::npos && at + 5 <= segment.size(); at = segment.find("\x1C\x02", at + 1)) {
    const auto set = byte_of(segment, at + 2);
    if (set == 80 || set == 122) {
      auto name = plain(segment.substr(at + 5, big16(segment, at + 3)));
      if (!name.empty()) {
        told.authors.push_back(std::move(name));
      }
    }
  }
  return told;
}

auto read_png_text(std::string_view type, std::string_view body) -> FileTold {
  const auto keyword = body.substr(0, body.find('\0'));
  auto text = body.substr(std::min(body.size(), keyword.size() + 1));
  bool packed = false;
  if (type == "zTXt") {
    // One byte for the method, of which there is one only.
    text = text.substr(std::min<std::size_t>(1, text.size()));
    packed = true;
  } else if (type == "iTXt") {
    // Flag and method, then the language and the keyword in it, each with a NUL after it.
    packed = text.starts_with('\1');
    text = text.substr(std::min<std::size_t>(2, text.size()));
    for (int field = 0; field < 2; ++field) {
      text = text.substr(std::min(text.size(), std::min(text.find('\0'), text.size()) + 1));
    }
  }
  std::string unpacked;
  if (packed) {
    (void)inflate_to(unpacked, text, Packing::zlib, {.bytes = most_unpacked});
    text = unpacked;
  }
  if (keyword == "Author") {
    auto name = plain(text);
    return name.empty() ? FileTold{} : FileTold{.authors = {std::move(name)}};
  }
  return keyword == "XML:com.adobe.xmp" ? read_xmp(text) : FileTold{};
}

}  // namespace prongsai
