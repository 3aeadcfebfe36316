#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "app/command_words.hpp"

namespace prongsai {
namespace {

// Text of a roff document: a backslash and a hyphen of an option are characters of their own, and a line may not begin as a request does.
auto roff(std::string_view text) -> std::string {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) {
      out += "\\&";
    }
    out += c == '\\' ? std::string("\\e") : c == '-' ? std::string("\\-") : std::string(1, c);
    line_begins = c == '\n';
  }
  return out;
}

constexpr std::string_view purpose =
    "prongsai reads a folder of content (YAML, Markdown and evidence files), checks all of it in one run, scores it by a rubric, and makes a "
    "transparency "
    "website, open data and evidence packs. The same content gives the same bytes. It uses no network, but for links that check is told to open, and "
    "serve, which answers this machine alone. Messages are in Thai, or with --lang en in "
    "English.";

using Line = std::pair<std::string_view, std::string_view>;

constexpr std::array<Line, 5> exit_codes{{{"0", "Fine."},
                                          {"1", "The content is wrong."},
                                          {"2", "Wrong usage."},
                                          {"3", "The environment failed: disk full, unreadable file."},
                                          {"70", "A bug of prongsai."}}};

constexpr std::array<Line, 6> examples{{{"prongsai build content -o site", "Check, score and make the site."},
                                        {"prongsai serve content", "See each save in the browser."},
                                        {"prongsai check content --changed-since HEAD", "Show only problems of what is not committed yet."},
                                        {"prongsai check content --format sarif > prongsai.sarif", "A report for a code host."},
                                        {"prongsai pack lampang 2564 --audience auditor -o packs", "Packs for auditors, outside the site."},
                                        {"prongsai explain E501", "Explain a diagnostic."}}};

auto value_words(const ArgumentWords& option) -> std::string {
  if (!option.takes_value) {
    return {};
  }
  const auto value = !option.choices.empty() ? fmt::format("{}", fmt::join(option.choices, "|")) : option.value.empty() ? "VALUE" : option.value;
  return " \\fI" + roff(value) + "\\fR";
}

auto option_lines(const CommandWords& command) -> std::string {
  std::string out;
  for (const auto& option : command.options) {
    std::string names;
    for (const auto& name : option.names) {
      names += (names.empty() ? "" : ", ") + ("\\fB" + roff(name) + "\\fR");
    }
    out += ".TP\n" + names + value_words(option) + "\n" + roff(option.description.in(Language::en)) + "\n";
  }
  return out;
}

auto positional_name(const ArgumentWords& positional) -> std::string {
  const auto name = "\\fI" + roff(positional.names.front()) + "\\fR" + (positional.many ? "..." : "");
  return positional.required ? name : "[" + name + "]";
}

auto command_section(const CommandWords& command) -> std::string {
  std::string synopsis = "\\fBprongsai " + roff(command.name) + "\\fR";
  for (const auto& positional : command.positionals) {
    synopsis += " " + positional_name(positional);
  }
  synopsis += command.commands.empty() ? "" : " \\fICOMMAND\\fR ...";
  auto out = ".SS " + synopsis + "\n" + roff(command.description.in(Language::en)) + "\n";
  for (const auto& positional : command.positionals) {
    const auto choices = positional.choices.empty() ? std::string() : fmt::format(" ({})", fmt::join(positional.choices, ", "));
    out += ".TP\n" + positional_name(positional) + "\n" + roff(positional.description.in(Language::en) + choices) + "\n";
  }
  return out + option_lines(command);
}

}  // namespace

// English only: groff 1.22 drops Thai vowels and tone marks above and below the line.
auto man_page(const CLI::App& app) -> std::string {
  const auto commands = command_words(app);
  // Without a date: the page of a version is the same wherever it is made.
  std::string out = ".TH PRONGSAI 1 \"\" \"prongsai " PRONGSAI_VERSION "\" \"prongsai\"\n";
  out += ".SH NAME\nprongsai \\- check, score and publish evidence of transparency\n";
  out += ".SH SYNOPSIS\n\\fBprongsai\\fR \\fICOMMAND\\fR ...\n";
  out += ".SH DESCRIPTION\n" + roff(purpose) + "\n";
  out += ".SH COMMANDS\n";
  for (std::size_t at = 1; at < commands.size(); ++at) {
    out += command_section(commands[at]);
  }
  out += ".SH OPTIONS\n" + option_lines(commands.front());
  out += ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : exit_codes) {
    out += fmt::format(".TP\n{}\n{}\n", code, roff(meaning));
  }
  out += ".SH EXAMPLES\n";
  for (const auto& [line, meaning] : examples) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(line), roff(meaning));
  }
  return out;
}

auto run_man(const CLI::App& app, const Options& /*options*/) -> Exit {
  const auto page = man_page(app);
  std::fwrite(page.data(), 1, page.size(), stdout);
  return Exit::fine;
}

}  // namespace prongsai
