#include "render/render_pages.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <variant>

#include "base/key.hpp"
#include "base/parallel.hpp"
#include "render/builders.hpp"
#include "render/citizen_builders.hpp"
#include "render/list_builders.hpp"
#include "render/view_digest.hpp"

namespace prongsai {
namespace {

struct RenderSubject {
  const PageContext& page;
  const TemplateSet& templates;
  const PageKnown* is_known;
  using Made = std::optional<std::string>;

  template <class Body>
  [[nodiscard]] auto with(PageKind kind, Body body, const std::string& title, std::string description) const -> Made {
    const PageView<Body> view{.layout = page.layout(title, std::move(description)), .body = std::move(body)};
    if (is_known != nullptr) {
      KeyMaker key("page");
      key.add(static_cast<std::uint64_t>(kind)).add(static_cast<std::uint64_t>(page.language())).add(view_digest(view));
      if ((*is_known)(key.hex())) {
        return std::nullopt;
      }
    }
    return templates.render(kind, page.language(), view);
  }

  auto operator()(const HomePage&) const -> Made {
    auto body = home_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::home, std::move(body), title, std::move(answer));
  }
  auto operator()(const YearPage& subject) const -> Made {
    auto body = year_view(page, subject);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::year, std::move(body), title, std::move(answer));
  }
  auto operator()(const YearPartPage& subject) const -> Made { return with_part(year_part_view(page, subject)); }
  auto operator()(const RegionPage& subject) const -> Made {
    auto body = region_view(page, subject);
    const auto title = with_range(body.title.text, body.pager);
    auto answer = body.answer;
    return with(PageKind::region, std::move(body), title, std::move(answer));
  }
  auto operator()(const ProvincePage& subject) const -> Made {
    auto body = province_view(page, subject);
    const auto title = with_range(body.title.text, body.pager);
    auto answer = body.answer;
    return with(PageKind::region, std::move(body), title, std::move(answer));
  }
  auto operator()(const UnitIndexPage&) const -> Made {
    auto body = unit_index_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::unit_index, std::move(body), title, std::move(answer));
  }
  auto operator()(const LetterPage& subject) const -> Made {
    auto body = letter_view(page, subject);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::letter, std::move(body), title, std::move(answer));
  }
  auto operator()(const UnitComparePage& subject) const -> Made {
    auto body = unit_compare_view(page, subject);
    const auto title = body.title + " " + body.unit.text;
    auto answer = body.answer;
    return with(PageKind::unit_compare, std::move(body), title, std::move(answer));
  }
  auto operator()(const ComparePage&) const -> Made {
    auto body = compare_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::compare, std::move(body), title, std::move(answer));
  }
  auto operator()(const DimensionPage& subject) const -> Made {
    auto body = dimension_view(page, subject);
    const auto title = with_range(body.title.text + " " + body.sub, body.pager);
    auto answer = body.answer;
    return with(PageKind::dimension, std::move(body), title, std::move(answer));
  }
  auto operator()(const UnitPage& subject) const -> Made {
    auto body = unit_view(page, subject);
    const auto title = body.title.text;
    auto answer = body.answer;
    return with(PageKind::unit, std::move(body), title, std::move(answer));
  }
  auto operator()(const UnitYearPage& subject) const -> Made {
    auto body = unit_year_view(page, subject);
    const auto title = body.title.text + " " + body.year;
    auto answer = body.answer;
    return with(PageKind::unit_year, std::move(body), title, std::move(answer));
  }
  auto operator()(const FormPage& subject) const -> Made {
    if (subject.form == FormPage::Form::summary) {
      auto body = year_summary_view(page, *subject.score);
      const auto title = body.title + " " + body.unit.text + " " + body.year;
      auto answer = body.answer;
      return with(PageKind::year_summary, std::move(body), title, std::move(answer));
    }
    auto body = form_view(page, subject);
    const auto title = body.title + " " + body.about.text + " " + body.year;
    auto answer = body.answer;
    return with(PageKind::form, std::move(body), title, std::move(answer));
  }
  auto operator()(const BlankFormPage& subject) const -> Made {
    auto body = blank_form_view(page, subject);
    const auto title = body.title + " " + body.about.text;
    auto answer = body.answer;
    return with(PageKind::form, std::move(body), title, std::move(answer));
  }
  auto operator()(const RegisterPage& subject) const -> Made {
    auto body = register_view(page, subject);
    const auto title = body.title + " " + body.unit.text;
    auto answer = body.answer;
    return with(PageKind::evidence_register, std::move(body), title, std::move(answer));
  }
  auto operator()(const PracticeIndexPage&) const -> Made {
    auto body = practice_index_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::practice_index, std::move(body), title, std::move(answer));
  }
  auto operator()(const PracticePage& subject) const -> Made {
    auto body = practice_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::practice, std::move(body), title, std::move(summary));
  }
  auto operator()(const FrameworkPage& subject) const -> Made {
    auto body = framework_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::framework, std::move(body), title, std::move(summary));
  }
  auto operator()(const FrameworkIndexPage&) const -> Made {
    auto body = framework_index_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::framework_index, std::move(body), title, std::move(answer));
  }
  auto operator()(const ChecklistPage& subject) const -> Made {
    auto body = checklist_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.empty() ? body.answer : body.summary.text;
    return with(PageKind::checklist, std::move(body), title, std::move(summary));
  }
  auto operator()(const ChecklistAnswersPage& subject) const -> Made {
    auto body = checklist_answers_view(page, subject);
    const auto title = body.title.text + " " + body.unit.text + " " + body.year;
    auto answer = body.answer;
    return with(PageKind::checklist_answers, std::move(body), title, std::move(answer));
  }
  auto operator()(const PlanFramePage& subject) const -> Made {
    auto body = plan_frame_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::plan_frame, std::move(body), title, std::move(summary));
  }
  auto operator()(const PlanPage& subject) const -> Made {
    auto body = plan_view(page, subject);
    const auto title = body.title.text;
    auto answer = body.answer;
    return with(PageKind::plan, std::move(body), title, std::move(answer));
  }
  auto operator()(const PlanRecordPage& subject) const -> Made {
    auto body = plan_record_view(page, subject);
    const auto title = body.number + " " + body.title.text;
    auto answer = body.answer;
    return with(PageKind::plan_record, std::move(body), title, std::move(answer));
  }
  auto operator()(const ProgrammePage& subject) const -> Made {
    auto body = programme_view(page, subject);
    const auto title = body.title + " " + body.unit.text + " " + body.year;
    auto answer = body.answer;
    return with(PageKind::programme, std::move(body), title, std::move(answer));
  }
  auto operator()(const EvidenceIndexPage&) const -> Made {
    auto body = evidence_index_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::evidence_index, std::move(body), title, std::move(answer));
  }
  auto operator()(const DownloadsPage&) const -> Made {
    auto body = downloads_view(page);
    const auto title = body.title;
    return with(PageKind::downloads, std::move(body), title, page.voice().say("downloads.answer"));
  }
  auto operator()(const DictionaryPage&) const -> Made {
    auto body = dictionary_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::dictionary, std::move(body), title, std::move(answer));
  }
  auto operator()(const VerifyPage& subject) const -> Made {
    auto body = verify_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::verify, std::move(body), title, std::move(summary));
  }
  auto operator()(const WaiversPage&) const -> Made {
    auto body = waivers_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::waivers, std::move(body), title, std::move(answer));
  }
  auto operator()(const DiagnosticsPage&) const -> Made {
    auto body = diagnostics_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::diagnostics, std::move(body), title, std::move(answer));
  }
  auto operator()(const ProsePage& subject) const -> Made {
    auto body = prose_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::prose, std::move(body), title, std::move(summary));
  }
  auto operator()(const ResultsPage& subject) const -> Made {
    auto body = results_view(page, subject);
    const auto title = with_range(body.title, body.pager);
    auto answer = body.answer;
    return with(PageKind::announced_results, std::move(body), title, std::move(answer));
  }
  auto operator()(const CalendarPage&) const -> Made {
    auto body = calendar_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::calendar, std::move(body), title, std::move(answer));
  }
  auto operator()(const CrosswalkPage& subject) const -> Made {
    auto body = crosswalk_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::crosswalk, std::move(body), title, std::move(summary));
  }
  auto operator()(const KnowledgePage&) const -> Made {
    auto body = knowledge_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::knowledge, std::move(body), title, std::move(answer));
  }
  auto operator()(const ArticlePage& subject) const -> Made {
    auto body = article_view(page, subject);
    const auto title = body.title.text;
    auto summary = body.summary.text;
    return with(PageKind::article, std::move(body), title, std::move(summary));
  }
  auto operator()(const ChangesPage& subject) const -> Made {
    auto body = changes_view(page, subject);
    const auto title = with_range(body.has_region ? body.title + " " + body.region.text : body.title, body.pager);
    auto answer = body.answer;
    return with(PageKind::changes, std::move(body), title, std::move(answer));
  }
  auto operator()(const SearchPage&) const -> Made {
    auto body = search_view(page);
    const auto title = body.title;
    auto answer = body.answer;
    return with(PageKind::search, std::move(body), title, std::move(answer));
  }
  auto operator()(const NotFoundPage&) const -> Made {
    return with(PageKind::not_found, not_found_view(page), page.voice().say("title.not_found"), page.voice().say("not_found.answer"));
  }
  auto operator()(const PartPage& subject) const -> Made { return with_part(part_view(page, subject)); }

  [[nodiscard]] auto with_part(PartView body) const -> Made {
    const auto title = with_range(body.title + " " + body.of.text, body.pager);
    auto answer = body.answer;
    return with(PageKind::part, std::move(body), title, std::move(answer));
  }
};

}  // namespace

auto render_page(const SiteModel& site, const PlannedPage& page, const TemplateSet& templates) -> std::string {
  const PageContext context(site, page, templates);
  return std::visit(RenderSubject{context, templates, nullptr}, page.subject).value();
}

auto render_unknown_page(const SiteModel& site, const PlannedPage& page, const TemplateSet& templates, const PageKnown& is_known)
    -> std::optional<std::string> {
  const PageContext context(site, page, templates);
  return std::visit(RenderSubject{context, templates, &is_known}, page.subject);
}

auto template_key(const TemplateSet& templates) -> std::string {
  KeyMaker key("templates");
  for (const auto& [name, text] : templates.files()) {
    key.add(name).add(text);
  }
  return key.hex();
}

auto render_pages(const SiteModel& site, const TemplateSet& templates, unsigned jobs) -> std::vector<OutputPage> {
  return parallel_map(std::span<const PlannedPage>(site.pages), jobs, [&](const PlannedPage& page, unsigned /*worker*/) {
    return OutputPage{.path = page.path.file(), .bytes = render_page(site, page, templates)};
  });
}

auto render_assets(const TemplateSet& templates) -> std::vector<OutputPage> {
  std::vector<OutputPage> files;
  for (const auto& asset : templates.assets()) {
    files.push_back({.path = asset.path, .bytes = asset.bytes});
  }
  return files;
}

}  // namespace prongsai
