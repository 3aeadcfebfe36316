#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/prose.hpp"

// What templates may see. A view is a struct of fields of the kinds below that names itself (`view_name`) and lists its fields once:
//
//   struct CrumbView {
//     static constexpr std::string_view view_name = "crumb";
//     Words title;
//     Href url;
//     static void fields(auto& field) { field("title", &CrumbView::title); field("url", &CrumbView::url); }
//   };
//
// The same list tells the templates' contract which tags exist (schema_of) and fills a template with a view (fill_view).
namespace prongsai {

// Words in the reader's language, or Thai ones on an English page, which are then marked as Thai. Only between tags.
struct Words {
  std::string text;
  bool marked_thai = false;
  [[nodiscard]] auto empty() const -> bool { return text.empty(); }
};

// An address: one that the plan made, or http(s). Only in href and src.
struct Href {
  std::string text;
};

enum class FieldKind : std::uint8_t {
  text,      // std::string: escaped; between tags and in attributes
  words,     // Words
  html,      // Html: as it is
  href,      // Href
  flag,      // bool: a section, shown or not
  one,       // a view: a section, shown once
  optional,  // std::optional of a view: a section, shown or not
  list,      // std::vector of views: a section for each
};

struct ViewSchema;

struct FieldSchema {
  std::string name;
  FieldKind kind = FieldKind::text;
  // Of the last three kinds.
  const ViewSchema* view = nullptr;
  // As compiled templates name it: unlike `name`, unique among all views, because a ctemplate section that is not set takes that of the same name
  // round it. For a flag, optional or list there is a second tag, `no_<name>`, for the opposite; for a list a third, `any_<name>`, shown once where
  // the list is not empty.
  std::string tag;
  std::string no_tag;
  std::string any_tag;
};

struct ViewSchema {
  std::string name;
  std::vector<FieldSchema> fields;
  [[nodiscard]] auto field(std::string_view wanted) const -> const FieldSchema*;
};

template <class T>
concept View = requires {
  T::view_name;
};

template <View T>
auto schema_of() -> const ViewSchema&;

namespace fields_detail {

template <class T>
struct KindOf {
  static constexpr auto kind = FieldKind::one;
  static auto view() -> const ViewSchema* { return &schema_of<T>(); }
};
template <class T>
struct KindOf<std::optional<T>> {
  static constexpr auto kind = FieldKind::optional;
  static auto view() -> const ViewSchema* { return &schema_of<T>(); }
};
template <class T>
struct KindOf<std::vector<T>> {
  static constexpr auto kind = FieldKind::list;
  static auto view() -> const ViewSchema* { return &schema_of<T>(); }
};
template <FieldKind k>
struct Plain {
  static constexpr auto kind = k;
  static auto view() -> const ViewSchema* { return nullptr; }
};
template <>
struct KindOf<std::string> : Plain<FieldKind::text> {};
template <>
struct KindOf<Words> : Plain<FieldKind::words> {};
template <>
struct KindOf<Html> : Plain<FieldKind::html> {};
template <>
struct KindOf<Href> : Plain<FieldKind::href> {};
template <>
struct KindOf<bool> : Plain<FieldKind::flag> {};

struct SchemaBuilder {
  ViewSchema& schema;
  template <class T, class Owner>
  void operator()(const char* name, T Owner::* /*member*/) {
    schema.fields.push_back({.name = name,
                             .kind = KindOf<T>::kind,
                             .view = KindOf<T>::view(),
                             .tag = schema.name + "__" + name,
                             .no_tag = schema.name + "__no__" + name,
                             .any_tag = schema.name + "__any__" + name});
  }
};

}  // namespace fields_detail

// One constant per view type, made on first use.
template <View T>
auto schema_of() -> const ViewSchema& {
  static const ViewSchema schema = [] {
    ViewSchema made{.name = std::string(T::view_name), .fields = {}};
    fields_detail::SchemaBuilder builder{made};
    T::fields(builder);
    return made;
  }();
  return schema;
}

}  // namespace prongsai
