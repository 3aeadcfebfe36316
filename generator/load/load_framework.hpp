#pragma once

#include <optional>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "load/decode.hpp"
#include "load/yaml_node.hpp"
#include "model/framework.hpp"

namespace prongsai {

// A framework from its file. `name` is the file's name without `.yaml`, which must be the framework's id. Names inside the framework (facts, tables,
// evidence kinds, classes) are checked here too, so that a loaded framework is whole in itself.
[[nodiscard]] auto load_framework(FileId file, const std::string& name, const YamlNode& root, Diagnostics& out) -> std::optional<Framework>;

// Reports every citation of a document that the framework does not declare: a citation that leads nowhere is no source.
void check_citations(const Framework& framework, Diagnostics& out);

// The requirements of a criterion or the bonus. References are checked against what `framework` has so far: facts, tables, kinds, dimensions.
[[nodiscard]] auto load_requirements(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<Requirement>;

// Reads a cell or fact of a type other than evidence: the value as the column or fact declares it.
[[nodiscard]] auto load_cell(const YamlNode& node, ValueType type, const std::vector<Choice>* choices, Diagnostics& out) -> CellValue;

// `programme:`, `comparable_with:` and `known:` of a framework of kind `levels`.
[[nodiscard]] auto load_indicators(const YamlNode* node, const Framework& framework, Diagnostics& out) -> std::vector<ProgrammeIndicator>;
[[nodiscard]] auto load_predecessor(const YamlNode* node, Diagnostics& out) -> std::optional<Predecessor>;
[[nodiscard]] auto load_known_parts(const YamlNode* node, const Framework& framework, UniqueIds& criterion_ids, Diagnostics& out) -> std::vector<Criterion>;

[[nodiscard]] auto ids_of(const std::vector<Choice>& choices) -> std::vector<std::string>;

}  // namespace prongsai
