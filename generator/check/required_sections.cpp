#include "check/required_sections.hpp"

namespace prongsai {

auto required_sections(WriteUpKind kind) -> std::vector<SectionWord> {
  const SectionWord background{"background", {"ความเป็นมา", "Background"}};
  const SectionWord objectives{"objectives", {"วัตถุประสงค์", "Objectives"}};
  const SectionWord steps{"steps", {"ขั้นตอนการดำเนินงาน", "Steps"}};
  const SectionWord expected{"expected", {"ผลที่คาดว่าจะได้รับ", "Expected results"}};
  const SectionWord results{"results", {"ผลการดำเนินงาน", "Results"}};
  const SectionWord factors{"success_factors", {"ปัจจัยความสำเร็จ", "Success factors"}};
  const SectionWord problems{"problems", {"ปัญหาและอุปสรรค", "Problems"}};
  const SectionWord future{"future", {"แผนการในอนาคต", "Future plans"}};
  switch (kind) {
    case WriteUpKind::result:
      return {objectives, steps, results, problems};
    case WriteUpKind::plan:
      return {objectives, steps, expected};
    case WriteUpKind::activity_report:
      return {steps, results, future};
    case WriteUpKind::lesson:
      return {background, steps, factors};
  }
  return {};
}

}  // namespace prongsai
