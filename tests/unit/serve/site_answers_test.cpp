#include "serve/site_answers.hpp"

#include <catch2/catch.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "serve/live_page.hpp"

using namespace prongsai;

namespace {

// A site that goes away.
class Site {
 public:
  Site() {
    std::string name = (std::filesystem::temp_directory_path() / "prongsai-serve-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    put("index.html", "<html><head><title>t</title></head></html>");
    put("404.html", "<html><head></head>none</html>");
    put("en/404.html", "<html><head></head>nothing</html>");
    put("units/a/index.html", "<html><head></head>a</html>");
    put("packs/a.zip", "0123456789");
    put("empty.txt", "");
    put(".prongsai-manifest", "secret");
    std::filesystem::create_symlink("/etc/passwd", folder_ / "link");
    std::filesystem::create_directory_symlink("/etc", folder_ / "etc");
  }
  ~Site() { std::filesystem::remove_all(folder_); }
  Site(const Site&) = delete;
  auto operator=(const Site&) -> Site& = delete;
  void put(const std::string& path, const std::string& text) const {
    std::filesystem::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << text;
  }
  [[nodiscard]] auto ask(SiteRequest request) const -> SiteAnswer {
    return SiteAnswers(folder_.string(), Language::en).answer(request, live, served);
  }
  [[nodiscard]] auto get(const std::string& target, const std::string& range = {}) const -> SiteAnswer {
    return ask({.method = "GET", .target = target, .hosts = {"localhost:8000"}, .range = range});
  }
  LiveState live{.version = 1, .build = "7-1", .overlay = {}, .ready = true};
  ServedHeaders served{.root = "/", .lines = {{"X-Frame-Options", "DENY"}, {"Cache-Control", "public"}}, .types = {{"zip", "application/zip"}}};

 private:
  std::filesystem::path folder_;
};

auto header(const SiteAnswer& answer, const std::string& name) -> std::string {
  std::string all;
  for (const auto& line : answer.headers) {
    all += line.name == name ? (all.empty() ? "" : " & ") + line.value : "";
  }
  return all;
}

}  // namespace

TEST_CASE("a page that was given ahead has the name of the site that follows") {
  Site site;
  site.live.ahead = {.build = "7-2", .files = {"index.html"}};
  CHECK(site.get("/").text.find("data-build=\"7-2\" data-file=\"index.html\"") != std::string::npos);
  CHECK(site.get("/nothing/").text.find("data-build=\"7-1\"") != std::string::npos);
}

TEST_CASE("pages have the script, other files are as they are") {
  const Site site;
  for (const auto* target : {"/", "/index.html", "/?q=a"}) {
    const auto page = site.get(target);
    CHECK(page.status == 200);
    CHECK(page.text.find("<head><script src=\"/.prongsai-live/live.js\" data-build=\"7-1\" data-file=\"index.html\"></script><title>") != std::string::npos);
    CHECK(header(page, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header(page, "Cache-Control") == "no-store");
    CHECK(header(page, "X-Frame-Options") == "DENY");
    CHECK(header(page, "X-Content-Type-Options") == "nosniff");
  }
  const auto pack = site.get("/packs/a.zip");
  CHECK(pack.status == 200);
  CHECK(pack.body == SiteAnswer::Body::file);
  CHECK(pack.part == ByteRange{0, 10});
  CHECK(header(pack, "Content-Type") == "application/zip");
  CHECK(site.get("/empty.txt").size() == 0);
}

TEST_CASE("parts of a file") {
  const Site site;
  const auto part = site.get("/packs/a.zip", "bytes=2-4");
  CHECK(part.status == 206);
  CHECK(read_at(*part.file.file, part.part.begin, part.part.size) == "234");
  CHECK(header(part, "Content-Range") == "bytes 2-4/10");
  const auto none = site.get("/packs/a.zip", "bytes=10-");
  CHECK(none.status == 416);
  CHECK(header(none, "Content-Range") == "bytes */10");
}

TEST_CASE("folders are led to by their own address") {
  const Site site;
  const auto folder = site.get("/units/a?x=1");
  CHECK(folder.status == 302);
  CHECK(header(folder, "Location") == "/units/a/?x=1");
  CHECK(site.get("/units/a/").status == 200);
  CHECK(site.get("/units/").status == 404);
}

TEST_CASE("what is not of the site is not found") {
  const Site site;
  for (const auto* target : {"/none", "/link", "/etc/passwd", "/.prongsai-manifest", "/%2eprongsai-manifest", "/../x", "/index.html/", "/packs/a.zip/b"}) {
    INFO(target);
    const auto answer = site.get(target);
    CHECK(answer.status == 404);
    CHECK(answer.text.find("none</html>") != std::string::npos);
    CHECK(answer.text.find("live.js") != std::string::npos);
  }
  CHECK(site.get("/en/none").text.find("nothing</html>") != std::string::npos);
}

TEST_CASE("only this machine, and only reading") {
  const Site site;
  for (const std::vector<std::string>& hosts : std::vector<std::vector<std::string>>{{}, {"evil.example"}, {"localhost", "evil.example"}, {"localhost", "localhost"}}) {
    for (const auto* target : {"/", "/.prongsai-live/events"}) {
      CHECK(site.ask({.method = "GET", .target = target, .hosts = hosts, .range = {}}).status == 421);
    }
  }
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"}) {
    const auto answer = site.ask({.method = method, .target = "/", .hosts = {"localhost"}, .range = {}});
    CHECK(answer.status == 405);
    CHECK(header(answer, "Allow") == "GET, HEAD");
  }
}

TEST_CASE("while there is no site, every address says so") {
  Site site;
  site.live.ready = false;
  for (const auto* target : {"/", "/none", "/packs/a.zip", "/../"}) {
    const auto answer = site.get(target);
    CHECK(answer.status == 503);
    CHECK(answer.text.find("live.js") != std::string::npos);
    CHECK(answer.text.find("There is no site to see yet") != std::string::npos);
  }
  CHECK(site.get("/.prongsai-live/live.css").status == 200);
  CHECK(site.get("/.prongsai-live/events").body == SiteAnswer::Body::events);
}

TEST_CASE("a portal below a path is seen there and at the root") {
  Site site;
  site.served.root = "/portal/";
  for (const auto* target : {"/portal/", "/portal/units/a/", "/", "/units/a/"}) {
    CHECK(site.get(target).status == 200);
  }
  CHECK(header(site.get("/portal/units/a"), "Location") == "/portal/units/a/");
  CHECK(site.get("/portal/../index.html").status == 404);
}

TEST_CASE("the site's own headers") {
  const auto read = read_headers_file(
      "# words: not this\n#   Strict-Transport-Security: 1\n/a/*\n  Content-Security-Policy: default-src 'self'; x\n  X-Frame-Options: DENY\n"
      "/a/assets/*\n  Cache-Control: kept\n/a/data/*\n  Access-Control-Allow-Origin: *\n/a/*.csv\n  Content-Type: text/csv; charset=utf-8\n/a/*.zip\r\n  Content-Type: application/zip\r\n");
  CHECK(read.root == "/a/");
  CHECK(read.lines == std::vector<HeaderLine>{{"Content-Security-Policy", "default-src 'self'; x"}, {"X-Frame-Options", "DENY"}});
  CHECK(read.types == std::map<std::string, std::string, std::less<>>{{"csv", "text/csv; charset=utf-8"}, {"zip", "application/zip"}});
  CHECK(served_type("data/x.csv", read) == "text/csv; charset=utf-8");
  CHECK(served_type("assets/a.js", read) == "text/javascript; charset=utf-8");
  CHECK(served_type("a.b/c", read) == "application/octet-stream");
  CHECK(served_type("x.unheard", read) == "application/octet-stream");
  CHECK(read_headers_file("").root == "/");
  CHECK(read_headers_file(":\n  :\n/*\n  a\n  :b").lines == std::vector<HeaderLine>{{"", "b"}});
}
