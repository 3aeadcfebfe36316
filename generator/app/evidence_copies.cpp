#include "app/evidence_copies.hpp"

#include <utility>

#include "base/assert.hpp"
#include "plan/site_path.hpp"

namespace prongsai {

class EvidenceCopies::Copy final : public EvidenceCopy {
 public:
  Copy(EvidenceCopies& copies, std::string content_path, PlacingFile file)
      : copies_(&copies), content_path_(std::move(content_path)), file_(std::move(file)) {}

  void take(std::string_view piece) override { file_.take(piece); }

  void keep(const std::string& sha256) override {
    auto placed = file_.finish();
    placed.key = sha256;
    copies_->placed_.add(std::move(content_path_), std::move(placed));
  }

 private:
  EvidenceCopies* copies_;
  std::string content_path_;
  PlacingFile file_;
};

class EvidenceCopies::Reader final : public FileReader {
 public:
  Reader(const EvidenceCopies& copies, std::unique_ptr<FileReader> content) : copies_(&copies), content_(std::move(content)) {}

  [[nodiscard]] auto list() const -> std::vector<FileEntry> override { return content_->list(); }

  [[nodiscard]] auto read(const std::string& path, std::uint64_t limit) const -> std::string override { return content_->read(path, limit); }

  void stream(const std::string& path, const std::function<void(std::string_view)>& take) const override {
    const auto& placed = copies_->placed_.values();
    const auto found = placed.find(path);
    if (found == placed.end()) {
      content_->stream(path, take);
    } else {
      copies_->writer_->read_placed(found->second, take);
    }
  }

 private:
  const EvidenceCopies* copies_;
  std::unique_ptr<FileReader> content_;
};

auto EvidenceCopies::begin(const UnitId& unit, FiscalYear year, const Evidence& evidence) -> std::unique_ptr<EvidenceCopy> {
  const auto path = OutputPath::parse(evidence_file_path(unit, year, evidence).file());
  return path ? std::make_unique<Copy>(*this, evidence.path, writer_->begin(*path)) : nullptr;
}

auto EvidenceCopies::has(const UnitId& unit, FiscalYear year, const Evidence& evidence, const std::string& sha256) -> bool {
  const auto path = OutputPath::parse(evidence_file_path(unit, year, evidence).file());
  auto known = path ? writer_->known(*path, sha256) : std::nullopt;
  if (!known) {
    return false;
  }
  placed_.add(evidence.path, std::move(*known));
  return true;
}

auto EvidenceCopies::take_placed(const std::vector<EvidenceFile>& planned) -> std::vector<PlacedFile> {
  std::vector<PlacedFile> files;
  for (const auto& file : planned) {
    auto found = placed_.values().extract(file.content_path);
    require(!found.empty() && found.mapped().path.str() == file.site_path.file(), "a public file of evidence that was not copied as it was read");
    files.push_back(std::move(found.mapped()));
  }
  placed_.values().clear();
  return files;
}

auto EvidenceCopies::reader(std::unique_ptr<FileReader> content) const -> std::unique_ptr<FileReader> {
  return std::make_unique<Reader>(*this, std::move(content));
}

}  // namespace prongsai
