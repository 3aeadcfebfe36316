#pragma once

#include <string>
#include <vector>

#include "output/site_writer.hpp"
#include "pack/write_pack.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

struct PlacedPack {
  PackFacts facts;
  // The neighbours; and the zip, where the published one stays as it is.
  std::vector<PlacedFile> files;
};

// Puts a pack and its neighbours into `folder` of the site (`packs/`). A published pack whose neighbours and size say that it is this one, byte for byte,
// stays as it is: its zip is neither read nor written. Otherwise the zip is written anew. Thread-safe for different packs.
[[nodiscard]] auto place_pack(const PackContent& content, const std::string& folder, const FileReader& evidence, const SiteWriter& writer) -> PlacedPack;

}  // namespace prongsai
