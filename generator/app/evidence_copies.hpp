#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "load/evidence_sink.hpp"
#include "output/site_writer.hpp"
#include "plan/site_model.hpp"
#include "source/file_reader.hpp"

namespace prongsai {

// Public evidence on its way into the site: placed as it is read for the first time, and from then on read from where it was placed.
class EvidenceCopies final : public EvidenceSink {
 public:
  explicit EvidenceCopies(const SiteWriter& writer) : writer_(&writer) {}
  // Nothing where the address is none that a site can have; the files' own check then says what is wrong.
  auto begin(const UnitId& unit, FiscalYear year, const Evidence& evidence) -> std::unique_ptr<EvidenceCopy> override;
  auto has(const UnitId& unit, FiscalYear year, const Evidence& evidence, const std::string& sha256) -> bool override;

  // Those of the planned files; the others wait in the staging folder until it is removed. Afterwards the copies are gone from here.
  // Invariant: each of the files was read without an error.
  [[nodiscard]] auto take_placed(const std::vector<EvidenceFile>& planned) -> std::vector<PlacedFile>;

  // Content, with the copies in place of public evidence where it is streamed. This object must outlive it.
  [[nodiscard]] auto reader(std::unique_ptr<FileReader> content) const -> std::unique_ptr<FileReader>;

 private:
  class Copy;
  class Reader;
  const SiteWriter* writer_;
  // By path in the content folder.
  Gathered<std::string, PlacedFile> placed_;
};

}  // namespace prongsai
