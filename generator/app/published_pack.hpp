#pragma once

#include <optional>
#include <string>

#include "output/site_writer.hpp"
#include "pack/write_pack.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// What is known of the published pack in `folder` of the site (`packs/`), where its neighbours and its size say that it is this one, byte for byte; `path`
// is then empty. Its zip is not read. Nothing where it must be written. Thread-safe for different packs.
[[nodiscard]] auto published_pack(const PackContent& content, const std::string& folder, const SiteWriter& writer) -> std::optional<PackFacts>;

}  // namespace prongsai
