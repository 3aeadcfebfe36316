#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack_content.hpp"
#include "pack/placement.hpp"

namespace prongsai {

inline constexpr std::string_view crate_path = "data/ro-crate-metadata.json";
inline constexpr std::string_view crate_context = "https://w3id.org/ro/crate/1.2/context";
inline constexpr std::string_view crate_profile = "https://w3id.org/ro/crate/1.2";

// What evidence can be about: one criterion of a framework, one item of a checklist, one record of a plan.
struct CrateTerm {
  std::string code;
  Text name;
};

// A framework with those of its terms that the pack is about.
struct CrateTerms {
  FrameworkId framework;
  Text title;
  // The framework's page on the site; may be empty.
  std::string url;
  std::vector<CrateTerm> terms;
};

// What a crate says beside its files.
struct CrateInfo {
  const Portal* portal = nullptr;
  // Null for an index of packs of many units.
  const Unit* unit = nullptr;
  // Kinds of evidence by their id.
  std::vector<EvidenceKind> kinds;
  // Criteria without `framework/` before them, as evidence of levels names them, belong to the first.
  std::vector<CrateTerms> terms;
  const PackContext* context = nullptr;
};

// The RO-Crate 1.2 metadata of a pack's payload: the root dataset; each payload file in `content` with name, size, type, SHA-256, licence, what it
// supports and where it comes from; the evidence that is elsewhere by its address; who made the pack, with what, from which commits.
[[nodiscard]] auto crate_json(const PackContent& content, const CrateInfo& info, const std::vector<PlacedEvidence>& placed) -> std::string;

// What a crate says of a unit's year, of one dimension of it, or of a plan.
[[nodiscard]] auto crate_info(const Corpus& corpus, const PlannedPack& planned, const PackOptions& options) -> CrateInfo;

}  // namespace prongsai
