#include <unistd.h>

#include <string_view>

#include "markdown/worker.hpp"

namespace {

// Lets this test program be its own Markdown child: started with this argument it answers requests and never reaches Catch's main.
[[gnu::constructor]] void serve_as_worker(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--markdown-worker") {
    ::_exit(prongsai::run_markdown_worker(0, 1));
  }
}

}  // namespace
