#include "load/content_files.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "base/nearest.hpp"
#include "load/decode.hpp"

namespace prongsai {
namespace {

auto parts_of(const std::string& path) -> std::vector<std::string> {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', begin)) {
    parts.push_back(path.substr(begin, slash - begin));
    begin = slash + 1;
  }
  parts.push_back(path.substr(begin));
  return parts;
}

// Sorts the files of content/ by where they lie. What lies nowhere is reported.
class Sorter {
 public:
  explicit Sorter(Diagnostics& out) : out_(&out) {}

  void add(const std::string& path, const ContentFile& found) {
    const auto parts = parts_of(path);
    const bool known = parts.size() == 1   ? top(parts[0], found)
                       : parts[0] == "theme" ? theme_file(path, found)
                       : parts[0] == "units" ? unit_file(parts, found)
                                             : folder_file(parts, found);
    if (!known) {
      out_->report(Code::unexpected_file, start_of(found.file), {path, suggestion_for(parts)});
    }
  }
  [[nodiscard]] auto take() -> ContentFiles { return std::move(sorted_); }

 private:
  // The folder or file name that a misspelt part of the path comes near, in words; otherwise nothing.
  static auto suggestion_for(const std::vector<std::string>& parts) -> Text {
    static const std::vector<std::string> names{"portal.yaml", "frameworks", "pages",     "units",        "unit.yaml",
                                                "assessment",  "evidence",   "practices", "evidence.yaml", "plans",     "waivers.yaml",
                                                "results",   "crosswalks",    "knowledge", "surveys.yaml", "progress.yaml", "networks.yaml", "complaints.yaml", "map.yaml", "publications", "theme"};
    for (const auto& part : parts) {
      const auto near = nearest(part, names);
      if (!near.empty() && near != part) {
        return {.th = " คุณอาจหมายถึง `" + near + "`", .en = "; did you mean `" + near + "`?"};
      }
    }
    return {.th = "", .en = ""};
  }

  auto top(const std::string& name, const ContentFile& found) -> bool {
    if (name == "waivers.yaml") {
      sorted_.waivers = found;
      return true;
    }
    if (name == "map.yaml") {
      sorted_.map = found;
      return true;
    }
    if (name != "portal.yaml") {
      return false;
    }
    sorted_.portal = found;
    return true;
  }

  // An id from a file name, reported where it is none.
  auto named(const std::string& id, const ContentFile& found) -> bool {
    if (!is_id(id, false)) {
      out_->report(Code::bad_name, start_of(found.file), {id});
      return false;
    }
    return true;
  }

  // What the theme makes of it, its loader says.
  auto theme_file(const std::string& path, const ContentFile& found) -> bool {
    sorted_.theme[path.substr(path.find('/') + 1)] = found;
    return true;
  }

  auto folder_file(const std::vector<std::string>& parts, const ContentFile& found) -> bool {
    if (parts.size() != 2) {
      return false;
    }
    if (const auto id = without_ending(parts[1], ".yaml"); parts[0] == "frameworks" && !id.empty()) {
      if (named(id, found)) {
        sorted_.frameworks[id] = found;
      }
      return true;
    }
    if (const auto id = without_ending(parts[1], ".md"); parts[0] == "pages" && !id.empty()) {
      if (named(id.ends_with(".en") ? id.substr(0, id.size() - 3) : id, found)) {
        sorted_.pages[id] = found;
      }
      return true;
    }
    return announced_file(parts, found);
  }

  // Results of a year, crosswalks between frameworks, articles of the knowledge base.
  auto announced_file(const std::vector<std::string>& parts, const ContentFile& found) -> bool {
    if (const auto id = without_ending(parts[1], ".yaml"); parts[0] == "results" && !id.empty()) {
      if (const auto year = FiscalYear::parse(id)) {
        sorted_.results[*year] = found;
      } else {
        out_->report(Code::bad_name, start_of(found.file), {id});
      }
      return true;
    }
    if (const auto id = without_ending(parts[1], ".yaml"); parts[0] == "crosswalks" && !id.empty()) {
      if (named(id, found)) {
        sorted_.crosswalks[id] = found;
      }
      return true;
    }
    if (const auto name = without_ending(parts[1], ".yaml"); parts[0] == "publications" && !name.empty()) {
      sorted_.publications[name] = found;
      return true;
    }
    if (const auto id = without_ending(parts[1], ".md"); parts[0] == "knowledge" && !id.empty()) {
      if (named(id.ends_with(".en") ? id.substr(0, id.size() - 3) : id, found)) {
        sorted_.articles[id] = found;
      }
      return true;
    }
    return false;
  }

  auto unit_file(const std::vector<std::string>& parts, const ContentFile& found) -> bool {
    if (parts.size() < 3) {
      return false;
    }
    if (!named(parts[1], found)) {
      return true;
    }
    auto& unit = sorted_.units[parts[1]];
    unit.id = parts[1];
    unit.any = found.file;
    if (parts.size() == 3) {
      if (parts[2] == "unit.yaml") {
        unit.unit = found;
      }
      if (parts[2] == "waivers.yaml") {
        unit.waivers = found;
      }
      return parts[2] == "unit.yaml" || parts[2] == "waivers.yaml";
    }
    if (const auto id = without_ending(parts[3], ".yaml"); parts[2] == "plans" && parts.size() == 4 && !id.empty()) {
      if (named(id, found)) {
        unit.plans[id] = found;
      }
      return true;
    }
    const auto year = FiscalYear::parse(parts[2]);
    if (!year) {
      out_->report(Code::bad_name, start_of(found.file), {parts[2]});
      return true;
    }
    return year_file(unit.years[*year], std::span(parts).subspan(3), found);
  }

  auto year_file(YearFiles& year, std::span<const std::string> parts, const ContentFile& found) -> bool {
    if (parts.size() == 1 && parts[0] == "evidence.yaml") {
      year.evidence_register = found;
      return true;
    }
    if (parts.size() == 1 && (parts[0] == "surveys.yaml" || parts[0] == "progress.yaml" || parts[0] == "networks.yaml" || parts[0] == "complaints.yaml")) {
      year.programme[parts[0]] = found;
      return true;
    }
    if (parts.size() >= 2 && parts[0] == "evidence") {
      year.evidence[found.entry->path] = found;
      return true;
    }
    if (parts.size() != 2) {
      return false;
    }
    if (const auto id = without_ending(parts[1], ".yaml"); parts[0] == "assessment" && !id.empty()) {
      if (named(id, found)) {
        year.assessments[id] = found;
      }
      return true;
    }
    if (const auto id = without_ending(parts[1], ".md"); parts[0] == "practices" && !id.empty()) {
      if (named(id, found)) {
        year.write_ups[id] = found;
      }
      return true;
    }
    return false;
  }

  Diagnostics* out_;
  ContentFiles sorted_;
};

}  // namespace

auto sort_content(const Listing& listing, Diagnostics& out) -> ContentFiles {
  Sorter sorter(out);
  for (const auto& [path, found] : listing) {
    sorter.add(path, found);
  }
  return sorter.take();
}

auto without_ending(const std::string& name, std::string_view ending) -> std::string {
  return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string();
}

auto start_of(FileId file) -> Span { return {.file = file, .begin = 0, .end = 0}; }

}  // namespace prongsai
