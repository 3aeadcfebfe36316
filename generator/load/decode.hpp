#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/language.hpp"
#include "diagnostic/diagnostic.hpp"
#include "diagnostic/suggestion.hpp"
#include "load/yaml_node.hpp"
#include "model/citation.hpp"
#include "source/span.hpp"

// From YAML nodes to values, with a diagnostic at the narrowest span for everything that is not what the schema asks. Decoding never stops at the
// first problem: a value that cannot be read is reported, and the rest of the file is still looked at.
namespace prongsai {

// One mapping of a file. Every key that the schema knows is asked for; `finish` then reports the others, with the nearest known key.
class MappingReader {
 public:
  // `node` must be a mapping and outlive the reader.
  MappingReader(const YamlNode& node, Diagnostics& out) : node_(&node), out_(&out) {}
  MappingReader(MappingReader&&) = default;
  MappingReader(const MappingReader&) = delete;
  auto operator=(MappingReader&&) -> MappingReader& = delete;
  auto operator=(const MappingReader&) -> MappingReader& = delete;
  // Reports what `finish` would, of missing keys, where nobody called it.
  ~MappingReader();

  // The value of a key, or null where it is not written. An empty value (`key:`) is reported and counts as not written.
  [[nodiscard]] auto find(std::string_view key) -> const YamlNode*;
  // The same, and reports a missing key; not beside an unknown key for which it is suggested.
  [[nodiscard]] auto need(std::string_view key) -> const YamlNode*;
  // Whether a key that nobody asked for yet looks like this one: its own report names the right key, and what follows from its lack is not told.
  [[nodiscard]] auto seems_misspelt(std::string_view key) const -> bool;
  // Reports, at `place`, that neither or both of two keys are written; not beside a report about the way one of them is written.
  void need_one_of(std::string_view first, std::string_view second, Span place) const;
  // Keys that the schema does not name one by one (years, ids) are asked for with this instead.
  [[nodiscard]] auto entries() const -> const std::vector<YamlNode::Entry>& { return node_->entries; }
  // Reports every key that nobody asked for.
  void finish();
  [[nodiscard]] auto span() const -> Span { return node_->span; }
  [[nodiscard]] auto out() const -> Diagnostics& { return *out_; }

 private:
  const YamlNode* node_;
  Diagnostics* out_;
  // In the order asked: the schema's own order, which is the order of suggestions.
  std::vector<std::string> known_;
  // Needed keys that are missing, and may be written wrong: which key an unknown one is near to is known when all have been asked for.
  std::vector<std::string> missing_;
};

// Each reports what is wrong and returns nothing where the value is not of the kind. A null node returns nothing without a report.
[[nodiscard]] auto as_mapping(const YamlNode* node, Diagnostics& out) -> std::optional<MappingReader>;
[[nodiscard]] auto as_list(const YamlNode* node, Diagnostics& out) -> const std::vector<YamlNode>&;
[[nodiscard]] auto as_string(const YamlNode* node, Diagnostics& out) -> std::optional<Located<std::string>>;
// A plain Thai string or {th, en}.
[[nodiscard]] auto as_text(const YamlNode* node, Diagnostics& out) -> std::optional<Text>;
// For a text that may be left out, or whose lack is reported elsewhere.
[[nodiscard]] inline auto text_or_empty(const YamlNode* node, Diagnostics& out) -> Text { return as_text(node, out).value_or(Text{}); }
[[nodiscard]] auto as_decimal(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal>;
// A whole number from `low` to `high`.
[[nodiscard]] auto as_integer(const YamlNode* node, int low, int high, Diagnostics& out) -> std::optional<int>;
[[nodiscard]] auto as_boolean(const YamlNode* node, Diagnostics& out) -> std::optional<bool>;
[[nodiscard]] auto as_date(const YamlNode* node, Diagnostics& out) -> std::optional<Date>;
[[nodiscard]] auto as_year(const YamlNode* node, Diagnostics& out) -> std::optional<FiscalYear>;
[[nodiscard]] auto as_url(const YamlNode* node, Diagnostics& out) -> std::optional<std::string>;
// An id of docs/formats.md: letters, digits, hyphens; `dotted` also allows single dots between parts.
[[nodiscard]] auto is_id(std::string_view text, bool dotted) -> bool;
[[nodiscard]] auto as_id(const YamlNode* node, bool dotted, Diagnostics& out) -> std::optional<Located<std::string>>;
// One of a closed list of words; returns its index.
[[nodiscard]] auto as_choice(const YamlNode* node, std::span<const std::string> words, Diagnostics& out) -> std::optional<std::size_t>;
[[nodiscard]] auto as_citation(const YamlNode* node, Diagnostics& out) -> std::optional<Citation>;

// Ids in a list (or a single one), each located.
[[nodiscard]] auto as_ids(const YamlNode* node, bool dotted, Diagnostics& out) -> std::vector<Located<std::string>>;

// Reports an id that occurs twice in a list; remembers where it was first seen.
class UniqueIds {
 public:
  explicit UniqueIds(Diagnostics& out) : out_(&out) {}
  // False, and reported, where the id was seen before.
  auto add(const std::string& id, Span span) -> bool;

 private:
  Diagnostics* out_;
  std::vector<std::pair<std::string, Span>> seen_;
  std::set<std::string> ids_;
};

}  // namespace prongsai
