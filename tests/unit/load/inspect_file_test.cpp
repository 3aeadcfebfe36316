#include "load/inspect_file.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "support/crafted_files.hpp"

using namespace prongsai;
using namespace prongsai::crafted;

namespace {

// Hands one file out in pieces of a given size, as a slow disk may.
class PieceReader final : public FileReader {
 public:
  PieceReader(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}
  [[nodiscard]] auto list() const -> std::vector<FileEntry> override { return {}; }
  [[nodiscard]] auto read(const std::string& /*path*/, std::uint64_t limit) const -> std::string override { return bytes_.substr(0, limit); }
  void stream(const std::string& /*path*/, const std::function<void(std::string_view)>& take) const override {
    for (std::size_t at = 0; at < bytes_.size(); at += piece_) {
      take(std::string_view(bytes_).substr(at, piece_));
    }
  }

 private:
  std::string bytes_;
  std::size_t piece_;
};

struct Result {
  std::optional<FileFacts> facts;
  std::vector<std::string> lines;
};

auto inspect(const std::string& path, const std::string& bytes, std::size_t piece, FileEntry entry = {}) -> Result {
  entry.path = path;
  entry.size = bytes.size();
  Diagnostics out;
  Result result;
  result.facts = inspect_file(PieceReader(bytes, piece), entry, Span{FileId{2}, 5, 9}, out);
  for (const auto& one : out.sorted()) {
    CHECK(one.span == Span{FileId{2}, 5, 9});
    result.lines.push_back(std::string(entry_of(one.code).id) + " " + one.message(Language::en) + " | " + one.message(Language::th));
  }
  CHECK(result.facts.has_value() == std::ranges::none_of(result.lines, [](const std::string& line) { return line.starts_with("E"); }));
  return result;
}

const std::string folder = "units/a/2564/evidence/";

}  // namespace

TEST_CASE("a sound file gives its facts, in whatever pieces it comes") {
  struct Case {
    const char* name;
    std::string bytes;
    const char* media;
  };
  const Case cases[] = {
      {"ก.pdf", pdf(), "application/pdf"},
      {"show.pdf", pdf("/OpenAction [3 0 R /Fit] /Names << /Dests 4 0 R >> /OpenAction << /S /GoTo /D 1 >>"), "application/pdf"},
      {"stream.pdf", pdf() + "2 0 obj stream\nx/JS y /XFA endstream endobj\n%%EOF", "application/pdf"},
      {"a.PNG", png(), "image/png"},
      {"a.jpg", jpeg(), "image/jpeg"},
      {"a.jpeg", jpeg(), "image/jpeg"},
      {"a.gif", gif(), "image/gif"},
      {"a.webp", webp(), "image/webp"},
      {"ก ข.csv", "\xEF\xBB\xBFชื่อ,จำนวน\r\nก,1\r\n", "text/csv"},
      {"a.txt", "ข้อความ <b>", "text/plain"},
      {"a.md", "# หัวข้อ", "text/markdown"},
      {"a.xlsx", office("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"a.docx", office("word/document.xml", {{"word/embeddings/Microsoft_Excel_Sheet.xlsx"}}),
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"a.pptx", office("ppt/presentation.xml"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
      {"a.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"},
      {"a.odt", open_document("text"), "application/vnd.oasis.opendocument.text"},
  };
  for (const auto& one : cases) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
      INFO(one.name << " in pieces of " << piece);
      const auto result = inspect(folder + one.name, one.bytes, piece);
      CHECK(result.lines == std::vector<std::string>{});
      REQUIRE(result.facts);
      CHECK(result.facts->media_type == one.media);
      CHECK(result.facts->size == one.bytes.size());
      CHECK(result.facts->sha256 == sha256_hex(one.bytes));
      CHECK(result.facts->crc32 == crc32_update(0, one.bytes));
    }
  }
}

TEST_CASE("a large file is walked in pieces") {
  std::string data(3'000'000, '\0');
  for (std::size_t i = 0; i < data.size(); ++i) {
    data[i] = static_cast<char>(i * 2654435761U >> 13U);
  }
  const auto picture = "\x89PNG\r\n\x1A\n" + chunk("IHDR", big32(10000) + big32(10000) + bytes_of({8, 0, 0, 0, 0})) + chunk("IDAT", data) + chunk("IEND", "");
  CHECK(inspect(folder + "a.png", picture, 65536).lines == std::vector<std::string>{});
  const auto document = "%PDF-1.4\n1 0 obj << >> stream\r\n" + data + "\nendstream\n/JavaScript (x)\n%%EOF\n";
  CHECK(inspect(folder + "a.pdf", document, 65536).lines ==
        std::vector<std::string>{"E428 the file `a.pdf` has active content: a script (JavaScript) | ไฟล์ `a.pdf` มีส่วนที่ทำงานเองได้: สคริปต์ (JavaScript)"});
}

TEST_CASE("what is wrong with a file is said") {
  using Lines = std::vector<std::string>;
  const auto damaged = [](const std::string& name, const std::string& type, const std::string& en, const std::string& th) {
    return Lines{"E426 the " + type + " file `" + name + "` is damaged: " + en + " | ไฟล์ " + type + " `" + name + "` เสียหาย: " + th};
  };
  const auto refused = [](const std::string& name, const std::string& en, const std::string& th) {
    return Lines{"E424 the file `" + name + "` cannot be evidence: " + en + " | ไฟล์ `" + name + "` ใช้เป็นหลักฐานไม่ได้: " + th};
  };
  const auto active = [](const std::string& name, const std::string& en, const std::string& th) {
    return Lines{"E428 the file `" + name + "` has active content: " + en + " | ไฟล์ `" + name + "` มีส่วนที่ทำงานเองได้: " + th};
  };
  const auto trailing = [](const std::string& name, const std::string& type, const std::string& count) {
    return Lines{"E427 the " + type + " file `" + name + "` has " + count + " more bytes after its end | ไฟล์ " + type + " `" + name + "` มีข้อมูลอีก " + count +
                 " ไบต์ต่อท้ายหลังจบไฟล์"};
  };
  const auto differs = [](const std::string& name, const std::string& says, const std::string& is) {
    return Lines{"E425 the name of `" + name + "` says " + says + ", but its bytes are " + is + " | ชื่อไฟล์ `" + name + "` บอกว่าเป็น " + says +
                 " แต่เนื้อหาเป็น " + is};
  };
  const auto encrypted = [](const std::string& name) {
    return Lines{"E429 the file `" + name + "` is encrypted or has a password, so that auditors cannot open it | ไฟล์ `" + name +
                 "` เข้ารหัสหรือใส่รหัสผ่าน ผู้ตรวจสอบจะเปิดไม่ได้"};
  };
  const std::string cut_en = "it is cut off before its end";
  const std::string cut_th = "ไฟล์ไม่ครบ จบก่อนกำหนด";
  const std::string broken_en = "its inner structure is broken";
  const std::string broken_th = "โครงสร้างภายในเสียหาย";
  const std::string zip_en = "the zip inside it is broken";
  const std::string zip_th = "โครงสร้าง zip ภายในเสียหาย";
  auto bad_sum = png();
  bad_sum[42] = 'X';
  auto shifted = office("xl/workbook.xml");
  shifted[shifted.size() - 6] = '\x01';

  struct Case {
    std::string name;
    std::string bytes;
    Lines lines;
  };
  const Case cases[] = {
      {"a.pdf", "", {"E422 the evidence file `a.pdf` is empty | ไฟล์หลักฐาน `a.pdf` ว่างเปล่า"}},
      {"a.exe", "MZ", refused("a.exe", ".exe", ".exe")},
      {"a", "x", refused("a", "a name without an extension", "ไม่มีนามสกุลไฟล์")},
      {"a.svg", "<svg>", refused("a.svg", ".svg", ".svg")},
      {"a.pdf", "MZ\x90", refused("a.pdf", "a program", "โปรแกรม")},
      {"a.xlsx", "\xD0\xCF\x11\xE0\xA1", refused("a.xlsx", "an Office file of the old kind, or one with a password", "ไฟล์ Office รุ่นเก่าหรือที่ใส่รหัสผ่าน")},
      {"a.pdf", "version https://git-lfs.github.com/spec/v1\n", refused("a.pdf", "a pointer of Git LFS, not the file itself", "ตัวชี้ของ Git LFS ไม่ใช่ไฟล์จริง")},
      {"a.txt", " \n<!DOCTYPE html>", refused("a.txt", "a web page or an XML file", "หน้าเว็บหรือไฟล์ XML")},
      {"a.csv", "\xEF\xBB\xBF<script>alert(1)</script>", refused("a.csv", "a web page or an XML file", "หน้าเว็บหรือไฟล์ XML")},
      {"a.txt", " %PDF-1.4", refused("a.txt", "a PDF or PostScript document with something before it", "เอกสาร PDF หรือ PostScript ที่มีข้อมูลอื่นนำหน้า")},
      {"a.csv", "\xA1\xA2,1\n",
       refused("a.csv", "no UTF-8 text (if it is CSV, save it as “CSV UTF-8”)", "ข้อมูลที่ไม่ใช่ข้อความ UTF-8 (ถ้าเป็น CSV ให้บันทึกเป็น “CSV UTF-8”)")},
      {"a.txt", "ก\xE0\xB8",
       refused("a.txt", "no UTF-8 text (if it is CSV, save it as “CSV UTF-8”)", "ข้อมูลที่ไม่ใช่ข้อความ UTF-8 (ถ้าเป็น CSV ให้บันทึกเป็น “CSV UTF-8”)")},
      {"a.txt", "a\x01", refused("a.txt", "no text (it has the control character U+0001)", "ข้อมูลที่ไม่ใช่ข้อความ (มีอักขระควบคุม U+0001)")},
      {"a.png", jpeg(), differs("a.png", "PNG", "JPEG")},
      {"a.pdf", "ข้อความ", differs("a.pdf", "PDF", "text")},
      {"a.csv", png(), differs("a.csv", "CSV", "PNG")},
      {"a.docx", office("xl/workbook.xml"), differs("a.docx", "Word (docx)", "Excel (xlsx)")},
      {"a.png", png().substr(0, 60), damaged("a.png", "PNG", cut_en, cut_th)},
      {"a.png", "\x89PNG", damaged("a.png", "PNG", cut_en, cut_th)},
      {"a.png", bad_sum, damaged("a.png", "PNG", "a checksum inside it does not match", "ผลรวมตรวจสอบไม่ตรง ไฟล์เสียหาย")},
      {"a.png", png(10001, 10000), damaged("a.png", "PNG", "its size is nothing, or more than 100 million pixels", "ขนาดภาพเป็นศูนย์หรือเกิน 100 ล้านจุด")},
      {"a.png", png() + "<html>", trailing("a.png", "PNG", "6")},
      {"a.jpg", jpeg() + "PK", trailing("a.jpg", "JPEG", "2")},
      {"a.jpg", jpeg().substr(0, 36), damaged("a.jpg", "JPEG", cut_en, cut_th)},
      {"a.jpg", bytes_of({0xFF, 0xD8, 0xFF, 0xD9}), damaged("a.jpg", "JPEG", "it has no picture in it", "ไม่มีข้อมูลภาพ")},
      {"a.jpg", bytes_of({0xFF, 0xD8, 'x', 'x'}), damaged("a.jpg", "JPEG", broken_en, broken_th)},
      {"a.gif", gif() + "x", trailing("a.gif", "GIF", "1")},
      {"a.gif", "GIF89a/*\n=1;" + gif(), damaged("a.gif", "GIF", "its size is nothing, or more than 100 million pixels", "ขนาดภาพเป็นศูนย์หรือเกิน 100 ล้านจุด")},
      {"a.gif", gif().substr(0, 19) + "<script>", damaged("a.gif", "GIF", broken_en, broken_th)},
      {"a.webp", webp() + "x", trailing("a.webp", "WebP", "1")},
      {"a.webp", webp().substr(0, 22), damaged("a.webp", "WebP", cut_en, cut_th)},
      {"a.webp", "RIFF" + little(18, 4) + "WEBPJUNK" + little(6, 4) + "abcdef", damaged("a.webp", "WebP", broken_en, broken_th)},
      {"a.pdf", pdf().substr(0, 40),
       damaged("a.pdf", "PDF", "it has no end mark (%%EOF) in its last 1024 bytes and may be cut off", "ไม่มีเครื่องหมายจบไฟล์ (%%EOF) ใน 1024 ไบต์สุดท้าย ไฟล์อาจไม่ครบ")},
      {"a.pdf", pdf() + std::string(1100, ' '),
       damaged("a.pdf", "PDF", "it has no end mark (%%EOF) in its last 1024 bytes and may be cut off", "ไม่มีเครื่องหมายจบไฟล์ (%%EOF) ใน 1024 ไบต์สุดท้าย ไฟล์อาจไม่ครบ")},
      {"a.pdf", "%PDF-9\n%%EOF", damaged("a.pdf", "PDF", "its head is not that of PDF 1.x or 2.x", "ส่วนหัวไม่ใช่ PDF 1.x หรือ 2.x")},
      {"a.pdf", pdf() + "<html>", trailing("a.pdf", "PDF", "7")},
      {"a.pdf", pdf("/AA << /S /JavaScript /JS (x) >>"), active("a.pdf", "a script (JavaScript)", "สคริปต์ (JavaScript)")},
      {"a.pdf", pdf("/S /J#61va#53cript"), active("a.pdf", "a script (JavaScript)", "สคริปต์ (JavaScript)")},
      {"a.pdf", pdf("/S/Launch"), active("a.pdf", "a command that starts a program (Launch)", "คำสั่งเรียกโปรแกรม (Launch)")},
      {"a.pdf", pdf("/Type /EmbeddedFile"), active("a.pdf", "a file inside the file (EmbeddedFile)", "ไฟล์แนบภายใน (EmbeddedFile)")},
      {"a.pdf", pdf("/RichMedia 1"), active("a.pdf", "interactive media (RichMedia)", "สื่อแบบโต้ตอบ (RichMedia)")},
      {"a.pdf", pdf("/OpenAction << /Type /Action /S /URI >>"),
       active("a.pdf", "an action that runs when it is opened (OpenAction)", "คำสั่งที่ทำงานเองเมื่อเปิดไฟล์ (OpenAction)")},
      {"a.pdf", pdf("/Encrypt 5 0 R"), encrypted("a.pdf")},
      {"a.xlsx", zip({{"a.txt"}}),
       refused("a.xlsx", "a zip that is no xlsx, docx, pptx, ods or odt document", "ไฟล์ zip ที่ไม่ใช่เอกสาร xlsx, docx, pptx, ods หรือ odt")},
      {"a.xlsx", office("xl/workbook.xml", {{"xl/vbaProject.bin"}}), active("a.xlsx", "macros", "มาโคร")},
      {"a.docx", office("word/document.xml", {{"word/activeX/activeX1.xml"}}), active("a.docx", "ActiveX controls", "ตัวควบคุม ActiveX")},
      {"a.docx", office("word/document.xml", {{"word/embeddings/oleObject1.bin"}}), active("a.docx", "embedded objects (OLE)", "วัตถุฝัง (OLE)")},
      {"a.xlsx", office("xl/workbook.xml", {{"xl/a.xml", "data", 1}}), encrypted("a.xlsx")},
      {"a.xlsx", office("xl/workbook.xml", {{"../a"}}), damaged("a.xlsx", "Excel (xlsx)", "a part inside it has an unsafe name", "มีส่วนที่ชื่อไม่ปลอดภัยภายในไฟล์")},
      {"a.xlsx", office("xl/workbook.xml", {{"_rels/.rels"}}), damaged("a.xlsx", "Excel (xlsx)", "two parts inside it have the same name", "มีส่วนชื่อซ้ำกันภายในไฟล์")},
      {"a.xlsx", office("xl/workbook.xml") + "x", trailing("a.xlsx", "Excel (xlsx)", "1")},
      {"a.xlsx", zip({{"[Content_Types].xml"}}, "", 3), damaged("a.xlsx", "Excel (xlsx)", zip_en, zip_th)},
      {"a.xlsx", shifted, damaged("a.xlsx", "Excel (xlsx)", zip_en, zip_th)},
      {"a.xlsx", "PK\x03\x04", damaged("a.xlsx", "Excel (xlsx)", cut_en, cut_th)},
      {"a.ods", zip({{"content.xml"}, {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"META-INF/manifest.xml"}}),
       refused("a.ods", "a zip that is no xlsx, docx, pptx, ods or odt document", "ไฟล์ zip ที่ไม่ใช่เอกสาร xlsx, docx, pptx, ods หรือ odt")},
  };
  for (const auto& one : cases) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{4096}}) {
      INFO(one.name << " of " << one.bytes.size() << " bytes in pieces of " << piece);
      CHECK(inspect(folder + one.name, one.bytes, piece).lines == one.lines);
    }
  }
}

TEST_CASE("only ordinary files are read, up to a limit") {
  using Lines = std::vector<std::string>;
  FileEntry entry;
  entry.kind = FileKind::symlink;
  CHECK(inspect(folder + "a.pdf", pdf(), 99, entry).lines ==
        Lines{"E421 the evidence `a.pdf` is a symbolic link, not an ordinary file | หลักฐาน `a.pdf` เป็นลิงก์เชิงสัญลักษณ์ ไม่ใช่ไฟล์ธรรมดา"});
  entry.kind = FileKind::folder;
  CHECK(inspect(folder + "a.pdf", pdf(), 99, entry).lines ==
        Lines{"E421 the evidence `a.pdf` is a folder or a device, not an ordinary file | หลักฐาน `a.pdf` เป็นโฟลเดอร์หรืออุปกรณ์ ไม่ใช่ไฟล์ธรรมดา"});
  entry.kind = FileKind::file;
  entry.links = 2;
  CHECK(inspect(folder + "a.pdf", pdf(), 99, entry).lines ==
        Lines{"E421 the evidence `a.pdf` is a hard link that shares its bytes with another file, not an ordinary file | "
              "หลักฐาน `a.pdf` เป็นฮาร์ดลิงก์ที่ใช้เนื้อหาร่วมกับไฟล์อื่น ไม่ใช่ไฟล์ธรรมดา"});
  CHECK(inspect(folder + "a.jpg", jpeg().substr(0, 30) + std::string(50 * 1024 * 1024 - jpeg().size(), 'a') + jpeg().substr(30), 1U << 20U).facts);
  const auto large = Lines{"E423 the evidence file `a.txt` has 51 MiB, more than the limit of 50 MiB | ไฟล์หลักฐาน `a.txt` มีขนาด 51 MiB เกินขนาดสูงสุด 50 MiB"};
  CHECK(inspect(folder + "a.txt", std::string(50 * 1024 * 1024 + 1, 'a'), 1U << 20U).lines == large);
}

TEST_CASE("names that do not survive everywhere are refused") {
  struct Case {
    const char* path;
    const char* en;
    const char* th;
  };
  const Case cases[] = {
      {"a%b.txt", "it has the character %, which is not allowed in names", "มีอักขระ % ซึ่งใช้ในชื่อไฟล์ไม่ได้"},
      {"a\\b.txt", "it has the character \\, which is not allowed in names", "มีอักขระ \\ ซึ่งใช้ในชื่อไฟล์ไม่ได้"},
      {"a:b/c.txt", "it has the character :, which is not allowed in names", "มีอักขระ : ซึ่งใช้ในชื่อไฟล์ไม่ได้"},
      {"ก\u200Bข.txt", "it has the invisible character U+200B", "มีอักขระที่มองไม่เห็น U+200B"},
      {"ก\u202Etxt.txt", "it has the invisible character U+202E", "มีอักขระที่มองไม่เห็น U+202E"},
      {"a\nb.txt", "it has the invisible character U+000A", "มีอักขระที่มองไม่เห็น U+000A"},
      {" a.txt", "it begins or ends with a blank or a full stop", "ขึ้นต้นหรือลงท้ายด้วยช่องว่างหรือจุด"},
      {"a /b.txt", "it begins or ends with a blank or a full stop", "ขึ้นต้นหรือลงท้ายด้วยช่องว่างหรือจุด"},
      {"con.txt", "Windows keeps it for a device", "เป็นชื่ออุปกรณ์ที่ Windows สงวนไว้"},
      {"Lpt9.tar.txt", "Windows keeps it for a device", "เป็นชื่ออุปกรณ์ที่ Windows สงวนไว้"},
      {"a\xFF.txt", "it is not UTF-8", "ไม่ใช่ข้อความ UTF-8"},
  };
  for (const auto& one : cases) {
    INFO(one.path);
    const auto lines = inspect(folder + one.path, "ก", 99).lines;
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].starts_with("E420 the file name `"));
    CHECK(lines[0].find(std::string("` cannot be used: ") + one.en + " | ชื่อไฟล์ `") != std::string::npos);
    CHECK(lines[0].ends_with(std::string("` ใช้ไม่ได้: ") + one.th));
  }
  for (const char* path : {"com.txt", "console.txt", "น้ำ (1) & ข-ค_ง.txt", "โฟลเดอร์/ก.txt", "com10.txt"}) {
    INFO(path);
    CHECK(inspect(folder + path, "ก", 99).facts);
  }
}
