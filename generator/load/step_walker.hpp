#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "load/structure.hpp"

namespace prongsai {

// A walker for formats made of short headers and long bodies: asks for so many bytes at a time, or skips them.
class StepWalker : public StructureWalker {
 public:
  void take(std::string_view bytes) final;

 protected:
  // The bytes asked for. Called again and again until `done` or `stop`.
  virtual void step(std::string_view got) = 0;
  // How many of these bytes may be passed over before the next step: for bodies that end with a mark, not after a length.
  virtual auto passed(std::string_view /*bytes*/) -> std::size_t { return 0; }
  // Sees skipped bytes as they pass.
  virtual void skipped(std::string_view /*bytes*/) {}

  // What comes after the current step: first the skipped bytes, then `bytes` (at most 64 KiB) for the next step.
  void want(std::size_t bytes) { want_ = bytes; }
  void skip(std::uint64_t bytes) { skip_ = bytes; }
  // The format ends here: further bytes are trailing data.
  void done() { state_ = State::done; }
  // Damaged: nothing more is looked at.
  void stop() { state_ = State::stopped; }
  // For finish(): reports a file that ends too early, or goes on too long.
  void report_end();

 private:
  enum class State : std::uint8_t { walking, done, stopped };
  State state_ = State::walking;
  std::size_t want_ = 0;
  std::uint64_t skip_ = 0;
  std::uint64_t trailing_ = 0;
  std::string got_;
};

[[nodiscard]] constexpr auto byte_of(std::string_view bytes, std::size_t at) -> std::uint32_t { return static_cast<unsigned char>(bytes[at]); }
[[nodiscard]] constexpr auto little16(std::string_view bytes, std::size_t at) -> std::uint32_t { return byte_of(bytes, at) | byte_of(bytes, at + 1) << 8U; }
[[nodiscard]] constexpr auto little32(std::string_view bytes, std::size_t at) -> std::uint32_t {
  return little16(bytes, at) | little16(bytes, at + 2) << 16U;
}
[[nodiscard]] constexpr auto big16(std::string_view bytes, std::size_t at) -> std::uint32_t { return byte_of(bytes, at) << 8U | byte_of(bytes, at + 1); }
[[nodiscard]] constexpr auto big32(std::string_view bytes, std::size_t at) -> std::uint32_t { return big16(bytes, at) << 16U | big16(bytes, at + 2); }

}  // namespace prongsai
