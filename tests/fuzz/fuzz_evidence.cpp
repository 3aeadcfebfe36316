#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "redact/redact.hpp"

// The gate's walkers, and what redaction makes of every file that passes them: clean, and the same when it is done again.
extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  const std::string_view file(reinterpret_cast<const char*>(bytes), size);
  const auto once = redact(file, {.break_credentials = true});
  if (once.bytes) {
    const auto twice = redact(*once.bytes, {});
    if (!twice.bytes || *twice.bytes != *once.bytes || !twice.removed.empty()) {
      std::abort();
    }
  }
  return 0;
}
