#pragma once

#include <string>

#include "model/framework.hpp"
#include "render/voice.hpp"
#include "score/standings.hpp"

// Requirements and proofs in words: the same on pages and at the command line, from the same data.
namespace prongsai {

// What a requirement asks: `หลักฐานประเภทประกาศ อย่างน้อย 1 รายการ`.
[[nodiscard]] auto requirement_words(const Requirement& requirement, const Framework& framework, const Voice& voice) -> std::string;

// What was found: `มี 2 รายการ`, `ร้อยละ 70 (7 จาก 10)`.
[[nodiscard]] auto proof_words(const Proof& proof, const Framework& framework, const Voice& voice) -> std::string;

// `ได้ 24 จาก 30 คะแนน: ขอระดับ 4, หลักฐานรองรับระดับ 4, คณะกรรมการให้ระดับ 4`.
[[nodiscard]] auto ladder_words(const LadderResult& ladder, const Voice& voice) -> std::string;

// `คณะกรรมการพิจารณาแล้ว`, or `ประเมินตนเอง ยังไม่ผ่านการพิจารณา`.
[[nodiscard]] auto basis_words(const UnitScore& score, const Voice& voice) -> const std::string&;

// For a sentence: `ระดับผล A`, or that there is none.
[[nodiscard]] auto grade_phrase(const std::string& grade, const Voice& voice) -> std::string;

// The grade, or that the total is below the lowest band.
[[nodiscard]] auto grade_words(const std::string& grade, const Voice& voice) -> std::string;

// `98 จาก 100 คะแนน รวมคะแนนเพิ่มเติมพิเศษ 10 คะแนน เป็น 108 คะแนน`; without the second half where no extra points were given.
[[nodiscard]] auto total_words(const UnitScore& score, const Voice& voice) -> std::string;

// Whether the class's threshold is met, with both numbers; empty where the class has none.
[[nodiscard]] auto threshold_words(const UnitScore& score, const Voice& voice) -> std::string;

}  // namespace prongsai
