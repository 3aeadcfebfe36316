#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.hpp"
#include "base/fields_of.hpp"
#include "base/id.hpp"
#include "source/span.hpp"

// Values as bytes and back, for results that a program keeps for its own next run: the same program on the same kind of machine reads what it wrote.
// Structs go member by member (base/fields_of.hpp). No form for exchange, and none that outlives a version.
namespace prongsai {

// How a type that is no plain struct is written: as a value of another type.
template <class T>
struct CodedAs;
template <>
struct CodedAs<Decimal> {
  static auto put(Decimal value) -> std::int64_t { return value.micro(); }
  static auto take(std::int64_t micro) -> Decimal { return Decimal::from_micro(micro); }
};
template <class Tag>
struct CodedAs<Id<Tag>> {
  static auto put(const Id<Tag>& value) -> const std::string& { return value.str(); }
  static auto take(std::string text) -> Id<Tag> { return Id<Tag>(std::move(text)); }
};

// Which files of the source map a value may name: those from `begin` to `end`, and file 0, which stands for none. Numbers of files change where others come
// and go before them, so that they are written as counted from `begin`.
struct CodedFiles {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

namespace coded {

template <class T>
concept Mapped = requires(const T& value) { CodedAs<T>::put(value); };
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_set = false;
template <class T, class Less>
inline constexpr bool is_set<std::set<T, Less>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class K, class V, class Less>
inline constexpr bool is_map<std::map<K, V, Less>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... T>
inline constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
inline constexpr bool is_pair = false;
template <class A, class B>
inline constexpr bool is_pair<std::pair<A, B>> = true;

}  // namespace coded

class Encoder {
 public:
  explicit Encoder(CodedFiles files = {}) : files_(files) {}

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, FileId>) {
      file(static_cast<std::uint32_t>(value));
    } else if constexpr (std::is_same_v<T, std::string>) {
      number(value.size());
      bytes_ += value;
    } else if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
      // Small numbers of either sign are short.
      const auto wide = static_cast<std::int64_t>(value);
      number((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63));
    } else if constexpr (std::is_integral_v<T>) {
      number(static_cast<std::uint64_t>(value));
    } else if constexpr (coded::Mapped<T>) {
      put(CodedAs<T>::put(value));
    } else if constexpr (coded::is_vector<T> || coded::is_set<T>) {
      number(value.size());
      for (const auto& one : value) {
        put(static_cast<const typename T::value_type&>(one));
      }
    } else if constexpr (coded::is_map<T>) {
      number(value.size());
      for (const auto& [key, one] : value) {
        put(key);
        put(one);
      }
    } else if constexpr (coded::is_optional<T>) {
      put(value.has_value());
      if (value) {
        put(*value);
      }
    } else if constexpr (coded::is_variant<T>) {
      number(value.index());
      std::visit([this](const auto& one) { put(one); }, value);
    } else if constexpr (coded::is_pair<T>) {
      put(value.first);
      put(value.second);
    } else {
      std::apply([this](const auto&... member) { static_cast<void>(this), (put(member), ...); }, fields_of(value));
    }
  }

  // False where a value named a file that it must not name: the bytes are then of no use.
  [[nodiscard]] auto ok() const -> bool { return ok_; }
  [[nodiscard]] auto bytes() const -> const std::string& { return bytes_; }

 private:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) {
      bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    }
    bytes_ += static_cast<char>(value);
  }
  void file(std::uint32_t id) {
    if (id >= files_.begin && id < files_.end) {
      number(std::uint64_t{id} - files_.begin + 1);
    } else {
      number(0);
      ok_ = ok_ && id == 0;
    }
  }

  CodedFiles files_;
  std::string bytes_;
  bool ok_ = true;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes, CodedFiles files = {}) : rest_(bytes), files_(files) {}

  template <class T>
  void take(T& value) {
    if constexpr (std::is_same_v<T, FileId>) {
      value = FileId{file()};
    } else if constexpr (std::is_same_v<T, std::string>) {
      const auto size = number();
      if (size > rest_.size()) {
        fail();
        return;
      }
      value.assign(rest_.substr(0, static_cast<std::size_t>(size)));
      rest_.remove_prefix(static_cast<std::size_t>(size));
    } else if constexpr (std::is_enum_v<T>) {
      std::underlying_type_t<T> number{};
      take(number);
      value = static_cast<T>(number);
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
      const auto wide = number();
      value = static_cast<T>(static_cast<std::int64_t>(wide >> 1U) ^ -static_cast<std::int64_t>(wide & 1U));
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(number());
    } else if constexpr (coded::Mapped<T>) {
      std::remove_cvref_t<decltype(CodedAs<T>::put(value))> other{};
      take(other);
      value = CodedAs<T>::take(std::move(other));
    } else if constexpr (coded::is_vector<T>) {
      const auto size = count();
      value.clear();
      value.reserve(size);
      for (std::size_t at = 0; at < size && ok_; ++at) {
        value.push_back(take_new<typename T::value_type>());
      }
    } else if constexpr (coded::is_set<T>) {
      for (auto left = count(); left > 0 && ok_; --left) {
        value.insert(value.end(), take_new<typename T::value_type>());
      }
    } else if constexpr (coded::is_map<T>) {
      for (auto left = count(); left > 0 && ok_; --left) {
        auto key = take_new<typename T::key_type>();
        take(value.emplace_hint(value.end(), std::move(key), typename T::mapped_type{})->second);
      }
    } else if constexpr (coded::is_optional<T>) {
      bool present = false;
      take(present);
      if (present) {
        take(value.emplace());
      }
    } else if constexpr (coded::is_variant<T>) {
      variant(value, number(), std::make_index_sequence<std::variant_size_v<T>>());
    } else if constexpr (coded::is_pair<T>) {
      take(value.first);
      take(value.second);
    } else {
      std::apply([this](auto&... member) { static_cast<void>(this), (take(member), ...); }, fields_of(value));
    }
  }

  // A value at a time; nothing where the bytes end or are no such value.
  template <class T>
  [[nodiscard]] auto next() -> std::optional<T> {
    auto value = take_new<T>();
    return ok_ ? std::optional<T>(std::move(value)) : std::nullopt;
  }
  [[nodiscard]] auto ok() const -> bool { return ok_; }
  [[nodiscard]] auto at_end() const -> bool { return rest_.empty(); }

 private:
  template <class T>
  auto take_new() -> T {
    if constexpr (coded::Mapped<T>) {
      std::remove_cvref_t<decltype(CodedAs<T>::put(std::declval<const T&>()))> other{};
      take(other);
      return CodedAs<T>::take(std::move(other));
    } else {
      T value{};
      take(value);
      return value;
    }
  }
  template <class T, std::size_t... Numbers>
  void variant(T& value, std::uint64_t index, std::index_sequence<Numbers...> /*numbers*/) {
    const bool known = ((index == Numbers && (take(value.template emplace<Numbers>()), true)) || ...);
    if (!known) {
      fail();
    }
  }
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  // Every element takes a byte at least, so that damaged bytes cannot ask for endless memory.
  auto count() -> std::size_t {
    const auto size = number();
    if (size > rest_.size()) {
      fail();
      return 0;
    }
    return static_cast<std::size_t>(size);
  }
  auto number() -> std::uint64_t {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    fail();
    return 0;
  }
  auto file() -> std::uint32_t {
    const auto coded = static_cast<std::uint32_t>(number());
    return coded == 0 ? 0 : files_.begin + coded - 1;
  }

  std::string_view rest_;
  CodedFiles files_;
  bool ok_ = true;
};

}  // namespace prongsai
