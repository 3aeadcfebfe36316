#include "load/step_walker.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace prongsai {

void StepWalker::take(std::string_view bytes) {
  while (!bytes.empty() && state_ == State::walking) {
    if (skip_ > 0) {
      const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, bytes.size()));
      skip_ -= length;
      skipped(bytes.substr(0, length));
      bytes.remove_prefix(length);
      continue;
    }
    bytes.remove_prefix(got_.empty() ? passed(bytes) : 0);
    const auto length = std::min(want_ - got_.size(), bytes.size());
    got_ += bytes.substr(0, length);
    bytes.remove_prefix(length);
    if (got_.size() == want_) {
      std::string got;
      got.swap(got_);
      step(got);
    }
  }
  if (state_ == State::done) {
    trailing_ += bytes.size();
  }
}

void StepWalker::report_end() {
  if (state_ == State::walking) {
    damaged("ไฟล์ไม่ครบ จบก่อนกำหนด", "it is cut off before its end");
  } else if (trailing_ > 0) {
    fault(StructureFault::Kind::trailing, same_text(fmt::format("{}", trailing_)));
  }
}

}  // namespace prongsai
