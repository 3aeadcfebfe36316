#pragma once

#include "model/prose.hpp"
#include "plan/site_model.hpp"

namespace prongsai {

// The prose of a page with its links put in.
[[nodiscard]] auto prose_html(const PlannedPage& page) -> Html;

}  // namespace prongsai
