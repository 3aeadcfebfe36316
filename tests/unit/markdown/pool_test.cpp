#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

#include "base/assert.hpp"
#include "base/parallel.hpp"
#include "markdown/markdown.hpp"
#include "markdown/wire.hpp"
#include "markdown/worker.hpp"
#include "pathological.hpp"
#include "prose_text.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

// This test program itself (worker_main.cpp).
const std::vector<std::string> self{"/proc/self/exe", "--markdown-worker"};

auto documents() -> std::vector<std::string> {
  std::vector<std::string> out{"", "ข้อความ", "---\ntitle: ก\n---\n## ขั้นตอน\n\n[ก](a.md) ![](b.png)\n\n<b>\n\n|a|\n|-|\n|b|\n", std::string(300 * 1024, 'a')};
  for (const auto& family : pathological_families()) {
    out.push_back(family.make(12 * 1024));
  }
  return out;
}

}  // namespace

TEST_CASE("a pool gives what the process itself gives") {
  const auto texts = documents();
  MarkdownPool pool(self, 2);
  const auto results = parallel_map(std::span<const std::string>(texts), 2, [&](const std::string& text, unsigned worker) {
    Diagnostics out;
    const auto offset = text.starts_with("---\n") ? static_cast<std::uint32_t>(text.find("---\n", 4) + 4) : 0U;
    const auto file = static_cast<FileId>(&text - texts.data());
    auto shown = dump(pool.render(worker, file, text, offset, out));
    for (const auto& line : lines_of(out, text)) {
      shown += line;
    }
    Diagnostics expected_out;
    auto expected = dump(parse_markdown(file, text, offset, expected_out));
    for (const auto& line : lines_of(expected_out, text)) {
      expected += line;
    }
    return shown == expected && out.sorted() == expected_out.sorted();
  });
  for (std::size_t i = 0; i < results.size(); ++i) {
    INFO(texts[i].substr(0, 60));
    CHECK(results[i]);
  }
}

TEST_CASE("a child that dies is one diagnostic and is replaced") {
  struct Case {
    std::vector<std::string> command;
    const char* en;
    const char* th;
  };
  const Case cases[] = {
      {{"/bin/false"}, "the renderer stopped", "ตัวแปลงข้อความหยุดทำงาน"},
      {{"/bin/sh", "-c", "kill -9 $$"}, "the renderer stopped", "ตัวแปลงข้อความหยุดทำงาน"},
      {{"/bin/sh", "-c", "head -c 1; kill -s ABRT $$"}, "it needs too much memory", "ใช้หน่วยความจำเกินกำหนด"},
      {{"/bin/sh", "-c", "kill -s XCPU $$"}, "it takes too long", "ใช้เวลาเกินกำหนด"},
      {{"/bin/echo", "not a reply"}, "the renderer stopped", "ตัวแปลงข้อความหยุดทำงาน"},
      // An announced length that is too long, and a reply that is none.
      {{"/bin/sh", "-c", "printf '\\377\\377\\377\\377'"}, "the renderer stopped", "ตัวแปลงข้อความหยุดทำงาน"},
      {{"/bin/sh", "-c", "printf '\\004\\000\\000\\000abcd'"}, "the renderer stopped", "ตัวแปลงข้อความหยุดทำงาน"},
  };
  for (const auto& one : cases) {
    INFO(one.command.back());
    MarkdownPool pool(one.command, 1);
    for (int document = 0; document < 2; ++document) {
      Diagnostics out;
      const auto prose = pool.render(0, FileId{3}, "---\n---\nก", 8, out);
      CHECK(prose.sections.empty());
      const auto list = out.sorted();
      REQUIRE(list.size() == 1);
      CHECK(list[0].span == Span{FileId{3}, 8, 8});
      CHECK(list[0].message(Language::en) == std::string("the text could not be turned into a page: ") + one.en);
      CHECK(list[0].message(Language::th) == std::string("แปลงข้อความเป็นหน้าเว็บไม่สำเร็จ: ") + one.th);
    }
  }
}

TEST_CASE("a child that died between two documents is replaced without a word") {
  // The child tells its process id over a pipe before it begins to serve. The shell knows descriptors of one digit only.
  int ends[2] = {-1, -1};
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::dup2(ends[1], 9) == 9);
  MarkdownPool pool({"/bin/sh", "-c", "echo $$ >&9; exec /proc/" + std::to_string(::getpid()) + "/exe --markdown-worker"}, 1);
  for (int document = 0; document < 2; ++document) {
    Diagnostics out;
    CHECK(html_of(pool.render(0, FileId{}, "ก", 0, out)) == "<p>ก</p>\n");
    CHECK(out.empty());
    std::array<char, 32> text{};
    REQUIRE(::read(ends[0], text.data(), text.size() - 1) > 0);
    const auto child = static_cast<pid_t>(std::strtol(text.data(), nullptr, 10));
    REQUIRE(child > 1);
    REQUIRE(::kill(child, SIGKILL) == 0);
    siginfo_t ended{};
    REQUIRE(::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) == 0);
  }
  for (const int one : {ends[0], ends[1], 9}) {
    ::close(one);
  }
}

TEST_CASE("no child is left behind") {
  {
    MarkdownPool pool(self, 3);
    Diagnostics out;
    (void)pool.render(0, FileId{}, "ก", 0, out);
    (void)pool.render(2, FileId{}, "ก", 0, out);
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

TEST_CASE("a command that cannot be started is a failure of the environment") {
  MarkdownPool pool({"/nonexistent/program"}, 1);
  Diagnostics out;
  CHECK_THROWS_AS(pool.render(0, FileId{}, "ก", 0, out), std::system_error);
}

TEST_CASE("replies are read with mistrust") {
  Diagnostics out;
  const auto prose = parse_markdown(FileId{}, "## ก\n\n[ข](c.md) <b>\n\n# ง", 0, out);
  const auto bytes = encode(prose, out);
  const auto reply = decode_reply(bytes, FileId{});
  REQUIRE(reply);
  CHECK(dump(reply->prose) == dump(prose));
  CHECK(reply->diagnostics.sorted() == out.sorted());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(decode_reply(std::string_view(bytes).substr(0, size), FileId{}));
  }
  CHECK_FALSE(decode_reply(bytes + "x", FileId{}));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    auto changed = bytes;
    changed[at] = static_cast<char>(~changed[at]);
    try {
      (void)decode_reply(changed, FileId{});
    } catch (const Bug&) {
      FAIL("byte " << at << " of a reply can end the program");
    }
  }
}
