#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "app/options.hpp"
#include "base/date.hpp"
#include "base/sha256.hpp"
#include "load/structure.hpp"
#include "output/generated_file.hpp"
#include "output/new_file.hpp"
#include "redact/redact.hpp"
#include "redact/register_edit.hpp"
#include "source/file_reader.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_register = std::uint64_t{1} << 20U;

auto thai(const Options& options) -> bool { return options.language == Language::th; }

void say(const Options& options, const std::string& path, const Text& words) { fmt::print(stderr, "{}: {}\n", path, words.in(options.language)); }

auto folder_of(const std::string& path) -> std::string {
  const auto parent = fs::path(path).parent_path();
  return parent.empty() ? std::string(".") : parent.string();
}

auto name_of(const std::string& path) -> std::string { return fs::path(path).filename().string(); }

auto read_file(const std::string& path, std::uint64_t limit) -> std::string { return disk_reader(folder_of(path))->read(name_of(path), limit); }

// Replaces a file that still holds what was read.
auto replace_file(const std::string& path, const std::string& old, const std::string& bytes) -> bool {
  return write_generated_file(folder_of(path), name_of(path), bytes, old) != Generated::foreign;
}

// `-o` names a file or, where it is a folder, the place for a file of the same name.
auto output_of(const std::string& path, const Options& options) -> std::string {
  if (options.in_place) {
    return path;
  }
  if (!options.output.empty()) {
    const bool folder = options.output.ends_with('/') || fs::is_directory(options.output);
    return folder ? (fs::path(options.output) / fs::path(path).filename()).string() : options.output;
  }
  const fs::path own(path);
  return (own.parent_path() / (own.stem().string() + ".redacted" + own.extension().string())).string();
}

// The register with its entry's new key.
struct RegisterText {
  std::string old;
  std::string fresh;
};

auto edited_register(const Options& options, const std::string& input, const std::string& output, const std::string& line)
    -> std::optional<RegisterText> {
  RegisterText text;
  text.old = read_file(options.register_file, most_register);
  const auto folder = fs::path(folder_of(options.register_file));
  const auto same = [&](const std::string& value, const std::string& path) {
    return fs::weakly_canonical(folder / value) == fs::weakly_canonical(path);
  };
  auto edit = edit_register(
      text.old, [&](const std::string& value) { return same(value, output); }, line);
  if (!edit.text && input != output) {
    auto other = edit_register(
        text.old, [&](const std::string& value) { return same(value, input); }, line);
    edit = other.text ? std::move(other) : std::move(edit);
  }
  if (!edit.text) {
    say(options, options.register_file, edit.refused);
    return std::nullopt;
  }
  text.fresh = std::move(*edit.text);
  return text;
}

auto write_result(const std::string& input, const std::string& output, const std::string& old, const std::string& fresh, const Options& options)
    -> bool {
  const bool written = options.in_place ? replace_file(input, old, fresh) : write_new_file(folder_of(output), name_of(output), fresh);
  if (!written) {
    say(options, output,
        options.in_place
            ? Text{.th = "ไฟล์เปลี่ยนไประหว่างทำงาน ไม่เขียนทับ", .en = "it changed meanwhile and is not overwritten"}
            : Text{.th = "มีไฟล์อยู่แล้ว ไม่เขียนทับ ให้ใช้ -o หรือ --in-place", .en = "it is there already and is not overwritten; use -o or --in-place"});
  }
  return written;
}

void put_words(const Options& options, const std::string& input, const std::string& output, const std::string& original, const std::string& fresh,
               const std::string& line) {
  const bool noted = !options.register_file.empty();
  if (thai(options)) {
    fmt::print("{} -> {}\n  SHA-256 เดิม  {}\n  SHA-256 ใหม่  {}\n", input, output, original, fresh);
    fmt::print("  {}:\n  {}\n", noted ? "บันทึกลงทะเบียนแล้ว" : "เพิ่มบรรทัดนี้ในรายการของทะเบียนหลักฐาน", line);
  } else {
    fmt::print("{} -> {}\n  SHA-256 before  {}\n  SHA-256 now     {}\n", input, output, original, fresh);
    fmt::print("  {}:\n  {}\n", noted ? "written to the register" : "add this line to the entry in the evidence register", line);
  }
}

auto redact_one(const std::string& path, const Options& options, const std::string& date) -> Exit {
  const auto bytes = read_file(path, evidence_bytes + 1);
  if (bytes.empty() || bytes.size() > evidence_bytes) {
    say(options, path, {.th = "ไฟล์ว่างเปล่าหรือใหญ่เกิน 50 MiB", .en = "it is empty, or larger than 50 MiB"});
    return Exit::wrong_content;
  }
  const auto result = redact(bytes, {.break_credentials = options.break_c2pa});
  if (!result.bytes) {
    say(options, path, result.refused);
    return Exit::wrong_content;
  }
  if (result.has_personal_text) {
    say(options, path,
        {.th = "ข้อความในเอกสารมีข้อมูลส่วนบุคคล คำสั่งนี้ไม่แก้ข้อความ ดูด้วย prongsai check",
         .en = "its text has personal data; this command changes no text, and prongsai check says what it is"});
  }
  if (*result.bytes == bytes) {
    fmt::print("{}: {}\n", path, thai(options) ? "ไม่มีข้อมูลที่ต้องลบ" : "nothing to remove");
    return Exit::fine;
  }
  const auto output = output_of(path, options);
  const auto original = sha256_hex(bytes);
  const auto line = redaction_line(original, result.removed, date);
  std::optional<RegisterText> text;
  if (!options.register_file.empty()) {
    text = edited_register(options, path, output, line);
    if (!text) {
      return Exit::wrong_content;
    }
  }
  if (!write_result(path, output, bytes, *result.bytes, options)) {
    return Exit::wrong_content;
  }
  if (text && !replace_file(options.register_file, text->old, text->fresh)) {
    say(options, options.register_file, {.th = "ทะเบียนเปลี่ยนไประหว่างทำงาน ไม่เขียนทับ", .en = "the register changed meanwhile and is not overwritten"});
    return Exit::wrong_content;
  }
  put_words(options, path, output, original, sha256_hex(*result.bytes), line);
  return Exit::fine;
}

}  // namespace

auto run_redact(const Options& options) -> Exit {
  const auto wrong = [&options](const Text& words) {
    fmt::print(stderr, "{}\n", words.in(options.language));
    return Exit::wrong_usage;
  };
  const auto date = options.date.empty() ? std::nullopt : Date::parse(options.date);
  if (!options.date.empty() && !date) {
    return wrong(
        {.th = fmt::format("`{}` ไม่ใช่วันที่ เช่น 2564-04-30", options.date), .en = fmt::format("`{}` is no date, such as 2564-04-30", options.date)});
  }
  if (options.files.size() > 1 && !options.output.empty() && !options.output.ends_with('/') && !fs::is_directory(options.output)) {
    return wrong({.th = "เมื่อมีหลายไฟล์ -o ต้องเป็นโฟลเดอร์", .en = "with more than one file, -o must be a folder"});
  }
  auto end = Exit::fine;
  for (const auto& path : options.files) {
    if (redact_one(path, options, date ? date->iso() : std::string()) != Exit::fine) {
      end = Exit::wrong_content;
    }
  }
  return end;
}

}  // namespace prongsai
