#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "markdown/markdown.hpp"

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (first_invalid_utf8(text)) {
    return 0;
  }
  Diagnostics out;
  const auto prose = parse_markdown(FileId{}, text, 0, out);
  const auto html = prose.html.get();
  std::size_t pieces = 0;
  for (const auto& section : prose.sections) {
    pieces += section.links.size() + 1;
  }
  if (html.size() != pieces) {
    std::abort();
  }
  for (const auto& piece : html) {
    if (piece.find("<script") != std::string::npos) {
      std::abort();
    }
  }
  return 0;
}
