#include "render/template_text.hpp"

#include <algorithm>
#include <cstddef>

#include "base/assert.hpp"
#include "base/html_text.hpp"
#include "render/template_place.hpp"

namespace prongsai {
namespace {

constexpr int deepest_partial = 8;

// Cuts one file and those it names.
class Cutter {
 public:
  Cutter(const TemplateFiles& files, const std::string& content, std::vector<std::string>& problems)
      : files_(files), content_(content), problems_(problems) {}

  void cut(const std::string& path, int depth) {
    const auto file = files_.find(path);
    if (file == files_.end()) {
      problems_.push_back(path + ": there is no such template");
      return;
    }
    std::string_view text = file->second;
    if (depth > 0 && text.ends_with('\n')) {
      // A partial may stand inside a line.
      text.remove_suffix(1);
    }
    int line = 1;
    for (std::size_t at = 0; at < text.size();) {
      const auto tag = std::min(text.find("{{", at), text.find("[[", at));
      add_text(text.substr(at, tag - at), path, line);
      line += lines_in(text.substr(at, tag - at));
      if (tag == std::string_view::npos) {
        return;
      }
      const bool words = text[tag] == '[';
      const auto end = text.find(words ? "]]" : "}}", tag);
      if (end == std::string_view::npos) {
        problem(path, line, "a tag is not closed");
        return;
      }
      const auto inside = text.substr(tag + 2, end - tag - 2);
      if (words) {
        at_line_start_ = false;
        add(PieceKind::string, inside, path, line);
      } else {
        add_tag(inside, path, line, depth);
      }
      line += lines_in(inside);
      at = end + 2;
    }
  }

  auto pieces() -> std::vector<Piece> { return std::move(pieces_); }

 private:
  static auto lines_in(std::string_view text) -> int { return static_cast<int>(std::ranges::count(text, '\n')); }

  void problem(const std::string& path, int line, const std::string& what) { problems_.push_back(path + ":" + std::to_string(line) + ": " + what); }

  void add(PieceKind kind, std::string_view text, const std::string& path, int line) {
    pieces_.push_back({.kind = kind, .text = std::string(text), .raw = false, .file = path, .line = line});
  }

  // Indentation, blank lines and lines that hold nothing but sections are for the template's author; readers need not download them.
  void add_text(std::string_view text, const std::string& path, int line) {
    std::string kept;
    for (const char c : text) {
      const bool blank = c == '\n' || c == ' ' || c == '\t';
      if (!at_line_start_ || !blank) {
        kept += c;
        at_line_start_ = c == '\n';
      }
    }
    if (!kept.empty()) {
      add(PieceKind::text, kept, path, line);
    }
  }

  // `unit_year` of pages/unit_year.html.
  auto page_name() const -> std::string_view {
    const auto file = std::string_view(content_).substr(content_.rfind('/') + 1);
    return file.substr(0, file.find('.'));
  }

  void add_tag(std::string_view inside, const std::string& path, int line, int depth) {
    const char first = inside.empty() ? '\0' : inside.front();
    if (first == '!') {
      return;
    }
    if (first == '#' || first == '/') {
      add(first == '#' ? PieceKind::open : PieceKind::close, inside.substr(1), path, line);
      return;
    }
    if (first != '>') {
      at_line_start_ = false;
      const auto colon = inside.find(':');
      add(PieceKind::variable, inside.substr(0, colon), path, line);
      if (colon != std::string_view::npos) {
        pieces_.back().raw = inside.substr(colon) == ":none";
        if (!pieces_.back().raw) {
          problem(path, line, "the only modifier is `:none`");
        }
      }
      return;
    }
    const auto named = inside.substr(1);
    if (named == "name") {
      add_text(page_name(), path, line);
      return;
    }
    if (depth >= deepest_partial) {
      problem(path, line, "partials name one another in a circle");
      return;
    }
    const auto target = named == "content" ? content_ : std::string(named);
    if (!files_.contains(target)) {
      problem(path, line, "there is no partial `" + target + "`");
      return;
    }
    cut(target, depth + 1);
  }

  const TemplateFiles& files_;
  const std::string& content_;
  std::vector<std::string>& problems_;
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

class Checker {
 public:
  Checker(const ViewSchema& view, const Strings& strings, TemplateUse& use, std::vector<std::string>& problems)
      : strings_(strings), use_(use), problems_(problems) {
    scopes_.push_back({.name = "", .view = &view});
  }

  void check(const std::vector<Piece>& pieces) {
    for (const auto& piece : pieces) {
      check(piece);
    }
    if (scopes_.size() > 1) {
      problems_.push_back((pieces.empty() ? std::string() : pieces.back().file + ": ") + "section `" + scopes_.back().name + "` is not closed");
    }
  }

 private:
  struct Scope {
    std::string name;
    const ViewSchema* view = nullptr;
  };

  void problem(const Piece& piece, const std::string& what) { problems_.push_back(piece.file + ":" + std::to_string(piece.line) + ": " + what); }

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
      problem(piece, "strings.json has no `" + piece.text + "`");
    }
    if (!place_.in_content() && !place_.in_quotes()) {
      problem(piece, "`[[" + piece.text + "]]` stands neither between tags nor in a quoted attribute");
    }
    place_.pass("x");
  }

  auto field_of(const Piece& piece) -> Resolved {
    const auto& view = *scopes_.back().view;
    const auto found = resolve(view, piece.text);
    if (found.field == nullptr) {
      problem(piece, "view `" + view.name + "` has no field `" + piece.text + "`");
    } else {
      use_.fields.insert(view.name + "." + found.field->name);
    }
    return found;
  }

  void check_variable(const Piece& piece) {
    const auto found = field_of(piece);
    if (found.field != nullptr) {
      const auto wrong = misplaced(found, piece.raw);
      if (!wrong.empty()) {
        problem(piece, "`" + piece.text + "` " + wrong);
      }
    }
    place_.pass("x");
  }

  // Why the field must not be printed here; empty where it may.
  auto misplaced(const Resolved& found, bool raw) const -> std::string {
    const bool is_html = found.field->kind == FieldKind::html || found.field->kind == FieldKind::words;
    const bool is_plain = found.field->kind == FieldKind::text || found.field->kind == FieldKind::href;
    if (!is_html && !is_plain) {
      return "is a section, not a text";
    }
    if (is_html != raw) {
      return is_html ? "is HTML and needs `:none`" : "is text and must not be printed with `:none`";
    }
    if (is_html) {
      return place_.in_content() ? "" : "is HTML and may stand only between tags";
    }
    if (found.field->kind == FieldKind::href) {
      return place_.at_start_of_address() ? "" : "is an address and may only be the whole of a quoted href or src";
    }
    if (place_.at_start_of_address()) {
      return "is text; an address must be an Href";
    }
    return place_.in_content() || place_.in_quotes() || place_.in_title() ? "" : "stands in " + place_.name();
  }

  void check_open(const Piece& piece) {
    const auto found = field_of(piece);
    if (!place_.in_content() && !place_.between_attributes()) {
      problem(piece, "a section may not begin in " + place_.name());
    }
    if (found.field == nullptr) {
      // Its tags are not checked: they would all be reported.
      scopes_.push_back({.name = piece.text, .view = scopes_.back().view});
      return;
    }
    const bool plain = found.field->kind <= FieldKind::href;
    if (plain) {
      problem(piece, "`" + piece.text + "` is a text, not a section");
    }
    scopes_.push_back({.name = piece.text, .view = plain ? scopes_.back().view : &view_inside(found, *scopes_.back().view)});
  }

  void check_close(const Piece& piece) {
    if (scopes_.size() == 1 || scopes_.back().name != piece.text) {
      problem(piece, "`" + piece.text + "` is closed but " + (scopes_.size() == 1 ? "not open" : "`" + scopes_.back().name + "` is open"));
      return;
    }
    scopes_.pop_back();
  }

  const Strings& strings_;
  TemplateUse& use_;
  std::vector<std::string>& problems_;
  std::vector<Scope> scopes_;
  HtmlPlace place_;
};

}  // namespace

auto ViewSchema::field(std::string_view wanted) const -> const FieldSchema* {
  const auto found = std::ranges::find(fields, wanted, &FieldSchema::name);
  return found == fields.end() ? nullptr : &*found;
}

auto template_pieces(const TemplateFiles& files, const std::string& path, const std::string& content, std::vector<std::string>& problems)
    -> std::vector<Piece> {
  Cutter cutter(files, content, problems);
  cutter.cut(path, 0);
  return cutter.pieces();
}

void check_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, TemplateUse& use,
                    std::vector<std::string>& problems) {
  Checker(view, strings, use, problems).check(pieces);
}

auto compiled_template(const std::vector<Piece>& pieces, const ViewSchema& view, const Strings& strings, Language language) -> std::string {
  std::string out;
  std::vector<const ViewSchema*> scopes{&view};
  for (const auto& piece : pieces) {
    if (piece.kind == PieceKind::text) {
      out += piece.text;
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
    out += "{{" + std::string(mark) + *found.tag + (piece.raw ? ":none}}" : "}}");
    if (piece.kind == PieceKind::open) {
      scopes.push_back(&view_inside(found, *scopes.back()));
    }
  }
  return out;
}

}  // namespace prongsai
