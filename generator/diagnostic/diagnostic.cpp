#include "diagnostic/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/assert.hpp"
#include "base/personal_data.hpp"
#include "diagnostic/argument_count.hpp"

namespace prongsai {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr std::array entries{
#define PRONGSAI_DIAGNOSTIC(name, id, severity, message_th, message_en, help_th, help_en, wrong, right) \
  CatalogueEntry{Code::name, #name, id, severity, message_th, message_en, help_th, help_en, wrong, right},
#include "diagnostic/catalogue.def"
#undef PRONGSAI_DIAGNOSTIC
};

// The number of arguments that a text uses: one more than the largest {n}.
auto arguments_of(std::string_view text) -> std::size_t {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text[at] == '{' && text[at + 2] == '}' && text[at + 1] >= '0' && text[at + 1] <= '9') {
      count = std::max(count, static_cast<std::size_t>(text[at + 1] - '0') + 1);
    }
  }
  return count;
}

// What an author wrote may be quoted by any message; nobody's id number is, wherever it was written.
auto without_national_ids(const std::string& text) -> std::string {
  std::string out;
  std::size_t at = 0;
  for (const auto& one : find_personal_data(text)) {
    if (one.kind == PersonalKind::national_id) {
      out += text.substr(at, one.begin - at) + masked(one.kind, std::string_view(text).substr(one.begin, one.end - one.begin));
      at = one.end;
    }
  }
  return out + text.substr(at);
}

auto fill(std::string_view text, const std::vector<Argument>& arguments, Language language) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool hole = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' && text[at + 1] >= '0' && text[at + 1] <= '9';
    if (hole) {
      out += without_national_ids(arguments[static_cast<std::size_t>(text[at + 1] - '0')].text.in(language));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

auto catalogue() -> std::span<const CatalogueEntry> { return entries; }

auto entry_of(Code code) -> const CatalogueEntry& { return entries.at(static_cast<std::size_t>(code)); }

auto is_personal_data(Code code) -> bool {
  constexpr std::array codes{
#define PRONGSAI_DIAGNOSTIC(name, ...) Code::name,
#include "diagnostic/catalogue/personal_data.def"
#undef PRONGSAI_DIAGNOSTIC
  };
  return std::ranges::find(codes, code) != codes.end();
}

auto Diagnostic::message(Language language) const -> std::string {
  const auto& entry = entry_of(code);
  return fill(language == Language::th ? entry.message_th : entry.message_en, arguments, language);
}

auto Diagnostic::help(Language language) const -> std::string {
  const auto& entry = entry_of(code);
  return fill(language == Language::th ? entry.help_th : entry.help_en, arguments, language);
}

auto argument_count(Code code) -> std::size_t {
  const auto& entry = entry_of(code);
  return std::max({arguments_of(entry.message_th), arguments_of(entry.message_en), arguments_of(entry.help_th), arguments_of(entry.help_en)});
}

void Diagnostics::report(Code code, Span span, std::vector<Argument> arguments, std::vector<Label> labels) {
  require(argument_count(code) == arguments.size(), "a diagnostic was reported with a number of arguments that its text does not use");
  list_.push_back({.code = code, .span = span, .arguments = std::move(arguments), .labels = std::move(labels)});
}

void Diagnostics::append(Diagnostics&& other) {
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()), std::make_move_iterator(other.list_.end()));
  other.list_.clear();
}

void Diagnostics::append(std::vector<Diagnostic>&& others) {
  list_.insert(list_.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
}

auto Diagnostics::has_errors() const -> bool {
  return std::ranges::any_of(list_, [](const Diagnostic& one) { return one.severity() == Severity::error; });
}

auto Diagnostics::cleared() const -> std::optional<Cleared> { return has_errors() ? std::nullopt : std::optional(Cleared()); }

auto Diagnostics::has_errors(const Exempt& exempt) const -> bool {
  return std::ranges::any_of(list_, [&exempt](const Diagnostic& one) { return one.severity() == Severity::error && !exempt(one); });
}

auto Diagnostics::cleared(const Exempt& exempt) const -> std::optional<Cleared> { return has_errors(exempt) ? std::nullopt : std::optional(Cleared()); }

auto Diagnostics::sorted() const -> std::vector<Diagnostic> {
  auto copy = list_;
  std::ranges::sort(copy, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.span, a.code, a.arguments, a.labels) < std::tie(b.span, b.code, b.arguments, b.labels);
  });
  copy.erase(std::unique(copy.begin(), copy.end()), copy.end());
  return copy;
}

}  // namespace prongsai
