#include "app/shared_files.hpp"

#include "base/key.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

auto key_of(const std::string& path, const std::string& key) -> std::string { return KeyMaker("whole file").add(path).add(key).hex(); }

}  // namespace

auto find_shared(Results& results, const std::string& path, const std::string& key) -> std::optional<SharedFile> {
  const auto bytes = key.empty() ? std::nullopt : results.find(key_of(path, key));
  if (!bytes) {
    return std::nullopt;
  }
  Decoder decoder(*bytes);
  auto file = decoder.next<SharedFile>();
  return decoder.at_end() ? std::move(file) : std::nullopt;
}

void keep_shared(Results& results, const std::string& path, const std::string& key, const SharedFile& file) {
  if (!key.empty() && file.bytes.size() <= most_shared) {
    Encoder encoder;
    encoder.put(file);
    results.keep(key_of(path, key), encoder.bytes());
  }
}

}  // namespace prongsai
