#include <algorithm>
#include <array>
#include <set>

#include "render/theme.hpp"

namespace prongsai {
namespace {

const Text& own_origin() {
  static const Text text{.th = "หน้าเว็บไม่มีสคริปต์หรือรูปแบบในตัว และไม่เรียกสิ่งใดจากเว็บไซต์อื่น (CSP) ใช้คลาสใน theme/style.css แทน",
                         .en = "pages have no script or style of their own and load nothing from elsewhere (CSP); use classes in theme/style.css"};
  return text;
}

constexpr std::array<std::string_view, 15> refused_elements{"script", "style",  "iframe", "frame", "object", "embed",   "applet", "base",
                                                            "link",   "meta",   "form",   "svg",   "math",   "template", "portal"};
constexpr std::array<std::string_view, 9> loading_attributes{"src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "srcdoc"};
// What an element of a page may lead to in a template: addresses come from tags, a place in the page from the template itself.
constexpr std::array<std::string_view, 5> address_starts{"{{", "#", "https://", "mailto:", "tel:"};

auto lowered(std::string_view text) -> std::string {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

auto is_blank(char c) -> bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// Reads the start tags of a template, in which `{{…}}` and `[[…]]` may stand anywhere.
class MarkupCheck {
 public:
  MarkupCheck(const ThemeFile& file, std::string_view built_in, Diagnostics& out) : file_(file), built_in_(built_in), out_(out), text_(file.bytes) {}

  void check() {
    while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
      if (text_.substr(at_).starts_with("<!--")) {
        const auto end = text_.find("-->", at_);
        at_ = end == std::string_view::npos ? text_.size() : end + 3;
      } else {
        tag();
      }
    }
  }

 private:
  void report(std::size_t begin, std::size_t end, Text what, const Text& help = own_origin()) {
    // What the built-in template says in the same words is its own business.
    const auto words = text_.substr(tag_begin_, tag_end() - tag_begin_);
    if (built_in_.find(words) == std::string_view::npos) {
      out_.report(Code::theme_active, {.file = file_.file, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)}, {std::move(what), help});
    }
  }

  // The end of the tag that begins at tag_begin_, past values in quotes and tags of the template.
  [[nodiscard]] auto tag_end() const -> std::size_t {
    char quote = '\0';
    for (auto at = tag_begin_; at < text_.size(); ++at) {
      const char c = text_[at];
      if (text_.substr(at, 2) == "{{") {
        at = std::min(text_.find("}}", at), text_.size() - 1);
      } else if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return text_.size();
  }

  void tag() {
    tag_begin_ = at_++;
    const auto end = tag_end();
    const auto begin = at_;
    while (at_ < end && !is_blank(text_[at_]) && text_[at_] != '>' && text_[at_] != '/') {
      ++at_;
    }
    const auto name = lowered(text_.substr(begin, at_ - begin));
    if (std::ranges::find(refused_elements, name) != refused_elements.end()) {
      report(tag_begin_, at_, same_text("<" + name + ">"));
    }
    while (at_ < end) {
      if (text_.substr(at_, 2) == "{{") {
        at_ = std::min(text_.find("}}", at_), end - 2) + 2;
      } else if (is_blank(text_[at_]) || text_[at_] == '/' || text_[at_] == '>') {
        ++at_;
      } else {
        attribute(name, end);
      }
    }
  }

  void attribute(const std::string& element, std::size_t end) {
    const auto begin = at_;
    while (at_ < end && !is_blank(text_[at_]) && text_[at_] != '=' && text_[at_] != '>') {
      ++at_;
    }
    const auto name = lowered(text_.substr(begin, at_ - begin));
    std::string_view value;
    auto value_begin = at_;
    if (at_ < end && text_[at_] == '=') {
      const char quote = at_ + 1 < end ? text_[at_ + 1] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      value_begin = at_ + (quoted ? 2 : 1);
      at_ = quoted ? std::min(text_.find(quote, value_begin), end) : std::min(text_.find_first_of(" \n\t>", value_begin), end);
      value = text_.substr(value_begin, at_ - value_begin);
      at_ += quoted && at_ < end ? 1 : 0;
    }
    if (name.starts_with("on") || name == "style") {
      report(begin, at_, {.th = "แอตทริบิวต์ `" + name + "`", .en = "the attribute `" + name + "`"});
      return;
    }
    const bool loads = std::ranges::find(loading_attributes, name) != loading_attributes.end();
    if (loads && !value.starts_with("{{")) {
      report(value_begin, value_begin + value.size(), {.th = "`" + name + "` ที่ไม่ได้มาจากแท็กของแม่แบบ", .en = "`" + name + "` that does not come from a tag of the template"});
      return;
    }
    const bool leads = (name == "href" || name == "xlink:href") && (element != "link" || !value.starts_with("{{"));
    if (leads && std::ranges::none_of(address_starts, [value](std::string_view start) { return value.starts_with(start); })) {
      report(value_begin, value_begin + value.size(), {.th = "ที่อยู่ `" + std::string(value) + "`", .en = "the address `" + std::string(value) + "`"},
             {.th = "ลิงก์ภายในเว็บไซต์มาจากแท็กของแม่แบบ เช่น href=\"{{home}}\" ลิงก์ไปเว็บไซต์อื่นขึ้นต้นด้วย https://",
              .en = "links inside the site come from tags, such as href=\"{{home}}\"; links to other sites begin with https://"});
    }
  }

  const ThemeFile& file_;
  std::string_view built_in_;
  Diagnostics& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t tag_begin_ = 0;
};

// Ids are places that links of the content and scripts lead to.
auto ids_of(std::string_view text) -> std::set<std::string> {
  std::set<std::string> ids;
  constexpr std::string_view begin = " id=\"";
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
    const auto end = text.find('"', at + begin.size());
    if (end != std::string_view::npos) {
      ids.insert(std::string(text.substr(at + 1, end - at)));
    }
  }
  return ids;
}

// Parts of the layout without which a page is not one of this site.
auto layout_parts(std::string_view built_in) -> std::vector<std::string> {
  std::vector<std::string> parts{"<html lang=\"{{language}}\">", "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "{{document_title}}",
                                 "{{#canonical}}", "{{#alternates}}", "{{#noindex}}", "{{stylesheet}}", "{{#script}}", "href=\"#page.main\"", "{{home}}", "{{#twin}}", "{{#navigation}}",
                                 "{{#notice}}", "{{#parents}}", "<main", "{{>content}}", "{{#pages}}", "{{publisher:none}}", "{{#licence}}", "{{#feedback}}", "{{#published}}"};
  // Both policies as they are.
  constexpr std::string_view policy = "<meta http-equiv=\"Content-Security-Policy\"";
  for (auto at = built_in.find(policy); at != std::string_view::npos; at = built_in.find(policy, at + 1)) {
    parts.emplace_back(built_in.substr(at, built_in.find('>', at) + 1 - at));
  }
  return parts;
}

// What says who judged and how sure a number is: a page that has it by right may not leave it out.
constexpr std::array<std::string_view, 12> plain_dealing{"{{basis}}",      "{{#reviewed}}", "{{#no_reviewed}}", "{{#review_date}}", "{{answer}}",        "{{#over_claims}}",
                                                         "{{#waived}}",    "{{#withheld}}", "{{#warnings}}",    "{{#quarantine}}",  "{{framework:none}}", "{{#remarks}}"};

}  // namespace

void check_markup(const ThemeFile& file, std::string_view built_in, Diagnostics& out) {
  MarkupCheck(file, built_in, out).check();
  const std::string_view text = file.bytes;
  const auto lacks = [&](const std::string& part) {
    if (text.find(part) == std::string_view::npos) {
      out.report(Code::theme_lacks, {.file = file.file, .begin = 0, .end = 0}, {file.path, "`" + part + "`"});
    }
  };
  if (file.path == "layout.html") {
    std::ranges::for_each(layout_parts(built_in), lacks);
  }
  if (built_in.find("<h1") != std::string_view::npos) {
    lacks("<h1");
  }
  std::ranges::for_each(ids_of(built_in), lacks);
  for (const auto part : plain_dealing) {
    if (built_in.find(part) != std::string_view::npos) {
      lacks(std::string(part));
    }
  }
}

}  // namespace prongsai
