#include <cstdint>
#include <string>
#include <string_view>

#include "base/charset.hpp"
#include "pack/any_bag.hpp"
#include "pack/bag_declaration.hpp"
#include "pack/bag_manifest.hpp"
#include "pack/bag_profile.hpp"
#include "pack/bag_text.hpp"
#include "pack/fetch_list.hpp"

namespace {

using namespace prongsai;

// Whatever a manifest or fetch.txt says, no path that comes out of it leaves the bag.
void require_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.front() == '~' || path == ".." || path.starts_with("../") ||
      path.find("/../") != std::string_view::npos || path.ends_with("/..")) {
    __builtin_trap();
  }
}

void read_as(std::string_view text, bool is_1_0) {
  std::vector<Finding> findings;
  const auto manifest =
      read_manifest({.name = "manifest-md5.txt", .algorithm = DigestAlgorithm::md5, .is_payload = true, .entries = {}}, text, is_1_0, findings);
  for (const auto& entry : manifest.entries) {
    require_inside(entry.path);
  }
  for (const auto& entry : read_fetch_list(text, is_1_0).entries) {
    require_inside(entry.path);
  }
  (void)read_bag_info("bag-info.txt", text, is_1_0);
}

// The text as each tag file of a bag in turn, so that the rules see it, too.
void check_as(std::string_view text, const std::string& path) {
  AnyBag bag;
  bag.algorithms = {DigestAlgorithm::sha256};
  bag.folders = {"data"};
  bag.files["bagit.txt"] = {.size = 0, .digests = {""}, .text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", .damaged = false};
  bag.files["data/a"] = {.size = 1, .digests = {std::string(64, 'a')}, .text = {}, .damaged = false};
  bag.files[path] = {.size = text.size(), .digests = {std::string(64, 'b')}, .text = std::string(text), .damaged = false};
  (void)check_any_bag(bag, nullptr);
}

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  (void)read_declaration(text);
  (void)read_bag_profile(text);
  for (const auto* encoding : {"UTF-8", "UTF-16", "ISO-8859-1", "TIS-620"}) {
    if (const auto read = read_tag_text("bag-info.txt", text, encoding, true); read.readable) {
      read_as(read.text, true);
      read_as(read.text, false);
    }
  }
  for (const auto* path : {"bagit.txt", "bag-info.txt", "fetch.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"}) {
    check_as(text, path);
  }
  return 0;
}
