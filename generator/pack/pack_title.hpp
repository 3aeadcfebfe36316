#pragma once

#include "pack/pack_content.hpp"

namespace prongsai {

// What a pack is called, and one sentence about it; both say for whom it is, and which part, where that is to be said.
[[nodiscard]] auto pack_title(const PlannedPack& planned) -> Text;
[[nodiscard]] auto pack_description(const PlannedPack& planned) -> Text;
[[nodiscard]] auto index_title(const PackSubject& subject, const Portal& portal) -> Text;
[[nodiscard]] auto index_description(const PackSubject& subject, const Portal& portal) -> Text;

// An empty pack: names, titles, audience, part.
[[nodiscard]] auto begin_pack(const PackSubject& subject, const Text& title, const Text& description, Audience audience, int part, int parts)
    -> PackContent;

}  // namespace prongsai
