#pragma once

#include <string>
#include <vector>

#include "pack/fault.hpp"

namespace prongsai::test {

// `fault path (detail)`: a whole finding on one line.
inline auto lines_of(const std::vector<Finding>& findings) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& finding : findings) {
    auto line = std::string(name_of(finding.fault));
    line += finding.path.empty() ? "" : " " + finding.path;
    line += finding.detail.empty() ? "" : " (" + finding.detail + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace prongsai::test
