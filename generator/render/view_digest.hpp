#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.hpp"
#include "render/fields.hpp"

namespace prongsai {

namespace fields_detail {

// Writes what a template would be given, field by field, so that two views give the same bytes only where they give the same page.
template <class Owner>
struct DigestWriter {
  std::string& out;
  const Owner& view;

  template <class T>
  void operator()(const char* /*name*/, T Owner::*member) {
    put(view.*member);
  }

  void put(const std::string& text) {
    number(text.size());
    out += text;
  }
  void put(const Words& words) {
    put(words.text);
    put(words.marked_thai);
  }
  void put(const Html& html) { put(html.text); }
  void put(const Href& url) { put(url.text); }
  void put(bool flag) { out += flag ? '1' : '0'; }
  template <View T>
  void put(const T& one) {
    DigestWriter<T> writer{out, one};
    T::fields(writer);
  }
  template <View T>
  void put(const std::optional<T>& optional) {
    put(optional.has_value());
    if (optional) {
      put(*optional);
    }
  }
  template <View T>
  void put(const std::vector<T>& list) {
    number(list.size());
    for (const auto& one : list) {
      put(one);
    }
  }
  void number(std::uint64_t value) {
    out += std::to_string(value);
    out += ':';
  }
};

}  // namespace fields_detail

// SHA-256, in lower-case hex, over everything that fill_view() gives a template.
template <View T>
auto view_digest(const T& view) -> std::string {
  std::string bytes;
  fields_detail::DigestWriter<T> writer{bytes, view};
  T::fields(writer);
  return sha256_hex(bytes);
}

}  // namespace prongsai
