#include "pack/any_zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.hpp"
#include "pack/any_zip_entry.hpp"
#include "pack/name_rules.hpp"
#include "pack/zip_records.hpp"

namespace prongsai {
namespace {

constexpr std::uint64_t max_entries = 1'000'000;
constexpr std::uint64_t harmless_bytes = 100'000'000;
constexpr std::uint64_t most_times = 100;

// End record, directory, local headers, then the places of all. Each step says whether to go on; the first fault stays in `result_`.
class AnyZipReader {
 public:
  explicit AnyZipReader(const ByteSource& source) : source_(source) {}

  auto read() -> AnyZip {
    (void)(find_end() && read_zip64_end() && place_directory() && read_directory() && check_places() && check_sizes());
    return std::move(result_);
  }

 private:
  auto find_end() -> bool;
  auto accept_end(std::string_view tail, std::uint64_t start, std::size_t at) -> bool;
  auto read_zip64_end() -> bool;
  auto place_directory() -> bool;
  auto read_directory() -> bool;
  auto read_entry(SequentialReader& directory, std::uint64_t number) -> bool;
  auto read_local(AnyEntryReader& reader) -> bool;
  auto check_unique(const AnyZipEntry& entry) -> bool;
  auto check_places() -> bool;
  auto check_gap(const AnyZipEntry& entry, std::uint64_t next, std::string_view next_path) -> bool;
  auto check_sizes() -> bool;

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
  AnyZip result_;
  ZipEnd end_;
  // Where the end record, and the first of the end records, begin.
  std::uint64_t end_at_ = 0;
  std::uint64_t end_records_at_ = 0;
  std::uint32_t plain_size_ = 0;
  std::uint32_t plain_offset_ = 0;
  // Names without a slash at the end: true for folders that have an entry, false for files; folders above others are in neither set.
  std::map<std::string, bool> seen_;
  std::set<std::string> above_;
};

// The end record whose comment ends with the file. Readers look for its signature from the end, so none may stand in the comment.
auto AnyZipReader::find_end() -> bool {
  const auto window = std::min<std::uint64_t>(source_.size(), end_record_bytes + limit16);
  const auto start = source_.size() - window;
  const auto tail = bytes_at(start, static_cast<std::size_t>(window));
  constexpr std::string_view signature = "PK\x05\x06";
  auto last = std::string::npos;
  std::vector<std::size_t> fitting;
  for (auto at = tail.rfind(signature); at != std::string::npos; at = at == 0 ? std::string::npos : tail.rfind(signature, at - 1)) {
    if (tail.size() - at < end_record_bytes) {
      continue;
    }
    if (number16(tail, at + 20) == tail.size() - at - end_record_bytes) {
      fitting.push_back(at);
    }
    last = last == std::string::npos ? at : last;
  }
  if (last == std::string::npos) {
    return fail(PackFault::zip_no_end_record);
  }
  // Of two records that both reach to the end of the file, one stands in the comment of the other.
  if (!fitting.empty()) {
    return fitting.size() == 1 ? accept_end(tail, start, fitting.front()) : fail(PackFault::zip_comment_holds_zip);
  }
  const auto behind = tail.size() - last - end_record_bytes;
  const std::size_t comment = number16(tail, last + 20);
  return comment < behind ? fail(PackFault::zip_data_after, {}, fmt::to_string(behind - comment)) : fail(PackFault::zip_end_record_damaged);
}

auto AnyZipReader::accept_end(std::string_view tail, std::uint64_t start, std::size_t at) -> bool {
  const auto record = tail.substr(at);
  const auto comment = record.substr(end_record_bytes);
  for (const std::string_view mark : {"PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "PK\x06\x06", "PK\x06\x07"}) {
    if (comment.find(mark) != std::string_view::npos) {
      return fail(PackFault::zip_comment_holds_zip);
    }
  }
  if (!comment.empty()) {
    result_.differences.insert(ZipDifference::comments);
  }
  if (number16(record, 4) != 0 || number16(record, 6) != 0 || number16(record, 8) != number16(record, 10)) {
    return fail(PackFault::zip_several_disks);
  }
  end_at_ = start + at;
  end_records_at_ = end_at_;
  plain_size_ = number32(record, 12);
  plain_offset_ = number32(record, 16);
  end_ = {.entries = number16(record, 10), .directory_size = plain_size_, .directory_offset = plain_offset_, .zip64 = false};
  return true;
}

auto AnyZipReader::read_zip64_end() -> bool {
  if (end_at_ < zip64_end_bytes + zip64_locator_bytes) {
    return true;
  }
  const auto locator = bytes_at(end_at_ - zip64_locator_bytes, zip64_locator_bytes);
  if (number32(locator, 0) != zip64_locator_signature) {
    return true;
  }
  // The record may carry data of its own, so it is where the locator says; it must reach to the locator.
  const auto at = number64(locator, 8);
  const auto limit = end_at_ - zip64_locator_bytes;
  if (at > limit - zip64_end_bytes || number32(locator, 4) != 0 || number32(locator, 16) > 1) {
    return fail(PackFault::zip_end_record_damaged);
  }
  const auto record = bytes_at(at, zip64_end_bytes);
  const bool whole = number32(record, 0) == zip64_end_signature && number64(record, 4) == limit - at - 12;
  const ZipEnd large{
      .entries = number64(record, 32), .directory_size = number64(record, 40), .directory_offset = number64(record, 48), .zip64 = true};
  const bool agrees = (end_.entries == limit16 || end_.entries == large.entries) && (plain_size_ == limit32 || plain_size_ == large.directory_size) &&
                      (plain_offset_ == limit32 || plain_offset_ == large.directory_offset);
  if (!whole || !agrees || number64(record, 24) != large.entries) {
    return fail(PackFault::zip_end_record_damaged);
  }
  const bool needed = large.entries >= limit16 || large.directory_size >= limit32 || large.directory_offset >= limit32;
  if (!needed) {
    result_.differences.insert(ZipDifference::zip64);
  }
  end_ = large;
  end_records_at_ = at;
  return true;
}

auto AnyZipReader::place_directory() -> bool {
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
    result_.directory_offset = end_.directory_offset;
    return true;
  }
  const auto shifted = end_records_at_ - end_.directory_size;
  const bool is_shifted = end_.directory_size >= 4 && number32(bytes_at(shifted, 4), 0) == central_signature;
  return is_shifted ? fail(PackFault::zip_data_before, {}, fmt::to_string(gap)) : fail(PackFault::zip_directory_misplaced);
}

auto AnyZipReader::read_directory() -> bool {
  SequentialReader directory(source_, end_.directory_offset, end_.directory_offset + end_.directory_size);
  for (std::uint64_t number = 1; number <= end_.entries; ++number) {
    if (!read_entry(directory, number)) {
      return false;
    }
  }
  return directory.left() == 0 || fail(PackFault::zip_end_record_damaged);
}

auto AnyZipReader::read_entry(SequentialReader& directory, std::uint64_t number) -> bool {
  const std::string header(directory.take(central_header_bytes));
  if (header.empty() || number32(header, 0) != central_signature) {
    return fail(PackFault::zip_entry_damaged, {}, fmt::to_string(number));
  }
  const std::size_t name_bytes = number16(header, 28);
  const std::size_t extra_bytes = number16(header, 30);
  const std::size_t comment_bytes = number16(header, 32);
  const auto all = name_bytes + extra_bytes + comment_bytes;
  if (directory.left() < all) {
    return fail(PackFault::zip_entry_damaged, {}, fmt::to_string(number));
  }
  const std::string rest(all == 0 ? std::string_view() : directory.take(all));
  const std::string_view view(rest);
  AnyEntryReader reader;
  result_.fault =
      reader.read_central(header, view.substr(0, name_bytes), view.substr(name_bytes, extra_bytes), view.substr(name_bytes + extra_bytes));
  if (result_.fault || !check_unique(reader.result().entry) || !read_local(reader)) {
    return false;
  }
  result_.differences.insert(reader.differences().begin(), reader.differences().end());
  result_.entries.push_back(std::move(reader.result().entry));
  return true;
}

auto AnyZipReader::read_local(AnyEntryReader& reader) -> bool {
  const auto& entry = reader.result().entry;
  const auto limit = end_.directory_offset;
  if (entry.offset > limit || limit - entry.offset < local_header_bytes) {
    return fail(PackFault::zip_local_missing, entry.path);
  }
  const auto header = bytes_at(entry.offset, local_header_bytes);
  if (number32(header, 0) != local_signature) {
    return fail(PackFault::zip_local_missing, entry.path);
  }
  const std::size_t name_bytes = number16(header, 26);
  const std::size_t extra_bytes = number16(header, 28);
  if (limit - entry.offset - local_header_bytes < name_bytes + extra_bytes) {
    return fail(PackFault::zip_local_differs, entry.path);
  }
  const auto rest = bytes_at(entry.offset + local_header_bytes, name_bytes + extra_bytes);
  result_.fault = reader.read_local(header, std::string_view(rest).substr(0, name_bytes), std::string_view(rest).substr(name_bytes));
  return !result_.fault;
}

auto AnyZipReader::check_unique(const AnyZipEntry& entry) -> bool {
  const auto name = entry.is_folder() ? entry.path.substr(0, entry.path.size() - 1) : entry.path;
  if (!seen_.emplace(name, entry.is_folder()).second) {
    return fail(PackFault::name_duplicate, entry.path);
  }
  if (!entry.is_folder() && above_.contains(name)) {
    return fail(PackFault::name_file_and_folder, entry.path);
  }
  for (auto slash = name.rfind('/'); slash != std::string::npos; slash = slash == 0 ? std::string::npos : name.rfind('/', slash - 1)) {
    const auto folder = name.substr(0, slash);
    const auto found = seen_.find(folder);
    if (found != seen_.end() && !found->second) {
      return fail(PackFault::name_file_and_folder, folder);
    }
    if (!above_.insert(folder).second) {
      break;
    }
  }
  return true;
}

auto AnyZipReader::check_places() -> bool {
  auto& entries = result_.entries;
  if (!std::ranges::is_sorted(entries, {}, &AnyZipEntry::offset)) {
    result_.differences.insert(ZipDifference::order);
    std::ranges::stable_sort(entries, {}, &AnyZipEntry::offset);
  }
  // Behind bagit.txt, packs sort by the bytes of the names.
  if (!std::ranges::is_sorted(entries.begin() + 1, entries.end(), {}, &AnyZipEntry::path) || !entries.front().path.ends_with("bagit.txt")) {
    result_.differences.insert(ZipDifference::order);
  }
  if (entries.front().offset != 0) {
    return fail(PackFault::zip_data_before, entries.front().path, fmt::to_string(entries.front().offset));
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool last = i + 1 == entries.size();
    const auto next = last ? end_.directory_offset : entries[i + 1].offset;
    if (!check_gap(entries[i], next, last ? std::string_view() : std::string_view(entries[i + 1].path))) {
      return false;
    }
    entries[i].end = next;
  }
  return true;
}

// Between the data and what follows there is nothing, or exactly a descriptor that agrees with the directory.
auto AnyZipReader::check_gap(const AnyZipEntry& entry, std::uint64_t next, std::string_view next_path) -> bool {
  if (entry.data > next || entry.packed_size > next - entry.data) {
    const auto room = next - std::min(next, entry.data);
    return fail(PackFault::zip_overlap, entry.path, fmt::to_string(entry.packed_size - std::min(entry.packed_size, room)));
  }
  const auto gap = next - entry.data - entry.packed_size;
  if (!entry.has_descriptor) {
    return gap == 0 || fail(PackFault::zip_hidden_bytes, next_path, fmt::to_string(gap));
  }
  constexpr std::uint64_t longest = 24;
  if (gap > longest) {
    return fail(PackFault::zip_hidden_bytes, next_path, fmt::to_string(gap));
  }
  const auto found = bytes_at(entry.data + entry.packed_size, static_cast<std::size_t>(gap));
  const std::string_view signature = "PK\x07\x08";
  const bool with_signature = (gap == 16 || gap == 24) && found.starts_with(signature);
  const auto numbers = std::string_view(found).substr(with_signature ? signature.size() : 0);
  const bool narrow = numbers.size() == 12 && number32(numbers, 4) == entry.packed_size && number32(numbers, 8) == entry.size;
  const bool wide = numbers.size() == 20 && number64(numbers, 4) == entry.packed_size && number64(numbers, 12) == entry.size;
  const bool agrees = (narrow || wide) && number32(numbers, 0) == entry.crc32;
  return agrees || fail(PackFault::zip_descriptor_differs, entry.path);
}

auto AnyZipReader::check_sizes() -> bool {
  std::uint64_t total = 0;
  for (const auto& entry : result_.entries) {
    total += std::min(entry.size, std::uint64_t{1} << 62U);
    if (total > harmless_bytes && total / most_times > source_.size()) {
      break;
    }
  }
  const bool bomb = total > harmless_bytes && total / most_times > source_.size();
  return !bomb || fail(PackFault::zip_bomb, {}, fmt::to_string(total));
}

struct DifferenceWords {
  std::string_view th;
  std::string_view en;
};
constexpr auto difference_table = std::to_array<DifferenceWords>({{"การบีบอัด", "compression"},
                                                                  {"วันเวลาของแฟ้ม", "times"},
                                                                  {"สิทธิของแฟ้ม", "modes"},
                                                                  {"รุ่นของรูปแบบ zip", "zip version"},
                                                                  {"ค่าสถานะของรายการ", "flags"},
                                                                  {"ข้อมูลเพิ่มเติม", "extra fields"},
                                                                  {"รูปแบบ zip64", "zip64"},
                                                                  {"ขนาดที่บันทึกหลังข้อมูล", "data descriptors"},
                                                                  {"รายการโฟลเดอร์", "folder entries"},
                                                                  {"หมายเหตุ", "comments"},
                                                                  {"ลำดับรายการ", "order"},
                                                                  {"ชื่อโฟลเดอร์หลัก", "name of the top folder"},
                                                                  {"ไม่มีโฟลเดอร์หลัก", "no top folder"},
                                                                  {"ชื่อแฟ้ม", "names"}});

}  // namespace

auto read_any_zip(const ByteSource& source) -> AnyZip { return AnyZipReader(source).read(); }

auto foreign_name_fault(std::string_view path) -> PackFault {
  using enum PackFault;
  const auto name = path.ends_with('/') ? path.substr(0, path.size() - 1) : path;
  if (name.empty()) {
    return name_empty;
  }
  if (first_invalid_utf8(name)) {
    return name_not_utf8;
  }
  // LF and CR are allowed in bags, which encode them in their manifests.
  const auto is_control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r') || c == 0x7F; };
  if (std::ranges::any_of(name, is_control)) {
    return name_control;
  }
  if (name.front() == '/') {
    return name_absolute;
  }
  if (name.find('\\') != std::string_view::npos) {
    return name_backslash;
  }
  const bool letter = (name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z');
  if (name.size() >= 2 && letter && name[1] == ':') {
    return name_drive;
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const auto slash = std::min(name.find('/', begin), name.size());
    const auto part = name.substr(begin, slash - begin);
    if (part.empty() || part == "." || part == "..") {
      return part.empty() ? name_empty : name_traversal;
    }
    begin = slash + 1;
  }
  return none;
}

auto difference_detail(const std::set<ZipDifference>& differences) -> std::string {
  std::string detail;
  for (const auto difference : differences) {
    detail += (detail.empty() ? "" : ",") + fmt::to_string(static_cast<unsigned>(difference));
  }
  return detail;
}

auto difference_words(std::string_view detail) -> Text {
  Text words;
  for (std::size_t number = 0; number < difference_table.size(); ++number) {
    const auto wanted = fmt::format(",{},", number);
    if (fmt::format(",{},", detail).find(wanted) != std::string::npos) {
      words.th += (words.th.empty() ? "" : " ") + std::string(difference_table[number].th);
      words.en += (words.en.empty() ? "" : ", ") + std::string(difference_table[number].en);
    }
  }
  return words;
}

}  // namespace prongsai
