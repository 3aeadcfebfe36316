#include <algorithm>
#include <array>
#include <charconv>

#include "load/part_reader.hpp"
#include "load/text_finder.hpp"
#include "load/zip_parts.hpp"

// OpenDocument 1.2 and 1.3.
namespace prongsai {
namespace {

// Elements whose address is loaded when the document is opened.
constexpr std::array<std::string_view, 11> loading{
    "image",          "object",       "object-ole",        "plugin",      "applet",    "floating-frame",
    "section-source", "table-source", "cell-range-source", "auto-reload", "fill-image"};

auto leads_outside(std::string_view address) -> bool {
  return address.find("://") != std::string_view::npos || address.starts_with("//") || address.starts_with("\\\\") || address.starts_with("../../");
}

class Part final : public PartReader {
 public:
  Part(std::string name, bool sheets, DocumentParts& parts) : name_(std::move(name)), sheets_(sheets), parts_(&parts), finder_(parts.told) {}

  void tag(const XmlTag& tag) override {
    const auto name = tag.name();
    const bool opens = !tag.closes() && !tag.empty();
    if (in_author_) {
      merge(parts_->told, {.authors = {std::exchange(author_, {})}});
    }
    in_author_ =
        opens && (name == "creator" || name == "initial-creator" || name == "printed-by" || name == "sender-firstname" || name == "sender-lastname");
    check(tag);
    if (name == "table" && opens) {
      table_ = tag.value("name");
      row_ = 0;
    } else if (name == "table-row") {
      if (tag.closes() && sheets_) {
        finder_.end_line([&] { return place(); });
      }
      row_ += tag.closes() ? 0 : std::exchange(repeated_, number(tag.value("number-rows-repeated")));
    } else if (name == "tab" || name == "line-break" || name == "s") {
      finder_.add(name == "s" ? " " : "\t");
    } else if ((name == "p" || name == "h" || name == "user-defined") && (tag.closes() || tag.empty())) {
      ++paragraph_;
      finder_.add("\t");
      if (!sheets_ || row_ == 0) {
        finder_.end_line([&] { return place(); });
      }
    }
  }

  void text(std::string_view text) override {
    if (in_author_) {
      append_some(author_, text);
    } else {
      finder_.add(text);
    }
  }

  void finish() override {
    finder_.end_line([&] { return place(); });
  }

 private:
  static auto number(const std::string& text) -> std::uint64_t {
    std::uint64_t value = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp<std::uint64_t>(value, 1, 1U << 24U);
  }

  void check(const XmlTag& tag) {
    if (tag.closes()) {
      return;
    }
    const auto name = tag.name();
    const auto active = [&](const char* th, const char* en) { parts_->fault(StructureFault::Kind::active, {.th = th, .en = en}); };
    if (name == "encryption-data") {
      parts_->fault(StructureFault::Kind::encrypted, same_text("zip"));
    } else if (name == "event-listener" && tag.prefix() == "script") {
      active("คำสั่งที่ผูกกับสคริปต์ (event-listener)", "a command tied to a script (event-listener)");
    } else if (name == "dde-source" || name == "dde-connection-decl" || name == "dde-link") {
      active("คำสั่งเรียกโปรแกรม (DDE)", "a command to a program (DDE)");
    } else if (name == "file-entry" && lower_ascii(tag.value("media-type")).find("oleobject") != std::string::npos) {
      active("วัตถุฝัง (OLE)", "embedded objects (OLE)");
    } else if (std::ranges::find(loading, name) != loading.end() && leads_outside(tag.value("href"))) {
      parts_->fault(StructureFault::Kind::outside, name == "image" || name == "fill-image" ? Text{.th = "ภาพจากที่อื่น", .en = "a picture"}
                                                                                           : Text{.th = "เอกสารอื่นที่แทรกไว้", .en = "another document"});
    }
  }

  [[nodiscard]] auto place() const -> Text {
    if (sheets_ && row_ > 0) {
      const auto row = std::to_string(row_);
      return {.th = "แผ่นงาน “" + table_ + "” แถว " + row, .en = "sheet “" + table_ + "”, row " + row};
    }
    if (name_ == "content.xml") {
      const auto number = std::to_string(paragraph_);
      return {.th = "ย่อหน้าที่ " + number, .en = "paragraph " + number};
    }
    return {.th = "ส่วน `" + name_ + "`", .en = "part `" + name_ + "`"};
  }

  std::string name_;
  bool sheets_;
  DocumentParts* parts_;
  TextFinder finder_;
  std::string table_;
  std::string author_;
  std::uint64_t row_ = 0;
  // Rows that the one before stands for.
  std::uint64_t repeated_ = 1;
  std::uint64_t paragraph_ = 0;
  bool in_author_ = false;
};

}  // namespace

auto open_document_part(const std::string& name, bool sheets, DocumentParts& parts) -> std::unique_ptr<PartReader> {
  return std::make_unique<Part>(name, sheets, parts);
}

}  // namespace prongsai
