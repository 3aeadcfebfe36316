#include "app/pdf_text.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <span>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/parallel.hpp"
#include "load/text_finder.hpp"

namespace prongsai {
namespace {

// Debian's place for it, and that of programs built by hand. The environment is not asked.
constexpr std::array<const char*, 2> programs{"/usr/bin/pdftotext", "/usr/local/bin/pdftotext"};
constexpr rlim_t cpu_seconds = 20;
constexpr rlim_t memory_bytes = rlim_t{1} << 30U;
constexpr std::size_t most_output = std::size_t{32} << 20U;
// Far beyond the limit of processor time: only for a child that neither works nor ends.
constexpr int silence_ms = 60'000;

void lower_limit(decltype(RLIMIT_CPU) resource, rlim_t value) {
  const rlimit limit{.rlim_cur = value, .rlim_max = value};
  (void)::setrlimit(resource, &limit);
}

// Between fork and exec only calls that are safe there.
[[noreturn]] void become(const char* program, char* const* arguments, int output) {
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
auto read_all(int input, std::string& text) -> bool {
  std::array<char, 65536> piece{};
  while (text.size() <= most_output) {
    pollfd one{.fd = input, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&one, 1, silence_ms);
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

auto wait_for(pid_t child) -> bool {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

auto find_program() -> const char* {
  const auto* const found = std::ranges::find_if(programs, [](const char* path) { return ::access(path, X_OK) == 0; });
  return found == programs.end() ? nullptr : *found;
}

void look_into(const std::string& text, FileTold& told) {
  TextFinder finder(told);
  std::size_t page = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of("\n\f", at), text.size());
    finder.add(std::string_view(text).substr(at, end - at));
    finder.end_line([page] { return Text{.th = "หน้า " + std::to_string(page), .en = "page " + std::to_string(page)}; });
    page += end < text.size() && text[end] == '\f' ? 1U : 0U;
    at = end + 1;
  }
}

auto public_pdfs(Corpus& corpus) -> std::vector<Evidence*> {
  std::vector<Evidence*> found;
  for (auto& [id, unit] : corpus.units) {
    for (auto& [number, year] : unit.years) {
      for (auto& evidence : year.evidence) {
        if (evidence.visibility == Visibility::public_ && !evidence.path.empty() && evidence.facts &&
            evidence.facts->media_type == "application/pdf") {
          found.push_back(&evidence);
        }
      }
    }
  }
  return found;
}

}  // namespace

auto pdf_text(const std::string& program, const std::string& path) -> std::optional<std::string> {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw std::system_error(errno, std::generic_category(), "pipe");
  }
  // A path that begins like an option stays a path.
  std::vector<std::string> words{program, "-q", "-layout", "-enc", "UTF-8", path.starts_with('/') ? path : "./" + path, "-"};
  std::vector<char*> arguments;
  std::ranges::transform(words, std::back_inserter(arguments), [](std::string& word) { return word.data(); });
  arguments.push_back(nullptr);
  const auto child = ::fork();
  if (child == 0) {
    become(program.c_str(), arguments.data(), ends[1]);
  }
  const int error = errno;
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    throw std::system_error(error, std::generic_category(), program);
  }
  std::string text;
  const bool whole = read_all(ends[0], text);
  ::close(ends[0]);
  if (!whole) {
    ::kill(child, SIGKILL);
  }
  return wait_for(child) && whole ? std::optional(std::move(text)) : std::nullopt;
}

auto look_into_pdf_texts(Corpus& corpus, const Options& options) -> Text {
  const auto evidence = public_pdfs(corpus);
  const auto* const program = find_program();
  if (program == nullptr) {
    return {.th = "ไม่มีโปรแกรม pdftotext (แพ็กเกจ poppler-utils) จึงไม่ได้ค้นข้อความใน PDF",
            .en = "the program pdftotext (package poppler-utils) is not installed: the texts of PDF files were not looked at"};
  }
  const auto work = [&](const Evidence* one, unsigned /*worker*/) -> std::optional<FileTold> {
    const auto text = pdf_text(program, options.content + "/" + one->path);
    if (!text) {
      return std::nullopt;
    }
    FileTold told;
    look_into(*text, told);
    return told;
  };
  const auto told = parallel_map(std::span<Evidence* const>(evidence), options.jobs, work);
  std::size_t unread = 0;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (!told[i]) {
      ++unread;
      continue;
    }
    auto& inside = evidence[i]->facts->inside;
    inside.insert(inside.end(), told[i]->inside.begin(), told[i]->inside.end());
  }
  return unread == 0 ? Text{}
                     : Text{.th = fmt::format("pdftotext อ่าน PDF {} ไฟล์ไม่ได้", unread),
                            .en = fmt::format("PDF files that pdftotext could not read: {}", unread)};
}

}  // namespace prongsai
