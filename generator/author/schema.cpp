#include "author/schema.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace prongsai {
namespace {

using nlohmann::ordered_json;

auto number_json(Decimal value) -> ordered_json { return ordered_json::parse(plain_number(value)); }

auto shape_json(const Shape& shape) -> ordered_json;

auto scalar_json(const Shape& shape) -> ordered_json {
  ordered_json out;
  switch (shape.also) {
    case Shape::Also::nothing:
      out["type"] = "string";
      break;
    case Shape::Also::whole:
      out["type"] = {"integer", "string"};
      break;
    case Shape::Also::number:
      out["type"] = {"number", "string"};
      break;
    case Shape::Also::anything:
      out["type"] = {"string", "number", "boolean"};
      break;
  }
  out["pattern"] = shape.pattern;
  if (shape.longest != 0) {
    out["maxLength"] = shape.longest;
  }
  if (shape.low) {
    out["minimum"] = number_json(*shape.low);
  }
  if (shape.high) {
    out["maximum"] = number_json(*shape.high);
  }
  return out;
}

// A word that is a number to YAML is let through as one.
auto choice_json(const Shape& shape) -> ordered_json {
  if (shape.words.empty()) {
    return {{"not", ordered_json::object()}};
  }
  auto words = ordered_json::array();
  auto titles = ordered_json::array();
  const bool explained = std::ranges::any_of(shape.words, [](const Word& word) { return !word.title.empty(); });
  for (const auto& word : shape.words) {
    words.push_back(word.id);
    titles.push_back(word.title);
    const bool plain = word.id.size() < 10 && word.id.find_first_not_of("0123456789.") == std::string::npos;
    if (const auto number = plain ? Decimal::parse(word.id) : std::nullopt; number && (word.id == "0" || !word.id.starts_with('0'))) {
      words.push_back(number_json(*number));
      titles.push_back(word.title);
    }
  }
  ordered_json out{{"enum", std::move(words)}};
  if (explained) {
    out["enumDescriptions"] = std::move(titles);
  }
  return out;
}

auto list_json(const Shape& shape) -> ordered_json {
  ordered_json out;
  out["type"] = shape.may_be_empty ? ordered_json{"array", "null"} : ordered_json("array");
  out["items"] = shape_json(shape.parts.front());
  if (shape.fewest != 0) {
    out["minItems"] = shape.fewest;
  }
  if (shape.most != 0) {
    out["maxItems"] = shape.most;
  }
  return out;
}

auto condition_json(const Shape::Condition& condition) -> ordered_json {
  ordered_json out;
  out["if"] = {{"properties", {{condition.key, {{"enum", condition.values}}}}}, {"required", ordered_json::array({condition.key})}};
  out["then"] = {{"required", condition.needs}};
  return out;
}

auto mapping_json(const Shape& shape) -> ordered_json {
  ordered_json out{{"type", "object"}, {"properties", ordered_json::object()}, {"additionalProperties", false}};
  auto needed = ordered_json::array();
  for (const auto& field : shape.fields) {
    auto value = shape_json(field.shape);
    // Beside `$ref`, draft 7 reads nothing.
    if (value.contains("$ref") && !field.title.empty()) {
      value = ordered_json{{"allOf", ordered_json::array({std::move(value)})}};
    }
    if (!field.title.empty()) {
      value["title"] = field.title;
      value["description"] = field.hint.empty() ? field.title : field.title + ": " + field.hint;
    }
    out["properties"][field.key] = std::move(value);
    if (field.needed) {
      needed.push_back(field.key);
    }
  }
  if (!needed.empty()) {
    out["required"] = std::move(needed);
  }
  if (shape.single) {
    out["minProperties"] = 1;
    out["maxProperties"] = 1;
  }
  for (const auto& group : shape.one_of) {
    out["oneOf"].push_back({{"required", group}});
  }
  for (const auto& together : shape.together) {
    out["dependencies"][together.key] = together.needs;
  }
  for (const auto& condition : shape.conditions) {
    out["allOf"].push_back(condition_json(condition));
  }
  return out;
}

auto shape_json(const Shape& shape) -> ordered_json {
  switch (shape.kind) {
    case Shape::Kind::scalar:
      return scalar_json(shape);
    case Shape::Kind::boolean:
      return {{"enum", {true, false, "true", "false"}}};
    case Shape::Kind::text:
      return {{"$ref", "#/definitions/text"}};
    case Shape::Kind::named:
      return {{"$ref", "#/definitions/" + shape.pattern}};
    case Shape::Kind::choice:
      return choice_json(shape);
    case Shape::Kind::list:
      return list_json(shape);
    case Shape::Kind::one_or_list: {
      auto many = list_json(shape);
      many["uniqueItems"] = true;
      return {{"anyOf", ordered_json::array({shape_json(shape.parts.front()), std::move(many)})}};
    }
    case Shape::Kind::mapping:
      return mapping_json(shape);
    case Shape::Kind::map:
      return {{"type", "object"}, {"patternProperties", {{shape.pattern, shape_json(shape.parts.front())}}}, {"additionalProperties", false}};
    case Shape::Kind::any_of: {
      auto parts = ordered_json::array();
      for (const auto& part : shape.parts) {
        parts.push_back(shape_json(part));
      }
      return {{"anyOf", std::move(parts)}};
    }
  }
  return {};
}

auto text_json() -> ordered_json {
  const auto one = scalar_json(shapes::line());
  auto pair = mapping_json(shapes::mapping({shapes::must("th", shapes::line(), "ภาษาไทย"), shapes::may("en", shapes::line(), "ภาษาอังกฤษ")}));
  return {{"anyOf", ordered_json::array({one, std::move(pair)})}};
}

auto file_json(const FileShape& file) -> ordered_json {
  ordered_json out{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"$comment", "made by prongsai schema"}, {"title", file.title}};
  std::string where;
  for (const auto& glob : file.globs) {
    where += (where.empty() ? "" : ", ") + glob;
  }
  if (!where.empty()) {
    out["description"] = where;
  }
  out.update(shape_json(file.shape));
  out["definitions"]["text"] = text_json();
  for (const auto& one : file.named) {
    out["definitions"][one.name] = shape_json(one.shape);
  }
  return out;
}

}  // namespace

auto schema_json(const FileShape& file) -> std::string { return file_json(file).dump(2) + "\n"; }

auto schemas_json(const std::vector<FileShape>& files) -> std::string {
  auto out = ordered_json::object();
  for (const auto& file : files) {
    out[file.name] = file_json(file);
  }
  return out.dump(2) + "\n";
}

auto vscode_settings(const std::vector<FileShape>& files, const std::string& folder, const std::string& content) -> std::string {
  // A path from the workspace starts with `./` in the address of a schema and without it in a pattern.
  const auto plain = std::filesystem::path(content).lexically_normal().generic_string();
  const auto where = std::filesystem::path(folder).lexically_normal().generic_string();
  const auto begin = where.starts_with('/') || where.starts_with("../") ? where : "./" + where;
  auto schemas = ordered_json::object();
  for (const auto& file : files) {
    if (file.front_matter || file.globs.empty()) {
      continue;
    }
    auto globs = ordered_json::array();
    for (const auto& glob : file.globs) {
      globs.push_back(plain == "." ? glob : (std::filesystem::path(plain) / glob).generic_string());
    }
    schemas[begin + (begin.ends_with('/') ? "" : "/") + file.name + ".schema.json"] = std::move(globs);
  }
  return ordered_json{{"yaml.schemas", std::move(schemas)}}.dump(2) + "\n";
}

}  // namespace prongsai
