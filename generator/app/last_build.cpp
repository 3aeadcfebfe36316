#include "app/last_build.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cache_folder.hpp"
#include "output/manifest.hpp"
#include "source/git_changes.hpp"
#include "source/git_head.hpp"
#include "source/tree_note.hpp"

namespace prongsai {
namespace {

// Changes where the form of the note does.
constexpr std::string_view note_format = "prongsai note 2";

void put_text(std::string& out, std::string_view text) { out += std::to_string(text.size()) + ":" + std::string(text); }

// Everything that changes what a build writes or says, but for the files that it reads and what git knows of them. Empty where no note may be trusted.
auto key_of(const Options& options) -> std::string {
  const auto program = program_id();
  if (program.empty()) {
    return {};
  }
  std::string key(note_format);
  for (const auto& part : {program, options.content, options.site, options.templates, std::string(options.strict ? "strict" : ""),
                           std::string(options.quarantine ? "quarantine" : ""), std::string(options.pdf_text ? "pdf" : ""),
                           std::string(options.language == Language::th ? "th" : "en"), std::string(::isatty(STDOUT_FILENO) == 1 ? "colour" : "")}) {
    put_text(key, part);
  }
  return key;
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

// The library's own answer stands in the note. It is asked again only where the repository's files seem to say another thing, or are not plain.
auto has_same_history(const std::string& noted, const std::string& content) -> bool {
  return plain_history_id(content) == noted || history_id(content) == noted;
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
  const auto note = options.no_cache ? std::nullopt : cache_note(options, "build").read();
  std::error_code failed;
  // A run that was killed after it had left the note: the next one clears up.
  const bool untidy = std::filesystem::exists(std::filesystem::path(options.site) / staging_name, failed);
  if (!note || untidy) {
    return std::nullopt;
  }
  const auto key = key_of(options);
  std::string_view rest = *note;
  if (key.empty() || !rest.starts_with(key)) {
    return std::nullopt;
  }
  rest.remove_prefix(key.size());
  const auto history = take_text(rest);
  auto build = build_from(rest);
  std::vector<NotedFolder> folders;
  for (const auto& folder : {options.content, options.templates, options.site}) {
    auto tree = folder.empty() ? std::nullopt : NotedTree::take_from(rest);
    if (tree) {
      folders.push_back({folder, std::move(*tree)});
    } else if (!folder.empty()) {
      return std::nullopt;
    }
  }
  const bool whole = history && build && rest.empty();
  return whole && has_same_history(*history, options.content) && still_hold(folders, options.jobs) ? build : std::nullopt;
}

void forget_last_build(const Options& options) { cache_note(options, "build").remove(); }

auto BuildInputs::look(const Options& options) -> BuildInputs {
  return {key_of(options), history_id(options.content), TreeState::of_folder(options.content, options.jobs),
          options.templates.empty() ? std::nullopt : std::optional(TreeState::of_folder(options.templates, options.jobs))};
}

void BuildInputs::remember(const LastBuild& build, const Options& options, const SiteWriter& writer) const {
  const auto settled = writer.began() - coarsest_step;
  if (options.no_cache || key_.empty() || key_ != key_of(options) || history_ != history_id(options.content) || !content_.settled_before(settled) ||
      (templates_ && !templates_->settled_before(settled))) {
    return;
  }
  const auto site = TreeState::of_files(options.site, writer.published_paths(), options.jobs);
  if (!site) {
    return;
  }
  auto note = key_;
  put_text(note, history_);
  note += text_of(build);
  put_tree(note, content_.states());
  if (templates_) {
    put_tree(note, templates_->states());
  }
  put_tree(note, site->states());
  // Without a folder to keep it in, the next build takes as long as this one.
  (void)cache_note(options, "build").write(note);
}

}  // namespace prongsai
