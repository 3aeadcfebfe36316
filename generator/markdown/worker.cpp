#include "markdown/worker.hpp"

#include <sys/resource.h>

#include <cstdlib>
#include <string>

#include "markdown/markdown.hpp"
#include "markdown/wire.hpp"

namespace prongsai {
namespace {

constexpr rlim_t seconds_per_document = 5;

// Lowers a limit for good; where it is lower already it stays.
void limit(decltype(RLIMIT_CORE) resource, rlim_t most) {
  rlimit current{};
  if (::getrlimit(resource, &current) == 0 && current.rlim_max > most) {
    const rlimit lowered{.rlim_cur = most, .rlim_max = most};
    (void)::setrlimit(resource, &lowered);
  }
}

// Only the soft limit, counted from what the process has used so far: it is moved on before each document.
void renew_cpu_limit() {
  rusage used{};
  rlimit current{};
  if (::getrusage(RUSAGE_SELF, &used) == 0 && ::getrlimit(RLIMIT_CPU, &current) == 0) {
    const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1;
    current.rlim_cur = std::min(seconds + seconds_per_document, current.rlim_max);
    (void)::setrlimit(RLIMIT_CPU, &current);
  }
}

}  // namespace

auto run_markdown_worker(int in_fd, int out_fd) -> int {
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 16);
#ifndef PRONGSAI_SANITIZED
  // The sanitizers reserve terabytes of addresses.
  limit(RLIMIT_AS, rlim_t{512} * 1024 * 1024);
#endif
  std::string bytes;
  while (receive_message(in_fd, bytes, -1) == Transfer::done) {
    const auto request = decode_request(bytes);
    if (!request) {
      return EXIT_FAILURE;
    }
    renew_cpu_limit();
    Diagnostics diagnostics;
    const auto prose = parse_markdown_body(request->file, request->body, request->offset, diagnostics);
    if (send_message(out_fd, encode(prose, diagnostics), -1) != Transfer::done) {
      return EXIT_FAILURE;
    }
  }
  return EXIT_SUCCESS;
}

}  // namespace prongsai
