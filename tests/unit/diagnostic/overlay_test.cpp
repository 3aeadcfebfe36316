#include "diagnostic/print_overlay.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace prongsai;

namespace {

auto has(const std::string& text, const std::string& part) -> bool { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the page over the page: one line, errors first, whole texts") {
  SourceMap sources;
  const auto file = sources.add("units/ก/unit.yaml", "name: ก\ntitel: \"<b>\"\n");
  std::vector<Diagnostic> problems;
  problems.push_back({.code = Code::placeholder_left, .span = {file, 0, 0}, .arguments = {"…"}});
  problems.push_back({.code = Code::unknown_key, .span = {file, 10, 15}, .arguments = {"<b>\"\n\x1b[0m\xff", "คุณอาจหมายถึง `title`"}});
  const auto overlay = print_overlay(problems, sources, Language::th, "content/", false);
  CHECK_FALSE(has(overlay, "\n"));
  CHECK_FALSE(has(overlay, "\x1b"));
  CHECK(has(overlay, R"("language":"th")"));
  CHECK(has(overlay, "พบข้อผิดพลาด 1 รายการ คำเตือน 1 รายการ"));
  CHECK(has(overlay, R"("place":"content/units/ก/unit.yaml:2:1")"));
  CHECK(overlay.find(R"("severity":"error")") < overlay.find(R"("severity":"warning")"));
  // Markup of the content is text like other text, and quotation marks stay inside their string.
  CHECK(has(overlay, R"(<b>\")"));
  const auto english = print_overlay(problems, sources, Language::en, "content/", true);
  CHECK(has(english, "Errors: 1, warnings: 1. Units with errors are set aside."));
}

TEST_CASE("only so many problems are shown, and the rest counted") {
  SourceMap sources;
  const auto file = sources.add("a.yaml", "a: b\n");
  const std::vector<Diagnostic> problems(60, {.code = Code::unknown_key, .span = {file, 0, 1}, .arguments = {"a", "b"}});
  const auto overlay = print_overlay(problems, sources, Language::en, "", false);
  std::size_t shown = 0;
  for (auto at = overlay.find("\"code\""); at != std::string::npos; at = overlay.find("\"code\"", at + 1)) {
    ++shown;
  }
  CHECK(shown == 50);
  CHECK(has(overlay, "And 10 more: the terminal lists them all."));
}

TEST_CASE("what the machine says is shown in the same way") {
  const auto overlay = print_overlay("no \"room\"\nleft", Language::en);
  CHECK(overlay ==
        R"~({"language":"en","title":"The site was not built","help_word":"help","close":"Close (Esc)","note":"no \"room\" left","items":[],"more":""})~");
}
