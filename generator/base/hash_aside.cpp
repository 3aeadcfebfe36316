#include "base/hash_aside.hpp"

namespace prongsai {
namespace {

// Handing a piece over costs about as much as hashing so many bytes.
constexpr std::size_t worth_a_thread = std::size_t{64} << 10U;

}  // namespace

HashAside::~HashAside() {
  if (thread_.joinable()) {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
}

void HashAside::update(std::string_view bytes) {
  wait();
  if (bytes.size() < worth_a_thread) {
    hash_.update(bytes);
    return;
  }
  if (!thread_.joinable()) {
    thread_ = std::thread([this] { work(); });
  }
  {
    const std::lock_guard lock(mutex_);
    given_ = bytes;
    busy_ = true;
  }
  changed_.notify_all();
}

void HashAside::wait() {
  if (thread_.joinable()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !busy_; });
  }
}

auto HashAside::hex() -> std::string {
  wait();
  return hash_.hex();
}

void HashAside::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return busy_ || ended_; });
    if (!busy_) {
      return;
    }
    const auto bytes = given_;
    lock.unlock();
    hash_.update(bytes);
    lock.lock();
    busy_ = false;
    changed_.notify_all();
  }
}

}  // namespace prongsai
