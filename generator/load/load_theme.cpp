#include "load/load_theme.hpp"

#include <algorithm>

#include "load/decode.hpp"
#include "load/structure.hpp"

namespace prongsai {
namespace {

auto byte_at(std::string_view bytes, std::size_t at) -> std::uint32_t { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; }
auto little16(std::string_view bytes, std::size_t at) -> std::uint32_t { return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U; }
auto little24(std::string_view bytes, std::size_t at) -> std::uint32_t { return little16(bytes, at) | byte_at(bytes, at + 2) << 16U; }
auto big32(std::string_view bytes, std::size_t at) -> std::uint32_t {
  return byte_at(bytes, at) << 24U | byte_at(bytes, at + 1) << 16U | byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
}

auto png_size(std::string_view bytes) -> ThemePicture { return {.type = "png", .width = big32(bytes, 16), .height = big32(bytes, 20)}; }

// The first chunk begins at byte 12; its three forms keep the size in different places.
auto webp_size(std::string_view bytes) -> ThemePicture {
  const auto chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") {
    return {.type = "webp", .width = little24(bytes, 24) + 1, .height = little24(bytes, 27) + 1};
  }
  if (chunk == "VP8L") {
    const auto bits = little24(bytes, 21) | byte_at(bytes, 24) << 24U;
    return {.type = "webp", .width = (bits & 0x3FFFU) + 1, .height = (bits >> 14U & 0x3FFFU) + 1};
  }
  return {.type = "webp", .width = little16(bytes, 26) & 0x3FFFU, .height = little16(bytes, 28) & 0x3FFFU};
}

class ThemeLoader {
 public:
  ThemeLoader(const FileReader& reader, const ThemeReader& read, Diagnostics& out) : reader_(reader), read_(read), out_(out) {}

  void load(const std::string& path, const ContentFile& found) {
    const bool words = path == "strings.yaml";
    const bool text = path.ends_with(".html") || path == "style.css" || words;
    const bool picture = path.ends_with(".png") || path.ends_with(".webp");
    const auto largest = picture ? largest_theme_picture : largest_theme_text;
    if (!text && !picture) {
      refuse_unknown(path, found);
      return;
    }
    if (found.entry->size > largest) {
      const auto kilobytes = std::to_string(largest / 1024);
      refuse(path, found, {.th = "ใหญ่เกิน " + kilobytes + " กิโลไบต์", .en = "it has more than " + kilobytes + " kB"},
             {.th = "ย่อภาพหรือตัดส่วนที่ไม่ใช้ออก เพราะทุกหน้าต้องส่งไฟล์นี้ให้ผู้อ่าน", .en = "make it smaller: every reader of every page downloads it"});
    } else if (words) {
      load_words(found);
    } else if (text) {
      if (const auto* bytes = read_.text(found)) {
        theme_.files.push_back({.path = path, .file = found.file, .bytes = *bytes, .picture = {}});
      }
    } else {
      load_picture(path, found);
    }
  }

  auto take() -> Theme { return std::move(theme_); }

 private:
  void refuse(const std::string& path, const ContentFile& found, Text why, Text help) {
    out_.report(Code::theme_file, start_of(found.file), {"theme/" + path, std::move(why), std::move(help)});
  }

  void refuse_unknown(const std::string& path, const ContentFile& found) {
    const bool drawing = path.ends_with(".svg") || path.ends_with(".jpg") || path.ends_with(".jpeg") || path.ends_with(".avif") || path.ends_with(".gif");
    if (drawing) {
      refuse(path, found, {.th = "ภาพของธีมเป็นไฟล์ชนิดนี้ไม่ได้", .en = "a theme's pictures cannot be of this type"},
             {.th = "บันทึกภาพเป็น PNG หรือ WebP", .en = "save the picture as PNG or WebP"});
      return;
    }
    out_.report(Code::theme_unused, start_of(found.file),
                {"theme/" + path, Text{.th = "ธีมใช้ layout.html, pages/*.html, partials/*.html, style.css, strings.yaml และภาพ .png หรือ .webp ให้ลบไฟล์อื่นออก",
                                       .en = "a theme has layout.html, pages/*.html, partials/*.html, style.css, strings.yaml and .png or .webp pictures; remove other files"}});
  }

  void load_words(const ContentFile& found) {
    const auto root = read_.yaml(found);
    if (!root) {
      return;
    }
    if (const auto reader = as_mapping(&*root, out_)) {
      for (const auto& entry : reader->entries()) {
        if (auto text = as_text(&entry.value, out_)) {
          theme_.words[entry.key] = {.value = std::move(*text), .span = entry.key_span};
        }
      }
    }
  }

  void load_picture(const std::string& path, const ContentFile& found) {
    auto bytes = reader_.read(found.entry->path, largest_theme_picture);
    Text why;
    auto picture = look_at_picture(bytes, why);
    if (picture && !path.ends_with("." + picture->type)) {
      why = {.th = "นามสกุลไม่ตรงกับชนิดของไฟล์", .en = "its name does not say what it is"};
      picture.reset();
    }
    if (!picture) {
      refuse(path, found, why, {.th = "บันทึกภาพใหม่เป็น PNG หรือ WebP", .en = "save the picture anew as PNG or WebP"});
      return;
    }
    theme_.files.push_back({.path = path, .file = found.file, .bytes = std::move(bytes), .picture = picture});
  }

  const FileReader& reader_;
  const ThemeReader& read_;
  Diagnostics& out_;
  Theme theme_;
};

}  // namespace

auto look_at_picture(std::string_view bytes, Text& why_not) -> std::optional<ThemePicture> {
  const bool png = bytes.starts_with("\x89PNG");
  const bool webp = bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP");
  if (!png && !webp) {
    why_not = {.th = "ไม่ใช่ภาพ PNG หรือ WebP", .en = "it is neither a PNG nor a WebP picture"};
    return std::nullopt;
  }
  const auto walker = png ? png_walker() : webp_walker();
  walker->take(bytes);
  (void)walker->finish();
  if (!walker->faults().empty()) {
    why_not = walker->faults().front().what;
    return std::nullopt;
  }
  const auto& told = walker->told();
  if (told.has_position || told.has_credentials || !told.authors.empty()) {
    why_not = {.th = "มีพิกัดหรือชื่อบุคคลแฝงอยู่ในไฟล์", .en = "it tells a position or a person's name"};
    return std::nullopt;
  }
  const auto picture = png ? png_size(bytes) : webp_size(bytes);
  if (picture.width == 0 || picture.height == 0 || picture.width > 4096 || picture.height > 4096) {
    why_not = {.th = "ด้านใดด้านหนึ่งเกิน 4096 จุด", .en = "a side has more than 4096 pixels"};
    return std::nullopt;
  }
  return picture;
}

auto load_theme(const ContentFiles& sorted, const FileReader& reader, const ThemeReader& read, Diagnostics& out) -> Theme {
  ThemeLoader loader(reader, read, out);
  std::size_t number = 0;
  for (const auto& [path, found] : sorted.theme) {
    if (++number > most_theme_files) {
      out.report(Code::theme_file, start_of(found.file),
                 {"theme/" + path, Text{.th = "ธีมมีไฟล์เกิน " + std::to_string(most_theme_files) + " ไฟล์", .en = "the theme has more than " + std::to_string(most_theme_files) + " files"},
                  Text{.th = "ลบไฟล์ที่ไม่ใช้ออก", .en = "remove files that are not used"}});
      break;
    }
    loader.load(path, found);
  }
  return loader.take();
}

}  // namespace prongsai
