#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "base/crc32.hpp"
#include "base/inflate.hpp"
#include "load/part_reader.hpp"
#include "load/step_walker.hpp"
#include "load/zip_parts.hpp"

namespace prongsai {
namespace {

// Of a document together with those inside it, and how deep they may be.
constexpr std::uint64_t most_unpacked = std::uint64_t{512} << 20U;
constexpr unsigned most_depth = 3;

struct MainPart {
  FileType type;
  std::string_view name;
  std::string_view content_type;
};
constexpr std::array main_parts{
    MainPart{FileType::xlsx, "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"},
    MainPart{FileType::docx, "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"},
    MainPart{FileType::pptx, "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"},
};

using Kind = StructureFault::Kind;

// Reads every part of a document once: unpacks it, compares its checksum, and looks at what is in it.
class Document {
 public:
  Document(std::string_view archive, unsigned depth, std::uint64_t& budget, std::function<void(Kind, Text)> fault)
      : archive_(archive), depth_(depth), budget_(&budget), fault_(std::move(fault)) {
    parts_.fault = fault_;
  }

  auto read() -> std::optional<FileType> {
    std::optional<StructureFault> broken;
    auto zip = read_zip_parts(archive_, broken);
    if (!zip) {
      fault_(broken->kind, broken->what);
      return std::nullopt;
    }
    zip_ = std::move(*zip);
    const auto type = kind();
    if (!type) {
      fault_(Kind::not_allowed,
             {.th = "ไฟล์ zip ที่ไม่ใช่เอกสาร xlsx, docx, pptx, ods หรือ odt", .en = "a zip that is no xlsx, docx, pptx, ods or odt document"});
    }
    for (const auto& part : zip_.parts) {
      check_name(part);
    }
    if (type) {
      read_parts(*type);
    }
    return type;
  }

  [[nodiscard]] auto told() -> FileTold& { return parts_.told; }

 private:
  void damaged(const char* th, const char* en) { fault_(Kind::damaged, {.th = th, .en = en}); }

  void check_name(const ZipPart& part) {
    if ((part.flags & 1U) != 0) {
      fault_(Kind::encrypted, same_text("zip"));
    } else if (part.method != 0 && part.method != 8) {
      damaged("บีบอัดด้วยวิธีที่ใช้กันน้อย", "it is compressed in a way that is hardly used");
    }
    if (part.name.empty() || part.name.front() == '/' || part.name.find('\\') != std::string::npos ||
        ("/" + part.name + "/").find("/../") != std::string::npos) {
      damaged("มีส่วนที่ชื่อไม่ปลอดภัยภายในไฟล์", "a part inside it has an unsafe name");
    }
    check_active(lower_ascii(part.name));
  }

  void check_active(const std::string& lower) {
    const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
    const auto active = [&](const char* th, const char* en) { fault_(Kind::active, {.th = th, .en = en}); };
    if (has("vbaproject") || has("vbadata") || has("/macrosheets/") || has("/dialogsheets/") || lower.starts_with("basic/") ||
        lower.starts_with("scripts/")) {
      active("มาโคร", "macros");
    } else if (has("activex")) {
      active("ตัวควบคุม ActiveX", "ActiveX controls");
    } else if (has("embeddings/oleobject")) {
      active("วัตถุฝัง (OLE)", "embedded objects (OLE)");
    }
  }

  [[nodiscard]] auto kind() const -> std::optional<FileType> {
    if (zip_.find("[Content_Types].xml") != nullptr && zip_.find("_rels/.rels") != nullptr) {
      const auto* const main = std::ranges::find_if(main_parts, [&](const MainPart& one) { return zip_.find(one.name) != nullptr; });
      return main == main_parts.end() ? std::nullopt : std::optional(main->type);
    }
    return open_document();
  }

  // OpenDocument 1.2, part 3: the first part is `mimetype`, stored, and nothing but the type.
  [[nodiscard]] auto open_document() const -> std::optional<FileType> {
    if (zip_.find("META-INF/manifest.xml") == nullptr || zip_.parts.front().name != "mimetype" || zip_.parts.front().method != 0) {
      return std::nullopt;
    }
    const auto type = data(zip_.parts.front());
    for (const auto one : {FileType::ods, FileType::odt}) {
      if (type == media_type(one)) {
        return one;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] auto data(const ZipPart& part) const -> std::string_view {
    return archive_.substr(static_cast<std::size_t>(part.data), static_cast<std::size_t>(part.packed));
  }

  // What others refer to comes first: the names of the sheets, then the texts that cells share.
  void read_parts(FileType type) {
    constexpr std::array<std::string_view, 4> first{"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/sharedStrings.xml"};
    for (const auto name : first) {
      if (const auto* part = zip_.find(name); part != nullptr && !read_part(*part, type)) {
        return;
      }
    }
    for (const auto& part : zip_.parts) {
      if (std::ranges::find(first, std::string_view(part.name)) == first.end() && !read_part(part, type)) {
        return;
      }
    }
    check_main_type(type);
  }

  // The list of types must say of the main part what the part's name says.
  void check_main_type(FileType type) {
    const auto* const main = std::ranges::find(main_parts, type, &MainPart::type);
    if (main == main_parts.end()) {
      return;
    }
    auto named = parts_.types.find("/" + std::string(main->name));
    named = named == parts_.types.end() ? parts_.types.find(".xml") : named;
    const bool macros = named != parts_.types.end() && named->second.find("acroEnabled") != std::string::npos;
    if (!macros && (named == parts_.types.end() || named->second != main->content_type)) {
      damaged("รายการชนิดของส่วนต่าง ๆ ไม่ตรงกับส่วนหลัก", "its list of content types does not fit its main part");
    }
  }

  static auto is_xml(std::string_view name) -> bool {
    const auto lower = lower_ascii(name);
    return lower.ends_with(".xml") || lower.ends_with(".rels") || lower.ends_with(".vml") || lower.ends_with(".rdf");
  }

  // False where nothing more should be unpacked.
  auto read_part(const ZipPart& part, FileType type) -> bool {
    if ((part.flags & 1U) != 0 || (part.method != 0 && part.method != 8)) {
      return true;
    }
    std::uint32_t crc = 0;
    std::uint64_t bytes = 0;
    const auto walked = [&](const std::function<void(std::string_view)>& take) {
      return unpack(part, [&](std::string_view piece) {
        crc = crc32_update(crc, piece);
        bytes += piece.size();
        take(piece);
      });
    };
    const auto end = is_xml(part.name) ? read_xml(part, type, walked) : read_binary(walked);
    if (end == InflateEnd::over_limit) {
      const auto limit = std::to_string(most_unpacked >> 20U);
      fault_(Kind::over_limit, {.th = "ส่วนที่บีบอัดไว้คลายออกได้เกิน 100 เท่า หรือรวมเกิน " + limit + " MiB",
                                .en = "what is packed in it unpacks to more than 100 times its size, or to more than " + limit + " MiB in all"});
      return false;
    }
    if (end != InflateEnd::whole || crc != part.crc || bytes != part.size) {
      damaged("ผลรวมตรวจสอบไม่ตรง ไฟล์เสียหาย", "a checksum inside it does not match");
    }
    return true;
  }

  using Feed = std::function<InflateEnd(const std::function<void(std::string_view)>&)>;

  auto unpack(const ZipPart& part, const std::function<void(std::string_view)>& take) -> InflateEnd {
    if (part.method == 0) {
      take(data(part));
      return InflateEnd::whole;
    }
    const auto result = inflate(data(part), Packing::deflate, {.bytes = *budget_}, take);
    *budget_ -= std::min(*budget_, result.bytes);
    return result.end == InflateEnd::whole && result.read != part.packed ? InflateEnd::damaged : result.end;
  }

  auto read_xml(const ZipPart& part, FileType type, const Feed& feed) -> InflateEnd {
    const bool office = type != FileType::ods && type != FileType::odt;
    const auto reader = office ? office_part(part.name, parts_) : open_document_part(part.name, type == FileType::ods, parts_);
    XmlScanner scanner([&](const XmlTag& tag) { reader->tag(tag); }, [&](std::string_view text) { reader->text(text); });
    const auto end = feed([&](std::string_view bytes) { scanner.take(bytes); });
    reader->finish();
    switch (scanner.fault()) {
      case XmlScanner::Fault::none:
        break;
      case XmlScanner::Fault::encoding:
        damaged("ส่วน XML ภายในไม่ได้เขียนเป็น UTF-8 จึงตรวจไม่ได้", "XML inside it is not written as UTF-8 and cannot be looked at");
        break;
      case XmlScanner::Fault::definitions:
        damaged("ส่วน XML ภายในกำหนดนิยามเอง (DTD) จึงตรวจไม่ได้", "XML inside it has definitions of its own (DTD) and cannot be looked at");
        break;
      case XmlScanner::Fault::tag_too_long:
        damaged("ส่วน XML ภายในมีแท็กยาวผิดปกติ", "XML inside it has a tag of unusual length");
        break;
    }
    return end;
  }

  // Pictures tell what they tell anywhere; documents inside the document are read like it; programs have no place in it.
  auto read_binary(const Feed& feed) -> InflateEnd {
    std::string beginning;
    std::unique_ptr<StructureWalker> walker;
    std::string archive;
    bool is_zip = false;
    bool chosen = false;
    const auto choose = [&] {
      chosen = true;
      is_zip = beginning.starts_with("PK\x03\x04");
      walker = is_picture(beginning) ? walker_for(beginning) : nullptr;
      if (beginning.starts_with("\xD0\xCF\x11\xE0")) {
        fault_(Kind::active, {.th = "วัตถุฝัง (OLE)", .en = "embedded objects (OLE)"});
      } else if (beginning.starts_with("MZ") || beginning.starts_with("\x7F"
                                                                      "ELF")) {
        fault_(Kind::active, {.th = "โปรแกรม", .en = "a program"});
      }
    };
    const auto take = [&](std::string_view bytes) {
      if (walker) {
        walker->take(bytes);
      } else if (is_zip && archive.size() <= evidence_bytes) {
        archive += bytes;
      }
    };
    const auto end = feed([&](std::string_view bytes) {
      if (chosen) {
        return take(bytes);
      }
      beginning += bytes;
      if (beginning.size() >= bytes_to_choose) {
        choose();
        take(beginning);
      }
    });
    if (!chosen && !beginning.empty()) {
      choose();
      take(beginning);
    }
    if (walker) {
      (void)walker->finish();
      merge(parts_.told, walker->told());
    } else if (is_zip && end == InflateEnd::whole) {
      read_inner(archive);
    }
    return end;
  }

  static auto is_picture(std::string_view first) -> bool {
    return first.starts_with("\x89PNG") || first.starts_with("\xFF\xD8") || first.starts_with("GIF8") ||
           (first.starts_with("RIFF") && first.substr(0, 12).ends_with("WEBP"));
  }

  void read_inner(std::string_view archive) {
    if (depth_ + 1 >= most_depth) {
      fault_(Kind::over_limit, {.th = "เอกสารซ้อนกันเกิน 3 ชั้น", .en = "documents stand in it more than three deep"});
      return;
    }
    // What is wrong with an inner document's form is no reason to refuse the outer one; what it does is.
    Document inner(archive, depth_ + 1, *budget_, [&](Kind kind, Text what) {
      if (kind == Kind::active || kind == Kind::outside || kind == Kind::over_limit || kind == Kind::encrypted) {
        fault_(kind, std::move(what));
      }
    });
    if (!inner.read()) {
      fault_(Kind::active, {.th = "ไฟล์บีบอัดที่ฝังไว้", .en = "an embedded archive"});
    }
    merge(parts_.told, std::move(inner.told()));
  }

  std::string_view archive_;
  unsigned depth_;
  std::uint64_t* budget_;
  std::function<void(Kind, Text)> fault_;
  ZipParts zip_;
  DocumentParts parts_;
};

// A document in a zip: Office Open XML or OpenDocument. The archive is kept whole.
class ZipWalker final : public StructureWalker {
 public:
  void take(std::string_view bytes) override {
    if (bytes_.size() <= evidence_bytes) {
      bytes_ += bytes;
    }
  }

  auto finish() -> std::optional<FileType> override {
    auto budget = most_unpacked;
    Document document(bytes_, 0, budget, [&](Kind kind, Text what) { fault(kind, std::move(what)); });
    const auto type = document.read();
    tell(std::move(document.told()));
    return type;
  }

 private:
  std::string bytes_;
};

}  // namespace

auto zip_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<ZipWalker>(); }

}  // namespace prongsai
