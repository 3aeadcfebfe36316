#include "pack/verify.hpp"

#include <algorithm>
#include <optional>

#include "base/crc32.hpp"
#include "base/hash_aside.hpp"
#include "base/sha256.hpp"
#include "pack/cross_check.hpp"
#include "pack/index_check.hpp"
#include "pack/name_rules.hpp"
#include "pack/strict_zip.hpp"
#include "pack/verify_parts.hpp"

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
  [[nodiscard]] auto top() const -> const std::string& { return zip_.top; }

 private:
  void pass(std::uint64_t count) {
    while (count > 0) {
      count -= next(count).size();
    }
  }

  // The zip's own hash runs beside the file's; it is done with a piece before the next one takes its place.
  auto next(std::uint64_t at_most) -> std::string_view {
    whole_.wait();
    const auto piece = bytes_.take_some(at_most);
    whole_.update(piece);
    return piece;
  }

  void read_file(const ZipEntry& entry, VerifyReport& report) {
    const auto path = std::string_view(entry.path).substr(zip_.top.size() + 1);
    const bool wants_text = describes_bag(path) || is_cross_checked(path);
    const bool keep = wants_text && entry.size <= longest_text(path) && entry.size <= text_budget_;
    text_budget_ -= keep ? entry.size : 0;
    if (wants_text && !keep) {
      report.findings.push_back({.fault = PackFault::bag_file_too_large, .path = printable_path(path), .detail = std::to_string(entry.size)});
    }
    BagFile file{.size = entry.size, .sha256 = {}, .text = {}};
    Sha256 hash;
    std::uint32_t crc = 0;
    for (std::uint64_t left = entry.size; left > 0;) {
      const auto piece = next(left);
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

  // What describes a bag grows with the number of its files, and what describes a score with the framework; a file that claims more is not read into
  // memory.
  [[nodiscard]] auto longest_text(std::string_view path) const -> std::uint64_t {
    constexpr std::uint64_t longest_description = std::uint64_t{4} << 20U;
    return (describes_bag(path) ? 65'536 : longest_description) + 8'192 * std::uint64_t{zip_.entries.size()};
  }

  StrictZip zip_;
  SequentialReader bytes_;
  HashAside whole_;
  Bag bag_;
  // All texts together: many files may not take what one may not.
  std::uint64_t text_budget_ = std::uint64_t{64} << 20U;
};

}  // namespace

auto hash_of(const ByteSource& source) -> std::string {
  Sha256 hash;
  SequentialReader bytes(source, 0, source.size());
  while (bytes.left() > 0) {
    hash.update(bytes.take_some(bytes.left()));
  }
  return hash.hex();
}

void append_findings(std::vector<Finding>& to, std::vector<Finding> more) {
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

void limit_findings(VerifyReport& report) {
  if (report.findings.size() > max_findings) {
    const auto is_error = [](const Finding& finding) { return severity_of(finding.fault) == FaultSeverity::error; };
    std::stable_partition(report.findings.begin(), report.findings.end(), is_error);
    report.findings_left_out = report.findings.size() - max_findings;
    report.findings.resize(max_findings);
  }
}

void check_own(const Bag& bag, std::string_view /*top*/, VerifyReport& report) {
  append_findings(report.findings, check_bag(bag));
  append_findings(report.findings, check_crate(bag));
}

auto VerifyReport::ok() const -> bool {
  return std::ranges::none_of(findings, [](const Finding& finding) { return severity_of(finding.fault) == FaultSeverity::error; });
}

auto VerifyReport::verdict() const -> Verdict {
  if (!unreadable.empty()) {
    return Verdict::unreadable;
  }
  if (!ok()) {
    return Verdict::invalid;
  }
  return is_pack && !is_folder ? Verdict::verified_pack : Verdict::valid_bag;
}

auto verify_bytes(const ByteSource& source, std::string_view stem, const VerifyOptions& options) -> VerifyReport {
  VerifyReport report;
  report.size = source.size();
  auto zip = read_strict_zip(source, stem);
  if (zip.fault) {
    verify_foreign_zip(source, stem, *zip.fault, options, report);
    return report;
  }
  PackReader reader(source, std::move(zip));
  reader.read(report);
  if (!claims_to_be_pack(reader.bag())) {
    report.findings.clear();
    verify_foreign_zip(source, stem, std::nullopt, options, report);
    return report;
  }
  report.is_pack = true;
  count_files(reader.bag(), report);
  check_own(reader.bag(), stem, report);
  // Where bytes are not those that the manifests name, that says it all.
  if (report.ok()) {
    append_findings(report.findings, cross_check(reader.bag(), reader.top()));
  }
  append_findings(report.findings, check_index(reader.bag(), report.listed));
  describe_own(reader.bag(), true, options, report);
  limit_findings(report);
  return report;
}

auto verify_pack(const std::string& path, const VerifyOptions& options) -> VerifyReport {
  if (is_folder(path)) {
    return verify_folder(path, options);
  }
  const auto source = file_source(path);
  auto name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".zip")) {
    name.resize(name.size() - 4);
  }
  auto report = verify_bytes(*source, name, options);
  report.path = path;
  return report;
}

}  // namespace prongsai
