#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "load/yaml_reader.hpp"

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  Diagnostics out;
  if (!check_text(FileId{}, text, out)) {
    return 0;
  }
  const auto root = read_yaml(FileId{}, text, 0, static_cast<std::uint32_t>(size), out);
  if (root.has_value() == out.has_errors()) {
    std::abort();
  }
  return 0;
}
