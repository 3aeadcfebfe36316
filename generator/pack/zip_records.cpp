#include "pack/zip_records.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace prongsai {
namespace {

constexpr std::uint16_t zip64_field_id = 1;

void put(std::string& out, std::uint64_t number, unsigned width) {
  for (unsigned byte = 0; byte < width; ++byte) {
    out += static_cast<char>(number >> (8U * byte) & 0xFFU);
  }
}

auto number_at(std::string_view bytes, std::size_t at, std::size_t width) -> std::uint64_t {
  require(at + width <= bytes.size(), "a number beyond the end of a zip record");
  std::uint64_t number = 0;
  for (std::size_t byte = 0; byte < width; ++byte) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[at + byte])} << (8U * byte);
  }
  return number;
}

auto local_zip64_field(const ZipEntry& entry) -> std::string {
  std::string field;
  if (size_needs_zip64(entry.size)) {
    put(field, zip64_field_id, 2);
    put(field, 16, 2);
    put(field, entry.size, 8);
    put(field, entry.size, 8);
  }
  return field;
}

}  // namespace

auto is_ascii(std::string_view text) -> bool {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

auto local_bytes(const ZipEntry& entry) -> std::uint64_t {
  return local_header_bytes + entry.path.size() + (size_needs_zip64(entry.size) ? 20U : 0U);
}

auto local_header(const ZipEntry& entry) -> std::string {
  const auto field = local_zip64_field(entry);
  std::string out;
  put(out, local_signature, 4);
  put(out, field.empty() ? version_plain : version_zip64, 2);
  put(out, is_ascii(entry.path) ? 0U : utf8_flag, 2);
  put(out, 0, 2);
  put(out, dos_time, 2);
  put(out, dos_date, 2);
  put(out, entry.crc32, 4);
  put(out, std::min(entry.size, limit32), 4);
  put(out, std::min(entry.size, limit32), 4);
  put(out, entry.path.size(), 2);
  put(out, field.size(), 2);
  return out + entry.path + field;
}

auto central_zip64_field(const ZipEntry& entry) -> std::string {
  std::string values;
  if (size_needs_zip64(entry.size)) {
    put(values, entry.size, 8);
    put(values, entry.size, 8);
  }
  if (entry.offset >= limit32) {
    put(values, entry.offset, 8);
  }
  std::string field;
  if (!values.empty()) {
    put(field, zip64_field_id, 2);
    put(field, values.size(), 2);
  }
  return field + values;
}

auto central_header(const ZipEntry& entry) -> std::string {
  const auto field = central_zip64_field(entry);
  std::string out;
  put(out, central_signature, 4);
  put(out, version_made_by, 2);
  put(out, field.empty() ? version_plain : version_zip64, 2);
  put(out, is_ascii(entry.path) ? 0U : utf8_flag, 2);
  put(out, 0, 2);
  put(out, dos_time, 2);
  put(out, dos_date, 2);
  put(out, entry.crc32, 4);
  put(out, std::min(entry.size, limit32), 4);
  put(out, std::min(entry.size, limit32), 4);
  put(out, entry.path.size(), 2);
  put(out, field.size(), 2);
  put(out, 0, 6);  // no comment, one disk, no internal attributes
  put(out, unix_mode << 16U, 4);
  put(out, std::min(entry.offset, limit32), 4);
  return out + entry.path + field;
}

auto needs_zip64_end(const ZipEnd& end) -> bool { return end.zip64 || end.entries > limit16 || end.directory_offset > limit32; }

auto end_records(const ZipEnd& end) -> std::string {
  std::string out;
  if (end.zip64) {
    put(out, zip64_end_signature, 4);
    put(out, zip64_end_bytes - 12, 8);
    put(out, version_zip64, 2);
    put(out, version_zip64, 2);
    put(out, 0, 8);
    put(out, end.entries, 8);
    put(out, end.entries, 8);
    put(out, end.directory_size, 8);
    put(out, end.directory_offset, 8);
    put(out, zip64_locator_signature, 4);
    put(out, 0, 4);
    put(out, end.directory_offset + end.directory_size, 8);
    put(out, 1, 4);
  }
  put(out, end_signature, 4);
  put(out, 0, 4);
  put(out, std::min(end.entries, limit16), 2);
  put(out, std::min(end.entries, limit16), 2);
  put(out, std::min(end.directory_size, limit32), 4);
  put(out, std::min(end.directory_offset, limit32), 4);
  put(out, 0, 2);
  return out;
}

auto number16(std::string_view bytes, std::size_t at) -> std::uint16_t { return static_cast<std::uint16_t>(number_at(bytes, at, 2)); }
auto number32(std::string_view bytes, std::size_t at) -> std::uint32_t { return static_cast<std::uint32_t>(number_at(bytes, at, 4)); }
auto number64(std::string_view bytes, std::size_t at) -> std::uint64_t { return number_at(bytes, at, 8); }

}  // namespace prongsai
