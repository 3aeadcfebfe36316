#include "app/command_words.hpp"

#include <algorithm>
#include <string_view>

namespace prongsai {
namespace {

auto both(const std::string& description) -> Text {
  // The program's own description has a line per language.
  for (const std::string_view between : {" / ", "\n"}) {
    if (const auto at = description.find(between); at != std::string::npos) {
      auto english = description.substr(at + between.size());
      while (english.ends_with('\n')) {
        english.pop_back();
      }
      return {.th = description.substr(0, at), .en = std::move(english)};
    }
  }
  return same_text(description);
}

// The parser describes a closed list as `{bash,fish}`, and one that it turns into numbers as `value in {en->1,th->0} OR {1,0}`.
auto choices_of(const std::string& type) -> std::vector<std::string> {
  const auto open = type.find('{');
  const auto close = type.find('}', open);
  std::vector<std::string> choices;
  if (open == std::string::npos || close == std::string::npos) {
    return choices;
  }
  for (auto begin = open + 1; begin < close;) {
    const auto end = std::min(type.find(',', begin), close);
    const auto choice = type.substr(begin, end - begin);
    choices.push_back(choice.substr(0, choice.find("->")));
    begin = end + 1;
  }
  return choices;
}

auto value_of(const std::string& type) -> std::string {
  const auto plain = type.substr(0, type.find_first_of(": "));
  return plain == "TEXT" || plain == "ENUM" ? "" : plain;
}

auto argument_words(const CLI::Option& option) -> ArgumentWords {
  ArgumentWords words;
  const bool flag = option.get_expected_max() == 0 || option.get_items_expected_max() == 0;
  const auto type = flag ? std::string() : option.get_type_name();
  for (const auto& name : option.get_snames()) {
    words.names.push_back("-" + name);
  }
  for (const auto& name : option.get_lnames()) {
    words.names.push_back("--" + name);
  }
  if (words.names.empty()) {
    words.names.push_back(option.get_name());
  }
  words.description = both(option.get_description());
  words.takes_value = !flag;
  words.required = option.get_required();
  words.many = option.get_items_expected_max() > 1;
  words.choices = choices_of(type);
  words.value = value_of(type);
  return words;
}

auto commands_of(const CLI::App& app) -> std::vector<const CLI::App*> {
  return app.get_subcommands([](const CLI::App* /*any*/) { return true; });
}

auto one_command(const CLI::App& app) -> CommandWords {
  CommandWords words{.name = app.get_name(), .description = both(app.get_description()), .options = {}, .positionals = {}, .commands = {}};
  for (const auto* command : commands_of(app)) {
    words.commands.push_back(command->get_name());
  }
  for (const auto* option : app.get_options()) {
    const bool positional = option->get_lnames().empty() && option->get_snames().empty();
    (positional ? words.positionals : words.options).push_back(argument_words(*option));
  }
  for (auto& option : words.options) {
    if (option.names.back() == "--help") {
      option.description = {.th = "แสดงวิธีใช้", .en = "print how it is used"};
    } else if (option.names.back() == "--version") {
      option.description = {.th = "แสดงรุ่นของโปรแกรม", .en = "print the program's version"};
    }
  }
  return words;
}

void add_commands_below(const CLI::App& app, const std::string& prefix, std::vector<CommandWords>& all) {
  for (const auto* command : commands_of(app)) {
    auto words = one_command(*command);
    words.name = prefix + words.name;
    const auto name = words.name;
    all.push_back(std::move(words));
    add_commands_below(*command, name + " ", all);
  }
}

}  // namespace

auto command_words(const CLI::App& app) -> std::vector<CommandWords> {
  std::vector<CommandWords> all{one_command(app)};
  add_commands_below(app, "", all);
  return all;
}

}  // namespace prongsai
