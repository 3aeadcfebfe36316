#include "redact/redact.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "load/pdf_syntax.hpp"
#include "load/structure.hpp"
#include "redact/formats.hpp"

namespace prongsai {
namespace {

struct Seen {
  std::optional<FileType> type;
  std::vector<StructureFault> faults;
  FileTold told;
};

auto look(std::string_view bytes) -> Seen {
  const auto walker = walker_for(bytes.substr(0, bytes_to_choose));
  walker->take(bytes);
  Seen seen;
  seen.type = walker->finish();
  seen.faults = walker->faults();
  seen.told = walker->told();
  return seen;
}

auto is_picture(FileType type) -> bool { return type == FileType::png || type == FileType::jpeg || type == FileType::gif || type == FileType::webp; }

// What stands in the way of evidence; what follows the end of a picture can be taken off, the rest is said elsewhere and does not change here.
auto first_obstacle(const Seen& seen) -> std::optional<Text> {
  if (!seen.type) {
    return Text{.th = "ไม่ใช่ไฟล์ชนิดที่ใช้เป็นหลักฐานได้ หรือไฟล์เสียหาย", .en = "it is no type that can be evidence, or it is damaged"};
  }
  using Kind = StructureFault::Kind;
  const auto found = std::ranges::find_if(seen.faults, [&](const StructureFault& one) {
    return one.kind != Kind::earlier_versions && one.kind != Kind::formula && (one.kind != Kind::trailing || !is_picture(*seen.type));
  });
  if (found == seen.faults.end()) {
    return std::nullopt;
  }
  return Text{.th = "ไฟล์ไม่ผ่านการตรวจหลักฐาน: " + found->what.th, .en = "it fails the checks of evidence: " + found->what.in(Language::en)};
}

auto apply(std::string_view bytes, FileType type, RemovedParts& removed) -> std::optional<std::string> {
  switch (type) {
    case FileType::pdf:
      return redact_pdf(bytes, removed);
    case FileType::png:
      return redact_png(bytes, removed);
    case FileType::jpeg:
      return redact_jpeg(bytes, removed);
    case FileType::gif:
      return redact_gif(bytes, removed);
    case FileType::webp:
      return redact_webp(bytes, removed);
    case FileType::csv:
    case FileType::text:
    case FileType::markdown:
      return std::string(bytes);
    case FileType::xlsx:
    case FileType::docx:
    case FileType::pptx:
    case FileType::ods:
    case FileType::odt:
      break;
  }
  return redact_document(bytes, removed);
}

// What was told and no longer is.
void name_removed(const FileTold& before, const FileTold& after, RemovedParts& removed) {
  if (before.has_position && !after.has_position) {
    removed.insert(RemovedPart::position);
  }
  if (!before.authors.empty() && after.authors.empty()) {
    removed.insert(RemovedPart::author);
  }
}

auto refuse(std::string thai, std::string english) -> Redacted {
  return {.bytes = {}, .removed = {}, .refused = {.th = std::move(thai), .en = std::move(english)}};
}

}  // namespace

auto redact_inner(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  const bool known = bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8") || bytes.starts_with("GIF8") || bytes.starts_with("RIFF") ||
                     bytes.starts_with("PK\x03\x04");
  if (!known) {
    return std::nullopt;
  }
  const auto before = look(bytes);
  const bool tells = before.told.has_position || !before.told.authors.empty() || before.told.has_credentials;
  if (!before.type || !tells) {
    return std::nullopt;
  }
  RemovedParts own;
  auto out = apply(bytes, *before.type, own);
  if (out && *out != bytes) {
    name_removed(before.told, look(*out).told, own);
    removed.merge(own);
    return out;
  }
  return std::nullopt;
}

auto redact(std::string_view bytes, const RedactOptions& options) -> Redacted {
  const auto before = look(bytes);
  if (const auto obstacle = first_obstacle(before)) {
    return refuse(obstacle->th, obstacle->en);
  }
  if (before.told.has_credentials && !options.break_credentials) {
    return refuse("ไฟล์มีประวัติการสร้างที่ลงลายมือชื่ออิเล็กทรอนิกส์กำกับ (C2PA) ซึ่งจะใช้ไม่ได้อีกหากแก้ไฟล์ ถ้ายืนยันให้ใช้ --break-c2pa",
                  "it carries a signed history of its making (C2PA), which would no longer hold; to take it out too, use --break-c2pa");
  }
  RemovedParts removed;
  auto out = apply(bytes, *before.type, removed);
  if (!out) {
    return refuse("โครงสร้างของไฟล์ซับซ้อนเกินกว่าจะลบข้อมูลโดยไม่กระทบส่วนอื่น", "its structure cannot be followed well enough to change nothing else");
  }
  if (*before.type == FileType::pdf && *out != bytes && has_pdf_name(bytes, "ByteRange")) {
    return refuse("ไฟล์ PDF ลงลายมือชื่ออิเล็กทรอนิกส์ไว้ การแก้ไฟล์จะทำให้ลายมือชื่อใช้ไม่ได้", "it is a signed PDF, and its signature would no longer hold");
  }
  const auto after = look(*out);
  if (const auto obstacle = first_obstacle(after)) {
    return refuse(obstacle->th, obstacle->en);
  }
  if (after.told.has_position || after.told.has_credentials || !after.told.authors.empty()) {
    return refuse("ข้อมูลบางส่วนอยู่ในส่วนที่บีบอัดหรือแก้ไม่ได้ ให้บันทึกใหม่จากต้นฉบับ เช่น พิมพ์เป็น PDF ใหม่ หรือส่งออกภาพใหม่",
                  "some of it stands in packed or other parts that cannot be changed; save the file again from its original, for example by printing "
                  "it to a new PDF");
  }
  name_removed(before.told, after.told, removed);
  if (*out == bytes) {
    removed.clear();
  }
  return {.bytes = std::move(out), .removed = {removed.begin(), removed.end()}, .refused = {}, .has_personal_text = !after.told.inside.empty()};
}

}  // namespace prongsai
