#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "diagnostic/explain.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {
namespace {

auto every_code() -> std::vector<std::string> {
  std::vector<std::string> codes;
  for (const auto& entry : catalogue()) {
    codes.emplace_back(entry.id);
  }
  return codes;
}

}  // namespace

auto run_explain(const Options& options) -> Exit {
  const bool thai = options.language == Language::th;
  if (options.code.empty()) {
    fmt::print("{}", options.json ? explain_json() : explain_all(options.language));
    return Exit::fine;
  }
  const auto* entry = find_entry(options.code);
  if (entry == nullptr) {
    const auto help = suggestion(options.code, every_code()).in(options.language);
    fmt::print(stderr, "{}: {}\n", thai ? fmt::format("ไม่มีรหัส `{}`", options.code) : fmt::format("there is no code `{}`", options.code), help);
    return Exit::wrong_usage;
  }
  fmt::print("{}", options.json ? explain_json(*entry) : explain(*entry, options.language));
  return Exit::fine;
}

}  // namespace prongsai
