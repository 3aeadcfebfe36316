#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/csv.hpp"
#include "opendata/json_writer.hpp"
#include "opendata/open_data.hpp"
#include "unit/opendata/csv_reader.hpp"

using namespace prongsai;

TEST_CASE("cells are quoted as RFC 4180 says and are no formulas") {
  struct Case {
    const char* what;
    std::string text;
    std::string written;
  };
  const Case cases[] = {
      {"empty", "", ""},
      {"Thai", "ลำปาง", "ลำปาง"},
      {"comma", "a,b", "\"a,b\""},
      {"quote", "a\"b", "\"a\"\"b\""},
      {"line ends", "a\r\nb", "\"a\r\nb\""},
      {"equals", "=1+1", "'=1+1"},
      {"formula with quotes", "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""},
      {"plus", "+66 54 000", "'+66 54 000"},
      {"at", "@SUM(A1)", "'@SUM(A1)"},
      {"tab", "\t=1", "'\t=1"},
      {"carriage return", "\r=1", "\"'\r=1\""},
      {"minus text", "-x", "'-x"},
      {"minus alone", "-", "'-"},
      {"negative number", "-12.5", "-12.5"},
      {"negative whole number", "-3", "-3"},
      {"a sum, not a number", "-3+4", "'-3+4"},
      {"two points", "-1.2.3", "'-1.2.3"},
      {"no digits after the point", "-1.", "'-1."},
      {"plus number", "+5", "'+5"},
      {"apostrophe", "'tis", "'tis"},
      {"apostrophe before a formula", "'=1", "''=1"},
      {"many apostrophes before a formula", "''=1", "'''=1"},
      {"apostrophes alone", "''", "''"},
      {"formula sign inside", "a=b", "a=b"},
      {"zero byte", std::string("a\0b", 3), std::string("a\0b", 3)},
  };
  for (const auto& one : cases) {
    INFO(one.what);
    CsvWriter csv;
    csv.cell(one.text);
    csv.cell("next");
    csv.end_row();
    const auto written = csv.take();
    CHECK(written == "\xEF\xBB\xBF" + one.written + ",next\r\n");
    CHECK(test::read_csv(written) == test::CsvRows{{one.text, "next"}});
  }
}

TEST_CASE("JSON is compact, a line for each outer record, and exact") {
  JsonWriter json;
  json.begin_object();
  json.key("a");
  json.begin_array(JsonWriter::Layout::a_line_each);
  for (const char* number : {"0.1", "-3.000001", "9000000000000", "86"}) {
    json.begin_object();
    json.key("n");
    json.number(*Decimal::parse(number));
    json.key("list");
    json.begin_array(JsonWriter::Layout::on_one_line);
    json.boolean(true);
    json.null();
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("empty");
  json.begin_array(JsonWriter::Layout::a_line_each);
  json.end_array();
  json.key("none");
  json.begin_object();
  json.end_object();
  json.end_object();
  CHECK(json.take() ==
        "{\"a\":[\n{\"n\":0.1,\"list\":[true,null]},\n{\"n\":-3.000001,\"list\":[true,null]},\n{\"n\":9000000000000,\"list\":[true,null]},\n"
        "{\"n\":86,\"list\":[true,null]}\n],\"empty\":[],\"none\":{}}\n");
}

TEST_CASE("every text comes back from JSON as it was") {
  std::string all;
  for (char c = 1; c < 0x7F; ++c) {
    all += c;
  }
  for (const auto& text : {all, std::string("\0\x7F", 2), std::string("ลำปาง \xF0\x9F\x91\x8D \xE2\x80\xA8 </script>"), std::string("\\\"/")}) {
    JsonWriter json;
    json.begin_object();
    json.key(text);
    json.text(text);
    json.end_object();
    const auto read = nlohmann::json::parse(json.take());
    CHECK(read.at(text) == text);
  }
}

TEST_CASE("bytes that are no UTF-8, and unfinished documents, are bugs of ours") {
  JsonWriter json;
  CHECK_THROWS_MATCHES(json.text("\xff"), Bug, Catch::Message("a text for JSON is no UTF-8"));
  JsonWriter open;
  open.begin_object();
  CHECK_THROWS_MATCHES(open.take(), Bug, Catch::Message("a JSON document is not finished"));
}

namespace {

auto listed(const std::vector<std::string>& paths) -> std::vector<SitemapPage> {
  std::vector<SitemapPage> pages;
  for (const auto& path : paths) {
    pages.push_back({.path = path});
  }
  return pages;
}

const std::string urlset =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

}  // namespace

TEST_CASE("a site map lists each address once, sorted and escaped, with its other languages") {
  auto pages = listed({"units/lampang/", "", "units/ลป/", "", "a b?c=1&d"});
  pages[0].versions = {{Language::th, "units/lampang/"}, {Language::en, "en/units/lampang/"}};
  const auto files = sitemap_files("https://x.go.th/a&b", pages, most_in_a_sitemap);
  REQUIRE(files.size() == 1);
  CHECK(files[0].bytes ==
        urlset +
            "<url><loc>https://x.go.th/a&amp;b/</loc></url>\n"
            "<url><loc>https://x.go.th/a&amp;b/a%20b%3Fc%3D1%26d</loc></url>\n"
            "<url><loc>https://x.go.th/a&amp;b/units/lampang/</loc>"
            "<xhtml:link rel=\"alternate\" hreflang=\"th\" href=\"https://x.go.th/a&amp;b/units/lampang/\"/>"
            "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://x.go.th/a&amp;b/en/units/lampang/\"/></url>\n"
            "<url><loc>https://x.go.th/a&amp;b/units/%E0%B8%A5%E0%B8%9B/</loc></url>\n"
            "</urlset>\n");
}

TEST_CASE("too many addresses are split over several site maps") {
  const auto one = sitemap_files("https://x.go.th", listed({"a", "b"}), 2);
  REQUIRE(one.size() == 1);
  CHECK(one[0].path == "sitemap.xml");
  const auto many = sitemap_files("https://x.go.th", listed({"c", "a", "b"}), 2);
  REQUIRE(many.size() == 3);
  CHECK(many[0].path == "sitemap.xml");
  CHECK(many[0].bytes ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "<sitemap><loc>https://x.go.th/sitemap-1.xml</loc></sitemap>\n"
        "<sitemap><loc>https://x.go.th/sitemap-2.xml</loc></sitemap>\n"
        "</sitemapindex>\n");
  CHECK(many[1].path == "sitemap-1.xml");
  CHECK(many[1].bytes == one[0].bytes);
  CHECK(many[2].path == "sitemap-2.xml");
  CHECK(many[2].bytes == urlset + "<url><loc>https://x.go.th/c</loc></url>\n</urlset>\n");
}

TEST_CASE("robots may read everything and are told where the site map is") {
  CHECK(robots("https://x.go.th") == "User-agent: *\nAllow: /\n\nSitemap: https://x.go.th/sitemap.xml\n");
}
