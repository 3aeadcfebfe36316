#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

// The checksum algorithms that manifests of bags may use and that this program can compute.
enum class DigestAlgorithm : std::uint8_t {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  sha3_224,
  sha3_256,
  sha3_384,
  sha3_512,
  blake2b_512,
  blake2s_256
};

// By the name that a manifest's file name has: lower case, without punctuation (RFC 8493, 2.4); `sha3_256` of older tools too.
[[nodiscard]] auto digest_algorithm(std::string_view name) -> std::optional<DigestAlgorithm>;
// The first of the names that digest_algorithm() knows.
[[nodiscard]] auto name_of(DigestAlgorithm algorithm) -> std::string_view;
// Number of hex digits of a digest.
[[nodiscard]] auto hex_digits(DigestAlgorithm algorithm) -> std::size_t;

// Several digests over one stream of bytes. Movable; one object must be used by one thread at a time.
class MultiDigest {
 public:
  explicit MultiDigest(const std::vector<DigestAlgorithm>& algorithms);
  ~MultiDigest();
  MultiDigest(MultiDigest&&) noexcept;
  auto operator=(MultiDigest&&) noexcept -> MultiDigest&;
  void update(std::string_view bytes);
  // Lower-case hex, in the order of the algorithms. The object must not be used afterwards.
  [[nodiscard]] auto hex() -> std::vector<std::string>;

 private:
  struct Context;
  std::vector<std::unique_ptr<Context>> contexts_;
};

}  // namespace prongsai
