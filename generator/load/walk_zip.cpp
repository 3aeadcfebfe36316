#include <algorithm>
#include <set>
#include <string>
#include <vector>

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

struct Part {
  std::string name;
  std::uint32_t flags = 0;
  std::uint32_t method = 0;
  std::uint64_t packed = 0;
  std::uint64_t offset = 0;
};

// A document in a zip: Office Open XML or OpenDocument. The archive is kept whole and must be in one piece: parts one after the other from the first byte,
// then the directory, then the end record, nothing before, between or after.
class ZipWalker final : public StructureWalker {
 public:
  void take(std::string_view bytes) override {
    if (bytes_.size() <= evidence_bytes) {
      bytes_ += bytes;
    }
  }

  auto finish() -> std::optional<FileType> override {
    if (!read_directory() || !check_parts()) {
      return kind();
    }
    check_contents();
    const auto type = kind();
    if (!type) {
      fault(StructureFault::Kind::not_allowed, {.th = "ไฟล์ zip ที่ไม่ใช่เอกสาร xlsx, docx, pptx, ods หรือ odt", .en = "a zip that is no xlsx, docx, pptx, ods or odt document"});
    }
    return type;
  }

 private:
  auto broken(const char* th, const char* en) -> bool {
    damaged(th, en);
    return false;
  }
  auto broken_zip() -> bool { return broken("โครงสร้าง zip ภายในเสียหาย", "the zip inside it is broken"); }

  auto read_directory() -> bool {
    const std::string_view all = bytes_;
    const auto end = all.rfind("PK\x05\x06");
    if (end == std::string_view::npos || all.size() - end < end_bytes) {
      return broken("ไฟล์ไม่ครบ จบก่อนกำหนด", "it is cut off before its end");
    }
    if (all.size() - end > end_bytes) {
      fault(StructureFault::Kind::trailing, same_text(std::to_string(all.size() - end - end_bytes)));
      return false;
    }
    const auto count = little16(all, end + 10);
    const std::uint64_t size = little32(all, end + 12);
    directory_ = little32(all, end + 16);
    const auto after = directory_ + size;
    const bool closed = after == end || (after + end64_bytes == end && little32(all, static_cast<std::size_t>(after)) == end64_mark);
    if (little32(all, end + 4) != 0 || little16(all, end + 8) != count || directory_ > end || !closed) {
      return broken_zip();
    }
    return read_entries(all.substr(0, static_cast<std::size_t>(after)), count);
  }

  auto read_entries(std::string_view all, std::uint32_t count) -> bool {
    auto at = static_cast<std::size_t>(directory_);
    for (std::uint32_t left = count; left > 0; --left) {
      if (all.size() - at < central_bytes || little32(all, at) != central_mark) {
        return broken_zip();
      }
      const std::size_t name = little16(all, at + 28);
      const auto length = central_bytes + name + little16(all, at + 30) + little16(all, at + 32);
      if (all.size() - at < length) {
        return broken_zip();
      }
      parts_.push_back({.name = std::string(all.substr(at + central_bytes, name)),
                        .flags = little16(all, at + 8),
                        .method = little16(all, at + 10),
                        .packed = little32(all, at + 20),
                        .offset = little32(all, at + 42)});
      at += length;
    }
    return at == all.size() || broken_zip();
  }

  // Parts must follow one another without a gap: what lies between would be seen by some programs and not by others.
  auto check_parts() -> bool {
    std::ranges::sort(parts_, {}, &Part::offset);
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto next = i + 1 < parts_.size() ? parts_[i + 1].offset : directory_;
      if (parts_[i].offset != expected || next > directory_ || !check_part(parts_[i], next)) {
        return broken_zip();
      }
      expected = next;
      if (!names_.insert(parts_[i].name).second) {
        return broken("มีส่วนชื่อซ้ำกันภายในไฟล์", "two parts inside it have the same name");
      }
    }
    return expected == directory_ || broken_zip();
  }

  [[nodiscard]] auto check_part(const Part& part, std::uint64_t next) const -> bool {
    const std::string_view all = bytes_;
    const auto at = static_cast<std::size_t>(part.offset);
    if (next < part.offset || next - part.offset < local_bytes || little32(all, at) != local_mark) {
      return false;
    }
    const std::size_t name = little16(all, at + 26);
    const auto data = part.offset + local_bytes + name + little16(all, at + 28);
    if (data > next || all.substr(at + local_bytes, name) != part.name) {
      return false;
    }
    // After the data a descriptor may stand: checksum and two sizes of four or eight bytes, with or without a mark.
    const auto rest = next - data - std::min(part.packed, next - data);
    const bool descriptor = (part.flags & 8U) != 0;
    return part.packed <= next - data && (rest == 0 || (descriptor && (rest == 12 || rest == 16 || rest == 20 || rest == 24)));
  }

  void check_contents() {
    for (const auto& part : parts_) {
      if ((part.flags & 1U) != 0) {
        fault(StructureFault::Kind::encrypted, same_text("zip"));
      } else if (part.method != 0 && part.method != 8) {
        damaged("บีบอัดด้วยวิธีที่ใช้กันน้อย", "it is compressed in a way that is hardly used");
      }
      if (part.name.empty() || part.name.front() == '/' || part.name.find('\\') != std::string::npos || ("/" + part.name + "/").find("/../") != std::string::npos) {
        damaged("มีส่วนที่ชื่อไม่ปลอดภัยภายในไฟล์", "a part inside it has an unsafe name");
      }
      check_active(part.name);
    }
  }

  void check_active(const std::string& name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
    const auto active = [&](const char* th, const char* en) { fault(StructureFault::Kind::active, {.th = th, .en = en}); };
    if (has("vbaproject") || has("vbadata") || has("/macrosheets/") || lower.starts_with("basic/") || lower.starts_with("scripts/")) {
      active("มาโคร", "macros");
    } else if (has("activex")) {
      active("ตัวควบคุม ActiveX", "ActiveX controls");
    } else if (has("embeddings/oleobject")) {
      active("วัตถุฝัง (OLE)", "embedded objects (OLE)");
    }
  }

  [[nodiscard]] auto kind() const -> std::optional<FileType> {
    if (names_.contains("[Content_Types].xml") && names_.contains("_rels/.rels")) {
      if (names_.contains("xl/workbook.xml")) {
        return FileType::xlsx;
      }
      if (names_.contains("word/document.xml")) {
        return FileType::docx;
      }
      return names_.contains("ppt/presentation.xml") ? std::optional(FileType::pptx) : std::nullopt;
    }
    return open_document();
  }

  // OpenDocument 1.2, part 3: the first part is `mimetype`, stored, and nothing but the type.
  [[nodiscard]] auto open_document() const -> std::optional<FileType> {
    if (!names_.contains("META-INF/manifest.xml") || parts_.front().name != "mimetype" || parts_.front().method != 0) {
      return std::nullopt;
    }
    const auto begin = local_bytes + 8 + little16(bytes_, 28);
    const auto type = std::string_view(bytes_).substr(begin, static_cast<std::size_t>(parts_.front().packed));
    for (const auto one : {FileType::ods, FileType::odt}) {
      if (type == media_type(one)) {
        return one;
      }
    }
    return std::nullopt;
  }

  std::string bytes_;
  std::vector<Part> parts_;
  std::set<std::string> names_;
  std::uint64_t directory_ = 0;
};

}  // namespace

auto zip_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<ZipWalker>(); }

}  // namespace prongsai
