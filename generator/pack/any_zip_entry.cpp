#include "pack/any_zip_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/crc32.hpp"
#include "base/utf8.hpp"
#include "pack/name_rules.hpp"
#include "pack/zip_records.hpp"

namespace prongsai {
namespace {

constexpr std::uint16_t descriptor_flag = 0x0008;
constexpr std::uint16_t zip64_field = 0x0001;
constexpr std::uint16_t unicode_path_field = 0x7075;

using ExtraFields = std::map<std::uint16_t, std::string_view>;

// The fields by their id, or nothing where they do not fill the room or one that has a meaning here is there twice. Zeros at the end are padding.
auto extra_fields(std::string_view extra) -> std::optional<ExtraFields> {
  ExtraFields fields;
  while (!extra.empty()) {
    if (extra.size() < 4) {
      return extra.find_first_not_of('\0') == std::string_view::npos ? std::optional(fields) : std::nullopt;
    }
    const auto id = number16(extra, 0);
    const std::size_t size = number16(extra, 2);
    if (size > extra.size() - 4) {
      return std::nullopt;
    }
    const bool is_new = fields.emplace(id, extra.substr(4, size)).second;
    if (!is_new && (id == zip64_field || id == unicode_path_field)) {
      return std::nullopt;
    }
    extra.remove_prefix(4 + size);
  }
  return fields;
}

auto field_of(const ExtraFields& fields, std::uint16_t id) -> std::string_view {
  const auto found = fields.find(id);
  return found == fields.end() ? std::string_view() : found->second;
}

auto has_other_fields(const ExtraFields& fields) -> bool {
  return std::ranges::any_of(fields, [](const auto& field) { return field.first != zip64_field; });
}

}  // namespace

auto AnyEntryReader::fail(PackFault fault, std::string detail) const -> std::optional<Finding> {
  return Finding{.fault = fault, .path = printable_path(central_.entry.path), .detail = std::move(detail)};
}

auto AnyEntryReader::read_central(std::string_view header, std::string_view name, std::string_view extra, std::string_view comment)
    -> std::optional<Finding> {
  auto& entry = central_.entry;
  entry.path = name;
  central_.flags = number16(header, 8);
  entry.method = number16(header, 10);
  central_.time = number16(header, 12);
  central_.date = number16(header, 14);
  entry.crc32 = number32(header, 16);
  entry.packed_size = number32(header, 20);
  entry.size = number32(header, 24);
  entry.offset = number32(header, 42);
  entry.has_descriptor = (central_.flags & descriptor_flag) != 0;
  const auto fields = extra_fields(extra);
  if (!fields) {
    return fail(PackFault::zip_extra_damaged);
  }
  if (auto fault = check_flags()) {
    return fault;
  }
  if (auto fault = check_name()) {
    return fault;
  }
  if (auto fault = check_unicode_path(field_of(*fields, unicode_path_field))) {
    return fault;
  }
  if (auto fault = take_zip64(field_of(*fields, zip64_field), fields->contains(zip64_field))) {
    return fault;
  }
  if (number16(header, 34) != 0) {
    return fail(PackFault::zip_several_disks);
  }
  if (auto fault = check_type(number32(header, 38))) {
    return fault;
  }
  const auto differs = [this](bool is, ZipDifference difference) {
    if (is) {
      differences_.insert(difference);
    }
  };
  differs(has_other_fields(*fields), ZipDifference::extra_fields);
  differs(!comment.empty(), ZipDifference::comments);
  differs(central_.time != dos_time || central_.date != dos_date, ZipDifference::times);
  differs(number16(header, 4) != version_made_by, ZipDifference::versions);
  const bool plain_mode = entry.is_folder() || number32(header, 38) == unix_mode << 16U;
  differs(!plain_mode || number16(header, 36) != 0, ZipDifference::modes);
  return check_method();
}

auto AnyEntryReader::check_flags() -> std::optional<Finding> {
  constexpr std::uint16_t encrypted_flags = 0x2041;  // encrypted, strongly encrypted, directory encrypted
  constexpr std::uint16_t harmless_flags = 0x080E;   // how hard deflate tried, descriptor, UTF-8
  if ((central_.flags & encrypted_flags) != 0) {
    return fail(PackFault::zip_encrypted);
  }
  if ((central_.flags & static_cast<std::uint16_t>(~harmless_flags)) != 0) {
    return fail(PackFault::zip_flags, fmt::format("{:#06x}", central_.flags));
  }
  if (central_.entry.has_descriptor) {
    differences_.insert(ZipDifference::descriptors);
  }
  if ((central_.flags & 0x0006) != 0) {
    differences_.insert(ZipDifference::flags);
  }
  return std::nullopt;
}

auto AnyEntryReader::check_name() -> std::optional<Finding> {
  const bool marked = (central_.flags & utf8_flag) != 0;
  const bool ascii = is_ascii(central_.entry.path);
  if (!marked && !ascii) {
    return fail(PackFault::zip_utf8_flag_missing);
  }
  if (marked && ascii) {
    differences_.insert(ZipDifference::flags);
  }
  const auto fault = foreign_name_fault(central_.entry.path);
  return fault == PackFault::none ? std::nullopt : fail(fault);
}

// APPNOTE 4.6.9: version 1, CRC-32 of the real name, the name in UTF-8. Readers that know the field take its name instead of the real one.
auto AnyEntryReader::check_unicode_path(std::string_view field) -> std::optional<Finding> {
  if (field.empty()) {
    return std::nullopt;
  }
  const auto& path = central_.entry.path;
  const bool agrees = field.size() > 5 && number32(field, 1) == crc32_update(0, path) && field.substr(5) == path;
  return agrees ? std::nullopt : fail(PackFault::zip_unicode_path, printable_path(field.substr(std::min<std::size_t>(5, field.size()))));
}

// APPNOTE 4.5.3: the numbers that did not fit, in this order.
auto AnyEntryReader::take_zip64(std::string_view field, bool has_field) -> std::optional<Finding> {
  auto& entry = central_.entry;
  bool needed = false;
  for (auto* number : {&entry.size, &entry.packed_size, &entry.offset}) {
    if (*number != limit32) {
      continue;
    }
    needed = true;
    if (field.size() < 8) {
      return fail(has_field ? PackFault::zip_extra_damaged : PackFault::zip_zip64_missing);
    }
    *number = number64(field, 0);
    field.remove_prefix(8);
  }
  // What is left over may only repeat what the record says.
  if (!field.empty()) {
    const bool repeats = !needed && field.size() >= 16 && number64(field, 0) == entry.size && number64(field, 8) == entry.packed_size &&
                         (field.size() == 16 || (field.size() >= 24 && number64(field, 16) == entry.offset));
    if (!repeats) {
      return fail(PackFault::zip_extra_damaged);
    }
  }
  const bool too_large = entry.size >= limit32 || entry.packed_size >= limit32 || entry.offset >= limit32;
  if (has_field && !too_large) {
    differences_.insert(ZipDifference::zip64);
  }
  return std::nullopt;
}

auto AnyEntryReader::check_type(std::uint32_t external) -> std::optional<Finding> {
  constexpr std::uint32_t type_mask = 0170000;
  constexpr std::uint32_t regular = 0100000;
  constexpr std::uint32_t folder = 0040000;
  constexpr std::uint32_t link = 0120000;
  constexpr std::uint32_t dos_label = 0x08;
  constexpr std::uint32_t dos_folder = 0x10;
  // Where Windows marks a link; 7-Zip stores it.
  constexpr std::uint32_t reparse_point = 0x400;
  const auto type = (external >> 16U) & type_mask;
  const bool is_folder = central_.entry.is_folder();
  if (type == link || (type == 0 && (external & reparse_point) != 0)) {
    return fail(PackFault::zip_symlink);
  }
  const bool type_fits = type == 0 || type == (is_folder ? folder : regular);
  const bool dos_fits = (external & dos_label) == 0 && (is_folder || (external & dos_folder) == 0);
  return type_fits && dos_fits ? std::nullopt : fail(PackFault::zip_special_file, fmt::format("{:07o}, {:#04x}", external >> 16U, external & 0xFFU));
}

auto AnyEntryReader::check_method() -> std::optional<Finding> {
  constexpr std::uint16_t stored = 0;
  constexpr std::uint16_t deflated = 8;
  constexpr std::uint16_t aes = 99;
  // Deflate cannot do better than 1,032 to 1.
  constexpr std::uint64_t most = 1040;
  const auto& entry = central_.entry;
  if (entry.method == aes) {
    return fail(PackFault::zip_encrypted);
  }
  if (entry.method != stored && entry.method != deflated) {
    return fail(PackFault::zip_method, fmt::to_string(entry.method));
  }
  if (entry.method == stored && entry.size != entry.packed_size) {
    return fail(PackFault::zip_sizes_differ);
  }
  if (entry.method == deflated) {
    differences_.insert(ZipDifference::compression);
    if (entry.packed_size == 0 || (entry.size / most) > entry.packed_size) {
      return fail(PackFault::zip_sizes_lie);
    }
  }
  if (entry.is_folder()) {
    differences_.insert(ZipDifference::folders);
    return entry.size == 0 ? std::nullopt : fail(PackFault::zip_sizes_lie);
  }
  return std::nullopt;
}

auto AnyEntryReader::read_local(std::string_view header, std::string_view name, std::string_view extra) -> std::optional<Finding> {
  auto& entry = central_.entry;
  if (name != entry.path) {
    return fail(PackFault::zip_local_name_differs);
  }
  const auto fields = extra_fields(extra);
  if (!fields) {
    return fail(PackFault::zip_extra_damaged);
  }
  std::uint64_t size = number32(header, 22);
  std::uint64_t packed = number32(header, 18);
  const auto large = field_of(*fields, zip64_field);
  if (large.size() >= 16) {
    size = size == limit32 ? number64(large, 0) : size;
    packed = packed == limit32 ? number64(large, 8) : packed;
  }
  const bool same = number16(header, 6) == central_.flags && number16(header, 8) == entry.method && number16(header, 10) == central_.time &&
                    number16(header, 12) == central_.date;
  const bool counted = number32(header, 14) == entry.crc32 && size == entry.size && packed == entry.packed_size;
  // With a descriptor behind the data, the header says nothing yet.
  const bool left_open = entry.has_descriptor && number32(header, 14) == 0 && (size == 0 || size == limit32) && (packed == 0 || packed == limit32);
  if (!same || (!counted && !left_open)) {
    return fail(PackFault::zip_local_differs);
  }
  if (auto fault = check_unicode_path(field_of(*fields, unicode_path_field))) {
    return fault;
  }
  if (has_other_fields(*fields)) {
    differences_.insert(ZipDifference::extra_fields);
  }
  if (fields->contains(zip64_field) && entry.size < limit32) {
    differences_.insert(ZipDifference::zip64);
  }
  entry.data = entry.offset + local_header_bytes + name.size() + extra.size();
  return std::nullopt;
}

}  // namespace prongsai
