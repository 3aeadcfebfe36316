#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pack/pack_content.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// A pack that was written.
struct PackFacts {
  // Where it was written.
  std::string path;
  // Without `.zip`.
  std::string name;
  std::uint64_t size = 0;
  // Of the whole zip.
  std::string sha256;
  // All files of the zip.
  std::uint64_t files = 0;
  std::uint64_t payload_files = 0;
  std::uint64_t payload_bytes = 0;
};

// Writes the pack as a canonical zip (strict_zip.hpp): the same content gives the same bytes, whatever the time zone, locale, umask or folder.
// Writes to `zip_path` and nowhere else, front to back, hashing on the way. Each evidence file is read once, in bounded memory; std::system_error where one
// no longer has the size and SHA-256 of its facts, or where reading or writing fails; no file stays at `zip_path` then. The written structure, not the
// files' bytes, is read back by the strict reader and by libzip; a deviation is a Bug. Thread-safe for different paths.
[[nodiscard]] auto write_pack(const PackContent& content, const FileReader& reader, const std::string& zip_path) -> PackFacts;

// The neighbour `<name>.zip.sha256`, as `sha256sum -c` reads it.
[[nodiscard]] auto sha256_neighbour(const PackFacts& facts) -> std::string;

// The neighbour `<name>.json`: what is in the pack, for programs.
[[nodiscard]] auto pack_json(const PackFacts& facts, const PackContent& content) -> std::string;

// What is known of a pack that was written before, from the text of its neighbour `<name>.json`; `path` stays empty. Nothing unless every word there is what
// a pack of this content would have: then, for an untouched zip of that size, bag_root says that all its bytes are the same.
[[nodiscard]] auto facts_from_json(const std::string& neighbour, const PackContent& content) -> std::optional<PackFacts>;

}  // namespace prongsai
