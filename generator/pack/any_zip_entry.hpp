#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pack/any_zip.hpp"

namespace prongsai {

// One entry as the directory of a zip has it, with what its local header must agree with.
struct CentralEntry {
  AnyZipEntry entry;
  std::uint16_t flags = 0;
  std::uint16_t time = 0;
  std::uint16_t date = 0;
};

// Reads the records of one entry. The first fault ends the reading; differences are collected.
class AnyEntryReader {
 public:
  // `header` are the 46 bytes of the directory's record; the others are what follows it.
  auto read_central(std::string_view header, std::string_view name, std::string_view extra, std::string_view comment) -> std::optional<Finding>;
  // `header` are the 30 bytes of the local header. Sets where the data begins.
  auto read_local(std::string_view header, std::string_view name, std::string_view extra) -> std::optional<Finding>;

  [[nodiscard]] auto result() -> CentralEntry& { return central_; }
  [[nodiscard]] auto differences() const -> const std::set<ZipDifference>& { return differences_; }

 private:
  auto check_flags() -> std::optional<Finding>;
  auto check_method() -> std::optional<Finding>;
  auto check_type(std::uint32_t external) -> std::optional<Finding>;
  auto check_name() -> std::optional<Finding>;
  auto check_unicode_path(std::string_view field) -> std::optional<Finding>;
  auto take_zip64(std::string_view field, bool has_field) -> std::optional<Finding>;
  [[nodiscard]] auto fail(PackFault fault, std::string detail = {}) const -> std::optional<Finding>;

  CentralEntry central_;
  std::set<ZipDifference> differences_;
};

}  // namespace prongsai
