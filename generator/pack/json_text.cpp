#include "pack/json_text.hpp"

#include <string>

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

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

auto read_json_text(std::string_view text) -> JsonText {
  if (!is_shallow_json(text, deepest_json)) {
    return {.value = Json(Json::value_t::discarded), .fault = PackFault::json_deep};
  }
  JsonText read{.value = Json::parse(text, nullptr, false), .fault = PackFault::none};
  if (read.value.is_discarded()) {
    read.fault = PackFault::json_broken;
  } else if (read.value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n" != text) {
    read.fault = PackFault::json_form;
  }
  return read;
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
