#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "model/prose.hpp"
#include "source/span.hpp"

namespace prongsai {

// Body of the child process: answers requests until the other side closes the socket. Limits itself first: 512 MiB of memory, 5 seconds of processor
// time for each document, no files, no core dump. Both descriptors must be sockets, and may be the same. Returns the exit code.
[[nodiscard]] auto run_markdown_worker(int in_fd, int out_fd) -> int;

// Renders Markdown in child processes, so that no document can take the program down with it: the library ends its process where memory runs out.
// A document on which a fresh child dies, or takes longer than its limits, becomes one diagnostic on that file.
// Thread rule: each worker index is used by one thread at a time; different indices by different threads at once.
class MarkdownPool {
 public:
  // `command` starts a process that calls run_markdown_worker(0, 1): its standard input and output are the socket. Children are
  // started when first needed.
  explicit MarkdownPool(std::vector<std::string> command, unsigned workers);
  MarkdownPool(const MarkdownPool&) = delete;
  auto operator=(const MarkdownPool&) -> MarkdownPool& = delete;
  // Ends and reaps all children.
  ~MarkdownPool();

  // The same result as parse_markdown. Throws std::system_error where no child can be started.
  [[nodiscard]] auto render(unsigned worker, FileId file, std::string_view text, std::uint32_t body_offset, Diagnostics& out) -> Prose;

 private:
  class Child;
  std::vector<std::string> command_;
  std::vector<std::unique_ptr<Child>> children_;
};

}  // namespace prongsai
