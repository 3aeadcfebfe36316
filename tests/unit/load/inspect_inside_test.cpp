// What the gate finds inside documents and pictures.
#include <catch2/catch.hpp>
#include <set>

#include "load/inspect_file.hpp"
#include "load/structure.hpp"
#include "support/crafted_files.hpp"

using namespace prongsai;
using namespace prongsai::crafted;

namespace {

struct Result {
  std::optional<FileFacts> facts;
  std::vector<std::string> lines;
};

auto inspect(const std::string& name, const std::string& bytes) -> Result {
  const auto reader = memory_reader({{name, bytes}});
  Diagnostics out;
  Result result;
  result.facts = inspect_file(*reader, {.path = name, .size = bytes.size()}, Span{FileId{0}, 0, 1}, out);
  for (const auto& one : out.sorted()) {
    result.lines.push_back(std::string(entry_of(one.code).id) + " " + one.message(Language::en));
  }
  return result;
}

const std::string word = "word/document.xml";
const std::string sheet = "xl/workbook.xml";

auto relationship(const std::string& type, const std::string& target) -> std::string {
  return "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
         "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>";
}

auto document(const std::string& body, const std::vector<Entry>& more = {}) -> std::string {
  std::vector<Entry> entries{
      {"[Content_Types].xml", content_types(word)}, {"_rels/.rels", "<Relationships/>"}, {word, "<w:document>" + body + "</w:document>"}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zip(entries);
}

auto paragraph(const std::string& text) -> std::string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

auto jpeg_with(const std::string& segments) -> std::string {
  const auto plain = jpeg();
  return plain.substr(0, 2) + segments + plain.substr(2);
}

auto segment(int code, const std::string& body) -> std::string {
  auto length = little(body.size() + 2, 2);
  std::swap(length[0], length[1]);
  return bytes_of({0xFF, code}) + length + body;
}

}  // namespace

TEST_CASE("what documents and pictures carry inside is said") {
  using Lines = std::vector<std::string>;
  struct Case {
    std::string what;
    std::string name;
    std::string bytes;
    Lines lines;
  };
  const auto outside = [](const std::string& name, const std::string& what) {
    return Lines{"E411 the file `" + name + "` loads something from outside when it is opened: " + what};
  };
  const auto active = [](const std::string& name, const std::string& what) {
    return Lines{"E428 the file `" + name + "` has active content: " + what};
  };
  const auto also = [](const std::string& type, const std::string& name, const std::string& what) {
    return Lines{"E413 the " + type + " file `" + name + "` can also be opened as " + what + ", so it cannot be evidence"};
  };
  const auto damaged = [](const std::string& type, const std::string& name, const std::string& what) {
    return Lines{"E426 the " + type + " file `" + name + "` is damaged: " + what};
  };
  auto bad_sum = document(paragraph("words"));
  bad_sum[bad_sum.find("words")] = 'W';
  auto two_names = zip({{"[Content_Types].xml"}, {"_rels/.rels"}, {word}, {"word/Document.xml"}});
  const std::string animation = [] {
    std::string frames;
    for (int i = 0; i < 1001; ++i) {
      frames += bytes_of({',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0});
    }
    return "GIF89a" + bytes_of({1, 0, 1, 0, 0, 0, 0}) + frames + ";";
  }();
  const std::vector<Case> cases{
      {"a link is harmless", "a.docx", document("", {{"word/_rels/document.xml.rels", relationship("hyperlink", "https://example.go.th")}}), {}},
      {"a picture elsewhere", "a.docx", document("", {{"word/_rels/document.xml.rels", relationship("image", "https://example.org/x.png")}}),
       outside("a.docx", "a picture")},
      {"a template elsewhere", "a.docx", document("", {{"word/_rels/settings.xml.rels", relationship("attachedTemplate", "file:///x.dotm")}}),
       outside("a.docx", "a template")},
      {"a linked object", "a.docx", document("", {{"word/_rels/document.xml.rels", relationship("oleObject", "x.xls")}}),
       outside("a.docx", "a linked object (OLE)")},
      {"DDE in a field that stands in pieces", "a.docx", document("<w:p><w:instrText> DDEA</w:instrText><w:instrText>UTO c:\\x</w:instrText></w:p>"),
       active("a.docx", "a command to a program (DDE)")},
      {"DDE in a simple field", "a.docx", document("<w:fldSimple w:instr=\"DDE &quot;x&quot;\"/>"), active("a.docx", "a command to a program (DDE)")},
      {"DDE link of a workbook", "a.xlsx",
       office(sheet, {{"xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>"}}),
       active("a.xlsx", "a command to a program (DDE)")},
      {"another workbook", "a.xlsx",
       office(sheet, {{"xl/externalLinks/externalLink1.xml", "<externalLink><externalBook r:id=\"r\"/></externalLink>"}}),
       outside("a.xlsx", "values of another workbook")},
      {"macros by content type", "a.docx",
       zip({{"[Content_Types].xml",
             "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>"},
            {"_rels/.rels"},
            {word}}),
       active("a.docx", "macros")},
      {"a list of types that lies", "a.docx", zip({{"[Content_Types].xml", content_types(sheet)}, {"_rels/.rels"}, {word}}),
       damaged("Word (docx)", "a.docx", "its list of content types does not fit its main part")},
      {"XML in UTF-16", "a.docx", document("", {{"word/_rels/x.rels", std::string("\xFF\xFE<\0R\0", 6)}}),
       damaged("Word (docx)", "a.docx", "XML inside it is not written as UTF-8 and cannot be looked at")},
      {"XML that says so", "a.docx", document("", {{"word/x.xml", "<?xml version=\"1.0\" encoding=\"utf-7\"?><a/>"}}),
       damaged("Word (docx)", "a.docx", "XML inside it is not written as UTF-8 and cannot be looked at")},
      {"definitions", "a.docx", document("", {{"word/x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}}),
       damaged("Word (docx)", "a.docx", "XML inside it has definitions of its own (DTD) and cannot be looked at")},
      {"checksum of a part", "a.docx", bad_sum, damaged("Word (docx)", "a.docx", "a checksum inside it does not match")},
      {"names that differ by case", "a.docx", two_names, damaged("Word (docx)", "a.docx", "two parts inside it have the same name")},
      {"an old Office file inside", "a.docx", document("", {{"word/embeddings/sheet.xls", "\xD0\xCF\x11\xE0 and more"}}),
       active("a.docx", "embedded objects (OLE)")},
      {"a program inside", "a.docx", document("", {{"word/media/image1.png", "MZ\x90 and more"}}), active("a.docx", "a program")},
      {"an archive inside", "a.docx", document("", {{"word/embeddings/x.bin", zip({{"a.exe"}})}}), active("a.docx", "an embedded archive")},
      {"macros in a document inside", "a.pptx",
       office("ppt/presentation.xml", {{"ppt/embeddings/sheet.xlsx", office(sheet, {{"xl/vbaProject.bin"}})}}), active("a.pptx", "macros")},
      {"documents in documents",
       "a.docx",
       document("", {{"a.docx", document("", {{"b.docx", document("", {{"c.docx", document("")}})}})}}),
       {"E412 the Word (docx) file `a.docx` goes beyond a limit: documents stand in it more than three deep"}},
      {"encrypted OpenDocument",
       "a.odt",
       zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}),
       {"E429 the file `a.odt` is encrypted or has a password, so that auditors cannot open it"}},
      {"a macro tied to an event", "a.odt", open_document("text", {{"styles.xml", "<script:event-listener script:language=\"ooo:script\"/>"}}),
       active("a.odt", "a command tied to a script (event-listener)")},
      {"a picture elsewhere", "a.odt",
       open_document("text", {{"styles.xml", "<draw:image xlink:href=\"https://example.org/a.png\"/><text:a xlink:href=\"https://example.org\"/>"}}),
       outside("a.odt", "a picture")},
      {"script in a packed object", "a.pdf",
       pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /S /J#61vaScript /JS (x) >>")),
       active("a.pdf", "a script (JavaScript)")},
      {"script in a packed object of no stated kind", "a.pdf", pdf_with_stream("/Filter /FlateDecode", packed("5 0 << /S /JavaScript >>")),
       active("a.pdf", "a script (JavaScript)")},
      {"script in objects that are not packed", "a.pdf", pdf_with_stream("/Type /ObjStm /N 1 /First 4", "5 0 << /JS (x) >>"),
       active("a.pdf", "a script (JavaScript)")},
      {"form in a packed object", "a.pdf", pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /XFA 3 0 R >>")),
       active("a.pdf", "a scripted form (XFA)")},
      {"objects packed in another way", "a.pdf", pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /FlateDecode]", "xyz"),
       damaged("PDF", "a.pdf", "objects in it are packed in a way that is hardly used and cannot be looked at")},
      {"an action by itself", "a.pdf", pdf("/AA << /O << /S /Named >> >>"), active("a.pdf", "an action that runs by itself (AA)")},
      {"another file", "a.pdf", pdf("/S /GoToR /F (x)"), active("a.pdf", "a link that opens another file (GoToR)")},
      {"saved three times",
       "a.pdf",
       pdf() + "startxref\n9\n%%EOF\nstartxref\n9\n%%EOF\n",
       {"W414 changes were added to the file `a.pdf` after it was made (in all: 2), and what was there before is still in it"}},
      {"made for the web", "a.pdf", "%PDF-1.4\nstartxref\n0\n%%EOF\n" + pdf().substr(9), {}},
      {"PDF and web page", "a.pdf", "%PDF-1.4\n%<script>x</script>\n" + pdf().substr(9), also("PDF", "a.pdf", "a web page (HTML)")},
      {"picture and PDF", "a.jpg", jpeg_with(segment(0xE0, "%PDF-1.4 x")), also("JPEG", "a.jpg", "PDF")},
      {"picture and zip", "a.jpg", jpeg_with(segment(0xE3, "PK\x05\x06" + std::string(16, '\0') + little(jpeg().size() - 2, 2))),
       also("JPEG", "a.jpg", "zip")},
      {"picture and script", "a.gif", "GIF89a" + bytes_of({'/', '*', 1, 0, 0, 0, 0, ',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, ';'}),
       also("GIF", "a.gif", "a script (JavaScript)")},
      {"too many pictures",
       "a.gif",
       animation,
       {"E412 the GIF file `a.gif` goes beyond a limit: its animation has more than 1,000 pictures, or more than 2,000 million pixels in all"}},
      {"formula",
       "a.csv",
       "a,b\n1,\"=cmd|' /C calc'!A0\"\n",
       {"W415 the file `a.csv` has a cell that spreadsheet programs run as a formula: row 2, column 2"}},
      {"signs and numbers", "a.csv", "a;b\n-1,+66 2;- none\n@\n=\n", {}},
      {"a formula in a text", "a.txt", "=SUM(A1)\n", {}},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    CHECK(inspect(one.name, one.bytes).lines == one.lines);
  }
}

TEST_CASE("who made a document, where a photo was taken, what its text holds") {
  const auto core =
      "<cp:coreProperties><dc:creator>Some Body</dc:creator><cp:lastModifiedBy>Other &amp; Body</cp:lastModifiedBy></cp:coreProperties>";
  const auto facts =
      inspect("a.docx", document(paragraph("nothing") + paragraph("call 081-234-5678, or 081-234-5678"), {{"docProps/core.xml", core}})).facts;
  REQUIRE(facts);
  CHECK(facts->authors == std::vector<std::string>{"Some Body", "Other & Body"});
  REQUIRE(facts->inside.size() == 1);
  CHECK(facts->inside[0].kind == PersonalKind::phone);
  CHECK(facts->inside[0].text == "081-234-5678");
  CHECK(facts->inside[0].times == 2);
  CHECK(facts->inside[0].place.en == "paragraph 2");

  const std::string book = "<workbook><sheets><sheet name=\"ก &amp; ข\" r:id=\"r7\"/></sheets></workbook>";
  const std::string rels = "<Relationships><Relationship Id=\"r7\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
  const std::string strings = "<sst><si><t>zero</t></si><si><r><t>someone@</t></r><r><t>example.org</t></r><rPh><t>no</t></rPh></si></sst>";
  const std::string rows =
      "<worksheet><row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c t=\"s\"><v>9</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row></worksheet>";
  const auto table = inspect("a.xlsx", zip({{"[Content_Types].xml", content_types(sheet)},
                                            {"_rels/.rels"},
                                            {"xl/worksheets/sheet1.xml", rows},
                                            {"xl/sharedStrings.xml", strings},
                                            {sheet, book},
                                            {"xl/_rels/workbook.xml.rels", rels}}))
                         .facts;
  REQUIRE(table);
  REQUIRE(table->inside.size() == 1);
  CHECK(table->inside[0].text == "someone@example.org");
  CHECK(table->inside[0].place.en == "sheet “ก & ข”, row 4");

  const std::string cells =
      "<table:table table:name=\"T\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
      "<table:table-row><table:table-cell><text:p>a@example.org</text:p></table:table-cell></table:table-row></table:table>";
  const auto open = inspect("a.ods", zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                          {"content.xml", cells},
                                          {"META-INF/manifest.xml"},
                                          {"meta.xml", "<dc:creator>Some Body</dc:creator><meta:initial-creator>First</meta:initial-creator>"}}))
                        .facts;
  REQUIRE(open);
  CHECK(open->authors == std::vector<std::string>{"Some Body", "First"});
  REQUIRE(open->inside.size() == 1);
  CHECK(open->inside[0].place.en == "sheet “T”, row 4");

  const std::string xmp = "<x:xmpmeta exif:GPSLatitude=\"1\"><dc:creator><rdf:Seq><rdf:li>Some Body</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>";
  const auto photo = jpeg_with(segment(0xE1, "http://ns.adobe.com/xap/1.0/" + std::string(1, '\0') + xmp) + segment(0xEB, "JP....jumb....c2pa"));
  const auto in_document = inspect("a.docx", document("", {{"word/media/image1.jpg", photo}})).facts;
  REQUIRE(in_document);
  CHECK(in_document->has_position);
  CHECK(in_document->has_credentials);
  CHECK(inspect("a.pdf", pdf_with_stream("/Filter /DCTDecode", photo)).facts->has_position);
  const auto packet = inspect("a.pdf", pdf_with_stream("/Type /Metadata /Filter /FlateDecode", packed("<?xpacket?>" + xmp))).facts;
  CHECK(packet->authors == std::vector<std::string>{"Some Body"});
  CHECK(inspect("a.pdf", pdf_with_stream("/Type /Metadata", xmp)).facts->authors == std::vector<std::string>{"Some Body"});
  CHECK(inspect("a.pdf", pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /Author (In \\164he box) >>")))
            .facts->authors == std::vector<std::string>{"In the box"});
  CHECK(inspect("a.pdf", pdf("/Author 7 0 R").insert(9, "7 0 obj\n(Far away)\nendobj\n")).facts->authors == std::vector<std::string>{"Far away"});
  const auto iptc = "Photoshop 3.0" + std::string(1, '\0') + "8BIM\x04\x04\x1C\x02\x50" + std::string(1, '\0') + "\x04" + "Name";
  CHECK(inspect("a.jpg", jpeg_with(segment(0xED, iptc))).facts->authors == std::vector<std::string>{"Name"});
  const auto zipped = "Author" + std::string(2, '\0') + packed("Packed Name");
  const auto picture = png();
  CHECK(inspect("a.png", picture.substr(0, 33) + chunk("zTXt", zipped) + picture.substr(33)).facts->authors ==
        std::vector<std::string>{"Packed Name"});
  const auto comment = "GIF89a" + bytes_of({1, 0, 1, 0, 0, 0, 0, '!', 0xFE, 14}) + "mail a@b.co.th" + bytes_of({0}) + gif().substr(19);
  CHECK(inspect("a.gif", comment).facts->inside.at(0).text == "a@b.co.th");
}

// Whatever is cut off or changed, every walker ends, and says what it makes of it.
TEST_CASE("files cut at every byte, and of every single byte") {
  const std::vector<std::string> whole{pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /JS (x) >>")),
                                       png(),
                                       jpeg(),
                                       gif(),
                                       webp(),
                                       document(paragraph("a"), {{"docProps/core.xml", "<dc:creator>a</dc:creator>"}}),
                                       open_document("text")};
  for (const auto& one : whole) {
    for (std::size_t length = 0; length <= one.size(); ++length) {
      const auto walker = walker_for(std::string_view(one).substr(0, std::min(length, bytes_to_choose)));
      walker->take(std::string_view(one).substr(0, length));
      (void)walker->finish();
    }
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    for (const auto make : {pdf_walker, png_walker, jpeg_walker, gif_walker, webp_walker, zip_walker, text_walker}) {
      const auto walker = make();
      walker->take(one);
      (void)walker->finish();
      (void)make()->finish();
    }
  }
}
