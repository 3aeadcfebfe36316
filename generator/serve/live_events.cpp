#include "serve/live_events.hpp"

namespace prongsai {
namespace {

// Data holds no line break: builds are digits, and overlays one line of JSON.
auto event(const char* name, const std::string& data) -> std::string { return std::string("event: ") + name + "\ndata: " + data + "\n\n"; }

}  // namespace

auto events_between(const std::optional<LiveState>& known, const LiveState& now) -> std::string {
  std::string events;
  if (!known) {
    events += event("build", now.build);
  } else if (known->build != now.build) {
    events += event("reload", now.build);
  }
  if (known ? known->overlay != now.overlay : !now.overlay.empty()) {
    events += now.overlay.empty() ? event("mended", now.build) : event("problems", now.overlay);
  }
  return events;
}

auto LiveEvents::now() const -> LiveState {
  const std::lock_guard lock(mutex_);
  return state_;
}

void LiveEvents::built(bool ready, bool changed, const std::string& overlay) {
  const std::lock_guard lock(mutex_);
  // Where there was no site yet, every page showed that.
  if (changed || (ready && !state_.ready)) {
    state_.build = run_ + "-" + std::to_string(++builds_);
  }
  state_.ready = state_.ready || ready;
  state_.overlay = overlay;
  ++state_.version;
  changed_.notify_all();
}

auto LiveEvents::wait(std::uint64_t known, std::chrono::milliseconds longest) const -> std::optional<LiveState> {
  std::unique_lock lock(mutex_);
  const bool news = changed_.wait_for(lock, longest, [&] { return closed_ || state_.version != known; });
  return news && !closed_ ? std::optional(state_) : std::nullopt;
}

void LiveEvents::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

auto LiveEvents::is_closed() const -> bool {
  const std::lock_guard lock(mutex_);
  return closed_;
}

}  // namespace prongsai
