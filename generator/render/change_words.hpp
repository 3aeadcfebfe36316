#pragma once

#include <span>
#include <string>
#include <vector>

#include "changes/compare.hpp"
#include "model/corpus.hpp"
#include "render/voice.hpp"

namespace prongsai {

// One thing that changed, in words: `นำออก` `หลักฐาน` `ประกาศนโยบาย …`, `ลดลง` `มิติที่ 1` `20 → 15 คะแนน`.
struct ChangeLine {
  // The first of the changes that it tells.
  const Change* change = nullptr;
  std::string mark;
  // What kind of thing; empty where the title says it.
  std::string kind;
  Text title;
  std::string detail;
  bool taken_away = false;
};

// In the same order; the changes of one dimension are one line.
[[nodiscard]] auto change_lines(std::span<const Change> changes, const Corpus& corpus, const Voice& voice) -> std::vector<ChangeLine>;

// `ตั้งแต่การเผยแพร่เมื่อ … มีการเปลี่ยนแปลง …`: how much changed, and how much of it was taken away.
[[nodiscard]] auto changes_answer(const ChangeSet& set, const Voice& voice, bool latest) -> std::string;

// For a terminal: the answer, then each unit and year with its lines. Ends with a newline.
[[nodiscard]] auto changes_text(const ChangeSet& set, const Corpus& corpus, Language language, const Strings& strings) -> std::string;

}  // namespace prongsai
