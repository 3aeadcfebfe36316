#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/views_common.hpp"

// Open data: what a page offers for download, and the data dictionary.
namespace prongsai {

// One file of a table: `CSV`, how large.
struct DataFormatView {
  static constexpr std::string_view view_name = "data_format";
  Href url;
  std::string name;
  std::string size;
  static void fields(auto& field) {
    field("url", &DataFormatView::url);
    field("name", &DataFormatView::name);
    field("size", &DataFormatView::size);
  }
};

struct DataTableView {
  static constexpr std::string_view view_name = "data_table";
  Words title;
  std::vector<DataFormatView> formats;
  static void fields(auto& field) {
    field("title", &DataTableView::title);
    field("formats", &DataTableView::formats);
  }
};

struct DataLinksView {
  static constexpr std::string_view view_name = "data_links";
  std::vector<DataTableView> tables;
  LinkView dictionary;
  // Of a unit.
  std::optional<LinkView> feed;
  static void fields(auto& field) {
    field("tables", &DataLinksView::tables);
    field("dictionary", &DataLinksView::dictionary);
    field("feed", &DataLinksView::feed);
  }
};

// Tables about one thing: the whole site, a year, a framework.
struct DataGroupView {
  static constexpr std::string_view view_name = "data_group";
  std::string title;
  std::vector<DataTableView> tables;
  static void fields(auto& field) {
    field("title", &DataGroupView::title);
    field("tables", &DataGroupView::tables);
  }
};

struct DictionaryColumnView {
  static constexpr std::string_view view_name = "dictionary_column";
  std::string name;
  std::string type;
  std::string meaning;
  std::string unit;
  std::string values;
  static void fields(auto& field) {
    field("name", &DictionaryColumnView::name);
    field("type", &DictionaryColumnView::type);
    field("meaning", &DictionaryColumnView::meaning);
    field("unit", &DictionaryColumnView::unit);
    field("values", &DictionaryColumnView::values);
  }
};

// Files with the same columns.
struct DictionaryFileView {
  static constexpr std::string_view view_name = "dictionary_file";
  std::string anchor;
  std::string title;
  std::vector<ItemView> paths;
  std::string count;
  std::vector<DictionaryColumnView> columns;
  static void fields(auto& field) {
    field("anchor", &DictionaryFileView::anchor);
    field("title", &DictionaryFileView::title);
    field("paths", &DictionaryFileView::paths);
    field("count", &DictionaryFileView::count);
    field("columns", &DictionaryFileView::columns);
  }
};

struct DictionaryView {
  static constexpr std::string_view view_name = "dictionary";
  std::string title;
  std::string answer;
  std::vector<NoteView> rules;
  std::vector<DictionaryFileView> files;
  std::vector<DataFormatView> machine;
  static void fields(auto& field) {
    field("title", &DictionaryView::title);
    field("answer", &DictionaryView::answer);
    field("rules", &DictionaryView::rules);
    field("files", &DictionaryView::files);
    field("machine", &DictionaryView::machine);
  }
};

}  // namespace prongsai
