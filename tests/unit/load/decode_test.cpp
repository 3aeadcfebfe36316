#include "load/decode.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "load/yaml_reader.hpp"

using namespace prongsai;

namespace {

// Asks for `title`, `kind` and `date`, needed, and for one of `file` and `url`; with `finish` or without.
auto told(const std::string& text, bool finish = true) -> std::vector<std::string> {
  Diagnostics out;
  const auto root = read_yaml(FileId{0}, text, 0, static_cast<std::uint32_t>(text.size()), out);
  REQUIRE(root);
  {
    auto reader = as_mapping(&*root, out);
    REQUIRE(reader);
    for (const auto* key : {"title", "kind", "date"}) {
      (void)reader->need(key);
    }
    (void)reader->find("file");
    (void)reader->find("url");
    reader->need_one_of("file", "url", reader->span());
    if (finish) {
      reader->finish();
    }
  }
  std::vector<std::string> lines;
  for (const auto& one : out.sorted()) {
    lines.push_back(std::string(entry_of(one.code).id) + " " + one.message(Language::en));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a misspelt key that is needed is told once") {
  CHECK(told("{title: a, kind: b, date: c, file: d}").empty());
  CHECK(told("{titel: a, kind: b, date: c, file: d}") == Lines{"E201 unknown key `titel`"});
  CHECK(told("{titel: a, kidn: b, dat: c, fiel: d}") ==
        Lines{"E201 unknown key `titel`", "E201 unknown key `kidn`", "E201 unknown key `dat`", "E201 unknown key `fiel`"});
}

TEST_CASE("a missing key is told beside unknown keys that are not near to it") {
  CHECK(told("{colour: a, kind: b, date: c, file: d}") == Lines{"E202 the key `title` is missing", "E201 unknown key `colour`"});
  // One unknown key stands for one key: the nearest, and of two that are as near the first.
  CHECK(told("{title: a, kind: b, datte: c, urll: d}") == Lines{"E201 unknown key `datte`", "E201 unknown key `urll`"});
  CHECK(told("{title: a, kind: b, kinds: c, file: d}") == Lines{"E202 the key `date` is missing", "E201 unknown key `kinds`"});
}

TEST_CASE("a missing key is told where the reader is not finished") {
  CHECK(told("{titel: a, kind: b, date: c, file: d}", false) == Lines{"E202 the key `title` is missing"});
}

TEST_CASE("one of two keys, not none and not both; a key without a value is told once") {
  CHECK(told("{title: a, kind: b, date: c}") == Lines{"E215 exactly one of `file`, `url` must be written"});
  CHECK(told("{title: a, kind: b, date: c, file: d, url: e}") == Lines{"E215 exactly one of `file`, `url` must be written"});
  CHECK(told("{title: a, kind: b, date: c, file: }").size() == 1);
}
