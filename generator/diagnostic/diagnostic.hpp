#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "source/span.hpp"

namespace prongsai {

enum class Severity : std::uint8_t { warning, error };

// Every diagnostic there is, declared once in catalogue.def.
enum class Code : std::uint16_t {
#define PRONGSAI_DIAGNOSTIC(name, ...) name,
#include "diagnostic/catalogue.def"
#undef PRONGSAI_DIAGNOSTIC
};

// What the catalogue says of a code. Message and help hold the arguments as {0}, {1}, …; help may be empty.
struct CatalogueEntry {
  Code code{};
  std::string_view name;
  // Stable identifier that users see: `E101`, `W203`. Never reused.
  std::string_view id;
  Severity severity{};
  std::string_view message_th;
  std::string_view message_en;
  std::string_view help_th;
  std::string_view help_en;
  // A line of content that provokes it, and the same line put right.
  std::string_view wrong;
  std::string_view right;
};
[[nodiscard]] auto catalogue() -> std::span<const CatalogueEntry>;
[[nodiscard]] auto entry_of(Code code) -> const CatalogueEntry&;

// True of the codes that catalogue/personal_data.def declares. A report about one never shows the text itself, and an error among them may be waived.
[[nodiscard]] auto is_personal_data(Code code) -> bool;

// An argument of a message: words in both languages, or one spelling for both (ids, numbers, what the author wrote).
struct Argument {
  Text text;
  Argument(Text words) : text(std::move(words)) {}                                  // NOLINT(google-explicit-constructor)
  Argument(const std::string& same) : text(same_text(same)) {}                      // NOLINT(google-explicit-constructor)
  Argument(std::string_view same) : text(same_text(std::string(same))) {}           // NOLINT(google-explicit-constructor)
  Argument(const char* same) : text(same_text(same)) {}                             // NOLINT(google-explicit-constructor)
  auto operator<=>(const Argument&) const = default;
};

// A second place that explains the first: `first written here`.
struct Label {
  Span span;
  Text text;
  auto operator<=>(const Label&) const = default;
};

// One problem in the content: what, and where. Words come from the catalogue when it is printed.
struct Diagnostic {
  Code code{};
  Span span;
  std::vector<Argument> arguments;
  std::vector<Label> labels;
  auto operator<=>(const Diagnostic&) const = default;
  [[nodiscard]] auto severity() const -> Severity { return entry_of(code).severity; }
  [[nodiscard]] auto message(Language language) const -> std::string;
  [[nodiscard]] auto help(Language language) const -> std::string;
};

// Decides which problems do not count: those that a waiver covers.
using Exempt = std::function<bool(const Diagnostic&)>;

// Proof that no error was found that counts: only Diagnostics can make one, and planning a site asks for it. Content with an error cannot be rendered.
class Cleared {
  friend class Diagnostics;
  Cleared() = default;
};

// Collects problems. Each thread fills its own and the caller appends them in input order; nothing here is shared.
class Diagnostics {
 public:
  // Asserts that the number of arguments is the one that the catalogue's texts use.
  void report(Code code, Span span, std::vector<Argument> arguments = {}, std::vector<Label> labels = {});
  void append(Diagnostics&& other);
  void append(std::vector<Diagnostic>&& others);
  // In the order in which they were reported.
  [[nodiscard]] auto list() const -> const std::vector<Diagnostic>& { return list_; }
  [[nodiscard]] auto empty() const -> bool { return list_.empty(); }
  [[nodiscard]] auto has_errors() const -> bool;
  [[nodiscard]] auto cleared() const -> std::optional<Cleared>;
  // The same, where some errors do not count.
  [[nodiscard]] auto has_errors(const Exempt& exempt) const -> bool;
  [[nodiscard]] auto cleared(const Exempt& exempt) const -> std::optional<Cleared>;
  // Sorted by file, place, code and words; each once.
  [[nodiscard]] auto sorted() const -> std::vector<Diagnostic>;

 private:
  std::vector<Diagnostic> list_;
};

}  // namespace prongsai
