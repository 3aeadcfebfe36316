#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pack/fault.hpp"

namespace prongsai {

// Holds the names of an archive, one after the other, against the rules: safe, unique, not alike, in one folder, in order.
class StrictNames {
 public:
  explicit StrictNames(std::string_view stem) : stem_(stem) {}
  // The first rule that `path`, the next entry's name, breaks.
  [[nodiscard]] auto next(std::string_view path) -> std::optional<Finding>;
  [[nodiscard]] auto top() const -> const std::string& { return top_; }

 private:
  struct Seen {
    std::string path;
    bool folder = false;
  };
  [[nodiscard]] auto place_fault(std::string_view path) -> std::optional<Finding>;
  [[nodiscard]] auto remember(std::string_view path, bool folder) -> std::optional<Finding>;

  std::string stem_;
  std::string top_;
  std::string last_;
  std::size_t count_ = 0;
  // By fold_name() of the path, of files and of every folder above them.
  std::map<std::string, Seen> seen_;
};

}  // namespace prongsai
