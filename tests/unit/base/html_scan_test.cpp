#include "base/html_scan.hpp"

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto seen(std::string_view html) -> std::string {
  HtmlNames names;
  scan_html(html, names);
  std::string out;
  for (const auto id : names.ids) {
    out += "#" + std::string(id) + " ";
  }
  for (const auto& reference : names.references) {
    out += (reference.kind == HtmlReference::Kind::address ? "" : "=") + std::string(reference.value) + " ";
    CHECK(html.substr(reference.at, reference.value.size()) == reference.value);
  }
  return out;
}

}  // namespace

TEST_CASE("ids and references of a page") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", ""},
      {"<", ""},
      {"<a", ""},
      {"a < b <p>", ""},
      {"<a href=\"x\" id=\"y\">", "#y x "},
      {"<a class=\"href\" title='id=\"n\"' href='x>y'>", "x>y "},
      {"<a href=x id=y>", "#y x "},
      {"<a href=\"x", "x "},
      {"<br/><img src=\"a.png\" alt=\"\"/>", "a.png "},
      {"<!-- <a href=\"x\"> --><a href=\"y\">", "y "},
      {"<!-- <a href=\"x\">", ""},
      {"<!DOCTYPE html><html lang=\"th\">", ""},
      {"<script src=\"a.js\">'<a href=\"x\">'</script><a href=\"y\">", "a.js y "},
      {"<title><a href=\"x\"></title><a href=\"y\">", "y "},
      {"<form action=\"f\"><label for=\"b\"><input id=\"b\" list=\"c\"></form>", "#b f =b =c "},
      {"<nav aria-labelledby=\"a b\">", "=a b "},
      {"<option value=\"href\" selected>", ""},
  };
  for (const auto& [html, expected] : cases) {
    CAPTURE(html);
    CHECK(seen(html) == expected);
  }
}

TEST_CASE("character references in attributes") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"a&amp;b", "a&b"}, {"&lt;&gt;&quot;&apos;&#39;&#x27;", "<>\"'''"}, {"&#3585;", "ก"}, {"&#xE01;", "ก"}, {"&", "&"}, {"&x;", "&x;"}, {"a=1&b=2;", "a=1&b=2;"},
      {"&#0;&#xD800;&#x110000;", "&#0;&#xD800;&#x110000;"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(html_unescaped(text) == expected);
  }
}
