#include "markdown/outline.hpp"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "markdown/anchor.hpp"
#include "markdown/destination.hpp"
#include "markdown/section_names.hpp"
#include "markdown/source_finder.hpp"

namespace prongsai {
namespace {

struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

auto control_character(std::string_view text) -> std::string_view::iterator {
  return std::find_if(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F; });
}

auto is_blank_text(std::string_view text) -> bool { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

class OutlineWalk {
 public:
  OutlineWalk(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out)
      : finder_(file, body, offset), body_(body), offset_(offset), out_(out), has_references_(body.find("&#") != std::string_view::npos) {}

  auto run(cmark_node* root) -> Outline {
    root_ = root;
    const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
    while (true) {
      const auto event = cmark_iter_next(iterator.get());
      if (event == CMARK_EVENT_DONE) {
        break;
      }
      auto* node = cmark_iter_get_node(iterator.get());
      if (event == CMARK_EVENT_ENTER) {
        enter(node);
      } else {
        leave(node);
      }
    }
    end_block();
    return std::move(outline_);
  }

 private:
  void enter(cmark_node* node) {
    if (has_references_) {
      replace_control_characters(node);
    }
    if (cmark_node_parent(node) == root_) {
      place_in_section(node);
    }
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
        outline_.plain_text += text_or_empty(cmark_node_get_literal(node));
        break;
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        outline_.plain_text += ' ';
        break;
      case CMARK_NODE_CODE_BLOCK:
        end_block();
        outline_.plain_text += text_or_empty(cmark_node_get_literal(node));
        end_block();
        break;
      case CMARK_NODE_HTML_BLOCK:
        out_.report(Code::markdown_raw_html, finder_.block(node));
        break;
      case CMARK_NODE_HTML_INLINE:
        out_.report(Code::markdown_raw_html, finder_.inline_html(node));
        break;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        enter_link(node);
        break;
      case CMARK_NODE_PARAGRAPH:
        end_block();
        break;
      case CMARK_NODE_HEADING:
        end_block();
        heading_begin_ = outline_.plain_text.size();
        break;
      default:
        enter_extension(node);
    }
  }

  void leave(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        leave_link(node);
        break;
      case CMARK_NODE_HEADING:
        leave_heading(node);
        end_block();
        break;
      case CMARK_NODE_PARAGRAPH:
        end_block();
        break;
      default: {
        const std::string_view type = cmark_node_get_type_string(node);
        if (type == "table_cell") {
          outline_.plain_text += ' ';
        } else if (type == "table_row" || type == "table_header") {
          end_block();
        }
      }
    }
  }

  // Headings, rules and nothing are no content.
  void place_in_section(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) <= 2) {
      outline_.sections.push_back({.heading = static_cast<int>(outline_.headings.size()), .name = {}, .links = {}, .is_blank = true});
      return;
    }
    if (outline_.sections.empty()) {
      outline_.sections.emplace_back();
    }
    auto& section = outline_.sections.back();
    section.is_blank = section.is_blank && (type == CMARK_NODE_HEADING || type == CMARK_NODE_THEMATIC_BREAK);
  }

  void enter_extension(cmark_node* node) {
    const std::string_view type = cmark_node_get_type_string(node);
    if (type == "table") {
      end_block();
      name_table();
    } else if (type == "tasklist") {
      set_task_state(node);
    }
  }

  // One newline between blocks, no blanks at their ends.
  void end_block() {
    auto& text = outline_.plain_text;
    const auto last = text.find_last_not_of(" \t\r\n");
    text.resize(last == std::string::npos ? 0 : last + 1);
    if (!text.empty()) {
      text += '\n';
    }
  }

  void enter_link(cmark_node* node) {
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    // What stands inside an image is its alternative text: no link of its own appears on the page.
    open_links_.push_back({.slot = images_open_ == 0 ? static_cast<int>(outline_.links.size()) : -1, .text_begin = outline_.plain_text.size()});
    if (images_open_ == 0) {
      outline_.links.push_back({.kind = image ? ProseLink::Kind::image : ProseLink::Kind::link,
                                .destination = std::string(text_or_empty(cmark_node_get_url(node))),
                                .span = {}});
    }
    images_open_ += image ? 1 : 0;
  }

  // Places are found when a link ends, so that they are asked for in the order in which destinations are written.
  void leave_link(cmark_node* node) {
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    images_open_ -= image ? 1 : 0;
    const auto open = open_links_.back();
    open_links_.pop_back();
    ProseLink inner{.kind = image ? ProseLink::Kind::image : ProseLink::Kind::link,
                    .destination = std::string(text_or_empty(cmark_node_get_url(node))),
                    .span = finder_.link(node)};
    if (open.slot >= 0) {
      outline_.links[static_cast<std::size_t>(open.slot)].span = inner.span;
    }
    check_destination(inner, out_);
    if (image && is_blank_text(std::string_view(outline_.plain_text).substr(open.text_begin))) {
      out_.report(Code::markdown_image_text, inner.span);
    }
  }

  void leave_heading(cmark_node* node) {
    const auto span = finder_.block(node);
    auto level = cmark_node_get_heading_level(node);
    if (level == 1) {
      out_.report(Code::markdown_heading_level_one, span);
      level = 2;
      cmark_node_set_heading_level(node, level);
    }
    const auto begin = std::min(heading_begin_, outline_.plain_text.size());
    auto text = outline_.plain_text.substr(begin);
    if (is_blank_text(text)) {
      out_.report(Code::markdown_heading_empty, span);
    } else if (level > last_level_ + 1) {
      out_.report(Code::markdown_heading_skipped, span, {fmt::format("{}", last_level_), fmt::format("{}", level)});
    }
    last_level_ = level;
    if (cmark_node_parent(node) == root_ && level == 2) {
      outline_.sections.back().name = section_name(text);
    }
    auto anchor = anchors_.unique(text);
    outline_.headings.push_back({.level = level, .text = std::move(text), .anchor = std::move(anchor), .span = span});
  }

  // Regions of one page must not have the same name.
  void name_table() {
    const auto words = outline_.headings.empty() ? std::string("ตาราง") : outline_.headings.back().text;
    const auto number = ++tables_of_[words];
    outline_.table_names.push_back(number == 1 ? words : fmt::format("{} ({})", words, number));
  }

  // The library takes a task for done where `[x]` stands anywhere after its marker; only the box itself counts.
  void set_task_state(cmark_node* node) {
    const auto begin = finder_.block(node).begin - offset_;
    const auto box = body_.find('[', begin);
    if (box != std::string_view::npos && box + 1 < body_.size()) {
      cmark_gfm_extensions_set_tasklist_item_checked(node, body_[box + 1] == 'x' || body_[box + 1] == 'X');
    }
  }

  // A character reference (`&#1;`) brings in what the text itself may not have.
  void replace_control_characters(cmark_node* node) {
    using Get = const char* (*)(cmark_node*);
    using Set = int (*)(cmark_node*, const char*);
    const std::pair<Get, Set> parts[] = {{&cmark_node_get_literal, &cmark_node_set_literal}, {&cmark_node_get_title, &cmark_node_set_title}};
    const auto type = cmark_node_get_type(node);
    const bool has_literal = type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK;
    for (const auto& [get, set] : parts) {
      const bool applies = get == &cmark_node_get_literal ? has_literal : type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
      const auto text = applies ? text_or_empty(get(node)) : std::string_view();
      const auto found = control_character(text);
      if (found != text.end()) {
        out_.report(Code::markdown_control_character, finder_.line_of(node), {fmt::format("U+{:04X}", static_cast<unsigned>(*found))});
        std::string clean(text);
        std::ranges::replace_if(clean, [](char c) { return control_character(std::string_view(&c, 1)) != std::string_view(&c, 1).end(); }, ' ');
        set(node, clean.c_str());
      }
    }
  }

  struct OpenLink {
    // Index into Outline::links, or -1 inside an image.
    int slot = -1;
    std::size_t text_begin = 0;
  };

  SourceFinder finder_;
  cmark_node* root_ = nullptr;
  std::string_view body_;
  std::uint32_t offset_;
  Diagnostics& out_;
  bool has_references_;
  Outline outline_;
  AnchorNames anchors_;
  std::map<std::string, int> tables_of_;
  std::vector<OpenLink> open_links_;
  int images_open_ = 0;
  // The page's title is the heading of level 1.
  int last_level_ = 1;
  std::size_t heading_begin_ = 0;
};

}  // namespace

auto outline_of(cmark_node* root, FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> Outline {
  return OutlineWalk(file, body, offset, out).run(root);
}

}  // namespace prongsai
