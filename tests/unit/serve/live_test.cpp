#include <catch2/catch.hpp>

#include "serve/coalescer.hpp"
#include "serve/live_events.hpp"
#include "serve/live_page.hpp"

using namespace prongsai;
using namespace std::chrono_literals;

TEST_CASE("changes are acted upon once it is quiet") {
  Coalescer changes;
  CHECK_FALSE(changes.left(5ms).has_value());
  changes.note(100ms);
  CHECK(changes.left(100ms) == Coalescer::quiet);
  changes.note(106ms);
  CHECK(changes.left(110ms) == Coalescer::quiet - 4ms);
  CHECK(changes.left(106ms + Coalescer::quiet) == 0ms);
  CHECK(changes.left(500ms) == 0ms);
  changes.done();
  CHECK_FALSE(changes.left(500ms).has_value());
}

TEST_CASE("a stream of changes does not hold everything up") {
  Coalescer changes;
  Coalescer::Time now = 1s;
  const auto first = now;
  while (true) {
    changes.note(now);
    if (changes.left(now) == 0ms) {
      break;
    }
    now += 5ms;
    REQUIRE(now <= first + Coalescer::longest);
  }
  CHECK(now == first + Coalescer::longest);
}

TEST_CASE("a page is told what it does not know") {
  LiveEvents events("7");
  const auto none = events.now();
  CHECK(events_between(std::nullopt, none) == "event: build\ndata: 7-0\n\n");
  events.built(true, true, "");
  const auto first = events.now();
  CHECK(events_between(none, first) == "event: reload\ndata: 7-1\n\n");
  CHECK(events_between(first, first).empty());
  events.built(false, false, "{\"a\":1}");
  const auto wrong = events.now();
  CHECK(wrong.ready);
  CHECK(events_between(first, wrong) == "event: problems\ndata: {\"a\":1}\n\n");
  CHECK(events_between(std::nullopt, wrong) == "event: build\ndata: 7-1\n\nevent: problems\ndata: {\"a\":1}\n\n");
  events.built(true, false, "");
  const auto taken_back = events.now();
  CHECK(events_between(wrong, taken_back) == "event: mended\ndata: 7-1\n\n");
  events.built(true, true, "");
  CHECK(events_between(wrong, events.now()) == "event: reload\ndata: 7-2\n\nevent: mended\ndata: 7-2\n\n");
}

TEST_CASE("pages that stand before the site are told, and only those are new") {
  LiveEvents events("7");
  events.built(true, true, "");
  const auto before = events.now();
  events.ahead({"units/a/index.html", "en/units/a/index.html"});
  const auto ahead = events.now();
  CHECK(events_between(before, ahead) == "event: ahead\ndata: 7-2 units/a/index.html en/units/a/index.html\n\n");
  CHECK(events_between(std::nullopt, ahead) == "event: ahead\ndata: 7-2 units/a/index.html en/units/a/index.html\n\nevent: build\ndata: 7-1\n\n");
  CHECK(ahead.build_of("units/a/index.html") == "7-2");
  CHECK(ahead.build_of("index.html") == "7-1");

  SECTION("the site that follows has their name where they are as they were") {
    events.built(true, true, "", false);
    CHECK(events_between(ahead, events.now()) == "event: reload\ndata: 7-2\n\n");
    CHECK(events.now().build_of("units/a/index.html") == "7-2");
    CHECK(events.now().ahead == PagesGivenAhead());
  }
  SECTION("and another where one of them is another again") {
    events.built(true, true, "", true);
    CHECK(events_between(ahead, events.now()) == "event: reload\ndata: 7-3\n\n");
    CHECK(events.now().build_of("units/a/index.html") == "7-3");
  }
  SECTION("without a site that follows they stand for themselves, until others do") {
    events.built(false, false, "{}");
    CHECK(events_between(ahead, events.now()) == "event: problems\ndata: {}\n\n");
    CHECK(events.now().build_of("units/a/index.html") == "7-2");
    events.ahead({"index.html"});
    CHECK(events.now().build_of("index.html") == "7-3");
    CHECK(events.now().build_of("units/a/index.html") == "7-1");
  }
}

TEST_CASE("the first site is news even where nothing had to be written") {
  LiveEvents events("7");
  events.built(true, false, "");
  CHECK(events.now().build == "7-1");
}

TEST_CASE("waiting ends with news, in time, and for good") {
  LiveEvents events("7");
  CHECK_FALSE(events.wait(events.now().version, 0ms).has_value());
  events.built(true, true, "");
  REQUIRE(events.wait(0, 0ms).has_value());
  events.close();
  CHECK(events.is_closed());
  CHECK_FALSE(events.wait(0, 1h).has_value());
}

TEST_CASE("the script comes first in the head") {
  const std::string tag = "<script src=\"/.prongsai-live/live.js\" data-build=\"7-1\" data-file=\"a/index.html\"></script>";
  CHECK(with_live_script("<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta>", "7-1", "a/index.html") == "<!DOCTYPE html>\n<html lang=\"th\">\n<head>" + tag + "\n<meta>");
  CHECK(with_live_script("<p>no head</p>", "7-1", "a/index.html") == "<p>no head</p>");
  CHECK(with_live_script("", "7-1", "a/index.html").empty());
  const auto far = std::string(5000, 'x') + "<head>";
  CHECK(with_live_script(far, "7-1", "a/index.html") == far);
  CHECK(with_live_script("<head>", "7-1", "a\"<b>.html") == "<head><script src=\"/.prongsai-live/live.js\" data-build=\"7-1\" data-file=\"a&quot;&lt;b&gt;.html\"></script>");
  CHECK(with_live_script("<head><title>&lt;head><head>", "7-1", "a/index.html") == "<head>" + tag + "<title>&lt;head><head>");
}

TEST_CASE("the page over the page takes nothing for markup") {
  for (const auto* word : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("}) {
    CHECK(live_script().find(word) == std::string_view::npos);
  }
}
