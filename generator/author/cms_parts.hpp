#pragma once

#include <optional>
#include <string>
#include <vector>

#include "author/cms.hpp"
#include "author/shape.hpp"
#include "model/corpus.hpp"

// The parts of a web editor's configuration, and its YAML. For this room only.
namespace prongsai::cms {

// One input of a form. `widget` is a word of the editor: string, text, markdown, number, boolean, select, list, object, file, hidden.
struct Field {
  std::string name;
  std::string label;
  std::string widget = "string";
  bool required = true;
  std::string hint = {};
  // Of select.
  std::vector<Word> options = {};
  bool multiple = false;
  // Of number.
  std::string value_type = {};
  std::optional<Decimal> low = {};
  std::optional<Decimal> high = {};
  // A regular expression, and what to say where it does not match.
  std::string pattern = {};
  std::string pattern_help = {};
  // Of object, and of list with several inputs for each entry.
  std::vector<Field> fields = {};
  // Of file.
  std::string media_folder = {};
  std::string public_folder = {};
  // The list is the whole file.
  bool root = false;
};
using Fields = std::vector<Field>;

struct File {
  std::string name;
  std::string label;
  std::string path;
  Fields fields;
};

// Either files that are there, or a folder of articles.
struct Collection {
  std::string name;
  std::string label;
  std::vector<File> files = {};
  std::string folder = {};
  std::string media_folder = {};
  // How an article is named in the list.
  std::string summary = {};
  Fields fields = {};
};

[[nodiscard]] auto optional(Field field) -> Field;
[[nodiscard]] auto with_hint(Field field, std::string hint) -> Field;
[[nodiscard]] auto line(std::string name, std::string label) -> Field;
[[nodiscard]] auto id(std::string name, std::string label) -> Field;
[[nodiscard]] auto date(std::string name, std::string label) -> Field;
[[nodiscard]] auto address(std::string name, std::string label) -> Field;
[[nodiscard]] auto number(std::string name, std::string label) -> Field;
[[nodiscard]] auto whole(std::string name, std::string label, int low, int high) -> Field;
[[nodiscard]] auto select(std::string name, std::string label, std::vector<Word> options) -> Field;
[[nodiscard]] auto several(std::string name, std::string label, std::vector<Word> options) -> Field;
[[nodiscard]] auto object(std::string name, std::string label, Fields fields) -> Field;
[[nodiscard]] auto list(std::string name, std::string label, Fields fields) -> Field;
[[nodiscard]] auto lines(std::string name, std::string label) -> Field;
[[nodiscard]] auto hidden(std::string name, std::string label) -> Field;
// A text as these files write it: in both languages where any of them does, otherwise a Thai string. An editor knows only one form for a field.
[[nodiscard]] auto text(std::string name, std::string label, const std::vector<Text>& written) -> Field;
// Quarters, or a range of days, as these files write it; nothing to edit where they write both.
[[nodiscard]] auto period(const std::vector<const Period*>& written) -> Field;
[[nodiscard]] auto channels(const std::vector<Channel>& written) -> Field;
[[nodiscard]] auto source_field() -> Field;
// The register's entries to choose from; any id where there are none.
[[nodiscard]] auto evidence_field(std::string name, std::string label, const UnitYear& year) -> Field;

// One unit's year as the forms need it.
struct YearView {
  const Corpus* corpus;
  const Unit* unit;
  const UnitYear* year;
  // Of the content, as the repository knows it: `content/units/lampang/2564`.
  std::string folder;
};

[[nodiscard]] auto unit_fields(const Unit& unit, const Corpus& corpus) -> Fields;
[[nodiscard]] auto register_fields(const YearView& view) -> Fields;
[[nodiscard]] auto write_up_fields(const YearView& view) -> Fields;
[[nodiscard]] auto assessment_fields(const Assessment& assessment, const Framework& framework, const YearView& view) -> Fields;
[[nodiscard]] auto answers_fields(const ChecklistAnswers& answers, const Checklist& checklist) -> Fields;

[[nodiscard]] auto to_yaml(const std::vector<Collection>& collections) -> std::string;

}  // namespace prongsai::cms
