#include <fcntl.h>
#include <poll.h>
#include <csignal>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <system_error>
#include <utility>

#include "base/assert.hpp"
#include "markdown/budget.hpp"
#include "markdown/wire.hpp"
#include "markdown/worker.hpp"

extern "C" char** environ;

namespace prongsai {
namespace {

// Far beyond the child's own limit of processor time: only for a child that neither works nor ends.
constexpr int silence_ms = 120'000;
// How long a child that should end by itself may take.
constexpr int farewell_ms = 2'000;

[[noreturn]] void fail(int error, const std::string& what) { throw std::system_error(error, std::generic_category(), what); }

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  auto operator=(const SpawnActions&) -> SpawnActions& = delete;
  auto get() -> posix_spawn_file_actions_t* { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

auto spawn(const std::vector<std::string>& command, int socket) -> pid_t {
  SpawnActions actions;
  posix_spawn_file_actions_adddup2(actions.get(), socket, STDIN_FILENO);
  // What the library prints before it gives up is no message for users.
  posix_spawn_file_actions_adddup2(actions.get(), socket, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  pid_t pid = -1;
  const int error = posix_spawn(&pid, words.front().c_str(), actions.get(), nullptr, arguments.data(), environ);
  if (error != 0) {
    fail(error, words.front());
  }
  return pid;
}

auto exited(pid_t pid, int& status, int flags) -> bool {
  pid_t result = -1;
  do {
    result = ::waitpid(pid, &status, flags);
  } while (result < 0 && errno == EINTR);
  return result != 0;
}

// Why a child ended, for the diagnostic.
auto reason_of(Transfer transfer, int status) -> Text {
  if (transfer == Transfer::timed_out || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
    return {.th = "ใช้เวลาเกินกำหนด", .en = "it takes too long"};
  }
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) {
    return {.th = "ใช้หน่วยความจำเกินกำหนด", .en = "it needs too much memory"};
  }
  return {.th = "ตัวแปลงข้อความหยุดทำงาน", .en = "the renderer stopped"};
}

}  // namespace

// One process and the socket to it.
class MarkdownPool::Child {
 public:
  explicit Child(const std::vector<std::string>& command) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
      fail(errno, "socketpair");
    }
    socket_ = ends[0];
    try {
      pid_ = spawn(command, ends[1]);
    } catch (...) {
      ::close(ends[0]);
      ::close(ends[1]);
      throw;
    }
    ::close(ends[1]);
  }
  Child(const Child&) = delete;
  auto operator=(const Child&) -> Child& = delete;
  ~Child() { (void)end(); }

  // True where a whole reply came.
  auto ask(const std::string& request, std::string& reply) -> bool {
    transfer_ = send_message(socket_, request, silence_ms);
    if (transfer_ == Transfer::done) {
      transfer_ = receive_message(socket_, reply, silence_ms);
    }
    return transfer_ == Transfer::done;
  }

  // Ends the process if it does not end by itself, reaps it, and says why it ended.
  auto end() -> Text {
    int status = 0;
    if (pid_ > 0) {
      ::shutdown(socket_, SHUT_RDWR);
      ::close(socket_);
      constexpr timespec pause{.tv_sec = 0, .tv_nsec = 1'000'000};
      bool gone = false;
      for (int waited = 0; !(gone = exited(pid_, status, WNOHANG)) && waited < (transfer_ == Transfer::timed_out ? 0 : farewell_ms); ++waited) {
        ::nanosleep(&pause, nullptr);
      }
      if (!gone) {
        ::kill(pid_, SIGKILL);
        (void)exited(pid_, status, 0);
      }
      pid_ = -1;
    }
    return reason_of(transfer_, status);
  }

 private:
  int socket_ = -1;
  pid_t pid_ = -1;
  Transfer transfer_ = Transfer::done;
};

MarkdownPool::MarkdownPool(std::vector<std::string> command, unsigned workers) : command_(std::move(command)), children_(workers) {
  require(!command_.empty() && workers > 0, "a pool needs a command and at least one worker");
}

MarkdownPool::~MarkdownPool() = default;

auto MarkdownPool::render(unsigned worker, FileId file, std::string_view text, std::uint32_t body_offset, Diagnostics& out) -> Prose {
  const auto body = text.substr(body_offset);
  if (!within_size(file, body, body_offset, out)) {
    return {};
  }
  const auto request = encode(file, body_offset, body);
  auto& child = children_.at(worker);
  Text reason;
  // A child that dies may have been worn out by the documents before: only what fails in a fresh one is the document's fault.
  for (bool fresh = false; !fresh;) {
    fresh = !child;
    if (fresh) {
      child = std::make_unique<Child>(command_);
    }
    std::string reply;
    if (child->ask(request, reply)) {
      auto answer = decode_reply(reply, file);
      if (answer) {
        out.append(std::move(answer->diagnostics));
        return std::move(answer->prose);
      }
    }
    reason = child->end();
    child.reset();
  }
  out.report(Code::markdown_renderer, {.file = file, .begin = body_offset, .end = body_offset}, {reason});
  return {};
}

}  // namespace prongsai
