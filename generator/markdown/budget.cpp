#include "markdown/budget.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "markdown/line_shape.hpp"

namespace prongsai {
namespace {

// Text that the library may read as one paragraph, heading or cell: what can grow with the square of its length is counted per leaf.
struct Leaf {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::size_t lines = 0;
  std::size_t bytes = 0;
  // `<` that may begin a tag: each may be followed to the leaf's end.
  std::size_t tags = 0;
  // `![` that no link ends, and `]` that each look back over all of them.
  std::size_t images = 0;
  std::size_t closings = 0;
  // Runs of `*`, `_`, `~`: each closing one may look back over all before it.
  std::size_t runs = 0;
  // Steps for lines that may be a table's rule: each reads the leaf so far once for every line in it.
  std::size_t table_heads = 0;
};

auto steps_of(const Leaf& leaf) -> std::size_t {
  return leaf.tags * leaf.bytes + 2 * leaf.images * leaf.closings + leaf.runs * leaf.runs + leaf.table_heads;
}

auto is_letter(char c) -> bool { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bytes that count for a leaf, and control characters: seldom in ordinary text, where most bytes are looked at only here.
constexpr auto counted = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) {
    table[c] = c != '\t';
  }
  for (const char c : {'<', '!', ']', '*', '_', '~', '\x7F'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

auto is_fence(std::string_view content) -> bool { return content.starts_with("```") || content.starts_with("~~~"); }

auto is_heading(std::string_view content) -> bool {
  const auto level = std::min(content.find_first_not_of('#'), content.size());
  return level >= 1 && level <= 6 && (level == content.size() || content[level] == ' ' || content[level] == '\t');
}

auto number(std::size_t value) -> std::string { return fmt::format("{}", value); }

class BudgetCheck {
 public:
  BudgetCheck(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) : file_(file), body_(body), offset_(offset), out_(out) {}

  auto run() -> bool {
    for (const auto& line : lines_of(body_)) {
      const auto text = body_.substr(line.begin, line.end - line.begin);
      check_line(line, text);
      const auto shape = shape_of(text);
      check_nesting(line, shape);
      if (shape.blank) {
        end_run();
        continue;
      }
      check_table(line, text.substr(shape.content));
      place_in_leaf(line, text, shape);
    }
    end_run();
    if (steps_ > MarkdownLimits::steps) {
      report(Code::markdown_complexity, worst_leaf_.begin, worst_leaf_.end);
    }
    return fine_;
  }

 private:
  void report(Code code, std::size_t begin, std::size_t end, std::vector<Argument> arguments = {}) {
    fine_ = false;
    out_.report(code, {.file = file_, .begin = offset_ + static_cast<std::uint32_t>(begin), .end = offset_ + static_cast<std::uint32_t>(end)},
                std::move(arguments));
  }

  void check_line(const TextLine& line, std::string_view text) {
    if (text.size() > MarkdownLimits::line_bytes) {
      report(Code::markdown_line_too_long, line.begin, line.end, {number(text.size()), number(MarkdownLimits::line_bytes)});
    }
  }

  void check_control(std::size_t at, char c) {
    // One is enough: such files are seldom text at all, and then have thousands.
    if (!control_reported_) {
      control_reported_ = true;
      report(Code::markdown_control_character, at, at + 1, {fmt::format("U+{:04X}", static_cast<unsigned>(c))});
    }
  }

  // Every container that a line goes on with takes a `>` or at least two columns, so that this bounds the depth of the tree.
  void check_nesting(const TextLine& line, const LineShape& shape) {
    const auto depth = shape.markers == 0 ? 0 : shape.indent / 2 + shape.markers;
    if (shape.markers > MarkdownLimits::markers || depth > MarkdownLimits::nesting) {
      report(Code::markdown_nesting, line.begin, line.end, {number(MarkdownLimits::markers)});
    }
  }

  void check_table(const TextLine& line, std::string_view content) {
    const auto columns = content.find('|') == std::string_view::npos ? 1 : table_columns(content);
    if (columns > MarkdownLimits::columns) {
      report(Code::markdown_table_columns, line.begin, line.end, {number(columns), number(MarkdownLimits::columns)});
    }
    if (looks_like_table_rule(content)) {
      if (run_columns_ == 0) {
        run_rule_ = line;
      }
      run_columns_ = std::max(run_columns_, columns);
      leaf_.table_heads += leaf_.lines * leaf_.bytes;
    } else if (run_columns_ > 0) {
      run_cells_ += run_columns_;
    }
  }

  void place_in_leaf(const TextLine& line, std::string_view text, const LineShape& shape) {
    const auto content = text.substr(shape.content);
    const bool shallow = shape.indent <= 3;
    if (in_table_ && shallow && shape.markers == 0 && !starts_block(content, shape)) {
      // Each cell is a leaf of its own; a row is the bound.
      end_leaf();
      extend_leaf(line, text);
      return;
    }
    if (in_table_ || is_fence(content) || shape.rule) {
      in_table_ = false;
      end_leaf();
    }
    const bool heading = shallow && shape.markers == 0 && is_heading(content);
    const bool numbered = shallow && shape.numbered_item && (shape.first_number || numbered_list_ || leaf_.lines == 0);
    if (numbered || (shallow && (heading || shape.bullet_item))) {
      end_leaf();
    }
    // A number other than 1 begins an item only where a numbered list goes on.
    numbered_list_ = numbered || (numbered_list_ && !(shallow && starts_block(content, shape)));
    // After a line that may open raw HTML, what looks like a table may be none.
    html_ = html_ || content.starts_with('<');
    const bool table = shallow && shape.markers == 0 && !html_ && leaf_.lines > 0 && !leaf_in_container_ && is_table_rule(content) &&
                       table_columns(content) == table_columns(last_content_);
    leaf_in_container_ = leaf_.lines == 0 ? shape.markers > 0 || !shallow || heading || is_fence(content) : leaf_in_container_;
    last_content_ = content;
    extend_leaf(line, text);
    if (heading || table || is_fence(content)) {
      end_leaf();
    }
    in_table_ = table;
  }

  [[nodiscard]] static auto starts_block(std::string_view content, const LineShape& shape) -> bool {
    return shape.rule || shape.markers > 0 || is_heading(content) || is_fence(content) || content.starts_with('<');
  }

  void extend_leaf(const TextLine& line, std::string_view text) {
    if (leaf_.lines == 0) {
      leaf_.begin = line.begin;
    }
    leaf_.end = line.end;
    ++leaf_.lines;
    leaf_.bytes += text.size() + 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (counted[static_cast<unsigned char>(text[at])]) {
        count_mark(line.begin + at, text[at], at + 1 < text.size() ? text[at + 1] : '\0');
      }
    }
  }

  void count_mark(std::size_t at, char c, char next) {
    if (c == '<') {
      leaf_.tags += next == '?' || next == '!' || next == '/' || is_letter(next) ? 1U : 0U;
    } else if (c == '!') {
      leaf_.images += next == '[' ? 1U : 0U;
    } else if (c == ']') {
      ++leaf_.closings;
    } else if (c == '*' || c == '_' || c == '~') {
      leaf_.runs += next != c ? 1U : 0U;
    } else {
      check_control(at, c);
    }
  }

  void end_leaf() {
    const auto steps = steps_of(leaf_);
    steps_ += steps;
    if (steps > steps_of(worst_leaf_)) {
      worst_leaf_ = leaf_;
    }
    leaf_ = {};
  }

  // A run is a group of lines without a blank one between them: no table goes beyond it.
  void end_run() {
    end_leaf();
    all_cells_ += run_cells_;
    if (run_cells_ > MarkdownLimits::table_cells) {
      report(Code::markdown_table_cells, run_rule_.begin, run_rule_.end, {number(run_cells_), number(MarkdownLimits::table_cells)});
    } else if (all_cells_ > MarkdownLimits::all_cells && all_cells_ - run_cells_ <= MarkdownLimits::all_cells) {
      report(Code::markdown_table_cells, run_rule_.begin, run_rule_.end, {number(all_cells_), number(MarkdownLimits::all_cells)});
    }
    run_columns_ = 0;
    run_cells_ = 0;
    in_table_ = false;
    numbered_list_ = false;
  }

  FileId file_;
  std::string_view body_;
  std::uint32_t offset_;
  Diagnostics& out_;
  bool fine_ = true;
  bool control_reported_ = false;
  Leaf leaf_;
  Leaf worst_leaf_;
  std::size_t steps_ = 0;
  bool leaf_in_container_ = false;
  bool in_table_ = false;
  bool numbered_list_ = false;
  bool html_ = false;
  std::string_view last_content_;
  TextLine run_rule_;
  std::size_t run_columns_ = 0;
  std::size_t run_cells_ = 0;
  std::size_t all_cells_ = 0;
};

}  // namespace

auto within_size(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool {
  if (body.size() <= MarkdownLimits::body_bytes) {
    return true;
  }
  out.report(Code::markdown_too_large, {.file = file, .begin = offset, .end = offset},
             {number((body.size() + 1023) >> 10U), number(MarkdownLimits::body_bytes >> 10U)});
  return false;
}

auto within_budget(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool {
  if (!within_size(file, body, offset, out)) {
    return false;
  }
  const bool lines = BudgetCheck(file, body, offset, out).run();
  return within_reference_budget(file, body, offset, out) && lines;
}

}  // namespace prongsai
