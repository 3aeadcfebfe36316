#include "redact/redact.hpp"

#include <catch2/catch.hpp>

#include "load/structure.hpp"
#include "redact/register_edit.hpp"
#include "support/crafted_files.hpp"

using namespace prongsai;
using namespace prongsai::crafted;

namespace {

using Parts = std::vector<RemovedPart>;

auto segment(int code, const std::string& body) -> std::string {
  auto length = little(body.size() + 2, 2);
  std::swap(length[0], length[1]);
  return bytes_of({0xFF, code}) + length + body;
}

auto big(std::uint64_t value, unsigned bytes) -> std::string {
  auto out = little(value, bytes);
  std::ranges::reverse(out);
  return out;
}

// Artist, orientation and a GPS directory.
auto exif(int orientation) -> std::string {
  const auto entry = [](std::uint64_t tag, std::uint64_t type, std::uint64_t count, const std::string& value) {
    return big(tag, 2) + big(type, 2) + big(count, 4) + value;
  };
  return std::string("MM\0*", 4) + big(8, 4) + big(3, 2) + entry(0x0112, 3, 1, big(static_cast<unsigned>(orientation), 2) + big(0, 2)) +
         entry(0x013B, 2, 4, std::string("A B\0", 4)) + entry(0x8825, 4, 1, big(50, 4)) + big(0, 4) + big(1, 2) + entry(2, 5, 3, big(0, 4)) +
         big(0, 4);
}
const std::string exif_mark("Exif\0\0", 6);

auto smallest_exif(int orientation) -> std::string {
  return std::string("MM\0*", 4) + big(8, 4) + big(1, 2) + big(0x0112, 2) + big(3, 2) + big(1, 4) + big(static_cast<unsigned>(orientation), 2) +
         big(0, 2) + big(0, 4);
}

// What must come out, and that it stays so.
void check(const std::string& in, const std::string& out, const Parts& removed, bool break_credentials = false) {
  const auto result = redact(in, {.break_credentials = break_credentials});
  INFO(result.refused.en);
  REQUIRE(result.bytes);
  CHECK(*result.bytes == out);
  CHECK(result.removed == removed);
  const auto again = redact(out, {});
  REQUIRE(again.bytes);
  CHECK(*again.bytes == out);
  CHECK(again.removed.empty());
}

auto refusal(const std::string& in) -> std::string {
  const auto result = redact(in, {});
  CHECK_FALSE(result.bytes);
  CHECK_FALSE(result.refused.th.empty());
  return result.refused.en;
}

}  // namespace

TEST_CASE("JPEG keeps what shows the picture, and which way is up") {
  const auto start = bytes_of({0xFF, 0xD8});
  const auto rest = jpeg().substr(8);
  const auto icc = segment(0xE2, "ICC_PROFILE" + std::string(1, '\0') + "x");
  const auto jfif = segment(0xE0, "JFIF" + std::string(1, '\0') + "x");
  const auto adobe = segment(0xEE, "Adobe...");
  const auto in =
      start + jfif + segment(0xE1, exif_mark + exif(6)) + icc + segment(0xED, "Photoshop 3.0") + segment(0xFE, "words") + adobe + rest + "appended";
  const auto out = start + jfif + segment(0xE1, exif_mark + smallest_exif(6)) + icc + adobe + rest;
  check(in, out, {RemovedPart::position, RemovedPart::author, RemovedPart::properties, RemovedPart::comments, RemovedPart::appended});
  check(start + segment(0xE1, exif_mark + exif(1)) + rest, start + rest, {RemovedPart::position, RemovedPart::author, RemovedPart::properties});
  const auto credentials = start + segment(0xEB, "JP....jumb....c2pa") + rest;
  CHECK(refusal(credentials) == "it carries a signed history of its making (C2PA), which would no longer hold; to take it out too, use --break-c2pa");
  check(credentials, start + rest, {RemovedPart::credentials}, true);
  // Two scans with a comment between them.
  const auto scan = bytes_of({0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0x3F, 0, 'x', 0xFF, 0x00, 'y', 0xFF, 0xD0, 'z'});
  const auto frame = bytes_of({0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0});
  const auto end = bytes_of({0xFF, 0xD9});
  check(start + frame + scan + segment(0xFE, "words") + scan + end, start + frame + scan + scan + end, {RemovedPart::comments});
}

TEST_CASE("PNG, GIF and WebP keep their coded data") {
  const auto picture = png();
  const auto colour = chunk("gAMA", "1234");
  const auto in = picture.substr(0, 33) + chunk("tEXt", std::string("Author\0A B", 10)) + colour + chunk("eXIf", exif(3)) + chunk("tIME", "1234567") +
                  picture.substr(33) + "x";
  check(in, picture.substr(0, 33) + colour + chunk("eXIf", smallest_exif(3)) + picture.substr(33),
        {RemovedPart::position, RemovedPart::author, RemovedPart::properties, RemovedPart::appended});
  const auto loop = bytes_of({'!', 0xFF, 11}) + "NETSCAPE2.0" + bytes_of({3, 1, 0, 0, 0});
  const auto screen = "GIF89a" + bytes_of({1, 0, 1, 0, 0, 0, 0});
  const auto frame = bytes_of({'!', 0xF9, 4, 0, 0, 0, 0, 0, ',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0, ';'});
  const auto xmp = bytes_of({'!', 0xFF, 11}) + "XMP DataXMP" + bytes_of({3, 'a', 'b', 'c', 0});
  check(screen + loop + bytes_of({'!', 0xFE, 2, 'a', 'b', 0}) + xmp + frame, screen + loop + frame, {RemovedPart::properties, RemovedPart::comments});
  const auto riff = [](const std::string& chunks) { return "RIFF" + little(chunks.size() + 4, 4) + "WEBP" + chunks; };
  const auto head = [](int flags) { return "VP8X" + little(10, 4) + bytes_of({flags, 0, 0, 0, 0, 0, 0, 0, 0, 0}); };
  const std::string data = "VP8L" + little(6, 4) + "abcdef";
  check(riff(head(0x1C) + data + "EXIF" + little(exif(1).size(), 4) + exif(1) + "XMP " + little(2, 4) + "ab"), riff(head(0x10) + data),
        {RemovedPart::position, RemovedPart::author, RemovedPart::properties});
  check(riff(head(0x08) + data + "EXIF" + little(exif(8).size(), 4) + exif(8)),
        riff(head(0x08) + data + "EXIF" + little(smallest_exif(8).size(), 4) + smallest_exif(8)),
        {RemovedPart::position, RemovedPart::author, RemovedPart::properties});
}

TEST_CASE("documents lose names and keep every other part") {
  const std::string main = "word/document.xml";
  const auto make = [&](const std::string& who, const std::string& author, const std::string& photo) {
    return zip({{"[Content_Types].xml", content_types(main)},
                {"_rels/.rels", "<Relationships/>"},
                {main, "<w:p><w:ins w:id=\"1\" w:author=\"" + author + "\" w:date='2021'/><w:t>a &lt; creator</w:t></w:p>"},
                {"docProps/core.xml", "<c><!-- <dc:creator>x --><dc:creator>" + who + "</dc:creator><dc:title>T</dc:title><cp:lastModifiedBy>" + who +
                                          "</cp:lastModifiedBy></c>"},
                {"word/media/image1.jpg", photo}});
  };
  const auto start = bytes_of({0xFF, 0xD8});
  const auto rest = jpeg().substr(8);
  check(make("Some Body", "Other", start + segment(0xE1, exif_mark + exif(1)) + rest), make("", "", start + rest),
        {RemovedPart::position, RemovedPart::author, RemovedPart::properties});
  // A picture that tells nothing stays as it is.
  check(make("Some Body", "", jpeg()), make("", "", jpeg()), {RemovedPart::author});
  const auto open = [](const std::string& who) {
    return open_document("text", {{"meta.xml", "<office:meta><dc:creator>" + who + "</dc:creator><meta:initial-creator>" + who +
                                                   "</meta:initial-creator></office:meta>"}});
  };
  check(open("Some Body"), open(""), {RemovedPart::author});
}

TEST_CASE("PDF is changed in place, or not at all") {
  const auto xmp = [](const std::string& who) {
    return "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>" + who + "</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>";
  };
  check(pdf("/Author (So\\)me) /Title (T)"), pdf("/Author (      ) /Title (T)"), {RemovedPart::author});
  check(pdf("/Author <FEFF00410042>"), pdf("/Author <202020202020>"), {RemovedPart::author});
  check(pdf_with_stream("/Type /Metadata", xmp("Some Body")), pdf_with_stream("/Type /Metadata", xmp("         ")), {RemovedPart::author});
  const auto photo = [](const std::string& body) {
    return pdf_with_stream("/Filter /DCTDecode", bytes_of({0xFF, 0xD8}) + segment(0xE1, body) + jpeg().substr(8));
  };
  check(photo(exif_mark + exif(1)), photo(std::string(6 + exif(1).size(), '\0')),
        {RemovedPart::position, RemovedPart::author, RemovedPart::properties});
  CHECK(refusal(pdf_with_stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /Author (A) >>")))
            .starts_with("some of it stands in packed"));
  CHECK(refusal(pdf("/Author (A) /ByteRange [0 1 2 3]")) == "it is a signed PDF, and its signature would no longer hold");
  CHECK(refusal(pdf("/S /JavaScript")) == "it fails the checks of evidence: a script (JavaScript)");
  CHECK(refusal("MZ") == "it is no type that can be evidence, or it is damaged");
  CHECK(redact("words", {}).bytes == "words");
}

TEST_CASE("cut and broken files come back whole or refused") {
  const auto start = bytes_of({0xFF, 0xD8});
  const std::vector<std::string> whole{
      start + segment(0xE1, exif_mark + exif(6)) + jpeg().substr(8), png(), gif(), webp(), pdf("/Author (A)"), open_document("text")};
  for (const auto& one : whole) {
    for (std::size_t length = 0; length < one.size(); ++length) {
      (void)redact(std::string_view(one).substr(0, length), {});
      auto broken = one;
      broken[length] = static_cast<char>(broken[length] ^ 0x55);
      const auto result = redact(broken, {.break_credentials = true});
      if (result.bytes) {
        CHECK(redact(*result.bytes, {}).bytes == result.bytes);
      }
    }
  }
}

TEST_CASE("the register's entry gets its line, and every other byte stays") {
  const auto line = redaction_line("abc", {RemovedPart::position, RemovedPart::author}, "2021-01-15");
  CHECK(line == "redaction: {original_sha256: abc, removed: [position, author], date: 2021-01-15}");
  const auto edit = [&](const std::string& text) {
    return edit_register(
        text, [](const std::string& file) { return file == "evidence/a.jpg"; }, "redaction: {}");
  };
  CHECK(edit("# c\n- id: a\n  file: evidence/a.jpg  # photo\n  title: ก\n- id: b\n  file: evidence/b.jpg\n").text ==
        "# c\n- id: a\n  file: evidence/a.jpg  # photo\n  redaction: {}\n  title: ก\n- id: b\n  file: evidence/b.jpg\n");
  CHECK(edit("- file: \"evidence/a.jpg\"\r\n  id: a\r\n").text == "- file: \"evidence/a.jpg\"\r\n  redaction: {}\r\n  id: a\r\n");
  CHECK(edit("- id: a\n  file: evidence/a.jpg").text == "- id: a\n  file: evidence/a.jpg\n  redaction: {}\n");
  CHECK(edit("- {id: a, file: evidence/a.jpg, title: ก}\n").text == "- {id: a, file: evidence/a.jpg, redaction: {}, title: ก}\n");
  CHECK(edit("- {id: a, file: evidence/b.jpg}\n").refused.en == "no entry of the register names this file");
  CHECK(edit("- {id: a, file: evidence/a.jpg, redaction: {}}\n").refused.en == "the entry of the register has a `redaction` already");
  CHECK(edit("- {id: a, file: evidence/a.jpg}\n- {id: b, file: evidence/a.jpg}\n").refused.en ==
        "more than one entry of the register names this file");
  CHECK(edit("- {id: a").refused.en == "the register has errors; look at it with prongsai check first");
}
