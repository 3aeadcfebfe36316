#include "render/template_set.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "base/assert.hpp"
#include "base/sha256.hpp"
#include "render/embedded.hpp"
#include "render/pages.hpp"
#include "render/script.hpp"
#include "render/template_error.hpp"
#include "render/verify_words.hpp"
#include "render/views_patterns.hpp"
#include "source/file_reader.hpp"

namespace prongsai {
namespace {

constexpr std::uint64_t largest_template = 1 << 20;

template <class Body>
auto contract(PageKind kind, std::string_view name) -> PageContract {
  return {.kind = kind, .name = name, .view = &schema_of<PageView<Body>>()};
}

auto pieces_of(const TemplateFiles& files, const PageContract& page, TemplateProblems& problems) -> std::vector<Piece> {
  return template_pieces(files, "layout.html", "pages/" + std::string(page.name) + ".html", problems);
}

// `assets/style.0a1b2c3d.css`.
auto asset_path(std::string_view name, std::string_view bytes) -> std::string {
  const auto dot = name.rfind('.');
  const auto ending = dot == std::string_view::npos ? std::string_view() : name.substr(dot);
  return "assets/" + std::string(name.substr(0, dot)) + "." + sha256_hex(bytes).substr(0, 8) + std::string(ending);
}

auto strings_of(const TemplateFiles& files) -> Strings {
  const auto file = files.find("strings.json");
  if (file == files.end()) {
    throw TemplateError("strings.json is missing");
  }
  return Strings::parse(file->second);
}

auto synonyms_of(const TemplateFiles& files) -> std::vector<std::vector<std::string>> {
  const auto file = files.find("synonyms.json");
  if (file == files.end()) {
    return {};
  }
  const auto root = nlohmann::json::parse(file->second, nullptr, false);
  const auto is_word = [](const nlohmann::json& word) { return word.is_string(); };
  const bool fits = root.is_array() && std::ranges::all_of(root, [&](const nlohmann::json& group) { return group.is_array() && std::ranges::all_of(group, is_word); });
  if (!fits) {
    throw TemplateError("synonyms.json is not a list of lists of words");
  }
  return root.get<std::vector<std::vector<std::string>>>();
}

// Scripts are served without the indentation and the lines of comments that their readers in the repository need. A text over several lines must not
// depend on its blanks.
auto asset_bytes(std::string_view name, const std::string& text) -> std::string {
  if (!name.ends_with(".js")) {
    return text;
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = std::string_view(text).substr(at, end - at);
    const auto begin = line.find_first_not_of(' ');
    if (begin != std::string_view::npos && !line.substr(begin).starts_with("//")) {
      out += line.substr(begin);
      out += '\n';
    }
    at = end + 1;
  }
  return out;
}

auto joined(const TemplateProblems& problems) -> std::string {
  std::string out;
  for (const auto& problem : problems) {
    out += (out.empty() ? "" : "\n") + problem.line_of_text();
  }
  return out;
}

}  // namespace

auto page_contracts() -> const std::array<PageContract, page_kinds>& {
  static const std::array contracts{
      contract<HomeView>(PageKind::home, "home"),
      contract<YearView>(PageKind::year, "year"),
      contract<RegionView>(PageKind::region, "region"),
      contract<UnitIndexView>(PageKind::unit_index, "unit_index"),
      contract<UnitView>(PageKind::unit, "unit"),
      contract<UnitYearView>(PageKind::unit_year, "unit_year"),
      contract<FormView>(PageKind::form, "form"),
      contract<YearSummaryView>(PageKind::year_summary, "year_summary"),
      contract<RegisterView>(PageKind::evidence_register, "register"),
      contract<PracticeIndexView>(PageKind::practice_index, "practice_index"),
      contract<PracticeView>(PageKind::practice, "practice"),
      contract<FrameworkView>(PageKind::framework, "framework"),
      contract<FrameworkIndexView>(PageKind::framework_index, "framework_index"),
      contract<ChecklistView>(PageKind::checklist, "checklist"),
      contract<ChecklistAnswersView>(PageKind::checklist_answers, "checklist_answers"),
      contract<PlanFrameView>(PageKind::plan_frame, "plan_frame"),
      contract<PlanView>(PageKind::plan, "plan"),
      contract<PlanRecordView>(PageKind::plan_record, "plan_record"),
      contract<ProgrammeView>(PageKind::programme, "programme"),
      contract<EvidenceIndexView>(PageKind::evidence_index, "evidence_index"),
      contract<DownloadsView>(PageKind::downloads, "downloads"),
      contract<DictionaryView>(PageKind::dictionary, "dictionary"),
      contract<VerifyView>(PageKind::verify, "verify"),
      contract<WaiversView>(PageKind::waivers, "waivers"),
      contract<DiagnosticsView>(PageKind::diagnostics, "diagnostics"),
      contract<ProseView>(PageKind::prose, "prose"),
      contract<ResultsView>(PageKind::announced_results, "announced_results"),
      contract<CalendarView>(PageKind::calendar, "calendar"),
      contract<CrosswalkView>(PageKind::crosswalk, "crosswalk"),
      contract<KnowledgeView>(PageKind::knowledge, "knowledge"),
      contract<ArticleView>(PageKind::article, "article"),
      contract<ChangesView>(PageKind::changes, "changes"),
      contract<SearchView>(PageKind::search, "search"),
      contract<LetterUnitsView>(PageKind::letter, "letter"),
      contract<UnitCompareView>(PageKind::unit_compare, "unit_compare"),
      contract<CompareView>(PageKind::compare, "compare"),
      contract<DimensionView>(PageKind::dimension, "dimension"),
      contract<PartView>(PageKind::part, "part"),
      contract<PatternsView>(PageKind::patterns, "patterns"),
      contract<NotFoundView>(PageKind::not_found, "not_found"),
  };
  return contracts;
}

auto template_problems(const TemplateFiles& files, TemplateUse& use) -> TemplateProblems {
  TemplateProblems problems;
  const auto strings = strings_of(files);
  for (const auto& page : page_contracts()) {
    check_template(pieces_of(files, page, problems), *page.view, strings, use, problems);
  }
  // The layout is part of every page: the same problem in it is one problem.
  std::ranges::sort(problems, {}, [](const TemplateProblem& one) { return std::tie(one.file, one.begin, one.end, one.what.en); });
  const auto same = [](const TemplateProblem& one, const TemplateProblem& other) { return one.file == other.file && one.begin == other.begin && one.what.en == other.what.en; };
  problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
  return problems;
}

auto TemplateSet::template_name(PageKind kind, Language language) -> std::string {
  return std::string(page_contracts().at(static_cast<std::size_t>(kind)).name) + "." + std::string(code_of(language));
}

auto TemplateSet::from_files(const TemplateFiles& files) -> TemplateSet {
  TemplateUse use;
  auto problems = template_problems(files, use);
  if (!problems.empty()) {
    throw TemplateError(joined(problems));
  }
  return compiled(files, false);
}

auto TemplateSet::traced() const -> TemplateSet { return compiled(files_, true); }

auto TemplateSet::compiled(const TemplateFiles& files, bool traced) -> TemplateSet {
  TemplateSet set;
  TemplateProblems problems;
  set.files_ = files;
  set.strings_ = strings_of(files);
  set.synonyms_ = synonyms_of(files);
  for (const auto& page : page_contracts()) {
    const auto pieces = pieces_of(files, page, problems);
    for (const auto language : languages) {
      set.engine_.add(template_name(page.kind, language), compiled_template(pieces, *page.view, set.strings_, language, traced));
    }
  }
  set.engine_.freeze();
  set.add_assets(files);
  return set;
}

auto TemplateSet::source_of(const std::string& file) const -> std::optional<FileId> {
  const auto found = sources_.find(file);
  return found == sources_.end() ? std::nullopt : std::optional(found->second);
}

auto TemplateSet::place_in(const std::string& file, std::size_t begin) const -> std::string {
  const auto found = files_.find(file);
  const auto line = found == files_.end() ? 0 : 1 + std::count(found->second.begin(), found->second.begin() + static_cast<std::ptrdiff_t>(std::min(begin, found->second.size())), '\n');
  return "templates/" + file + ":" + std::to_string(line);
}

void TemplateSet::add_assets(const TemplateFiles& files) {
  const auto add = [this](const std::string& name, const std::string& bytes) {
    assets_.push_back({.name = name, .path = asset_path(name, bytes), .bytes = bytes});
  };
  for (const auto& [path, bytes] : files) {
    constexpr std::string_view folder = "assets/";
    const auto name = path.starts_with(folder) ? path.substr(folder.size()) : std::string();
    if (!name.empty() && name.find('/') == std::string::npos) {
      add(name, asset_bytes(name, bytes));
    }
  }
  for (const auto& name : script_names(files)) {
    add(name + ".js", joined_script(files, name));
  }
  for (const auto language : languages) {
    add("verify." + std::string(code_of(language)) + ".json", verify_words(strings_, language));
  }
}

auto embedded_template_files() -> TemplateFiles {
  TemplateFiles files;
  for (const auto& file : embedded_templates()) {
    files.emplace(file.path, file.text);
  }
  return files;
}

auto TemplateSet::embedded() -> TemplateSet { return from_files(embedded_template_files()); }

auto TemplateSet::from_folder(const std::string& folder) -> TemplateSet { return from_files(template_files_of(folder)); }

auto TemplateSet::from_files(const TemplateFiles& files, std::map<std::string, FileId> sources) -> TemplateSet {
  auto set = from_files(files);
  set.sources_ = std::move(sources);
  return set;
}

auto template_files_of(const std::string& folder) -> TemplateFiles {
  const auto reader = disk_reader(folder);
  TemplateFiles files;
  for (const auto& entry : reader->list()) {
    if (entry.kind == FileKind::file) {
      files.emplace(entry.path, reader->read(entry.path, largest_template));
    }
  }
  return files;
}

auto TemplateSet::find_asset(std::string_view name) const -> const Asset* {
  const auto found = std::ranges::find(assets_, name, &Asset::name);
  return found == assets_.end() ? nullptr : &*found;
}

auto TemplateSet::asset(std::string_view name) const -> const Asset& {
  const auto found = std::ranges::find(assets_, name, &Asset::name);
  require(found != assets_.end(), "templates/assets lacks a file that pages need");
  return *found;
}

}  // namespace prongsai
