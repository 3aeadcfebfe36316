#include "base/crc32_fold.hpp"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace prongsai {

#if defined(__x86_64__)
namespace {

// Powers of x modulo the polynomial, bit-reflected (Gopal et al., "Fast CRC computation for generic polynomials using PCLMULQDQ", Intel 2009): for
// steps of 64 and of 16 bytes, for the last 64 bits, and for Barrett's reduction.
constexpr std::array<long long, 2> by_64{0x01C6E41596, 0x0154442BD4};
constexpr std::array<long long, 2> by_16{0x00CCAA009E, 0x01751997D0};
constexpr long long last_64 = 0x0163CD6124;
constexpr std::array<long long, 2> barrett{0x01F7011641, 0x01DB710641};

#define PRONGSAI_FOLDS __attribute__((target("pclmul,sse4.1")))

PRONGSAI_FOLDS auto load(const char* at) -> __m128i {
  __m128i value;
  __builtin_memcpy(&value, at, sizeof value);
  return value;
}

PRONGSAI_FOLDS auto fold(__m128i value, __m128i by, __m128i next) -> __m128i {
  return _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(value, by, 0x00), _mm_clmulepi64_si128(value, by, 0x11)), next);
}

// 128 bits to the 32 of the CRC.
PRONGSAI_FOLDS auto reduce(__m128i value) -> std::uint32_t {
  const auto low_half = _mm_setr_epi32(-1, 0, -1, 0);
  const auto step = _mm_set_epi64x(by_16[0], by_16[1]);
  value = _mm_xor_si128(_mm_srli_si128(value, 8), _mm_clmulepi64_si128(value, step, 0x10));
  value = _mm_xor_si128(_mm_srli_si128(value, 4), _mm_clmulepi64_si128(_mm_and_si128(value, low_half), _mm_set_epi64x(0, last_64), 0x00));
  const auto poly = _mm_set_epi64x(barrett[0], barrett[1]);
  auto quotient = _mm_clmulepi64_si128(_mm_and_si128(value, low_half), poly, 0x10);
  quotient = _mm_clmulepi64_si128(_mm_and_si128(quotient, low_half), poly, 0x00);
  return static_cast<std::uint32_t>(_mm_extract_epi32(_mm_xor_si128(value, quotient), 1));
}

}  // namespace

auto can_fold_crc32() -> bool {
  static const bool can = __builtin_cpu_supports("pclmul") != 0 && __builtin_cpu_supports("sse4.1") != 0;
  return can;
}

PRONGSAI_FOLDS auto fold_crc32(std::uint32_t state, std::string_view bytes) -> std::uint32_t {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  auto first = _mm_xor_si128(load(at), _mm_cvtsi32_si128(static_cast<int>(state)));
  auto second = load(at + 16);
  auto third = load(at + 32);
  auto fourth = load(at + 48);
  const auto wide = _mm_set_epi64x(by_64[0], by_64[1]);
  for (at += 64; end - at >= 64; at += 64) {
    first = fold(first, wide, load(at));
    second = fold(second, wide, load(at + 16));
    third = fold(third, wide, load(at + 32));
    fourth = fold(fourth, wide, load(at + 48));
  }
  const auto narrow = _mm_set_epi64x(by_16[0], by_16[1]);
  auto value = fold(fold(fold(first, narrow, second), narrow, third), narrow, fourth);
  for (; at != end; at += 16) {
    value = fold(value, narrow, load(at));
  }
  return reduce(value);
}

#undef PRONGSAI_FOLDS
#else

auto can_fold_crc32() -> bool { return false; }

auto fold_crc32(std::uint32_t state, std::string_view /*bytes*/) -> std::uint32_t { return state; }

#endif

}  // namespace prongsai
