#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "pack/byte_source.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// A pack that an index lists.
struct ListedPack {
  std::string name;
  std::string sha256;
};

// What checking one pack found.
struct VerifyReport {
  // As the user gave it.
  std::string path;
  std::uint64_t size = 0;
  // Of the whole zip, whatever is wrong with it.
  std::string sha256;
  // Zero where the zip's structure was refused.
  std::uint64_t files = 0;
  std::uint64_t payload_files = 0;
  std::uint64_t payload_bytes = 0;
  // SHA-256 of tagmanifest-sha256.txt, which pins every other byte; empty where there is none.
  std::string bag_root;
  // In the order found: structure, data, bag, crate; at most max_findings.
  std::vector<Finding> findings;
  std::uint64_t findings_left_out = 0;
  // Of an index that is good.
  std::vector<ListedPack> listed;
  // Of these, packs that were looked for and are as listed.
  std::uint64_t listed_found = 0;
  [[nodiscard]] auto ok() const -> bool;
};

inline constexpr std::size_t max_findings = 200;

// Checks a pack offline, straight from the zip: strict structure, the CRC-32 of every entry, then the bag and the crate. Nothing is unpacked; the
// bytes are read once, besides the headers; memory does not grow with the files. After a fault of the structure the rest is not looked at, since
// readers would not agree on what it is. Throws std::system_error where the file cannot be read; anything else is a finding.
[[nodiscard]] auto verify_pack(const std::string& path) -> VerifyReport;

// The same over any bytes; `stem` is the zip's file name without `.zip`.
[[nodiscard]] auto verify_bytes(const ByteSource& source, std::string_view stem) -> VerifyReport;

// For people: one pack, a few lines, with a line end at the end.
[[nodiscard]] auto report_text(const VerifyReport& report, Language language) -> std::string;

// For programs: all packs, with the words in both languages.
[[nodiscard]] auto report_json(std::span<const VerifyReport> reports) -> std::string;

}  // namespace prongsai
