#include "audit/waivers.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

// A page with three blanks on lines 1 and 3, and waivers of the content folder.
class Content {
 public:
  Content() {
    corpus.portal.current_year = FiscalYear{2564};
    corpus.portal.published = Date{2021, 10, 31};
    page = sources.add("pages/about.md", "aaaa bbbb\n\ncccc\n");
    list = sources.add("waivers.yaml", "- code: W960\n");
  }
  void waive(const std::string& code, int line, Date date = Date{2021, 1, 1}, std::optional<Date> until = std::nullopt) {
    Waiver waiver;
    waiver.code = {code, {list, 0, 1}};
    waiver.file = {"pages/about.md", {list, 1, 2}};
    waiver.path = "pages/about.md";
    waiver.line = line;
    waiver.date = date;
    waiver.until = until;
    corpus.waivers.push_back(waiver);
  }
  [[nodiscard]] auto problems() const -> Diagnostics {
    Diagnostics out;
    out.report(Code::placeholder_left, {page, 0, 4}, {"aaaa"});
    out.report(Code::personal_national_id, {page, 5, 9}, {"bbbb"});
    out.report(Code::placeholder_left, {page, 11, 15}, {"cccc"});
    return out;
  }

  Corpus corpus;
  SourceMap sources;
  FileId page{};
  FileId list{};
};

auto words(const WaiverOutcome& outcome) -> std::string {
  std::string out;
  for (const auto& one : outcome.open) {
    out += std::string(entry_of(one.code).id) + "@" + std::to_string(one.span.begin) + " ";
  }
  out += "|";
  for (const auto& one : outcome.waived) {
    out += " " + std::string(entry_of(one.problem.code).id) + "@" + std::to_string(one.problem.span.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("a waiver covers what it names: code, file, line") {
  struct Case {
    std::string code;
    int line;
    std::string outcome;
    bool cleared;
  };
  const Case cases[] = {
      {"W960", 0, "E980@5 | W960@0 W960@11", false},
      {"W960", 1, "E980@5 W960@11 | W960@0", false},
      {"W960", 2, "W960@0 E980@5 W960@11 W993@0 |", false},
      {"E980", 0, "W960@0 W960@11 | E980@5", true},
      {"E980", 3, "W960@0 E980@5 W960@11 W993@0 |", false},
      {"E405", 0, "W960@0 E980@5 W960@11 |", false},
  };
  for (const auto& one : cases) {
    INFO(one.code << " on line " << one.line);
    Content content;
    content.waive(one.code, one.line);
    const WaiverIndex waivers(content.corpus, content.sources);
    CHECK(words(apply_waivers(content.problems(), waivers, true)) == one.outcome);
    CHECK(content.problems().cleared(waivers.exempt()).has_value() == one.cleared);
    CHECK_FALSE(content.problems().cleared().has_value());
  }
}

TEST_CASE("a waiver counts from its date to its end, both days with it") {
  const Date published{2021, 10, 31};
  struct Case {
    Date date;
    std::optional<Date> until;
    bool holds;
    std::string about;
  };
  const Case cases[] = {
      {published, published, true, ""},
      {{2021, 11, 1}, std::nullopt, false, "W995 "},
      {{2021, 1, 1}, Date{2021, 10, 30}, false, "W994 "},
      {{2021, 1, 1}, std::nullopt, true, ""},
  };
  for (const auto& one : cases) {
    Content content;
    content.waive("W960", 0, one.date, one.until);
    const WaiverIndex waivers(content.corpus, content.sources);
    CHECK((apply_waivers(content.problems(), waivers, true).waived.size() == 2) == one.holds);
    Diagnostics out;
    check_waivers(content.corpus, content.sources, out);
    std::string about;
    for (const auto& problem : out.sorted()) {
      about += std::string(entry_of(problem.code).id) + " ";
    }
    CHECK(about == one.about);
  }
}

TEST_CASE("the second waiver of one thing covers nothing; where a stage did not run, none is called useless") {
  Content content;
  content.waive("W960", 0);
  content.waive("W960", 1);
  const WaiverIndex waivers(content.corpus, content.sources);
  CHECK(words(apply_waivers(content.problems(), waivers, true)) == "E980@5 W993@0 | W960@0 W960@11");
  CHECK(words(apply_waivers(content.problems(), waivers, false)) == "E980@5 | W960@0 W960@11");
}
