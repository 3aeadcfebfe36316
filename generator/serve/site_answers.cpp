#include "serve/site_answers.hpp"

#include <algorithm>
#include <utility>

#include "serve/live_page.hpp"

namespace prongsai {
namespace {

// No page of a site is as large.
constexpr std::uint64_t largest_page = std::uint64_t{32} << 20U;
constexpr const char* plain = "text/plain; charset=utf-8";
constexpr const char* html_type = "text/html; charset=utf-8";

auto text_answer(int status, std::string text, const char* type) -> SiteAnswer {
  SiteAnswer answer;
  answer.status = status;
  answer.headers.push_back({.name = "Content-Type", .value = type});
  answer.text = std::move(text);
  return answer;
}

auto refused(int status, const char* words) -> SiteAnswer { return text_answer(status, std::string(words) + "\n", plain); }

// The target as it is seen from the site's folder: pages of a portal below a path name that path in a few places.
auto without_root(const std::string& target, const std::string& root) -> std::string {
  return root.size() > 1 && target.starts_with(root) ? target.substr(root.size() - 1) : target;
}

auto events_answer() -> SiteAnswer {
  auto answer = text_answer(200, "", "text/event-stream");
  answer.body = SiteAnswer::Body::events;
  return answer;
}

// What comes from the site is kept by nobody, and read by no page of another site.
void add_headers(SiteAnswer& answer, const ServedHeaders& served) {
  for (const auto& line : served.lines) {
    if (line.name != "Cache-Control") {
      answer.headers.push_back(line);
    }
  }
  answer.headers.push_back({.name = "Cache-Control", .value = "no-store"});
  answer.headers.push_back({.name = "Cross-Origin-Resource-Policy", .value = "same-origin"});
  const auto is_guard = [](const HeaderLine& line) { return line.name == "X-Content-Type-Options"; };
  if (std::ranges::none_of(answer.headers, is_guard)) {
    answer.headers.push_back({.name = "X-Content-Type-Options", .value = "nosniff"});
  }
}

}  // namespace

auto SiteAnswers::page(int status, std::string_view html, std::string_view file, const LiveState& live) const -> SiteAnswer {
  return text_answer(status, with_live_script(html, live.build_of(file), file), html_type);
}

auto SiteAnswers::missing(const std::string& path, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer {
  const auto own = open_site_file(folder_, path.starts_with("en/") ? "en/404.html" : "404.html");
  if (own.kind == SiteFile::Kind::file) {
    auto answer = file_answer(own, "404.html", {}, live, served);
    answer.status = 404;
    return answer;
  }
  return page(404, waiting_page(language_), "", live);
}

auto SiteAnswers::file_answer(SiteFile file, const std::string& path, const SiteRequest& request, const LiveState& live,
                              const ServedHeaders& served) const -> SiteAnswer {
  if (path.ends_with(".html") && file.size <= largest_page) {
    return page(200, read_at(*file.file, 0, file.size), path, live);
  }
  const auto range = read_range(request.range, file.size);
  if (range.kind == RangeChoice::Kind::impossible) {
    auto answer = refused(416, "range");
    answer.headers.push_back({.name = "Content-Range", .value = "bytes */" + std::to_string(file.size)});
    return answer;
  }
  SiteAnswer answer;
  answer.body = SiteAnswer::Body::file;
  answer.headers.push_back({.name = "Content-Type", .value = served_type(path, served)});
  answer.headers.push_back({.name = "Accept-Ranges", .value = "bytes"});
  answer.part = {.begin = 0, .size = file.size};
  if (range.kind == RangeChoice::Kind::part) {
    answer.status = 206;
    answer.part = range.part;
    const auto last = range.part.begin + range.part.size - 1;
    answer.headers.push_back(
        {.name = "Content-Range", .value = "bytes " + std::to_string(range.part.begin) + "-" + std::to_string(last) + "/" + std::to_string(file.size)});
  }
  answer.file = std::move(file);
  return answer;
}

auto SiteAnswers::site_answer(const SiteRequest& request, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer {
  const auto target = without_root(request.target, served.root);
  const auto path = path_of_target(target);
  if (!live.ready) {
    return page(503, waiting_page(language_), "", live);
  }
  if (!path) {
    return missing("", live, served);
  }
  auto file = open_site_file(folder_, *path);
  if (file.kind == SiteFile::Kind::folder) {
    // Links of the folder's page lead from its own address.
    const auto query = request.target.find_first_of("?#");
    auto answer = text_answer(302, "", plain);
    const auto rest = query == std::string::npos ? std::string() : request.target.substr(query);
    answer.headers.push_back({.name = "Location", .value = request.target.substr(0, query) + "/" + rest});
    return answer;
  }
  if (file.kind == SiteFile::Kind::nothing) {
    return missing(*path, live, served);
  }
  const bool folder_page = path->empty() || path->ends_with('/');
  return file_answer(std::move(file), folder_page ? *path + "index.html" : *path, request, live, served);
}

auto SiteAnswers::answer(const SiteRequest& request, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer {
  SiteAnswer answer;
  if (request.hosts.size() != 1 || !is_own_host(request.hosts.front())) {
    answer = refused(421, "this server answers requests to localhost only");
  } else if (request.method != "GET" && request.method != "HEAD") {
    answer = refused(405, "only GET and HEAD");
    answer.headers.push_back({.name = "Allow", .value = "GET, HEAD"});
  } else if (request.target == live_events_path) {
    answer = events_answer();
  } else if (request.target == live_script_path) {
    answer = text_answer(200, std::string(live_script()), "text/javascript; charset=utf-8");
  } else if (request.target == live_style_path) {
    answer = text_answer(200, std::string(live_style()), "text/css; charset=utf-8");
  } else {
    answer = site_answer(request, live, served);
  }
  add_headers(answer, served);
  return answer;
}

}  // namespace prongsai
