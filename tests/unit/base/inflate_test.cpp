#include "base/inflate.hpp"

#include <catch2/catch.hpp>

#include "support/crafted_files.hpp"

using namespace prongsai;
using namespace prongsai::crafted;

namespace {

struct Outcome {
  InflateEnd end;
  std::string bytes;
  std::uint64_t read;
};

auto unpack(const std::string& data, Packing packing = Packing::zlib, const InflateLimits& limits = {}) -> Outcome {
  Outcome outcome{};
  const auto result = inflate_to(outcome.bytes, data, packing, limits);
  CHECK(result.bytes == outcome.bytes.size());
  outcome.end = result.end;
  outcome.read = result.read;
  return outcome;
}

// A million zeros in 1,000 bytes: one block of fixed codes, a zero, then 3,875 times a copy of 258 bytes, then the end (RFC 1951, 3.2.6).
auto zeros() -> std::string {
  std::string bits = "110";
  bits += "00110000";
  for (int i = 0; i < 3875; ++i) {
    bits += "11000101" "00000";
  }
  bits += "0000000";
  std::string out;
  for (std::size_t at = 0; at < bits.size(); at += 8) {
    unsigned byte = 0;
    for (std::size_t i = 0; i < 8 && at + i < bits.size(); ++i) {
      byte |= bits[at + i] == '1' ? 1U << i : 0U;
    }
    out += static_cast<char>(byte);
  }
  return out;
}

}  // namespace

TEST_CASE("packed bytes come out whole, and say where they end") {
  const auto whole = packed("some words");
  const auto result = unpack(whole + "and more");
  CHECK(result.end == InflateEnd::whole);
  CHECK(result.bytes == "some words");
  CHECK(result.read == whole.size());
  CHECK(unpack(whole.substr(2, whole.size() - 6), Packing::deflate).bytes == "some words");
  CHECK(unpack(packed("")).end == InflateEnd::whole);
}

TEST_CASE("cut, broken and endless packing is told apart") {
  const auto whole = packed("some words");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK(unpack(whole.substr(0, length)).end == InflateEnd::cut_off);
  }
  auto broken = whole;
  broken.back() = static_cast<char>(broken.back() ^ 1);
  CHECK(unpack(broken).end == InflateEnd::damaged);
  CHECK(unpack("words").end == InflateEnd::damaged);
  CHECK(unpack(zeros(), Packing::deflate).bytes.size() == 3875 * 258 + 1);
  // By size, and by ratio beyond the floor; either way little more than the limit comes out.
  const auto large = unpack(zeros(), Packing::deflate, {.bytes = 1000});
  CHECK(large.end == InflateEnd::over_limit);
  CHECK(large.bytes.size() <= 1000 + 65536);
  CHECK(unpack(zeros(), Packing::deflate, {.ratio = 100, .floor = 500'000}).end == InflateEnd::over_limit);
  CHECK(unpack(zeros(), Packing::deflate, {.ratio = 100, .floor = 1'000'000}).end == InflateEnd::whole);
}
