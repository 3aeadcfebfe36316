#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "render/fields.hpp"
#include "render/strings.hpp"
#include "render/template_engine.hpp"
#include "render/template_text.hpp"
#include "source/span.hpp"

namespace prongsai {

// One kind of page has one template, pages/<name>.html, and one view.
enum class PageKind : std::uint8_t {
  home,
  year,
  region,
  unit_index,
  unit,
  unit_year,
  form,
  year_summary,
  evidence_register,
  practice_index,
  practice,
  framework,
  framework_index,
  checklist,
  checklist_answers,
  plan_frame,
  plan,
  plan_record,
  programme,
  evidence_index,
  downloads,
  dictionary,
  verify,
  waivers,
  diagnostics,
  prose,
  announced_results,
  calendar,
  crosswalk,
  knowledge,
  article,
  changes,
  search,
  letter,
  unit_compare,
  compare,
  dimension,
  part,
  // Not of the site: the library of its components.
  patterns,
  not_found
};
inline constexpr auto page_kinds = static_cast<std::size_t>(PageKind::not_found) + 1;

// The template of a kind and what it may see.
struct PageContract {
  PageKind kind{};
  std::string_view name;
  const ViewSchema* view = nullptr;
};
[[nodiscard]] auto page_contracts() -> const std::array<PageContract, page_kinds>&;

// A file that pages need, under a name that changes with its bytes, so that it may be cached for ever.
struct Asset {
  // Name in templates/assets: `style.css`.
  std::string name;
  // Below the site's root: `assets/style.0a1b2c3d.css`.
  std::string path;
  std::string bytes;
};

// Compiled templates in both languages, with their words and assets. Rendering from many threads is fine.
class TemplateSet {
 public:
  // Those built into the program.
  [[nodiscard]] static auto embedded() -> TemplateSet;
  // Those of a folder laid out like templates/. Throws TemplateError with every problem where they do not fit this program, std::system_error where
  // the folder cannot be read.
  [[nodiscard]] static auto from_folder(const std::string& folder) -> TemplateSet;
  [[nodiscard]] static auto from_files(const TemplateFiles& files) -> TemplateSet;
  // The same, where the content brought some of the files: `sources` says which.
  [[nodiscard]] static auto from_files(const TemplateFiles& files, std::map<std::string, FileId> sources) -> TemplateSet;
  // The same templates, whose pages say where their addresses and ids come from (compiled_template).
  [[nodiscard]] auto traced() const -> TemplateSet;

  [[nodiscard]] auto strings() const -> const Strings& { return strings_; }
  // Lists of words that mean the same to the search: synonyms.json.
  [[nodiscard]] auto synonyms() const -> const std::vector<std::vector<std::string>>& { return synonyms_; }
  [[nodiscard]] auto assets() const -> const std::vector<Asset>& { return assets_; }
  [[nodiscard]] auto asset(std::string_view name) const -> const Asset&;
  // Null where there is none.
  [[nodiscard]] auto find_asset(std::string_view name) const -> const Asset*;
  [[nodiscard]] auto files() const -> const TemplateFiles& { return files_; }
  // The file of the content that a template was taken from; nothing for the program's own.
  [[nodiscard]] auto source_of(const std::string& file) const -> std::optional<FileId>;
  // `templates/layout.html:12`, for messages about the program's own.
  [[nodiscard]] auto place_in(const std::string& file, std::size_t begin) const -> std::string;
  template <View T>
  [[nodiscard]] auto render(PageKind kind, Language language, const T& view) const -> std::string {
    return engine_.expand(template_name(kind, language), [&view](Dictionary values) { fill_view(values, view); });
  }
  // The same with values that the caller gives, whatever the view.
  template <class Fill>
  [[nodiscard]] auto render_values(PageKind kind, Language language, const Fill& fill) const -> std::string {
    return engine_.expand(template_name(kind, language), fill);
  }

 private:
  [[nodiscard]] static auto compiled(const TemplateFiles& files, bool traced) -> TemplateSet;
  // Files of templates/assets, scripts made of the files of a folder there, and what the scripts say.
  void add_assets(const TemplateFiles& files);
  [[nodiscard]] static auto template_name(PageKind kind, Language language) -> std::string;
  TemplateFiles files_;
  // Templates that the content overrides.
  std::map<std::string, FileId> sources_;
  Strings strings_;
  std::vector<std::vector<std::string>> synonyms_;
  std::vector<Asset> assets_;
  TemplateEngine engine_;
};

// Every problem of a set of template files, and what they use; empty where they keep the contract.
[[nodiscard]] auto template_problems(const TemplateFiles& files, TemplateUse& use) -> TemplateProblems;

// The files built into the program.
[[nodiscard]] auto embedded_template_files() -> TemplateFiles;

// Those of a folder laid out like templates/. Throws std::system_error where it cannot be read.
[[nodiscard]] auto template_files_of(const std::string& folder) -> TemplateFiles;

}  // namespace prongsai
