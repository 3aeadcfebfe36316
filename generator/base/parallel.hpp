#pragma once

#include <algorithm>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace prongsai {

// The one parallel primitive: applies `fn(item, worker)` to every item on up to `jobs` threads and returns the results in input order, whatever
// ran first. `worker` is 0 to jobs-1 and tells which thread runs, for resources that each thread owns; results must not depend on it.
// `fn` must not touch shared mutable state. Of several exceptions the one with the lowest index is rethrown, after all threads have ended.
template <class In, std::invocable<const In&, unsigned> Fn>
auto parallel_map(std::span<const In> in, unsigned jobs, Fn fn) -> std::vector<std::invoke_result_t<Fn, const In&, unsigned>> {
  using Out = std::invoke_result_t<Fn, const In&, unsigned>;
  std::vector<std::optional<Out>> slots(in.size());
  std::vector<std::exception_ptr> failures(in.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&](unsigned worker) {
    for (std::size_t i = next++; i < in.size(); i = next++) {
      try {
        slots[i].emplace(fn(in[i], worker));
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  };
  const auto threads = static_cast<unsigned>(std::min<std::size_t>(std::max(1U, jobs), std::max<std::size_t>(1, in.size())));
  {
    std::vector<std::jthread> pool;
    for (unsigned worker = 1; worker < threads; ++worker) {
      pool.emplace_back(work, worker);
    }
    work(0);
  }
  const auto failed = std::ranges::find_if(failures, [](const std::exception_ptr& failure) { return failure != nullptr; });
  if (failed != failures.end()) {
    std::rethrow_exception(*failed);
  }
  std::vector<Out> out;
  out.reserve(in.size());
  for (auto& slot : slots) {
    out.push_back(std::move(*slot));
  }
  return out;
}

// Counts finished items from any thread and tells a listener, one call at a time.
class Progress {
 public:
  using Listener = std::function<void(std::size_t done, std::size_t total)>;
  Progress(std::size_t total, Listener listener) : total_(total), listener_(std::move(listener)) {}
  void step() {
    if (listener_) {
      const std::lock_guard lock(mutex_);
      listener_(++done_, total_);
    }
  }

 private:
  std::size_t total_;
  std::size_t done_ = 0;
  Listener listener_;
  std::mutex mutex_;
};

// Gathers values by key from any thread, in the order of the keys, whoever came first.
template <class Key, class Value>
class Gathered {
 public:
  // Of two values for one key the first stays.
  void add(Key key, Value value) {
    const std::lock_guard lock(mutex_);
    values_.emplace(std::move(key), std::move(value));
  }
  // Once nobody adds any more.
  [[nodiscard]] auto values() -> std::map<Key, Value>& { return values_; }
  [[nodiscard]] auto values() const -> const std::map<Key, Value>& { return values_; }

 private:
  std::mutex mutex_;
  std::map<Key, Value> values_;
};

}  // namespace prongsai
