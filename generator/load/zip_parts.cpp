#include "load/zip_parts.hpp"

#include <algorithm>
#include <set>

#include "load/step_walker.hpp"

namespace prongsai {
namespace {

constexpr std::uint32_t local_mark = 0x04034B50;
constexpr std::uint32_t central_mark = 0x02014B50;
constexpr std::uint32_t end64_mark = 0x06064B50;
constexpr std::size_t local_bytes = 30;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t end_bytes = 22;
// The zip64 end record and its locator, which some programs write without need.
constexpr std::size_t end64_bytes = 76;
constexpr std::uint32_t flag_encrypted = 1;
constexpr std::uint32_t flag_descriptor = 8;

class ZipReader {
 public:
  ZipReader(std::string_view all, std::optional<StructureFault>& fault) : all_(all), fault_(fault) {}

  auto read() -> std::optional<ZipParts> {
    if (read_directory() && check_parts()) {
      return std::move(zip_);
    }
    return std::nullopt;
  }

 private:
  auto broken(const char* th, const char* en) -> bool {
    fault_ = {.kind = StructureFault::Kind::damaged, .what = {.th = th, .en = en}};
    return false;
  }
  auto broken_zip() -> bool { return broken("โครงสร้าง zip ภายในเสียหาย", "the zip inside it is broken"); }

  auto read_directory() -> bool {
    const auto end = all_.rfind("PK\x05\x06");
    if (end == std::string_view::npos || all_.size() - end < end_bytes) {
      return broken("ไฟล์ไม่ครบ จบก่อนกำหนด", "it is cut off before its end");
    }
    if (all_.size() - end > end_bytes) {
      fault_ = {.kind = StructureFault::Kind::trailing, .what = same_text(std::to_string(all_.size() - end - end_bytes))};
      return false;
    }
    const auto count = little16(all_, end + 10);
    const std::uint64_t size = little32(all_, end + 12);
    zip_.directory = little32(all_, end + 16);
    const auto after = zip_.directory + size;
    const bool closed = after == end || (after + end64_bytes == end && little32(all_, static_cast<std::size_t>(after)) == end64_mark);
    if (little32(all_, end + 4) != 0 || little16(all_, end + 8) != count || zip_.directory > end || !closed) {
      return broken_zip();
    }
    zip_.directory_end = after;
    return read_entries(count);
  }

  auto read_entries(std::uint32_t count) -> bool {
    const auto all = all_.substr(0, static_cast<std::size_t>(zip_.directory_end));
    auto at = static_cast<std::size_t>(zip_.directory);
    for (std::uint32_t left = count; left > 0; --left) {
      if (all.size() - at < central_bytes || little32(all, at) != central_mark) {
        return broken_zip();
      }
      const std::size_t name = little16(all, at + 28);
      const auto length = central_bytes + name + little16(all, at + 30) + little16(all, at + 32);
      if (all.size() - at < length) {
        return broken_zip();
      }
      // Made by a program of Unix, and a symbolic link there.
      const bool link = little16(all, at + 4) >> 8U == 3 && (little32(all, at + 38) >> 28U) == 0xA;
      if (link) {
        return broken("มีลิงก์เชิงสัญลักษณ์ภายในไฟล์", "a part inside it is a symbolic link");
      }
      zip_.parts.push_back({.name = std::string(all.substr(at + central_bytes, name)),
                            .flags = little16(all, at + 8),
                            .method = little16(all, at + 10),
                            .crc = little32(all, at + 16),
                            .packed = little32(all, at + 20),
                            .size = little32(all, at + 24),
                            .offset = little32(all, at + 42),
                            .entry = at,
                            .entry_length = length});
      at += length;
    }
    return at == all.size() || broken_zip();
  }

  // Parts must follow one another without a gap: what lies between would be seen by some programs and not by others.
  auto check_parts() -> bool {
    auto& parts = zip_.parts;
    std::ranges::sort(parts, {}, &ZipPart::offset);
    std::set<std::string> names;
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      parts[i].next = i + 1 < parts.size() ? parts[i + 1].offset : zip_.directory;
      if (parts[i].offset != expected || parts[i].next > zip_.directory || !check_part(parts[i])) {
        return broken_zip();
      }
      expected = parts[i].next;
      // Names of parts are the same in any case (ISO/IEC 29500-2, 6.2.2).
      if (!names.insert(lower_ascii(parts[i].name)).second) {
        return broken("มีส่วนชื่อซ้ำกันภายในไฟล์", "two parts inside it have the same name");
      }
    }
    return expected == zip_.directory || broken_zip();
  }

  [[nodiscard]] auto check_part(ZipPart& part) const -> bool {
    const auto at = static_cast<std::size_t>(part.offset);
    if (part.next < part.offset || part.next - part.offset < local_bytes || little32(all_, at) != local_mark) {
      return false;
    }
    const std::size_t name = little16(all_, at + 26);
    part.data = part.offset + local_bytes + name + little16(all_, at + 28);
    if (part.data > part.next || all_.substr(at + local_bytes, name) != part.name) {
      return false;
    }
    // What both headers say must agree; with a descriptor the local one leaves checksum and sizes open.
    const bool descriptor = (part.flags & flag_descriptor) != 0;
    const bool same = little16(all_, at + 8) == part.method && ((little16(all_, at + 6) ^ part.flags) & (flag_encrypted | flag_descriptor)) == 0 &&
                      (descriptor || (little32(all_, at + 14) == part.crc && little32(all_, at + 18) == part.packed && little32(all_, at + 22) == part.size));
    // After the data a descriptor may stand: checksum and two sizes of four or eight bytes, with or without a mark.
    const auto rest = part.next - part.data - std::min(part.packed, part.next - part.data);
    return same && part.packed <= part.next - part.data && (rest == 0 || (descriptor && (rest == 12 || rest == 16 || rest == 20 || rest == 24)));
  }

  std::string_view all_;
  std::optional<StructureFault>& fault_;
  ZipParts zip_;
};

}  // namespace

auto ZipParts::find(std::string_view name) const -> const ZipPart* {
  const auto found = std::ranges::find(parts, name, &ZipPart::name);
  return found == parts.end() ? nullptr : &*found;
}

auto read_zip_parts(std::string_view archive, std::optional<StructureFault>& fault) -> std::optional<ZipParts> { return ZipReader(archive, fault).read(); }

}  // namespace prongsai
