#pragma once

#include <vector>

#include "model/unit.hpp"
#include "render/voice.hpp"

namespace prongsai {

// Ways to reach an office: `เว็บไซต์: …`, linked where the address is http(s).
[[nodiscard]] auto channel_items(const std::vector<Channel>& channels, const Voice& voice) -> std::vector<ItemView>;

}  // namespace prongsai
