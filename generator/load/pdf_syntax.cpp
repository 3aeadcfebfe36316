#include "load/pdf_syntax.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace prongsai {
namespace {

// The longest name with every letter escaped, and what follows `/OpenAction`, fit in here.
constexpr std::size_t look_ahead = 512;
constexpr std::size_t longest_name = 24;
// Dictionaries of streams are short; a longer one is looked at as far as this.
constexpr std::size_t most_string = 65536;
constexpr std::size_t most_dictionary = 65536;

auto is_delimiter(char c) -> bool { return is_pdf_blank(c) || std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }

auto hex_digit(char c) -> int {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

auto is_octal(char c) -> bool { return c >= '0' && c <= '7'; }

// After a backslash at `at`: appends what it stands for and moves past it.
void escaped(std::string_view text, std::size_t& at, std::string& bytes) {
  constexpr std::string_view letters = "nrtbf";
  constexpr std::string_view values = "\n\r\t\b\f";
  ++at;
  if (at >= text.size()) {
    return;
  }
  if (is_octal(text[at])) {
    unsigned value = 0;
    for (int digits = 0; digits < 3 && at < text.size() && is_octal(text[at]); ++digits, ++at) {
      value = value * 8 + static_cast<unsigned>(text[at] - '0');
    }
    bytes += static_cast<char>(value & 0xFFU);
    return;
  }
  const auto known = letters.find(text[at]);
  if (known != std::string_view::npos) {
    bytes += values[known];
  } else if (text[at] == '\r' || text[at] == '\n') {
    at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 1U : 0U;
  } else {
    bytes += text[at];
  }
  ++at;
}

auto literal(std::string_view text, std::size_t begin) -> std::optional<PdfString> {
  PdfString out{.begin = begin};
  int depth = 1;
  text = text.substr(0, begin + most_string);
  for (auto at = begin + 1; at < text.size();) {
    const char c = text[at];
    if (c == '\\') {
      escaped(text, at, out.bytes);
      continue;
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    ++at;
    if (depth == 0) {
      out.end = at;
      return out;
    }
    out.bytes += c;
  }
  return std::nullopt;
}

auto hexadecimal(std::string_view text, std::size_t begin) -> std::optional<PdfString> {
  PdfString out{.begin = begin};
  int half = -1;
  text = text.substr(0, begin + most_string);
  for (auto at = begin + 1; at < text.size(); ++at) {
    const int digit = hex_digit(text[at]);
    if (text[at] == '>') {
      if (half >= 0) {
        out.bytes += static_cast<char>(half * 16);
      }
      out.end = at + 1;
      return out;
    }
    if (digit < 0 && !is_pdf_blank(text[at])) {
      return std::nullopt;
    }
    if (digit >= 0 && half >= 0) {
      out.bytes += static_cast<char>(half * 16 + digit);
      half = -1;
    } else if (digit >= 0) {
      half = digit;
    }
  }
  return std::nullopt;
}

}  // namespace

auto is_pdf_blank(char c) -> bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0'; }

auto pdf_name(std::string_view text, std::size_t at, std::size_t& end) -> std::string {
  std::string name;
  for (end = at + 1; end < text.size() && !is_delimiter(text[end]) && name.size() < longest_name; ++end) {
    const bool hex = text[end] == '#' && end + 2 < text.size() && hex_digit(text[end + 1]) >= 0 && hex_digit(text[end + 2]) >= 0;
    if (hex) {
      name += static_cast<char>(hex_digit(text[end + 1]) * 16 + hex_digit(text[end + 2]));
      end += 2;
    } else {
      name += text[end];
    }
  }
  return name;
}

auto pdf_string(std::string_view text, std::size_t at) -> std::optional<PdfString> {
  while (at < text.size() && is_pdf_blank(text[at])) {
    ++at;
  }
  const auto rest = text.substr(std::min(at, text.size()));
  if (rest.starts_with('(')) {
    return literal(text, at);
  }
  return rest.starts_with('<') && !rest.starts_with("<<") ? hexadecimal(text, at) : std::nullopt;
}

auto pdf_words(const std::string& bytes) -> std::string {
  std::string out;
  if (bytes.starts_with("\xFE\xFF")) {
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
      const auto unit = static_cast<char32_t>((static_cast<unsigned char>(bytes[at]) << 8U) | static_cast<unsigned char>(bytes[at + 1]));
      append_utf8(out, unit < 0x20 || (unit >= 0xD800 && unit <= 0xDFFF) ? U'?' : unit);
    }
    return out;
  }
  for (const char c : bytes) {
    out += c >= ' ' && c <= '~' ? c : '?';
  }
  return first_invalid_utf8(bytes) || out == bytes ? out : bytes;
}

auto has_pdf_name(std::string_view words, std::string_view name) -> bool {
  for (auto slash = words.find('/'); slash != std::string_view::npos; slash = words.find('/', slash + 1)) {
    std::size_t end = 0;
    if (pdf_name(words, slash, end) == name) {
      return true;
    }
  }
  return false;
}

auto PdfStream::has_key(std::string_view key) const -> bool { return has_pdf_name(dictionary, key); }

auto pdf_streams(std::string_view text) -> std::vector<PdfStream> {
  std::vector<PdfStream> streams;
  std::size_t last = 0;
  for (auto at = text.find("stream"); at != std::string_view::npos; at = text.find("stream", at + 1)) {
    auto begin = at + 6;
    const bool opens = begin < text.size() && (text[begin] == '\n' || text[begin] == '\r') && (at < 3 || text.substr(at - 3, 3) != "end");
    if (!opens || at < last) {
      continue;
    }
    begin += text.substr(begin).starts_with("\r\n") ? 2U : 1U;
    const auto end = std::min(text.find("endstream", begin), text.size());
    const auto from = std::max(last, at > most_dictionary ? at - most_dictionary : 0);
    const auto before = text.substr(from, at - from);
    const auto object = before.rfind("obj");
    streams.push_back(
        {.dictionary = object == std::string_view::npos ? before : before.substr(object), .before = before, .begin = begin, .end = end});
    last = end;
  }
  return streams;
}

namespace {

// `5 0 R`: the string in that object, wherever it stands.
auto referred_string(std::string_view text, std::size_t at) -> std::optional<PdfString> {
  while (at < text.size() && is_pdf_blank(text[at])) {
    ++at;
  }
  const auto reference = text.substr(std::min(at, text.size()), 24);
  const auto end = reference.find('R');
  const bool digits = !reference.empty() && end != std::string_view::npos && end >= 4 &&
                      std::ranges::all_of(reference.substr(0, end), [](char c) { return (c >= '0' && c <= '9') || is_pdf_blank(c); });
  if (!digits) {
    return std::nullopt;
  }
  const auto object = std::string(reference.substr(0, end)) + "obj";
  for (auto found = text.find(object); found != std::string_view::npos; found = text.find(object, found + 1)) {
    if (found == 0 || is_pdf_blank(text[found - 1])) {
      return pdf_string(text, found + object.size());
    }
  }
  return std::nullopt;
}

}  // namespace

auto pdf_authors(std::string_view text) -> std::vector<PdfString> {
  // Real files have one or two; a search for an object that is not there reads the whole file.
  constexpr std::size_t most = 50;
  std::size_t seen = 0;
  std::vector<PdfString> authors;
  const auto streams = pdf_streams(text);
  auto stream = streams.begin();
  for (auto slash = text.find('/'); slash != std::string_view::npos && seen < most; slash = text.find('/', slash + 1)) {
    while (stream != streams.end() && stream->end <= slash) {
      ++stream;
    }
    if (stream != streams.end() && slash >= stream->begin) {
      slash = stream->end - 1;
      continue;
    }
    std::size_t end = 0;
    if (pdf_name(text, slash, end) == "Author") {
      ++seen;
      auto author = pdf_string(text, end);
      author = author ? author : referred_string(text, end);
      if (author) {
        authors.push_back(std::move(*author));
      }
    }
  }
  return authors;
}

auto begins_like_zlib(std::string_view data) -> bool {
  if (data.size() < 2) {
    return false;
  }
  const auto first = static_cast<unsigned char>(data[0]);
  return (first & 0x0FU) == 8 && (first * 256U + static_cast<unsigned char>(data[1])) % 31 == 0;
}

void PdfNames::take(std::string_view bytes) {
  text_ += bytes;
  scan(text_.size() > look_ahead ? text_.size() - look_ahead : 0);
  if (text_.size() > 4 * look_ahead) {
    text_.erase(0, scanned_);
    scanned_ = 0;
  }
}

void PdfNames::finish() {
  scan(text_.size());
  text_.clear();
  scanned_ = 0;
}

// Looks at every `/`, `stream`, `endstream` and `startxref` that begins before `limit`.
void PdfNames::scan(std::size_t limit) {
  while (scanned_ < limit) {
    const char c = text_[scanned_];
    if (c == '/') {
      std::size_t end = 0;
      const auto name = pdf_name(text_, scanned_, end);
      found_(name, std::string_view(text_).substr(end, look_ahead), in_stream_);
    } else if (c == 's' || c == 'e') {
      scanned_ += keyword(std::string_view(text_).substr(scanned_, 32));
    }
    ++scanned_;
  }
}

// Bytes of the keyword beyond its first, where one stands here.
auto PdfNames::keyword(std::string_view here) -> std::size_t {
  if (here.starts_with("endstream")) {
    in_stream_ = false;
    return 8;
  }
  if (here.starts_with("startxref") && !in_stream_) {
    auto rest = here.substr(9);
    while (!rest.empty() && is_pdf_blank(rest.front())) {
      rest.remove_prefix(1);
    }
    // A file made for the web has a first reference to nothing.
    saved_ += !rest.empty() && rest.front() >= '1' && rest.front() <= '9' ? 1U : 0U;
    return 8;
  }
  in_stream_ = in_stream_ || here.starts_with("stream\n") || here.starts_with("stream\r");
  return 0;
}

}  // namespace prongsai
