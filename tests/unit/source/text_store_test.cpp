#include "source/text_store.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <system_error>
#include <thread>

#include <catch2/catch.hpp>

#include "base/sha256.hpp"
#include "source/kept.hpp"
#include "source/source_map.hpp"
#include "support/golden.hpp"

using namespace prongsai;

namespace {

auto store_in(const std::filesystem::path& folder) -> std::shared_ptr<TextStore> {
  return std::make_shared<TextStore>(std::vector<std::string>{folder.string()});
}

auto holds_nothing(const std::filesystem::path& folder) -> bool { return std::filesystem::directory_iterator(folder) == std::filesystem::directory_iterator(); }

// In a process of its own, which no file may grow beyond `most` bytes: true where `work` says so.
auto holds_within(rlim_t most, const std::function<bool()>& work) -> bool {
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = most, .rlim_max = most};
    bool good = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
    try {
      good = good && work();
    } catch (...) {
      good = false;
    }
    std::_Exit(good ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a store gives back what it took, and leaves no file") {
  const test::TemporaryFolder folder;
  const auto store = store_in(folder.path());
  REQUIRE(store->is_open());
  CHECK(holds_nothing(folder.path()));
  const std::array<std::string, 5> texts{"ลำปาง", "", std::string("a\0b", 3), std::string(300'000, 'x'), "จบ"};
  std::vector<TextPlace> places;
  for (const auto& text : texts) {
    const auto place = store->put(text);
    REQUIRE(place);
    places.push_back(*place);
  }
  for (std::size_t at = texts.size(); at-- > 0;) {
    CHECK(store->read(places[at]) == texts[at]);
  }
  CHECK(holds_nothing(folder.path()));
}

TEST_CASE("a store goes to the first folder that takes it") {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "file", "x");
  const TextStore store({(folder.path() / "none").string(), (folder.path() / "file").string(), "", folder.path().string()});
  CHECK(store.is_open());
}

TEST_CASE("without a folder everything stays in memory") {
  const test::TemporaryFolder folder;
  const auto store = store_in(folder.path() / "none");
  CHECK_FALSE(store->is_open());
  CHECK_FALSE(store->put("text"));
  Kept texts(Texts{"a", "b"});
  put_aside(store, texts);
  CHECK_FALSE(texts.is_aside());
  CHECK(texts.get() == Texts{"a", "b"});
  SourceMap sources;
  sources.set_store(store);
  const auto file = sources.add("a.yaml", "id: a\n");
  sources.put_aside(file);
  CHECK(sources.is_filled(file));
  CHECK(sources.read(file) == "id: a\n");
}

TEST_CASE("what a full disk does not take stays in memory") {
  const test::TemporaryFolder folder;
  const auto works = [&folder] {
    const auto store = store_in(folder.path());
    SourceMap sources;
    sources.set_store(store);
    std::vector<Kept<Texts>> all;
    bool good = true;
    for (int number = 0; number < 40; ++number) {
      all.emplace_back(Texts{std::to_string(number), std::string(static_cast<std::size_t>(number) * 7, 'x')});
      put_aside(store, all.back());
      sources.put_aside(sources.add("a.md", std::string(100, static_cast<char>('0' + number))));
    }
    for (int number = 0; number < 40; ++number) {
      const auto& texts = all[static_cast<std::size_t>(number)];
      good = good && texts.get() == Texts{std::to_string(number), std::string(static_cast<std::size_t>(number) * 7, 'x')};
      good = good && sources.read(FileId{static_cast<std::uint32_t>(number)}) == std::string(100, static_cast<char>('0' + number));
    }
    return good && all.front().is_aside() && !all.back().is_aside() && !store->put("later");
  };
  CHECK(holds_within(1000, works));
  CHECK(holds_within(1, [&folder] { return !store_in(folder.path())->put("text"); }));
}

TEST_CASE("a text that the disk lost or changed is an error, not another text") {
  const test::TemporaryFolder folder;
  const auto store = store_in(folder.path());
  const auto place = store->put("text of a file");
  REQUIRE(place);
  CHECK_THROWS_AS(store->read({.begin = place->begin, .size = place->size + 1, .crc = place->crc}), std::system_error);
  CHECK_THROWS_AS(store->read({.begin = place->begin + 1, .size = place->size - 1, .crc = place->crc}), std::system_error);
  CHECK_THROWS_AS(store->read({.begin = 1'000'000, .size = 1, .crc = 0}), std::system_error);
}

TEST_CASE("values read the same in memory and aside") {
  const test::TemporaryFolder folder;
  const auto store = store_in(folder.path());
  struct Place {
    std::string name;
    Span span;
  };
  const Texts texts{"<p>ก", "", std::string("\0\xFF", 2), std::string(70'000, 'x')};
  Kept first(texts);
  Kept second(std::string("ลำปาง"));
  Kept none(Texts{});
  Kept places(std::vector<Place>{{.name = "a", .span = {.file = FileId{0}, .begin = 1, .end = 2}}, {.name = "b", .span = {.file = FileId{70'000}, .begin = 3, .end = 4}}});
  const auto held = first;
  // The second time there is nothing left to put aside.
  put_aside(store, first, second, none, places);
  put_aside(store, first, second, none, places);
  CHECK((first.is_aside() && second.is_aside() && none.is_aside() && places.is_aside() && !held.is_aside()));
  const auto copy = first;
  CHECK(copy.get() == texts);
  CHECK(second.get() == "ลำปาง");
  CHECK(none.get().empty());
  const auto found = places.get();
  REQUIRE(found.size() == 2);
  CHECK((found[0].name == "a" && found[0].span.file == FileId{0} && found[0].span.end == 2));
  CHECK((found[1].name == "b" && found[1].span.file == FileId{70'000} && found[1].span.begin == 3));
  Encoder from_aside;
  from_aside.put(first);
  Encoder from_memory;
  from_memory.put(held);
  CHECK(from_aside.bytes() == from_memory.bytes());
  Decoder decoder(from_aside.bytes());
  const auto decoded = decoder.next<Kept<Texts>>();
  REQUIRE(decoded);
  CHECK(decoded->get() == texts);
}

TEST_CASE("texts outlive whoever made their store") {
  const test::TemporaryFolder folder;
  Kept text(std::string("ลำปาง"));
  put_aside(store_in(folder.path()), text);
  REQUIRE(text.is_aside());
  CHECK(text.get() == "ลำปาง");
}

TEST_CASE("many threads write and read at once") {
  const test::TemporaryFolder folder;
  const auto store = store_in(folder.path());
  std::array<bool, 4> good{};
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < good.size(); ++thread) {
      threads.emplace_back([&store, &good, thread] {
        bool all = true;
        for (std::size_t at = 0; at < 500; ++at) {
          const std::string text(at * 3 % 200 + thread, static_cast<char>('a' + thread));
          const auto place = store->put(text);
          all = all && place && store->read(*place) == text;
        }
        good[thread] = all;
      });
    }
  }
  CHECK((good == std::array<bool, 4>{true, true, true, true}));
}

TEST_CASE("a source text that was put aside reads as before") {
  const test::TemporaryFolder folder;
  SourceMap sources;
  const std::string text = "name: ลำปาง\nkind: x\n";
  const auto file = sources.add("a.yaml", text);
  const auto empty = sources.add("b.yaml");
  // Without a store it stays.
  sources.put_aside(file);
  CHECK(sources.is_filled(file));
  sources.set_store(store_in(folder.path()));
  sources.put_aside(file);
  sources.put_aside(empty);
  CHECK_FALSE(sources.is_filled(file));
  CHECK(sources.has_text(file));
  CHECK_FALSE(sources.has_text(empty));
  CHECK(sources.sha256(file) == sha256_hex(text));
  CHECK(sources.read(file) == text);
  CHECK_FALSE(sources.is_filled(file));
  CHECK(sources.line(file, 2) == "kind: x");
  CHECK((sources.position(file, 13) == Position{1, 10}));
  CHECK(sources.text({.file = file, .begin = 0, .end = 4}) == "name");
  CHECK(sources.is_filled(file));
  // Again, as after a message was printed.
  sources.put_aside(file);
  CHECK_FALSE(sources.is_filled(file));
  CHECK(sources.file(file).text == text);
}

TEST_CASE("a file that changes after it was read is shown as it was read") {
  const test::TemporaryFolder folder;
  std::string disk = "old";
  SourceMap sources;
  sources.set_reader([&disk](const std::string& /*path*/) { return disk; });
  sources.set_store(store_in(folder.path()));
  const auto read = sources.add("read.md");
  const auto unread = sources.add("unread.md");
  sources.fill(read, "old");
  sources.put_aside(read);
  sources.put_off(unread, sha256_hex("old"));
  disk = "new";
  CHECK(sources.read(read) == "old");
  CHECK(sources.line(read, 1) == "old");
  // Of the other nothing but its hash is known.
  CHECK_THROWS_AS(sources.read(unread), std::system_error);
  CHECK_THROWS_AS(sources.file(unread), std::system_error);
  disk = "old";
  CHECK(sources.read(unread) == "old");
  CHECK_FALSE(sources.is_filled(unread));
}
