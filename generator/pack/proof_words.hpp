#pragma once

#include "base/language.hpp"
#include "score/standings.hpp"

namespace prongsai {

// One line that says what a requirement asks and what was found: `หลักฐาน 2 รายการ (ต้องมีอย่างน้อย 1)`.
[[nodiscard]] auto proof_words(const Proof& proof, const Framework& framework) -> Text;

}  // namespace prongsai
