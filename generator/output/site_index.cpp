#include "output/site_index.hpp"

#include <utility>

#include "source/codec.hpp"

namespace prongsai {

auto SiteIndex::find(const std::string& path) const -> const Entry* {
  const auto found = entries_.find(path);
  return found == entries_.end() ? nullptr : &found->second;
}

auto SiteIndex::bytes() const -> std::string {
  Encoder encoder;
  encoder.put(entries_);
  return encoder.bytes();
}

auto SiteIndex::from_bytes(std::string_view bytes) -> std::optional<SiteIndex> {
  Decoder decoder(bytes);
  auto entries = decoder.next<std::map<std::string, Entry>>();
  if (!entries || !decoder.at_end()) {
    return std::nullopt;
  }
  SiteIndex index;
  index.entries_ = std::move(*entries);
  return index;
}

}  // namespace prongsai
