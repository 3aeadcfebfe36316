#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

// Unpacking what others have packed (RFC 1950, RFC 1951), in bounded memory and time: the only place that knows zlib.
namespace prongsai {

// Bare deflate, as zip has it; or with zlib's head and checksum, as PDF and PNG have it.
enum class Packing : std::uint8_t { deflate, zlib };

struct InflateLimits {
  // The most bytes that may come out.
  std::uint64_t bytes = std::uint64_t{256} << 20U;
  // Beyond `floor` bytes, so many for each byte that went in. Deflate itself allows 1032; sheets and pages of offices stay below 40.
  std::uint64_t ratio = 100;
  std::uint64_t floor = std::uint64_t{32} << 20U;
};

enum class InflateEnd : std::uint8_t { whole, cut_off, damaged, over_limit };

struct Inflated {
  InflateEnd end = InflateEnd::whole;
  // Bytes that came out, and that were read of the packed ones.
  std::uint64_t bytes = 0;
  std::uint64_t read = 0;
};

// Hands out what was packed, piece by piece, until its end or a limit.
auto inflate(std::string_view packed, Packing packing, const InflateLimits& limits, const std::function<void(std::string_view)>& take) -> Inflated;

// The same in one string; what came out before an end other than `whole` stays in it.
auto inflate_to(std::string& out, std::string_view packed, Packing packing, const InflateLimits& limits) -> Inflated;

}  // namespace prongsai
