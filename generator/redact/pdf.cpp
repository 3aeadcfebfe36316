#include <algorithm>

#include "load/pdf_syntax.hpp"
#include "load/photo_facts.hpp"
#include "load/step_walker.hpp"
#include "redact/formats.hpp"

namespace prongsai {
namespace {

void blank(std::string& bytes, std::size_t begin, std::size_t end, char with) {
  std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.begin() + static_cast<std::ptrdiff_t>(end), with);
}

// A string of blanks of the same length; in hexadecimal each blank is `20`.
void blank_string(std::string& bytes, const PdfString& string) {
  if (bytes[string.begin] == '(') {
    return blank(bytes, string.begin + 1, string.end - 1, ' ');
  }
  bool high = true;
  for (auto at = string.begin + 1; at + 1 < string.end; ++at) {
    if (!is_pdf_blank(bytes[at])) {
      bytes[at] = high ? '2' : '0';
      high = !high;
    }
  }
}

// Names of the makers in every XMP packet that is not packed.
void blank_packets(std::string& bytes, RemovedParts& removed) {
  for (auto at = bytes.find("<dc:creator"); at != std::string::npos; at = bytes.find("<dc:creator", at)) {
    const auto end = std::min(bytes.find("</dc:creator", at), bytes.size());
    for (auto item = bytes.find("<rdf:li", at); item < end; item = bytes.find("<rdf:li", item + 1)) {
      const auto open = bytes.find('>', item);
      const auto close = bytes.find("</rdf:li>", item);
      if (close > end) {
        break;
      }
      if (open < close) {
        const auto words = std::string_view(bytes).substr(open + 1, close - open - 1);
        if (words.find_first_not_of(" \t\r\n") != std::string_view::npos) {
          removed.insert(RemovedPart::author);
          blank(bytes, open + 1, close, ' ');
        }
      }
    }
    at = end;
  }
}

// Photos stand in streams as they are: what their cameras wrote becomes zeros, in segments of the same length.
void blank_photo(std::string& bytes, std::size_t begin, std::size_t end, RemovedParts& removed) {
  auto at = begin + 2;
  while (at + 4 <= end && bytes[at] == '\xFF') {
    const auto code = byte_of(bytes, at + 1);
    const auto length = big16(bytes, at + 2);
    if (code == 0xDA || code < 0xC0 || length < 2 || at + 2 + length > end) {
      return;
    }
    const auto body = std::string_view(bytes).substr(at + 4, length - 2);
    const bool told = code == 0xE1 || code == 0xED || code == 0xFE || code == 0xEB;
    if (told && body.find_first_not_of('\0') != std::string_view::npos) {
      removed.insert(code == 0xFE ? RemovedPart::comments : RemovedPart::properties);
      blank(bytes, at + 4, at + 2 + length, '\0');
    }
    at += 2 + length;
  }
}

}  // namespace

auto redact_pdf(std::string_view bytes, RemovedParts& removed) -> std::string {
  std::string out(bytes);
  for (const auto& author : pdf_authors(bytes)) {
    if (pdf_words(author.bytes).find_first_not_of(" ?") != std::string::npos) {
      removed.insert(RemovedPart::author);
      blank_string(out, author);
    }
  }
  blank_packets(out, removed);
  for (const auto& stream : pdf_streams(bytes)) {
    if (bytes.substr(stream.begin).starts_with("\xFF\xD8\xFF")) {
      blank_photo(out, stream.begin, stream.end, removed);
    }
  }
  return out;
}

}  // namespace prongsai
