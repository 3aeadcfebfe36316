#include "base/hash_aside.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace prongsai {
namespace {

TEST_CASE("a hash made aside is the hash of the whole, in whatever pieces") {
  std::string text(3'000'000, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[i] = static_cast<char>(i * i / 251 % 256);
  }
  const auto expected = sha256_hex(text);
  for (const std::size_t piece : {std::size_t{1'000}, std::size_t{65'535}, std::size_t{65'536}, std::size_t{700'001}, text.size()}) {
    HashAside hash;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      hash.update(std::string_view(text).substr(at, piece));
    }
    INFO(piece);
    CHECK(hash.hex() == expected);
  }
}

TEST_CASE("a piece may change once the next call has been made") {
  std::string buffers[2];
  HashAside hash;
  std::string all;
  for (std::size_t i = 0; i < 40; ++i) {
    auto& buffer = buffers[i % 2];
    buffer.assign(100'000 * (i % 3) + 10, static_cast<char>('a' + i % 26));
    all += buffer;
    hash.update(buffer);
  }
  CHECK(hash.hex() == sha256_hex(all));
}

TEST_CASE("a hash that nobody asks for ends, and an empty one is that of nothing") {
  const std::string text(200'000, 'x');
  {
    HashAside hash;
    hash.update(text);
  }
  HashAside empty;
  CHECK(empty.hex() == sha256_hex(""));
}

}  // namespace
}  // namespace prongsai
