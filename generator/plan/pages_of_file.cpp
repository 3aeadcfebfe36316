#include "plan/pages_of_file.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <variant>

namespace prongsai {
namespace {

// Whether the page about a subject is made from the file.
class MadeFrom {
 public:
  explicit MadeFrom(std::string_view path) : path_(path) {}

  auto operator()(const UnitPage& page) const -> bool { return rest_of(*page.unit) == "unit.yaml"; }
  auto operator()(const UnitYearPage& page) const -> bool {
    return page.score != nullptr && rest_of(*page.unit, *page.year) == "assessment/" + page.score->framework->id.str() + ".yaml";
  }
  auto operator()(const ChecklistAnswersPage& page) const -> bool {
    return rest_of(*page.score->unit, *page.score->year) == "assessment/" + page.score->checklist->id.str() + ".yaml";
  }
  auto operator()(const RegisterPage& page) const -> bool { return rest_of(*page.unit, *page.year) == "evidence.yaml"; }
  auto operator()(const PracticePage& page) const -> bool {
    return rest_of(*page.unit, *page.year) == "practices/" + page.write_up->id.str() + ".md";
  }
  auto operator()(const ProgrammePage& page) const -> bool {
    constexpr std::array<std::string_view, 4> files{"surveys.yaml", "progress.yaml", "networks.yaml", "complaints.yaml"};
    return std::ranges::find(files, rest_of(*page.result->unit, *page.result->year)) != files.end();
  }
  auto operator()(const PlanPage& page) const -> bool {
    return rest_of(*page.standing->unit) == "plans/" + page.standing->plan->id.str() + ".yaml";
  }
  auto operator()(const ProsePage& page) const -> bool { return is_prose("pages/", page.page->id.str()); }
  auto operator()(const ArticlePage& page) const -> bool { return is_prose("knowledge/", page.article->id.str()); }
  auto operator()(const FrameworkPage& page) const -> bool { return path_ == "frameworks/" + page.framework->id.str() + ".yaml"; }
  auto operator()(const ChecklistPage& page) const -> bool { return path_ == "frameworks/" + page.checklist->id.str() + ".yaml"; }
  auto operator()(const PlanFramePage& page) const -> bool { return path_ == "frameworks/" + page.frame->id.str() + ".yaml"; }
  auto operator()(const CrosswalkPage& page) const -> bool { return path_ == "crosswalks/" + page.crosswalk->id.str() + ".yaml"; }
  auto operator()(const ResultsPage& page) const -> bool {
    return page.page == 1 && path_ == "results/" + std::to_string(page.findings->results->year.be) + ".yaml";
  }
  template <class Other>
  auto operator()(const Other& /*page*/) const -> bool {
    return false;
  }

 private:
  // The path as seen from the folder of a unit, or of its year; empty where it lies elsewhere.
  [[nodiscard]] auto rest_of(const Unit& unit) const -> std::string_view { return below(below(path_, "units"), unit.id.str()); }
  [[nodiscard]] auto rest_of(const Unit& unit, const UnitYear& year) const -> std::string_view { return below(rest_of(unit), std::to_string(year.year.be)); }
  [[nodiscard]] auto is_prose(const std::string& folder, const std::string& id) const -> bool {
    return path_ == folder + id + ".md" || path_ == folder + id + ".en.md";
  }
  [[nodiscard]] static auto below(std::string_view path, std::string_view folder) -> std::string_view {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/' ? path.substr(folder.size() + 1) : std::string_view();
  }

  std::string_view path_;
};

}  // namespace

auto pages_of_file(const SiteModel& site, std::string_view content_path) -> std::vector<const PlannedPage*> {
  const MadeFrom made_from(content_path);
  std::vector<const PlannedPage*> pages;
  for (const auto& page : site.pages) {
    if (std::visit(made_from, page.subject)) {
      pages.push_back(&page);
    }
  }
  return pages;
}

}  // namespace prongsai
