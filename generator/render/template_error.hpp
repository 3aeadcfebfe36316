#pragma once

#include <stdexcept>

namespace prongsai {

// A templates folder that does not fit this program: what is wrong, with file and line, one problem per line of what().
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace prongsai
