#include "pack/pack_content.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/utf8.hpp"
#include "pack/bag.hpp"
#include "pack/html_writer.hpp"
#include "pack/name_rules.hpp"
#include "pack/placement.hpp"
#include "pack/uuid.hpp"
#include "pack/write_pack.hpp"
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

TEST_CASE("the bag's own files") {
  const Fixture fixture;
  const auto content = fixture.plan({.audience = Audience::public_, .profile_url = "https://example.go.th/packs/profile.json", .split_bytes = default_split_bytes});
  CHECK(content.name == "lampang_2564_cdd-2564");
  CHECK(content.evidence_files == 3);
  CHECK(bytes_of(content, "bagit.txt") == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  const auto oxum = std::to_string(content.payload_bytes()) + ".7";
  CHECK(bytes_of(content, "bag-info.txt") ==
        "Source-Organization: กรมการพัฒนาชุมชน\n"
        "External-Description: ชุดหลักฐาน สำนักงานพัฒนาชุมชนจังหวัดลำปาง ปีงบประมาณ พ.ศ. 2564 / "
        "Evidence pack of Lampang office, fiscal year 2564 BE\n"
        "External-Identifier: " +
            content.identifier + "\nBagging-Date: 2021-10-31\nBag-Software-Agent: prongsai\nPayload-Oxum: " + oxum +
            "\nBag-Size: " + readable_size(content.payload_bytes()) + "\nBagIt-Profile-Identifier: https://example.go.th/packs/profile.json\n");
  CHECK_THAT(content.identifier, Catch::Matches("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  CHECK(content.bag_root == sha256_hex(bytes_of(content, "tagmanifest-sha256.txt")));

  const auto manifest = bytes_of(content, "manifest-sha256.txt");
  CHECK_THAT(manifest, Catch::StartsWith(sha256_hex("%PDF-1.4 policy") + "  data/d1.1.policy/policy__ประกาศ.pdf\n" + sha256_hex("%PDF-1.4 report") +
                                         "  data/d1.1.policy/report__รายงาน น้ำใส.pdf\n"));
  CHECK(std::ranges::count(manifest, '\n') == 7);
  CHECK(bytes_of(content, "metadata/framework.yaml") == "id: cdd-2564\nkind: levels\n");
  CHECK(bytes_of(content, "metadata/assessment.yaml") == "framework: cdd-2564\nstage: self\n");
  CHECK(bytes_of(content, "data/practices/lampang-model.md") == "---\nkind: plan\n---\n## ขั้นตอน\n");
}

TEST_CASE("the identifier follows the content") {
  Fixture fixture;
  const auto first = fixture.plan();
  CHECK(fixture.plan().identifier == first.identifier);
  CHECK(fixture.plan().bag_root == first.bag_root);
  fixture.score.rank = 4;
  CHECK(fixture.plan().identifier != first.identifier);
  CHECK(fixture.plan().bag_root != first.bag_root);
}

TEST_CASE("what is withheld stays out of the pack, but for id, size, hash and reason") {
  Fixture fixture;
  fixture.year->evidence[3].note = {.th = "โน้ตลับ", .en = {}};
  fixture.year->evidence[3].document.number = "ลับ 1/2564";
  const auto content = fixture.plan();
  const TempFolder folder;
  const auto facts = write_pack(content, *fixture.reader(), folder.path("x.zip"));
  const auto zip = file_bytes(facts.path);
  for (const auto* secret : {"secret one", "secret two", "บัญชีลับ", "บัญชีเงินเดือน", "หลักฐาน for-auditor", "หลักฐาน kept-back", "โน้ตลับ",
                             "ลับ 1/2564"}) {
    INFO(secret);
    CHECK(zip.find(secret) == std::string::npos);
  }
  const auto withheld = nlohmann::json::parse(bytes_of(content, "metadata/withheld.json"));
  const nlohmann::json reason{{"th", "มีข้อมูลส่วนบุคคล"}, {"en", "personal data"}};
  CHECK(withheld == nlohmann::json{{{"id", "for-auditor"}, {"size", 19}, {"sha256", sha256_hex("%PDF-1.4 secret one")}, {"reason", reason}},
                                   {{"id", "kept-back"}, {"size", 19}, {"sha256", sha256_hex("%PDF-1.4 secret two")}, {"reason", reason}}});
  CHECK(bytes_of(content, "metadata/evidence.yaml") ==
        "# ทะเบียนหลักฐานฉบับเปิดเผย: รายการที่ไม่เปิดเผยมีเพียงรหัส ขนาด ค่า SHA-256 และเหตุผล\n"
        "# The register as published: an entry that is withheld has its id, size, SHA-256 and reason only.\n"
        "- id: \"report\"\n  title: \"หลักฐาน report\"\n  kind: \"announcement\"\n  file: \"evidence/รายงาน น้ำใส.pdf\"\n"
        "  supports: [\"d1.2.report\", \"d1.1.policy\"]\n"
        "- id: \"policy\"\n  title: \"หลักฐาน policy\"\n  kind: \"announcement\"\n  file: \"evidence/ประกาศ.pdf\"\n  supports: [\"d1.1.policy\"]\n"
        "- id: \"loose\"\n  title: \"หลักฐาน loose\"\n  kind: \"announcement\"\n  file: \"evidence/photo.jpg\"\n  supports: []\n"
        "- id: \"for-auditor\"\n  size: 19\n  sha256: \"" +
            sha256_hex("%PDF-1.4 secret one") +
            "\"\n  visibility: auditor\n  reason: {th: \"มีข้อมูลส่วนบุคคล\", en: \"personal data\"}\n"
            "- id: \"kept-back\"\n  size: 19\n  sha256: \"" +
            sha256_hex("%PDF-1.4 secret two") +
            "\"\n  visibility: withheld\n  reason: {th: \"มีข้อมูลส่วนบุคคล\", en: \"personal data\"}\n"
            "- id: \"web\"\n  title: \"หลักฐาน web\"\n  kind: \"announcement\"\n"
            "  url: \"https://example.org/a&b/elsewhere.pdf\"\n  size: 9\n  sha256: \"" +
            sha256_hex("elsewhere") + "\"\n  supports: [\"d1.2.report\"]\n");
}

TEST_CASE("the auditor's pack has the auditor's evidence, and still nothing withheld") {
  const Fixture fixture;
  const auto content = fixture.plan({.audience = Audience::auditor, .profile_url = {}, .split_bytes = default_split_bytes});
  CHECK(content.name == "lampang_2564_cdd-2564_auditor");
  CHECK(has(content, "data/d1.1.policy/for-auditor__บัญชีลับ.pdf"));
  CHECK(nlohmann::json::parse(bytes_of(content, "metadata/withheld.json")).size() == 1);
  CHECK(content.evidence_files == 4);
}

TEST_CASE("a register without secrets is the office's own file") {
  Fixture fixture;
  std::erase_if(fixture.year->evidence, [](const Evidence& evidence) { return evidence.visibility != Visibility::public_; });
  fixture.make_score();
  const auto content = fixture.plan();
  CHECK(bytes_of(content, "metadata/evidence.yaml") == "- id: policy\n  title: นโยบาย\n");
  CHECK_FALSE(has(content, "metadata/withheld.json"));
}

TEST_CASE("a unit without evidence has a pack too") {
  Fixture fixture;
  fixture.year->evidence.clear();
  fixture.make_score();
  const auto content = fixture.plan();
  CHECK_FALSE(has(content, "metadata/evidence.yaml"));
  CHECK(content.evidence_files == 0);
}

TEST_CASE("evidence without facts is our bug") {
  Fixture fixture;
  fixture.year->evidence.front().facts.reset();
  CHECK_THROWS_AS(fixture.plan(), Bug);
}

TEST_CASE("evidence stands in the folder of its first criterion in the framework's order") {
  Fixture fixture;
  fixture.framework->bonus = Bonus{.id = CriterionId("extra"), .title = {}, .points = Decimal(10), .requirements = {}, .source = {}};
  fixture.add_evidence("prize", "prize.pdf", "x", {"extra"});
  fixture.add_evidence("unknown", "x.pdf", "x", {"no.such"});
  std::vector<std::string> paths;
  for (const auto& place : place_evidence(fixture.planned(), Audience::public_)) {
    paths.push_back(place.path);
  }
  CHECK(paths == std::vector<std::string>{"d1.1.policy/report__รายงาน น้ำใส.pdf", "d1.1.policy/policy__ประกาศ.pdf", "other/loose__photo.jpg", "", "",
                                          "", "extra/prize__prize.pdf", "other/unknown__x.pdf"});
}

TEST_CASE("the score explanation names proofs, numbers and evidence") {
  const Fixture fixture;
  const auto json = nlohmann::json::parse(bytes_of(fixture.plan(), "metadata/score.json"));
  CHECK(json["unit"]["id"] == "lampang");
  CHECK(json["total"] == 10);
  CHECK(json["grade"] == "C");
  CHECK(json["rank"] == 3);
  CHECK(json["reviewed"] == false);
  CHECK(json["meets_threshold"].is_null());
  const auto& dimension = json["dimensions"][0];
  CHECK(dimension["claimed"] == 2);
  CHECK(dimension["supported"] == 1);
  CHECK(dimension["awarded"].is_null());
  CHECK(dimension["counted"] == 1);
  CHECK(dimension["levels"][0]["criteria"][0]["evidence"] ==
        nlohmann::json{{{"id", "report"}, {"file", "data/d1.1.policy/report__รายงาน น้ำใส.pdf"}},
                       {{"id", "policy"}, {"file", "data/d1.1.policy/policy__ประกาศ.pdf"}},
                       {{"id", "for-auditor"}, {"withheld", true}}});
  CHECK(dimension["levels"][0]["criteria"][1]["proofs"] ==
        nlohmann::json{{{"requirement", {{"rule", "fact"}, {"fact", "staff"}, {"of", "total"}, {"above", 50}}},
                        {"holds", true},
                        {"measured", {{"part", 41}, {"whole", 80}, {"percent", 51.25}}},
                        {"evidence", nlohmann::json::array()}}});
  CHECK(dimension["levels"][1]["criteria"][0]["evidence"][2] == nlohmann::json{{"id", "web"}, {"url", "https://example.org/a&b/elsewhere.pdf"}});
}

TEST_CASE("the crate describes each file") {
  Fixture fixture;
  const std::string long_name = std::string(195, 'n') + ".pdf";
  fixture.add_evidence("long", long_name, "x", {});
  fixture.make_score();
  const auto crate = nlohmann::json::parse(bytes_of(fixture.plan(), "data/ro-crate-metadata.json"));
  const auto& graph = crate["@graph"];
  CHECK(graph[1]["datePublished"] == "2021-10-31");
  CHECK(graph[1]["license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/");
  const auto entity = [&](const std::string& id) {
    const auto found = std::ranges::find_if(graph, [&](const nlohmann::json& item) { return item["@id"] == id; });
    REQUIRE(found != graph.end());
    return *found;
  };
  CHECK(entity("d1.1.policy/policy__%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8.pdf") ==
        nlohmann::json{{"@id", "d1.1.policy/policy__%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8.pdf"},
                       {"@type", "File"},
                       {"name", "หลักฐาน policy"},
                       {"description", "หลักฐานของเกณฑ์ d1.1.policy / evidence for d1.1.policy"},
                       {"contentSize", "15"},
                       {"encodingFormat", "application/pdf"},
                       {"sha256", sha256_hex("%PDF-1.4 policy")},
                       {"license", {{"@id", "https://creativecommons.org/licenses/by/4.0/"}}},
                       {"identifier", "policy"},
                       {"about", {{"@id", "#cdd-2564/d1.1.policy"}}},
                       {"author", {{"@id", "https://example.go.th/units/lampang/"}}}});
  CHECK(entity("https://example.org/a&b/elsewhere.pdf")["sha256"] == sha256_hex("elsewhere"));
  CHECK(entity("other/long__" + std::string(124, 'n') + "~" + std::string(65, 'n') + ".pdf").value("alternateName", "") == long_name);
}

TEST_CASE("the page escapes everything and runs nothing") {
  Fixture fixture;
  const std::string attack = "<script>alert('x')</script>\" onload=\"evil";
  fixture.unit->name = {.th = attack, .en = attack};
  fixture.corpus.portal.notice = {.th = attack, .en = attack};
  fixture.year->evidence[0].title = {.th = attack, .en = attack};
  fixture.year->evidence[4].reason = {.th = attack, .en = attack};
  fixture.year->evidence[5].url = "javascript:alert(1)";
  fixture.add_evidence("name", "it's & more.pdf", "x", {"d1.1.policy"});
  fixture.make_score();
  const auto page = bytes_of(fixture.plan(), "data/index.html");
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("onload=\"") == std::string::npos);
  CHECK(page.find("href=\"javascript") == std::string::npos);
  CHECK(page.find(" style=") == std::string::npos);
  CHECK(page.find("href=\"d1.1.policy/name__it%27s%20%26%20more.pdf\"") != std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;evil") != std::string::npos);
  // Text and attributes: the quotes of tags are balanced.
  CHECK(std::ranges::count(page, '<') == std::ranges::count(page, '>'));
}

TEST_CASE("the page shows every file with its hash") {
  const Fixture fixture;
  const auto content = fixture.plan();
  const auto page = bytes_of(content, "data/index.html");
  for (const auto& place : place_evidence(fixture.planned(), Audience::public_)) {
    INFO(place.evidence->id.str());
    CHECK(page.find(place.evidence->facts->sha256) != std::string::npos);
    const bool named = place.reach != PlacedEvidence::Reach::hidden;
    CHECK((page.find(place.evidence->title.th) != std::string::npos) == named);
  }
  CHECK(page.find("หลักฐาน 3 รายการ (ต้องมีอย่างน้อย 1)") != std::string::npos);
  CHECK(page.find("บุคลากรที่รับทราบ: 51.25% (41/80) (ต้องมากกว่า 50%)") != std::string::npos);
  CHECK(page.find("../metadata/score.json") != std::string::npos);
}

TEST_CASE("name rules") {
  CHECK(path_fault("data/d1/ประกาศ น้ำใส (1).pdf") == PackFault::none);
  CHECK(path_fault("data/a\u200Bb") == PackFault::none);
  CHECK(printable_path("a\x1b[31mก\xFFz") == "a\\u{001B}[31mก\\xFFz");
  CHECK(printable_path(std::string(1000, 'a')) == std::string(401, 'a') + "…");
  CHECK(uri_path("ก/a b'c~d.pdf") == "%E0%B8%81/a%20b%27c~d.pdf");
}

TEST_CASE("long names are shortened in the middle") {
  CHECK(shortened_name("short.pdf", 40) == "short.pdf");
  CHECK(shortened_name(std::string(60, 'a') + ".pdf", 40) == std::string(24, 'a') + "~" + std::string(11, 'a') + ".pdf");
  CHECK(shortened_name(std::string(60, 'a'), 40) == std::string(26, 'a') + "~" + std::string(13, 'a'));
  for (std::size_t limit = 32; limit < 90; ++limit) {
    std::string name;
    for (int i = 0; i < 12; ++i) {
      name += "น้ำที่ใหญ่";
    }
    const auto shorter = shortened_name(name + ".xlsx", limit);
    INFO(limit << " " << shorter);
    CHECK(shorter.size() <= limit);
    CHECK(shorter.size() + 24 > limit);
    CHECK_FALSE(first_invalid_utf8(shorter));
    CHECK(shorter.ends_with(".xlsx"));
    const auto after = shorter.substr(shorter.find('~') + 1, 3);
    for (const auto* mark : {"้", "ำ", "ี", "่"}) {
      CHECK(after != mark);
    }
  }
}

TEST_CASE("identifiers and sizes") {
  // As Python's uuid.uuid5(uuid.NAMESPACE_URL, …) says.
  CHECK(url_uuid("") == "1b4db7eb-4057-5ddf-91e0-36dec72071f5");
  CHECK(url_uuid("https://example.org/") == "527dda32-a0de-5105-a042-cb475b5f7d11");
  CHECK(readable_size(999) == "999 B");
  CHECK(readable_size(1000) == "1.0 kB");
  CHECK(readable_size(1'999'999) == "1.9 MB");
  CHECK(readable_size(12'345'678'901) == "12.3 GB");
}

TEST_CASE("the BagIt profile allows what the packs have") {
  const Fixture fixture;
  const auto profile = nlohmann::json::parse(bag_profile_json("https://example.go.th/packs/profile.json", fixture.corpus.portal));
  CHECK(profile["BagIt-Profile-Info"]["BagIt-Profile-Identifier"] == "https://example.go.th/packs/profile.json");
  CHECK(profile["Manifests-Required"] == nlohmann::json{"sha256"});
  CHECK(profile["Accept-BagIt-Version"] == nlohmann::json{"1.0"});
  CHECK(profile["Bag-Info"]["Payload-Oxum"]["required"] == true);
}

}  // namespace
}  // namespace prongsai::test
