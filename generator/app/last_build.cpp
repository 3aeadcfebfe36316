#include "app/last_build.hpp"

#include <elf.h>
#include <link.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "base/sha256.hpp"
#include "output/note_file.hpp"
#include "source/git_changes.hpp"

namespace prongsai {
namespace {

// File systems count time in steps, the coarsest ones of two seconds: a file that was changed so shortly before it was looked at may be changed again
// within the same step.
constexpr std::int64_t coarsest_step = 2'000'000'000;

// Changes where the form of the note does.
constexpr std::string_view note_format = "prongsai note 1";

// The linker's own name for exactly this program, templates and all; empty where it was linked without.
auto program_id() -> std::string {
  std::string id;
  const auto find = [](dl_phdr_info* object, std::size_t /*size*/, void* out) -> int {
    // The first object is the program itself.
    for (int at = 0; at < object->dlpi_phnum; ++at) {
      const auto& part = object->dlpi_phdr[at];
      if (part.p_type != PT_NOTE) {
        continue;
      }
      // The loader gives an address as a number.
      const auto* bytes = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);  // NOLINT(performance-no-int-to-ptr)
      for (std::size_t begin = 0; begin + sizeof(ElfW(Nhdr)) <= part.p_memsz;) {
        ElfW(Nhdr) header{};
        std::memcpy(&header, bytes + begin, sizeof header);
        const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
        const auto name = begin + sizeof header;
        const auto value = name + padded(header.n_namesz);
        if (value + header.n_descsz > part.p_memsz) {
          break;
        }
        if (header.n_type == NT_GNU_BUILD_ID && std::string_view(bytes + name, header.n_namesz) == std::string_view("GNU\0", 4)) {
          static_cast<std::string*>(out)->assign(bytes + value, header.n_descsz);
          return 1;
        }
        begin = value + padded(header.n_descsz);
      }
    }
    return 1;
  };
  dl_iterate_phdr(find, &id);
  return id;
}

void put_text(std::string& out, std::string_view text) { out += std::to_string(text.size()) + ":" + std::string(text); }

// Everything that changes what a build writes or says, but for the files that it reads. Empty where no note may be trusted.
auto key_of(const Options& options) -> std::string {
  const auto program = program_id();
  if (program.empty()) {
    return {};
  }
  std::string key(note_format);
  for (const auto& part : {program, options.content, options.site, options.templates, std::string(options.strict ? "strict" : ""),
                           std::string(options.quarantine ? "quarantine" : ""), std::string(options.pdf_text ? "pdf" : ""),
                           std::string(options.language == Language::th ? "th" : "en"), std::string(::isatty(STDOUT_FILENO) == 1 ? "colour" : ""),
                           history_id(options.content)}) {
    put_text(key, part);
  }
  return key;
}

// One for each site, by its address: a copy of the folder elsewhere has other files.
auto note_of(const Options& options) -> NoteFile {
  std::error_code failed;
  auto site = std::filesystem::absolute(options.site, failed).lexically_normal();
  if (!site.has_filename()) {
    site = site.parent_path();
  }
  const auto folder = options.cache.empty() ? (site.parent_path() / ".prongsai-cache").string() : options.cache;
  return {folder, sha256_hex(site.string()).substr(0, 16) + ".build"};
}

auto take_text(std::string_view& bytes) -> std::optional<std::string> {
  const auto colon = bytes.find(':');
  if (colon == std::string_view::npos || colon > 18) {
    return std::nullopt;
  }
  std::size_t size = 0;
  for (const char digit : bytes.substr(0, colon)) {
    if (digit < '0' || digit > '9') {
      return std::nullopt;
    }
    size = 10 * size + static_cast<std::size_t>(digit - '0');
  }
  bytes.remove_prefix(colon + 1);
  if (size > bytes.size()) {
    return std::nullopt;
  }
  std::string text(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return text;
}

auto text_of(const LastBuild& build) -> std::string {
  std::string text;
  for (const auto number : {build.pages, build.packs, build.files, static_cast<std::uint64_t>(build.exit)}) {
    put_text(text, std::to_string(number));
  }
  put_text(text, build.problems);
  put_text(text, build.notes);
  return text;
}

auto build_from(std::string_view& bytes) -> std::optional<LastBuild> {
  std::array<std::uint64_t, 4> numbers{};
  for (auto& number : numbers) {
    const auto text = take_text(bytes);
    if (!text) {
      return std::nullopt;
    }
    number = std::stoull(*text);
  }
  auto problems = take_text(bytes);
  auto notes = take_text(bytes);
  if (!problems || !notes) {
    return std::nullopt;
  }
  return LastBuild{.pages = numbers[0], .packs = numbers[1], .files = numbers[2], .exit = static_cast<Exit>(numbers[3]), .problems = std::move(*problems),
                   .notes = std::move(*notes)};
}

}  // namespace

auto last_build_if_unchanged(const Options& options) -> std::optional<LastBuild> {
  const auto note = options.no_cache ? std::nullopt : note_of(options).read();
  if (!note) {
    return std::nullopt;
  }
  const auto key = key_of(options);
  std::string_view rest = *note;
  if (key.empty() || !rest.starts_with(key)) {
    return std::nullopt;
  }
  rest.remove_prefix(key.size());
  auto build = build_from(rest);
  for (const auto& folder : {options.content, options.templates, options.site}) {
    if (folder.empty()) {
      continue;
    }
    const auto state = TreeState::read_from(rest);
    if (!state || !state->still_holds(folder, options.jobs)) {
      return std::nullopt;
    }
  }
  return rest.empty() ? build : std::nullopt;
}

void forget_last_build(const Options& options) { note_of(options).remove(); }

auto BuildInputs::look(const Options& options) -> BuildInputs {
  return {key_of(options), TreeState::of_folder(options.content),
          options.templates.empty() ? std::nullopt : std::optional(TreeState::of_folder(options.templates))};
}

void BuildInputs::remember(const LastBuild& build, const Options& options, const SiteWriter& writer) const {
  const auto settled = writer.began() - coarsest_step;
  if (options.no_cache || key_.empty() || key_ != key_of(options) || !content_.settled_before(settled) || (templates_ && !templates_->settled_before(settled))) {
    return;
  }
  const auto site = TreeState::of_files(options.site, writer.published_paths(), options.jobs);
  if (!site) {
    return;
  }
  auto note = key_ + text_of(build);
  content_.write_to(note);
  if (templates_) {
    templates_->write_to(note);
  }
  site->write_to(note);
  // Without a folder to keep it in, the next build takes as long as this one.
  (void)note_of(options).write(note);
}

}  // namespace prongsai
