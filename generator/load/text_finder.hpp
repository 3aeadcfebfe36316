#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "load/structure.hpp"

namespace prongsai {

// Collects a document's text line by line and looks for personal data in each. What was found goes into `told` when this ends.
class TextFinder {
 public:
  explicit TextFinder(FileTold& told) : told_(&told) {}
  TextFinder(const TextFinder&) = delete;
  auto operator=(const TextFinder&) -> TextFinder& = delete;
  ~TextFinder();
  void add(std::string_view text);
  // The line ends; `place` says where it stands and is asked only where something was found.
  void end_line(const std::function<Text()>& place);

 private:
  FileTold* told_;
  std::string line_;
  std::vector<FoundInside> found_;
  // Places in found_.
  std::map<std::pair<PersonalKind, std::string>, std::size_t> known_;
};

}  // namespace prongsai
