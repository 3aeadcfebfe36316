#include "base/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

namespace prongsai {
namespace {

constexpr std::size_t piece_bytes = 65536;

class Stream {
 public:
  explicit Stream(Packing packing) {
    if (inflateInit2(&stream_, packing == Packing::deflate ? -MAX_WBITS : MAX_WBITS) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Stream() { inflateEnd(&stream_); }
  Stream(const Stream&) = delete;
  auto operator=(const Stream&) -> Stream& = delete;
  auto get() -> z_stream& { return stream_; }

 private:
  z_stream stream_{};
};

auto over(const Inflated& so_far, const InflateLimits& limits) -> bool {
  return so_far.bytes > limits.bytes || (so_far.bytes > limits.floor && so_far.bytes / limits.ratio > so_far.read);
}

}  // namespace

auto inflate(std::string_view packed, Packing packing, const InflateLimits& limits, const std::function<void(std::string_view)>& take) -> Inflated {
  Stream owner(packing);
  auto& stream = owner.get();
  // Written before it is read; a file may have a million short streams.
  std::array<char, piece_bytes> piece;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  Inflated result;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    const auto rest = packed.substr(static_cast<std::size_t>(result.read));
    const auto given = static_cast<uInt>(std::min<std::size_t>(rest.size(), std::numeric_limits<uInt>::max()));
    // zlib does not write to its input; its type is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    stream.avail_in = given;
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = piece_bytes;
    state = ::inflate(&stream, Z_NO_FLUSH);
    const auto made = piece_bytes - stream.avail_out;
    const auto eaten = given - stream.avail_in;
    result.read += eaten;
    result.bytes += made;
    take(std::string_view(piece.data(), made));
    if (over(result, limits)) {
      result.end = InflateEnd::over_limit;
      return result;
    }
    if (state == Z_MEM_ERROR) {
      throw std::bad_alloc();
    }
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
      result.end = InflateEnd::damaged;
      return result;
    }
    if (state != Z_STREAM_END && made == 0 && eaten == 0) {
      result.end = InflateEnd::cut_off;
      return result;
    }
  }
  return result;
}

auto inflate_to(std::string& out, std::string_view packed, Packing packing, const InflateLimits& limits) -> Inflated {
  return inflate(packed, packing, limits, [&out](std::string_view bytes) { out += bytes; });
}

}  // namespace prongsai
