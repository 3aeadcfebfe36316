#include "serve/stop_signal.hpp"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace prongsai {
namespace {

// Whoever asked for the end waits for it no longer than a second.
constexpr int milliseconds_to_end = 700;

auto stop_signals() -> sigset_t {
  sigset_t set{};
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

void raise_flag(const OpenDescriptor& flag) {
  const std::uint64_t one = 1;
  (void)!::write(flag.get(), &one, sizeof one);
}

// Waits for either; true where the first is readable.
auto first_comes(int first, int second, int milliseconds) -> bool {
  std::array<pollfd, 2> both{{{.fd = first, .events = POLLIN, .revents = 0}, {.fd = second, .events = POLLIN, .revents = 0}}};
  while (::poll(both.data(), both.size(), milliseconds) < 0 && errno == EINTR) {
  }
  return both[0].revents != 0;
}

}  // namespace

StopSignal::StopSignal() : come_(::eventfd(0, EFD_CLOEXEC)), over_(::eventfd(0, EFD_CLOEXEC)) {
  const auto set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signals_ = OpenDescriptor(::signalfd(-1, &set, SFD_CLOEXEC));
  if (!signals_.is_open() || !come_.is_open() || !over_.is_open()) {
    throw std::system_error(errno, std::generic_category(), "signalfd");
  }
}

StopSignal::~StopSignal() { raise_flag(over_); }

void StopSignal::start(std::function<void()> told) {
  thread_ = std::jthread([this, told = std::move(told)] {
    if (!first_comes(signals_.get(), over_.get(), -1)) {
      return;
    }
    raise_flag(come_);
    told();
    if (!first_comes(over_.get(), over_.get(), milliseconds_to_end)) {
      std::fflush(stdout);
      std::_Exit(0);
    }
  });
}

}  // namespace prongsai
