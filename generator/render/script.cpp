#include "render/script.hpp"

#include <algorithm>
#include <set>

#include "render/template_error.hpp"

namespace prongsai {
namespace {

constexpr std::string_view folder = "assets/";
constexpr std::string_view main_file = "/main.js";

class ScriptJoiner {
 public:
  ScriptJoiner(const TemplateFiles& files, std::string_view name) : files_(files), folder_(std::string(folder) + std::string(name) + "/") {}

  auto join() -> std::string {
    add("main.js");
    // Names of the script are no names of the page.
    return "'use strict';\n(() => {\n" + out_ + "})();\n";
  }

 private:
  void add(const std::string& file) {
    const auto found = files_.find(folder_ + file);
    if (found == files_.end()) {
      throw TemplateError(folder_ + file + " is missing");
    }
    if (done_.contains(file)) {
      return;
    }
    if (!open_.insert(file).second) {
      throw TemplateError(folder_ + file + ": files of a script name one another in a circle");
    }
    std::string own;
    std::string_view text = found->second;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      add_line(text.substr(0, end), own);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    out_ += own;
    done_.insert(file);
  }

  void add_line(std::string_view line, std::string& own) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty() || line.starts_with("//")) {
      return;
    }
    constexpr std::string_view from = " from './";
    if (line.starts_with("import ")) {
      const auto begin = line.find(from);
      const auto end = begin == std::string_view::npos ? begin : line.find('\'', begin + from.size());
      if (end == std::string_view::npos) {
        throw TemplateError(folder_ + ": an import must name a file beside it, `import { a } from './b.js';`");
      }
      add(std::string(line.substr(begin + from.size(), end - begin - from.size())));
      return;
    }
    constexpr std::string_view exported = "export ";
    line.remove_prefix(line.starts_with(exported) ? exported.size() : 0);
    own += std::string(line) + "\n";
  }

  const TemplateFiles& files_;
  std::string folder_;
  std::string out_;
  std::set<std::string> open_;
  std::set<std::string> done_;
};

}  // namespace

auto script_names(const TemplateFiles& files) -> std::vector<std::string> {
  std::vector<std::string> names;
  for (const auto& [path, text] : files) {
    if (path.starts_with(folder) && path.ends_with(main_file) && path.size() > folder.size() + main_file.size()) {
      names.push_back(path.substr(folder.size(), path.size() - folder.size() - main_file.size()));
    }
  }
  return names;
}

auto joined_script(const TemplateFiles& files, std::string_view name) -> std::string { return ScriptJoiner(files, name).join(); }

}  // namespace prongsai
