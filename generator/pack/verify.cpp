#include "pack/verify.hpp"

#include <algorithm>
#include <optional>

#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "pack/bag_check.hpp"
#include "pack/index_check.hpp"
#include "pack/name_rules.hpp"
#include "pack/strict_zip.hpp"

namespace prongsai {
namespace {

// Reads the archive from its first byte to its last: each byte goes into the hash of the zip and, inside a file, into the file's.
class PackReader {
 public:
  PackReader(const ByteSource& source, StrictZip zip) : zip_(std::move(zip)), bytes_(source, 0, source.size()) {}

  void read(VerifyReport& report) {
    for (const auto& entry : zip_.entries) {
      pass(local_bytes(entry));
      read_file(entry, report);
    }
    pass(bytes_.left());
    report.sha256 = whole_.hex();
  }

  [[nodiscard]] auto bag() const -> const Bag& { return bag_; }

 private:
  void pass(std::uint64_t count) {
    while (count > 0) {
      const auto piece = bytes_.take_some(count);
      whole_.update(piece);
      count -= piece.size();
    }
  }

  void read_file(const ZipEntry& entry, VerifyReport& report) {
    const auto path = std::string_view(entry.path).substr(zip_.top.size() + 1);
    const bool wants_text = describes_bag(path);
    const bool keep = wants_text && entry.size <= longest_text();
    if (wants_text && !keep) {
      report.findings.push_back({.fault = PackFault::bag_file_too_large, .path = printable_path(path), .detail = std::to_string(entry.size)});
    }
    BagFile file{.size = entry.size, .sha256 = {}, .text = {}};
    Sha256 hash;
    std::uint32_t crc = 0;
    for (std::uint64_t left = entry.size; left > 0;) {
      const auto piece = bytes_.take_some(left);
      whole_.update(piece);
      hash.update(piece);
      crc = crc32_update(crc, piece);
      if (keep) {
        file.text += piece;
      }
      left -= piece.size();
    }
    if (crc != entry.crc32) {
      report.findings.push_back({.fault = PackFault::zip_crc, .path = printable_path(path), .detail = {}});
    }
    file.sha256 = hash.hex();
    bag_.emplace(path, std::move(file));
  }

  // What describes a bag grows with the number of its files; a file that claims more is not read into memory.
  [[nodiscard]] auto longest_text() const -> std::uint64_t { return 65'536 + 8'192 * std::uint64_t{zip_.entries.size()}; }

  StrictZip zip_;
  SequentialReader bytes_;
  Sha256 whole_;
  Bag bag_;
};

auto hash_of(const ByteSource& source) -> std::string {
  Sha256 hash;
  SequentialReader bytes(source, 0, source.size());
  while (bytes.left() > 0) {
    hash.update(bytes.take_some(bytes.left()));
  }
  return hash.hex();
}

void append(std::vector<Finding>& to, std::vector<Finding> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void count_files(const Bag& bag, VerifyReport& report) {
  report.files = bag.size();
  for (const auto& [path, file] : bag) {
    if (is_payload_path(path)) {
      ++report.payload_files;
      report.payload_bytes += file.size;
    }
  }
  if (const auto found = bag.find("tagmanifest-sha256.txt"); found != bag.end()) {
    report.bag_root = found->second.sha256;
  }
}

// Errors stay before warnings that are left out: a long list must not hide that the pack is bad.
void limit_findings(VerifyReport& report) {
  if (report.findings.size() > max_findings) {
    const auto is_error = [](const Finding& finding) { return severity_of(finding.fault) == FaultSeverity::error; };
    std::stable_partition(report.findings.begin(), report.findings.end(), is_error);
    report.findings_left_out = report.findings.size() - max_findings;
    report.findings.resize(max_findings);
  }
}

}  // namespace

auto VerifyReport::ok() const -> bool {
  return std::ranges::none_of(findings, [](const Finding& finding) { return severity_of(finding.fault) == FaultSeverity::error; });
}

auto verify_bytes(const ByteSource& source, std::string_view stem) -> VerifyReport {
  VerifyReport report;
  report.size = source.size();
  auto zip = read_strict_zip(source, stem);
  if (zip.fault) {
    report.findings.push_back(*zip.fault);
    report.sha256 = hash_of(source);
    return report;
  }
  PackReader reader(source, std::move(zip));
  reader.read(report);
  count_files(reader.bag(), report);
  append(report.findings, check_bag(reader.bag()));
  append(report.findings, check_crate(reader.bag()));
  append(report.findings, check_index(reader.bag(), report.listed));
  limit_findings(report);
  return report;
}

auto verify_pack(const std::string& path) -> VerifyReport {
  const auto source = file_source(path);
  auto name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".zip")) {
    name.resize(name.size() - 4);
  }
  auto report = verify_bytes(*source, name);
  report.path = path;
  return report;
}

}  // namespace prongsai
