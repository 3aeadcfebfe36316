#include "render/template_engine.hpp"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include "base/assert.hpp"
#include "base/html_text.hpp"

namespace prongsai {
namespace {

auto view_of(std::string_view text) -> ctemplate::TemplateString { return {text.data(), text.size()}; }
auto dictionary(void* handle) -> ctemplate::TemplateDictionary& { return *static_cast<ctemplate::TemplateDictionary*>(handle); }

}  // namespace

void Dictionary::set(std::string_view tag, std::string_view value) { dictionary(handle_).SetValue(view_of(tag), view_of(value)); }
auto Dictionary::add(std::string_view tag) -> Dictionary { return Dictionary(dictionary(handle_).AddSectionDictionary(view_of(tag))); }
void Dictionary::show(std::string_view tag) { dictionary(handle_).ShowSection(view_of(tag)); }

struct TemplateEngine::Cache {
  ctemplate::TemplateCache templates;
};

TemplateEngine::TemplateEngine() : cache_(std::make_unique<Cache>()) {}
TemplateEngine::~TemplateEngine() = default;
TemplateEngine::TemplateEngine(TemplateEngine&&) noexcept = default;
auto TemplateEngine::operator=(TemplateEngine&&) noexcept -> TemplateEngine& = default;

void TemplateEngine::add(const std::string& name, const std::string& text) {
  const auto whole = "{{%AUTOESCAPE context=\"HTML\"}}" + text;
  require(cache_->templates.StringToTemplateCache(name, whole.data(), whole.size(), ctemplate::DO_NOT_STRIP), "ctemplate refuses a template");
}

void TemplateEngine::freeze() { cache_->templates.Freeze(); }

struct TemplateEngine::Expansion::State {
  const Cache& cache;
  std::string name;
  ctemplate::TemplateDictionary values;
};

TemplateEngine::Expansion::Expansion(const TemplateEngine& engine, const std::string& name)
    : state_(new State{*engine.cache_, name, ctemplate::TemplateDictionary(view_of(name))}) {}
TemplateEngine::Expansion::~Expansion() = default;

auto TemplateEngine::Expansion::values() const -> Dictionary { return Dictionary(&state_->values); }

auto TemplateEngine::Expansion::run() const -> std::string {
  std::string out;
  require(state_->cache.templates.ExpandNoLoad(state_->name, ctemplate::DO_NOT_STRIP, &state_->values, nullptr, &out), "a template was not added");
  return out;
}

auto words_html(const Words& words) -> std::string {
  const auto escaped = html_escaped(words.text);
  return words.marked_thai && !escaped.empty() ? "<span lang=\"th\">" + escaped + "</span>" : escaped;
}

}  // namespace prongsai
