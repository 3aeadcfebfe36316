#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>

#include "app/command_words.hpp"
#include "diagnostic/diagnostic.hpp"

namespace prongsai {
namespace {

using Commands = std::vector<CommandWords>;

auto names_of(const CommandWords& command) -> std::string {
  std::vector<std::string> names;
  for (const auto& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return fmt::format("{}", fmt::join(names, " "));
}

auto every_code() -> std::string {
  std::string codes;
  for (const auto& entry : catalogue()) {
    codes += (codes.empty() ? "" : " ") + std::string(entry.id);
  }
  return codes;
}

// The words to choose from where a command's positional argument is not a file.
struct Words {
  std::string fixed;
  // A shell command that lists them.
  std::string listed;
};

auto positional_words(const CommandWords& command) -> Words {
  if (!command.commands.empty()) {
    return {.fixed = fmt::format("{}", fmt::join(command.commands, " ")), .listed = {}};
  }
  if (command.positionals.empty()) {
    return {};
  }
  const auto& first = command.positionals.front();
  if (!first.choices.empty()) {
    return {.fixed = fmt::format("{}", fmt::join(first.choices, " ")), .listed = {}};
  }
  const auto& name = first.names.front();
  return name == "code"   ? Words{.fixed = every_code(), .listed = {}}
         : name == "unit" ? Words{.fixed = {}, .listed = "ls content/units 2>/dev/null"}
                          : Words{};
}

// `'` ends a quoted word of a shell; `\` before it keeps it in fish too.
auto quoted(const std::string& text, bool fish = false) -> std::string {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += fish ? "\\'" : "'\\''";
    } else {
      out += fish && c == '\\' ? "\\\\" : std::string(1, c);
    }
  }
  return out + "'";
}

// The last word of `new unit`, and the words before it.
auto own_name(const CommandWords& command) -> std::string { return command.name.substr(command.name.rfind(' ') + 1); }
auto parent_of(const CommandWords& command) -> std::string { return command.name.substr(0, command.name.size() - own_name(command).size()); }

// What `"$command $word"` is where the word names a command: ` check`, `new unit`.
auto paths_of(const Commands& commands) -> std::string {
  std::string patterns;
  for (std::size_t at = 1; at < commands.size(); ++at) {
    const auto parent = parent_of(commands[at]);
    patterns += (at == 1 ? "'" : " | '") + (parent.empty() ? " " : parent) + own_name(commands[at]) + "'";
  }
  return patterns;
}

auto key_of(const CommandWords& command, const Commands& commands) -> std::string {
  return &command == &commands.front() ? std::string() : command.name;
}

auto bash(const Commands& commands) -> std::string {
  std::string values;
  std::string options;
  std::string words;
  for (const auto& command : commands) {
    const auto key = key_of(command, commands);
    options += fmt::format("      '{}') words='{}' ;;\n", key, names_of(command));
    for (const auto& option : command.options) {
      if (option.choices.empty()) {
        continue;
      }
      for (const auto& name : option.names) {
        values += fmt::format("    '{}:{}') words='{}' ;;\n", key, name, fmt::join(option.choices, " "));
      }
    }
    if (const auto positional = positional_words(command); !positional.fixed.empty()) {
      words += fmt::format("      '{}') words='{}' ;;\n", key, positional.fixed);
    } else if (!positional.listed.empty()) {
      words += fmt::format("      '{}') words=$({}) ;;\n", key, positional.listed);
    }
  }
  return "# Completion of prongsai for bash, made by `prongsai completion bash`.\n"
         "_prongsai() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' words='' at\n"
         "  # `--lang=th` reaches a completion as three words.\n"
         "  [[ $word == = ]] && word=''\n"
         "  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "  for ((at = 1; at < COMP_CWORD; at++)); do\n"
         "    case \"$command ${COMP_WORDS[at]}\" in\n"
         "      " +
         paths_of(commands) +
         ")\n"
         "        command=\"${command:+$command }${COMP_WORDS[at]}\" ;;\n"
         "    esac\n"
         "  done\n"
         "  case \"$command:$before\" in\n" +
         values +
         "  esac\n"
         "  if [[ -z $words && $word == -* ]]; then\n"
         "    case $command in\n" +
         options +
         "    esac\n"
         "  elif [[ -z $words ]]; then\n"
         "    case $command in\n" +
         words +
         "    esac\n"
         "  fi\n"
         "  # Without words, readline completes names of files.\n"
         "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "}\n"
         "complete -o default -F _prongsai prongsai\n";
}

// In a specification of _arguments, `:` and brackets have meanings of their own.
auto zsh_text(const std::string& text) -> std::string {
  std::string out;
  for (const char c : text) {
    out += c == ':' || c == '[' || c == ']' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  }
  return out;
}

auto zsh_options(const CommandWords& command, Language language) -> std::string {
  std::string lines;
  for (const auto& option : command.options) {
    const auto open = option.value.empty() ? ":value:_files" : ":value: ";
    const auto value = !option.takes_value      ? std::string()
                       : option.choices.empty() ? open
                                                : fmt::format(":value:({})", fmt::join(option.choices, " "));
    for (const auto& name : option.names) {
      // `=` lets `--lang=th` be completed as well as `--lang th`.
      const auto joined = option.takes_value && name.starts_with("--") ? "=" : "";
      lines += " \\\n        " + quoted(fmt::format("{}{}[{}]{}", name, joined, zsh_text(option.description.in(language)), value));
    }
  }
  return lines;
}

// The commands below one, for _describe.
auto zsh_commands(const CommandWords& above, const Commands& commands, Language language) -> std::string {
  std::string list;
  for (const auto& command : commands) {
    const bool below = &command != &commands.front() && parent_of(command) == (key_of(above, commands).empty() ? "" : above.name + " ");
    list += below ? "        " + quoted(own_name(command) + ":" + zsh_text(command.description.in(language))) + "\n" : "";
  }
  return "      commands=(\n" + list + "      )\n      _describe command commands\n";
}

auto zsh(const Commands& commands, Language language) -> std::string {
  std::string cases;
  for (const auto& command : commands) {
    cases += fmt::format("    '{}')\n", key_of(command, commands));
    std::string rest;
    if (!command.commands.empty()) {
      cases += zsh_commands(command, commands, language);
    } else {
      const auto positional = positional_words(command);
      rest = " \\\n        " + quoted(!positional.fixed.empty()    ? fmt::format("*:word:({})", positional.fixed)
                                      : !positional.listed.empty() ? fmt::format("*:word:($({}))", positional.listed)
                                                                   : "*:file:_files");
    }
    cases += fmt::format("      _arguments{}{}\n      ;;\n", zsh_options(command, language), rest);
  }
  return "#compdef prongsai\n"
         "# Completion of prongsai for zsh, made by `prongsai completion zsh`.\n"
         "_prongsai() {\n"
         "  local command='' at\n"
         "  local -a commands\n"
         "  for ((at = 2; at < CURRENT; at++)); do\n"
         "    case \"$command ${words[at]}\" in\n"
         "      (" +
         paths_of(commands) +
         ")\n"
         "        command=\"${command:+$command }${words[at]}\" ;;\n"
         "    esac\n"
         "  done\n"
         "  # _arguments takes the first word for the command.\n"
         "  local -a taken\n"
         "  taken=(${=command})\n"
         "  shift $#taken words\n"
         "  (( CURRENT -= $#taken ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "# Found in fpath, the file is the function; read by eval or source, it is registered.\n"
         "if [[ $funcstack[1] == _prongsai ]]; then\n"
         "  _prongsai \"$@\"\n"
         "else\n"
         "  compdef _prongsai prongsai\n"
         "fi\n";
}

// When fish offers something of a command: each of its words stands on the line.
auto fish_condition(const CommandWords& command, const Commands& commands) -> std::string {
  const auto key = key_of(command, commands);
  if (key.empty()) {
    return "__fish_use_subcommand";
  }
  const auto space = key.find(' ');
  const auto first = "__fish_seen_subcommand_from " + key.substr(0, space);
  return space == std::string::npos ? first : first + "; and __fish_seen_subcommand_from " + key.substr(space + 1);
}

auto fish(const Commands& commands, Language language) -> std::string {
  std::string out = "# Completion of prongsai for fish, made by `prongsai completion fish`.\n";
  for (const auto& command : commands) {
    const auto when = fish_condition(command, commands);
    for (const auto& below : commands) {
      if (&below == &commands.front() || parent_of(below) != (key_of(command, commands).empty() ? "" : command.name + " ")) {
        continue;
      }
      const auto none_yet =
          parent_of(below).empty() ? when : fmt::format("{}; and not __fish_seen_subcommand_from {}", when, fmt::join(command.commands, " "));
      out += fmt::format("complete -c prongsai -n '{}' -f -a {} -d {}\n", none_yet, own_name(below), quoted(below.description.in(language), true));
    }
    for (const auto& option : command.options) {
      std::string names;
      for (const auto& name : option.names) {
        names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      const auto open = option.value.empty() ? " -r" : " -x";
      const auto value = !option.takes_value      ? std::string()
                         : option.choices.empty() ? open
                                                  : fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
      out += fmt::format("complete -c prongsai -n '{}'{}{} -d {}\n", when, names, value, quoted(option.description.in(language), true));
    }
    if (const auto positional = positional_words(command); command.commands.empty() && (!positional.fixed.empty() || !positional.listed.empty())) {
      out +=
          fmt::format("complete -c prongsai -n '{}' -f -a '{}'\n", when, positional.fixed.empty() ? "(" + positional.listed + ")" : positional.fixed);
    }
  }
  return out;
}

}  // namespace

auto completion_script(const CLI::App& app, const std::string& shell, Language language) -> std::string {
  const auto commands = command_words(app);
  return shell == "bash" ? bash(commands) : shell == "zsh" ? zsh(commands, language) : fish(commands, language);
}

auto run_completion(const CLI::App& app, const Options& options) -> Exit {
  const auto script = completion_script(app, options.shell, options.language);
  std::fwrite(script.data(), 1, script.size(), stdout);
  return Exit::fine;
}

}  // namespace prongsai
