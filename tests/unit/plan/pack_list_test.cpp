#include "plan/pack_list.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace prongsai::test {
namespace {

auto listing(PackSubject subject, int part) -> PackListing {
  auto name = pack_name(subject, Audience::public_) + "." + std::to_string(part);
  return {.subject = std::move(subject), .path = {}, .name = std::move(name), .size = 0, .sha256 = {}, .bag_root = {}, .part = part};
}

auto names(const std::vector<const PackListing*>& packs) -> std::string {
  std::string text;
  for (const auto* pack : packs) {
    text += pack->name + " ";
  }
  return text;
}

TEST_CASE("packs are found by what they are about, in the order in which they were added") {
  const FiscalYear year{2564};
  const FrameworkId framework("f");
  PackList packs({listing(UnitYearPack{UnitId("b"), year, framework}, 1), listing(YearIndexPack{year}, 1)});
  packs.add(listing(UnitYearPack{UnitId("a"), year, framework}, 2));
  packs.add(listing(UnitYearPack{UnitId("a"), year, framework}, 1));
  packs.add(listing(DimensionPack{UnitId("a"), year, framework, LadderId("d1")}, 1));
  packs.add(listing(RegionIndexPack{RegionId("a"), year}, 1));
  CHECK(packs.size() == 6);
  CHECK(names(packs.of_unit(UnitId("a"))) == "a_2564_f.2 a_2564_f.1 a_2564_f_d1.1 ");
  CHECK(names(packs.of_unit(UnitId("b"))) == "b_2564_f.1 ");
  CHECK(packs.of_unit(UnitId("c")).empty());
  CHECK(names(packs.about(UnitYearPack{UnitId("a"), year, framework})) == "a_2564_f.2 a_2564_f.1 ");
  CHECK(names(packs.about(YearIndexPack{year})) == "2564_index.1 ");
  CHECK(names(packs.about(RegionIndexPack{RegionId("a"), year})) == "2564_a_index.1 ");
  CHECK(packs.about(PlanPack{UnitId("a"), PlanId("p")}).empty());
  CHECK(packs.about(PlanPack{UnitId("c"), PlanId("p")}).empty());
}

}  // namespace
}  // namespace prongsai::test
