#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "diagnostic/diagnostic.hpp"
#include "source/file_reader.hpp"
#include "source/span.hpp"

// The files of a content folder, sorted by what they are for (docs/formats.md prints the tree).
namespace prongsai {

// A file that was found, and its place in the source map.
struct ContentFile {
  const FileEntry* entry = nullptr;
  FileId file{};
};

// Files by path; folders are left out.
using Listing = std::map<std::string, ContentFile>;

// All that is found of one unit, by what it is for.
struct YearFiles {
  std::map<std::string, ContentFile> assessments;
  std::optional<ContentFile> evidence_register;
  std::map<std::string, ContentFile> evidence;
  std::map<std::string, ContentFile> write_ups;
  // surveys.yaml, progress.yaml, networks.yaml, complaints.yaml, by name.
  std::map<std::string, ContentFile> programme;
};
struct UnitFiles {
  std::string id;
  std::optional<ContentFile> unit;
  std::optional<ContentFile> waivers;
  std::map<FiscalYear, YearFiles> years;
  std::map<std::string, ContentFile> plans;
  // Any file of the unit, to report at when unit.yaml is missing.
  FileId any{};
};

struct ContentFiles {
  std::optional<ContentFile> portal;
  std::optional<ContentFile> waivers;
  std::optional<ContentFile> map;
  std::map<std::string, ContentFile> frameworks;
  std::map<std::string, ContentFile> pages;
  std::map<FiscalYear, ContentFile> results;
  std::map<std::string, ContentFile> crosswalks;
  std::map<std::string, ContentFile> articles;
  // Of publications/, by name without its ending.
  std::map<std::string, ContentFile> publications;
  std::map<std::string, UnitFiles> units;
  // Whatever lies in theme/, by its path below that folder.
  std::map<std::string, ContentFile> theme;
};

// Sorts the files by where they lie. What lies nowhere, or has a name that cannot be used, is reported.
[[nodiscard]] auto sort_content(const Listing& listing, Diagnostics& out) -> ContentFiles;

// The name without its ending, or empty where it has another.
[[nodiscard]] auto without_ending(const std::string& name, std::string_view ending) -> std::string;

// The place before a file's first byte.
[[nodiscard]] auto start_of(FileId file) -> Span;

}  // namespace prongsai
