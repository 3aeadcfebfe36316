#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"
#include "serve/live_events.hpp"
#include "serve/request.hpp"
#include "serve/served_headers.hpp"
#include "serve/site_files.hpp"

// Which answer a request gets. Knows files and words; knows nothing of sockets.
namespace prongsai {

struct SiteRequest {
  std::string method;
  // As it was sent, still with its escapes.
  std::string target;
  // Every `Host` line.
  std::vector<std::string> hosts;
  // `Range`, or empty.
  std::string range;
};

struct SiteAnswer {
  enum class Body : std::uint8_t { text, file, events };
  int status = 200;
  std::vector<HeaderLine> headers;
  Body body = Body::text;
  std::string text;
  SiteFile file;
  ByteRange part;
  // Bytes of the body, but for events.
  [[nodiscard]] auto size() const -> std::uint64_t { return body == Body::file ? part.size : text.size(); }
};

class SiteAnswers {
 public:
  SiteAnswers(std::string folder, Language language) : folder_(std::move(folder)), language_(language) {}
  // `live` is how the site is now, `served` what its `_headers` says.
  [[nodiscard]] auto answer(const SiteRequest& request, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer;

 private:
  [[nodiscard]] auto page(int status, std::string_view html, std::string_view file, const LiveState& live) const -> SiteAnswer;
  [[nodiscard]] auto missing(const std::string& path, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer;
  [[nodiscard]] auto file_answer(SiteFile file, const std::string& path, const SiteRequest& request, const LiveState& live,
                                 const ServedHeaders& served) const -> SiteAnswer;
  [[nodiscard]] auto site_answer(const SiteRequest& request, const LiveState& live, const ServedHeaders& served) const -> SiteAnswer;

  std::string folder_;
  Language language_;
};

}  // namespace prongsai
