#include <sys/stat.h>

#include <algorithm>

#include "pack/any_zip.hpp"
#include "pack/read_bag.hpp"
#include "pack/verify_parts.hpp"

namespace prongsai {
namespace {

auto info_claims_pack(const BagInfoText& info) -> bool {
  // Where the site publishes the profile of its packs.
  constexpr std::string_view profile = "/packs/profile-1.json";
  const auto agents = info.values("Bag-Software-Agent");
  const auto profiles = info.values("BagIt-Profile-Identifier");
  return std::ranges::any_of(agents, [](std::string_view agent) { return agent.starts_with("prongsai"); }) ||
         std::ranges::any_of(profiles, [](std::string_view identifier) { return identifier.ends_with(profile); });
}

template <class Files>
auto files_claim_pack(const Files& files) -> bool {
  const auto info = files.find("bag-info.txt");
  const bool named = info != files.end() && info_claims_pack(read_bag_info("bag-info.txt", info->second.text, false));
  return named || (files.contains("metadata/score.json") && files.contains("VERIFY.txt"));
}

// The group that bag-info.txt names first.
void describe_group(const BagInfoText& info, VerifyReport& report) {
  const auto identifiers = info.values("Bag-Group-Identifier");
  const auto counts = info.values("Bag-Count");
  if (!identifiers.empty() && !identifiers.front().empty()) {
    report.groups.push_back({.identifier = std::string(identifiers.front()), .count = counts.empty() ? "" : std::string(counts.front())});
  }
}

void describe(const AnyBag& bag, AnyBagFacts facts, VerifyReport& report) {
  report.bagit_version = std::move(facts.version);
  report.algorithms = std::move(facts.algorithms);
  report.files = bag.files.size();
  for (const auto& [path, file] : bag.files) {
    if (is_payload_path(path)) {
      ++report.payload_files;
      report.payload_bytes += file.size;
    }
  }
  const auto root = bag.files.find("tagmanifest-sha256.txt");
  const auto sha256 = std::ranges::find(bag.algorithms, DigestAlgorithm::sha256);
  if (root != bag.files.end() && sha256 != bag.algorithms.end()) {
    report.bag_root = root->second.digests.at(static_cast<std::size_t>(sha256 - bag.algorithms.begin()));
  }
  describe_group(facts.info, report);
  append_findings(report.findings, std::move(facts.findings));
  limit_findings(report);
}

// The view of a bag that the checks of our own packs take; nothing where its files were not hashed as our packs are.
auto own_view(const AnyBag& bag) -> std::optional<Bag> {
  const auto found = std::ranges::find(bag.algorithms, DigestAlgorithm::sha256);
  if (found == bag.algorithms.end()) {
    return std::nullopt;
  }
  const auto at = static_cast<std::size_t>(found - bag.algorithms.begin());
  Bag view;
  for (const auto& [path, file] : bag.files) {
    view.emplace(path, BagFile{.size = file.size, .sha256 = file.digests.at(at), .text = file.text});
  }
  return view;
}

// Whether the names at the end of the zip, where its directory is, are those that only our packs have. It decides nothing but which of two errors is
// named: that of the canonical form, or that of zips in general.
auto looks_like_pack(const ByteSource& source) -> bool {
  constexpr std::uint64_t most = 1'048'576;
  const auto size = static_cast<std::size_t>(std::min(source.size(), most));
  std::string tail(size, '\0');
  source.read_at(source.size() - size, tail.data(), size);
  return tail.find("/metadata/score.json") != std::string::npos && tail.find("/VERIFY.txt") != std::string::npos;
}

}  // namespace

auto claims_to_be_pack(const Bag& bag) -> bool { return files_claim_pack(bag); }
auto claims_to_be_pack(const AnyBag& bag) -> bool { return files_claim_pack(bag.files); }

void describe_own(const Bag& bag, bool is_zip, const VerifyOptions& options, VerifyReport& report) {
  report.bagit_version = "1.0";
  report.algorithms = {"sha256"};
  BagInfoText info;
  if (const auto found = bag.find("bag-info.txt"); found != bag.end()) {
    info = read_bag_info("bag-info.txt", found->second.text, true);
  }
  describe_group(info, report);
  if (options.profile != nullptr) {
    AnyBag files;
    files.is_zip = is_zip;
    for (const auto& [path, file] : bag) {
      files.files.emplace(path, AnyFile{.size = file.size, .digests = {}, .text = {}, .damaged = false});
    }
    append_findings(report.findings, check_profile(*options.profile, files, report.bagit_version, info));
  }
}

void verify_foreign_zip(const ByteSource& source, std::string_view stem, const std::optional<Finding>& deviation, const VerifyOptions& options,
                        VerifyReport& report) {
  auto zip = read_any_zip(source);
  if (zip.fault) {
    report.is_pack = deviation && looks_like_pack(source);
    report.findings.push_back(report.is_pack ? *deviation : *zip.fault);
    report.sha256 = hash_of(source);
    return;
  }
  auto read = read_zip_bag(source, std::move(zip), stem);
  report.sha256 = std::move(read.whole_sha256);
  if (deviation && claims_to_be_pack(read.bag)) {
    report.is_pack = true;
    report.findings.push_back(*deviation);
    return;
  }
  // Where no bag was found, what matters is that alone.
  if (deviation && read.found) {
    // Names that packs avoid are the one deviation that is no difference of the zip itself.
    if (read.differences.empty()) {
      read.differences.insert(ZipDifference::names);
    }
    report.findings.push_back({.fault = PackFault::not_canonical, .path = {}, .detail = difference_detail(read.differences)});
  }
  append_findings(report.findings, std::move(read.findings));
  if (read.found) {
    describe(read.bag, check_any_bag(read.bag, options.profile), report);
  }
}

auto is_folder(const std::string& path) -> bool {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

auto verify_folder(const std::string& path, const VerifyOptions& options) -> VerifyReport {
  VerifyReport report;
  report.path = path;
  report.is_folder = true;
  auto read = read_folder_bag(path, options.jobs);
  for (const auto& [name, file] : read.bag.files) {
    report.size += file.size;
  }
  report.findings = std::move(read.findings);
  const auto own = claims_to_be_pack(read.bag) ? own_view(read.bag) : std::nullopt;
  if (!own) {
    describe(read.bag, check_any_bag(read.bag, options.profile), report);
    return report;
  }
  report.is_pack = true;
  report.findings.push_back({.fault = PackFault::pack_unpacked, .path = {}, .detail = {}});
  auto top = path.substr(0, path.find_last_not_of('/') + 1);
  top = top.substr(top.rfind('/') + 1);
  count_files(*own, report);
  check_own(*own, top, report);
  describe_own(*own, false, options, report);
  limit_findings(report);
  return report;
}

}  // namespace prongsai
