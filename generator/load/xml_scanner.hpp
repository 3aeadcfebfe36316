#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace prongsai {

// One tag between `<` and `>`.
class XmlTag {
 public:
  explicit XmlTag(std::string_view inside);
  // Without its prefix: `t` of `<w:t>`.
  [[nodiscard]] auto name() const -> std::string_view { return name_; }
  [[nodiscard]] auto prefix() const -> std::string_view { return prefix_; }
  [[nodiscard]] auto closes() const -> bool { return closes_; }
  // `<br/>`: opens and closes.
  [[nodiscard]] auto empty() const -> bool { return empty_; }
  // By its name without its prefix, entities read; nothing where there is none.
  [[nodiscard]] auto attribute(std::string_view name) const -> std::optional<std::string>;
  [[nodiscard]] auto value(std::string_view name) const -> std::string { return attribute(name).value_or(std::string()); }

 private:
  std::string_view name_;
  std::string_view prefix_;
  std::string_view rest_;
  bool closes_ = false;
  bool empty_ = false;
};

// Reads XML piece by piece in bounded memory, as far as parts of documents need it: tags and the text between them. Not a validator: what is not well
// formed gives odd tags, never more than the bytes hold.
class XmlScanner {
 public:
  enum class Fault : std::uint8_t { none, encoding, definitions, tag_too_long };
  // Text comes with its entities read, in pieces of any size; CDATA as it is.
  XmlScanner(std::function<void(const XmlTag&)> tag, std::function<void(std::string_view)> text) : tag_(std::move(tag)), text_(std::move(text)) {}
  void take(std::string_view bytes);
  [[nodiscard]] auto fault() const -> Fault { return fault_; }

 private:
  enum class State : std::uint8_t { text, markup, comment, data, instruction };
  void one(char c);
  void markup(char c);
  void end_text();
  void check_instruction();

  std::function<void(const XmlTag&)> tag_;
  std::function<void(std::string_view)> text_;
  std::string got_;
  State state_ = State::text;
  char quote_ = '\0';
  std::uint64_t seen_ = 0;
  Fault fault_ = Fault::none;
};

// `&amp;`, `&#3585;` and the like as the characters that they stand for.
[[nodiscard]] auto xml_text(std::string_view text) -> std::string;

}  // namespace prongsai
