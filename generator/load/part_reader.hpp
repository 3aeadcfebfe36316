#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "load/structure.hpp"
#include "load/xml_scanner.hpp"

// What the XML parts of a document say: one reader for each part.
namespace prongsai {

// What parts of one document tell each other.
struct DocumentParts {
  // Of a workbook: names of the sheets' parts (`xl/worksheets/sheet1.xml`) with the sheets' names.
  std::map<std::string, std::string> sheets;
  std::map<std::string, std::string> sheet_ids;
  std::vector<std::string> shared_strings;
  std::size_t shared_bytes = 0;
  // [Content_Types].xml: the type of each part that it names, and of each extension.
  std::map<std::string, std::string> types;
  FileTold told;
  std::function<void(StructureFault::Kind, Text)> fault;
};

// Names and values are short; of a hostile part no more than this is kept.
inline constexpr std::size_t most_value = 65536;
inline constexpr std::size_t most_parts = 65536;
inline void append_some(std::string& out, std::string_view text) {
  if (out.size() < most_value) {
    out += text;
  }
}

class PartReader {
 public:
  PartReader() = default;
  PartReader(const PartReader&) = delete;
  auto operator=(const PartReader&) -> PartReader& = delete;
  virtual ~PartReader() = default;
  virtual void tag(const XmlTag& tag) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void finish() {}
};

// The reader for an XML part of an Office Open XML document, by its name; of an OpenDocument.
[[nodiscard]] auto office_part(const std::string& name, DocumentParts& parts) -> std::unique_ptr<PartReader>;
[[nodiscard]] auto open_document_part(const std::string& name, bool sheets, DocumentParts& parts) -> std::unique_ptr<PartReader>;

}  // namespace prongsai
