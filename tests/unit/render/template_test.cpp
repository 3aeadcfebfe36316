#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "render/template_error.hpp"
#include "render/template_set.hpp"
#include "source/file_reader.hpp"

using namespace prongsai;

namespace {

struct ItemOfTest {
  static constexpr std::string_view view_name = "item_of_test";
  std::string name;
  Href url;
  static void fields(auto& field) {
    field("name", &ItemOfTest::name);
    field("url", &ItemOfTest::url);
  }
};

struct ViewOfTest {
  static constexpr std::string_view view_name = "view_of_test";
  std::string title;
  Words words;
  Html html;
  Href url;
  bool flag = false;
  std::optional<ItemOfTest> maybe;
  std::vector<ItemOfTest> items;
  static void fields(auto& field) {
    field("title", &ViewOfTest::title);
    field("words", &ViewOfTest::words);
    field("html", &ViewOfTest::html);
    field("url", &ViewOfTest::url);
    field("flag", &ViewOfTest::flag);
    field("maybe", &ViewOfTest::maybe);
    field("items", &ViewOfTest::items);
  }
};

auto strings_of_test() -> Strings { return Strings::parse(R"({"a.key": {"th": "คำ <b>", "en": "word"}})"); }

auto lines_of(const TemplateProblems& problems) -> std::vector<std::string> {
  std::vector<std::string> lines;
  std::ranges::transform(problems, std::back_inserter(lines), &TemplateProblem::line_of_text);
  return lines;
}

auto problems_of(const std::string& text) -> std::vector<std::string> {
  const TemplateFiles files{{"layout.html", text}, {"partials/p.html", "{{name}}"}, {"partials/self.html", "{{>partials/self.html}}"}};
  TemplateProblems problems;
  TemplateUse use;
  const auto pieces = template_pieces(files, "layout.html", "layout.html", problems);
  check_template(pieces, schema_of<ViewOfTest>(), strings_of_test(), use, problems);
  return lines_of(problems);
}

auto rendered(const std::string& text, const ViewOfTest& view, Language language = Language::th) -> std::string {
  TemplateProblems problems;
  const auto pieces = template_pieces({{"layout.html", text}, {"partials/p.html", "{{name}}"}}, "layout.html", "pages/start.html", problems);
  TemplateEngine engine;
  engine.add("t", compiled_template(pieces, schema_of<ViewOfTest>(), strings_of_test(), language));
  engine.freeze();
  return engine.expand("t", [&view](Dictionary values) { fill_view(values, view); });
}

void collect_fields(const ViewSchema& view, std::set<std::string>& fields) {
  for (const auto& field : view.fields) {
    const bool known = !fields.insert(view.name + "." + field.name).second;
    if (field.view != nullptr && (!known || view.name == "page")) {
      collect_fields(*field.view, fields);
    }
  }
}

auto text_of(const std::filesystem::path& file) -> std::string {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

auto sources_of_render() -> std::string {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(PRONGSAI_SOURCE_DIR) + "/generator/render")) {
    all += text_of(entry.path());
  }
  return all;
}

}  // namespace

TEST_CASE("the templates keep the contract") {
  TemplateUse use;
  CHECK(lines_of(template_problems(embedded_template_files(), use)) == std::vector<std::string>());
}

TEST_CASE("every field of every view is used by a template") {
  TemplateUse use;
  (void)template_problems(embedded_template_files(), use);
  std::set<std::string> fields;
  for (const auto& page : page_contracts()) {
    collect_fields(*page.view, fields);
  }
  std::vector<std::string> unused;
  std::ranges::set_difference(fields, use.fields, std::back_inserter(unused));
  CHECK(unused == std::vector<std::string>());
}

TEST_CASE("every template file and every word is used") {
  const auto files = embedded_template_files();
  std::string all;
  for (const auto& [path, text] : files) {
    all += text;
  }
  for (const auto& [path, text] : files) {
    CAPTURE(path);
    CHECK((!path.starts_with("partials/") || all.find("{{>" + path + "}}") != std::string::npos));
  }
  TemplateUse use;
  (void)template_problems(files, use);
  const auto code = sources_of_render();
  const auto strings = Strings::embedded();
  for (const auto& [key, words] : strings.all()) {
    CAPTURE(key);
    const auto base = key.ends_with(".one") ? key.substr(0, key.size() - 4) : key;
    CHECK((use.keys.contains(base) || code.find("\"" + base + "\"") != std::string::npos));
    CHECK_FALSE(words.th.empty());
    CHECK_FALSE(words.en.empty());
  }
}

TEST_CASE("each template that breaks the contract is told of, with file and line") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases{
      {"<p>\n{{titel}}</p>", {"layout.html:2: view `view_of_test` has no field `titel`"}},
      {"{{#items}}{{title}}{{/items}}", {"layout.html:1: view `item_of_test` has no field `title`"}},
      {"{{#flag}}{{title}}{{/flag}}{{#no_flag}}{{title}}{{/no_flag}}", {}},
      {"{{#any_items}}<ul>{{#items}}<li>{{name}}</li>{{/items}}</ul>{{/any_items}}{{#no_maybe}}{{title}}{{/no_maybe}}", {}},
      {"{{#any_flag}}{{/any_flag}}", {"layout.html:1: view `view_of_test` has no field `any_flag`"}},
      {"{{#no_title}}{{/no_title}}", {"layout.html:1: view `view_of_test` has no field `no_title`"}},
      {"{{#title}}{{/title}}", {"layout.html:1: `title` is a text, not a section"}},
      {"{{items}}", {"layout.html:1: `items` is a section, not a text"}},
      {"{{>partials/q.html}}", {"layout.html:1: there is no partial `partials/q.html`"}},
      {"{{>partials/p.html}}", {"partials/p.html:1: view `view_of_test` has no field `name`"}},
      {"{{>partials/self.html}}", {"partials/self.html:1: partials name one another in a circle"}},
      {"{{html}}", {"layout.html:1: `html` is HTML and needs `:none`"}},
      {"{{words}}", {"layout.html:1: `words` is HTML and needs `:none`"}},
      {"{{title:none}}", {"layout.html:1: `title` is text and must not be printed with `:none`"}},
      {"{{title:h}}", {"layout.html:1: the only modifier is `:none`"}},
      {"<a title=\"{{words:none}}\">", {"layout.html:1: `words` is HTML and may stand only between tags"}},
      {"<title>{{html:none}}</title>", {"layout.html:1: `html` is HTML and may stand only between tags"}},
      {"<a href=\"{{title}}\">", {"layout.html:1: `title` is text; an address must be an Href"}},
      {"<a href=\"#{{title}}\">", {}},
      {"{{url}}", {"layout.html:1: `url` is an address and may only be the whole of a quoted href or src"}},
      {"<a title=\"{{url}}\">", {"layout.html:1: `url` is an address and may only be the whole of a quoted href or src"}},
      {"<a href=\"x{{url}}\">", {"layout.html:1: `url` is an address and may only be the whole of a quoted href or src"}},
      {"<img src=\"{{url}}\">", {}},
      {"<script>{{title}}</script>", {"layout.html:1: `title` stands in <script>"}},
      {"<style>{{title}}</style>", {"layout.html:1: `title` stands in <style>"}},
      {"<!-- {{title}} -->", {"layout.html:1: `title` stands in a comment"}},
      {"<a class={{title}}>", {"layout.html:1: `title` stands in an attribute without double quotes"}},
      {"<a class='{{title}}'>", {"layout.html:1: `title` stands in an attribute without double quotes"}},
      {"<a {{title}}>", {"layout.html:1: `title` stands in a tag"}},
      {"<a {{#flag}}class=\"x\"{{/flag}}>", {}},
      {"<a class=\"{{#flag}}x{{/flag}}\">", {"layout.html:1: a section may not begin in a quoted attribute"}},
      {"{{#flag}}", {"layout.html: section `flag` is not closed"}},
      {"{{#flag}}{{#maybe}}{{/flag}}{{/maybe}}",
       {"layout.html:1: `flag` is closed but `maybe` is open", "layout.html: section `flag` is not closed"}},
      {"{{/flag}}", {"layout.html:1: `flag` is closed but not open"}},
      {"{{title", {"layout.html:1: a tag is not closed"}},
      {"[[a.key]]<p title=\"[[a.key]]\">{{! a comment with {braces} }}", {}},
      {"[[b.key]]", {"layout.html:1: strings.json has no `b.key`"}},
      {"<!--[[a.key]]-->", {"layout.html:1: `[[a.key]]` stands neither between tags nor in a quoted attribute"}},
  };
  for (const auto& [text, problems] : cases) {
    CAPTURE(text);
    CHECK(problems_of(text) == problems);
  }
}

TEST_CASE("a templates folder that breaks the contract is refused with every problem") {
  auto files = embedded_template_files();
  files["pages/not_found.html"] = "<h1>{{missing}}</h1>\n[[no.key]]";
  try {
    (void)TemplateSet::from_files(files);
    FAIL("no problem was found");
  } catch (const TemplateError& error) {
    CHECK(std::string(error.what()) ==
          "pages/not_found.html:1: view `not_found` has no field `missing`\npages/not_found.html:2: strings.json has no `no.key`");
  }
  files.erase("strings.json");
  CHECK_THROWS_WITH(TemplateSet::from_files(files), "strings.json is missing");
}

TEST_CASE("the words must be there in both languages") {
  CHECK_THROWS_WITH(Strings::parse("[]"), "strings.json is not a JSON object");
  CHECK_THROWS_WITH(Strings::parse(R"({"a": {"th": "ก"}})"), "strings.json: `a` needs a text in th and in en");
  CHECK_THROWS_WITH(Strings::parse(R"({"a": "ก"})"), "strings.json: `a` needs a text in th and in en");
}

TEST_CASE("the folder on the disk gives what is built in") {
  const auto built_in = TemplateSet::embedded();
  const auto read = TemplateSet::from_folder(std::string(PRONGSAI_SOURCE_DIR) + "/templates");
  REQUIRE(built_in.assets().size() == read.assets().size());
  for (std::size_t at = 0; at < read.assets().size(); ++at) {
    CHECK(built_in.assets()[at].path == read.assets()[at].path);
  }
  CHECK((built_in.strings().all() == read.strings().all()));
}

TEST_CASE("values are escaped by their place") {
  ViewOfTest view;
  view.title = "<script>\"'&";
  view.words = {.text = "<i>", .marked_thai = true};
  view.html = {"<b>"};
  view.url = {"javascript:alert(1)"};
  CHECK(rendered("{{title}}<a title=\"{{title}}\" href=\"{{url}}\">{{words:none}}</a>{{html:none}}[[a.key]]", view) ==
        "&lt;script&gt;&quot;&#39;&amp;<a title=\"&lt;script&gt;&quot;&#39;&amp;\" href=\"#\"><span lang=\"th\">&lt;i&gt;</span></a><b>คำ &lt;b&gt;");
  CHECK(rendered("[[a.key]]", view, Language::en) == "word");
}

TEST_CASE("what is not there is not taken from the view round it") {
  ViewOfTest view;
  view.flag = true;
  view.items = {{.name = "a", .url = {}}, {.name = "", .url = {}}};
  CHECK(rendered("{{#items}}[{{name}}]{{/items}}{{#maybe}}x{{/maybe}}{{#no_maybe}}none{{/no_maybe}}{{#any_items}}any{{/any_items}}", view) ==
        "[a][]noneany");
  view.items.clear();
  CHECK(rendered("{{#any_items}}any{{/any_items}}{{#no_items}}no{{/no_items}}{{#no_flag}}x{{/no_flag}}{{#flag}}y{{/flag}}", view) == "noy");
}

TEST_CASE("a page says which template made it") { CHECK(rendered("<body data-page=\"{{>name}}\">\n{{title}}", {}) == "<body data-page=\"start\">\n"); }

TEST_CASE("indentation and blank lines are not sent") { CHECK(rendered("<p>\n    a b\n\n  <b>\n", {}) == "<p>\na b\n<b>\n"); }
