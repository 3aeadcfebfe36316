#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/sha256.hpp"

namespace prongsai {

// SHA-256 of a stream on a thread of its own, while the caller does something else with the same bytes: two hashes of one stream then take the time of
// one. The thread starts with the first large piece; short streams never have one. One object must be used by one thread at a time.
class HashAside {
 public:
  HashAside() = default;
  ~HashAside();
  HashAside(const HashAside&) = delete;
  auto operator=(const HashAside&) -> HashAside& = delete;

  // Returns at once. The bytes must stay as they are until the next call of any function.
  void update(std::string_view bytes);
  // Until the bytes given last have been hashed.
  void wait();
  // 64 lower-case hex digits. The object must not be used afterwards.
  [[nodiscard]] auto hex() -> std::string;

 private:
  void work();

  Sha256 hash_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string_view given_;
  bool busy_ = false;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace prongsai
