#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "diagnostic/diagnostic.hpp"
#include "load/decode.hpp"
#include "load/yaml_node.hpp"
#include "model/corpus.hpp"
#include "model/unit.hpp"

// One function per kind of file that an office or the coordinator writes (docs/formats.md). Each reads values and reports what is not of the right
// form; whether names exist elsewhere is checked in the check room, except where the framework gives a value its type.
namespace prongsai {

// Nothing where map.yaml is no mapping.
[[nodiscard]] auto load_map(const YamlNode& root, Diagnostics& out) -> std::optional<ProvinceMap>;
[[nodiscard]] auto load_portal(const YamlNode& root, Diagnostics& out) -> Portal;
[[nodiscard]] auto load_unit(const UnitId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Unit;
struct Register {
  std::vector<Evidence> entries;
  // False where an entry could not be kept: what it stood for must not be reported as missing.
  bool complete = true;
};
// `folder` is the unit and year's folder in the content, `units/lampang/2564`. `kinds` are those of the year's frameworks; where there are
// none, an entry may be of any kind.
[[nodiscard]] auto load_register(const YamlNode& root, const std::string& folder, const std::vector<EvidenceKind>& kinds, Diagnostics& out) -> Register;
// `name` is the file's name without `.yaml`.
[[nodiscard]] auto load_assessment(FileId file, const std::string& name, const YamlNode& root, const Framework& framework, UnitKind kind, Diagnostics& out)
    -> Assessment;
// Front matter only; the prose is rendered apart.
[[nodiscard]] auto load_write_up(const WriteUpId& id, FileId file, const YamlNode& root, FiscalYear year, Diagnostics& out) -> WriteUp;
[[nodiscard]] auto load_page(const PageId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Page;

// `folder` is what `file:` is below: `units/lampang/`, or nothing for the content folder.
[[nodiscard]] auto load_waivers(const YamlNode& root, const std::string& folder, Diagnostics& out) -> std::vector<Waiver>;

// Shared by units and write-ups.
[[nodiscard]] auto load_channels(const YamlNode* node, Diagnostics& out) -> std::vector<Channel>;
// `unit/year/id` of write-ups; whether they exist is checked later.
[[nodiscard]] auto load_write_up_references(const YamlNode* node, Diagnostics& out) -> std::vector<WriteUpReference>;
[[nodiscard]] auto load_period(const YamlNode* node, Diagnostics& out) -> Period;

// Of portal.yaml: the key `look`, and `feedback_url`, which gets a place for the page's address where it has none.
[[nodiscard]] auto load_look(const YamlNode* node, Diagnostics& out) -> Look;
[[nodiscard]] auto load_feedback_url(const YamlNode* node, Diagnostics& out) -> std::string;

}  // namespace prongsai
