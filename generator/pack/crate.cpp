#include "pack/crate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/crate_words.hpp"
#include "pack/page_parts.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;
using Reach = PlacedEvidence::Reach;

constexpr std::string_view payload = "data/";
constexpr const char* packaging_id = "#packaging";
constexpr const char* program_id = "#prongsai";
constexpr const char* rights_id = "#rights-of-others";

auto reference(std::string_view id) -> Json { return {{"@id", id}}; }

// Both languages in one plain string: JSON-LD's language maps are not part of RO-Crate.
auto both(const Text& text) -> std::string { return text.en.empty() || text.en == text.th ? text.th : text.th + " / " + text.en; }

// Of one reference the reference itself, of several a list.
auto one_or_all(std::vector<Json> list) -> Json { return list.size() == 1 ? std::move(list.front()) : Json(std::move(list)); }

auto interval(Date from, Date to) -> std::string { return from.iso() + "/" + to.iso(); }

auto coverage(const Period& period, FiscalYear year) -> std::vector<Json> {
  std::vector<Json> list;
  for (const auto& quarter : period.quarters) {
    list.emplace_back(interval(first_day(year, quarter), last_day(year, quarter)));
  }
  if (period.from || period.to) {
    list.emplace_back((period.from ? period.from->iso() : std::string("..")) + "/" + (period.to ? period.to->iso() : std::string("..")));
  }
  return list;
}

class CrateWriter {
 public:
  CrateWriter(const PackContent& content, const CrateInfo& info, const std::vector<PlacedEvidence>& placed)
      : content_(content), info_(info), placed_(placed) {
    for (const auto& place : placed) {
      if (place.reach == Reach::inside) {
        by_path_.emplace(place.path, &place);
      }
    }
  }

  auto write() -> std::string {
    licence_id_ = info_.portal->licence.url.empty() ? std::string("#licence") : info_.portal->licence.url;
    // What has no unit of its own is the publisher's.
    unit_id_ = info_.unit == nullptr ? info_.portal->base_url : info_.portal->base_url + "/units/" + info_.unit->id.str() + "/";
    for (const auto& file : content_.files) {
      if (file.is_payload()) {
        add_file(file);
      }
    }
    for (const auto& place : placed_) {
      if (place.reach == Reach::elsewhere) {
        add_elsewhere(*place.evidence);
      }
    }
    add_actions();
    add_terms();
    add_parties();
    Json graph = Json::array();
    graph.push_back({{"@id", "ro-crate-metadata.json"}, {"@type", "CreativeWork"}, {"conformsTo", reference(crate_profile)}, {"about", reference("./")}});
    graph.push_back(root());
    for (auto& entity : entities_) {
      graph.push_back(std::move(entity));
    }
    return Json{{"@context", crate_context}, {"@graph", std::move(graph)}}.dump(2) + "\n";
  }

 private:
  auto root() const -> Json {
    Json json{{"@id", "./"},
              {"@type", "Dataset"},
              {"name", both(content_.title)},
              {"description", both(content_.description)},
              {"datePublished", info_.portal->published.iso()},
              {"license", reference(licence_id_)},
              {"publisher", reference(info_.portal->base_url)},
              {"author", reference(unit_id_)},
              {"inLanguage", {"th", "en"}}};
    if (const auto* year = year_of(content_.subject)) {
      json["temporalCoverage"] = interval(first_day(*year), last_day(*year));
    }
    std::vector<Json> about;
    for (const auto& set : info_.terms) {
      about.push_back(reference(id_of(set)));
    }
    if (!about.empty()) {
      json["about"] = one_or_all(std::move(about));
    }
    if (content_.audience == Audience::public_) {
      json["distribution"] = reference(download());
    } else {
      json["conditionsOfAccess"] = "เฉพาะผู้ตรวจสอบ / for auditors only";
    }
    json["mentions"] = mentions_;
    json["hasPart"] = parts_;
    return json;
  }

  auto download() const -> std::string { return info_.portal->base_url + "/packs/" + content_.name + ".zip"; }

  void add_file(const PackFile& file) {
    const auto path = file.path.substr(payload.size());
    const auto id = uri_path(path);
    const auto place = by_path_.find(path);
    if (place != by_path_.end()) {
      add_part(id, evidence_entity(id, *place->second));
      add_redaction(id, *place->second->evidence);
      inputs_.push_back(reference(id));
    } else {
      const auto role = role_of(path);
      auto entity = file_entity(id, role.name, file.facts);
      if (!role.description.empty()) {
        entity["description"] = both(role.description);
      }
      (file.origin.empty() ? results_ : inputs_).push_back(reference(id));
      add_part(id, std::move(entity));
    }
    note_commit(file, id);
  }

  void note_commit(const PackFile& file, const std::string& id) {
    if (info_.context == nullptr || file.origin.empty() || file.abridged) {
      return;
    }
    if (const auto commit = info_.context->commits.find(file.origin); commit != info_.context->commits.end()) {
      auto& [date, files] = commits_[commit->second.id];
      date = commit->second.date;
      files.push_back(reference(id));
    }
  }

  auto file_entity(const std::string& id, const Text& name, const FileFacts& facts) -> Json {
    return {{"@id", id},
            {"@type", "File"},
            {"name", both(name)},
            {"contentSize", fmt::to_string(facts.size)},
            {"encodingFormat", encoding(facts.media_type)},
            {"sha256", facts.sha256},
            {"license", reference(licence_id_)}};
  }

  // The media type first: readers that look at one value only find what IANA registers.
  auto encoding(const std::string& media_type) -> Json {
    const auto* format = pronom_format(media_type);
    if (format == nullptr) {
      return media_type;
    }
    add_entity({{"@id", format->url}, {"@type", {"WebPage", "Standard"}}, {"name", format->name}});
    return {media_type, reference(format->url)};
  }

  auto evidence_entity(const std::string& id, const PlacedEvidence& place) -> Json {
    const auto& evidence = *place.evidence;
    auto entity = file_entity(id, evidence.title, *evidence.facts);
    if (evidence.facts->media_type.empty()) {
      entity.erase("encodingFormat");
    }
    entity["identifier"] = evidence.id.str();
    if (place.shortened) {
      entity["alternateName"] = evidence.name;
    }
    add_description(entity, evidence);
    if (evidence.document.date) {
      entity["dateCreated"] = evidence.document.date->iso();
    }
    if (!evidence.document.number.empty()) {
      const auto number = "#number-" + evidence.id.str();
      entity["additionalProperty"] = reference(number);
      add_entity({{"@id", number}, {"@type", "PropertyValue"}, {"name", "เลขที่เอกสาร / Document number"}, {"value", evidence.document.number}});
    }
    if (const auto* year = year_of(content_.subject)) {
      if (auto covered = coverage(evidence.period, *year); !covered.empty()) {
        entity["temporalCoverage"] = one_or_all(std::move(covered));
      }
    }
    if (auto supported = supported_terms(evidence); !supported.empty()) {
      entity["about"] = one_or_all(std::move(supported));
    }
    entity["author"] = reference(unit_id_);
    if (evidence.visibility == Visibility::auditor) {
      entity["conditionsOfAccess"] = "เฉพาะผู้ตรวจสอบ / for auditors only";
    }
    return entity;
  }

  // The original is known by its hash alone: it was never published.
  void add_redaction(const std::string& id, const Evidence& evidence) {
    if (!evidence.redaction) {
      return;
    }
    std::string removed;
    for (const auto part : evidence.redaction->removed) {
      removed += (removed.empty() ? "" : ", ") + std::string(removed_words.at(static_cast<std::size_t>(part)));
    }
    const auto original = "#original-" + evidence.id.str();
    add_entity({{"@id", original},
                {"@type", "CreativeWork"},
                {"name", "ต้นฉบับก่อนลบข้อมูลแฝง / The original before redaction"},
                {"identifier", evidence.redaction->original_sha256}});
    Json action{{"@id", "#redaction-" + evidence.id.str()},
                {"@type", "CreateAction"},
                {"name", "ลบข้อมูลแฝงออกจากไฟล์ / Redaction"},
                {"description", "สิ่งที่ลบออก / removed: " + removed},
                {"agent", reference(unit_id_)},
                {"instrument", reference(program_id)},
                {"object", reference(original)},
                {"result", reference(id)}};
    if (evidence.redaction->date) {
      action["endTime"] = evidence.redaction->date->iso();
    }
    mention(std::move(action));
  }

  void add_description(Json& entity, const Evidence& evidence) {
    std::string list;
    for (const auto& criterion : evidence.supports) {
      list += (list.empty() ? "" : ", ") + criterion.value.str();
    }
    for (const auto& item : evidence.supports_items) {
      list += (list.empty() ? "" : ", ") + item.framework.str() + "/" + item.item.str();
    }
    const auto text = list.empty() ? Text{.th = "หลักฐานที่ไม่ได้อ้างเกณฑ์ใด", .en = "evidence that names no criterion"}
                                   : Text{.th = "หลักฐานของเกณฑ์ " + list, .en = "evidence for " + list};
    entity["description"] = both(text) + (evidence.note.empty() ? "" : ". " + both(evidence.note));
    const auto kind = std::ranges::find(info_.kinds, evidence.kind, &EvidenceKind::id);
    if (kind != info_.kinds.end()) {
      const auto id = "#kind-" + kind->id;
      entity["genre"] = reference(id);
      add_entity({{"@id", id}, {"@type", "DefinedTerm"}, {"name", both(kind->title)}, {"termCode", kind->id}});
    }
  }

  auto supported_terms(const Evidence& evidence) const -> std::vector<Json> {
    std::vector<Json> list;
    const auto add = [&list](const CrateTerms& set, const std::string& code) {
      if (std::ranges::find(set.terms, code, &CrateTerm::code) != set.terms.end()) {
        list.push_back(reference(id_of(set, code)));
      }
    };
    if (!info_.terms.empty()) {
      for (const auto& criterion : evidence.supports) {
        add(info_.terms.front(), criterion.value.str());
      }
    }
    for (const auto& item : evidence.supports_items) {
      for (const auto& set : info_.terms) {
        if (set.framework == item.framework) {
          add(set, item.item.str());
        }
      }
    }
    return list;
  }

  // What others publish is not the portal's to license.
  void add_elsewhere(const Evidence& evidence) {
    if (!evidence.facts || !is_web_address(evidence.url) || ids_.contains(evidence.url)) {
      return;
    }
    auto entity = evidence_entity(evidence.url, {.evidence = &evidence, .reach = Reach::elsewhere, .path = {}, .shortened = false});
    entity["license"] = reference(rights_id);
    entity["sdDatePublished"] = info_.portal->published.iso();
    entity.erase("author");
    inputs_.push_back(reference(evidence.url));
    add_part(evidence.url, std::move(entity));
    add_entity({{"@id", rights_id},
                {"@type", "CreativeWork"},
                {"name", "สิทธิของเจ้าของเอกสาร / Rights of others"},
                {"description",
                 "เอกสารที่ผู้อื่นเผยแพร่ ไม่อยู่ในสัญญาอนุญาตของชุดหลักฐานนี้ ให้เป็นไปตามเงื่อนไขของเจ้าของ / "
                 "A document that others publish: the licence of this pack does not cover it, their own terms do."}});
  }

  void add_actions() {
    const std::string version = info_.context == nullptr ? std::string() : info_.context->version;
    Json program{{"@id", program_id}, {"@type", "SoftwareApplication"}, {"name", "prongsai"}};
    if (!version.empty()) {
      program["version"] = version;
      program["softwareVersion"] = version;
    }
    results_.push_back(reference("./"));
    Json packaging{{"@id", packaging_id},
                   {"@type", "CreateAction"},
                   {"name", "จัดชุดหลักฐาน / Packaging"},
                   {"description", "จัดชุดจากเนื้อหาของพอร์ทัล วันที่คือวันที่เผยแพร่ / made from the portal's content; the day is that of publication"},
                   {"endTime", info_.portal->published.iso()},
                   {"agent", reference(info_.portal->base_url)},
                   {"instrument", reference(program_id)}};
    packaging["object"] = inputs_.empty() ? reference("./") : inputs_;
    packaging["result"] = results_;
    mention(std::move(packaging));
    add_entity(std::move(program));
    for (auto& [id, commit] : commits_) {
      mention({{"@id", "#commit-" + id},
               {"@type", "CreateAction"},
               {"name", "git commit " + id.substr(0, 12)},
               {"description", "การบันทึกครั้งล่าสุดที่เปลี่ยนแฟ้มเหล่านี้ / the last commit that changed these files"},
               {"identifier", id},
               {"endTime", commit.first.iso()},
               {"agent", reference(unit_id_)},
               {"object", reference("./")},
               {"result", one_or_all(std::move(commit.second))}});
    }
  }

  void add_terms() {
    for (const auto& set : info_.terms) {
      Json entity{{"@id", id_of(set)}, {"@type", "DefinedTermSet"}, {"name", both(set.title)}, {"identifier", set.framework.str()}};
      if (!set.url.empty()) {
        entity["url"] = set.url;
      }
      Json terms = Json::array();
      for (const auto& term : set.terms) {
        terms.push_back(reference(id_of(set, term.code)));
      }
      entity["hasDefinedTerm"] = std::move(terms);
      add_entity(std::move(entity));
      for (const auto& term : set.terms) {
        add_entity({{"@id", id_of(set, term.code)},
                    {"@type", "DefinedTerm"},
                    {"name", both(term.name)},
                    {"termCode", term.code},
                    {"inDefinedTermSet", reference(id_of(set))}});
      }
    }
  }

  // An @id stands once in a crate, even where the licence or the publisher is evidence too.
  void add_parties() {
    const auto& portal = *info_.portal;
    add_entity({{"@id", portal.base_url}, {"@type", "Organization"}, {"name", both(portal.publisher)}, {"url", portal.base_url}});
    if (info_.unit != nullptr) {
      add_entity({{"@id", unit_id_}, {"@type", "Organization"}, {"name", both(info_.unit->name)}, {"identifier", info_.unit->id.str()}, {"url", unit_id_}});
    }
    add_entity({{"@id", licence_id_},
                {"@type", "CreativeWork"},
                {"name", both(portal.licence.name)},
                {"description", "สัญญาอนุญาตของพอร์ทัล ใช้กับสิ่งที่ผู้เผยแพร่จัดทำ / The portal's licence, for what the publisher and its units made"}});
    if (content_.audience == Audience::public_) {
      add_entity({{"@id", download()},
                  {"@type", "DataDownload"},
                  {"name", content_.name + ".zip"},
                  {"description", "ชุดหลักฐานนี้ทั้งชุด / this whole pack"},
                  {"encodingFormat", "application/zip"}});
    }
  }

  static auto id_of(const CrateTerms& set) -> std::string { return "#" + set.framework.str(); }
  static auto id_of(const CrateTerms& set, const std::string& code) -> std::string { return "#" + set.framework.str() + "/" + code; }

  void add_part(const std::string& id, Json entity) {
    parts_.push_back(reference(id));
    add_entity(std::move(entity));
  }
  void mention(Json action) {
    mentions_.push_back(reference(action.at("@id").get<std::string>()));
    add_entity(std::move(action));
  }
  void add_entity(Json entity) {
    if (ids_.insert(entity.at("@id").get<std::string>()).second) {
      entities_.push_back(std::move(entity));
    }
  }

  const PackContent& content_;
  const CrateInfo& info_;
  const std::vector<PlacedEvidence>& placed_;
  std::map<std::string_view, const PlacedEvidence*> by_path_;
  std::string licence_id_;
  std::string unit_id_;
  Json parts_ = Json::array();
  Json inputs_ = Json::array();
  Json results_ = Json::array();
  Json mentions_ = Json::array();
  std::map<std::string, std::pair<Date, std::vector<Json>>> commits_;
  std::set<std::string> ids_{"./", "ro-crate-metadata.json"};
  std::vector<Json> entities_;
};

}  // namespace

auto crate_json(const PackContent& content, const CrateInfo& info, const std::vector<PlacedEvidence>& placed) -> std::string {
  return CrateWriter(content, info, placed).write();
}

}  // namespace prongsai
