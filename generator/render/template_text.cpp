#include "render/template_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/assert.hpp"
#include "base/html_text.hpp"
#include "render/template_place.hpp"

namespace prongsai {
namespace {

constexpr int deepest_partial = 8;
// Of one page with all its partials: the largest of the program's own has about 1,500.
constexpr std::size_t most_pieces = 20'000;

// Cuts one file and those it names.
class Cutter {
 public:
  Cutter(const TemplateFiles& files, const std::string& content, TemplateProblems& problems)
      : files_(files), content_(content), problems_(problems) {}

  void cut(const std::string& path, int depth) {
    const auto file = files_.find(path);
    if (file == files_.end()) {
      problem(TemplateFault::partial, {.file = path, .line = 0}, {.th = "ไม่มีแม่แบบนี้", .en = "there is no such template"});
      return;
    }
    std::string_view text = file->second;
    if (depth > 0 && text.ends_with('\n')) {
      // A partial may stand inside a line.
      text.remove_suffix(1);
    }
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
      const auto tag = std::min({text.find("{{", at), text.find("[[", at), text.size()});
      add_text(text.substr(at, tag - at), {.file = path, .line = line, .begin = at, .end = tag});
      line += lines_in(text.substr(at, tag - at));
      if (tag == text.size()) {
        return;
      }
      const bool words = text[tag] == '[';
      const auto end = text.find(words ? "]]" : "}}", tag);
      Piece piece{.file = path, .line = line, .begin = tag, .end = end == std::string_view::npos ? tag + 2 : end + 2};
      if (end == std::string_view::npos) {
        problem(TemplateFault::syntax, piece, {.th = "แท็กไม่มีตัวปิด", .en = "a tag is not closed"});
        return;
      }
      const auto inside = text.substr(tag + 2, end - tag - 2);
      if (words) {
        at_line_start_ = false;
        add(PieceKind::string, inside, piece);
      } else {
        add_tag(inside, piece, depth);
      }
      line += lines_in(inside);
      at = end + 2;
    }
  }

  auto pieces() -> std::vector<Piece> { return std::move(pieces_); }

 private:
  static auto lines_in(std::string_view text) -> int { return static_cast<int>(std::ranges::count(text, '\n')); }

  void problem(TemplateFault fault, const Piece& at, Text what, std::string name = {}) {
    problems_.push_back({.fault = fault, .file = at.file, .line = at.line, .begin = at.begin, .end = at.end, .what = std::move(what), .name = std::move(name), .known = {}});
  }

  void add(PieceKind kind, std::string_view text, Piece at) {
    at.kind = kind;
    at.text = std::string(text);
    pieces_.push_back(std::move(at));
  }

  // Indentation, blank lines and lines that hold nothing but sections are for the template's author; readers need not download them.
  void add_text(std::string_view text, Piece at) {
    while (!text.empty()) {
      const auto line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
      const auto blank = at_line_start_ ? std::min(line.find_first_not_of(" \t\n"), line.size()) : 0;
      if (blank < line.size()) {
        auto piece = at;
        piece.begin = at.begin + blank;
        piece.end = at.begin + line.size();
        add(PieceKind::text, line.substr(blank), piece);
        at_line_start_ = line.ends_with('\n');
      }
      at.begin += line.size();
      at.line += line.ends_with('\n') ? 1 : 0;
      text.remove_prefix(line.size());
    }
  }

  // `unit_year` of pages/unit_year.html.
  auto page_name() const -> std::string_view {
    const auto file = std::string_view(content_).substr(content_.rfind('/') + 1);
    return file.substr(0, file.find('.'));
  }

  void add_tag(std::string_view inside, const Piece& at, int depth) {
    const char first = inside.empty() ? '\0' : inside.front();
    if (first == '!') {
      return;
    }
    if (first == '#' || first == '/') {
      add(first == '#' ? PieceKind::open : PieceKind::close, inside.substr(1), at);
      return;
    }
    if (first != '>') {
      at_line_start_ = false;
      const auto colon = inside.find(':');
      add(PieceKind::variable, inside.substr(0, colon), at);
      if (colon != std::string_view::npos) {
        pieces_.back().raw = inside.substr(colon) == ":none";
        if (!pieces_.back().raw) {
          problem(TemplateFault::syntax, at, {.th = "ต่อท้ายชื่อในแท็กได้เฉพาะ `:none`", .en = "the only modifier is `:none`"});
        }
      }
      return;
    }
    const auto named = inside.substr(1);
    if (named == "name") {
      add_text(page_name(), at);
      return;
    }
    if (depth >= deepest_partial) {
      problem(TemplateFault::syntax, at, {.th = "แม่แบบย่อยเรียกกันเป็นวง", .en = "partials name one another in a circle"});
      return;
    }
    if (pieces_.size() > most_pieces) {
      problem(TemplateFault::syntax, at, {.th = "หน้ามีชิ้นส่วนของแม่แบบมากเกินไป", .en = "the page has too many pieces of templates"});
      return;
    }
    const auto target = named == "content" ? content_ : std::string(named);
    if (!files_.contains(target)) {
      problem(TemplateFault::partial, at, {.th = "ไม่มีแม่แบบย่อย `" + target + "`", .en = "there is no partial `" + target + "`"}, target);
      return;
    }
    cut(target, depth + 1);
  }

  const TemplateFiles& files_;
  const std::string& content_;
  TemplateProblems& problems_;
  std::vector<Piece> pieces_;
  // Nothing has been kept since the last line end.
  bool at_line_start_ = true;
};

// What a tag names: a field and, where the tag is one of its further tags (`no_`, `any_`), that it opens no view of its own.
struct Resolved {
  const FieldSchema* field = nullptr;
  const std::string* tag = nullptr;
  bool opens_view = false;
};

auto resolve(const ViewSchema& view, std::string_view name) -> Resolved {
  if (const auto* field = view.field(name)) {
    return {.field = field, .tag = &field->tag, .opens_view = field->view != nullptr};
  }
  const bool no = name.starts_with("no_");
  if (no || name.starts_with("any_")) {
    const auto* field = view.field(name.substr(no ? 3 : 4));
    const bool list = field != nullptr && field->kind == FieldKind::list;
    const bool absent = field != nullptr && (field->kind == FieldKind::flag || field->kind == FieldKind::optional);
    if (list || (no && absent)) {
      return {.field = field, .tag = no ? &field->no_tag : &field->any_tag, .opens_view = false};
    }
  }
  return {};
}

auto view_inside(const Resolved& tag, const ViewSchema& round) -> const ViewSchema& { return tag.opens_view ? *tag.field->view : round; }

auto place_of(const Piece& piece, std::size_t offset) -> std::string { return piece.file + ":" + std::to_string(piece.begin + offset); }

// With the place of each attribute that names or refers to something before it.
auto traced_text(const Piece& piece) -> std::string {
  constexpr std::array<std::string_view, 9> attributes{"href=\"", "src=\"", "action=\"", "id=\"", "for=\"", "list=\"", "headers=\"", "aria-labelledby=\"", "aria-describedby=\""};
  std::string out;
  const std::string_view text = piece.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    const auto rest = text.substr(at + 1);
    if (text[at] == ' ' && std::ranges::any_of(attributes, [rest](std::string_view attribute) { return rest.starts_with(attribute); })) {
      out += "data-at=\"" + place_of(piece, at + 1) + "\" ";
    }
  }
  return out;
}

class Checker {
 public:
  Checker(const ViewSchema& view, const Strings& strings, TemplateUse& use, TemplateProblems& problems)
      : strings_(strings), use_(use), problems_(problems) {
    scopes_.push_back({.name = "", .view = &view, .opened = {}});
  }

  void check(const std::vector<Piece>& pieces) {
    for (const auto& piece : pieces) {
      check(piece);
    }
    if (scopes_.size() > 1) {
      const auto& name = scopes_.back().name;
      // At the tag that opens it, as a whole file's problem: the end is nowhere.
      auto at = scopes_.back().opened;
      at.line = 0;
      problem(TemplateFault::syntax, at,
              {.th = "ส่วน `" + name + "` ไม่ได้ปิด", .en = "section `" + name + "` is not closed"});
    }
  }

 private:
  // Without a view nothing inside is known: a section that the view does not have is said once, and not again for each tag in it.
  struct Scope {
    std::string name;
    const ViewSchema* view = nullptr;
    Piece opened;
  };

  auto problem(TemplateFault fault, const Piece& piece, Text what) -> TemplateProblem& {
    problems_.push_back({.fault = fault, .file = piece.file, .line = piece.line, .begin = piece.begin, .end = piece.end, .what = std::move(what), .name = piece.text, .known = {}});
    return problems_.back();
  }

  void check(const Piece& piece) {
    switch (piece.kind) {
      case PieceKind::text:
        place_.pass(piece.text);
        return;
      case PieceKind::string:
        check_string(piece);
        return;
      case PieceKind::variable:
        check_variable(piece);
        return;
      case PieceKind::open:
        check_open(piece);
        return;
      case PieceKind::close:
        check_close(piece);
        return;
    }
  }

  void check_string(const Piece& piece) {
    use_.keys.insert(piece.text);
    if (strings_.find(piece.text) == nullptr) {
      auto& found = problem(TemplateFault::key, piece, {.th = "strings.json ไม่มี `" + piece.text + "`", .en = "strings.json has no `" + piece.text + "`"});
      for (const auto& [key, words] : strings_.all()) {
        found.known.push_back(key);
      }
    }
    if (!place_.in_content() && !place_.in_quotes()) {
      problem(TemplateFault::misplaced, piece,
              {.th = "`[[" + piece.text + "]]` ต้องอยู่ระหว่างแท็ก HTML หรือในค่าที่มีเครื่องหมายคำพูด",
               .en = "`[[" + piece.text + "]]` stands neither between tags nor in a quoted attribute"});
    }
    place_.pass("x");
  }

  auto field_of(const Piece& piece) -> Resolved {
    if (scopes_.back().view == nullptr) {
      return {};
    }
    const auto& view = *scopes_.back().view;
    const auto found = resolve(view, piece.text);
    if (found.field == nullptr) {
      auto& wrong = problem(TemplateFault::field, piece,
                            {.th = "`" + view.name + "` ไม่มีค่า `" + piece.text + "`", .en = "view `" + view.name + "` has no field `" + piece.text + "`"});
      std::ranges::transform(view.fields, std::back_inserter(wrong.known), &FieldSchema::name);
    } else {
      use_.fields.insert(view.name + "." + found.field->name);
    }
    return found;
  }

  void check_variable(const Piece& piece) {
    const auto found = field_of(piece);
    if (found.field != nullptr) {
      auto wrong = misplaced(found, piece.raw);
      if (!wrong.en.empty()) {
        problem(TemplateFault::misplaced, piece, {.th = "`" + piece.text + "` " + wrong.th, .en = "`" + piece.text + "` " + wrong.en});
      }
    }
    place_.pass("x");
  }

  // Why the field must not be printed here; empty where it may.
  auto misplaced(const Resolved& found, bool raw) const -> Text {
    const bool is_html = found.field->kind == FieldKind::html || found.field->kind == FieldKind::words;
    const bool is_plain = found.field->kind == FieldKind::text || found.field->kind == FieldKind::href;
    if (!is_html && !is_plain) {
      return {.th = "เป็นส่วน ไม่ใช่ข้อความ", .en = "is a section, not a text"};
    }
    if (is_html != raw) {
      return is_html ? Text{.th = "เป็น HTML ต้องต่อท้ายด้วย `:none`", .en = "is HTML and needs `:none`"}
                     : Text{.th = "เป็นข้อความ ห้ามต่อท้ายด้วย `:none`", .en = "is text and must not be printed with `:none`"};
    }
    if (is_html) {
      return place_.in_content() ? Text{} : Text{.th = "เป็น HTML อยู่ได้เฉพาะระหว่างแท็ก", .en = "is HTML and may stand only between tags"};
    }
    if (found.field->kind == FieldKind::href) {
      return place_.at_start_of_address() ? Text{}
                                          : Text{.th = "เป็นที่อยู่ ต้องเป็นค่าทั้งหมดของ href หรือ src ที่มีเครื่องหมายคำพูด",
                                                 .en = "is an address and may only be the whole of a quoted href or src"};
    }
    if (place_.at_start_of_address()) {
      return {.th = "เป็นข้อความ ใช้เป็นที่อยู่ไม่ได้", .en = "is text; an address must be an Href"};
    }
    const bool fits = place_.in_content() || place_.in_quotes() || place_.in_title();
    return fits ? Text{} : Text{.th = "อยู่ใน" + place_.name().th, .en = "stands in " + place_.name().en};
  }

  void check_open(const Piece& piece) {
    const auto found = field_of(piece);
    if (!place_.in_content() && !place_.between_attributes()) {
      problem(TemplateFault::misplaced, piece, {.th = "ส่วนเริ่มใน" + place_.name().th + "ไม่ได้", .en = "a section may not begin in " + place_.name().en});
    }
    if (found.field == nullptr) {
      scopes_.push_back({.name = piece.text, .view = nullptr, .opened = piece});
      return;
    }
    const bool plain = found.field->kind <= FieldKind::href;
    if (plain) {
      problem(TemplateFault::misplaced, piece, {.th = "`" + piece.text + "` เป็นข้อความ ไม่ใช่ส่วน", .en = "`" + piece.text + "` is a text, not a section"});
    }
    scopes_.push_back({.name = piece.text, .view = plain ? scopes_.back().view : &view_inside(found, *scopes_.back().view), .opened = piece});
  }

  void check_close(const Piece& piece) {
    if (scopes_.size() == 1 || scopes_.back().name != piece.text) {
      const bool any = scopes_.size() > 1;
      problem(TemplateFault::syntax, piece,
              {.th = "ปิด `" + piece.text + "` แต่" + (any ? "ส่วนที่เปิดอยู่คือ `" + scopes_.back().name + "`" : "ไม่ได้เปิดไว้"),
               .en = "`" + piece.text + "` is closed but " + (any ? "`" + scopes_.back().name + "` is open" : "not open")});
      return;
    }
    scopes_.pop_back();
  }

  const Strings& strings_;
  TemplateUse& use_;
  TemplateProblems& problems_;
  std::vector<Scope> scopes_;
  HtmlPlace place_;
};

}  // namespace

auto ViewSchema::field(std::string_view wanted) const -> const FieldSchema* {
  const auto found = std::ranges::find(fields, wanted, &FieldSchema::name);
  return found == fields.end() ? nullptr : &*found;
}

auto template_pieces(const TemplateFiles& files, const std::string& path, const std::string& content, TemplateProblems& problems)
    -> std::vector<Piece> {
  Cutter cutter(files, content, problems);
  cutter.cut(path, 0);
  return cutter.pieces();
}

void check_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, TemplateUse& use,
                    TemplateProblems& problems) {
  Checker(view, strings, use, problems).check(pieces);
}

auto TemplateProblem::line_of_text() const -> std::string {
  const auto place = file.empty() ? std::string() : file + (line > 0 ? ":" + std::to_string(line) : "") + ": ";
  return place + what.en;
}

auto compiled_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, Language language, bool traced) -> std::string {
  std::string out;
  std::vector<const ViewSchema*> scopes{&view};
  for (const auto& piece : pieces) {
    if (piece.kind == PieceKind::text) {
      out += traced ? traced_text(piece) : piece.text;
      continue;
    }
    if (piece.kind == PieceKind::string) {
      out += html_escaped(strings.get(piece.text, language));
      continue;
    }
    if (piece.kind == PieceKind::close) {
      scopes.pop_back();
    }
    const auto found = resolve(*scopes.back(), piece.text);
    require(found.field != nullptr, "a template that breaks the contract was compiled");
    const char* const mark = piece.kind == PieceKind::open ? "#" : piece.kind == PieceKind::close ? "/" : "";
    out += traced && piece.raw ? "<!--at " + place_of(piece, 0) + "-->" : "";
    // A report of a mistake may be a mail, an address that the library would turn into `#`: the page's context gives it escaped.
    const bool as_it_is = piece.raw || *found.tag == "feedback__url";
    out += "{{" + std::string(mark) + *found.tag + (as_it_is ? ":none}}" : "}}");
    if (piece.kind == PieceKind::open) {
      scopes.push_back(&view_inside(found, *scopes.back()));
    }
  }
  return out;
}

auto origin_of(std::string_view traced, std::size_t at) -> TemplateOrigin {
  constexpr std::string_view in_tag = " data-at=\"";
  constexpr std::string_view between = "<!--at ";
  const auto tag = traced.rfind(in_tag, at);
  const auto comment = traced.rfind(between, at);
  const bool later = tag == std::string_view::npos || (comment != std::string_view::npos && comment > tag);
  const auto mark = later ? comment : tag;
  if (mark == std::string_view::npos) {
    return {};
  }
  const auto begin = mark + (later ? between.size() : in_tag.size());
  const auto place = traced.substr(begin, traced.find(later ? "-->" : "\"", begin) - begin);
  const auto colon = place.rfind(':');
  TemplateOrigin origin{.file = std::string(place.substr(0, colon)), .begin = 0};
  for (const char digit : place.substr(colon + 1)) {
    origin.begin = origin.begin * 10 + static_cast<std::size_t>(digit - '0');
  }
  return origin;
}

}  // namespace prongsai
