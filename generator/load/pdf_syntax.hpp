#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// As much of the syntax of PDF (ISO 32000-1, 7.2 and 7.3) as it takes to see names, strings and streams wherever they stand. No table of references is
// followed, so that no loop in one matters and nothing that a reader might find stays unseen.
namespace prongsai {

[[nodiscard]] auto is_pdf_blank(char c) -> bool;

// The name that begins after the slash at `at`, with `#53` read as `S`, cut where it is longer than any of interest. `end` is moved past it.
[[nodiscard]] auto pdf_name(std::string_view text, std::size_t at, std::size_t& end) -> std::string;

// A string object, `(…)` or `<…>`: where it stands with its brackets, and its bytes.
struct PdfString {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string bytes;
};
// The one that begins at `at` or after blanks there; nothing where something else does, or where it does not end.
[[nodiscard]] auto pdf_string(std::string_view text, std::size_t at) -> std::optional<PdfString>;
// A text string as UTF-8: UTF-16 with a mark, UTF-8, or bytes of which those of ASCII are read.
[[nodiscard]] auto pdf_words(const std::string& bytes) -> std::string;

// A stream: the words since the object began (its dictionary), all words since the last stream, and where its data begins and, at most, ends.
struct PdfStream {
  std::string_view dictionary;
  std::string_view before;
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] auto has_key(std::string_view key) const -> bool;
};
[[nodiscard]] auto pdf_streams(std::string_view text) -> std::vector<PdfStream>;
// True where `words` hold this name.
[[nodiscard]] auto has_pdf_name(std::string_view words, std::string_view name) -> bool;

// Values of `/Author` outside streams, written there or in an object that is referred to.
[[nodiscard]] auto pdf_authors(std::string_view text) -> std::vector<PdfString>;

// True of the first two bytes of packed data (RFC 1950).
[[nodiscard]] auto begins_like_zlib(std::string_view data) -> bool;

// Finds names in bytes that come piece by piece. `found` gets each name, what follows it (at most 512 bytes), and whether it stands inside a stream's data.
class PdfNames {
 public:
  using Found = std::function<void(const std::string& name, std::string_view after, bool in_stream)>;
  explicit PdfNames(Found found) : found_(std::move(found)) {}
  void take(std::string_view bytes);
  void finish();
  // Times that the file was saved: references to a table that stand outside streams.
  [[nodiscard]] auto saved() const -> std::size_t { return saved_; }

 private:
  void scan(std::size_t limit);
  auto keyword(std::string_view here) -> std::size_t;

  Found found_;
  std::string text_;
  // Offset in text_ up to which names have been looked for.
  std::size_t scanned_ = 0;
  std::size_t saved_ = 0;
  bool in_stream_ = false;
};

}  // namespace prongsai
