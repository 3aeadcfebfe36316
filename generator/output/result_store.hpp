#pragma once

#include <cstdint>
#include <string>

#include "source/results.hpp"

namespace prongsai {

// Results in a cache folder, a file each, named by program and key. Several runs, on several machines, may share the folder: a file appears whole or not at
// all, and whoever makes the same result writes the same bytes. A file that is damaged counts as missing. A folder that cannot be written only costs time.
class ResultStore final : public Results {
 public:
  // `program` is what tells one program from the next: results of another are never seen. The folder need not exist.
  ResultStore(const std::string& folder, std::string program);
  [[nodiscard]] auto find(const std::string& key) -> std::optional<std::string> override;
  void keep(const std::string& key, std::string_view bytes) override;

  // Removes, once a day, what no run has asked for in a month. Results in use are marked as they are found.
  void remove_unused() const;
  // Removes what no run has asked for since `time`, nanoseconds since 1970.
  void remove_unused_since(std::int64_t time) const;

 private:
  [[nodiscard]] auto path_of(const std::string& key) const -> std::string;
  std::string folder_;
  std::string program_;
  // When this run began, by the clock of the folder's file system; 0 where the folder cannot be written.
  std::int64_t now_ = 0;
};

}  // namespace prongsai
