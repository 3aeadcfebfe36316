#include "load/inspect_file.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "load/evidence_name.hpp"
#include "load/polyglot.hpp"
#include "load/structure.hpp"

namespace prongsai {
namespace {

// Takes the file's bytes once: hashes them and feeds the walker that their beginning asks for.
class Inspector {
 public:
  void take(std::string_view bytes) {
    facts_.size += bytes.size();
    sha256_.update(bytes);
    facts_.crc32 = crc32_update(facts_.crc32, bytes);
    if (facts_.size > evidence_bytes) {
      return;
    }
    watch_.take(bytes);
    if (walker_) {
      walker_->take(bytes);
      return;
    }
    beginning_ += bytes;
    if (beginning_.size() >= bytes_to_choose) {
      choose();
    }
  }

  auto finish() -> std::optional<FileType> {
    if (!walker_) {
      choose();
    }
    facts_.sha256 = sha256_.hex();
    const auto type = walker_->finish();
    const auto& told = walker_->told();
    facts_.has_position = told.has_position;
    facts_.authors = told.authors;
    facts_.has_credentials = told.has_credentials;
    facts_.inside = told.inside;
    return type;
  }
  [[nodiscard]] auto also(std::optional<FileType> type) const -> std::optional<Text> { return watch_.also(type); }
  [[nodiscard]] auto take_text() -> std::string { return walker_->take_text(); }

  [[nodiscard]] auto facts() const -> const FileFacts& { return facts_; }
  [[nodiscard]] auto faults() const -> const std::vector<StructureFault>& { return walker_->faults(); }

 private:
  void choose() {
    walker_ = walker_for(beginning_);
    walker_->take(beginning_);
    beginning_ = {};
  }

  FileFacts facts_;
  Sha256 sha256_;
  PolyglotWatch watch_;
  std::string beginning_;
  std::unique_ptr<StructureWalker> walker_;
};

class Report {
 public:
  Report(std::string name, Span where, Diagnostics& out) : name_(std::move(name)), where_(where), out_(out) {}

  void add(Code code, std::vector<Argument> arguments = {}) {
    fine_ = fine_ && entry_of(code).severity == Severity::warning;
    arguments.insert(arguments.begin(), name_);
    out_.report(code, where_, std::move(arguments));
  }

  void add(const StructureFault& fault, std::string_view type) {
    switch (fault.kind) {
      case StructureFault::Kind::not_allowed: return add(Code::evidence_type_refused, {fault.what});
      case StructureFault::Kind::damaged: return add(Code::evidence_damaged, {type, fault.what});
      case StructureFault::Kind::trailing: return add(Code::evidence_trailing_bytes, {type, fault.what});
      case StructureFault::Kind::active: return add(Code::evidence_active_content, {fault.what});
      case StructureFault::Kind::encrypted: return add(Code::evidence_encrypted);
      case StructureFault::Kind::outside: return add(Code::evidence_outside, {fault.what});
      case StructureFault::Kind::over_limit: return add(Code::evidence_over_limit, {type, fault.what});
      case StructureFault::Kind::earlier_versions: return add(Code::evidence_earlier_versions, {fault.what});
      case StructureFault::Kind::formula: return add(Code::evidence_formula, {fault.what});
    }
  }

  [[nodiscard]] auto fine() const -> bool { return fine_; }

 private:
  std::string name_;
  Span where_;
  Diagnostics& out_;
  bool fine_ = true;
};

auto megabytes(std::uint64_t bytes) -> std::string { return fmt::format("{}", (bytes + (1U << 20U) - 1) >> 20U); }

// The path below `evidence/`; every folder on it has a name too.
void check_names(std::string_view path, Report& report) {
  const auto folder = path.find("/evidence/");
  auto rest = folder == std::string_view::npos ? path.substr(path.rfind('/') + 1) : path.substr(folder + 10);
  while (true) {
    const auto slash = rest.find('/');
    if (const auto fault = name_fault(rest.substr(0, slash))) {
      report.add(Code::evidence_name_unsafe, {*fault});
    }
    if (slash == std::string_view::npos) {
      return;
    }
    rest.remove_prefix(slash + 1);
  }
}

// False where the entry cannot be opened, or must not.
auto check_entry(const FileEntry& entry, Report& report) -> bool {
  if (entry.kind == FileKind::symlink) {
    report.add(Code::evidence_not_a_file, {Text{.th = "ลิงก์เชิงสัญลักษณ์", .en = "a symbolic link"}});
  } else if (entry.kind != FileKind::file) {
    report.add(Code::evidence_not_a_file, {Text{.th = "โฟลเดอร์หรืออุปกรณ์", .en = "a folder or a device"}});
  } else if (entry.links > 1) {
    report.add(Code::evidence_not_a_file, {Text{.th = "ฮาร์ดลิงก์ที่ใช้เนื้อหาร่วมกับไฟล์อื่น", .en = "a hard link that shares its bytes with another file"}});
  } else if (entry.size > evidence_bytes) {
    report.add(Code::evidence_too_large, {megabytes(entry.size), megabytes(evidence_bytes)});
  } else {
    return true;
  }
  return false;
}

// The type of text files is the one that the name says.
auto agrees(FileType found, FileType named) -> bool {
  const bool named_text = named == FileType::csv || named == FileType::markdown || named == FileType::text;
  return found == named || (found == FileType::text && named_text);
}

void check_type(std::optional<FileType> found, std::string_view extension, const Inspector& inspector, Report& report) {
  const auto named = type_by_extension(extension);
  if (!named) {
    const auto shown = extension.empty() ? Text{.th = "ไม่มีนามสกุลไฟล์", .en = "a name without an extension"} : same_text("." + shown_name(extension));
    report.add(Code::evidence_type_refused, {shown});
    return;
  }
  for (const auto& fault : inspector.faults()) {
    // Programs run formulas of tables only.
    if (fault.kind == StructureFault::Kind::formula && *named != FileType::csv) {
      continue;
    }
    report.add(fault, found ? name_of(*found) : name_of(*named));
  }
  if (found && !agrees(*found, *named)) {
    report.add(Code::evidence_type_differs, {name_of(*named), name_of(*found)});
  }
  // What is damaged, or goes on after its end, has its own report.
  const bool broken = std::ranges::any_of(inspector.faults(), [](const StructureFault& one) {
    return one.kind == StructureFault::Kind::trailing || one.kind == StructureFault::Kind::damaged;
  });
  if (const auto also = inspector.also(found); also && !broken) {
    report.add(Code::evidence_polyglot, {name_of(*found), *also});
  }
}

}  // namespace

auto inspect_file(const FileReader& reader, const FileEntry& entry, Span where, Diagnostics& out, std::string* text, const CopyBeginner& begin_copy)
    -> std::optional<FileFacts> {
  const auto name = std::string_view(entry.path).substr(entry.path.rfind('/') + 1);
  Report report(shown_name(name), where, out);
  check_names(entry.path, report);
  if (!check_entry(entry, report)) {
    return std::nullopt;
  }
  Inspector inspector;
  const auto copy = begin_copy && report.fine() ? begin_copy() : nullptr;
  reader.stream(entry.path, [&](std::string_view bytes) {
    inspector.take(bytes);
    if (copy && inspector.facts().size <= evidence_bytes) {
      copy->take(bytes);
    }
  });
  if (inspector.facts().size == 0) {
    report.add(Code::evidence_empty);
    return std::nullopt;
  }
  if (inspector.facts().size > evidence_bytes) {
    report.add(Code::evidence_too_large, {megabytes(inspector.facts().size), megabytes(evidence_bytes)});
    return std::nullopt;
  }
  const auto found = inspector.finish();
  const auto dot = name.rfind('.');
  const auto extension = dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
  check_type(found, extension, inspector, report);
  if (!report.fine()) {
    return std::nullopt;
  }
  if (text != nullptr) {
    *text = inspector.take_text();
  }
  if (copy) {
    copy->keep(inspector.facts().sha256);
  }
  auto facts = inspector.facts();
  facts.media_type = media_type(*type_by_extension(extension));
  return facts;
}

}  // namespace prongsai
