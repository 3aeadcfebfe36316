#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/fault.hpp"

namespace prongsai {

// What bagit.txt says.
struct BagDeclaration {
  // As written, `0.97`; empty where it cannot be read.
  std::string version;
  // The rules of BagIt 1.0 hold. Where the version is missing or unknown the laxer rules do, so that one mistake does not cause others.
  bool is_1_0 = false;
  // One that decode_charset() knows; UTF-8 where bagit.txt does not say.
  std::string encoding = "UTF-8";
  std::vector<Finding> findings;
};

// Reads bagit.txt: exactly as RFC 8493 asks for BagIt 1.0; older versions may have blanks around the colon and more lines.
[[nodiscard]] auto read_declaration(std::string_view bytes) -> BagDeclaration;

}  // namespace prongsai
