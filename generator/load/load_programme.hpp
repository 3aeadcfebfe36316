#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "load/yaml_node.hpp"
#include "model/programme.hpp"

// The files of a unit and year that tell of the programme's life: values and their form. What compares them with each other is in the check and score
// rooms.
namespace prongsai {

[[nodiscard]] auto load_surveys(const YamlNode& root, Diagnostics& out) -> std::vector<Survey>;
[[nodiscard]] auto load_progress(const YamlNode& root, Diagnostics& out) -> std::vector<ProjectProgress>;
[[nodiscard]] auto load_networks(const YamlNode& root, Diagnostics& out) -> std::vector<Network>;
[[nodiscard]] auto load_complaints(const YamlNode& root, Diagnostics& out) -> std::optional<Complaints>;

// Shared by them.

// The largest count that is believed.
inline constexpr int most_counted = 10'000'000;
// `lampang-model`, or `plan/12`.
[[nodiscard]] auto load_subject(const YamlNode* node, Diagnostics& out) -> std::optional<Located<std::string>>;
[[nodiscard]] auto load_evidence_ids(const YamlNode* node, Diagnostics& out) -> std::vector<Located<EvidenceId>>;
// From 0 to 100 per cent.
[[nodiscard]] auto load_percent(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal>;
[[nodiscard]] auto load_weight(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal>;
[[nodiscard]] auto load_count(const YamlNode* node, int low, Diagnostics& out) -> std::optional<std::int64_t>;
[[nodiscard]] auto load_baht(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal>;
// The items of a file that is a list; an empty file is an empty list.
[[nodiscard]] auto items_of(const YamlNode& root, Diagnostics& out) -> const std::vector<YamlNode>&;

}  // namespace prongsai
