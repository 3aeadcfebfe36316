#include <utility>
#include <vector>

#include "load/load_unit.hpp"

namespace prongsai {
namespace {

auto load_colours(const YamlNode* node, Diagnostics& out) -> std::map<std::string, Located<Rgb>> {
  std::map<std::string, Located<Rgb>> colours;
  auto reader = as_mapping(node, out);
  if (!reader) {
    return colours;
  }
  const std::vector<std::pair<std::string, const YamlNode*>> written{
      {"paper", reader->find("paper")}, {"ink", reader->find("ink")},   {"soft", reader->find("soft")},   {"line", reader->find("line")},
      {"panel", reader->find("panel")}, {"link", reader->find("link")}, {"brand", reader->find("brand")}, {"on_brand", reader->find("on_brand")},
      {"fill", reader->find("fill")},   {"good", reader->find("good")}, {"bad", reader->find("bad")},     {"warn", reader->find("warn")}};
  for (const auto& [name, value] : written) {
    const auto text = as_string(value, out);
    const auto colour = text ? parse_colour(text->value) : std::nullopt;
    if (colour) {
      colours[name] = {.value = *colour, .span = text->span};
    } else if (text) {
      out.report(Code::look_colour, text->span, {text->value});
    }
  }
  reader->finish();
  return colours;
}

}  // namespace

auto load_look(const YamlNode* node, Diagnostics& out) -> Look {
  Look look;
  auto reader = as_mapping(node, out);
  if (!reader) {
    return look;
  }
  look.short_name = text_or_empty(reader->find("short_name"), out);
  look.logo = as_string(reader->find("logo"), out);
  look.icon = as_string(reader->find("icon"), out);
  if (auto colours = as_mapping(reader->find("colours"), out)) {
    look.light = load_colours(colours->find("light"), out);
    look.dark = load_colours(colours->find("dark"), out);
    colours->finish();
  }
  reader->finish();
  return look;
}

auto load_feedback_url(const YamlNode* node, Diagnostics& out) -> std::string {
  constexpr std::string_view hole = "{url}";
  auto url = as_url(node, out).value_or("");
  if (!url.empty() && url.find(hole) == std::string::npos) {
    url += url.find('?') == std::string::npos ? "?page={url}" : "&page={url}";
  }
  return url;
}

}  // namespace prongsai
