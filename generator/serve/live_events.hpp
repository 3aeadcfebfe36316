#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What open pages are told while they are looked at.
namespace prongsai {

// Pages that are as the next site will have them, before it stands.
struct PagesGivenAhead {
  // What they are told apart by, as LiveState::build; empty where there are none.
  std::string build;
  // Files of the site.
  std::vector<std::string> files;
  auto operator==(const PagesGivenAhead&) const -> bool = default;
};

// How the site is now.
struct LiveState {
  // Grows with every change of the rest.
  std::uint64_t version = 0;
  // Names the bytes of the site: pages that were given out under another name are old. Digits and `-`.
  std::string build;
  // What `print_overlay` wrote, or empty: what is wrong.
  std::string overlay;
  // Whether there is a site to be seen at all.
  bool ready = false;
  PagesGivenAhead ahead{};
  // The name of the bytes of one file.
  [[nodiscard]] auto build_of(std::string_view file) const -> const std::string&;
  auto operator==(const LiveState&) const -> bool = default;
};

// The messages of server-sent events that lead from what a page knows to how the site is. A page that knows nothing yet is told all.
[[nodiscard]] auto events_between(const std::optional<LiveState>& known, const LiveState& now) -> std::string;

// Told by one thread, asked by many.
class LiveEvents {
 public:
  explicit LiveEvents(std::string run) : run_(std::move(run)) { state_.build = run_ + "-0"; }
  [[nodiscard]] auto now() const -> LiveState;
  // While the site is made: these files of it stand already.
  void ahead(std::vector<std::string> files);
  // After a build: `changed` where it wrote or removed files, `again` where those given ahead were among them.
  void built(bool ready, bool changed, const std::string& overlay, bool again = true);
  // Waits for another version than `known`; nothing where none came in time, or none will come any more.
  [[nodiscard]] auto wait(std::uint64_t known, std::chrono::milliseconds longest) const -> std::optional<LiveState>;
  // Ends every stream.
  void close();
  [[nodiscard]] auto is_closed() const -> bool;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  [[nodiscard]] auto next_name() -> std::string;
  // Of this run of the program: a page of an earlier one is old.
  std::string run_;
  std::uint64_t builds_ = 0;
  LiveState state_;
  bool closed_ = false;
};

}  // namespace prongsai
