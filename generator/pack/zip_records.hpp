#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// The records of a zip file in the one form that packs use (APPNOTE 6.3: 4.3.7 local header, 4.3.12 directory, 4.3.14-16 end records).
namespace prongsai {

inline constexpr std::size_t local_header_bytes = 30;
inline constexpr std::size_t central_header_bytes = 46;
inline constexpr std::size_t end_record_bytes = 22;
inline constexpr std::size_t zip64_end_bytes = 56;
inline constexpr std::size_t zip64_locator_bytes = 20;

inline constexpr std::uint32_t local_signature = 0x04034B50;
inline constexpr std::uint32_t central_signature = 0x02014B50;
inline constexpr std::uint32_t end_signature = 0x06054B50;
inline constexpr std::uint32_t zip64_end_signature = 0x06064B50;
inline constexpr std::uint32_t zip64_locator_signature = 0x07064B50;

inline constexpr std::uint16_t utf8_flag = 0x0800;
inline constexpr std::uint16_t dos_time = 0;       // 00:00:00
inline constexpr std::uint16_t dos_date = 0x0021;  // 1980-01-01
inline constexpr std::uint32_t unix_mode = 0100644;
// Made by Unix, version 6.3; the mode stands in the upper half of the external attributes.
inline constexpr std::uint16_t version_made_by = 3U << 8U | 63U;
inline constexpr std::uint16_t version_plain = 10;
inline constexpr std::uint16_t version_zip64 = 45;
inline constexpr std::uint64_t limit32 = 0xFFFFFFFF;
inline constexpr std::uint64_t limit16 = 0xFFFF;

// One file of the archive. `offset` is where its local header begins.
struct ZipEntry {
  std::string path;
  std::uint32_t crc32 = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
};

[[nodiscard]] auto is_ascii(std::string_view text) -> bool;

// True where the entry's size cannot stand in 32 bits; its local header then carries a zip64 field of 20 bytes.
[[nodiscard]] constexpr auto size_needs_zip64(std::uint64_t size) -> bool { return size >= limit32; }
[[nodiscard]] auto local_bytes(const ZipEntry& entry) -> std::uint64_t;

// The bytes that the records must have.
[[nodiscard]] auto local_header(const ZipEntry& entry) -> std::string;
// The zip64 field of the directory's entry; empty where nothing needs it.
[[nodiscard]] auto central_zip64_field(const ZipEntry& entry) -> std::string;
// The directory's entry.
[[nodiscard]] auto central_header(const ZipEntry& entry) -> std::string;

struct ZipEnd {
  std::uint64_t entries = 0;
  std::uint64_t directory_size = 0;
  std::uint64_t directory_offset = 0;
  bool zip64 = false;
};
// Whether its numbers, or those of an entry, which `end.zip64` says, do not fit the plain record.
[[nodiscard]] auto needs_zip64_end(const ZipEnd& end) -> bool;
[[nodiscard]] auto end_records(const ZipEnd& end) -> std::string;

// Little-endian numbers. Invariant: at + width <= bytes.size().
[[nodiscard]] auto number16(std::string_view bytes, std::size_t at) -> std::uint16_t;
[[nodiscard]] auto number32(std::string_view bytes, std::size_t at) -> std::uint32_t;
[[nodiscard]] auto number64(std::string_view bytes, std::size_t at) -> std::uint64_t;

}  // namespace prongsai
