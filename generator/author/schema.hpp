#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "author/shape.hpp"
#include "model/corpus.hpp"

// JSON Schema (draft 7) of every content file, for editors: made from the shapes and from the ids that the content declares. Pure functions.
namespace prongsai {

// One kind of content file.
struct FileShape {
  // `unit`, `assessment-cdd-2564`.
  std::string name;
  std::string title;
  // Where such files lie below the content folder; `*` stands for one name.
  std::vector<std::string> globs;
  // YAML between `---` lines at the head of a Markdown file.
  bool front_matter = false;
  Shape shape;
  struct Named {
    std::string name;
    Shape shape;
  };
  std::vector<Named> named = {};
};

// What the content declares and other files name.
struct KnownIds {
  std::vector<Word> units;
  std::vector<Word> regions;
  std::vector<Word> levels;
  std::vector<Word> plan_frames;
  // Of every framework, whatever its kind.
  std::vector<Word> frameworks;
  std::vector<Word> classes;
  std::vector<Word> evidence_kinds;
  std::vector<std::string> kinds_with_document;
  // Criteria, and items of checklists as `framework/item`.
  std::vector<Word> supports;
  std::vector<Word> dimensions;
  std::vector<Word> areas;
  // Of knowledge articles.
  std::vector<Word> topics;
};
[[nodiscard]] auto known_ids(const Corpus& corpus) -> KnownIds;

// By name; of the framework's own files, one for each framework.
[[nodiscard]] auto file_shapes(const Corpus& corpus) -> std::vector<FileShape>;

// One schema, and all of them as one document {name: schema}.
[[nodiscard]] auto schema_json(const FileShape& file) -> std::string;
[[nodiscard]] auto schemas_json(const std::vector<FileShape>& files) -> std::string;
// Settings for the YAML extension of VS Code. `folder` is where the schemas lie and `content` where the content does, both from the workspace.
[[nodiscard]] auto vscode_settings(const std::vector<FileShape>& files, const std::string& folder, const std::string& content) -> std::string;

// Stands in every file that is written, so that only such files are replaced.
inline constexpr std::string_view schema_mark = "\"$comment\": \"made by prongsai schema\"";

// The tables, by subject.
[[nodiscard]] auto office_shapes(const KnownIds& ids) -> std::vector<FileShape>;
// Registers and write-ups of years for which there is no framework: any id will do.
[[nodiscard]] auto unbound_shapes() -> std::vector<FileShape>;
[[nodiscard]] auto programme_shapes() -> std::vector<FileShape>;
[[nodiscard]] auto announced_shapes(const KnownIds& ids) -> std::vector<FileShape>;
[[nodiscard]] auto framework_shapes() -> std::vector<FileShape>;
[[nodiscard]] auto plan_shapes(const KnownIds& ids) -> std::vector<FileShape>;
[[nodiscard]] auto assessment_shape(const Framework& framework) -> FileShape;
[[nodiscard]] auto answers_shape(const Checklist& checklist) -> FileShape;

}  // namespace prongsai
