#include "pack/strict_zip.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/name_rules.hpp"
#include "pack/strict_names.hpp"

namespace prongsai {
namespace {

constexpr std::uint64_t max_entries = 1'000'000;

// Reads from the end: end record, directory, then every local header. Each step says whether to go on; the first deviation stays in `result_`.
class StrictReader {
 public:
  StrictReader(const ByteSource& source, std::string_view stem) : source_(source), names_(stem) {}

  auto read() -> StrictZip {
    (void)(find_end() && place_directory() && read_directory() && check_end() && check_locals());
    result_.top = names_.top();
    return std::move(result_);
  }

 private:
  auto find_end() -> bool;
  auto explain_end() -> bool;
  auto read_zip64_end() -> bool;
  auto place_directory() -> bool;
  auto read_directory() -> bool;
  auto read_entry(SequentialReader& directory, std::uint64_t number) -> bool;
  auto check_fixed_fields(std::string_view header, const ZipEntry& entry) -> bool;
  auto check_flags(std::uint16_t flags, const ZipEntry& entry) -> bool;
  auto check_zip64_field(std::string_view header, std::string_view extra, ZipEntry& entry) -> bool;
  auto check_offset(const ZipEntry& entry) -> bool;
  auto check_end() -> bool;
  auto check_locals() -> bool;
  auto check_local(const ZipEntry& entry) -> bool;

  auto fail(PackFault fault, std::string_view path = {}, std::string detail = {}) -> bool {
    result_.fault = Finding{.fault = fault, .path = printable_path(path), .detail = std::move(detail)};
    return false;
  }

  auto bytes_at(std::uint64_t offset, std::size_t count) const -> std::string {
    std::string bytes(count, '\0');
    source_.read_at(offset, bytes.data(), count);
    return bytes;
  }

  const ByteSource& source_;
  StrictNames names_;
  StrictZip result_;
  ZipEnd end_;
  // Where the end record, and the first of the end records, begin.
  std::uint64_t end_at_ = 0;
  std::uint64_t end_records_at_ = 0;
  // Where the next entry's local header must begin.
  std::uint64_t next_offset_ = 0;
};

auto StrictReader::find_end() -> bool {
  if (source_.size() < end_record_bytes) {
    return fail(PackFault::zip_no_end_record);
  }
  end_at_ = source_.size() - end_record_bytes;
  end_records_at_ = end_at_;
  const auto record = bytes_at(end_at_, end_record_bytes);
  if (number32(record, 0) != end_signature) {
    return explain_end();
  }
  if (number16(record, 20) != 0) {
    return fail(PackFault::zip_end_record_damaged);
  }
  if (number16(record, 4) != 0 || number16(record, 6) != 0) {
    return fail(PackFault::zip_several_disks);
  }
  end_ = {.entries = number16(record, 10), .directory_size = number32(record, 12), .directory_offset = number32(record, 16), .zip64 = false};
  return read_zip64_end();
}

// The file does not end with an end record: says why, by the last one that there is.
auto StrictReader::explain_end() -> bool {
  const auto window = std::min<std::uint64_t>(source_.size(), end_record_bytes + limit16);
  const auto start = source_.size() - window;
  const auto tail = bytes_at(start, static_cast<std::size_t>(window));
  const auto found = tail.rfind("PK\x05\x06");
  if (found == std::string::npos || tail.size() - found < end_record_bytes) {
    return fail(PackFault::zip_no_end_record);
  }
  const auto behind = tail.size() - found - end_record_bytes;
  return number16(tail, found + 20) == behind ? fail(PackFault::zip_comment) : fail(PackFault::zip_data_after, {}, fmt::to_string(behind));
}

auto StrictReader::read_zip64_end() -> bool {
  constexpr auto both = zip64_end_bytes + zip64_locator_bytes;
  if (end_at_ < both || number32(bytes_at(end_at_ - zip64_locator_bytes, 4), 0) != zip64_locator_signature) {
    return true;
  }
  end_records_at_ = end_at_ - both;
  const auto record = bytes_at(end_records_at_, zip64_end_bytes);
  if (number32(record, 0) != zip64_end_signature) {
    return fail(PackFault::zip_end_record_damaged);
  }
  end_ = {.entries = number64(record, 32), .directory_size = number64(record, 40), .directory_offset = number64(record, 48), .zip64 = true};
  return true;
}

auto StrictReader::place_directory() -> bool {
  if (end_.entries > max_entries) {
    return fail(PackFault::zip_too_many_entries, {}, fmt::to_string(end_.entries));
  }
  if (end_.entries == 0) {
    return fail(PackFault::zip_empty);
  }
  if (end_.directory_size > end_records_at_ || end_.directory_offset > end_records_at_ - end_.directory_size) {
    return fail(PackFault::zip_directory_misplaced);
  }
  const auto gap = end_records_at_ - end_.directory_size - end_.directory_offset;
  if (gap == 0) {
    return true;
  }
  // Where the directory lies directly before the end record, and not at its stated place, all its offsets are too small: something stands before.
  const auto shifted = end_records_at_ - end_.directory_size;
  const bool is_shifted = end_.directory_size >= 4 && number32(bytes_at(shifted, 4), 0) == central_signature;
  return is_shifted ? fail(PackFault::zip_data_before, {}, fmt::to_string(gap)) : fail(PackFault::zip_directory_misplaced);
}

auto StrictReader::read_directory() -> bool {
  result_.directory_offset = end_.directory_offset;
  SequentialReader directory(source_, end_.directory_offset, end_.directory_offset + end_.directory_size);
  for (std::uint64_t number = 1; number <= end_.entries; ++number) {
    if (!read_entry(directory, number)) {
      return false;
    }
  }
  return directory.left() == 0 || fail(PackFault::zip_end_record_damaged);
}

auto StrictReader::read_entry(SequentialReader& directory, std::uint64_t number) -> bool {
  const std::string header(directory.take(central_header_bytes));
  if (header.empty() || number32(header, 0) != central_signature) {
    return fail(PackFault::zip_entry_damaged, {}, fmt::to_string(number));
  }
  const std::size_t name_bytes = number16(header, 28);
  const std::size_t extra_bytes = number16(header, 30);
  const std::size_t comment_bytes = number16(header, 32);
  if (directory.left() < name_bytes + extra_bytes + comment_bytes) {
    return fail(PackFault::zip_entry_damaged, {}, fmt::to_string(number));
  }
  ZipEntry entry{.path = name_bytes == 0 ? std::string() : std::string(directory.take(name_bytes)),
                 .crc32 = number32(header, 16),
                 .size = number32(header, 24),
                 .offset = number32(header, 42)};
  const auto extra = extra_bytes == 0 ? std::string_view() : directory.take(extra_bytes);
  if (comment_bytes != 0) {
    return fail(PackFault::zip_entry_comment, entry.path);
  }
  if (!check_fixed_fields(header, entry) || !check_zip64_field(header, extra, entry)) {
    return false;
  }
  if (auto fault = names_.next(entry.path)) {
    result_.fault = std::move(fault);
    return false;
  }
  if (!check_offset(entry)) {
    return false;
  }
  result_.entries.push_back(std::move(entry));
  return true;
}

auto StrictReader::check_fixed_fields(std::string_view header, const ZipEntry& entry) -> bool {
  if (number16(header, 4) != version_made_by) {
    return fail(PackFault::zip_version, entry.path, fmt::format("{}", number16(header, 4)));
  }
  if (!check_flags(number16(header, 8), entry)) {
    return false;
  }
  if (number16(header, 10) != 0) {
    return fail(PackFault::zip_compressed, entry.path, fmt::to_string(number16(header, 10)));
  }
  if (number16(header, 12) != dos_time || number16(header, 14) != dos_date) {
    return fail(PackFault::zip_time, entry.path);
  }
  if (number32(header, 20) != number32(header, 24)) {
    return fail(PackFault::zip_sizes_differ, entry.path);
  }
  if (number16(header, 34) != 0) {
    return fail(PackFault::zip_several_disks, entry.path);
  }
  if (number16(header, 36) != 0) {
    return fail(PackFault::zip_attributes, entry.path);
  }
  const auto external = number32(header, 38);
  return external == unix_mode << 16U || fail(PackFault::zip_mode, entry.path, fmt::format("{:07o}", external >> 16U));
}

auto StrictReader::check_flags(std::uint16_t flags, const ZipEntry& entry) -> bool {
  constexpr std::uint16_t encrypted_flags = 0x2041;  // encrypted, strongly encrypted, directory encrypted
  constexpr std::uint16_t descriptor_flag = 0x0008;
  if ((flags & encrypted_flags) != 0) {
    return fail(PackFault::zip_encrypted, entry.path);
  }
  if ((flags & descriptor_flag) != 0) {
    return fail(PackFault::zip_data_descriptor, entry.path);
  }
  if ((flags & static_cast<std::uint16_t>(~utf8_flag)) != 0) {
    return fail(PackFault::zip_flags, entry.path, fmt::format("{:#06x}", flags));
  }
  const bool marked = (flags & utf8_flag) != 0;
  if (marked == !is_ascii(entry.path)) {
    return true;
  }
  return fail(marked ? PackFault::zip_utf8_flag_needless : PackFault::zip_utf8_flag_missing, entry.path);
}

// The one extra field there may be: zip64, for exactly the numbers that do not fit.
auto StrictReader::check_zip64_field(std::string_view header, std::string_view extra, ZipEntry& entry) -> bool {
  const bool big_size = entry.size == limit32;
  const bool big_offset = entry.offset == limit32;
  const std::size_t needed = (big_size ? 16U : 0U) + (big_offset ? 8U : 0U);
  if (extra.empty() && needed != 0) {
    return fail(PackFault::zip_zip64_missing, entry.path);
  }
  if (!extra.empty() && (needed == 0 || extra.size() != 4 + needed)) {
    return fail(PackFault::zip_extra_field, entry.path);
  }
  if (needed != 0) {
    entry.size = big_size ? number64(extra, 4) : entry.size;
    entry.offset = big_offset ? number64(extra, extra.size() - 8) : entry.offset;
    if (extra != central_zip64_field(entry)) {
      return fail(PackFault::zip_extra_field, entry.path);
    }
  }
  const auto version = number16(header, 6);
  const auto expected = needed == 0 ? version_plain : version_zip64;
  return version == expected || fail(PackFault::zip_version, entry.path, fmt::to_string(version));
}

auto StrictReader::check_offset(const ZipEntry& entry) -> bool {
  if (entry.offset < next_offset_) {
    return fail(PackFault::zip_overlap, entry.path, fmt::to_string(next_offset_ - entry.offset));
  }
  if (entry.offset > next_offset_) {
    const auto fault = result_.entries.empty() ? PackFault::zip_data_before : PackFault::zip_hidden_bytes;
    return fail(fault, entry.path, fmt::to_string(entry.offset - next_offset_));
  }
  const auto header = local_bytes(entry);
  const auto room = end_.directory_offset - std::min(end_.directory_offset, entry.offset);
  if (header > room || entry.size > room - header) {
    constexpr std::uint64_t largest = std::uint64_t{1} << 62U;
    return fail(PackFault::zip_overlap, entry.path, fmt::to_string(header + std::min(entry.size, largest) - room));
  }
  next_offset_ += header + entry.size;
  return true;
}

auto StrictReader::check_end() -> bool {
  if (next_offset_ != end_.directory_offset) {
    return fail(PackFault::zip_hidden_bytes, {}, fmt::to_string(end_.directory_offset - next_offset_));
  }
  const auto needs = [](const ZipEntry& entry) { return !central_zip64_field(entry).empty(); };
  auto plain = end_;
  plain.zip64 = std::ranges::any_of(result_.entries, needs);
  const bool needed = needs_zip64_end(plain);
  if (end_.zip64 != needed) {
    return fail(needed ? PackFault::zip_zip64_missing : PackFault::zip_zip64_needless);
  }
  const auto expected = end_records(end_);
  const auto found = bytes_at(end_records_at_, static_cast<std::size_t>(source_.size() - end_records_at_));
  return found == expected || fail(PackFault::zip_end_record_damaged);
}

auto StrictReader::check_locals() -> bool {
  return std::ranges::all_of(result_.entries, [this](const ZipEntry& entry) { return check_local(entry); });
}

// Invariant: the header lies before the directory (check_offset).
auto StrictReader::check_local(const ZipEntry& entry) -> bool {
  const auto expected = local_header(entry);
  const auto found = bytes_at(entry.offset, expected.size());
  if (found == expected) {
    return true;
  }
  if (number32(found, 0) != local_signature) {
    return fail(PackFault::zip_local_missing, entry.path);
  }
  const auto name = std::string_view(found).substr(local_header_bytes, entry.path.size());
  const bool name_differs = number16(found, 26) != entry.path.size() || name != entry.path;
  return fail(name_differs ? PackFault::zip_local_name_differs : PackFault::zip_local_differs, entry.path);
}

}  // namespace

auto read_strict_zip(const ByteSource& source, std::string_view stem) -> StrictZip { return StrictReader(source, stem).read(); }

}  // namespace prongsai
