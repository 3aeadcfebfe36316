#pragma once

#include <algorithm>
#include <vector>

// For this room's own files.
namespace prongsai {

// The first element whose projection equals the key, or null.
template <class T, class Key, class Projection>
[[nodiscard]] auto find_in(const std::vector<T>& list, const Key& key, Projection projection) -> const T* {
  const auto found = std::ranges::find(list, key, projection);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace prongsai
