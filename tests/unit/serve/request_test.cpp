#include "serve/request.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace prongsai;

TEST_CASE("only names of this machine are its host") {
  for (const auto* host : {"localhost", "localhost:8000", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:8000"}) {
    CHECK(is_own_host(host));
  }
  for (const auto* host : {"", ":", ":8000", "localhost.", "localhost:", "localhost:x", "localhost:123456", "localhost:80:80", "localhost.evil.example", "evil.example",
                           "evil.example:8000", "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0", "::1", "[::1", "[::1]x", "[::1].evil.example", "[::2]", "localhost@evil.example",
                           " localhost", "localhost/", "2130706433", "127.1", "[::ffff:127.0.0.1]"}) {
    INFO(host);
    CHECK_FALSE(is_own_host(host));
  }
}

TEST_CASE("a target names a file below the site") {
  const std::vector<std::pair<std::string, std::string>> fine{
      {"/", ""},
      {"/?q=1", ""},
      {"/units/a/", "units/a/"},
      {"/units/a", "units/a"},
      {"/a.html?x=/../y#z", "a.html"},
      {"/%E0%B8%81.pdf", "ก.pdf"},
      {"/a%20b+c", "a b+c"},
      {"/_headers", "_headers"},
      {"/a..b/c.", "a..b/c."},
      {"/%41", "A"},
      // Decoded once, and no more.
      {"/%252e%252e/", "%2e%2e/"},
  };
  for (const auto& [target, path] : fine) {
    INFO(target);
    CHECK(path_of_target(target) == path);
  }
}

TEST_CASE("a target that could lead elsewhere names nothing") {
  for (const auto* target : {"", "a", "http://127.0.0.1/", "*", "//", "//evil.example/", "/a//b", "/.", "/..", "/../", "/a/../b", "/a/..", "/%2e%2e/etc/passwd", "/a/%2E./b",
                             "/.prongsai-manifest", "/%2eprongsai-manifest", "/a/.hidden", "/a/./b", "/a%2fb", "/a%2Fb", "/a\\b", "/a%5cb", "/%00", "/a%00.html", "/%", "/%4",
                             "/%zz", "/a%0ab", "/a%7f", "/..%2f..", "/..\\"}) {
    INFO(target);
    CHECK_FALSE(path_of_target(target).has_value());
  }
  CHECK_FALSE(path_of_target(std::string("/a\0b", 4)).has_value());
}

TEST_CASE("no spelling of a target leads elsewhere") {
  const std::string letters = "/.%2eE5cC\\aF";
  std::size_t read = 0;
  // Every word of up to five of them.
  for (std::size_t length = 0; length <= 5; ++length) {
    std::size_t words = 1;
    for (std::size_t at = 0; at < length; ++at) {
      words *= letters.size();
    }
    for (std::size_t word = 0; word < words; ++word) {
      std::string target = "/";
      for (auto rest = word; target.size() <= length; rest /= letters.size()) {
        target += letters[rest % letters.size()];
      }
      const auto path = path_of_target(target);
      if (!path) {
        continue;
      }
      ++read;
      const auto parts = "/" + *path;
      if (parts.find("/.") != std::string::npos || parts.find("//") != std::string::npos || path->find('\\') != std::string::npos || path->starts_with('/')) {
        FAIL(target << " leads to " << *path);
      }
    }
  }
  CHECK(read > 1000);
}

TEST_CASE("one range of bytes is read; what else is said is left aside") {
  using Kind = RangeChoice::Kind;
  struct Case {
    const char* header;
    std::uint64_t size;
    Kind kind;
    ByteRange part;
  };
  const std::vector<Case> cases{
      {"", 10, Kind::whole, {}},
      {"bytes=0-0", 10, Kind::part, {0, 1}},
      {"Bytes=2-4", 10, Kind::part, {2, 3}},
      {"bytes=2-", 10, Kind::part, {2, 8}},
      {"bytes=-3", 10, Kind::part, {7, 3}},
      {"bytes=-30", 10, Kind::part, {0, 10}},
      {"bytes=5-999999999999", 10, Kind::part, {5, 5}},
      {"bytes=9-9", 10, Kind::part, {9, 1}},
      {"bytes=10-", 10, Kind::impossible, {}},
      {"bytes=10-12", 10, Kind::impossible, {}},
      {"bytes=-0", 10, Kind::impossible, {}},
      {"bytes=0-", 0, Kind::impossible, {}},
      {"bytes=-5", 0, Kind::impossible, {}},
      {"bytes=4-2", 10, Kind::whole, {}},
      {"bytes=-", 10, Kind::whole, {}},
      {"bytes=0-1,3-4", 10, Kind::whole, {}},
      {"bytes=+1-2", 10, Kind::whole, {}},
      {"bytes=a-b", 10, Kind::whole, {}},
      {"bytes=99999999999999999999-", 10, Kind::whole, {}},
      {"bytes=1-18446744073709551615", 10, Kind::part, {1, 9}},
      {"lines=0-1", 10, Kind::whole, {}},
  };
  for (const auto& one : cases) {
    INFO(one.header << " of " << one.size);
    const auto read = read_range(one.header, one.size);
    CHECK(read.kind == one.kind);
    CHECK(read.part == one.part);
  }
}
