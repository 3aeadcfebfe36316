#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/fields.hpp"

namespace prongsai {

// Values for one scope of a compiled template. A handle: it is copied freely and lives as long as the expansion it was made for.
class Dictionary {
 public:
  // Escaped where it is printed, by its place in the HTML.
  void set(std::string_view tag, std::string_view value);
  // Shows a section once more and gives the values of that time.
  auto add(std::string_view tag) -> Dictionary;
  // Shows a section that needs no values of its own.
  void show(std::string_view tag);

 private:
  friend class TemplateEngine;
  explicit Dictionary(void* handle) : handle_(handle) {}
  void* handle_;
};

// The template library: ctemplate, with AUTOESCAPE. Only template_engine.cpp includes it. Add every template first; after freeze() any number of
// threads may expand at once.
class TemplateEngine {
 public:
  TemplateEngine();
  ~TemplateEngine();
  TemplateEngine(TemplateEngine&&) noexcept;
  auto operator=(TemplateEngine&&) noexcept -> TemplateEngine&;
  // `text` is ctemplate's own syntax. Throws Bug where the library refuses it.
  void add(const std::string& name, const std::string& text);
  void freeze();
  template <class Fill>
  [[nodiscard]] auto expand(const std::string& name, const Fill& fill) const -> std::string {
    const Expansion expansion(*this, name);
    fill(expansion.values());
    return expansion.run();
  }

 private:
  class Expansion {
   public:
    Expansion(const TemplateEngine& engine, const std::string& name);
    ~Expansion();
    Expansion(const Expansion&) = delete;
    auto operator=(const Expansion&) -> Expansion& = delete;
    [[nodiscard]] auto values() const -> Dictionary;
    [[nodiscard]] auto run() const -> std::string;

   private:
    struct State;
    std::unique_ptr<State> state_;
  };
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

// The words as HTML, with the mark where they are Thai on an English page.
[[nodiscard]] auto words_html(const Words& words) -> std::string;

template <View T>
void fill_view(Dictionary values, const T& view);

namespace fields_detail {

template <class Owner>
struct Filler {
  Dictionary values;
  const Owner& view;
  const FieldSchema* schema;

  template <class T>
  void operator()(const char* /*name*/, T Owner::*member) {
    fill(view.*member);
    ++schema;
  }

  void fill(const std::string& text) { values.set(schema->tag, text); }
  void fill(const Words& words) { values.set(schema->tag, words_html(words)); }
  void fill(const Html& html) { values.set(schema->tag, html.text); }
  void fill(const Href& url) { values.set(schema->tag, url.text); }
  void fill(bool flag) { values.show(flag ? schema->tag : schema->no_tag); }
  template <View T>
  void fill(const T& one) {
    fill_view(values.add(schema->tag), one);
  }
  template <View T>
  void fill(const std::optional<T>& optional) {
    if (optional) {
      fill_view(values.add(schema->tag), *optional);
    } else {
      values.show(schema->no_tag);
    }
  }
  template <View T>
  void fill(const std::vector<T>& list) {
    for (const auto& one : list) {
      fill_view(values.add(schema->tag), one);
    }
    values.show(list.empty() ? schema->no_tag : schema->any_tag);
  }
};

}  // namespace fields_detail

// Fills the values that schema_of<T>() promises.
template <View T>
void fill_view(Dictionary values, const T& view) {
  fields_detail::Filler<T> filler{values, view, schema_of<T>().fields.data()};
  T::fields(filler);
}

}  // namespace prongsai
