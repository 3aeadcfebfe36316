#pragma once

#include <memory>

#include "pack/pack_content.hpp"
#include "pack/zip_writer.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// The bytes of `file`: its own, or those of its source in the content folder, read once in bounded memory. At the end of a source its size and
// SHA-256 are held against the facts; std::system_error where the file changed since they were taken. `reader` and `file` must outlive the stream.
[[nodiscard]] auto open_pack_file(const FileReader& reader, const PackFile& file) -> std::unique_ptr<ByteStream>;

}  // namespace prongsai
