#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

// Unpacks one raw deflate stream (zip's method 8) piece by piece, in bounded memory. One object must be used by one thread at a time.
class Inflater {
 public:
  Inflater();
  ~Inflater();
  Inflater(const Inflater&) = delete;
  auto operator=(const Inflater&) -> Inflater& = delete;

  // Hands what `packed` unpacks to on to `take`. False where the stream is damaged, has ended before the end of `packed`, or gives more than
  // `at_most` bytes in all; nothing more is to be fed then.
  [[nodiscard]] auto feed(std::string_view packed, std::uint64_t at_most, const std::function<void(std::string_view)>& take) -> bool;
  // The stream came to its own end.
  [[nodiscard]] auto ended() const -> bool { return ended_; }
  // The stream gives more than it may.
  [[nodiscard]] auto too_long() const -> bool { return too_long_; }

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::string buffer_;
  std::uint64_t given_ = 0;
  bool ended_ = false;
  bool too_long_ = false;
};

}  // namespace prongsai
