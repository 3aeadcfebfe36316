#include "render/theme.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "base/nearest.hpp"
#include "diagnostic/suggestion.hpp"
#include "render/template_set.hpp"

namespace prongsai {
namespace {

auto is_template(const std::string& path) -> bool { return path.ends_with(".html"); }

auto start_of(FileId file) -> Span { return {.file = file, .begin = 0, .end = 0}; }

// The custom properties that the operator chose, for screens only: paper has its own. The two schemes do not touch each other.
auto look_css(const Look& look) -> std::string {
  const auto block = [](const std::map<std::string, Located<Rgb>>& colours, const char* scheme) {
    std::string css;
    for (const auto& one : palette()) {
      if (const auto chosen = colours.find(std::string(one.name)); chosen != colours.end()) {
        css += std::string(one.property) + ":" + colour_text(chosen->second.value) + ";";
      }
    }
    return css.empty() ? css : "@media screen and (prefers-color-scheme:" + std::string(scheme) + "){:root{" + css + "}}\n";
  };
  return block(look.light, "light") + block(look.dark, "dark");
}

// `{0}`, `{1}`: what the program fills in.
auto holes_in(std::string_view text) -> std::set<char> {
  std::set<char> holes;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 2] == '}' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      holes.insert(text[at + 1]);
    }
  }
  return holes;
}

class Themer {
 public:
  Themer(TemplateFiles built_in, const Corpus& corpus, Diagnostics& out) : built_in_(built_in), corpus_(corpus), out_(out) { themed_.files = std::move(built_in); }

  auto theme() -> ThemedFiles {
    add_words();
    add_style();
    add_pictures();
    add_templates();
    return std::move(themed_);
  }

 private:
  void add_words() {
    const auto& words = corpus_.theme.words;
    if (words.empty()) {
      return;
    }
    auto root = nlohmann::json::parse(themed_.files["strings.json"], nullptr, false);
    const auto known = Strings::parse(themed_.files["strings.json"]);
    for (const auto& [key, text] : words) {
      const auto* built_in = known.find(key);
      if (built_in == nullptr) {
        std::vector<std::string> keys;
        for (const auto& [other, unused] : known.all()) {
          keys.push_back(other);
        }
        wrong_words(key, text, {.th = "ไม่มีข้อความชื่อนี้", .en = "there are no words of this name"}, suggestion(key, keys));
        continue;
      }
      const auto english = text->en.empty() ? built_in->en : text->en;
      if (holes_in(text->th) != holes_in(built_in->th) || holes_in(english) != holes_in(built_in->en)) {
        wrong_words(key, text, {.th = "ช่องที่โปรแกรมเติมค่าไม่ตรงกับข้อความเดิม", .en = "it lacks a place that the program fills, or has one too many"},
                    {.th = "ข้อความเดิมคือ `" + built_in->th + "`", .en = "the built-in words are `" + built_in->en + "`"});
        continue;
      }
      root[key] = {{"th", text->th}, {"en", english}};
    }
    themed_.files["strings.json"] = root.dump();
  }

  void wrong_words(const std::string& key, const Located<Text>& text, Text why, Text help) {
    out_.report(Code::theme_words, text.span, {key, std::move(why), std::move(help)});
  }

  void add_style() {
    auto& css = themed_.files["assets/style.css"];
    css += look_css(corpus_.portal.look);
    if (const auto* file = corpus_.theme.find("style.css")) {
      check_style(*file, out_);
      css += file->bytes;
    }
  }

  void add_pictures() {
    add_picture(corpus_.portal.look.logo, "logo");
    add_picture(corpus_.portal.look.icon, "icon");
  }

  void add_picture(const std::optional<Located<std::string>>& named, const std::string& name) {
    constexpr std::string_view folder = "theme/";
    const auto* file = named && named->value.starts_with(folder) ? corpus_.theme.find(std::string_view(named->value).substr(folder.size())) : nullptr;
    if (file != nullptr && file->picture) {
      themed_.files["assets/" + name + "." + file->picture->type] = file->bytes;
    }
  }

  void add_templates() {
    for (const auto& file : corpus_.theme.files) {
      if (is_template(file.path)) {
        themed_.files[file.path] = file.bytes;
        themed_.sources[file.path] = file.file;
      }
    }
    for (const auto& file : corpus_.theme.files) {
      if (!is_template(file.path)) {
        continue;
      }
      const auto built_in = built_in_.find(file.path);
      if (built_in == built_in_.end() && !is_named(file.path)) {
        unused(file);
      } else {
        check_markup(file, built_in == built_in_.end() ? std::string_view() : std::string_view(built_in->second), out_);
      }
    }
    if (!themed_.sources.empty()) {
      check_contract();
    }
  }

  // Whether a template of the theme puts this one in.
  auto is_named(const std::string& path) const -> bool {
    return path.starts_with("partials/") && std::ranges::any_of(corpus_.theme.files, [&path](const ThemeFile& other) {
             return is_template(other.path) && other.path != path && other.bytes.find("{{>" + path + "}}") != std::string::npos;
           });
  }

  void unused(const ThemeFile& file) {
    std::vector<std::string> known;
    for (const auto& [path, text] : built_in_) {
      if (is_template(path)) {
        known.push_back(path);
      }
    }
    const auto near = nearest(file.path, known);
    const bool partial = file.path.starts_with("partials/");
    out_.report(Code::theme_unused, start_of(file.file),
                {"theme/" + file.path,
                 !near.empty() ? Text{.th = "ชื่อที่ใกล้เคียงคือ `theme/" + near + "`", .en = "the nearest name is `theme/" + near + "`"}
                 : partial     ? Text{.th = "เรียกใช้ด้วย `{{>" + file.path + "}}` ในแม่แบบอื่นของธีม หรือลบออก", .en = "put it in with `{{>" + file.path + "}}` in another template of the theme, or remove it"}
                               : Text{.th = "แม่แบบของธีมแทนแม่แบบของโปรแกรมที่มีชื่อเดียวกัน ดูรายชื่อใน docs/theme.md", .en = "a template of a theme takes the place of a built-in one of the same name; docs/theme.md lists them"}});
    // Its own mistakes would not be seen on any page.
    themed_.files.erase(file.path);
    themed_.sources.erase(file.path);
  }

  void check_contract() {
    TemplateUse use;
    std::optional<TemplateProblem> elsewhere;
    bool told = false;
    for (const auto& problem : template_problems(themed_.files, use)) {
      const auto file = themed_.sources.find(problem.file);
      if (file == themed_.sources.end()) {
        elsewhere = elsewhere ? elsewhere : problem;
        continue;
      }
      told = true;
      const Span span{.file = file->second, .begin = static_cast<std::uint32_t>(problem.begin), .end = static_cast<std::uint32_t>(problem.end)};
      const bool unknown = problem.fault == TemplateFault::field || problem.fault == TemplateFault::key;
      if (unknown) {
        out_.report(Code::theme_unknown_tag, span, {problem.name, suggestion(problem.name, problem.known)});
      } else {
        out_.report(Code::theme_tag_wrong, span, {problem.what});
      }
    }
    // The built-in templates are sound: what is wrong with them now, a template of the theme did.
    if (elsewhere && !told) {
      out_.report(Code::theme_tag_wrong, start_of(themed_.sources.begin()->second), {elsewhere->what});
    }
  }

  TemplateFiles built_in_;
  const Corpus& corpus_;
  Diagnostics& out_;
  ThemedFiles themed_;
};

}  // namespace

auto themed_files(TemplateFiles built_in, const Corpus& corpus, Diagnostics& out) -> ThemedFiles { return Themer(std::move(built_in), corpus, out).theme(); }

auto has_templates(const Theme& theme) -> bool {
  return std::ranges::any_of(theme.files, [](const ThemeFile& file) { return is_template(file.path); });
}

}  // namespace prongsai
