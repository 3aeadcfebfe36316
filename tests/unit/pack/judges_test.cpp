#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

struct Verdict {
  int code = 0;
  std::string said;
};

auto judge(const TempFolder& folder, const std::string& pack) -> Verdict {
  const auto log = folder.path("log");
  const auto command = std::string("bash '") + PRONGSAI_SOURCE_DIR + "/tests/packs/judges.sh' '" + pack + "' >'" + log + "' 2>&1";
  const int status = std::system(command.c_str());
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1, .said = file_bytes(log)};
}

TEST_CASE("foreign tools accept a pack with Thai names") {
  Fixture fixture;
  std::string long_name;
  for (int i = 0; i < 12; ++i) {
    long_name += "บันทึกน้ำใจ";
  }
  fixture.add_evidence("long", long_name + ".pdf", "%PDF-1.4 long", {"d1.2.report"});
  fixture.add_evidence("odd", "it's a $(name) & [more] -- ๑๒๓, ใหญ่.pdf", std::string(2'000'000, 'z'), {"d1.1.staff"});
  fixture.add_evidence("none", "empty.txt", "", {});
  fixture.make_score();
  const TempFolder folder;
  const auto facts = fixture.write(folder);
  const auto verdict = judge(folder, facts.path);
  INFO(verdict.said);
  CHECK(verdict.code == 0);
  CHECK(verdict.said == "judges: unzip, 7zz, python3, bsdtar, sha256sum and VERIFY.txt accept lampang_2564_cdd-2564\n");
}

TEST_CASE("foreign tools refuse a pack whose evidence was changed") {
  const Fixture fixture;
  auto content = fixture.plan();
  auto& evidence = content.files.front();
  REQUIRE(evidence.path == "data/d1.1.policy/policy__ประกาศ.pdf");
  evidence.source.clear();
  evidence.bytes = "%PDF-1.4 forged";
  evidence.facts = facts_of_bytes(evidence.bytes, "application/pdf");
  const TempFolder folder;
  const auto facts = write_pack(content, *fixture.reader(), folder.path(content.name + ".zip"));
  const auto verdict = judge(folder, facts.path);
  CHECK(verdict.code == 1);
  CHECK_THAT(verdict.said, Catch::Contains("judges: unzip: the manifest does not hold\n"));
}

}  // namespace
}  // namespace prongsai::test
