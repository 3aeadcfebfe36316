#include "pack/crate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "pack/crate_graph.hpp"
#include "pack/crate_words.hpp"
#include "pack/indented_json.hpp"
#include "pack/page_parts.hpp"
#include "pack/name_rules.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;
using Ids = CrateIds;

constexpr std::string_view payload = "data/";
constexpr const char* packaging_id = "#packaging";
constexpr const char* program_id = "#prongsai";
constexpr const char* rights_id = "#rights-of-others";

auto interval(Date from, Date to) -> std::string { return from.iso() + "/" + to.iso(); }

auto coverage(const Period& period, FiscalYear year) -> std::vector<std::string> {
  std::vector<std::string> list;
  for (const auto& quarter : period.quarters) {
    list.push_back(interval(first_day(year, quarter), last_day(year, quarter)));
  }
  if (period.from || period.to) {
    list.push_back((period.from ? period.from->iso() : std::string("..")) + "/" + (period.to ? period.to->iso() : std::string("..")));
  }
  return list;
}

// What stands at one file of evidence differently where others publish it.
enum class Place : std::uint8_t { inside, elsewhere };

// Writes each entity as soon as it is known; the root, which comes before them all, lists them and is written last.
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
    for (const auto& set : info_.terms) {
      graph_.add_terms(set);
    }
    add_parties();
    IndentedJson json;
    json.begin_object();
    json.key("@context").text(crate_context);
    json.key("@graph").begin_array();
    put_descriptor(json);
    put_root(json);
    json.reserve(json.size() + entities_.size() + 16);
    json.append_values(entities_);
    json.end_array();
    json.end_object();
    return json.take();
  }

 private:
  static void put_descriptor(IndentedJson& json) {
    json.begin_object();
    json.key("@id").text("ro-crate-metadata.json");
    json.key("@type").text("CreativeWork");
    put_reference(json.key("conformsTo"), crate_profile);
    put_reference(json.key("about"), "./");
    json.end_object();
  }

  void put_root(IndentedJson& json) const {
    json.begin_object();
    json.key("@id").text("./");
    json.key("@type").text("Dataset");
    json.key("name").text(crate_text(content_.title));
    json.key("description").text(crate_text(content_.description));
    json.key("datePublished").text(info_.portal->published.iso());
    put_reference(json.key("license"), licence_id_);
    put_reference(json.key("publisher"), info_.portal->base_url);
    put_reference(json.key("author"), unit_id_);
    put_texts(json.key("inLanguage"), std::vector<std::string>{"th", "en"});
    if (const auto* year = year_of(content_.subject)) {
      json.key("temporalCoverage").text(interval(first_day(*year), last_day(*year)));
    }
    Ids about;
    for (const auto& set : info_.terms) {
      about.push_back(term_id(set));
    }
    if (!about.empty()) {
      put_one_or_all(json.key("about"), about);
    }
    if (content_.audience == Audience::public_) {
      put_reference(json.key("distribution"), download());
    } else {
      json.key("conditionsOfAccess").text("เฉพาะผู้ตรวจสอบ / for auditors only");
    }
    put_references(json.key("mentions"), mentions_);
    put_references(json.key("hasPart"), parts_);
    json.end_object();
  }

  auto download() const -> std::string { return info_.portal->base_url + "/packs/" + content_.name + ".zip"; }

  void add_file(const PackFile& file) {
    const auto path = std::string_view(file.path).substr(payload.size());
    const auto id = uri_path(path);
    const auto place = by_path_.find(path);
    if (place != by_path_.end()) {
      add_evidence(id, *place->second, Place::inside);
      add_redaction(id, *place->second->evidence);
      inputs_.push_back(id);
    } else {
      (file.origin.empty() ? results_ : inputs_).push_back(id);
      add_other_file(id, path, file.facts);
    }
    note_commit(file, id);
  }

  void add_other_file(const std::string& id, std::string_view path, const FileFacts& facts) {
    parts_.push_back(id);
    graph_.add_format(facts.media_type);
    if (!graph_.begin_entity(id)) {
      return;
    }
    const auto role = role_of(path);
    put_file(role.name, facts, licence_id_);
    if (!role.description.empty()) {
      entities_.key("description").text(crate_text(role.description));
    }
    entities_.end_object();
  }

  void note_commit(const PackFile& file, const std::string& id) {
    if (info_.context == nullptr || file.origin.empty() || file.abridged) {
      return;
    }
    if (const auto commit = info_.context->commits.find(file.origin); commit != info_.context->commits.end()) {
      auto& [date, files] = commits_[commit->second.id];
      date = commit->second.date;
      files.push_back(id);
    }
  }

  // After `@id`.
  void put_file(const Text& name, const FileFacts& facts, std::string_view licence) {
    entities_.key("@type").text("File");
    entities_.key("name").text(crate_text(name));
    entities_.key("contentSize").text(fmt::to_string(facts.size));
    if (!facts.media_type.empty()) {
      graph_.put_encoding(facts.media_type);
    }
    entities_.key("sha256").text(facts.sha256);
    put_reference(entities_.key("license"), licence);
  }

  // What a file of evidence refers to stands before it.
  void add_evidence(const std::string& id, const PlacedEvidence& place, Place where) {
    const auto& evidence = *place.evidence;
    parts_.push_back(id);
    graph_.add_format(evidence.facts->media_type);
    const auto kind = std::ranges::find(info_.kinds, evidence.kind, &EvidenceKind::id);
    const auto kind_id = kind == info_.kinds.end() ? std::string() : graph_.add_kind(*kind);
    const auto number = evidence.document.number.empty() ? std::string() : graph_.add_number(evidence);
    if (!graph_.begin_entity(id)) {
      return;
    }
    put_file(evidence.title, *evidence.facts, where == Place::inside ? licence_id_ : rights_id);
    entities_.key("identifier").text(evidence.id.str());
    if (place.shortened) {
      entities_.key("alternateName").text(evidence.name);
    }
    entities_.key("description").text(description_of(evidence));
    if (!kind_id.empty()) {
      put_reference(entities_.key("genre"), kind_id);
    }
    if (evidence.document.date) {
      entities_.key("dateCreated").text(evidence.document.date->iso());
    }
    if (!number.empty()) {
      put_reference(entities_.key("additionalProperty"), number);
    }
    put_what_it_is_about(evidence);
    if (where == Place::inside) {
      put_reference(entities_.key("author"), unit_id_);
    }
    if (evidence.visibility == Visibility::auditor) {
      entities_.key("conditionsOfAccess").text("เฉพาะผู้ตรวจสอบ / for auditors only");
    }
    if (where == Place::elsewhere) {
      entities_.key("sdDatePublished").text(info_.portal->published.iso());
    }
    entities_.end_object();
  }

  void put_what_it_is_about(const Evidence& evidence) {
    if (const auto* year = year_of(content_.subject)) {
      const auto covered = coverage(evidence.period, *year);
      if (covered.size() == 1) {
        entities_.key("temporalCoverage").text(covered.front());
      } else if (!covered.empty()) {
        put_texts(entities_.key("temporalCoverage"), covered);
      }
    }
    if (const auto supported = supported_terms(evidence); !supported.empty()) {
      put_one_or_all(entities_.key("about"), supported);
    }
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
    if (graph_.begin_entity(original)) {
      entities_.key("@type").text("CreativeWork");
      entities_.key("name").text("ต้นฉบับก่อนลบข้อมูลแฝง / The original before redaction");
      entities_.key("identifier").text(evidence.redaction->original_sha256);
      entities_.end_object();
    }
    if (begin_action("#redaction-" + evidence.id.str(), "ลบข้อมูลแฝงออกจากไฟล์ / Redaction")) {
      entities_.key("description").text("สิ่งที่ลบออก / removed: " + removed);
      put_reference(entities_.key("agent"), unit_id_);
      put_reference(entities_.key("instrument"), program_id);
      put_reference(entities_.key("object"), original);
      put_reference(entities_.key("result"), id);
      if (evidence.redaction->date) {
        entities_.key("endTime").text(evidence.redaction->date->iso());
      }
      entities_.end_object();
    }
  }

  static auto description_of(const Evidence& evidence) -> std::string {
    std::string list;
    for (const auto& criterion : evidence.supports) {
      list += (list.empty() ? "" : ", ") + criterion.value.str();
    }
    for (const auto& item : evidence.supports_items) {
      list += (list.empty() ? "" : ", ") + item.framework.str() + "/" + item.item.str();
    }
    const auto text = list.empty() ? Text{.th = "หลักฐานที่ไม่ได้อ้างเกณฑ์ใด", .en = "evidence that names no criterion"}
                                   : Text{.th = "หลักฐานของเกณฑ์ " + list, .en = "evidence for " + list};
    return crate_text(text) + (evidence.note.empty() ? "" : ". " + crate_text(evidence.note));
  }

  auto supported_terms(const Evidence& evidence) const -> Ids {
    Ids list;
    const auto add = [&list](const CrateTerms& set, const std::string& code) {
      if (std::ranges::find(set.terms, code, &CrateTerm::code) != set.terms.end()) {
        list.push_back(term_id(set, code));
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
    if (!evidence.facts || !is_web_address(evidence.url) || graph_.has(evidence.url)) {
      return;
    }
    inputs_.push_back(evidence.url);
    add_evidence(evidence.url, {.evidence = &evidence, .reach = Reach::elsewhere, .path = {}, .shortened = false}, Place::elsewhere);
    graph_.add_work(rights_id, "สิทธิของเจ้าของเอกสาร / Rights of others",
                    "เอกสารที่ผู้อื่นเผยแพร่ ไม่อยู่ในสัญญาอนุญาตของชุดหลักฐานนี้ ให้เป็นไปตามเงื่อนไขของเจ้าของ / "
                    "A document that others publish: the licence of this pack does not cover it, their own terms do.");
  }

  void add_actions() {
    results_.emplace_back("./");
    if (begin_action(packaging_id, "จัดชุดหลักฐาน / Packaging")) {
      entities_.key("description").text("จัดชุดจากเนื้อหาของพอร์ทัล วันที่คือวันที่เผยแพร่ / made from the portal's content; the day is that of publication");
      entities_.key("endTime").text(info_.portal->published.iso());
      put_reference(entities_.key("agent"), info_.portal->base_url);
      put_reference(entities_.key("instrument"), program_id);
      entities_.key("object");
      if (inputs_.empty()) {
        put_reference(entities_, "./");
      } else {
        put_references(entities_, inputs_);
      }
      put_references(entities_.key("result"), results_);
      entities_.end_object();
    }
    graph_.add_program(program_id, info_.context == nullptr ? std::string() : info_.context->version);
    for (const auto& [id, commit] : commits_) {
      if (begin_action("#commit-" + id, "git commit " + id.substr(0, 12))) {
        entities_.key("description").text("การบันทึกครั้งล่าสุดที่เปลี่ยนแฟ้มเหล่านี้ / the last commit that changed these files");
        entities_.key("identifier").text(id);
        entities_.key("endTime").text(commit.first.iso());
        put_reference(entities_.key("agent"), unit_id_);
        put_reference(entities_.key("object"), "./");
        put_one_or_all(entities_.key("result"), commit.second);
        entities_.end_object();
      }
    }
  }

  // An @id stands once in a crate, even where the licence or the publisher is evidence too.
  void add_parties() {
    const auto& portal = *info_.portal;
    graph_.add_organization(portal.base_url, portal.publisher, {});
    if (info_.unit != nullptr) {
      graph_.add_organization(unit_id_, info_.unit->name, info_.unit->id.str());
    }
    graph_.add_work(licence_id_, crate_text(portal.licence.name),
                    "สัญญาอนุญาตของพอร์ทัล ใช้กับสิ่งที่ผู้เผยแพร่จัดทำ / The portal's licence, for what the publisher and its units made");
    if (content_.audience == Audience::public_ && graph_.begin_entity(download())) {
      entities_.key("@type").text("DataDownload");
      entities_.key("name").text(content_.name + ".zip");
      entities_.key("description").text("ชุดหลักฐานนี้ทั้งชุด / this whole pack");
      entities_.key("encodingFormat").text("application/zip");
      entities_.end_object();
    }
  }

  auto begin_action(const std::string& id, std::string_view name) -> bool {
    mentions_.push_back(id);
    const bool fresh = graph_.begin_entity(id);
    if (fresh) {
      entities_.key("@type").text("CreateAction");
      entities_.key("name").text(name);
    }
    return fresh;
  }

  const PackContent& content_;
  const CrateInfo& info_;
  const std::vector<PlacedEvidence>& placed_;
  std::map<std::string_view, const PlacedEvidence*> by_path_;
  std::string licence_id_;
  std::string unit_id_;
  Ids parts_;
  Ids inputs_;
  Ids results_;
  Ids mentions_;
  std::map<std::string, std::pair<Date, Ids>> commits_;
  CrateGraph graph_;
  IndentedJson& entities_ = graph_.json();
};

}  // namespace

auto crate_json(const PackContent& content, const CrateInfo& info, const std::vector<PlacedEvidence>& placed) -> std::string {
  return CrateWriter(content, info, placed).write();
}

}  // namespace prongsai
