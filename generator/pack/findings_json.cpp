#include "pack/findings_json.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "pack/json_text.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// Where the entries of a register begin: the lines whose `-` stands as far left as the first one's. An entry may be written with its id anywhere in it,
// and all of it must be hidden. A register on one line is one entry.
auto entry_begins(std::string_view text) -> std::vector<std::size_t> {
  std::vector<std::size_t> begins;
  std::size_t indent = std::string_view::npos;
  for (std::size_t line = 0; line < text.size();) {
    const auto first = text.find_first_not_of(' ', line);
    if (first != std::string_view::npos && text[first] == '-' && (indent == std::string_view::npos || first - line == indent)) {
      indent = first - line;
      begins.push_back(line);
    }
    const auto end = text.find('\n', line);
    line = end == std::string_view::npos ? text.size() : end + 1;
  }
  return begins;
}

auto entry_at(const std::vector<std::size_t>& begins, std::size_t place) -> std::size_t {
  return static_cast<std::size_t>(std::ranges::upper_bound(begins, place) - begins.begin());
}

// Knows what must not be told.
class Hidden {
 public:
  Hidden(const std::vector<const Evidence*>& hidden, const SourceMap& sources) : sources_(sources) {
    for (const auto* evidence : hidden) {
      add(*evidence);
    }
  }

  [[nodiscard]] auto concerns(const PackProblem& problem) const -> bool {
    if (paths_.contains(problem.path)) {
      return true;
    }
    const auto entries = entries_.find(problem.span.file);
    if (entries != entries_.end() && entries->second.contains(entry_at(begins_.at(problem.span.file), problem.span.begin))) {
      return true;
    }
    return std::ranges::any_of(words_, [&](const std::string& words) { return tells(problem, words); });
  }

 private:
  void add(const Evidence& evidence) {
    const auto file = evidence.span.file;
    const auto [begins, fresh] = begins_.try_emplace(file);
    if (fresh) {
      begins->second = entry_begins(sources_.read(file));
    }
    entries_[file].insert(entry_at(begins->second, evidence.span.begin));
    paths_.insert(evidence.path);
    for (const auto& words : {evidence.path, evidence.name, evidence.url, evidence.title.th, evidence.title.en, evidence.document.number}) {
      if (!words.empty()) {
        words_.insert(words);
      }
    }
  }

  static auto tells(const PackProblem& problem, const std::string& words) -> bool {
    return std::ranges::any_of(std::vector{&problem.message.th, &problem.message.en, &problem.help.th, &problem.help.en},
                               [&words](const std::string* text) { return text->find(words) != std::string::npos; });
  }

  const SourceMap& sources_;
  std::set<std::string> paths_;
  std::set<std::string> words_;
  std::map<FileId, std::vector<std::size_t>> begins_;
  std::map<FileId, std::set<std::size_t>> entries_;
};

auto problem_json(const PackProblem& problem) -> Json {
  Json json{{"code", problem.code}, {"severity", problem.is_error ? "error" : "warning"}, {"message", text_json(problem.message)}};
  if (!problem.help.empty()) {
    json["help"] = text_json(problem.help);
  }
  json["file"] = problem.path;
  if (problem.line > 0) {
    json["line"] = problem.line;
    json["column"] = problem.column;
  }
  return json;
}

auto dump(const Json& json) -> std::string { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

auto findings_of(const PackContext& context, const std::vector<std::string>& places, const std::vector<const Evidence*>& hidden_evidence,
                 const SourceMap& sources) -> PackFindings {
  const Hidden hidden(hidden_evidence, sources);
  PackFindings findings;
  for (const auto& problem : context.problems) {
    const bool here = std::ranges::any_of(places, [&problem](const std::string& place) { return problem.path.starts_with(place); });
    if (here && !hidden.concerns(problem)) {
      (problem.waiver == nullptr ? findings.open : findings.waived).push_back(&problem);
    }
  }
  return findings;
}

auto diagnostics_json(const PackFindings& findings) -> std::string {
  Json list = Json::array();
  for (const auto* problem : findings.open) {
    list.push_back(problem_json(*problem));
  }
  return dump(list);
}

auto waivers_json(const PackFindings& findings) -> std::string {
  Json list = Json::array();
  for (const auto* problem : findings.waived) {
    const auto& waiver = *problem->waiver;
    auto json = problem_json(*problem);
    json["waiver"] = {{"reason", text_json(waiver.reason)}, {"date", waiver.date.iso()}};
    if (waiver.until) {
      json["waiver"]["until"] = waiver.until->iso();
    }
    if (!waiver.by.empty()) {
      json["waiver"]["by"] = text_json(waiver.by);
    }
    list.push_back(std::move(json));
  }
  return dump(list);
}

}  // namespace prongsai
