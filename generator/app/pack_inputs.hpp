#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "app/pack_context.hpp"
#include "pack/index_pack.hpp"
#include "pack/pack_content.hpp"
#include "pack/pack_key.hpp"
#include "plan/plan_packs.hpp"

namespace prongsai {

// Gives each pack what it is made from, and nothing else, and the key of that (pack/pack_key.hpp).
class PackInputs {
 public:
  // The analysis and the contexts must outlive this. Digests of units are made for those that have a pack, on up to `jobs` threads; with `keyed` false none
  // are made, and all keys are empty.
  PackInputs(const Analysis& analysis, const PackContexts& contexts, const PackOptions& options, std::span<const PlannedPack> planned, bool keyed,
             unsigned jobs);

  // One pack with all that it is given.
  class Input {
   public:
    // Empty where there is none.
    [[nodiscard]] auto key() const -> std::string;
    // The pack, or its parts.
    [[nodiscard]] auto plan() const -> std::vector<PackContent>;

   private:
    friend class PackInputs;
    Input(const PackInputs& inputs, const PlannedPack& planned);
    const PackInputs* inputs_;
    const PlannedPack* planned_;
    const Corpus* seen_;
    PackContext context_;
  };
  [[nodiscard]] auto of(const PlannedPack& planned) const -> Input { return {*this, planned}; }

  [[nodiscard]] auto key_of_index(const PackSubject& subject, std::span<const IndexedPack* const> packs) const -> std::string;
  [[nodiscard]] auto plan_index(const PackSubject& subject, std::span<const IndexedPack* const> packs) const -> PackContent;

 private:
  [[nodiscard]] auto options_with(const PackContext& context) const -> PackOptions;

  const Analysis* analysis_;
  const PackContexts* contexts_;
  PackOptions options_;
  // By the instruments that it holds: what plan_pack may see.
  std::map<std::set<FrameworkId>, Corpus> seen_;
  // Present where keys are wanted.
  std::optional<LoadedDigests> digests_;
  std::map<UnitId, std::string> units_;
};

}  // namespace prongsai
