#include "markdown/markdown.hpp"

#include <catch2/catch.hpp>

#include "prose_text.hpp"

using namespace prongsai;
using namespace prongsai::test;

namespace {

auto parse(std::string_view text) -> Prose {
  Diagnostics out;
  auto prose = parse_markdown(FileId{}, text, 0, out);
  for (const auto& line : lines_of(out, text)) {
    UNSCOPED_INFO(line);
  }
  CHECK(out.empty());
  return prose;
}

}  // namespace

TEST_CASE("markdown becomes HTML") {
  struct Case {
    const char* written;
    const char* html;
  };
  const Case cases[] = {
      {"", ""},
      {"ข้อความ *เน้น* **หนา** ~~ขีด~~ `โค้ด`", "<p>ข้อความ <em>เน้น</em> <strong>หนา</strong> <del>ขีด</del> <code>โค้ด</code></p>\n"},
      {"a\nb  \nc", "<p>a\nb<br />\nc</p>\n"},
      {"- ก\n- ข\n  1. ค", "<ul>\n<li>ก</li>\n<li>ข\n<ol>\n<li>ค</li>\n</ol>\n</li>\n</ul>\n"},
      {"3) สาม", "<ol start=\"3\">\n<li>สาม</li>\n</ol>\n"},
      {"> อ้าง", "<blockquote>\n<p>อ้าง</p>\n</blockquote>\n"},
      {"```sh\na < b\n```", "<pre><code class=\"language-sh\">a &lt; b\n</code></pre>\n"},
      {"---", "<hr />\n"},
      {"- [ ] รอ [x]\n- [x] เสร็จ",
       "<ul>\n<li><input type=\"checkbox\" aria-label=\"[ ]\" disabled=\"\" /> รอ [x]</li>\n"
       "<li><input type=\"checkbox\" aria-label=\"[x]\" checked=\"\" disabled=\"\" /> เสร็จ</li>\n</ul>\n"},
      {"| ก | ข |\n|---|--:|\n| 1 | 2 |",
       "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"ตาราง\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">ก</th>\n"
       "<th scope=\"col\" class=\"align-right\">ข</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"align-right\">2</td>\n</tr>\n</tbody>\n</table>\n"
       "</section>\n"},
      // Nothing is made a link, a quotation mark or a dash by itself.
      {"https://example.go.th -- \"x\" ...", "<p>https://example.go.th -- &quot;x&quot; ...</p>\n"},
      {"a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>\n"},
  };
  for (const auto& one : cases) {
    INFO(one.written);
    CHECK(html_of(parse(one.written)) == one.html);
  }
}

TEST_CASE("links become slots, escaped text stays text") {
  struct Case {
    const char* written;
    const char* html;
  };
  const Case cases[] = {
      {"[ก](https://a.th)", "<p><a href=\"{https://a.th}\" rel=\"noopener\">ก</a></p>\n"},
      {"[ก](HTTP://a.th \"ชื่อ \\\" <x>\")", "<p><a href=\"{HTTP://a.th}\" rel=\"noopener\" title=\"ชื่อ &quot; &lt;x&gt;\">ก</a></p>\n"},
      {"[ก](#x) [ข](../b.md) [ค](mailto:a@b.th) [ง](tel:021234567)",
       "<p><a href=\"{#x}\">ก</a> <a href=\"{../b.md}\">ข</a> <a href=\"{mailto:a@b.th}\">ค</a> <a href=\"{tel:021234567}\">ง</a></p>\n"},
      {"<https://a.th?x=1&y=2>", "<p><a href=\"{https://a.th?x=1&y=2}\" rel=\"noopener\">https://a.th?x=1&amp;y=2</a></p>\n"},
      {"![ภาพ](../e/a.png \"t\")", "<p><img src=\"{../e/a.png}\" alt=\"ภาพ\" title=\"t\" /></p>\n"},
      {"[![ภาพ](a.png)](b.md)", "<p><a href=\"{b.md}\"><img src=\"{a.png}\" alt=\"ภาพ\" /></a></p>\n"},
      // What stands inside an image is words.
      {"![ก [ข](c.md) ![ค](d.png)](a.png)", "<p><img src=\"{a.png}\" alt=\"ก ข ค\" /></p>\n"},
      {"[ก][r]\n\n[r]: b.md", "<p><a href=\"{b.md}\">ก</a></p>\n"},
      {"[ก](a%20b\"c.md)", "<p><a href=\"{a%20b\"c.md}\">ก</a></p>\n"},
      // No text can pass for a slot, a heading or a table.
      {"\\<a href=\"x\"> &lt;h2&gt; `<table>` &#60;img src=&#34;",
       "<p>&lt;a href=&quot;x&quot;&gt; &lt;h2&gt; <code>&lt;table&gt;</code> &lt;img src=&quot;</p>\n"},
      {"    <a href=\"x\">", "<pre><code>&lt;a href=&quot;x&quot;&gt;\n</code></pre>\n"},
  };
  for (const auto& one : cases) {
    INFO(one.written);
    CHECK(html_of(parse(one.written)) == one.html);
  }
}

TEST_CASE("headings get anchors that differ") {
  const auto prose = parse("## ขั้นตอน น้ำ – Step 1.2!\n\n### A_b  \"C\"\n\n## ขั้นตอน น้ำ – Step 1.2!\n\n## 9฿\n\n> ### A_b C-\n\n## “!”\n\n## ab-c-2\n\n### Ab c");
  const std::vector<std::string> expected{"ขั้นตอน-น้ำ-step-12", "ab-c", "ขั้นตอน-น้ำ-step-12-2", "9", "ab-c-2", "section", "ab-c-2-2", "ab-c-3"};
  std::vector<std::string> anchors;
  for (const auto& heading : prose.headings.get()) {
    anchors.push_back(heading.anchor);
  }
  CHECK(anchors == expected);
  CHECK(html_of(prose).starts_with("<h2 id=\"ขั้นตอน-น้ำ-step-12\">ขั้นตอน น้ำ – Step 1.2!</h2>\n<h3 id=\"ab-c\">"));
}

TEST_CASE("sections follow the headings of level 2") {
  const auto prose = parse("นำ\n\n## 2. ขั้นตอนการดำเนินงาน\n\nก\n\n### ย่อย\n\nข\n\n## ว่าง\n\n### ย่อยว่าง\n\n---\n\n## *Results* of work\n\n> ## ใน\n");
  CHECK(dump(prose) ==
        "section -1 [] full\n<p>นำ</p>\n"
        "section 0 [steps] full\n<h2 id=\"2-ขั้นตอนการดำเนินงาน\">2. ขั้นตอนการดำเนินงาน</h2>\n<p>ก</p>\n<h3 id=\"ย่อย\">ย่อย</h3>\n<p>ข</p>\n"
        "section 2 [] blank\n<h2 id=\"ว่าง\">ว่าง</h2>\n<h3 id=\"ย่อยว่าง\">ย่อยว่าง</h3>\n<hr />\n"
        "section 4 [results] full\n<h2 id=\"results-of-work\"><em>Results</em> of work</h2>\n<blockquote>\n<h2 id=\"ใน\">ใน</h2>\n</blockquote>\n"
        "heading 2 2. ขั้นตอนการดำเนินงาน #2-ขั้นตอนการดำเนินงาน 0:8-71\n"
        "heading 3 ย่อย #ย่อย 0:78-94\n"
        "heading 2 ว่าง #ว่าง 0:101-116\n"
        "heading 3 ย่อยว่าง #ย่อยว่าง 0:118-146\n"
        "heading 2 Results of work #results-of-work 0:153-173\n"
        "heading 2 ใน #ใน 0:177-186\n"
        "นำ\n2. ขั้นตอนการดำเนินงาน\nก\nย่อย\nข\nว่าง\nย่อยว่าง\nResults of work\nใน\n");
}

TEST_CASE("plain text has words only, a block to a line") {
  const auto prose = parse("## ก\n\nข้อ *ความ*\nต่อ [ลิงก์](a.md) ![ภาพ](b.png)\n\n- หนึ่ง\n- สอง\n\n| ก | ข |\n|-|-|\n| 1 | 2 |\n\n```\nโค้ด\n```\n");
  CHECK(prose.plain_text.get() == "ก\nข้อ ความ ต่อ ลิงก์ ภาพ\nหนึ่ง\nสอง\nก ข\n1 2\nโค้ด\n");
}

TEST_CASE("tables are named after the heading above them") {
  const auto html = html_of(parse("## ก & \"ข\"\n\n|a|\n|-|\n\n|b|\n|-|\n"));
  CHECK(html.find("aria-label=\"ก &amp; &quot;ข&quot;\"") != std::string::npos);
  CHECK(html.find("aria-label=\"ก &amp; &quot;ข&quot; (2)\"") != std::string::npos);
}

TEST_CASE("places are offsets into the whole file") {
  const std::string front = "---\ntitle: ก\n---\n";
  struct Case {
    const char* body;
    std::vector<std::string> expected;
  };
  const Case cases[] = {
      {"ข้อความ [น้ำ](b.md) และ [b.md](b.md)", {"b.md", "b.md"}},
      {"> - ก\n>   ข [ค](c.md)\n>   ง ![จ](d.png)", {"c.md", "d.png"}},
      {"ก\n[ข\nค](c.md \"c.md\")", {"c.md"}},
      {"[ก](<a b.md>) <https://x.th>", {"a b.md", "https://x.th"}},
      {"<a@b.th>", {"a@b.th"}},
      {"ก [ข][r]\n\n[r]: c.md", {"[ข][r]"}},
      {"| ก | [ข](c.md) |\n|-|-|\n| [ง](d.md) | ![จ](e.png) |", {"c.md", "d.md", "e.png"}},
      {"[![ก](a.png)](b.md)", {"b.md", "a.png"}},
      {"`โค้ด\nยาว` [ก](b.md)", {"b.md"}},
      {"1. ก\n2. [ก](a\\_b.md)", {"[ก](a\\_b.md)"}},
      {"## [ก](b.md)\r\n\r\nข [ก](b.md)", {"b.md", "b.md"}},
  };
  for (const auto& one : cases) {
    INFO(one.body);
    const auto text = front + one.body;
    Diagnostics out;
    const auto prose = parse_markdown(FileId{7}, text, static_cast<std::uint32_t>(front.size()), out);
    CHECK(out.empty());
    std::vector<std::string> found;
    std::uint32_t last = 0;
    for (const auto& section : prose.sections) {
      for (const auto& link : section.links) {
        CHECK(link.span.file == FileId{7});
        found.push_back(spanned(text, link.span));
        CHECK((link.span.begin != last));
        last = link.span.begin;
      }
    }
    CHECK(found == one.expected);
  }
}

TEST_CASE("what may not be is reported where it stands") {
  struct Case {
    const char* written;
    std::vector<std::string> lines;
  };
  const std::string html = "» raw HTML is not allowed | ใช้โค้ด HTML ในข้อความไม่ได้";
  const Case cases[] = {
      {"ก <b>หนา</b>", {"E610 «<b>" + html, "E610 «</b>" + html}},
      {"ก\n\n<div>\n<p>ข</p>\n</div>\n\nค", {"E610 «<div>\n<p>ข</p>\n</div>" + html}},
      {"<!-- ก -->", {"E610 «<!-- ก -->" + html}},
      {"> ก\n> ข <!-- ค --> ง", {"E610 «<!-- ค -->" + html}},
      {"[ก](javascript:alert(1)) ข",
       {"E611 «javascript:alert(1)» links of the kind javascript: are not safe; only http, https, mailto, tel and places inside the portal are allowed | "
        "ลิงก์แบบ javascript: ไม่ปลอดภัย ใช้ได้เฉพาะ http, https, mailto, tel และที่อยู่ภายในพอร์ทัล"}},
      {"![ก](data:image/png;base64,x)",
       {"E611 «data:image/png;base64,x» links of the kind data: are not safe; only http, https, mailto, tel and places inside the portal are allowed | "
        "ลิงก์แบบ data: ไม่ปลอดภัย ใช้ได้เฉพาะ http, https, mailto, tel และที่อยู่ภายในพอร์ทัล"}},
      {"[ก](&#106;avascript:x)",
       {"E611 «[ก](&#106;avascript:x)» links of the kind javascript: are not safe; only http, https, mailto, tel and places inside the portal are allowed | "
        "ลิงก์แบบ javascript: ไม่ปลอดภัย ใช้ได้เฉพาะ http, https, mailto, tel และที่อยู่ภายในพอร์ทัล"}},
      {"[ก]()", {"E612 «[ก]()» this link or image has no address | ลิงก์หรือภาพนี้ไม่มีที่อยู่"}},
      {"[ก](//a.th)", {"E613 «//a.th» the link's address has a character that is not allowed: // | ที่อยู่ของลิงก์มีอักขระที่ใช้ไม่ได้: //"}},
      {"[ก](a&#9;b)", {"E613 «[ก](a&#9;b)» the link's address has a character that is not allowed: U+0009 | ที่อยู่ของลิงก์มีอักขระที่ใช้ไม่ได้: U+0009"}},
      {"![ก](https://a.th/b.png)",
       {"E614 «https://a.th/b.png» an image must be a file of the portal, not an address elsewhere | ภาพต้องเป็นไฟล์ในพอร์ทัล ใช้ภาพจากที่อยู่ภายนอกไม่ได้"}},
      {"ก&#1;ข", {"E615 «ก&#1;ข» the text has an invisible control character, U+0001 | มีอักขระควบคุม U+0001 ที่มองไม่เห็นในข้อความ"}},
      {"ก\fข", {"E615 «\f» the text has an invisible control character, U+000C | มีอักขระควบคุม U+000C ที่มองไม่เห็นในข้อความ"}},
      {"# ก", {"W621 «# ก» headings of the text start at ##, because # is the page's title | หัวข้อในเนื้อหาเริ่มที่ ## เพราะ # คือชื่อหน้า"}},
      {"## ก\n\n#### ข", {"W622 «#### ข» a heading of level 4 follows one of level 2; a level is skipped | หัวข้อระดับ 4 อยู่ใต้หัวข้อระดับ 2 โดยข้ามระดับ"}},
      {"##", {"W623 «##» this heading has no words | หัวข้อนี้ไม่มีข้อความ"}},
      {"![ ](a.png)", {"W624 «a.png» this image has no text for people who cannot see it | ภาพนี้ไม่มีคำบรรยายสำหรับผู้ที่มองไม่เห็นภาพ"}},
  };
  for (const auto& one : cases) {
    INFO(one.written);
    Diagnostics out;
    const auto prose = parse_markdown(FileId{}, one.written, 0, out);
    CHECK(lines_of(out, one.written) == one.lines);
    CHECK(html_of(prose).find("<b>") == std::string::npos);
  }
}
