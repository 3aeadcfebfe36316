#include "load/yaml_reader.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

// Why a wrapper this strict: yaml-cpp 0.7 loops for ever over the one-byte document `,` when asked for all documents, takes an unterminated quote as
// the rest of the file, keeps duplicate keys, drops what follows a document, and lets an alias grow without bound.
namespace prongsai {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t most_nodes = 200'000;

// What our handler throws through yaml-cpp to stop the parse; caught below, never leaves this file.
struct Refused {
  Code code;
  Span span;
  std::vector<Argument> arguments;
  std::vector<Label> labels = {};
};

auto is_explicit_tag(const std::string& tag) -> bool { return !tag.empty() && tag != "?" && tag != "!"; }

class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(FileId file, std::string_view text, std::uint32_t begin, std::uint32_t end) : file_(file), text_(text), begin_(begin), end_(end) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (std::exchange(started_, true)) {
      throw Refused{Code::yaml_trailing_content, at(mark, 1), {}};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(YamlNode{.kind = YamlNode::Kind::empty, .span = at(mark, 0)}, mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { throw Refused{Code::yaml_alias, at(mark, 1), {}}; }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    auto node = YamlNode{.kind = YamlNode::Kind::scalar, .text = value, .quoted = tag == "!"};
    node.span = scalar_span(mark, value);
    note_lost_text(node);
    add(std::move(node), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::sequence);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) override {
    open(mark, tag, anchor, YamlNode::Kind::mapping);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] auto root() -> YamlNode { return std::move(root_); }
  // Text that looks like part of a value and is a comment to YAML.
  [[nodiscard]] auto lost() const -> const std::vector<Span>& { return lost_; }
  // The offset of yaml-cpp's own mark.
  [[nodiscard]] auto at(const YAML::Mark& mark, std::uint32_t length) const -> Span {
    const auto offset = std::min(begin_ + static_cast<std::uint32_t>(std::max(mark.pos, 0)), end_);
    return {.file = file_, .begin = offset, .end = std::min(offset + length, end_)};
  }

 private:
  struct Open {
    YamlNode node;
    // The key that waits for its value.
    std::optional<YamlNode> key;
    std::set<std::string> keys;
  };

  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const {
    if (anchor != 0) {
      throw Refused{Code::yaml_anchor, at(mark, 1), {}};
    }
  }
  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (is_explicit_tag(tag)) {
      throw Refused{Code::yaml_tag, at(mark, 1), {tag}};
    }
  }

  // `title: รายงาน #2` ends before the `#`: YAML takes the rest for a comment. A comment that people mean has a blank after its `#`.
  void note_lost_text(const YamlNode& node) {
    auto at = node.span.end;
    while (at < end_ && (text_[at] == ' ' || text_[at] == '\t')) {
      ++at;
    }
    const bool comment = at > node.span.end && at + 1 < end_ && text_[at] == '#';
    if (!node.quoted && comment && text_[at + 1] != ' ' && text_[at + 1] != '\n' && text_[at + 1] != '\r' && text_[at + 1] != '#') {
      const auto line_end = std::min<std::size_t>(text_.find('\n', at), end_);
      lost_.push_back({.file = file_, .begin = at, .end = static_cast<std::uint32_t>(line_end)});
    }
  }

  // yaml-cpp says only where a scalar begins. A plain one ends where its text does; a quoted one at its closing quote.
  [[nodiscard]] auto scalar_span(const YAML::Mark& mark, const std::string& value) const -> Span {
    auto span = at(mark, 0);
    const auto rest = text_.substr(span.begin, end_ - span.begin);
    const auto line_end = std::min(rest.find('\n'), rest.size());
    std::size_t length = 0;
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const char quote = rest.front();
      for (length = 1; length < rest.size() && rest[length] != quote; ++length) {
        length += quote == '"' && rest[length] == '\\' ? 1U : 0U;
      }
      length = std::min(length + 1, rest.size());
    } else if (rest.starts_with(value)) {
      length = value.size();
    } else {
      length = line_end;
    }
    span.end = span.begin + static_cast<std::uint32_t>(std::min(length, line_end));
    return span;
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlNode::Kind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (open_.size() >= deepest) {
      throw Refused{Code::yaml_too_deep, at(mark, 1), {std::to_string(deepest)}};
    }
    if (!open_.empty() && open_.back().node.kind == YamlNode::Kind::mapping && !open_.back().key) {
      throw Refused{Code::yaml_key_not_text, at(mark, 1), {}};
    }
    count(mark);
    open_.push_back({.node = {.kind = kind, .span = at(mark, 1)}, .key = {}, .keys = {}});
  }

  void close() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    attach(std::move(node));
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ > most_nodes) {
      throw Refused{Code::yaml_too_many_nodes, at(mark, 1), {std::to_string(most_nodes)}};
    }
  }

  void add(YamlNode node, const YAML::Mark& mark) {
    count(mark);
    if (open_.empty() || open_.back().node.kind == YamlNode::Kind::sequence || open_.back().key) {
      attach(std::move(node));
      return;
    }
    if (node.kind != YamlNode::Kind::scalar) {
      throw Refused{Code::yaml_key_not_text, at(mark, 1), {}};
    }
    auto& parent = open_.back();
    if (!parent.keys.insert(node.text).second) {
      const auto first = std::ranges::find(parent.node.entries, node.text, &YamlNode::Entry::key);
      throw Refused{Code::yaml_duplicate_key, node.span, {node.text}, {{.span = first->key_span, .text = {.th = "เขียนไว้ครั้งแรกที่นี่", .en = "first written here"}}}};
    }
    parent.key = std::move(node);
  }

  void attach(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (auto& parent = open_.back(); parent.node.kind == YamlNode::Kind::sequence) {
      parent.node.items.push_back(std::move(node));
    } else {
      auto key = std::exchange(parent.key, std::nullopt);
      parent.node.entries.push_back({.key = key->text, .key_span = key->span, .value = std::move(node)});
    }
  }

  FileId file_;
  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  bool started_ = false;
  std::size_t nodes_ = 0;
  std::vector<Open> open_;
  YamlNode root_;
  std::vector<Span> lost_;
};

// yaml-cpp's words for the mistakes that people make, in our own words.
auto reason_of(const std::string& message) -> Text {
  struct Known {
    std::string_view yaml_cpp;
    Text words;
  };
  static const std::array known{
      Known{"illegal map value", {"พบเครื่องหมาย `:` ในตำแหน่งที่ไม่ถูกต้อง หากเป็นส่วนหนึ่งของข้อความ ให้ใส่ข้อความในเครื่องหมายคำพูด", "a `:` stands where none may be; put the text in quotes if it belongs to it"}},
      Known{"end of map not found", {"บรรทัดนี้ย่อหน้าไม่ตรงกับบรรทัดอื่นในระดับเดียวกัน หรือขาดเครื่องหมาย `:`", "this line is not indented like its neighbours, or its `:` is missing"}},
      Known{"end of map flow not found", {"วงเล็บปีกกา `{` ไม่มีตัวปิด `}`", "a `{` has no closing `}`"}},
      Known{"end of sequence not found", {"รายการนี้ย่อหน้าไม่ตรงกับรายการอื่น หรือขาดเครื่องหมาย `-`", "this item is not indented like the others, or its `-` is missing"}},
      Known{"end of sequence flow not found", {"วงเล็บเหลี่ยม `[` ไม่มีตัวปิด `]`", "a `[` has no closing `]`"}},
      Known{"illegal EOF in scalar", {"เครื่องหมายคำพูดไม่มีตัวปิด", "a quote is not closed"}},
      Known{"illegal document indicator in scalar", {"เครื่องหมายคำพูดไม่มีตัวปิด", "a quote is not closed"}},
      Known{"illegal block entry", {"พบเครื่องหมาย `-` ในตำแหน่งที่ไม่ถูกต้อง", "a `-` stands where none may be"}},
      Known{"illegal flow end", {"พบวงเล็บปิดที่ไม่มีวงเล็บเปิด", "a bracket is closed that was not opened"}},
      Known{"unknown token", {"พบอักขระที่ใช้ตรงนี้ไม่ได้ หากเป็นส่วนหนึ่งของข้อความ ให้ใส่ข้อความทั้งหมดในเครื่องหมายคำพูด", "this character may not stand here; put the whole text in quotes if it belongs to it"}},
      Known{"illegal tab when looking for indentation", {"ใช้แท็บย่อหน้าไม่ได้ ให้ใช้ช่องว่าง", "tabs cannot indent; use spaces"}},
      Known{"bad escape character", {"อักขระหลัง `\\` ในเครื่องหมายคำพูดคู่ไม่ถูกต้อง ให้ใช้เครื่องหมายคำพูดเดี่ยว", "unknown escape after `\\`; use single quotes"}},
      Known{"invalid Unicode", {"รหัสอักขระ Unicode ไม่ถูกต้อง", "not a Unicode character"}},
  };
  for (const auto& one : known) {
    if (message.starts_with(one.yaml_cpp)) {
      return one.words;
    }
  }
  return {.th = "โปรดตรวจย่อหน้า เครื่องหมายวรรคตอน และเครื่องหมายคำพูดรอบจุดนี้ (" + message + ")",
          .en = "check indentation, punctuation and quotes around this place (" + message + ")"};
}

// Where a quote that is never closed was opened: at the start of a value, as YAML has it. yaml-cpp complains only where the file ends.
auto unclosed_quote(std::string_view text) -> std::optional<std::size_t> {
  constexpr std::string_view openers = " \t\n[{,";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool starts_value = at == 0 || openers.find(text[at - 1]) != std::string_view::npos;
    if (c == '#' && starts_value) {
      at = std::min(text.find('\n', at), text.size());
    } else if ((c == '"' || c == '\'') && starts_value) {
      const auto opened = at;
      for (++at; at < text.size() && text[at] != c; ++at) {
        at += c == '"' && text[at] == '\\' ? 1U : 0U;
      }
      // Closed on a later line, and not where a value may end: the quote that closes it was meant to open another.
      constexpr std::string_view enders = " \t\r\n,]}:";
      const bool spans_lines = text.substr(opened, at - opened).find('\n') != std::string_view::npos;
      if (at >= text.size() || (spans_lines && at + 1 < text.size() && enders.find(text[at + 1]) == std::string_view::npos)) {
        return opened;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

auto read_yaml(FileId file, std::string_view text, std::uint32_t begin, std::uint32_t end, Diagnostics& out) -> std::optional<YamlNode> {
  if (end - begin > largest_yaml) {
    out.report(Code::yaml_too_large, {.file = file, .begin = begin, .end = begin}, {"1 MiB"});
    return std::nullopt;
  }
  TreeBuilder builder(file, text, begin, end);
  try {
    // The end-of-document marker turns an unterminated quote, which yaml-cpp would close by itself at the end of the file, into an error.
    std::istringstream stream(std::string(text.substr(begin, end - begin)) + "\n...\n");
    YAML::Parser parser(stream);
    if (parser.HandleNextDocument(builder)) {
      // The builder refuses a second document's start. Never a loop: yaml-cpp's own loop does not end on some inputs.
      (void)parser.HandleNextDocument(builder);
    }
    for (const auto span : builder.lost()) {
      out.report(Code::text_after_hash, span);
    }
    return builder.root();
  } catch (const Refused& refused) {
    out.report(refused.code, refused.span, refused.arguments, refused.labels);
  } catch (const YAML::Exception& exception) {
    auto place = builder.at(exception.mark, 1);
    if (exception.msg.starts_with("the referenced anchor is not defined")) {
      out.report(Code::yaml_alias, place);
      return std::nullopt;
    }
    const auto quote = unclosed_quote(text.substr(begin, end - begin));
    if (quote && begin + *quote <= place.begin) {
      place = {.file = file, .begin = begin + static_cast<std::uint32_t>(*quote), .end = begin + static_cast<std::uint32_t>(*quote) + 1};
      out.report(Code::yaml_syntax, place, {Text{.th = "เครื่องหมายคำพูดที่เปิดตรงนี้ไม่มีตัวปิด", .en = "the quote that opens here is not closed"}});
    } else {
      out.report(Code::yaml_syntax, place, {reason_of(exception.msg)});
    }
  }
  return std::nullopt;
}

auto check_text(FileId file, std::string_view text, Diagnostics& out) -> bool {
  const auto at = [file](std::size_t offset) {
    return Span{.file = file, .begin = static_cast<std::uint32_t>(offset), .end = static_cast<std::uint32_t>(offset + 1)};
  };
  if (const auto bad = first_invalid_utf8(text)) {
    out.report(Code::invalid_utf8, at(*bad));
    return false;
  }
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    out.report(Code::nul_byte, at(nul));
    return false;
  }
  for (auto cr = text.find('\r'); cr != std::string_view::npos; cr = text.find('\r', cr + 1)) {
    if (cr + 1 >= text.size() || text[cr + 1] != '\n') {
      out.report(Code::lone_carriage_return, at(cr));
      return false;
    }
  }
  return true;
}

}  // namespace prongsai
