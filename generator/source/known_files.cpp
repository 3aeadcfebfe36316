#include "source/known_files.hpp"

#include <utility>

#include "source/codec.hpp"

namespace prongsai {

auto KnownFiles::find(const FileEntry& file) const -> const Entry* {
  const auto found = entries_.find(file.path);
  if (found == entries_.end() || !file.stamp.exists() || found->second.entry.stamp != file.stamp) {
    return nullptr;
  }
  found->second.used = true;
  return &found->second.entry;
}

void KnownFiles::learn(const FileEntry& file, std::string sha256, std::string found) {
  if (file.stamp.exists()) {
    learnt_.add(file.path, {.stamp = file.stamp, .sha256 = std::move(sha256), .found = std::move(found)});
  }
}

auto KnownFiles::bytes(std::int64_t time) const -> std::string {
  std::map<std::string_view, const Entry*> last;
  for (const auto& [path, held] : entries_) {
    if (held.used && held.entry.stamp.settled_before(time)) {
      last.emplace(path, &held.entry);
    }
  }
  for (const auto& [path, entry] : learnt_.values()) {
    if (entry.stamp.settled_before(time)) {
      last[path] = &entry;
    }
  }
  Encoder encoder;
  encoder.put(static_cast<std::uint64_t>(last.size()));
  for (const auto& [path, entry] : last) {
    encoder.put(std::string(path));
    encoder.put(*entry);
  }
  return encoder.bytes();
}

auto KnownFiles::from_bytes(std::string_view bytes) -> std::unique_ptr<KnownFiles> {
  auto known = std::make_unique<KnownFiles>();
  Decoder decoder(bytes);
  const auto count = decoder.next<std::uint64_t>();
  for (std::uint64_t left = count.value_or(0); left > 0 && decoder.ok(); --left) {
    auto path = decoder.next<std::string>();
    auto entry = decoder.next<Entry>();
    if (path && entry) {
      known->entries_.emplace_hint(known->entries_.end(), std::move(*path), Held{.entry = std::move(*entry)});
    }
  }
  return count && decoder.ok() && decoder.at_end() ? std::move(known) : nullptr;
}

}  // namespace prongsai
