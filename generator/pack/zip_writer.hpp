#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace prongsai {

// Bytes that are handed out on demand, in order.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  auto operator=(const ByteStream&) -> ByteStream& = delete;
  virtual ~ByteStream() = default;
  // Fills up to `count` bytes of `to` and says how many; 0 only at the end. May throw; the zip is then not written.
  [[nodiscard]] virtual auto read(char* to, std::size_t count) -> std::size_t = 0;
};

// One file of a zip to be. `open` is called once, when its turn has come, and gives exactly `size` bytes.
struct ZipInput {
  std::string path;
  std::uint64_t size = 0;
  std::function<std::unique_ptr<ByteStream>()> open;
};

// Writes the files, in the given order, as a zip in the canonical form (strict_zip.hpp), through libzip, to `zip_path` and nowhere else. Rethrows
// what a stream throws; throws std::system_error where the zip cannot be written; no file stays at `zip_path` then.
// Invariant: there is at least one input, and every path passes path_fault(). Memory grows with the number of files only.
void write_zip(const std::vector<ZipInput>& inputs, const std::string& zip_path);

}  // namespace prongsai
