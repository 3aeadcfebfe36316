#include "base/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

#include "base/assert.hpp"

namespace prongsai {
namespace {

struct AlgorithmRow {
  DigestAlgorithm algorithm;
  std::string_view name;
  std::size_t digits;
  const EVP_MD* (*method)();
};

const auto rows = std::to_array<AlgorithmRow>({{DigestAlgorithm::md5, "md5", 32, EVP_md5},
                                               {DigestAlgorithm::sha1, "sha1", 40, EVP_sha1},
                                               {DigestAlgorithm::sha224, "sha224", 56, EVP_sha224},
                                               {DigestAlgorithm::sha256, "sha256", 64, EVP_sha256},
                                               {DigestAlgorithm::sha384, "sha384", 96, EVP_sha384},
                                               {DigestAlgorithm::sha512, "sha512", 128, EVP_sha512},
                                               {DigestAlgorithm::sha3_224, "sha3224", 56, EVP_sha3_224},
                                               {DigestAlgorithm::sha3_256, "sha3256", 64, EVP_sha3_256},
                                               {DigestAlgorithm::sha3_384, "sha3384", 96, EVP_sha3_384},
                                               {DigestAlgorithm::sha3_512, "sha3512", 128, EVP_sha3_512},
                                               {DigestAlgorithm::blake2b_512, "blake2b512", 128, EVP_blake2b512},
                                               {DigestAlgorithm::blake2s_256, "blake2s256", 64, EVP_blake2s256}});

// Names that Python's hashlib gives, as bagit-python writes them.
struct OtherName {
  std::string_view name;
  DigestAlgorithm algorithm;
};
constexpr auto other_names = std::to_array<OtherName>({{"sha3_224", DigestAlgorithm::sha3_224},
                                                       {"sha3_256", DigestAlgorithm::sha3_256},
                                                       {"sha3_384", DigestAlgorithm::sha3_384},
                                                       {"sha3_512", DigestAlgorithm::sha3_512},
                                                       {"blake2b", DigestAlgorithm::blake2b_512},
                                                       {"blake2s", DigestAlgorithm::blake2s_256}});

auto row_of(DigestAlgorithm algorithm) -> const AlgorithmRow& {
  const auto index = static_cast<std::size_t>(algorithm);
  require(index < rows.size() && rows[index].algorithm == algorithm, "the table of digests is not in the order of their enumeration");
  return rows[index];
}

}  // namespace

struct MultiDigest::Context {
  EVP_MD_CTX* evp = EVP_MD_CTX_new();
  explicit Context(const EVP_MD* method) {
    if (evp == nullptr || EVP_DigestInit_ex(evp, method, nullptr) != 1) {
      throw std::bad_alloc();
    }
  }
  ~Context() { EVP_MD_CTX_free(evp); }
  Context(const Context&) = delete;
  auto operator=(const Context&) -> Context& = delete;
};

auto digest_algorithm(std::string_view name) -> std::optional<DigestAlgorithm> {
  for (const auto& row : rows) {
    if (row.name == name) {
      return row.algorithm;
    }
  }
  for (const auto& other : other_names) {
    if (other.name == name) {
      return other.algorithm;
    }
  }
  return std::nullopt;
}

auto name_of(DigestAlgorithm algorithm) -> std::string_view { return row_of(algorithm).name; }

auto hex_digits(DigestAlgorithm algorithm) -> std::size_t { return row_of(algorithm).digits; }

MultiDigest::MultiDigest(const std::vector<DigestAlgorithm>& algorithms) {
  for (const auto algorithm : algorithms) {
    contexts_.push_back(std::make_unique<Context>(row_of(algorithm).method()));
  }
}
MultiDigest::~MultiDigest() = default;
MultiDigest::MultiDigest(MultiDigest&&) noexcept = default;
auto MultiDigest::operator=(MultiDigest&&) noexcept -> MultiDigest& = default;

void MultiDigest::update(std::string_view bytes) {
  for (const auto& context : contexts_) {
    EVP_DigestUpdate(context->evp, bytes.data(), bytes.size());
  }
}

auto MultiDigest::hex() -> std::vector<std::string> {
  constexpr std::string_view digits = "0123456789abcdef";
  std::vector<std::string> all;
  for (const auto& context : contexts_) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_DigestFinal_ex(context->evp, digest.data(), &length);
    std::string text;
    text.reserve(std::size_t{length} * 2);
    for (unsigned i = 0; i < length; ++i) {
      text += digits[digest[i] >> 4U];
      text += digits[digest[i] & 0xFU];
    }
    all.push_back(std::move(text));
  }
  return all;
}

}  // namespace prongsai
