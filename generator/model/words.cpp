#include "model/words.hpp"

namespace prongsai {

auto word_of(WriteUpKind kind) -> std::string_view {
  switch (kind) {
    case WriteUpKind::result:
      return "result";
    case WriteUpKind::plan:
      return "plan";
    case WriteUpKind::activity_report:
      return "activity_report";
    case WriteUpKind::lesson:
      return "lesson";
  }
  return {};
}

}  // namespace prongsai
