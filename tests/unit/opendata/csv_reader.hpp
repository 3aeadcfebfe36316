#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace prongsai::test {

using CsvRows = std::vector<std::vector<std::string>>;

// A reader written from RFC 4180 and the data dictionary's rule for apostrophes, strict: anything that the two do not allow is thrown out.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    if (!text_.starts_with("\xEF\xBB\xBF")) {
      throw std::runtime_error("no byte order mark");
    }
    at_ = 3;
  }

  auto read() -> CsvRows {
    CsvRows rows;
    while (at_ < text_.size()) {
      rows.emplace_back();
      rows.back().push_back(cell());
      while (text_.substr(at_, 1) == ",") {
        ++at_;
        rows.back().push_back(cell());
      }
      if (text_.substr(at_, 2) != "\r\n") {
        throw std::runtime_error("a row does not end in CRLF");
      }
      at_ += 2;
    }
    return rows;
  }

 private:
  auto cell() -> std::string {
    std::string value;
    if (text_.substr(at_, 1) == "\"") {
      for (++at_; text_.substr(at_, 1) != "\"" || text_.substr(at_, 2) == "\"\""; ++at_) {
        if (at_ >= text_.size()) {
          throw std::runtime_error("an open quote");
        }
        at_ += text_[at_] == '"' ? 1U : 0U;
        value += text_[at_];
      }
      ++at_;
    } else {
      const auto end = text_.find_first_of(",\r\n\"", at_);
      value = text_.substr(at_, end - at_);
      at_ = end;
    }
    return without_guard(value);
  }

  static auto without_guard(const std::string& value) -> std::string {
    const auto first = value.find_first_not_of('\'');
    const bool guarded = first != std::string::npos && first > 0 && std::string_view("=+-@\t\r").find(value[first]) != std::string_view::npos;
    return guarded ? value.substr(1) : value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

inline auto read_csv(std::string_view text) -> CsvRows { return CsvReader(text).read(); }

}  // namespace prongsai::test
