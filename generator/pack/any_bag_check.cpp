#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/charset.hpp"
#include "pack/any_bag.hpp"
#include "pack/bag_check.hpp"
#include "pack/bag_declaration.hpp"
#include "pack/bag_manifest.hpp"
#include "pack/bag_text.hpp"
#include "pack/fetch_list.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

void append(std::vector<Finding>& to, std::vector<Finding> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A file that a manifest lists; not `exact` where only a spelling in another normalization was met so far.
struct Listed {
  std::string digest;
  bool exact = false;
};
// By real path, or by the path as written where there is no such file.
using ListedFiles = std::map<std::string, Listed>;

class AnyBagChecker {
 public:
  explicit AnyBagChecker(const AnyBag& bag) : bag_(bag) {}

  auto check(const BagProfile* profile) -> AnyBagFacts {
    read_declaration_file();
    // Without bagit.txt and manifests it is no bag at all, and nothing else of a bag need be missed.
    const auto is_manifest = [](const auto& entry) { return manifest_name(entry.first).has_value(); };
    if (!bag_.files.contains("bagit.txt") && std::ranges::none_of(bag_.files, is_manifest)) {
      return std::move(facts_);
    }
    read_manifests();
    for (const auto& manifest : manifests_) {
      compare(manifest);
    }
    find_unlisted();
    check_fetch();
    put_by_path();
    read_info();
    append(facts_.findings, name_warnings(bag_));
    check_profiles(profile);
    return std::move(facts_);
  }

 private:
  void read_declaration_file();
  void read_manifests();
  void warn_of_algorithm(const Manifest& manifest);
  void compare(const Manifest& manifest);
  void compare_entry(const Manifest& manifest, const ManifestEntry& entry, ListedFiles& listed);
  void find_unlisted();
  void check_fetch();
  void check_fetch_entry(const FetchEntry& entry, std::set<std::string>& seen);
  void put_by_path();
  void read_info();
  void check_oxum(std::string_view path);
  void check_profiles(const BagProfile* profile);
  auto resolve(const std::string& listed) -> const std::string*;
  auto find_composed(const std::string& path) -> const std::string*;

  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    facts_.findings.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }
  // A fault of one file that several manifests can show: said once, with the names of all of them.
  void note(PackFault fault, std::string_view path, std::string_view manifest) {
    auto& names = by_path_[fault][std::string(path)];
    if (names.empty() || names.back() != manifest) {
      names.emplace_back(manifest);
    }
  }
  [[nodiscard]] auto noted(PackFault fault) const -> bool { return by_path_.contains(fault); }
  // The file's text as UTF-8, or nothing where it is missing or cannot be read.
  auto text_of(std::string_view path) -> std::optional<std::string>;

  const AnyBag& bag_;
  AnyBagFacts facts_;
  bool is_1_0_ = false;
  std::vector<Manifest> manifests_;
  // By index of the manifest.
  std::vector<ListedFiles> listed_;
  std::map<PackFault, std::map<std::string, std::vector<std::string>>> by_path_;
  // Real paths by their composed form; made when first needed.
  std::optional<std::map<std::string, std::string>> composed_;
};

auto AnyBagChecker::text_of(std::string_view path) -> std::optional<std::string> {
  const auto found = bag_.files.find(path);
  if (found == bag_.files.end() || found->second.damaged) {
    return std::nullopt;
  }
  auto read = read_tag_text(path, found->second.text, facts_.encoding, is_1_0_);
  append(facts_.findings, std::move(read.findings));
  return read.readable ? std::optional(std::move(read.text)) : std::nullopt;
}

void AnyBagChecker::read_declaration_file() {
  const auto found = bag_.files.find("bagit.txt");
  if (found == bag_.files.end()) {
    facts_.encoding = "UTF-8";
    add(PackFault::bagit_txt_missing, "bagit.txt");
    return;
  }
  auto declaration = read_declaration(found->second.text);
  facts_.version = std::move(declaration.version);
  facts_.encoding = std::move(declaration.encoding);
  is_1_0_ = declaration.is_1_0;
  append(facts_.findings, std::move(declaration.findings));
}

void AnyBagChecker::read_manifests() {
  if (!bag_.folders.contains("data")) {
    add(PackFault::payload_folder_missing, "data");
  }
  bool has_tag_manifest = false;
  bool has_payload_manifest = false;
  for (const auto& [path, file] : bag_.files) {
    const auto name = manifest_name(path);
    if (!name) {
      continue;
    }
    (name->is_payload ? has_payload_manifest : has_tag_manifest) = true;
    const auto algorithm = digest_algorithm(name->algorithm);
    if (!algorithm) {
      add(PackFault::manifest_algorithm_unknown, path, printable_path(name->algorithm));
      continue;
    }
    if (const auto text = text_of(path)) {
      Manifest manifest{.name = path, .algorithm = *algorithm, .is_payload = name->is_payload, .entries = {}};
      manifests_.push_back(read_manifest(std::move(manifest), *text, is_1_0_, facts_.findings));
      warn_of_algorithm(manifests_.back());
    }
  }
  has_payload_manifest = has_payload_manifest && std::ranges::any_of(bag_.files, [](const auto& entry) {
                           const auto name = manifest_name(entry.first);
                           return name && name->is_payload && digest_algorithm(name->algorithm);
                         });
  if (!has_payload_manifest) {
    add(PackFault::manifest_missing, {});
  }
  if (!has_tag_manifest) {
    add(PackFault::missing_tag_manifest, {});
  }
}

void AnyBagChecker::warn_of_algorithm(const Manifest& manifest) {
  using enum DigestAlgorithm;
  if (!manifest.is_payload) {
    return;
  }
  const std::string name(name_of(manifest.algorithm));
  facts_.algorithms.push_back(name);
  if (manifest.algorithm == md5 || manifest.algorithm == sha1) {
    add(PackFault::weak_checksum_algorithm, manifest.name, name);
  } else if (manifest.algorithm != sha256 && manifest.algorithm != sha512) {
    add(PackFault::non_standard_algorithm, manifest.name, name);
  }
}

auto AnyBagChecker::find_composed(const std::string& path) -> const std::string* {
  if (!composed_) {
    composed_.emplace();
    for (const auto& [real, file] : bag_.files) {
      composed_->emplace(composed_form(real), real);
    }
  }
  const auto found = composed_->find(composed_form(path));
  return found == composed_->end() ? nullptr : &found->second;
}

// The real path of the file that a manifest or fetch.txt means. BagIt 1.0 decodes escapes first; writers that do not encode `%`, and older bags, mean
// the name as it stands. Where no name fits byte by byte, one that differs only in normalization does (RFC 8493, 6.1.1.3).
auto AnyBagChecker::resolve(const std::string& listed) -> const std::string* {
  const auto decoded = decoded_path(listed);
  const auto& first = is_1_0_ ? decoded : listed;
  const auto& second = is_1_0_ ? listed : decoded;
  for (const auto* path : {&first, &second}) {
    if (const auto found = bag_.files.find(*path); found != bag_.files.end()) {
      return &found->first;
    }
  }
  return find_composed(first);
}

void AnyBagChecker::compare(const Manifest& manifest) {
  ListedFiles listed;
  for (const auto& entry : manifest.entries) {
    compare_entry(manifest, entry, listed);
  }
  listed_.push_back(std::move(listed));
}

void AnyBagChecker::compare_entry(const Manifest& manifest, const ManifestEntry& entry, ListedFiles& listed) {
  const bool payload = is_payload_path(entry.path);
  if (payload != manifest.is_payload) {
    note(payload ? PackFault::tag_manifest_lists_payload : PackFault::manifest_outside_payload, entry.path, manifest.name);
    return;
  }
  if (const auto name = manifest_name(entry.path); name && !name->is_payload) {
    note(PackFault::tag_manifest_lists_tag_manifest, entry.path, manifest.name);
    return;
  }
  const auto* real = resolve(entry.path);
  if (real == nullptr) {
    const auto folder = decoded_path(entry.path.substr(0, entry.path.find_last_not_of('/') + 1));
    const bool is_folder = entry.path.ends_with('/') || bag_.folders.contains(folder);
    // That there is no bagit.txt was said.
    if (entry.path != "bagit.txt") {
      note(is_folder ? PackFault::manifest_folder : PackFault::file_missing, decoded_path(entry.path), manifest.name);
    }
    listed.emplace(entry.path, Listed{.digest = entry.digest, .exact = true});
    return;
  }
  const auto decoded = decoded_path(entry.path);
  const bool exact = *real == decoded || *real == entry.path;
  if (!exact) {
    note(PackFault::different_normalization, decoded, printable_path(*real));
  } else if (is_1_0_ && (*real != decoded || has_bare_percent(entry.path))) {
    note(PackFault::percent_not_encoded, *real, manifest.name);
  }
  const auto [before, is_new] = listed.emplace(*real, Listed{.digest = entry.digest, .exact = exact});
  if (!is_new && exact && std::exchange(before->second.exact, true)) {
    const bool harmless = !is_1_0_ && before->second.digest == entry.digest;
    note(harmless ? PackFault::file_listed_twice_same : PackFault::file_listed_twice, *real, manifest.name);
    return;
  }
  const auto& file = bag_.files.at(*real);
  const auto at = std::ranges::find(bag_.algorithms, manifest.algorithm) - bag_.algorithms.begin();
  if (!file.damaged && !entry.digest.empty() && file.digests.at(static_cast<std::size_t>(at)) != entry.digest) {
    note(PackFault::file_hash, *real, manifest.name);
  }
}

void AnyBagChecker::find_unlisted() {
  const bool any_unreadable = std::ranges::any_of(manifests_, &Manifest::has_unreadable_line);
  const bool any_payload = std::ranges::any_of(manifests_, &Manifest::is_payload);
  for (const auto& [path, file] : bag_.files) {
    const bool payload = is_payload_path(path);
    const auto name = manifest_name(path);
    if (name && !name->is_payload) {
      continue;
    }
    std::vector<std::string> without;
    bool somewhere = false;
    for (std::size_t i = 0; i < manifests_.size(); ++i) {
      if (manifests_[i].is_payload == payload) {
        const bool here = listed_[i].contains(path);
        somewhere = somewhere || here;
        if (!here && !manifests_[i].has_unreadable_line) {
          without.push_back(manifests_[i].name);
        }
      }
    }
    for (const auto& manifest : without) {
      if (!payload) {
        note(name ? PackFault::tag_manifest_incomplete : PackFault::tag_file_not_listed, path, manifest);
      } else if (somewhere) {
        note(is_1_0_ ? PackFault::manifest_incomplete : PackFault::manifest_sets_differ, path, manifest);
      }
    }
    if (payload && !somewhere && any_payload && !any_unreadable) {
      note(PackFault::file_not_listed, path, "");
    }
  }
}

void AnyBagChecker::check_fetch() {
  const auto text = text_of("fetch.txt");
  if (!text) {
    return;
  }
  auto list = read_fetch_list(*text, is_1_0_);
  append(facts_.findings, std::move(list.findings));
  std::set<std::string> seen;
  for (const auto& entry : list.entries) {
    check_fetch_entry(entry, seen);
  }
}

void AnyBagChecker::check_fetch_entry(const FetchEntry& entry, std::set<std::string>& seen) {
  const auto path = decoded_path(entry.path);
  if (!is_payload_path(entry.path)) {
    note(PackFault::fetch_not_payload, path, "");
    return;
  }
  if (!seen.insert(path).second) {
    note(PackFault::fetch_twice, path, "");
    return;
  }
  const auto* real = resolve(entry.path);
  std::vector<std::string> without;
  bool somewhere = false;
  for (std::size_t i = 0; i < manifests_.size(); ++i) {
    const bool here = listed_[i].contains(real == nullptr ? entry.path : *real);
    somewhere = somewhere || (manifests_[i].is_payload && here);
    if (manifests_[i].is_payload && !here && !manifests_[i].has_unreadable_line) {
      without.push_back(manifests_[i].name);
    }
  }
  // A file that is there and that a manifest lacks was said to be unlisted.
  if (real == nullptr && (is_1_0_ || !somewhere)) {
    for (const auto& manifest : without) {
      note(PackFault::fetch_not_listed, path, manifest);
    }
  }
  if (real == nullptr) {
    auto& missing = by_path_[PackFault::file_missing];
    missing.erase(path);
    if (missing.empty()) {
      by_path_.erase(PackFault::file_missing);
    }
    note(PackFault::fetch_absent, path, "");
  } else if (entry.length && *entry.length != bag_.files.at(*real).size) {
    note(PackFault::fetch_size, path, fmt::to_string(bag_.files.at(*real).size));
  }
}

void AnyBagChecker::put_by_path() {
  for (const auto& [fault, paths] : by_path_) {
    for (const auto& [path, manifests] : paths) {
      add(fault, path, fmt::format("{}", fmt::join(manifests, ", ")));
    }
  }
}

void AnyBagChecker::read_info() {
  // The name before BagIt 0.96.
  const bool old_name = !bag_.files.contains("bag-info.txt") && bag_.files.contains("package-info.txt");
  const std::string path = old_name ? "package-info.txt" : "bag-info.txt";
  const auto text = text_of(path);
  if (text) {
    facts_.info = read_bag_info(path, *text, is_1_0_);
    append(facts_.findings, std::exchange(facts_.info.findings, {}));
  }
  if (text || !bag_.files.contains(path)) {
    check_oxum(path);
  }
}

void AnyBagChecker::check_oxum(std::string_view path) {
  const auto values = facts_.info.values("Payload-Oxum");
  if (values.empty()) {
    add(PackFault::payload_oxum_missing, path);
    return;
  }
  if (values.size() > 1) {
    add(PackFault::payload_oxum_repeated, path);
    return;
  }
  const auto claimed = read_payload_oxum(values.front());
  if (!claimed) {
    add(PackFault::payload_oxum_form, path, printable_path(values.front()));
    return;
  }
  const auto real = payload_sums(bag_, false);
  // Older tools counted on file systems that keep one of the names that differ only by case. Each checksum was compared, and the names are warned of.
  const bool as_counted = *claimed == real || (!is_1_0_ && *claimed == payload_sums(bag_, true));
  const bool damaged = std::ranges::any_of(bag_.files, [](const auto& entry) { return entry.second.damaged; });
  // Where a payload file is missing, added or changed, the sums differ for that reason.
  using enum PackFault;
  const bool explained = damaged || noted(file_missing) || noted(file_not_listed) || noted(fetch_absent) ||
                         std::ranges::any_of(by_path_[file_hash], [](const auto& entry) { return is_payload_path(entry.first); });
  if (!as_counted && !explained) {
    add(oxum_differs, path, fmt::format("{}.{}", real.bytes, real.files));
  }
}

void AnyBagChecker::check_profiles(const BagProfile* profile) {
  if (profile != nullptr) {
    append(facts_.findings, check_profile(*profile, bag_, facts_.version, facts_.info));
  }
  for (const auto identifier : facts_.info.values("BagIt-Profile-Identifier")) {
    if (profile == nullptr || identifier != profile->identifier) {
      add(PackFault::profile_not_checked, "bag-info.txt", printable_path(identifier));
    }
  }
}

}  // namespace

auto check_any_bag(const AnyBag& bag, const BagProfile* profile) -> AnyBagFacts { return AnyBagChecker(bag).check(profile); }

}  // namespace prongsai
