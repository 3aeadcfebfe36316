#include "base/gzip.hpp"

#include <zlib.h>

#include <limits>

#include "base/assert.hpp"

namespace prongsai {
namespace {

// 15 bits of window, and 16 for a gzip header, which zlib fills with zeros.
constexpr int gzip_window = 15 + 16;
constexpr int memory_level = 8;
constexpr int level = 6;

}  // namespace

auto gzipped(std::string_view bytes) -> std::string {
  require(bytes.size() < std::numeric_limits<uInt>::max(), "a file of the search index is too large");
  z_stream stream{};
  require(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) == Z_OK, "zlib cannot start");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib takes a pointer to what it only reads.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  require(done == Z_STREAM_END, "zlib did not end a file");
  return out;
}

}  // namespace prongsai
