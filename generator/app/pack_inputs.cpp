#include "app/pack_inputs.hpp"

#include <utility>

#include "base/parallel.hpp"
#include "render/explain_score.hpp"
#include "render/strings.hpp"

namespace prongsai {
namespace {

auto score_text(const PlannedPack& planned) -> Text {
  if (planned.score == nullptr || planned.dimension != nullptr) {
    return {};
  }
  // Read once for all packs.
  static const auto strings = Strings::embedded();
  return {.th = explain_score(*planned.score, Language::th, strings), .en = explain_score(*planned.score, Language::en, strings)};
}

}  // namespace

PackInputs::PackInputs(const Analysis& analysis, const PackContexts& contexts, const PackOptions& options, std::span<const PlannedPack> planned,
                       bool keyed, unsigned jobs)
    : analysis_(&analysis), contexts_(&contexts), options_(options) {
  const auto& corpus = analysis.loaded.corpus;
  options_.profile_url = corpus.portal.base_url + "/" + bag_profile_path;
  std::vector<const Unit*> units;
  for (const auto& one : planned) {
    if (units.empty() || units.back() != one.unit) {
      units.push_back(one.unit);
    }
    if (auto instruments = pack_instruments(corpus, one); !seen_.contains(instruments)) {
      auto seen = pack_corpus(corpus, instruments);
      seen_.emplace(std::move(instruments), std::move(seen));
    }
  }
  seen_.try_emplace({}, pack_corpus(corpus, {}));
  if (!keyed) {
    return;
  }
  digests_.emplace(corpus, analysis.loaded.sources, analysis.loaded.units);
  auto made = parallel_map(std::span<const Unit* const>(units), jobs, [this](const Unit* unit, unsigned /*worker*/) { return digests_->of_unit(*unit); });
  for (std::size_t at = 0; at < units.size(); ++at) {
    units_.emplace(units[at]->id, std::move(made[at]));
  }
}

auto PackInputs::options_with(const PackContext& context) const -> PackOptions {
  auto options = options_;
  options.context = &context;
  return options;
}

PackInputs::Input::Input(const PackInputs& inputs, const PlannedPack& planned) : inputs_(&inputs), planned_(&planned) {
  const auto instruments = pack_instruments(inputs.analysis_->loaded.corpus, planned);
  seen_ = &inputs.seen_.at(instruments);
  context_ = inputs.contexts_->at(pack_places(planned, instruments), planned.year);
}

auto PackInputs::Input::key() const -> std::string {
  const auto unit = inputs_->units_.find(planned_->unit->id);
  return unit == inputs_->units_.end() ? std::string() : pack_key(*seen_, *planned_, inputs_->options_with(context_), *inputs_->digests_, unit->second);
}

auto PackInputs::Input::plan() const -> std::vector<PackContent> {
  auto options = inputs_->options_with(context_);
  options.score_text = score_text(*planned_);
  return plan_pack(*seen_, *planned_, inputs_->analysis_->loaded.sources, options);
}

auto PackInputs::key_of_index(const PackSubject& subject, std::span<const IndexedPack* const> packs) const -> std::string {
  const auto context = contexts_->at({}, nullptr);
  return digests_ ? index_pack_key(seen_.at({}), subject, packs, options_with(context)) : std::string();
}

auto PackInputs::plan_index(const PackSubject& subject, std::span<const IndexedPack* const> packs) const -> PackContent {
  const auto context = contexts_->at({}, nullptr);
  return plan_index_pack(seen_.at({}), subject, packs, options_with(context));
}

}  // namespace prongsai
