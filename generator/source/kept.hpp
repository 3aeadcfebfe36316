#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/assert.hpp"
#include "base/crc32.hpp"
#include "source/codec.hpp"
#include "source/text_store.hpp"

namespace prongsai {

// A large value that is asked for once or twice, in memory or in a store: which of the two shows in nothing but the memory that is used.
template <class T>
class Kept {
 public:
  Kept() = default;
  explicit Kept(T value) : held_(std::move(value)) {}

  // Throws std::system_error where the store cannot be read.
  [[nodiscard]] auto get() const -> T {
    const auto* aside = std::get_if<Aside>(&held_);
    return aside == nullptr ? std::get<T>(held_) : decoded(aside->store->read(aside->place));
  }
  [[nodiscard]] auto is_aside() const -> bool { return std::holds_alternative<Aside>(held_); }

  // For put_aside: the value as bytes, nothing where it is aside already.
  [[nodiscard]] auto to_store() const -> std::string {
    if (is_aside()) {
      return {};
    }
    Encoder encoder(any_file);
    encoder.put(std::get<T>(held_));
    return encoder.bytes();
  }
  void set_aside(std::shared_ptr<const TextStore> store, const TextPlace& place) { held_ = Aside{.store = std::move(store), .place = place}; }

 private:
  struct Aside {
    std::shared_ptr<const TextStore> store;
    TextPlace place;
  };
  // Within one run files keep their numbers.
  static constexpr CodedFiles any_file{.begin = 0, .end = std::numeric_limits<std::uint32_t>::max()};

  static auto decoded(const std::string& bytes) -> T {
    Decoder decoder(bytes, any_file);
    auto value = decoder.next<T>();
    require(value.has_value() && decoder.at_end(), "a value that was put aside is none");
    return std::move(*value);
  }

  std::variant<T, Aside> held_;
};

// All of them with one call of the system. What the store does not take stays in memory.
template <class... T>
void put_aside(const std::shared_ptr<TextStore>& store, Kept<T>&... values) {
  std::string all;
  std::vector<std::size_t> ends;
  ((all += values.to_store(), ends.push_back(all.size())), ...);
  const auto place = all.empty() ? std::nullopt : store->put(all);
  if (!place) {
    return;
  }
  std::size_t begin = 0;
  std::size_t next = 0;
  const auto settle = [&](auto& value) {
    const auto end = ends[next++];
    const auto bytes = std::string_view(all).substr(begin, end - begin);
    if (!bytes.empty()) {
      value.set_aside(store, {.begin = place->begin + begin, .size = static_cast<std::uint32_t>(bytes.size()), .crc = crc32_update(0, bytes)});
    }
    begin = end;
  };
  (settle(values), ...);
}

template <class T>
struct CodedAs<Kept<T>> {
  static auto put(const Kept<T>& value) -> T { return value.get(); }
  static auto take(T value) -> Kept<T> { return Kept<T>(std::move(value)); }
};

}  // namespace prongsai
