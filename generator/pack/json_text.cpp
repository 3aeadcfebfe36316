#include "pack/json_text.hpp"

#include <string>

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// Without blanks and line ends between tokens.
auto compact(std::string_view text) -> std::string {
  std::string out;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\' && i + 1 < text.size()) {
      out += c;
      out += text[++i];
      continue;
    }
    in_string = c == '"' ? !in_string : in_string;
    if (in_string || (c != ' ' && c != '\n')) {
      out += c;
    }
  }
  return out;
}

auto is_written_so(const Json& value, std::string_view text, JsonLayout layout) -> bool {
  constexpr auto handler = Json::error_handler_t::replace;
  return layout == JsonLayout::indented ? value.dump(2, ' ', false, handler) + "\n" == text : value.dump(-1, ' ', false, handler) == compact(text);
}

}  // namespace

auto is_shallow_json(std::string_view text, int deepest) -> bool {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_string) {
      if (text[i] == '\\') {
        ++i;
      } else {
        in_string = text[i] != '"';
      }
      continue;
    }
    in_string = text[i] == '"';
    depth += text[i] == '[' || text[i] == '{' ? 1 : 0;
    depth -= text[i] == ']' || text[i] == '}' ? 1 : 0;
    if (depth > deepest) {
      return false;
    }
  }
  return true;
}

auto read_json_text(std::string_view text, JsonLayout layout) -> JsonText {
  if (!is_shallow_json(text, deepest_json)) {
    return {.value = Json(Json::value_t::discarded), .fault = PackFault::json_deep};
  }
  JsonText read{.value = Json::parse(text, nullptr, false), .fault = PackFault::none};
  if (read.value.is_discarded()) {
    read.fault = PackFault::json_broken;
  } else if (!is_written_so(read.value, text, layout)) {
    read.fault = PackFault::json_form;
  }
  return read;
}

auto text_json(const Text& text) -> Json {
  Json json{{"th", text.th}};
  if (!text.en.empty()) {
    json["en"] = text.en;
  }
  return json;
}

auto value_in(const Json& object, const char* key) -> const Json* {
  if (!object.is_object()) {
    return nullptr;
  }
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

auto string_in(const Json& object, const char* key) -> std::string {
  const auto* value = value_in(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace prongsai
