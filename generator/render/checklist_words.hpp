#pragma once

#include <string>

#include "model/checklist.hpp"
#include "render/voice.hpp"
#include "score/checklist_score.hpp"

// Checklists in words: the same on pages and at the command line, from the same numbers.
namespace prongsai {

// `มีข้อมูลครบ 27 จาก 43 รายการ คิดเป็นร้อยละ 62.79 ระดับผล B`.
[[nodiscard]] auto checklist_answer(const ChecklistScore& score, const Voice& voice) -> std::string;
// The same of one group, without a grade.
[[nodiscard]] auto tally_words(const Tally& tally, const Voice& voice) -> std::string;
[[nodiscard]] auto percent_words(const Tally& tally, const Voice& voice) -> std::string;
[[nodiscard]] auto checklist_basis(const ChecklistScore& score, const Voice& voice) -> const std::string&;
// The grade with its title, or that there is none.
[[nodiscard]] auto checklist_grade(const ChecklistScore& score, const Voice& voice) -> std::string;

// `มี`, `ไม่มี`, `ยังไม่มีหลักฐาน`, ….
[[nodiscard]] auto state_words(ItemState state, const Voice& voice) -> const std::string&;
// What was answered: the choices by their titles, the number with its unit.
[[nodiscard]] auto answer_words(const ChecklistItem& item, const Answer& answer, const Checklist& checklist, const Voice& voice) -> std::string;
// What an item of type choice or number may be answered with.
[[nodiscard]] auto answer_type_words(const ChecklistItem& item, const Checklist& checklist, const Voice& voice) -> std::string;
// `หลักฐานประเภทประกาศ อย่างน้อย 1 รายการ`.
[[nodiscard]] auto required_words(const EvidenceRequirement& required, const Checklist& checklist, const Voice& voice) -> std::string;

}  // namespace prongsai
