#pragma once

#include "base/language.hpp"
#include "model/framework.hpp"
#include "score/standings.hpp"

namespace prongsai {

// Why a requirement does not hold, with the number that the content proves: `พิสูจน์ได้ 70 % (7/10) แต่ต้องไม่น้อยกว่า 80 %`. The proof must be one that does not hold.
[[nodiscard]] auto why_not(const Proof& proof, const Framework& framework) -> Text;

}  // namespace prongsai
