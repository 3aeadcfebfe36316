#include <algorithm>

#include "opendata/dictionary.hpp"
#include "opendata/unit_data.hpp"
#include "render/builders.hpp"
#include "render/data_links.hpp"

namespace prongsai {
namespace {

auto type_words(const Voice& voice, DataType type) -> std::string {
  constexpr std::string_view keys[]{"data.type.text", "data.type.number", "data.type.boolean", "data.type.date",
                                    "data.type.texts", "data.type.numbers", "data.type.record", "data.type.records"};
  return voice.say(keys[static_cast<std::size_t>(type)]);
}

auto columns_of(const Voice& voice, const std::vector<DataField>& fields) -> std::vector<DictionaryColumnView> {
  std::vector<DictionaryColumnView> columns;
  for (const auto& field : fields) {
    std::string values;
    for (const auto& value : field.values) {
      values += (values.empty() ? "" : " ") + value;
    }
    columns.push_back({.name = field.name,
                       .type = type_words(voice, field.type),
                       .meaning = voice.plain(field.meaning),
                       .unit = field.unit.empty() ? std::string() : voice.plain(field.unit),
                       .values = std::move(values)});
  }
  return columns;
}

// Files with the same columns, in the order of the first of each; those of single units last, where no address can be followed.
class Files {
 public:
  explicit Files(const PageContext& page) : page_(page) {}

  void add(const std::string& path, const Text& title, const std::vector<DataField>& fields, bool exists) {
    const ItemView item{.text = own_words(path), .linked = exists, .url = exists ? page_.file_url({path}) : Href{}};
    for (std::size_t at = 0; at < fields_.size(); ++at) {
      if (same_columns(*fields_[at], fields)) {
        views_[at].paths.push_back(item);
        return;
      }
    }
    const auto& voice = page_.voice();
    fields_.push_back(&fields);
    views_.push_back({.anchor = "file." + std::to_string(fields_.size()),
                      .title = voice.plain(title),
                      .paths = {item},
                      .count = voice.count("count.columns", static_cast<std::int64_t>(fields.size())),
                      .columns = columns_of(voice, fields)});
  }

  auto take() -> std::vector<DictionaryFileView> { return std::move(views_); }

 private:
  const PageContext& page_;
  std::vector<const std::vector<DataField>*> fields_;
  std::vector<DictionaryFileView> views_;
};

}  // namespace

auto dictionary_view(const PageContext& page) -> DictionaryView {
  const auto& voice = page.voice();
  DictionaryView view{.title = voice.say("title.dictionary"), .answer = voice.say("dictionary.answer"), .rules = {}, .files = {}, .machine = {}};
  for (const auto& rule : data_rules()) {
    view.rules.push_back({.text = voice.words(rule)});
  }
  const auto of_units = UnitData::described();
  Files files(page);
  for (const auto& file : page.site().data) {
    files.add(file.path, file.title, file.fields, true);
  }
  for (const auto& source : of_units) {
    files.add(source.path, source.title, source.fields, false);
  }
  view.files = files.take();
  for (const auto& table : data_table_views(page, [](const DataListing& file) { return file.path.starts_with("data/dictionary."); })) {
    view.machine = table.formats;
  }
  return view;
}

}  // namespace prongsai
