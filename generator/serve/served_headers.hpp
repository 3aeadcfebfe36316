#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai {

struct HeaderLine {
  std::string name;
  std::string value;
  auto operator<=>(const HeaderLine&) const = default;
};

// What the site's own `_headers` file asks of a server.
struct ServedHeaders {
  // The path of the portal's address: where its pages think that they stand. Begins and ends with a slash.
  std::string root = "/";
  // Of every answer.
  std::vector<HeaderLine> lines;
  // Media types by the file's ending.
  std::map<std::string, std::string, std::less<>> types;
};
[[nodiscard]] auto read_headers_file(std::string_view text) -> ServedHeaders;

// By the file's ending; the site's own word counts first. `application/octet-stream` where nothing is known.
[[nodiscard]] auto served_type(std::string_view path, const ServedHeaders& headers) -> std::string;

}  // namespace prongsai
