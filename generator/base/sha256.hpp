#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace prongsai {

// SHA-256 (FIPS 180-4) over a stream of bytes. Movable; one object must be used by one thread at a time.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  auto operator=(Sha256&&) noexcept -> Sha256&;
  void update(std::string_view bytes);
  // 64 lower-case hex digits. The object must not be used afterwards.
  [[nodiscard]] auto hex() -> std::string;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

[[nodiscard]] auto sha256_hex(std::string_view bytes) -> std::string;

}  // namespace prongsai
