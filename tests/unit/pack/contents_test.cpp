#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pack/crate.hpp"
#include "pack/crate_words.hpp"
#include "pack/findings_json.hpp"
#include "pack/table_csv.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

auto bytes_of(const PackContent& content, const std::string& path) -> std::string {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  REQUIRE(found != content.files.end());
  return found->lent == nullptr ? found->bytes : found->lent->get();
}

auto has(const PackContent& content, const std::string& path) -> bool {
  return std::ranges::find(content.files, path, &PackFile::path) != content.files.end();
}

auto problem(const std::string& path, FileId file, std::uint32_t begin, std::string words) -> PackProblem {
  PackProblem one;
  one.code = "W410";
  one.message = {.th = words, .en = words};
  one.span = {.file = file, .begin = begin, .end = begin + 1};
  one.path = path;
  one.line = 1;
  one.column = begin + 1;
  return one;
}

TEST_CASE("commits of files that are as they were committed") {
  Fixture fixture;
  PackContext context;
  const PackOptions options{.audience = Audience::public_, .profile_url = {}, .context = &context};
  CHECK_FALSE(has(fixture.plan(options), "metadata/commits.json"));
  const GitCommit commit{.id = std::string(40, 'a'), .date = {.year = 2021, .month = 5, .day = 4}};
  context.names_commits = true;
  context.commits = {{"units/lampang/2564/evidence/ประกาศ.pdf", commit}, {"units/lampang/2564/evidence.yaml", commit}};
  const auto content = fixture.plan(options);
  const auto list = nlohmann::json::parse(bytes_of(content, "metadata/commits.json"));
  const auto of = [&list](const std::string& file) {
    const auto found = std::ranges::find_if(list, [&file](const nlohmann::json& one) { return one["file"] == file; });
    REQUIRE(found != list.end());
    return *found;
  };
  CHECK(of("data/d1.1.policy/policy__ประกาศ.pdf") == nlohmann::json{{"file", "data/d1.1.policy/policy__ประกาศ.pdf"},
                                                                    {"content", "units/lampang/2564/evidence/ประกาศ.pdf"},
                                                                    {"commit", commit.id},
                                                                    {"date", "2021-05-04"}});
  CHECK(of("data/other/loose__photo.jpg")["commit"].is_null());
  CHECK(of("metadata/evidence.yaml")["abridged"] == true);
  CHECK(of("data/practices/lampang-model.md")["content"] == "units/lampang/2564/practices/lampang-model.md");
  CHECK(list.size() == 7);
  for (const auto& one : list) {
    CHECK(one["content"].get<std::string>().find("ลับ") == std::string::npos);
  }
  const auto crate = bytes_of(content, std::string(crate_path));
  CHECK(crate.find("#commit-" + commit.id) != std::string::npos);
}

TEST_CASE("findings tell nothing of hidden evidence") {
  SourceMap sources;
  const auto reg = sources.add("units/a/2564/evidence.yaml", "# head\n- title: x\n  id: shown\n- title: บัญชีลับ\n  note: n\n  id: hidden\n");
  const auto& text = sources.file(reg).text;
  Evidence hidden;
  hidden.id = EvidenceId("hidden");
  hidden.title = {.th = "บัญชีลับ", .en = "Secret list"};
  hidden.path = "units/a/2564/evidence/secret.pdf";
  hidden.name = "secret.pdf";
  hidden.span = {.file = reg, .begin = static_cast<std::uint32_t>(text.find("hidden")), .end = 0};
  const auto at = [&](std::string_view word) { return static_cast<std::uint32_t>(text.find(word)); };
  const auto other = sources.add("units/a/2564/surveys.yaml", "- id: x\n");
  PackContext context;
  const Waiver waiver;
  context.problems = {problem("units/a/2564/evidence.yaml", reg, at("shown"), "kept"),
                      problem("units/a/2564/evidence.yaml", reg, at("x\n"), "kept too"),
                      problem("units/a/2564/evidence.yaml", reg, at("title: บัญชี"), "before its id"),
                      problem("units/a/2564/evidence.yaml", reg, at("note"), "in the entry"),
                      problem("units/a/2564/evidence/secret.pdf", FileId{9}, 0, "in the file"),
                      problem("units/a/2564/surveys.yaml", other, 0, "the same as บัญชีลับ"),
                      problem("units/a/2564/surveys.yaml", other, 0, "see secret.pdf"),
                      problem("units/a/2564/surveys.yaml", other, 0, "fine"),
                      problem("units/b/2564/surveys.yaml", other, 0, "of another unit")};
  context.problems[7].waiver = &waiver;
  const auto words = [](const std::vector<const PackProblem*>& list) {
    std::vector<std::string> out;
    for (const auto* one : list) {
      out.push_back(one->message.en);
    }
    return out;
  };
  const auto found = findings_of(context, {"units/a/2564/"}, {&hidden}, sources);
  CHECK(words(found.open) == std::vector<std::string>{"kept", "kept too"});
  CHECK(words(found.waived) == std::vector<std::string>{"fine"});
  // Whoever may see it gets all of them.
  CHECK(findings_of(context, {"units/a/2564/"}, {}, sources).open.size() == 7);
  // A register on one line is one entry.
  const auto flow = sources.add("units/c/2564/evidence.yaml", "[{id: shown}, {id: hidden}]\n");
  hidden.span = {.file = flow, .begin = 20, .end = 21};
  context.problems = {problem("units/c/2564/evidence.yaml", flow, 3, "beside it")};
  CHECK(findings_of(context, {"units/c/"}, {&hidden}, sources).open.empty());
}

TEST_CASE("tables as CSV with a schema") {
  Fixture fixture;
  auto& framework = *fixture.framework;
  framework.choices["virtue"] = {{.id = "honesty", .title = {.th = "ซื่อสัตย์", .en = "Honesty"}}};
  TableDefinition definition;
  definition.id = "goals";
  definition.title = {.th = "เป้าหมาย", .en = "Goals"};
  definition.columns = {{.id = "goal", .title = {.th = "เรื่อง", .en = {}}, .type = ValueType::text, .unit = {}, .choices = {}, .optional = false},
                        {.id = "virtue", .title = {.th = "คุณธรรม", .en = "Virtue"}, .type = ValueType::choice, .unit = {}, .choices = "virtue", .optional = false},
                        {.id = "cost", .title = {.th = "เงิน", .en = "Cost"}, .type = ValueType::decimal, .unit = {.th = "บาท", .en = "baht"}, .choices = {}, .optional = true},
                        {.id = "on", .title = {.th = "วัน", .en = "Day"}, .type = ValueType::date, .unit = {}, .choices = {}, .optional = true},
                        {.id = "done", .title = {.th = "เสร็จ", .en = "Done"}, .type = ValueType::boolean, .unit = {}, .choices = {}, .optional = true}};
  framework.tables.push_back(definition);
  Table table;
  table.id = "goals";
  table.rows.push_back({.cells = {std::string("=1+1, \"ดี\""), std::string("honesty"), *Decimal::parse("12.50"), Date{.year = 2021, .month = 1, .day = 2}, true},
                        .cell_spans = {},
                        .span = {}});
  table.rows.push_back({.cells = {std::string("ก"), std::string("honesty"), std::monostate(), std::monostate(), false}, .cell_spans = {}, .span = {}});
  fixture.year->assessments.begin()->second.tables.push_back(table);
  const auto content = fixture.plan();
  const auto csv = bytes_of(content, "data/tables/goals.csv");
  CHECK(csv == "goal,virtue,cost,on,done\r\n\"'=1+1, \"\"ดี\"\"\",honesty,12.5,2021-01-02,true\r\nก,honesty,,,false\r\n");
  const auto package = nlohmann::json::parse(bytes_of(content, "data/datapackage.json"));
  CHECK(package["name"] == "lampang_2564_cdd-2564");
  CHECK(package["licenses"] == nlohmann::json{{{"title", "สัญญาอนุญาต / CC BY 4.0"}, {"path", "https://creativecommons.org/licenses/by/4.0/"}}});
  const auto& resource = package["resources"][0];
  CHECK(resource["path"] == "tables/goals.csv");
  CHECK(resource["bytes"] == csv.size());
  CHECK(resource["hash"] == "sha256:" + sha256_hex(csv));
  const auto& fields = resource["schema"]["fields"];
  CHECK(fields[1] == nlohmann::json{{"name", "virtue"},
                                    {"title", "คุณธรรม / Virtue"},
                                    {"type", "string"},
                                    {"constraints", {{"required", true}, {"enum", {"honesty"}}}}});
  CHECK(fields[2]["description"] == "หน่วย: บาท / unit: baht");
  CHECK(fields[3]["type"] == "date");
  CHECK(fields[4]["type"] == "boolean");
  CHECK_FALSE(has(Fixture().plan(), "data/datapackage.json"));
}

TEST_CASE("a write-up's page stays in the pack") {
  Fixture fixture;
  auto& write_up = fixture.year->write_ups.front();
  write_up.title = {.th = "โมเดล <ลำปาง>", .en = {}};
  write_up.evidence.push_back({.value = EvidenceId("policy"), .span = {}});
  write_up.evidence.push_back({.value = EvidenceId("kept-back"), .span = {}});
  const auto link = [&](ProseLink::Kind kind, std::string destination) {
    return ProseLink{.kind = kind, .destination = std::move(destination), .span = {.file = write_up.file, .begin = 0, .end = 0}};
  };
  Section section;
  write_up.prose.html = Kept(std::vector<std::string>{"<p><a href=\"", "\">a</a><img alt=\"\" src=\"", "\"><a href=\"", "\">b</a><a href=\"", "\">c</a><a href=\"", "\">d</a></p>"});
  section.links = {link(ProseLink::Kind::link, "../evidence/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8.pdf"),
                        link(ProseLink::Kind::image, "../evidence/photo.jpg"), link(ProseLink::Kind::link, "https://example.org/?a=1&b=2"),
                        link(ProseLink::Kind::link, "lampang-model.md#steps"), link(ProseLink::Kind::link, "../../../../pages/about.md")};
  write_up.prose.sections = {section};
  PackContext context;
  context.links[write_up.file] = {{"x", "x", "x", "x", "https://example.go.th/pages/about/"}};
  const auto page = bytes_of(fixture.plan({.audience = Audience::public_, .profile_url = {}, .context = &context}), "data/practices/lampang-model.html");
  CHECK_THAT(page, Catch::Contains("<p><a href=\"../d1.1.policy/policy__%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8.pdf\">a</a>"
                                   "<img alt=\"\" src=\"../other/loose__photo.jpg\"><a href=\"https://example.org/?a=1&amp;b=2\">b</a>"
                                   "<a href=\"lampang-model.html#steps\">c</a><a href=\"https://example.go.th/pages/about/\">d</a></p>"));
  CHECK_THAT(page, Catch::Contains("โมเดล &lt;ลำปาง&gt;"));
  CHECK_THAT(page, Catch::Contains("<a href=\"../index.html#withheld\">kept-back</a>"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("บัญชีเงินเดือน") == std::string::npos);
}

TEST_CASE("surveys with few answers stay out of the public pack") {
  Fixture fixture;
  const auto file = fixture.sources.add("units/lampang/2564/surveys.yaml", "- id: s\n");
  Survey survey;
  survey.span.file = file;
  survey.answered = fewest_answers;
  fixture.year->surveys = {survey};
  CHECK(bytes_of(fixture.plan(), "data/programme/surveys.yaml") == "- id: s\n");
  survey.answered = fewest_answers - 1;
  fixture.year->surveys.push_back(survey);
  CHECK_FALSE(has(fixture.plan(), "data/programme/surveys.yaml"));
  CHECK(has(fixture.plan({.audience = Audience::auditor, .profile_url = {}}), "data/programme/surveys.yaml"));
}

TEST_CASE("the crate says where evidence comes from and what it covers") {
  Fixture fixture;
  auto& policy = fixture.year->evidence[1];
  policy.document = {.number = "ลป 1/2564", .date = Date{.year = 2021, .month = 1, .day = 15}, .number_span = {}, .date_span = {}};
  policy.period.quarters = {Quarter{1}, Quarter{2}};
  PackContext context;
  context.version = "9.8.7";
  const auto crate = nlohmann::json::parse(
      bytes_of(fixture.plan({.audience = Audience::public_, .profile_url = {}, .context = &context}), std::string(crate_path)));
  const auto entity = [&crate](const std::string& id) {
    const auto& graph = crate["@graph"];
    const auto found = std::ranges::find_if(graph, [&id](const nlohmann::json& item) { return item["@id"] == id; });
    REQUIRE(found != graph.end());
    return *found;
  };
  const auto file = entity("d1.1.policy/policy__%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8.pdf");
  CHECK(file["dateCreated"] == "2021-01-15");
  CHECK(file["temporalCoverage"] == nlohmann::json{"2020-10-01/2020-12-31", "2021-01-01/2021-03-31"});
  CHECK(entity(file["additionalProperty"]["@id"])["value"] == "ลป 1/2564");
  CHECK(entity("#cdd-2564/d1.1.policy")["inDefinedTermSet"]["@id"] == "#cdd-2564");
  CHECK(entity("#cdd-2564")["url"] == "https://example.go.th/frameworks/cdd-2564/");
  CHECK(entity("#prongsai")["version"] == "9.8.7");
  CHECK(entity("#packaging")["endTime"] == "2021-10-31");
  CHECK(entity("https://example.org/a&b/elsewhere.pdf")["license"]["@id"] == "#rights-of-others");
  CHECK(entity("practices/lampang-model.md")["encodingFormat"] ==
        nlohmann::json{"text/markdown", {{"@id", "https://www.nationalarchives.gov.uk/PRONOM/fmt/1149"}}});
  CHECK(entity("./")["distribution"]["@id"] == "https://example.go.th/packs/lampang_2564_cdd-2564.zip");
  const auto auditors = nlohmann::json::parse(bytes_of(fixture.plan({.audience = Audience::auditor, .profile_url = {}}), std::string(crate_path)));
  CHECK_FALSE(auditors["@graph"][1].contains("distribution"));
  CHECK(pronom_format("application/pdf") == nullptr);
}

TEST_CASE("the crate says what was taken out of a file before it was published") {
  Fixture fixture;
  auto& evidence = fixture.year->evidence.front();
  evidence.redaction = Redaction{.original_sha256 = std::string(64, '5'),
                                 .removed = {RemovedPart::position, RemovedPart::author},
                                 .date = Date{.year = 2021, .month = 3, .day = 2},
                                 .span = {}};
  const auto crate = nlohmann::json::parse(bytes_of(fixture.plan(), std::string(crate_path)));
  const auto entity = [&crate](const std::string& id) {
    const auto& graph = crate["@graph"];
    const auto found = std::ranges::find_if(graph, [&id](const nlohmann::json& one) { return one["@id"] == id; });
    REQUIRE(found != graph.end());
    return *found;
  };
  const auto id = evidence.id.str();
  const auto action = entity("#redaction-" + id);
  CHECK(action["@type"] == "CreateAction");
  CHECK(action["description"] == "สิ่งที่ลบออก / removed: position, author");
  CHECK(action["endTime"] == "2021-03-02");
  CHECK(action["object"] == nlohmann::json{{"@id", "#original-" + id}});
  CHECK(entity(action["result"]["@id"])["identifier"] == id);
  CHECK(entity("#original-" + id)["identifier"] == std::string(64, '5'));
}

TEST_CASE("how the score came about stands in both languages") {
  const Fixture fixture;
  const auto content = fixture.plan({.audience = Audience::public_, .profile_url = {}, .context = nullptr, .score_text = {.th = "ไทย\n", .en = "English\n"}});
  CHECK(bytes_of(content, "metadata/score.txt") == "ไทย\n\n----\n\nEnglish\n");
  CHECK_FALSE(has(content, "metadata/diagnostics.json"));
}

}  // namespace
}  // namespace prongsai::test
