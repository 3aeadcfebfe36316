#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/crc32.hpp"

// Tiny files of every type that can be evidence, made byte by byte.
namespace prongsai::crafted {

inline auto bytes_of(std::initializer_list<int> values) -> std::string {
  std::string out;
  for (const int value : values) {
    out += static_cast<char>(value);
  }
  return out;
}

inline auto little(std::uint64_t value, unsigned bytes) -> std::string {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) {
    out += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }
  return out;
}

inline auto big32(std::uint64_t value) -> std::string {
  auto out = little(value, 4);
  std::ranges::reverse(out);
  return out;
}

inline auto chunk(const std::string& type, const std::string& data) -> std::string {
  return big32(data.size()) + type + data + big32(crc32_update(0, type + data));
}

inline auto png(std::uint32_t width = 1, std::uint32_t height = 1) -> std::string {
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", big32(width) + big32(height) + bytes_of({8, 0, 0, 0, 0})) + chunk("IDAT", "data") + chunk("IEND", "");
}

inline auto jpeg() -> std::string {
  return bytes_of({0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 'a', 'b', 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0}) +
         bytes_of({'x', 0xFF, 0x00, 'y', 0xFF, 0xD0, 'z', 0xFF, 0xFF, 0xD9});
}

inline auto gif() -> std::string {
  return "GIF89a" +
         bytes_of({1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, '!', 0xF9, 4, 0, 0, 0, 0, 0, ',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, ';'});
}

inline auto webp() -> std::string { return "RIFF" + little(18, 4) + "WEBPVP8L" + little(5, 4) + "abcde" + bytes_of({0}); }

inline auto pdf(const std::string& inside = "") -> std::string {
  return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog " + inside + " >>\nendobj\nstartxref\n9\n%%EOF\n";
}

struct Entry {
  std::string name;
  std::string data = "data";
  std::uint32_t flags = 0;
};

// A stored zip, in one piece.
inline auto zip(const std::vector<Entry>& entries, const std::string& comment = "", std::size_t gap = 0) -> std::string {
  std::string out;
  std::string directory;
  for (const auto& one : entries) {
    const auto middle = little(one.flags, 2) + little(0, 2) + little(0, 4) + little(crc32_update(0, one.data), 4) + little(one.data.size(), 4) +
                        little(one.data.size(), 4) + little(one.name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + middle + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 little(out.size(), 4) + one.name;
    out += "PK\x03\x04" + little(20, 2) + middle + one.name + one.data + std::string(gap, '\0');
  }
  const auto offset = out.size();
  return out + directory + "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) + little(directory.size(), 4) +
         little(offset, 4) + little(comment.size(), 2) + comment;
}

// What an office program says of its main part.
inline auto content_types(const std::string& main) -> std::string {
  const std::string kind = main.rfind("xl/", 0) == 0     ? "spreadsheetml.sheet"
                           : main.rfind("word/", 0) == 0 ? "wordprocessingml.document"
                                                         : "presentationml.presentation";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types><Override PartName=\"/" + main +
         "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind + ".main+xml\"/></Types>";
}

inline auto office(const std::string& main, const std::vector<Entry>& more = {}) -> std::string {
  std::vector<Entry> entries{{"[Content_Types].xml", content_types(main)}, {"_rels/.rels"}, {main}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zip(entries);
}

inline auto open_document(const std::string& kind, const std::vector<Entry>& more = {}) -> std::string {
  std::vector<Entry> entries{{"mimetype", "application/vnd.oasis.opendocument." + kind}, {"content.xml"}, {"META-INF/manifest.xml"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zip(entries);
}

// Packed as zlib packs, without making it smaller: one stored block and its checksum. At most 65535 bytes.
inline auto packed(const std::string& data) -> std::string {
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : data) {
    low = (low + static_cast<unsigned char>(c)) % 65521;
    high = (high + low) % 65521;
  }
  return "\x78\x01\x01" + little(data.size(), 2) + little(~data.size(), 2) + data + big32(high << 16U | low);
}

// A PDF with one more object that has a stream.
inline auto pdf_with_stream(const std::string& dictionary, const std::string& data) -> std::string {
  return "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< " + dictionary + " >>\nstream\n" + data +
         "\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
}

}  // namespace prongsai::crafted
