#pragma once

#include <functional>
#include <string>
#include <vector>

#include "pack/verify.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {

// How far somebody who changes a pack goes to make its sums right again.
enum class Resealed : int {
  crc,          // the zip alone: writing it does that
  manifest,     // manifest-sha256.txt and Payload-Oxum
  tag_manifest, // and tagmanifest-sha256.txt
  crate,        // and the crate's sizes and hashes, with both manifests
  identifier,   // and External-Identifier and Bag-Size: nothing inside the pack is left that differs
};

// A file of a planned pack; fails the test where there is none.
[[nodiscard]] auto file_of(PackContent& content, const std::string& path) -> PackFile&;
void set_text(PackContent& content, const std::string& path, std::string text);
// The first `from` of the file becomes `to`.
void replace_in(PackContent& content, const std::string& path, const std::string& from, const std::string& to);
void reseal(PackContent& content, Resealed how_far);

// The zip of a planned pack, its name aside.
[[nodiscard]] auto zip_of(const PackContent& content, const Fixture& fixture) -> std::string;
// `fault path (detail)`.
[[nodiscard]] auto lines_of(const std::vector<Finding>& findings) -> std::vector<std::string>;

}  // namespace prongsai::test
