#include "serve/live_events.hpp"

#include <algorithm>
#include <utility>

namespace prongsai {
namespace {

// Data holds no line break: builds are digits, and overlays one line of JSON.
auto event(const char* name, const std::string& data) -> std::string { return std::string("event: ") + name + "\ndata: " + data + "\n\n"; }

// Paths of a site's files hold no blank.
auto words_of(const PagesGivenAhead& ahead) -> std::string {
  std::string words = ahead.build;
  for (const auto& file : ahead.files) {
    words += " " + file;
  }
  return words;
}

}  // namespace

auto LiveState::build_of(std::string_view file) const -> const std::string& {
  return std::ranges::find(ahead.files, file) == ahead.files.end() ? build : ahead.build;
}

auto events_between(const std::optional<LiveState>& known, const LiveState& now) -> std::string {
  std::string events;
  // Before the rest, which a page that was given ahead holds against it.
  if (!now.ahead.build.empty() && (!known || known->ahead != now.ahead)) {
    events += event("ahead", words_of(now.ahead));
  }
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

auto LiveEvents::next_name() -> std::string { return run_ + "-" + std::to_string(++builds_); }

void LiveEvents::ahead(std::vector<std::string> files) {
  const std::lock_guard lock(mutex_);
  state_.ahead = {.build = next_name(), .files = std::move(files)};
  ++state_.version;
  changed_.notify_all();
}

void LiveEvents::built(bool ready, bool changed, const std::string& overlay, bool again) {
  const std::lock_guard lock(mutex_);
  // Where there was no site yet, every page showed that.
  if (changed || (ready && !state_.ready)) {
    state_.build = state_.ahead.build.empty() || again ? next_name() : state_.ahead.build;
  }
  // Where the site could not be made, those pages stand for themselves.
  if (ready) {
    state_.ahead = {};
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
