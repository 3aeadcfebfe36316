#include <algorithm>
#include <array>
#include <utility>

#include "load/load_unit.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> visibility_words{"public", "auditor", "withheld"};

// Marks an entry as damaged when reading it reported an error.
class Entry {
 public:
  explicit Entry(Diagnostics& all) : all_(&all) {}
  Diagnostics out;
  auto finish(Evidence evidence) -> Evidence {
    evidence.damaged = out.has_errors();
    all_->append(std::move(out));
    return evidence;
  }

 private:
  Diagnostics* all_;
};

void load_document(MappingReader& reader, const EvidenceKind* kind, Evidence& evidence) {
  auto& out = reader.out();
  const auto* node = reader.find("document");
  // What is written but wrong has its own report.
  bool written = false;
  if (auto document = as_mapping(node, out)) {
    const auto* number_node = document->find("number");
    const auto* date_node = document->find("date");
    const auto number = as_string(number_node, out);
    evidence.document.number = number ? number->value : std::string();
    evidence.document.date = as_date(date_node, out);
    evidence.document.number_span = number ? number->span : evidence.span;
    evidence.document.date_span = date_node != nullptr ? date_node->span : evidence.span;
    document->finish();
    const auto is_written = [&document](const YamlNode* value, std::string_view key) { return value != nullptr || document->seems_misspelt(key); };
    written = is_written(number_node, "number") && is_written(date_node, "date");
  }
  if (kind != nullptr && kind->needs_document && !written && (node != nullptr || !reader.seems_misspelt("document"))) {
    out.report(Code::document_missing, node != nullptr ? node->span : evidence.span, {kind->title});
  }
}

auto load_hash(const YamlNode* node, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  if (text && (text->value.size() != 64 || text->value.find_first_not_of("0123456789abcdef") != std::string::npos)) {
    out.report(Code::bad_hash, text->span, {text->value});
    return {};
  }
  return text ? text->value : std::string();
}

auto load_redaction(const YamlNode* node, Diagnostics& out) -> std::optional<Redaction> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  Redaction redaction{.original_sha256 = {}, .removed = {}, .date = {}, .span = node->span};
  redaction.original_sha256 = load_hash(reader->need("original_sha256"), out);
  static const std::vector<std::string> words(removed_words.begin(), removed_words.end());
  if (const auto* removed = reader->need("removed")) {
    UniqueIds unique(out);
    for (const auto& item : as_list(removed, out)) {
      const auto part = as_choice(&item, words, out);
      if (part && unique.add(item.text, item.span)) {
        redaction.removed.push_back(static_cast<RemovedPart>(*part));
      }
    }
  }
  redaction.date = as_date(reader->find("date"), out);
  reader->finish();
  return redaction.original_sha256.empty() ? std::nullopt : std::optional(std::move(redaction));
}

// Path parts as the author wrote them; no part may climb or hide.
auto is_plain_path(const std::string& path) -> bool {
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const auto slash = std::min(path.find('/', begin), path.size());
    const auto part = path.substr(begin, slash - begin);
    if (part.empty() || part.starts_with('.')) {
      return false;
    }
    begin = slash + 1;
  }
  return path.starts_with("evidence/");
}

void load_location(MappingReader& reader, const std::string& folder, Evidence& evidence) {
  auto& out = reader.out();
  const auto* file = reader.find("file");
  const auto* url = reader.find("url");
  const auto* hash = url != nullptr ? reader.need("sha256") : reader.find("sha256");
  const auto* size = url != nullptr ? reader.need("size") : reader.find("size");
  reader.need_one_of("file", "url", evidence.span);
  if (file != nullptr && (hash != nullptr || size != nullptr)) {
    out.report(Code::hash_of_file, hash != nullptr ? hash->span : size->span);
  }
  if (const auto path = as_string(file, out)) {
    if (is_plain_path(path->value)) {
      evidence.path = folder + "/" + path->value;
      evidence.name = path->value.substr(path->value.rfind('/') + 1);
      evidence.path_span = path->span;
    } else {
      out.report(Code::bad_evidence_path, path->span, {path->value});
    }
  }
  if (const auto address = as_url(url, out)) {
    evidence.url = *address;
    evidence.name = address->substr(address->rfind('/') + 1);
    FileFacts facts;
    facts.sha256 = load_hash(hash, out);
    if (const auto bytes = as_decimal(size, out)) {
      facts.size = static_cast<std::uint64_t>(std::max<std::int64_t>(0, bytes->whole()));
    }
    evidence.facts = facts;
  }
}

// `d1.1.policy`, or `oit-2566/o31` for an item of a checklist.
void load_supports(const YamlNode* node, Evidence& evidence, Diagnostics& out) {
  if (node == nullptr) {
    return;
  }
  const auto items = node->kind == YamlNode::Kind::scalar ? std::vector{*node} : as_list(node, out);
  UniqueIds unique(out);
  for (const auto& item : items) {
    const auto text = as_string(&item, out);
    if (!text) {
      continue;
    }
    const auto slash = text->value.find('/');
    const auto id = text->value.substr(slash == std::string::npos ? 0 : slash + 1);
    const auto framework = slash == std::string::npos ? std::string() : text->value.substr(0, slash);
    if (!is_id(id, true) || (slash != std::string::npos && !is_id(framework, false))) {
      out.report(Code::bad_id, text->span, {text->value});
    } else if (!unique.add(text->value, text->span)) {
      continue;
    } else if (slash == std::string::npos) {
      evidence.supports.push_back({CriterionId(id), text->span});
    } else {
      evidence.supports_items.push_back({.framework = FrameworkId(framework), .item = ItemId(id), .span = text->span});
    }
  }
}

auto load_entry(const YamlNode& node, const std::string& folder, const std::vector<EvidenceKind>& known_kinds, Diagnostics& out) -> std::optional<Evidence> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Evidence evidence;
  evidence.span = node.span;
  const auto id = as_id(reader->need("id"), false, out);
  if (id) {
    evidence.id = EvidenceId(id->value);
    evidence.span = id->span;
  }
  evidence.title = as_text(reader->need("title"), out).value_or(Text{});
  std::vector<std::string> kinds;
  if (!known_kinds.empty()) {
    for (const auto& kind : known_kinds) {
      kinds.push_back(kind.id);
    }
    if (const auto index = as_choice(reader->need("kind"), kinds, out)) {
      evidence.kind = kinds[*index];
    }
  } else if (const auto kind = as_id(reader->need("kind"), true, out)) {
    evidence.kind = kind->value;
  }
  const auto kind_known = std::ranges::find(known_kinds, evidence.kind, &EvidenceKind::id);
  load_document(*reader, kind_known == known_kinds.end() ? nullptr : &*kind_known, evidence);
  evidence.period = load_period(reader->find("period"), out);
  load_location(*reader, folder, evidence);
  load_supports(reader->find("supports"), evidence, out);
  evidence.visibility = static_cast<Visibility>(as_choice(reader->find("visibility"), visibility_words, out).value_or(0));
  const auto* reason = reader->find("reason");
  evidence.reason = as_text(reason, out).value_or(Text{});
  if (evidence.visibility != Visibility::public_ && evidence.reason.empty() && reason == nullptr && !reader->seems_misspelt("reason")) {
    out.report(Code::reason_missing, evidence.span, {evidence.id.str()});
  }
  evidence.note = as_text(reader->find("note"), out).value_or(Text{});
  evidence.redaction = load_redaction(reader->find("redaction"), out);
  reader->finish();
  return id ? std::optional(std::move(evidence)) : std::nullopt;
}

}  // namespace

auto load_register(const YamlNode& root, const std::string& folder, const std::vector<EvidenceKind>& kinds, Diagnostics& out) -> Register {
  Register loaded;
  loaded.complete = root.kind == YamlNode::Kind::sequence;
  auto& entries = loaded.entries;
  UniqueIds unique(out);
  for (const auto& item : as_list(&root, out)) {
    Entry entry(out);
    auto evidence = load_entry(item, folder, kinds, entry.out);
    auto finished = entry.finish(evidence ? std::move(*evidence) : Evidence{});
    if (evidence && unique.add(finished.id.str(), finished.span)) {
      entries.push_back(std::move(finished));
    } else {
      loaded.complete = false;
    }
  }
  return loaded;
}

}  // namespace prongsai
