#include <algorithm>
#include <array>

#include "base/crc32.hpp"
#include "base/inflate.hpp"
#include "load/step_walker.hpp"
#include "load/xml_scanner.hpp"
#include "load/zip_parts.hpp"
#include "redact/formats.hpp"

namespace prongsai {
namespace {

// A part that is changed is held whole; the gate bounds what all parts unpack to.
constexpr std::uint64_t most_part = std::uint64_t{128} << 20U;

// Elements whose text names a person, and attributes of elements that do.
constexpr std::array<std::string_view, 9> named_elements{"creator",    "lastModifiedBy",   "Manager",         "author",         "initial-creator",
                                                         "printed-by", "sender-firstname", "sender-lastname", "sender-initials"};

auto names_person(const XmlTag& tag, std::string_view attribute) -> bool {
  const auto colon = attribute.find(':');
  const auto local = colon == std::string_view::npos ? attribute : attribute.substr(colon + 1);
  const auto name = tag.name();
  if (local == "author" || (local == "initials" && name != "styles")) {
    return true;
  }
  const bool list = name == "cmAuthor" || (name == "author" && tag.prefix() == "p188");
  return (list && (local == "name" || local == "userId")) || (name == "person" && (local == "displayName" || local == "userId"));
}

// The tag with the values of such attributes emptied.
auto blank_attributes(std::string_view inside) -> std::string {
  const XmlTag tag(inside);
  std::string out;
  std::size_t done = 0;
  for (auto equals = inside.find('='); equals != std::string_view::npos;) {
    const auto open = inside.find_first_of("\"'", equals);
    const auto close = open == std::string_view::npos ? open : inside.find(inside[open], open + 1);
    if (close == std::string_view::npos) {
      break;
    }
    auto key = inside.substr(0, equals);
    key.remove_prefix(key.find_last_of(" \t\r\n\"'") == std::string_view::npos ? 0 : key.find_last_of(" \t\r\n\"'") + 1);
    if (names_person(tag, key)) {
      out += inside.substr(done, open + 1 - done);
      done = close;
    }
    equals = inside.find('=', close + 1);
  }
  return out + std::string(inside.substr(done));
}

// Every other byte stays as it is.
auto blank_names(std::string_view xml) -> std::string {
  std::string out;
  out.reserve(xml.size());
  std::size_t at = 0;
  while (at < xml.size()) {
    const auto open = std::min(xml.find('<', at), xml.size());
    out += xml.substr(at, open - at);
    if (open == xml.size()) {
      break;
    }
    if (xml.substr(open).starts_with("<!--") || xml.substr(open).starts_with("<![CDATA[")) {
      const auto* const mark = xml.substr(open).starts_with("<!--") ? "-->" : "]]>";
      const auto end = std::min(xml.find(mark, open), xml.size() - 3) + 3;
      out += xml.substr(open, end - open);
      at = end;
      continue;
    }
    auto close = open + 1;
    for (char quote = '\0'; close < xml.size() && (quote != '\0' || xml[close] != '>'); ++close) {
      quote = quote != '\0' ? (xml[close] == quote ? '\0' : quote) : (xml[close] == '"' || xml[close] == '\'' ? xml[close] : '\0');
    }
    const auto inside = xml.substr(open + 1, close - open - 1);
    const XmlTag tag(inside);
    out += "<" + blank_attributes(inside) + (close < xml.size() ? ">" : "");
    at = std::min(close + 1, xml.size());
    if (!tag.closes() && !tag.empty() && std::ranges::find(named_elements, tag.name()) != named_elements.end()) {
      const auto next = xml.find('<', at);
      at = next == std::string_view::npos || !xml.substr(next).starts_with("</") ? at : next;
    }
  }
  return out;
}

class DocumentWriter {
 public:
  DocumentWriter(std::string_view archive, const ZipParts& zip, RemovedParts& removed) : archive_(archive), zip_(zip), removed_(removed) {}

  auto write() -> std::string {
    std::vector<const ZipPart*> in_directory;
    for (const auto& part : zip_.parts) {
      add(part);
      in_directory.push_back(&part);
    }
    if (!changed_) {
      return std::string(archive_);
    }
    // Entries keep their order in the directory.
    std::ranges::sort(in_directory, {}, [](const ZipPart* part) { return part->entry; });
    const auto begin = out_.size();
    for (const auto* part : in_directory) {
      out_ += directory_[static_cast<std::size_t>(part - zip_.parts.data())];
    }
    const auto count = little_bytes(zip_.parts.size(), 2);
    return out_ + "PK\x05\x06" + little_bytes(0, 4) + count + count + little_bytes(out_.size() - begin, 4) + little_bytes(begin, 4) +
           little_bytes(0, 2);
  }

 private:
  void add(const ZipPart& part) {
    const auto offset = out_.size();
    auto entry = std::string(archive_.substr(static_cast<std::size_t>(part.entry), static_cast<std::size_t>(part.entry_length)));
    if (auto data = changed(part)) {
      changed_ = true;
      const auto crc = little_bytes(crc32_update(0, *data), 4);
      const auto size = little_bytes(data->size(), 4);
      const auto flags = little_bytes(part.flags & ~8U, 2);
      const auto at = static_cast<std::size_t>(part.offset);
      // Version, date and name as they were; stored, so that no library's version changes a byte.
      out_ += std::string(archive_.substr(at, 6)) + flags + little_bytes(0, 2) + std::string(archive_.substr(at + 10, 4)) + crc + size + size +
              little_bytes(part.name.size(), 2) + little_bytes(0, 2) + part.name + *data;
      entry.replace(8, 4, flags + little_bytes(0, 2));
      entry.replace(16, 12, crc + size + size);
    } else {
      out_ += archive_.substr(static_cast<std::size_t>(part.offset), static_cast<std::size_t>(part.next - part.offset));
    }
    entry.replace(42, 4, little_bytes(offset, 4));
    directory_.push_back(std::move(entry));
  }

  // The part's new data, or nothing where it stays.
  auto changed(const ZipPart& part) -> std::optional<std::string> {
    const auto packed = archive_.substr(static_cast<std::size_t>(part.data), static_cast<std::size_t>(part.packed));
    std::string data;
    if (part.method == 0) {
      data = packed;
    } else if (inflate_to(data, packed, Packing::deflate, {.bytes = most_part}).end != InflateEnd::whole) {
      // Beyond what is changed here; the gate, asked again, says whether something remains.
      return std::nullopt;
    }
    const auto lower = lower_ascii(part.name);
    if (!lower.ends_with(".xml")) {
      return redact_inner(data, removed_);
    }
    if (lower.starts_with("xl/worksheets/") || lower == "xl/sharedstrings.xml" || lower == "[content_types].xml") {
      return std::nullopt;
    }
    auto blanked = blank_names(data);
    if (blanked == data) {
      return std::nullopt;
    }
    removed_.insert(RemovedPart::author);
    return blanked;
  }

  std::string_view archive_;
  const ZipParts& zip_;
  RemovedParts& removed_;
  std::string out_;
  std::vector<std::string> directory_;
  bool changed_ = false;
};

}  // namespace

auto redact_document(std::string_view bytes, RemovedParts& removed) -> std::optional<std::string> {
  std::optional<StructureFault> fault;
  const auto zip = read_zip_parts(bytes, fault);
  return zip ? std::optional(DocumentWriter(bytes, *zip, removed).write()) : std::nullopt;
}

}  // namespace prongsai
