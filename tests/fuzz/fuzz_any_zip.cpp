#include <cstdint>
#include <string_view>

#include "pack/verify.hpp"

// Whatever the bytes, the reading of zips of any maker ends in a report.
extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  const auto source = memory_source(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const auto report = verify_bytes(*source, "bag");
  (void)report.ok();
  return 0;
}
