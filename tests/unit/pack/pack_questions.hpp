#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "pack/verify.hpp"
#include "pack/write_pack.hpp"
#include "pack_fixture.hpp"

// What tests of several kinds of packs ask of a pack.
namespace prongsai::test {

inline auto bytes_of(const PackContent& content, const std::string& path) -> std::string {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  CAPTURE(path);
  REQUIRE(found != content.files.end());
  return found->lent == nullptr ? found->bytes : found->lent->get();
}

inline auto paths_of(const PackContent& content, const std::string& folder) -> std::set<std::string> {
  std::set<std::string> paths;
  for (const auto& file : content.files) {
    if (file.path.starts_with(folder)) {
      paths.insert(file.path);
    }
  }
  return paths;
}

// Writes the pack; it must be one that `verify` finds nothing in.
inline auto good(const PackContent& content, const Fixture& fixture, const TempFolder& folder) -> PackFacts {
  const auto facts = write_pack(content, *fixture.reader(), folder.path(content.name + ".zip"));
  const auto report = verify_pack(facts.path);
  CAPTURE(report_text(report, Language::en));
  CHECK(report.findings.empty());
  CHECK(report.bag_root == content.bag_root);
  return facts;
}

inline auto dimension_of(const Fixture& fixture) -> PlannedPack {
  auto planned = fixture.planned();
  planned.dimension = &fixture.score.dimensions.front();
  planned.subject = DimensionPack{fixture.unit->id, fixture.year->year, fixture.framework->id, planned.dimension->id};
  return planned;
}

}  // namespace prongsai::test
