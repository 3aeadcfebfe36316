#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "pack/bag_profile.hpp"
#include "pack/byte_source.hpp"
#include "pack/fault.hpp"

namespace prongsai {

// What a report says of one input. An unpacked pack of ours is a valid bag: its zip was not seen.
enum class Verdict : std::uint8_t { verified_pack, valid_bag, invalid, unreadable };

// The bag's group, as its bag-info.txt gives it.
struct BagGroup {
  std::string identifier;
  // As written: `1 of 3`; empty where there is none.
  std::string count;
};

// What checking one pack, or one bag of another maker, found.
struct VerifyReport {
  // As the user gave it.
  std::string path;
  std::uint64_t size = 0;
  // Of the whole zip, whatever is wrong with it; empty for a folder.
  std::string sha256;
  // The input is a folder.
  bool is_folder = false;
  // The bag says that it is one of our packs (claims_to_be_pack).
  bool is_pack = false;
  // Why the input could not be read; empty where it could.
  std::string unreadable;
  // Of bagit.txt, as written; empty where it was not read.
  std::string bagit_version;
  // Of the payload manifests, by their names in file names.
  std::vector<std::string> algorithms;
  std::vector<BagGroup> groups;
  // Zero where the zip's structure was refused.
  std::uint64_t files = 0;
  std::uint64_t payload_files = 0;
  std::uint64_t payload_bytes = 0;
  // SHA-256 of tagmanifest-sha256.txt, which pins every other byte; empty where there is none.
  std::string bag_root;
  // In the order found: structure, data, bag, crate; at most max_findings.
  std::vector<Finding> findings;
  std::uint64_t findings_left_out = 0;
  [[nodiscard]] auto ok() const -> bool;
  [[nodiscard]] auto verdict() const -> Verdict;
};

inline constexpr std::size_t max_findings = 200;

struct VerifyOptions {
  // Threads for the files of one folder; results do not depend on it.
  unsigned jobs = 1;
  // A BagIt Profile that every bag must follow, or none.
  const BagProfile* profile = nullptr;
  // What verify_all() does with each report before it compares the bags of a set, on the thread that made it; may be empty.
  std::function<void(VerifyReport&)> also = {};
};

// Checks a pack or a bag offline; nothing is unpacked. `path` is a zip or a folder.
// A canonical zip of ours is held against everything that our packs promise. A zip that is not canonical is refused where its structure is dangerous
// or ambiguous, or where it claims to be ours; otherwise it is read as a bag of another maker, as folders are. Bytes are read once, besides the
// headers; memory grows with the number of files and the tag files, not with the payload. After a fault of the structure the rest is not looked at,
// since readers would not agree on what it is. Throws std::system_error where something cannot be read; anything else is a finding.
[[nodiscard]] auto verify_pack(const std::string& path, const VerifyOptions& options = {}) -> VerifyReport;

// The same over the bytes of a zip; `stem` is the zip's file name without `.zip`.
[[nodiscard]] auto verify_bytes(const ByteSource& source, std::string_view stem, const VerifyOptions& options = {}) -> VerifyReport;

// Bags that give the same Bag-Group-Identifier in one call.
struct SetReport {
  std::string identifier;
  // The paths of its parts, in the order of the input.
  std::vector<std::string> parts;
  std::vector<Finding> findings;
  [[nodiscard]] auto ok() const -> bool { return findings.empty(); }
};

struct VerifyReports {
  // In the order of the input.
  std::vector<VerifyReport> inputs;
  // Groups of which at least two bags were given, by identifier.
  std::vector<SetReport> sets;
  [[nodiscard]] auto ok() const -> bool;
  [[nodiscard]] auto any_unreadable() const -> bool;
};

// Many inputs, on up to options.jobs threads; one that cannot be read is a report, too.
[[nodiscard]] auto verify_all(const std::vector<std::string>& paths, const VerifyOptions& options) -> VerifyReports;

// Compares the Bag-Count of bags that belong together; a bag whose group has no other bag here gets a warning.
[[nodiscard]] auto check_sets(std::vector<VerifyReport>& reports) -> std::vector<SetReport>;

// For people: one input, a few lines, with a line end at the end.
[[nodiscard]] auto report_text(const VerifyReport& report, Language language) -> std::string;
// Sets, and how many inputs have which verdict; empty for one input without a set.
[[nodiscard]] auto summary_text(const VerifyReports& reports, Language language) -> std::string;

// For programs: all inputs, with the words in both languages (docs/verify-report.schema.json).
[[nodiscard]] auto report_json(std::span<const VerifyReport> reports) -> std::string;
[[nodiscard]] auto report_json(const VerifyReports& reports) -> std::string;

}  // namespace prongsai
