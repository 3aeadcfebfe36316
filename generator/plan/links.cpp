#include "plan/links.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "base/assert.hpp"
#include "base/nearest.hpp"

namespace prongsai {
namespace {

auto hex_value(char c) -> int {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

auto is_outside(std::string_view destination) -> bool {
  constexpr std::array schemes{"https://", "http://", "mailto:", "tel:"};
  std::string lower(destination.substr(0, 8));
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::ranges::any_of(schemes, [&lower](std::string_view scheme) { return lower.starts_with(scheme); });
}

// `javascript:x`, `//host`, `/units/`: what is neither outside nor a path as seen from the file.
auto is_foreign(std::string_view destination) -> bool {
  const auto colon = destination.find(':');
  return destination.starts_with('/') || (colon != std::string_view::npos && colon < destination.find('/'));
}

auto anchors_of(const Prose& prose) -> std::vector<std::string> {
  std::vector<std::string> anchors;
  for (auto& heading : prose.headings.get()) {
    anchors.push_back(std::move(heading.anchor));
  }
  return anchors;
}

// Anchors of a page that shows no prose: criteria and dimensions of a framework stand under their ids.
auto anchors_of(const Framework& framework) -> std::vector<std::string> {
  std::set<std::string> anchors;
  for (const auto kind : framework.unit_kinds) {
    for (const auto* criterion : framework.criteria_for(kind)) {
      anchors.insert(criterion->id.str());
    }
  }
  for (const auto& dimension : framework.dimensions) {
    anchors.insert(dimension.id.str());
  }
  for (const auto& dimension : framework.dimensions) {
    for (const auto& part : dimension.known_parts) {
      anchors.insert(part.id.str());
    }
  }
  for (const auto& ladder : framework.ladders) {
    anchors.insert(ladder.id.str());
  }
  return {anchors.begin(), anchors.end()};
}

// Items stand under their ids on both kinds of pages, headings too.
void add_anchors(const std::vector<ChecklistItem>& items, std::vector<std::string>& anchors) {
  for (const auto& item : items) {
    anchors.push_back(item.id.str());
    add_anchors(item.items, anchors);
  }
}

auto anchors_of(const Checklist& checklist) -> std::vector<std::string> {
  std::vector<std::string> anchors;
  for (const auto& group : checklist.groups) {
    add_anchors(group.items, anchors);
  }
  return anchors;
}

void add_anchors(const PlanNode& node, std::vector<std::string>& anchors) {
  anchors.push_back(node.id);
  for (const auto& mission : node.missions) {
    add_anchors(mission, anchors);
  }
}

// Dimensions and missions of a frame stand under their ids; a plan's page has the dimensions.
auto anchors_of(const PlanFrame& frame, bool missions) -> std::vector<std::string> {
  std::vector<std::string> anchors;
  for (const auto& dimension : frame.dimensions) {
    if (missions) {
      add_anchors(dimension, anchors);
    } else {
      anchors.push_back(dimension.id);
    }
  }
  return anchors;
}
// The parts of the page that there are.
auto anchors_of(const ProgrammeResult& programme) -> std::vector<std::string> {
  std::vector<std::string> anchors;
  const auto add = [&anchors](bool is_there, const char* anchor) {
    if (is_there) {
      anchors.emplace_back(anchor);
    }
  };
  add(!programme.projects.empty(), "progress");
  add(!programme.surveys.empty(), "surveys");
  add(!programme.networks.empty(), "networks");
  add(programme.complaints.has_value(), "complaints");
  return anchors;
}

auto anchors_of(const PlannedPage& page) -> std::vector<std::string> {
  if (const auto* frame = std::get_if<PlanFramePage>(&page.subject)) {
    return anchors_of(*frame->frame, true);
  }
  if (const auto* plan = std::get_if<PlanPage>(&page.subject)) {
    return anchors_of(*plan->standing->frame, false);
  }
  if (const auto* prose = prose_of(page)) {
    return anchors_of(*prose);
  }
  if (const auto* framework = std::get_if<FrameworkPage>(&page.subject)) {
    return anchors_of(*framework->framework);
  }
  if (const auto* checklist = std::get_if<ChecklistPage>(&page.subject)) {
    return anchors_of(*checklist->checklist);
  }
  if (const auto* answers = std::get_if<ChecklistAnswersPage>(&page.subject)) {
    return anchors_of(*answers->score->checklist);
  }
  if (const auto* programme = std::get_if<ProgrammePage>(&page.subject)) {
    return anchors_of(*programme->result);
  }
  if (const auto* unit_year = std::get_if<UnitYearPage>(&page.subject); unit_year != nullptr && unit_year->score != nullptr) {
    return anchors_of(*unit_year->score->framework);
  }
  return {};
}

auto nearest_heading(const std::string& wanted, const std::vector<std::string>& anchors) -> Text {
  if (anchors.empty()) {
    return {.th = "หน้านั้นไม่มีหัวข้อให้ลิงก์ไปถึง ให้ตัดส่วน # ออก", .en = "that page has no headings to link to; leave out the # part"};
  }
  const auto near = nearest(wanted, anchors);
  if (!near.empty()) {
    return {.th = "หัวข้อที่ใกล้เคียงคือ `#" + near + "`", .en = "the nearest heading is `#" + near + "`"};
  }
  std::string all;
  for (const auto& anchor : anchors) {
    all += (all.empty() ? "`#" : ", `#") + anchor + "`";
  }
  return {.th = "หัวข้อที่มีคือ " + all, .en = "the headings are " + all};
}

auto visibility_word(Visibility visibility) -> std::string {
  switch (visibility) {
    case Visibility::public_:
      return "public";
    case Visibility::auditor:
      return "auditor";
    case Visibility::withheld:
      return "withheld";
  }
  return {};
}

}  // namespace

auto percent_decoded(std::string_view text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

auto content_path(std::string_view from, std::string_view destination) -> std::optional<std::string> {
  std::vector<std::string_view> parts;
  const auto walk = [&parts](std::string_view path) {
    while (!path.empty()) {
      const auto slash = path.find('/');
      const auto part = path.substr(0, slash);
      path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
      if (part == "..") {
        if (parts.empty()) {
          return false;
        }
        parts.pop_back();
      } else if (!part.empty() && part != ".") {
        parts.push_back(part);
      }
    }
    return true;
  };
  const auto folder = from.rfind('/');
  if (!walk(folder == std::string_view::npos ? std::string_view() : from.substr(0, folder)) || !walk(destination)) {
    return std::nullopt;
  }
  std::string path;
  for (const auto part : parts) {
    path += (path.empty() ? "" : "/") + std::string(part);
  }
  return path;
}

// A link's destination, taken apart.
struct LinkTargets::Destination {
  const ProseLink& link;
  // As decoded, without the fragment.
  std::string path;
  bool has_fragment = false;
  std::string fragment;
  // The path in the content folder.
  std::string content;
};

LinkTargets::LinkTargets(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const LinkDoubts* doubts)
    : corpus_(corpus), standings_(standings), sources_(sources), doubts_(doubts) {
  for (const auto& [id, unit] : corpus.units) {
    add_unit(unit);
  }
  for (const auto& [id, framework] : corpus.frameworks) {
    pages_.try_emplace("frameworks/" + id.str() + ".yaml", Target{FrameworkPage{&framework}, {}});
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    pages_.try_emplace("frameworks/" + id.str() + ".yaml", Target{ChecklistPage{&checklist}, {}});
  }
  for (const auto& [id, frame] : corpus.plan_frames) {
    pages_.try_emplace("frameworks/" + id.str() + ".yaml", Target{PlanFramePage{&frame}, {}});
  }
  for (const auto& page : corpus.pages) {
    pages_.try_emplace("pages/" + page.id.str() + ".md", Target{ProsePage{&page}, {}});
    if (page.english) {
      pages_.try_emplace("pages/" + page.id.str() + ".en.md", Target{ProsePage{&page}, Language::en});
    }
  }
  add_announced(corpus);
}

void LinkTargets::add_announced(const Corpus& corpus) {
  for (const auto& [year, findings] : standings_.results) {
    pages_.try_emplace("results/" + std::to_string(year.be) + ".yaml", Target{ResultsPage{&findings}, {}});
  }
  for (const auto& [id, crosswalk] : corpus.crosswalks) {
    pages_.try_emplace("crosswalks/" + id.str() + ".yaml", Target{CrosswalkPage{&crosswalk}, {}});
  }
  for (const auto& article : corpus.articles) {
    pages_.try_emplace("knowledge/" + article.id.str() + ".md", Target{ArticlePage{&article}, {}});
    if (article.english) {
      pages_.try_emplace("knowledge/" + article.id.str() + ".en.md", Target{ArticlePage{&article}, Language::en});
    }
  }
}

void LinkTargets::add_unit(const Unit& unit) {
  const auto folder = "units/" + unit.id.str() + "/";
  pages_.try_emplace(folder + "unit.yaml", Target{UnitPage{&unit}, {}});
  for (const auto* plan : standings_.plans_of(unit.id)) {
    pages_.try_emplace(folder + "plans/" + plan->plan->id.str() + ".yaml", Target{PlanPage{plan}, {}});
  }
  for (const auto& [number, year] : unit.years) {
    const auto year_folder = folder + std::to_string(number.be) + "/";
    for (const auto& [framework, assessment] : year.assessments) {
      const auto* score = standings_.of(unit.id, number);
      pages_.try_emplace(year_folder + "assessment/" + framework.str() + ".yaml", Target{UnitYearPage{&unit, &year, score}, {}});
    }
    for (const auto* score : standings_.checklists_of(unit.id, number)) {
      pages_.try_emplace(year_folder + "assessment/" + score->checklist->id.str() + ".yaml", Target{ChecklistAnswersPage{score}, {}});
    }
    if (has_register(year)) {
      pages_.try_emplace(year_folder + "evidence.yaml", Target{RegisterPage{&unit, &year}, {}});
    }
    if (const auto* programme = standings_.programme_of(unit.id, number)) {
      for (const auto* file : {"surveys.yaml", "progress.yaml", "networks.yaml", "complaints.yaml"}) {
        pages_.try_emplace(year_folder + file, Target{ProgrammePage{programme}, {}});
      }
    }
    for (const auto& write_up : year.write_ups) {
      pages_.try_emplace(year_folder + "practices/" + write_up.id.str() + ".md", Target{PracticePage{&unit, &year, &write_up}, {}});
    }
    for (const auto& evidence : year.evidence) {
      if (!evidence.path.empty()) {
        evidence_.try_emplace(evidence.path, Registered{&unit, &year, &evidence});
      }
    }
  }
}

// The unit in whose folder a path lies, where that unit is set aside: its one page then stands for all that it has.
auto LinkTargets::set_aside_unit(const std::string& path) const -> const Unit* {
  constexpr std::string_view folder = "units/";
  const auto slash = path.find('/', folder.size());
  if (!path.starts_with(folder) || slash == std::string::npos) {
    return nullptr;
  }
  const auto unit = corpus_.units.find(UnitId(path.substr(folder.size(), slash - folder.size())));
  return unit != corpus_.units.end() && unit->second.quarantine ? &unit->second : nullptr;
}

auto LinkTargets::resolve(const PlannedPage& page, Diagnostics& diagnostics) const -> std::vector<std::vector<std::string>> {
  std::vector<std::vector<std::string>> urls;
  const auto* prose = prose_of(page);
  require(prose != nullptr, "links were asked of a page without prose");
  for (const auto& section : prose->sections) {
    auto& of_section = urls.emplace_back();
    for (const auto& link : section.links) {
      of_section.push_back(resolve_link(page, sources_.path(link.span.file), link, diagnostics));
    }
  }
  return urls;
}

auto LinkTargets::resolve_link(const PlannedPage& page, const std::string& file, const ProseLink& link, Diagnostics& diagnostics) const
    -> std::string {
  if (doubts_ != nullptr && doubts_->about_place(link.span)) {
    return {};
  }
  if (is_outside(link.destination)) {
    require(link.kind == ProseLink::Kind::link || doubts_ != nullptr, "an image from elsewhere passed the Markdown guard");
    return link.destination;
  }
  if (is_foreign(link.destination)) {
    diagnostics.report(Code::link_form, link.span, {link.destination});
    return {};
  }
  const auto hash = link.destination.find('#');
  Destination to{.link = link,
                 .path = percent_decoded(std::string_view(link.destination).substr(0, hash)),
                 .has_fragment = hash != std::string::npos,
                 .fragment = {},
                 .content = {}};
  if (to.has_fragment) {
    to.fragment = percent_decoded(std::string_view(link.destination).substr(hash + 1));
  }
  if (to.path.empty() && to.has_fragment && link.kind == ProseLink::Kind::link) {
    return to_own_heading(page, to, diagnostics);
  }
  to.content = content_path(file, to.path).value_or(to.path);
  if (const auto target = pages_.find(to.content); target != pages_.end() && link.kind == ProseLink::Kind::link) {
    return to_page(page, target->second, to, diagnostics);
  }
  if (const auto target = evidence_.find(to.content); target != evidence_.end()) {
    return to_evidence(page, target->second, to, diagnostics);
  }
  if (const auto* unit = set_aside_unit(to.content); unit != nullptr && link.kind == ProseLink::Kind::link) {
    return relative_url(page.path, in_language(path_of(UnitPage{unit}), page.language));
  }
  const bool evidence = to.content.find("/evidence/") != std::string::npos || link.kind == ProseLink::Kind::image;
  if (doubts_ != nullptr && (evidence ? doubts_->about_missing_evidence(to.content) : doubts_->about_missing_page(to.content))) {
    return {};
  }
  diagnostics.report(evidence ? Code::link_evidence_unregistered : Code::link_target_missing, link.span,
                     {link.destination, to.content, suggestion(file, to.content, evidence)});
  return {};
}

auto LinkTargets::to_own_heading(const PlannedPage& page, const Destination& to, Diagnostics& diagnostics) const -> std::string {
  if (doubtful_headings(page, sources_.path(to.link.span.file))) {
    return {};
  }
  const auto anchors = anchors_of(page);
  if (to.fragment.empty() || std::ranges::find(anchors, to.fragment) == anchors.end()) {
    diagnostics.report(Code::link_anchor_missing, to.link.span,
                       {to.link.destination, to.fragment, Text{.th = "หน้านี้", .en = "this page"}, nearest_heading(to.fragment, anchors)});
    return {};
  }
  return "#" + to.fragment;
}

auto LinkTargets::to_page(const PlannedPage& page, const Target& target, const Destination& to, Diagnostics& diagnostics) const -> std::string {
  PlannedPage reached;
  reached.subject = target.subject;
  reached.language = target.language.value_or(page.language);
  auto url = relative_url(page.path, in_language(path_of(target.subject), reached.language));
  if (!to.has_fragment || doubtful_headings(reached, to.content)) {
    return url;
  }
  const auto anchors = anchors_of(reached);
  if (std::ranges::find(anchors, to.fragment) == anchors.end()) {
    diagnostics.report(Code::link_anchor_missing, to.link.span,
                       {to.link.destination, to.fragment, "`" + to.content + "`", nearest_heading(to.fragment, anchors)});
    return {};
  }
  return url + "#" + to.fragment;
}

auto LinkTargets::to_evidence(const PlannedPage& page, const Registered& target, const Destination& to, Diagnostics& diagnostics) const
    -> std::string {
  const auto& evidence = *target.evidence;
  if (doubts_ != nullptr && doubts_->about_entry(evidence)) {
    return {};
  }
  if (evidence.visibility != Visibility::public_) {
    diagnostics.report(Code::link_evidence_not_public, to.link.span, {to.link.destination, evidence.id.str(), visibility_word(evidence.visibility)});
    return {};
  }
  const auto type = evidence.facts ? evidence.facts->media_type : std::string();
  if (to.link.kind == ProseLink::Kind::image && !type.starts_with("image/")) {
    diagnostics.report(Code::image_not_picture, to.link.span, {to.link.destination, type.empty() ? "?" : type});
    return {};
  }
  return relative_url(page.path, evidence_file_path(target.unit->id, target.year->year, evidence));
}

auto LinkTargets::doubtful_headings(const PlannedPage& page, const std::string& path) const -> bool {
  if (doubts_ == nullptr) {
    return false;
  }
  const auto* prose = prose_of(page);
  return prose != nullptr ? !prose->complete || doubts_->about_headings(path) : doubts_->about_parts(path);
}

auto LinkTargets::suggestion(const std::string& file, const std::string& wanted, bool evidence) const -> Text {
  std::vector<std::string> known;
  if (evidence) {
    for (const auto& [path, target] : evidence_) {
      known.push_back(path);
    }
  } else {
    for (const auto& [path, target] : pages_) {
      known.push_back(path);
    }
  }
  const auto near = nearest(wanted, known);
  if (near.empty()) {
    return {};
  }
  // Content paths and site paths climb in the same way.
  const auto written = relative_url({file}, {near});
  return {.th = " อาจหมายถึง `" + written + "`", .en = "; perhaps `" + written + "`"};
}

}  // namespace prongsai
