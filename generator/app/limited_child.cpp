#include "app/limited_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <system_error>

namespace prongsai {
namespace {

constexpr rlim_t memory_bytes = rlim_t{1} << 30U;

void lower_limit(decltype(RLIMIT_CPU) resource, rlim_t value) {
  const rlimit limit{.rlim_cur = value, .rlim_max = value};
  (void)::setrlimit(resource, &limit);
}

// Between fork and exec only calls that are safe there.
[[noreturn]] void become(const char* program, char* const* arguments, int output, unsigned cpu_seconds) {
  lower_limit(RLIMIT_CPU, cpu_seconds);
  lower_limit(RLIMIT_AS, memory_bytes);
  lower_limit(RLIMIT_FSIZE, 0);
  lower_limit(RLIMIT_CORE, 0);
  const int nothing = ::open("/dev/null", O_RDWR);
  (void)::dup2(nothing, STDIN_FILENO);
  (void)::dup2(nothing, STDERR_FILENO);
  (void)::dup2(output, STDOUT_FILENO);
  std::array<char*, 1> no_environment{nullptr};
  (void)::execve(program, arguments, no_environment.data());
  ::_exit(127);
}

// Everything until the child closes its end; false beyond a limit.
auto read_all(int input, const ChildLimits& limits, std::string& text) -> bool {
  std::array<char, 65536> piece{};
  while (text.size() <= limits.most_output) {
    pollfd one{.fd = input, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&one, 1, limits.silence_ms);
    if (ready < 0 && errno == EINTR) {
      continue;
    }
    const auto got = ready > 0 ? ::read(input, piece.data(), piece.size()) : -1;
    if (got <= 0) {
      return got == 0;
    }
    text.append(piece.data(), static_cast<std::size_t>(got));
  }
  return false;
}

auto wait_for(pid_t child) -> std::optional<int> {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

}  // namespace

auto run_child(std::vector<std::string> words, const ChildLimits& limits) -> ChildResult {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  std::vector<char*> arguments;
  std::ranges::transform(words, std::back_inserter(arguments), [](std::string& word) { return word.data(); });
  arguments.push_back(nullptr);
  const auto child = ::fork();
  if (child == 0) {
    become(arguments.front(), arguments.data(), ends[1], limits.cpu_seconds);
  }
  const int error = errno;
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    throw std::system_error(error, std::generic_category(), words.front());
  }
  ChildResult result;
  const bool whole = read_all(ends[0], limits, result.output);
  ::close(ends[0]);
  if (!whole) {
    ::kill(child, SIGKILL);
  }
  result.code = wait_for(child);
  if (!whole) {
    result.code.reset();
  }
  return result;
}

}  // namespace prongsai
