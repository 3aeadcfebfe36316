#include "base/inflate_stream.hpp"

#include <zlib.h>

#include <new>

#include "base/assert.hpp"

namespace prongsai {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;

}  // namespace

struct Inflater::Stream {
  z_stream state{};
  Stream() {
    // A negative window: no zlib header around the stream.
    if (inflateInit2(&state, -MAX_WBITS) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~Stream() { inflateEnd(&state); }
  Stream(const Stream&) = delete;
  auto operator=(const Stream&) -> Stream& = delete;
};

Inflater::Inflater() : stream_(std::make_unique<Stream>()), buffer_(buffer_bytes, '\0') {}
Inflater::~Inflater() = default;

auto Inflater::feed(std::string_view packed, std::uint64_t at_most, const std::function<void(std::string_view)>& take) -> bool {
  require(packed.size() <= (std::size_t{1} << 30U), "too much to inflate at once");
  auto& state = stream_->state;
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT: zlib 1.2 takes no pointer to const
  state.avail_in = static_cast<uInt>(packed.size());
  while (true) {
    if (ended_) {
      return state.avail_in == 0;
    }
    state.next_out = reinterpret_cast<Bytef*>(buffer_.data());
    state.avail_out = static_cast<uInt>(buffer_.size());
    const int result = inflate(&state, Z_NO_FLUSH);
    const auto got = buffer_.size() - state.avail_out;
    // Z_BUF_ERROR only says that more input is needed.
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
      return false;
    }
    if (got > at_most - given_) {
      too_long_ = true;
      return false;
    }
    given_ += got;
    take(std::string_view(buffer_.data(), got));
    ended_ = result == Z_STREAM_END;
    if (!ended_ && state.avail_in == 0 && state.avail_out > 0) {
      return true;
    }
  }
}

}  // namespace prongsai
