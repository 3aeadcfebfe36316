#include "load/remembered_unit.hpp"

#include <utility>
#include <vector>

#include "base/key.hpp"
#include "diagnostic/codec.hpp"
#include "load/load_evidence.hpp"

namespace prongsai {
namespace {

// Every text of the unit: all that load_unit_files() reads.
auto texts_of(const UnitFiles& files) -> std::vector<const ContentFile*> {
  std::vector<const ContentFile*> texts;
  const auto add = [&texts](const auto& named) {
    for (const auto& [name, file] : named) {
      texts.push_back(&file);
    }
  };
  for (const auto* one : {&files.unit, &files.waivers}) {
    if (*one) {
      texts.push_back(&**one);
    }
  }
  for (const auto& [number, year] : files.years) {
    if (year.evidence_register) {
      texts.push_back(&*year.evidence_register);
    }
    add(year.assessments);
    add(year.write_ups);
    add(year.programme);
  }
  add(files.plans);
  return texts;
}

struct Remembered {
  Unit unit;
  bool readable = false;
  std::vector<Diagnostic> problems;
};

}  // namespace

UnitMemory::UnitMemory(Results* results, const ContentFiles& sorted, SourceMap& sources) : results_(results), sources_(&sources) {
  if (results == nullptr || sources.size() == 0) {
    return;
  }
  KeyMaker key("units");
  // The file that stands for none in spans.
  key.add(sources.path(FileId{0}));
  for (const auto& [name, framework] : sorted.frameworks) {
    key.add(name).add(sources.sha256(framework.file));
  }
  shared_ = key.hex();
}

auto UnitMemory::range_of(const UnitFiles& files, FileLoader& loader) const -> KeyedFiles {
  // Files are in the order of their paths, so that those of a unit stand together.
  const auto folder = "units/" + files.id + "/";
  const auto is_own = [&](std::uint32_t number) { return number < sources_->size() && sources_->path(FileId{number}).starts_with(folder); };
  KeyedFiles range{.begin = static_cast<std::uint32_t>(files.any), .end = static_cast<std::uint32_t>(files.any), .key = {}};
  while (range.begin > 0 && is_own(range.begin - 1)) {
    --range.begin;
  }
  while (is_own(range.end)) {
    ++range.end;
  }
  if (results_ == nullptr) {
    return range;
  }
  KeyMaker key("unit");
  key.add(shared_);
  // The names of all its files, in the order of their numbers, tell which of them are evidence and which are refused.
  key.add(std::uint64_t{range.end - range.begin});
  for (auto number = range.begin; number < range.end; ++number) {
    key.add(sources_->path(FileId{number}));
  }
  for (const auto* text : texts_of(files)) {
    key.add(sources_->path(text->file)).add(loader.sha256(*text));
  }
  range.key = key.hex();
  return range;
}

auto UnitMemory::find(const KeyedFiles& range, Diagnostics& out) const -> std::optional<LoadedUnit> {
  const auto bytes = results_ == nullptr ? std::nullopt : results_->find(range.key);
  if (!bytes) {
    return std::nullopt;
  }
  Decoder decoder(*bytes, {.begin = range.begin, .end = range.end});
  auto remembered = decoder.next<Remembered>();
  if (!remembered || !decoder.at_end()) {
    return std::nullopt;
  }
  out.append(std::move(remembered->problems));
  return LoadedUnit{.unit = std::move(remembered->unit), .readable = remembered->readable};
}

void UnitMemory::keep(const KeyedFiles& range, const LoadedUnit& unit, const Diagnostics& out) const {
  if (results_ == nullptr) {
    return;
  }
  Encoder encoder({.begin = range.begin, .end = range.end});
  encoder.put(unit.unit);
  encoder.put(unit.readable);
  encoder.put(out.list());
  if (encoder.ok()) {
    results_->keep(range.key, encoder.bytes());
  }
}

}  // namespace prongsai
