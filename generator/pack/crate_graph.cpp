#include "pack/crate_graph.hpp"

#include "pack/crate_words.hpp"

namespace prongsai {

auto crate_text(const Text& text) -> std::string { return text.en.empty() || text.en == text.th ? text.th : text.th + " / " + text.en; }

auto term_id(const CrateTerms& set) -> std::string { return "#" + set.framework.str(); }
auto term_id(const CrateTerms& set, const std::string& code) -> std::string { return "#" + set.framework.str() + "/" + code; }

void put_reference(IndentedJson& json, std::string_view id) {
  json.begin_object();
  json.key("@id").text(id);
  json.end_object();
}

void put_references(IndentedJson& json, const CrateIds& ids) {
  json.begin_array();
  for (const auto& id : ids) {
    put_reference(json, id);
  }
  json.end_array();
}

void put_texts(IndentedJson& json, std::span<const std::string> texts) {
  json.begin_array();
  for (const auto& text : texts) {
    json.text(text);
  }
  json.end_array();
}

void put_one_or_all(IndentedJson& json, const CrateIds& ids) {
  if (ids.size() == 1) {
    put_reference(json, ids.front());
  } else {
    put_references(json, ids);
  }
}

auto CrateGraph::begin_entity(std::string_view id) -> bool {
  const auto [at, fresh] = ids_.emplace(id);
  if (fresh) {
    json_.begin_object();
    json_.key("@id").text(*at);
  }
  return fresh;
}

void CrateGraph::add_organization(const std::string& id, const Text& name, std::string_view identifier) {
  if (!begin_entity(id)) {
    return;
  }
  json_.key("@type").text("Organization");
  json_.key("name").text(crate_text(name));
  if (!identifier.empty()) {
    json_.key("identifier").text(identifier);
  }
  json_.key("url").text(id);
  json_.end_object();
}

void CrateGraph::add_terms(const CrateTerms& set) {
  if (begin_entity(term_id(set))) {
    json_.key("@type").text("DefinedTermSet");
    json_.key("name").text(crate_text(set.title));
    json_.key("identifier").text(set.framework.str());
    if (!set.url.empty()) {
      json_.key("url").text(set.url);
    }
    CrateIds terms;
    for (const auto& term : set.terms) {
      terms.push_back(term_id(set, term.code));
    }
    put_references(json_.key("hasDefinedTerm"), terms);
    json_.end_object();
  }
  for (const auto& term : set.terms) {
    if (begin_entity(term_id(set, term.code))) {
      json_.key("@type").text("DefinedTerm");
      json_.key("name").text(crate_text(term.name));
      json_.key("termCode").text(term.code);
      put_reference(json_.key("inDefinedTermSet"), term_id(set));
      json_.end_object();
    }
  }
}

void CrateGraph::add_work(std::string_view id, std::string_view name, std::string_view description) {
  if (begin_entity(id)) {
    json_.key("@type").text("CreativeWork");
    json_.key("name").text(name);
    json_.key("description").text(description);
    json_.end_object();
  }
}

void CrateGraph::add_program(std::string_view id, std::string_view version) {
  if (!begin_entity(id)) {
    return;
  }
  json_.key("@type").text("SoftwareApplication");
  json_.key("name").text("prongsai");
  if (!version.empty()) {
    json_.key("version").text(version);
    json_.key("softwareVersion").text(version);
  }
  json_.end_object();
}

auto CrateGraph::add_kind(const EvidenceKind& kind) -> std::string {
  auto id = "#kind-" + kind.id;
  if (begin_entity(id)) {
    json_.key("@type").text("DefinedTerm");
    json_.key("name").text(crate_text(kind.title));
    json_.key("termCode").text(kind.id);
    json_.end_object();
  }
  return id;
}

auto CrateGraph::add_number(const Evidence& evidence) -> std::string {
  auto id = "#number-" + evidence.id.str();
  if (begin_entity(id)) {
    json_.key("@type").text("PropertyValue");
    json_.key("name").text("เลขที่เอกสาร / Document number");
    json_.key("value").text(evidence.document.number);
    json_.end_object();
  }
  return id;
}

void CrateGraph::add_format(std::string_view media_type) {
  const auto* format = pronom_format(media_type);
  if (format != nullptr && begin_entity(format->url)) {
    put_texts(json_.key("@type"), std::vector<std::string>{"WebPage", "Standard"});
    json_.key("name").text(format->name);
    json_.end_object();
  }
}

void CrateGraph::put_encoding(std::string_view media_type) {
  json_.key("encodingFormat");
  const auto* format = pronom_format(media_type);
  if (format == nullptr) {
    json_.text(media_type);
    return;
  }
  json_.begin_array();
  json_.text(media_type);
  put_reference(json_, format->url);
  json_.end_array();
}

}  // namespace prongsai
