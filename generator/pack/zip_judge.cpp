#include "pack/zip_judge.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <memory>

// The only file that includes libzip (1.7.3).
namespace prongsai {

auto second_opinion(const std::string& zip_path, std::span<const ZipEntry> expected) -> std::string {
  int why = 0;
  // ZIP_CHECKCONS: each local header is held against the directory.
  const std::unique_ptr<zip_t, void (*)(zip_t*)> zip(zip_open(zip_path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &why), &zip_discard);
  if (!zip) {
    return fmt::format("libzip does not open it: error {}", why);
  }
  const auto entries = zip_get_num_entries(zip.get(), 0);
  if (entries < 0 || static_cast<std::size_t>(entries) != expected.size()) {
    return fmt::format("libzip sees {} files, not {}", entries, expected.size());
  }
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& entry = expected[i];
    zip_stat_t seen;
    zip_stat_init(&seen);
    const bool known = zip_stat_index(zip.get(), i, ZIP_FL_ENC_STRICT, &seen) == 0 && (seen.valid & needed) == needed;
    if (!known || entry.path != seen.name || seen.size != entry.size || seen.comp_size != entry.size || seen.crc != entry.crc32 ||
        seen.comp_method != ZIP_CM_STORE) {
      return fmt::format("libzip sees another file than `{}`", entry.path);
    }
  }
  return {};
}

}  // namespace prongsai
