#include <cstdint>
#include <string_view>

#include "pack/strict_zip.hpp"

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  const auto source = memory_source(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const auto archive = read_strict_zip(*source, "pack");
  (void)archive;
  return 0;
}
