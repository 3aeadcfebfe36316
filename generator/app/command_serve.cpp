#include <fmt/format.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/options.hpp"
#include "app/serve_session.hpp"
#include "app/serve_words.hpp"
#include "serve/coalescer.hpp"
#include "serve/folder_watch.hpp"
#include "serve/http_server.hpp"
#include "serve/stop_signal.hpp"

namespace prongsai {
namespace {

// How often a folder that is not there is looked for.
constexpr int look_for_folder_ms = 300;

void say(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

auto now() -> Coalescer::Time { return std::chrono::duration_cast<Coalescer::Time>(std::chrono::steady_clock::now().time_since_epoch()); }

auto folders_of(const Options& options) -> std::vector<std::string> {
  std::vector<std::string> folders;
  for (auto folder : {options.content, options.templates}) {
    while (folder.size() > 1 && folder.ends_with('/')) {
      folder.pop_back();
    }
    if (!folder.empty()) {
      folders.push_back(std::move(folder));
    }
  }
  return folders;
}

// Whether anything has come that was not taken yet.
auto more_has_come(const FolderWatch& watch) -> bool {
  pollfd one{.fd = watch.descriptor(), .events = POLLIN, .revents = 0};
  return ::poll(&one, 1, 0) > 0;
}

// True once the program is to end; otherwise something came, or the time is over.
auto wait_for(const StopSignal& stop, const FolderWatch& watch, const Coalescer& coalescer) -> bool {
  // Rounded up, so that nobody wakes before it is time.
  const auto left = coalescer.left(now());
  const int idle = watch.misses_folder() ? look_for_folder_ms : -1;
  const int most = left ? static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(*left).count()) : idle;
  std::array<pollfd, 2> both{{{.fd = stop.descriptor(), .events = POLLIN, .revents = 0}, {.fd = watch.descriptor(), .events = POLLIN, .revents = 0}}};
  while (::poll(both.data(), both.size(), most) < 0 && errno == EINTR) {
  }
  return both[0].revents != 0;
}

// Builds after every change until the program is to end.
void follow(ServeSession& session, FolderWatch& watch, const StopSignal& stop, const Options& options) {
  Coalescer coalescer;
  std::set<std::string> changed;
  while (!wait_for(stop, watch, coalescer)) {
    auto more = watch.take();
    if (!more.empty()) {
      coalescer.note(now());
      changed.merge(more);
    }
    const auto left = coalescer.left(now());
    if (!left || left->count() > 0) {
      continue;
    }
    say(change_words(changed, options.language));
    say(session.build_again(changed, [&watch] { return more_has_come(watch); }));
    coalescer.done();
    changed.clear();
  }
}

}  // namespace

auto run_serve(const Options& options) -> Exit {
  try {
    ServeSession session(options);
    // Tells the session, so it goes first.
    StopSignal stop;
    HttpServer server(options.port, [&session](const SiteRequest& request) { return session.answer(request); }, session.events());
    // Before the first build, so that no change is lost.
    FolderWatch watch(folders_of(options));
    stop.start([&session] { session.events().close(); });
    server.start();
    say(session.build_first());
    say(address_words(server.port(), session.root(), options.language));
    follow(session, watch, stop, options);
    server.stop();
    say(end_words(options.language));
    return Exit::fine;
  } catch (const WatchLimit& limit) {
    fmt::print(stderr, "{}\n", limit.message().in(options.language));
  } catch (const PortTaken&) {
    fmt::print(stderr, "{}\n", port_words(options.port, options.language));
  }
  return Exit::environment_failed;
}

}  // namespace prongsai
