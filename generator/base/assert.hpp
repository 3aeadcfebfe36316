#pragma once

#include <stdexcept>
#include <string>

namespace prongsai {

// Our own mistake, never the content's: `main` prints it as a bug and exits with 70.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

inline void require(bool holds, const char* what) {
  if (!holds) {
    throw Bug(what);
  }
}

}  // namespace prongsai
