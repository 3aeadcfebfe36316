#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "markdown/budget.hpp"

// Each use of `[label]` copies the address and title of its definition: 15 KB of text can become 65 MB. The sum of the copies is bounded here,
// counted so that it never comes out too low: every `[label]:` is taken for a definition, every `[label]` for a use.
namespace prongsai {
namespace {

constexpr std::size_t longest_label = 1000;  // of CommonMark, in bytes as the library counts

struct Label {
  std::size_t uses = 0;
  std::size_t longest = 0;
  std::size_t definition = 0;
};

// Where a title ends that begins with a quote: the next quote of its kind. Places are asked for in ascending order, so that each answer is
// searched for once.
class NextUnescaped {
 public:
  NextUnescaped(std::string_view text, char wanted) : text_(text), wanted_(wanted) {}
  auto after(std::size_t at) -> std::size_t {
    if (at > found_ || !known_) {
      known_ = true;
      found_ = text_.find(wanted_, at);
      while (found_ != std::string_view::npos && found_ > 0 && text_[found_ - 1] == '\\') {
        found_ = text_.find(wanted_, found_ + 1);
      }
    }
    return std::min(found_, text_.size());
  }

 private:
  std::string_view text_;
  char wanted_;
  std::size_t found_ = 0;
  bool known_ = false;
};

// Labels that the library takes for the same have the same key: letters in one case, blanks joined. False where the label has letters of scripts
// other than Latin and Thai, whose case folding is not copied here.
auto key_of(std::string_view label, std::string& key) -> bool {
  key.clear();
  bool blank = true;
  for (std::size_t at = 0; at < label.size();) {
    const auto begin = at;
    const auto c = next_code_point(label, at);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      key += blank ? "" : " ";
      blank = true;
    } else {
      blank = false;
      const bool thai = c >= 0x0E00 && c <= 0x0E7F;
      if (c >= 0x80 && !thai) {
        return false;
      }
      if (c >= 'A' && c <= 'Z') {
        key += static_cast<char>(c - 'A' + 'a');
      } else {
        key.append(label.substr(begin, at - begin));
      }
    }
  }
  if (key.ends_with(' ')) {
    key.pop_back();
  }
  return true;
}

class References {
 public:
  explicit References(std::string_view body) : body_(body), double_(body, '"'), single_(body, '\''), paren_(body, ')') {}

  void count() {
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < body_.size(); ++at) {
      if (body_[at] == '\\') {
        ++at;
      } else if (body_[at] == '[') {
        open = at;
      } else if (body_[at] == ']' && open != std::string_view::npos) {
        if (at - open <= longest_label + 1) {
          add(body_.substr(open + 1, at - open - 1), open, at + 1);
        }
        open = std::string_view::npos;
      }
    }
  }

  // Bytes that all uses copy, at most; and the definition that costs most.
  [[nodiscard]] auto copied(std::size_t& worst) const -> std::size_t {
    auto sum = all_.uses * other_.longest + other_.uses * all_.longest;
    worst = other_.longest * all_.uses > 0 ? other_.definition : all_.definition;
    std::size_t most = sum;
    for (const auto& [key, label] : labels_) {
      const auto cost = label.uses * label.longest;
      sum += cost;
      if (cost > most) {
        most = cost;
        worst = label.definition;
      }
    }
    return sum;
  }

 private:
  void add(std::string_view text, std::size_t open, std::size_t after) {
    auto& label = key_of(text, key_) ? labels_[key_] : other_;
    const bool defines = after < body_.size() && body_[after] == ':';
    const auto length = defines ? definition_length(after + 1) : 0;
    for (auto* one : {&label, &all_}) {
      ++one->uses;
      if (length > one->longest) {
        one->longest = length;
        one->definition = open;
      }
    }
  }

  [[nodiscard]] auto skip_blanks(std::size_t at) const -> std::size_t { return std::min(body_.find_first_not_of(" \t\r\n", at), body_.size()); }

  auto definition_length(std::size_t begin) -> std::size_t {
    const auto address = skip_blanks(begin);
    // In `<…>` an address may hold blanks; it ends at the line's end at the latest.
    const auto* ends = address < body_.size() && body_[address] == '<' ? "\r\n" : " \t\r\n";
    auto end = std::min(body_.find_first_of(ends, address), body_.size());
    const auto title = skip_blanks(end);
    if (title < body_.size()) {
      if (body_[title] == '"') {
        end = double_.after(title + 1);
      } else if (body_[title] == '\'') {
        end = single_.after(title + 1);
      } else if (body_[title] == '(') {
        end = paren_.after(title + 1);
      }
    }
    return end - address;
  }

  std::string_view body_;
  NextUnescaped double_;
  NextUnescaped single_;
  NextUnescaped paren_;
  std::map<std::string, Label> labels_;
  // Labels in other scripts, any of which may stand for any label; and all labels together.
  Label other_;
  Label all_;
  std::string key_;
};

}  // namespace

auto within_reference_budget(FileId file, std::string_view body, std::uint32_t offset, Diagnostics& out) -> bool {
  if (body.find("]:") == std::string_view::npos) {
    return true;
  }
  References references(body);
  references.count();
  std::size_t worst = 0;
  const auto copied = references.copied(worst);
  if (copied <= MarkdownLimits::reference_bytes) {
    return true;
  }
  const auto begin = offset + static_cast<std::uint32_t>(worst);
  const auto end = offset + static_cast<std::uint32_t>(std::min(body.find_first_of("\r\n", worst), body.size()));
  out.report(Code::markdown_references, {.file = file, .begin = begin, .end = end},
             {fmt::format("{}", (copied >> 20U) + 1), fmt::format("{}", MarkdownLimits::reference_bytes >> 20U)});
  return false;
}

}  // namespace prongsai
