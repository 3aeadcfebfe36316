#include "load/structure.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace prongsai {
namespace {

// More names or findings than a reader would look at say nothing new.
constexpr std::size_t most_authors = 50;
constexpr std::size_t most_inside = 500;

struct TypeEntry {
  std::string_view extension;
  FileType type;
  std::string_view media;
  std::string_view name;
};

constexpr std::array types{
    TypeEntry{"pdf", FileType::pdf, "application/pdf", "PDF"},
    TypeEntry{"png", FileType::png, "image/png", "PNG"},
    TypeEntry{"jpg", FileType::jpeg, "image/jpeg", "JPEG"},
    TypeEntry{"jpeg", FileType::jpeg, "image/jpeg", "JPEG"},
    TypeEntry{"gif", FileType::gif, "image/gif", "GIF"},
    TypeEntry{"webp", FileType::webp, "image/webp", "WebP"},
    TypeEntry{"csv", FileType::csv, "text/csv", "CSV"},
    TypeEntry{"txt", FileType::text, "text/plain", "text"},
    TypeEntry{"md", FileType::markdown, "text/markdown", "Markdown"},
    TypeEntry{"xlsx", FileType::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (xlsx)"},
    TypeEntry{"docx", FileType::docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (docx)"},
    TypeEntry{"pptx", FileType::pptx, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint (pptx)"},
    TypeEntry{"ods", FileType::ods, "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument (ods)"},
    TypeEntry{"odt", FileType::odt, "application/vnd.oasis.opendocument.text", "OpenDocument (odt)"},
};

auto entry_for(FileType type) -> const TypeEntry& { return *std::ranges::find(types, type, &TypeEntry::type); }

// A file that is recognised and not allowed.
class RefusedWalker final : public StructureWalker {
 public:
  explicit RefusedWalker(Text what) { fault(StructureFault::Kind::not_allowed, std::move(what)); }
  void take(std::string_view /*bytes*/) override {}
  auto finish() -> std::optional<FileType> override { return std::nullopt; }
};

auto refused(const char* th, const char* en) -> std::unique_ptr<StructureWalker> { return std::make_unique<RefusedWalker>(Text{.th = th, .en = en}); }

}  // namespace

auto media_type(FileType type) -> std::string_view { return entry_for(type).media; }

auto name_of(FileType type) -> std::string_view { return entry_for(type).name; }

auto type_by_extension(std::string_view extension) -> std::optional<FileType> {
  std::string lower(extension);
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto* const found = std::ranges::find(types, std::string_view(lower), &TypeEntry::extension);
  return found == types.end() ? std::nullopt : std::optional(found->type);
}

void merge(FileTold& told, FileTold more) {
  told.has_position = told.has_position || more.has_position;
  told.has_credentials = told.has_credentials || more.has_credentials;
  for (auto& author : more.authors) {
    if (!author.empty() && told.authors.size() < most_authors && std::ranges::find(told.authors, author) == told.authors.end()) {
      told.authors.push_back(std::move(author));
    }
  }
  for (auto& one : more.inside) {
    const auto known = std::ranges::find_if(told.inside, [&](const FoundInside& other) { return other.kind == one.kind && other.text == one.text; });
    if (known != told.inside.end()) {
      known->times += one.times;
    } else if (told.inside.size() < most_inside) {
      told.inside.push_back(std::move(one));
    }
  }
}

void StructureWalker::fault(StructureFault::Kind kind, Text what) {
  const bool several = kind == StructureFault::Kind::active || kind == StructureFault::Kind::outside;
  const bool known = std::ranges::any_of(faults_, [&](const StructureFault& one) { return one.kind == kind && (!several || one.what == what); });
  if (!known) {
    faults_.push_back({.kind = kind, .what = std::move(what)});
  }
}

auto walker_for(std::string_view first) -> std::unique_ptr<StructureWalker> {
  if (first.starts_with("%PDF-")) {
    return pdf_walker();
  }
  if (first.starts_with("\x89PNG")) {
    return png_walker();
  }
  if (first.starts_with("\xFF\xD8")) {
    return jpeg_walker();
  }
  if (first.starts_with("GIF8")) {
    return gif_walker();
  }
  if (first.starts_with("RIFF") && first.substr(0, 12).ends_with("WEBP")) {
    return webp_walker();
  }
  if (first.starts_with("PK")) {
    return zip_walker();
  }
  if (first.starts_with("\xD0\xCF\x11\xE0")) {
    return refused("ไฟล์ Office รุ่นเก่าหรือที่ใส่รหัสผ่าน", "an Office file of the old kind, or one with a password");
  }
  if (first.starts_with("MZ") || first.starts_with("\x7F" "ELF") || first.starts_with("#!")) {
    return refused("โปรแกรม", "a program");
  }
  if (first.starts_with("version https://git-lfs")) {
    return refused("ตัวชี้ของ Git LFS ไม่ใช่ไฟล์จริง", "a pointer of Git LFS, not the file itself");
  }
  return text_walker();
}

}  // namespace prongsai
