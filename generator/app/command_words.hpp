#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "base/language.hpp"

// The command line as data, read from the parser itself, so that completion and manual page never tell of an option that is not there.
namespace prongsai {

struct ArgumentWords {
  // `--format`, `-o`, or the name of a positional argument.
  std::vector<std::string> names;
  // Written before ` / ` in Thai, after it in English.
  Text description;
  bool takes_value = false;
  bool required = false;
  bool many = false;
  // The values that the parser accepts, where they are a closed list.
  std::vector<std::string> choices;
  // `REV`, `FOLDER`: what stands for the value.
  std::string value;
};

struct CommandWords {
  // `check`; of a command of a command `new unit`.
  std::string name;
  Text description;
  std::vector<ArgumentWords> options;
  std::vector<ArgumentWords> positionals;
  // Names of the commands below this one, without its own.
  std::vector<std::string> commands;
};

// The program itself, its name and its own options, then every command in the order of --help, each before those below it.
[[nodiscard]] auto command_words(const CLI::App& app) -> std::vector<CommandWords>;

// Prints the completion script of a shell: bash, zsh or fish.
[[nodiscard]] auto run_completion(const CLI::App& app, const Options& options) -> Exit;
[[nodiscard]] auto completion_script(const CLI::App& app, const std::string& shell, Language language) -> std::string;

// Prints the manual page, as roff.
[[nodiscard]] auto run_man(const CLI::App& app, const Options& options) -> Exit;
[[nodiscard]] auto man_page(const CLI::App& app) -> std::string;

}  // namespace prongsai
