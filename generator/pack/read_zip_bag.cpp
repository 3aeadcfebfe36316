#include <algorithm>

#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "pack/bag_check.hpp"
#include "base/inflate_stream.hpp"
#include "pack/name_rules.hpp"
#include "pack/read_bag.hpp"

namespace prongsai {
namespace {

constexpr std::string_view resource_folder = "__MACOSX/";

auto top_of(std::string_view path) -> std::string { return std::string(path.substr(0, path.find('/'))); }

class ZipBagReader {
 public:
  ZipBagReader(const ByteSource& source, AnyZip zip, std::string_view stem) : zip_(std::move(zip)), stem_(stem), bytes_(source, 0, source.size()) {}

  auto read() -> ReadBag {
    result_.bag.is_zip = true;
    result_.differences = std::move(zip_.differences);
    find_base();
    std::vector<std::string> paths;
    for (const auto& entry : zip_.entries) {
      paths.emplace_back(inside(entry.path));
    }
    result_.bag.algorithms = algorithms_for(paths);
    text_budget_ = tag_text_budget(zip_.entries.size());
    for (const auto& entry : zip_.entries) {
      pass(entry.data - entry.offset);
      read_entry(entry);
      pass(entry.end - entry.data - entry.packed_size);
    }
    pass(bytes_.left());
    result_.whole_sha256 = whole_.hex();
    return std::move(result_);
  }

 private:
  void add(PackFault fault, std::string_view path, std::string detail = {}) {
    result_.findings.push_back({.fault = fault, .path = printable_path(path), .detail = std::move(detail)});
  }

  void pass(std::uint64_t count) {
    while (count > 0) {
      const auto piece = bytes_.take_some(count);
      whole_.update(piece);
      count -= piece.size();
    }
  }

  void find_base();
  void read_entry(const AnyZipEntry& entry);
  auto unpack(const AnyZipEntry& entry, AnyFile& file, bool keep) -> PackFault;

  // The entry's path below the base; empty for what is not part of the bag.
  [[nodiscard]] auto inside(std::string_view path) const -> std::string_view {
    return path.starts_with(base_) ? path.substr(base_.size()) : std::string_view();
  }

  AnyZip zip_;
  std::string stem_;
  SequentialReader bytes_;
  Sha256 whole_;
  ReadBag result_;
  // With a slash at the end, or empty where the zip has no top folder.
  std::string base_;
  std::uint64_t text_budget_ = 0;
};

void ZipBagReader::find_base() {
  std::set<std::string> bases;
  for (const auto& entry : zip_.entries) {
    // What macOS adds beside the files is no second bag.
    if (!entry.path.starts_with(resource_folder) && entry.path == top_of(entry.path) + "/bagit.txt") {
      bases.insert(top_of(entry.path));
    }
    if (entry.path == "bagit.txt") {
      result_.differences.insert(ZipDifference::no_top_folder);
      return;
    }
  }
  if (bases.size() != 1) {
    add(bases.empty() ? PackFault::bag_not_found : PackFault::several_bags, {}, bases.empty() ? "" : std::to_string(bases.size()));
    result_.found = false;
    return;
  }
  base_ = *bases.begin() + "/";
  if (*bases.begin() != stem_) {
    result_.differences.insert(ZipDifference::top_folder_name);
  }
}

void ZipBagReader::read_entry(const AnyZipEntry& entry) {
  const auto path = inside(entry.path);
  if (path.empty()) {
    const bool is_base = entry.path == base_;
    if (entry.path.starts_with(resource_folder)) {
      add(PackFault::os_specific_files, entry.path);
    } else if (!is_base && result_.found) {
      add(PackFault::top_folder, entry.path);
    }
    AnyFile outside;
    if (const auto fault = unpack(entry, outside, false); fault != PackFault::none) {
      add(fault, entry.path);
    }
    return;
  }
  add_folders_above(result_.bag, path);
  const bool wants_text = describes_any_bag(path) || describes_bag(path);
  const bool keep = wants_text && entry.size <= text_budget_;
  text_budget_ -= keep ? entry.size : 0;
  AnyFile file{.size = entry.size, .digests = {}, .text = {}, .damaged = false};
  if (wants_text && !keep) {
    add(PackFault::bag_file_too_large, path, std::to_string(entry.size));
    file.damaged = true;
  }
  if (const auto fault = unpack(entry, file, keep); fault != PackFault::none) {
    add(fault, path);
    file.damaged = true;
  }
  if (!entry.is_folder()) {
    result_.bag.files.emplace(path, std::move(file));
  }
}

// Every byte of the packed data is read, whatever is wrong with it: the hash of the whole zip needs them.
auto ZipBagReader::unpack(const AnyZipEntry& entry, AnyFile& file, bool keep) -> PackFault {
  MultiDigest digest(result_.bag.algorithms);
  std::uint32_t crc = 0;
  std::uint64_t size = 0;
  const auto take = [&](std::string_view piece) {
    digest.update(piece);
    crc = crc32_update(crc, piece);
    size += piece.size();
    if (keep) {
      file.text += piece;
    }
  };
  Inflater inflater;
  const bool packed = entry.method != 0;
  bool good = true;
  for (std::uint64_t left = entry.packed_size; left > 0;) {
    const auto piece = bytes_.take_some(left);
    whole_.update(piece);
    left -= piece.size();
    if (!packed) {
      take(piece);
    } else {
      good = good && inflater.feed(piece, entry.size, take);
    }
  }
  file.digests = digest.hex();
  if (packed && (!good || !inflater.ended())) {
    const bool lies = inflater.too_long() || (size == entry.size && crc == entry.crc32);
    return lies ? PackFault::zip_sizes_lie : PackFault::zip_data_damaged;
  }
  if (size != entry.size) {
    return PackFault::zip_sizes_lie;
  }
  return crc == entry.crc32 ? PackFault::none : PackFault::zip_crc;
}

}  // namespace

auto read_zip_bag(const ByteSource& source, AnyZip zip, std::string_view stem) -> ReadBag {
  return ZipBagReader(source, std::move(zip), stem).read();
}

}  // namespace prongsai
