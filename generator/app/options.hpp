#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "plan/pack_subject.hpp"

namespace prongsai {

// The forms in which problems are printed.
enum class ReportFormat : std::uint8_t { text, json, sarif, github, gitlab };

// How the process ends (design: exit codes).
enum class Exit : int { fine = 0, wrong_content = 1, wrong_usage = 2, environment_failed = 3, our_bug = 70 };

// What the command line asked for.
struct Options {
  std::string content = "content";
  std::string site = "site";
  // A folder of templates to use instead of the built-in ones; empty for the built-in ones.
  std::string templates;
  unsigned jobs = 1;
  Language language = Language::th;
  // Warnings count as errors.
  bool strict = false;
  // Of `build`: units with errors are set aside instead of stopping the publication.
  bool quarantine = false;
  // Of `build`: what it keeps for the next one; empty for `.prongsai-cache` beside the site. With `no_cache` it neither keeps nor uses anything.
  std::string cache;
  bool no_cache = false;
  // Of `serve`: where it listens; 0 for any free port.
  int port = 8000;
  // Of `build`: makes one share of many, `shard` (from 1) of `shards`, into the cache folder; 0 where the whole site is made. `merge` takes what shares made.
  unsigned shard = 0;
  unsigned shards = 0;
  bool merge = false;
  // Of `build`: the new site takes the place of the old one in one step.
  bool atomic = false;
  // Of `score`.
  std::string unit;
  std::string year;
  // Of `status`: the day to count from; empty for the portal's day of publication.
  std::string today;
  // Of `new`: what to begin, its id, and for an assessment the framework.
  enum class Skeleton : std::uint8_t { unit, assessment, write_up, evidence };
  Skeleton skeleton = Skeleton::unit;
  std::string id;
  std::string framework;
  std::string kind = "plan";
  // Prints the file instead of writing it.
  bool dry_run = false;
  // Of `check`: the content folder and what the report is restricted to; empty without --changed-since.
  std::vector<std::string> paths;
  std::string changed_since;
  ReportFormat format = ReportFormat::text;
  // Of `explain`; empty for all codes.
  std::string code;
  // Of `completion`.
  std::string shell;
  // Of `schema`: one type instead of all, the editor whose configuration is wanted instead, and where to write; empty for standard output.
  std::string schema_type;
  std::string cms;
  std::string output;
  // Of `pack`.
  Audience audience = Audience::public_;
  std::uint64_t split_bytes = default_split_bytes;
  // Of `changes`: the day of the publication to compare with; empty for the last one.
  std::string since;
  // Of `verify`: packs, and where packs that an index lists are looked for; empty for the index's own folder.
  std::vector<std::string> packs;
  // A file with a BagIt Profile; empty for none.
  std::string bag_profile;
  // The bag root that the one pack must have; empty where none is asked for.
  std::string root;
  std::string packs_folder;
  bool json = false;
  // Of `check`: texts of PDF files are looked at too.
  bool pdf_text = false;
  // Of `check`: links to other sites are opened, and which hosts may have private addresses.
  bool external_links = false;
  std::vector<std::string> private_hosts;
  // Of `deploy-config`.
  std::string server;
  // Of `redact`: the files, where to note it, the day to note, and what may happen to a file.
  std::vector<std::string> files;
  std::string register_file;
  std::string date;
  bool in_place = false;
  bool break_c2pa = false;
};

// The commands. Each prints what it found and says how the process ends. They throw std::system_error where the environment fails.
[[nodiscard]] auto run_build(const Options& options) -> Exit;
// Builds, watches, serves on this machine alone, until SIGINT or SIGTERM.
[[nodiscard]] auto run_serve(const Options& options) -> Exit;
[[nodiscard]] auto run_check(const Options& options) -> Exit;
[[nodiscard]] auto run_score(const Options& options) -> Exit;
[[nodiscard]] auto run_status(const Options& options) -> Exit;
[[nodiscard]] auto run_new(const Options& options) -> Exit;
[[nodiscard]] auto run_changes(const Options& options) -> Exit;
[[nodiscard]] auto run_record(const Options& options) -> Exit;
[[nodiscard]] auto run_schema(const Options& options) -> Exit;
[[nodiscard]] auto run_pack(const Options& options) -> Exit;
[[nodiscard]] auto run_verify(const Options& options) -> Exit;
[[nodiscard]] auto run_redact(const Options& options) -> Exit;

// The snippet of a web server's configuration that fits the site.
[[nodiscard]] auto run_deploy_config(const Options& options) -> Exit;
// A page of every component of the templates, for those who maintain them.
[[nodiscard]] auto run_patterns(const Options& options) -> Exit;
[[nodiscard]] auto run_explain(const Options& options) -> Exit;

}  // namespace prongsai
