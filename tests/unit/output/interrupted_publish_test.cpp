#include <fcntl.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "unit/output/site_fixture.hpp"

using namespace prongsai;
using namespace prongsai::test;
namespace fs = std::filesystem;

namespace {

const Files old_site{
    {"index.html", "old home"}, {"same.html", "same"}, {"gone/deep/x.html", "gone"}, {"file-then-folder", "f"}, {"folder/then", "g"}};
const Files new_site{{"index.html", "new home!"}, {"same.html", "same"}, {"fresh/y.html", "fresh"}, {"file-then-folder/x", "h"}, {"folder", "i"}};
const Files later_site{{"index.html", "later"}, {"same.html", "same"}};

// Hundreds of publications: a disk would spend its time on making each manifest durable.
const bool in_memory = fs::is_directory("/dev/shm");

void publish_new(const fs::path& site) {
  SiteWriter writer(site.string(), 1);
  write_file(writer.stage_path(OutputPath("packs/p.zip")), "pack");
  writer.publish(tree_of(new_site));
}

// Whether a stopped process is about to make a system call that may change the disk.
auto may_change_the_disk(pid_t child) -> bool {
  __ptrace_syscall_info info{};
  if (::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) <= 0) {
    FAIL("the traced process tells nothing");
  }
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY) {
    return false;
  }
  if (info.entry.nr == SYS_openat) {
    return (info.entry.args[2] & O_CREAT) != 0;
  }
  constexpr std::uint64_t harmless[] = {SYS_read, SYS_close,  SYS_fstat, SYS_newfstatat, SYS_lseek,     SYS_fcntl,
                                        SYS_mmap, SYS_munmap, SYS_brk,   SYS_futex,      SYS_getdents64};
  return std::ranges::find(harmless, info.entry.nr) == std::end(harmless);
}

// Runs `work` in another process, which is killed before its n-th call that may change the disk. False where it ended before that.
template <class Work>
auto killed_at(int n, Work work) -> bool {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0 || ::raise(SIGSTOP) != 0) {
      ::_exit(9);
    }
    work();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD) == 0);
  ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
  for (int calls = 0; ::waitpid(child, &status, 0) == child && WIFSTOPPED(status);) {
    calls += may_change_the_disk(child) ? 1 : 0;
    if (calls == n) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return true;
    }
    ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
  }
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  return false;
}

// A reader in that moment sees whole files, old or new.
void check_whole(const Files& found) {
  for (const auto& [path, bytes] : found) {
    INFO(path);
    if (path == "note.txt" || path == ".prongsai-manifest" || path.ends_with('/')) {
      continue;
    }
    const auto before = old_site.find(path);
    const auto after = new_site.find(path);
    const bool is_old = before != old_site.end() && before->second == bytes;
    const bool is_new = after != new_site.end() && after->second == bytes;
    const bool is_pack = path == "packs/p.zip" && bytes == "pack";
    CHECK((is_old || is_new || is_pack));
  }
}

}  // namespace

TEST_CASE("a run killed at any system call leaves a site that the next run puts right") {
  std::set<Files> states;
  for (int n = 1;; ++n) {
    INFO("killed before call " << n);
    const TemporaryFolder folder(in_memory);
    publish(folder.path(), old_site);
    write_file(folder.path() / "note.txt", "not ours");
    const bool killed = killed_at(n, [&folder] { publish_new(folder.path()); });
    const auto found = snapshot(folder.path());
    check_whole(found);
    states.insert(found);
    publish(folder.path(), n % 2 == 0 ? later_site : old_site);
    auto expected = published(n % 2 == 0 ? later_site : old_site);
    expected["note.txt"] = "not ours";
    CHECK(snapshot(folder.path()) == expected);
    if (!killed) {
      break;
    }
  }
  // Old, old with staging, the union, and one after each removal, move and folder: fewer would mean that the run was never caught half-way.
  CHECK(states.size() >= 12);
}

TEST_CASE("a run that replaces the whole site, killed at any system call, leaves the old site or the new one, and nothing once the next run has ended") {
  auto whole_new = new_site;
  whole_new["packs/p.zip"] = "pack";
  const Publication next[] = {Publication::whole, Publication::in_place};
  std::set<Files> states;
  std::set<Files> around;
  for (int n = 1;; ++n) {
    INFO("killed before call " << n);
    const TemporaryFolder folder(in_memory);
    const auto site = folder.path() / "site";
    publish(site, old_site);
    write_file(folder.path() / "note.txt", "not ours");
    const bool killed = killed_at(n, [&site] {
      SiteWriter writer(site.string(), 1, Publication::whole);
      write_file(writer.stage_path(OutputPath("packs/p.zip")), "pack");
      writer.publish(tree_of(new_site));
    });
    auto found = snapshot(site);
    found.erase(".prongsai-staging/");
    CHECK((found == published(old_site) || found == published(whole_new)));
    states.insert(found);
    around.insert(snapshot(folder.path()));
    SiteWriter(site.string(), 1, next[n % 2]).publish(tree_of(later_site));
    CHECK(snapshot(site) == published(later_site));
    fs::remove_all(site);
    CHECK((snapshot(folder.path()) == Files{{"note.txt", "not ours"}}));
    if (!killed) {
      break;
    }
  }
  CHECK(states.size() == 2);
  // Caught while the new tree was filled and while the old one was taken apart.
  CHECK(around.size() >= 20);
}

TEST_CASE("a first run killed at any system call does not make its own files foreign") {
  for (int n = 1;; ++n) {
    INFO("killed before call " << n);
    const TemporaryFolder folder(in_memory);
    const auto site = folder.path() / "site";
    const bool killed = killed_at(n, [&site] { publish_new(site); });
    publish(site, later_site);
    CHECK(snapshot(site) == published(later_site));
    if (!killed) {
      break;
    }
  }
}

TEST_CASE("a left-over staging folder is cleared and nothing of it is published") {
  const TemporaryFolder folder;
  publish(folder.path(), old_site);
  write_file(folder.path() / ".prongsai-staging/files/packs/half.zip", "ha");
  write_file(folder.path() / ".prongsai-staging/pages/0", "ha");
  publish(folder.path(), old_site);
  CHECK(snapshot(folder.path()) == published(old_site));
}

TEST_CASE("a staging folder that is a link is replaced, and what it points to stays") {
  const TemporaryFolder folder;
  write_file(folder.path() / "elsewhere/x", "precious");
  fs::create_directory(folder.path() / "site");
  fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "site/.prongsai-staging");
  publish(folder.path() / "site", old_site);
  CHECK(snapshot(folder.path() / "site") == published(old_site));
  CHECK(read_file(folder.path() / "elsewhere/x") == "precious");
}

TEST_CASE("a listed file that never came to be is forgotten, and one that did is removed") {
  const TemporaryFolder folder;
  publish(folder.path(), {{"a", "1"}});
  write_file(folder.path() / ".prongsai-manifest", "a\nb/c\nd\n");
  write_file(folder.path() / "d", "half-published");
  CHECK((publish(folder.path(), {{"a", "1"}}) == PublishReport{.written = 0, .unchanged = 1, .removed = 1, .bytes = 0}));
  CHECK(snapshot(folder.path()) == published({{"a", "1"}}));
}
