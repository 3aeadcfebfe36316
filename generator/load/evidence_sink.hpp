#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/unit.hpp"

namespace prongsai {

// A copy of one evidence file on its way. Nothing comes of it unless keep() is called.
class EvidenceCopy {
 public:
  EvidenceCopy() = default;
  EvidenceCopy(const EvidenceCopy&) = delete;
  auto operator=(const EvidenceCopy&) -> EvidenceCopy& = delete;
  virtual ~EvidenceCopy() = default;
  // The file's bytes in order.
  virtual void take(std::string_view piece) = 0;
  // The last byte was taken, and the file can be evidence. `sha256` is that of all bytes.
  virtual void keep(const std::string& sha256) = 0;
};

// Where the bytes of public evidence go while they are checked, so that no file is read again to be published. This room only hands them over: it never
// writes.
class EvidenceSink {
 public:
  EvidenceSink() = default;
  EvidenceSink(const EvidenceSink&) = delete;
  auto operator=(const EvidenceSink&) -> EvidenceSink& = delete;
  virtual ~EvidenceSink() = default;
  // At most once for each file, from many threads. Only for public evidence with a name that can stand in a site.
  [[nodiscard]] virtual auto begin(const UnitId& unit, FiscalYear year, const Evidence& evidence) -> std::unique_ptr<EvidenceCopy> = 0;
  // Whether a copy of the very bytes is kept from an earlier run; it then counts as kept in this one. Asked at most once for each file, instead of `begin`.
  [[nodiscard]] virtual auto has(const UnitId& unit, FiscalYear year, const Evidence& evidence, const std::string& sha256) -> bool = 0;
};

}  // namespace prongsai
