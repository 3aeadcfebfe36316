#include "pack/register_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_string.hpp"

namespace prongsai {
namespace {

// A JSON string is a double-quoted YAML scalar.
auto quoted(std::string_view text) -> std::string {
  std::string out;
  append_json_string(out, text, JsonEscapes::short_forms);
  return out;
}

auto yaml(const Text& text) -> std::string {
  return text.en.empty() ? quoted(text.th) : fmt::format("{{th: {}, en: {}}}", quoted(text.th), quoted(text.en));
}

auto yaml(const Period& period) -> std::string {
  std::string parts;
  for (const auto quarter : period.quarters) {
    parts += fmt::format("{}Q{}", parts.empty() ? "" : ", ", quarter.number);
  }
  if (!parts.empty()) {
    return "[" + parts + "]";
  }
  parts = period.from ? "from: " + period.from->iso() : "";
  if (period.to) {
    parts += (parts.empty() ? "to: " : ", to: ") + period.to->iso();
  }
  return "{" + parts + "}";
}

class EntryWriter {
 public:
  void add(std::string_view key, const std::string& value) {
    text_ += fmt::format("{} {}: {}\n", text_.empty() ? "-" : " ", key, value);
  }
  void add_facts(const Evidence& evidence) {
    if (evidence.facts) {
      add("size", fmt::to_string(evidence.facts->size));
      add("sha256", quoted(evidence.facts->sha256));
    }
  }
  void add_reason(const Evidence& evidence) {
    if (evidence.visibility != Visibility::public_) {
      add("visibility", evidence.visibility == Visibility::auditor ? "auditor" : "withheld");
      add("reason", yaml(evidence.reason));
    }
  }
  [[nodiscard]] auto text() const -> const std::string& { return text_; }

 private:
  std::string text_;
};

auto hidden_entry(const Evidence& evidence) -> std::string {
  EntryWriter entry;
  entry.add("id", quoted(evidence.id.str()));
  entry.add_facts(evidence);
  entry.add_reason(evidence);
  return entry.text();
}

void add_place(EntryWriter& entry, const Evidence& evidence, const std::string& folder) {
  if (evidence.path.empty()) {
    entry.add("url", quoted(evidence.url));
    entry.add_facts(evidence);
  } else {
    entry.add("file", quoted(evidence.path.starts_with(folder) ? evidence.path.substr(folder.size()) : evidence.path));
  }
}

auto open_entry(const Evidence& evidence, const std::string& folder) -> std::string {
  EntryWriter entry;
  entry.add("id", quoted(evidence.id.str()));
  entry.add("title", yaml(evidence.title));
  entry.add("kind", quoted(evidence.kind));
  if (!evidence.document.number.empty() || evidence.document.date) {
    const auto date = evidence.document.date ? ", date: " + evidence.document.date->iso() : std::string();
    entry.add("document", fmt::format("{{number: {}{}}}", quoted(evidence.document.number), date));
  }
  if (!evidence.period.empty()) {
    entry.add("period", yaml(evidence.period));
  }
  add_place(entry, evidence, folder);
  std::string supports;
  for (const auto& criterion : evidence.supports) {
    supports += (supports.empty() ? "" : ", ") + quoted(criterion.value.str());
  }
  for (const auto& item : evidence.supports_items) {
    supports += (supports.empty() ? "" : ", ") + quoted(item.framework.str() + "/" + item.item.str());
  }
  entry.add("supports", "[" + supports + "]");
  entry.add_reason(evidence);
  if (!evidence.note.empty()) {
    entry.add("note", yaml(evidence.note));
  }
  return entry.text();
}

}  // namespace

auto register_text(const PlannedPack& planned, const std::vector<PlacedEvidence>& placed, const SourceMap& sources) -> std::string {
  const auto is_hidden = [](const PlacedEvidence& place) { return place.reach == PlacedEvidence::Reach::hidden; };
  if (placed.empty()) {
    return {};
  }
  const bool whole = placed.size() == planned.year->evidence.size();
  if (whole && std::ranges::none_of(placed, is_hidden)) {
    return sources.read(placed.front().evidence->span.file);
  }
  const auto folder = fmt::format("units/{}/{}/", planned.unit->id.str(), planned.year->year.be);
  std::string text =
      "# ทะเบียนหลักฐานฉบับเปิดเผย: รายการที่ไม่เปิดเผยมีเพียงรหัส ขนาด ค่า SHA-256 และเหตุผล\n"
      "# The register as published: an entry that is withheld has its id, size, SHA-256 and reason only.\n";
  for (const auto& place : placed) {
    text += is_hidden(place) ? hidden_entry(*place.evidence) : open_entry(*place.evidence, folder);
  }
  return text;
}

}  // namespace prongsai
