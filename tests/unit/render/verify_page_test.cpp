#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pack/fault.hpp"
#include "render/packs_list.hpp"
#include "render/render_pages.hpp"
#include "render/script.hpp"
#include "render/template_error.hpp"
#include "render/verify_words.hpp"
#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

auto joined(const std::map<std::string, std::string>& files) -> std::string {
  TemplateFiles all;
  for (const auto& [name, text] : files) {
    all.emplace("assets/s/" + name, text);
  }
  try {
    return joined_script(all, "s");
  } catch (const TemplateError& error) {
    return error.what();
  }
}

auto wrapped(const std::string& text) -> std::string { return "'use strict';\n(() => {\n" + text + "})();\n"; }

auto has_text(const std::string& html, const std::string& text) -> bool { return html.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the files of a script become one, each once and after those that it needs") {
  CHECK(joined({{"main.js", "// A comment.\nimport { b } from './b.js';\nimport { c } from './c.js';\n\nif (b) {\n  c('// no comment');\n}\n"},
                {"b.js", "import { c } from './c.js';\nexport const b = c;\n"},
                {"c.js", "export function c() {\n  return 1; // stays\n}\n"},
                {"unused.js", "nobody\n"}}) ==
        wrapped("function c() {\nreturn 1; // stays\n}\nconst b = c;\nif (b) {\nc('// no comment');\n}\n"));
  CHECK(joined({{"main.js", "last line without an end"}}) == wrapped("last line without an end\n"));
  CHECK(joined({{"main.js", ""}}) == wrapped(""));
}

TEST_CASE("a script whose files do not fit is refused") {
  CHECK(joined({{"main.js", "import { b } from './b.js';\n"}}) == "assets/s/b.js is missing");
  CHECK(joined({}) == "assets/s/main.js is missing");
  CHECK(joined({{"main.js", "import { b } from './b.js';\n"}, {"b.js", "import { m } from './main.js';\n"}}) ==
        "assets/s/main.js: files of a script name one another in a circle");
  const std::string shape = "assets/s/: an import must name a file beside it, `import { a } from './b.js';`";
  CHECK(joined({{"main.js", "import 'elsewhere';\n"}}) == shape);
  CHECK(joined({{"main.js", "import { a } from 'https://example.com/a.js';\n"}}) == shape);
  CHECK(joined({{"main.js", "import { a } from './b.js\n"}}) == shape);
  CHECK(script_names({{"assets/style.css", ""}, {"assets/main.js", ""}, {"assets/a/main.js", ""}, {"assets/b/other.js", ""}}) ==
        std::vector<std::string>{"a"});
}

TEST_CASE("the script speaks with the words of the command, every fault in both languages") {
  const auto strings = Strings::embedded();
  for (const auto language : languages) {
    const auto words = nlohmann::json::parse(verify_words(strings, language));
    std::size_t faults = 0;
    for (int number = 1; number <= 255; ++number) {
      const auto fault = static_cast<PackFault>(number);
      if (number > static_cast<int>(words["faults"].size())) {
        break;
      }
      CAPTURE(name_of(fault));
      ++faults;
      // Faults of other makers' bags come last.
      REQUIRE(words["faults"].contains(std::string(name_of(fault))));
      const auto& entry = words["faults"][std::string(name_of(fault))];
      CHECK(entry[0] == (severity_of(fault) == FaultSeverity::error ? "error" : "warning"));
      CHECK(entry[1] == words_of({.fault = fault, .path = {}, .detail = "{0}"}).in(language));
    }
    CHECK(faults > 50);
    CHECK(words["words"]["good"] == strings.get("verify.say.good", language));
  }
}

TEST_CASE("every pack of the site is in one list, by name") {
  const Fixture fixture;
  auto site = fixture.plan();
  site.packs = {};
  CHECK(packs_list(site) == "{\"packs\": [\n]}\n");
  site.packs.add({.subject = {}, .path = "packs/b.zip", .name = "b.zip", .size = 7, .sha256 = "22", .bag_root = {}});
  site.packs.add({.subject = {}, .path = "packs/a.zip", .name = "a.zip", .size = 5, .sha256 = "11", .bag_root = {}});
  CHECK(packs_list(site) ==
        "{\"packs\": [\n{\"file\":\"a.zip\",\"size\":5,\"sha256\":\"11\"},\n{\"file\":\"b.zip\",\"size\":7,\"sha256\":\"22\"}\n]}\n");
}

TEST_CASE("only the pages that check packs, that search and that compare chosen units allow a script") {
  const Fixture fixture;
  const auto templates = TemplateSet::embedded();
  int scripts = 0;
  for (const auto& page : render_pages(fixture.plan(), templates, 1)) {
    CAPTURE(page.path);
    const auto is_page = [&page](const std::string& path) { return page.path == path || page.path == "en/" + path; };
    const bool has_script = is_page("verify/index.html") || is_page("search/index.html") || is_page("compare/index.html");
    CHECK(has_text(page.bytes, ".js\"") == has_script);
    CHECK(has_text(page.bytes, has_script ? "script-src 'self'" : "script-src 'none'"));
    CHECK_FALSE(has_text(page.bytes, "unsafe"));
    scripts += has_script ? 1 : 0;
  }
  CHECK(scripts == 6);
}

TEST_CASE("the page that checks packs tells the other ways where the portal does not") {
  static const auto templates = TemplateSet::embedded();
  Fixture fixture;
  const auto verify_page = [&fixture] {
    for (const auto& page : render_pages(fixture.plan(), templates, 1)) {
      if (page.path == "en/verify/index.html") {
        return page.bytes;
      }
    }
    return std::string();
  };
  CHECK(has_text(verify_page(), "<div class=\"prose\" lang=\"th\">"));
  CHECK_FALSE(has_text(verify_page(), "prongsai verify PACK.zip"));
  fixture.corpus.pages.pop_back();
  CHECK(has_text(verify_page(), "prongsai verify PACK.zip"));
  CHECK(has_text(verify_page(), "<h1>Verify an evidence pack</h1>"));
}
