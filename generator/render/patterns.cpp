#include "render/patterns.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include "base/html_scan.hpp"
#include "render/pages.hpp"
#include "render/views_patterns.hpp"
#include "render/voice.hpp"

namespace prongsai {
namespace {

enum class State : std::uint8_t { filled, long_names, empty };
constexpr std::array states{State::filled, State::long_names, State::empty};
constexpr std::array<std::string_view, 3> state_names{"filled", "long", "empty"};
constexpr std::array<std::string_view, 3> state_keys{"patterns.filled", "patterns.long", "patterns.empty"};
// Views hold views of their own kind: a tree is shown this deep.
constexpr int deepest = 7;

constexpr std::string_view long_name = "สำนักงานพัฒนาชุมชนจังหวัดพระนครศรีอยุธยา กลุ่มงานยุทธศาสตร์การพัฒนาชุมชนและการขับเคลื่อนธรรมาภิบาลเชิงพื้นที่";
constexpr std::string_view chart =
    "<svg class=\"chart\" viewBox=\"0 0 320 40\" role=\"img\" aria-label=\"SVG\"><rect width=\"200\" height=\"24\" fill=\"currentColor\"></rect></svg>";

// Gives each field of a view a value that shows where the field stands.
class Sampler {
 public:
  explicit Sampler(State state) : state_(state) {}

  void fill(Dictionary values, const ViewSchema& view, int depth = 0) {
    for (const auto& field : view.fields) {
      fill(values, field, depth);
    }
  }

 private:
  void fill(Dictionary values, const FieldSchema& field, int depth) {
    const bool shown = state_ != State::empty && depth < deepest;
    switch (field.kind) {
      case FieldKind::text:
        return values.set(field.tag, text_for(field.name));
      case FieldKind::words:
        return values.set(field.tag, state_ == State::long_names ? std::string(long_name) : field.name);
      case FieldKind::html:
        return values.set(field.tag, field.name == "body" || field.name == "prose" ? "<p>" + field.name + "</p>" : std::string(chart));
      case FieldKind::href:
        return values.set(field.tag, "#page.main");
      case FieldKind::flag:
        return values.show(shown ? field.tag : field.no_tag);
      case FieldKind::one:
        return fill(values.add(field.tag), *field.view, depth + 1);
      case FieldKind::optional:
        return shown ? fill(values.add(field.tag), *field.view, depth + 1) : values.show(field.no_tag);
      case FieldKind::list:
        for (int item = 0; item < (shown ? 2 : 0); ++item) {
          fill(values.add(field.tag), *field.view, depth + 1);
        }
        return values.show(shown ? field.any_tag : field.no_tag);
    }
  }

  auto text_for(const std::string& name) -> std::string {
    if (name == "id" || name == "anchor") {
      return "sample-" + std::to_string(++ids_);
    }
    if (name == "language") {
      return "th";
    }
    if (name == "iso") {
      return "2021-10-31";
    }
    if (name == "width" || name == "height" || name == "value" || name == "colspan" || name == "rowspan" || name == "span") {
      return "1";
    }
    return state_ == State::long_names && name != "points" && name != "total" && name != "rank" ? std::string(long_name) : state_ == State::empty ? "–" : name;
  }

  State state_;
  int ids_ = 0;
};

// The view in which each partial first stands on a page.
auto views_of_partials(const TemplateFiles& files) -> std::map<std::string, const ViewSchema*> {
  std::map<std::string, const ViewSchema*> views;
  TemplateProblems unheard;
  for (const auto& page : page_contracts()) {
    const auto pieces = template_pieces(files, "pages/" + std::string(page.name) + ".html", "", unheard);
    const auto* body = page.view->field("body")->view;
    std::vector<const ViewSchema*> scopes{body};
    for (const auto& piece : pieces) {
      if (piece.kind == PieceKind::close) {
        scopes.pop_back();
      }
      if (piece.file.starts_with("partials/") && piece.kind != PieceKind::close) {
        views.emplace(piece.file, scopes.back());
      }
      if (piece.kind == PieceKind::open) {
        const auto* field = scopes.back()->field(piece.text);
        scopes.push_back(field != nullptr && field->view != nullptr ? field->view : scopes.back());
      }
    }
  }
  return views;
}

auto label_of(State state, const Strings& strings, Language language) -> std::string { return strings.get(state_keys.at(static_cast<std::size_t>(state)), language); }

class PatternMaker {
 public:
  PatternMaker(const TemplateSet& templates, const Portal& portal) : templates_(templates), portal_(portal), views_(views_of_partials(templates.files())) {
    TemplateProblems unheard;
    for (const auto& [path, view] : views_) {
      for (const auto language : languages) {
        engine_.add(path + "." + std::string(code_of(language)),
                    compiled_template(template_pieces(templates.files(), path, "", unheard), *view, templates.strings(), language));
      }
    }
    engine_.freeze();
  }

  auto make() -> std::vector<OutputPage> {
    std::vector<OutputPage> pages;
    for (const auto language : languages) {
      const auto folder = language == Language::th ? std::string() : std::string("en/");
      pages.push_back({.path = folder + "index.html", .bytes = index(language)});
      for (const auto& page : page_contracts()) {
        for (const auto state : states) {
          pages.push_back({.path = folder + file_name(page, state), .bytes = sample_page(page, state, language)});
        }
      }
    }
    return pages;
  }

 private:
  static auto file_name(const PageContract& page, State state) -> std::string {
    return std::string(page.name) + "." + std::string(state_names.at(static_cast<std::size_t>(state))) + ".html";
  }

  // What stands round a page: no link leads out of the library.
  auto layout(Language language, const std::string& title) const -> LayoutView {
    const Voice voice(templates_.strings(), language);
    const std::string up = language == Language::th ? "" : "../";
    LayoutView view;
    view.language = code_of(language);
    view.noindex = true;
    view.document_title = title;
    view.description = title;
    view.stylesheet = {up + templates_.asset("style.css").path};
    view.icon = {up + templates_.asset("icon.svg").path};
    view.icon_type = "image/svg+xml";
    view.home = {"index.html"};
    view.portal_title = voice.words(portal_.look.short_name.empty() ? portal_.title : portal_.look.short_name);
    view.publisher = voice.words(portal_.publisher);
    view.twin = TwinView{.language = language == Language::th ? "en" : "th", .label = voice.say("language.other"), .url = {language == Language::th ? "en/index.html" : "../index.html"}};
    view.published = voice.date_view(portal_.published);
    return view;
  }

  auto sample_page(const PageContract& page, State state, Language language) const -> std::string {
    const auto title = std::string(page.name) + ": " + label_of(state, templates_.strings(), language);
    const auto& shape = *page.view;
    return templates_.render_values(page.kind, language, [&](Dictionary values) {
      fill_view(values.add(shape.field("layout")->tag), layout(language, title));
      Sampler sampler(state);
      sampler.fill(values.add(shape.field("body")->tag), *shape.field("body")->view);
    });
  }

  auto index(Language language) -> std::string {
    const auto& strings = templates_.strings();
    PatternsView body;
    body.title = strings.get("title.patterns", language);
    body.answer = strings.get("patterns.answer", language);
    for (const auto& page : page_contracts()) {
      PatternPageView view{.name = std::string(page.name), .states = {}};
      for (const auto state : states) {
        view.states.push_back({.label = label_of(state, strings, language), .url = {file_name(page, state)}});
      }
      body.pages.push_back(std::move(view));
    }
    for (const auto& [path, shape] : views_) {
      PatternView view{.name = path, .states = {}};
      for (const auto state : states) {
        Sampler sampler(state);
        const auto* const scope = shape;
        auto html = engine_.expand(path + "." + std::string(code_of(language)), [&sampler, scope](Dictionary values) { sampler.fill(values, *scope); });
        view.states.push_back({.label = label_of(state, strings, language), .sample = {std::move(html)}});
      }
      body.components.push_back(std::move(view));
    }
    body.classes = classes();
    const auto title = body.title;
    const PageView<PatternsView> view{.layout = layout(language, title), .body = std::move(body)};
    return templates_.render(PageKind::patterns, language, view);
  }

  // Each class that the style sheet knows, and the templates that use it.
  auto classes() const -> std::vector<PatternClassView> {
    std::set<std::string> known;
    const std::string_view css = templates_.asset("style.css").bytes;
    for (auto at = css.find('.'); at != std::string_view::npos; at = css.find('.', at + 1)) {
      const auto end = css.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at + 1);
      const auto name = css.substr(at + 1, end - at - 1);
      if (!name.empty() && name.front() != '-') {
        known.insert(std::string(name));
      }
    }
    std::vector<PatternClassView> list;
    for (const auto& name : known) {
      std::string used_by;
      for (const auto& [path, text] : templates_.files()) {
        if (path.ends_with(".html") && uses(text, name)) {
          used_by += (used_by.empty() ? "" : ", ") + path;
        }
      }
      list.push_back({.name = name, .used_by = used_by});
    }
    return list;
  }

  static auto uses(std::string_view text, std::string_view name) -> bool {
    constexpr std::string_view attribute = "class=\"";
    for (auto at = text.find(attribute); at != std::string_view::npos; at = text.find(attribute, at + 1)) {
      const auto begin = at + attribute.size();
      const auto list = " " + std::string(text.substr(begin, text.find('"', begin) - begin)) + " ";
      if (list.find(" " + std::string(name) + " ") != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  const TemplateSet& templates_;
  const Portal& portal_;
  std::map<std::string, const ViewSchema*> views_;
  TemplateEngine engine_;
};

}  // namespace

auto pattern_pages(const TemplateSet& templates, const Portal& portal) -> std::vector<OutputPage> { return PatternMaker(templates, portal).make(); }

}  // namespace prongsai
