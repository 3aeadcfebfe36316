#include <algorithm>
#include <array>
#include <charconv>

#include "base/scan.hpp"
#include "load/part_reader.hpp"
#include "load/text_finder.hpp"
#include "load/zip_parts.hpp"

// Office Open XML (ISO/IEC 29500): Word, Excel, PowerPoint.
namespace prongsai {
namespace {

constexpr std::size_t most_shared_strings = std::size_t{1} << 22U;
constexpr std::size_t most_shared = std::size_t{64} << 20U;

auto part_place(const std::string& name) -> Text { return {.th = "ส่วน `" + name + "`", .en = "part `" + name + "`"}; }

class ContentTypes final : public PartReader {
 public:
  explicit ContentTypes(DocumentParts& parts) : parts_(&parts) {}
  void tag(const XmlTag& tag) override {
    auto type = tag.value("ContentType");
    if (lower_ascii(type).find("macroenabled") != std::string::npos || lower_ascii(type).find("vbaproject") != std::string::npos) {
      parts_->fault(StructureFault::Kind::active, {.th = "มาโคร", .en = "macros"});
    }
    if (parts_->types.size() > most_parts) {
      return;
    }
    if (tag.name() == "Override") {
      parts_->types[lower_ascii(tag.value("PartName"))] = std::move(type);
    } else if (tag.name() == "Default") {
      parts_->types["." + lower_ascii(tag.value("Extension"))] = std::move(type);
    }
  }
  void text(std::string_view /*text*/) override {}

 private:
  DocumentParts* parts_;
};

// A relationship that leads outside is harmless where a person must click it; all others are loaded when the document is opened.
class Relationships final : public PartReader {
 public:
  Relationships(DocumentParts& parts, bool of_workbook) : parts_(&parts), of_workbook_(of_workbook) {}
  void tag(const XmlTag& tag) override {
    if (tag.name() != "Relationship" || tag.closes()) {
      return;
    }
    const auto whole = tag.value("Type");
    const auto type = lower_ascii(std::string_view(whole).substr(whole.rfind('/') + 1));
    if (lower_ascii(tag.value("TargetMode")) == "external" && type != "hyperlink") {
      parts_->fault(StructureFault::Kind::outside, words(type));
    } else if (of_workbook_ && type == "worksheet" && parts_->sheet_ids.size() < most_parts) {
      auto target = tag.value("Target");
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      parts_->sheet_ids[tag.value("Id")] = std::move(target);
    }
  }
  void text(std::string_view /*text*/) override {}

 private:
  static auto words(const std::string& type) -> Text {
    if (type == "image") {
      return {.th = "ภาพจากที่อื่น", .en = "a picture"};
    }
    if (type == "attachedtemplate") {
      return {.th = "แม่แบบ (template) จากที่อื่น", .en = "a template"};
    }
    if (type == "oleobject" || type == "package") {
      return {.th = "วัตถุเชื่อมโยง (OLE) จากที่อื่น", .en = "a linked object (OLE)"};
    }
    if (type == "externallinkpath" || type == "externallink" || type == "xlexternallinkpath" || type == "xlpathmissing") {
      return {.th = "ค่าจากสมุดงานอื่น", .en = "values of another workbook"};
    }
    if (type == "frame" || type == "subdocument") {
      return {.th = "เอกสารอื่นที่แทรกไว้", .en = "another document"};
    }
    return {.th = "ข้อมูลจากที่อื่น (" + type + ")", .en = "data (" + type + ")"};
  }

  DocumentParts* parts_;
  bool of_workbook_;
};

// docProps: who made it, who saved it last, for whom. A company is no person; its name is read like any other text.
class Properties final : public PartReader {
 public:
  Properties(std::string name, DocumentParts& parts) : name_(std::move(name)), parts_(&parts), finder_(parts.told) {}
  void tag(const XmlTag& tag) override {
    const auto name = tag.name();
    if (tag.closes()) {
      if (in_author_) {
        merge(parts_->told, {.authors = {got_}});
      }
      finder_.end_line([&] { return part_place(name_); });
    }
    in_author_ = !tag.closes() && !tag.empty() && (name == "creator" || name == "lastModifiedBy" || name == "Manager");
    got_.clear();
  }
  void text(std::string_view text) override {
    if (in_author_) {
      append_some(got_, text);
    } else {
      finder_.add(text);
    }
  }

 private:
  std::string name_;
  DocumentParts* parts_;
  TextFinder finder_;
  std::string got_;
  bool in_author_ = false;
};

class Workbook final : public PartReader {
 public:
  explicit Workbook(DocumentParts& parts) : parts_(&parts) {}
  void tag(const XmlTag& tag) override {
    if (tag.name() == "sheet") {
      if (const auto part = parts_->sheet_ids.find(tag.value("id")); part != parts_->sheet_ids.end()) {
        parts_->sheets[part->second] = tag.value("name");
      }
    }
  }
  void text(std::string_view /*text*/) override {}

 private:
  DocumentParts* parts_;
};

class SharedStrings final : public PartReader {
 public:
  explicit SharedStrings(DocumentParts& parts) : parts_(&parts) {}
  void tag(const XmlTag& tag) override {
    if (tag.name() == "t") {
      in_text_ = !tag.closes() && !tag.empty() && !in_phonetic_;
    } else if (tag.name() == "rPh") {
      in_phonetic_ = !tag.closes() && !tag.empty();
    } else if (tag.name() == "si" && (tag.closes() || tag.empty()) && parts_->shared_strings.size() < most_shared_strings) {
      parts_->shared_bytes += got_.size();
      parts_->shared_strings.push_back(parts_->shared_bytes <= most_shared ? std::move(got_) : std::string());
      got_.clear();
    }
  }
  void text(std::string_view text) override {
    if (in_text_) {
      append_some(got_, text);
    }
  }

 private:
  DocumentParts* parts_;
  std::string got_;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

// A sheet is read row by row, so that words of one row stand beside each other.
class Sheet final : public PartReader {
 public:
  Sheet(std::string name, DocumentParts& parts) : name_(std::move(name)), parts_(&parts), finder_(parts.told) {}
  void tag(const XmlTag& tag) override {
    const auto name = tag.name();
    if (name == "row" && !tag.closes()) {
      row_ = tag.value("r");
    } else if (name == "row") {
      finder_.end_line([&] { return place(); });
    } else if (name == "c" && !tag.closes()) {
      shared_ = tag.value("t") == "s";
    } else if (name == "v" || name == "t" || name == "f" || name == "oddHeader" || name == "oddFooter") {
      if (tag.closes()) {
        end_value(name);
      }
      in_value_ = !tag.closes() && !tag.empty();
    } else if (name == "oleObject" || name == "control") {
      parts_->fault(StructureFault::Kind::active, name == "control" ? Text{.th = "ตัวควบคุม ActiveX", .en = "ActiveX controls"}
                                                                    : Text{.th = "วัตถุฝัง (OLE)", .en = "embedded objects (OLE)"});
    }
  }
  void text(std::string_view text) override {
    if (in_value_) {
      append_some(got_, text);
    }
  }

 private:
  void end_value(std::string_view tag) {
    if (tag == "f") {
      const auto formula = lower_ascii(got_);
      if (formula.find("webservice(") != std::string::npos) {
        parts_->fault(StructureFault::Kind::outside, {.th = "ค่าจากเว็บ (WEBSERVICE)", .en = "values of a web service (WEBSERVICE)"});
      }
    } else if (tag == "v" && shared_) {
      std::size_t index = 0;
      const auto* const end = got_.data() + got_.size();
      const auto [rest, error] = std::from_chars(got_.data(), end, index);
      if (error == std::errc() && rest == end && index < parts_->shared_strings.size()) {
        finder_.add(parts_->shared_strings[index]);
      }
      finder_.add("\t");
    } else {
      finder_.add(got_);
      finder_.add("\t");
    }
    got_.clear();
  }

  [[nodiscard]] auto place() const -> Text {
    const auto sheet = parts_->sheets.find(name_);
    const auto shown = sheet == parts_->sheets.end() ? name_ : sheet->second;
    return {.th = "แผ่นงาน “" + shown + "” แถว " + row_, .en = "sheet “" + shown + "”, row " + row_};
  }

  std::string name_;
  DocumentParts* parts_;
  TextFinder finder_;
  std::string row_;
  std::string got_;
  bool shared_ = false;
  bool in_value_ = false;
};

// Everything with paragraphs: texts, slides, notes, comments, headers, drawings.
class Paragraphs final : public PartReader {
 public:
  Paragraphs(std::string name, DocumentParts& parts) : name_(std::move(name)), parts_(&parts), finder_(parts.told) {}

  void tag(const XmlTag& tag) override {
    const auto name = tag.name();
    const bool opens = !tag.closes() && !tag.empty();
    // Text that was deleted while changes were tracked is still there.
    const bool text = name == "t" || name == "delText";
    if (text || name == "instrText" || name == "author") {
      end_of(name, tag.closes());
      kind_ = !opens ? Kind::none : text ? Kind::text : name == "author" ? Kind::author : Kind::field;
    } else if (name == "tab" || name == "br" || (name == "tc" && tag.closes())) {
      finder_.add("\t");
    } else if (name == "fldSimple") {
      check_field(tag.value("instr"));
    } else if ((name == "p" || name == "comment") && tag.closes()) {
      ++paragraph_;
      check_field(std::exchange(field_, {}));
      finder_.end_line([&] { return place(); });
    } else if (name == "ddeLink") {
      parts_->fault(StructureFault::Kind::active, {.th = "คำสั่งเรียกโปรแกรม (DDE)", .en = "a command to a program (DDE)"});
    } else if (name == "oleLink" || name == "externalBook") {
      parts_->fault(StructureFault::Kind::outside, {.th = "ค่าจากสมุดงานอื่น", .en = "values of another workbook"});
    } else if (name == "connection" && tag.value("refreshOnLoad") == "1") {
      parts_->fault(StructureFault::Kind::outside,
                    {.th = "ข้อมูลจากฐานข้อมูลหรือเว็บเมื่อเปิดไฟล์", .en = "data of a database or a web page when it is opened"});
    }
    if (tag.closes()) {
      return;
    }
    // Comments and tracked changes name those who wrote them.
    if (auto author = tag.attribute("author")) {
      merge(parts_->told, {.authors = {std::move(*author)}});
    } else if (name == "cmAuthor" || (name == "author" && tag.prefix() == "p188")) {
      merge(parts_->told, {.authors = {tag.value("name")}});
    } else if (name == "person") {
      merge(parts_->told, {.authors = {tag.value("displayName")}});
    }
  }

  void text(std::string_view text) override {
    if (kind_ == Kind::text) {
      finder_.add(text);
    } else if (kind_ == Kind::author) {
      append_some(author_, text);
    } else if (kind_ == Kind::field) {
      append_some(field_, text);
    }
  }

  void finish() override {
    check_field(field_);
    finder_.end_line([&] { return place(); });
  }

 private:
  enum class Kind : std::uint8_t { none, text, author, field };

  void end_of(std::string_view name, bool closes) {
    if (name == "author" && closes) {
      merge(parts_->told, {.authors = {std::exchange(author_, {})}});
    }
  }

  // A field's command stands in pieces between its beginning and its end, which are always in one paragraph for those that matter here.
  void check_field(std::string_view field) {
    auto words = lower_ascii(field);
    words.erase(0, std::min(words.find_first_not_of(" \t\r\n\""), words.size()));
    if (words.starts_with("dde") || words.find(" dde") != std::string::npos) {
      parts_->fault(StructureFault::Kind::active, {.th = "คำสั่งเรียกโปรแกรม (DDE)", .en = "a command to a program (DDE)"});
    } else if ((words.starts_with("includepicture") || words.starts_with("includetext")) && words.find("://") != std::string::npos) {
      parts_->fault(StructureFault::Kind::outside, {.th = "ภาพหรือข้อความจากที่อื่น", .en = "a picture or a text"});
    }
  }

  [[nodiscard]] auto place() const -> Text {
    const auto number = std::to_string(paragraph_);
    if (name_ == "word/document.xml") {
      return {.th = "ย่อหน้าที่ " + number, .en = "paragraph " + number};
    }
    constexpr std::string_view slide = "ppt/slides/slide";
    if (name_.starts_with(slide)) {
      const auto which = name_.substr(slide.size(), name_.find('.') - slide.size());
      return {.th = "สไลด์ที่ " + which, .en = "slide " + which};
    }
    return part_place(name_);
  }

  std::string name_;
  DocumentParts* parts_;
  TextFinder finder_;
  std::string field_;
  std::string author_;
  std::uint64_t paragraph_ = 0;
  Kind kind_ = Kind::none;
};

}  // namespace

auto office_part(const std::string& name, DocumentParts& parts) -> std::unique_ptr<PartReader> {
  if (name == "[Content_Types].xml") {
    return std::make_unique<ContentTypes>(parts);
  }
  if (name.ends_with(".rels")) {
    return std::make_unique<Relationships>(parts, name == "xl/_rels/workbook.xml.rels");
  }
  if (name.starts_with("docProps/")) {
    return std::make_unique<Properties>(name, parts);
  }
  if (name == "xl/workbook.xml") {
    return std::make_unique<Workbook>(parts);
  }
  if (name == "xl/sharedStrings.xml") {
    return std::make_unique<SharedStrings>(parts);
  }
  if (name.starts_with("xl/worksheets/")) {
    return std::make_unique<Sheet>(name, parts);
  }
  return std::make_unique<Paragraphs>(name, parts);
}

}  // namespace prongsai
