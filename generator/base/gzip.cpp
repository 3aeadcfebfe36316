#include "base/gzip.hpp"

#include <libdeflate.h>

#include <memory>

#include "base/assert.hpp"

namespace prongsai {
namespace {

// Of 12: what a server's default takes off, in less than half of zlib's time.
constexpr int level = 6;

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

auto gzipped(std::string_view bytes) -> std::string {
  const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(libdeflate_alloc_compressor(level));
  require(compressor != nullptr, "libdeflate cannot start");
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  require(!out.empty(), "libdeflate did not end a file");
  return out;
}

}  // namespace prongsai
