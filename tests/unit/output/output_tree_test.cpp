#include "output/output_tree.hpp"

#include <catch2/catch.hpp>

#include "base/assert.hpp"
#include "output/manifest.hpp"

using namespace prongsai;

TEST_CASE("paths of the site are relative, normal and never the writer's own") {
  for (const char* good : {"index.html", "a/b/c.html", ".nojekyll", ".well-known/security.txt", "data/ประกาศ.pdf", "a..b", "a/.prongsai-x", "a b"}) {
    INFO(good);
    CHECK(OutputPath(good).str() == good);
    CHECK(OutputPath::parse(good));
  }
  for (const char* bad : {"", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a/.", "a\\b", "a\nb", "a\x7f", "\xff", ".prongsai-manifest",
                          ".prongsai-staging/x"}) {
    INFO(bad);
    CHECK_THROWS_MATCHES(OutputPath(bad), Bug, Catch::Message("`" + std::string(bad) + "` is no path of a file in the site"));
    CHECK_FALSE(OutputPath::parse(bad));
  }
  CHECK_FALSE(OutputPath::parse(std::string_view("a\0b", 3)));
}

TEST_CASE("a path knows its folders, outermost first") {
  CHECK(OutputPath("a/b/c.html").folders() == std::vector<std::string>{"a", "a/b"});
  CHECK(OutputPath("index.html").folders().empty());
}

TEST_CASE("a tree is sorted, and a path has one file") {
  OutputTree tree;
  tree.add(OutputPath("b"), "2");
  tree.add(OutputPath("a/x"), "1");
  CHECK_THROWS_MATCHES(tree.add(OutputPath("b"), "3"), Bug, Catch::Message("two files of the site have the path `b`"));
  REQUIRE(tree.files().size() == 2);
  CHECK(tree.files().begin()->first.str() == "a/x");
  CHECK(tree.files().at(OutputPath("b")) == "2");
}

TEST_CASE("what lies below a folder is found among names that sort between") {
  const PathSet paths{OutputPath("a-b"), OutputPath("a/b"), OutputPath("a0"), OutputPath("b")};
  CHECK(has_below(paths, "a"));
  CHECK_FALSE(has_below(paths, "b"));
  CHECK_FALSE(has_below(paths, "a/b"));
}

TEST_CASE("a manifest is read back as it was written, or not at all") {
  const PathSet paths{OutputPath("a/b.html"), OutputPath("index.html"), OutputPath("ก.pdf")};
  CHECK(manifest_text(paths) == "a/b.html\nindex.html\nก.pdf\n");
  CHECK(parse_manifest(manifest_text(paths)) == paths);
  CHECK(parse_manifest("") == PathSet());
  for (const char* damaged : {"a", "b\na\n", "a\na\n", "../etc/passwd\n", "a\n\n", "/a\n", ".prongsai-manifest\n", "a\r\n"}) {
    INFO(damaged);
    CHECK_FALSE(parse_manifest(damaged));
  }
}
