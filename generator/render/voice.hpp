#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/language.hpp"
#include "model/framework.hpp"
#include "model/unit.hpp"
#include "render/fields.hpp"
#include "render/strings.hpp"
#include "render/views_common.hpp"

namespace prongsai {

// The text with a capital first letter, where it begins a heading, label or sentence; Thai has none.
[[nodiscard]] auto capital(std::string text) -> std::string;

// How the site speaks in one language: its own words, content's words, numbers and dates. Numbers have Arabic digits in both languages; dates are of
// the Buddhist Era in Thai and of the Common Era in English.
class Voice {
 public:
  Voice(const Strings& strings, Language language) : strings_(strings), language_(language) {}
  [[nodiscard]] auto language() const -> Language { return language_; }
  [[nodiscard]] auto say(std::string_view key) const -> const std::string& { return strings_.get(key, language_); }
  [[nodiscard]] auto say(std::string_view key, std::initializer_list<std::string_view> holes) const -> std::string {
    return strings_.format(key, language_, holes);
  }
  // `{0}` is the number; for one, `<key>.one` says it where English differs.
  [[nodiscard]] auto count(std::string_view key, std::int64_t number) const -> std::string;
  // Content's words, marked as Thai where an English page has no others.
  [[nodiscard]] auto words(const Text& text) const -> Words;
  [[nodiscard]] auto plain(const Text& text) const -> const std::string& { return text.in(language_); }
  // `15 มกราคม 2564`, `15 January 2021`.
  [[nodiscard]] auto date(const Date& date) const -> std::string;
  // `เมษายน 2564`, `April 2021`: the month that the day is in.
  [[nodiscard]] auto month(const Date& date) const -> std::string;
  [[nodiscard]] auto date_view(const Date& date) const -> DateView { return {.iso = date.iso(), .text = this->date(date)}; }
  // `ปีงบประมาณ พ.ศ. 2564`, `fiscal year 2021 (BE 2564)`.
  [[nodiscard]] auto fiscal_year(FiscalYear year) const -> std::string;
  // Quarters, or from and to; empty for an empty period.
  [[nodiscard]] auto period(const Period& period) const -> std::string;
  // `1.2 MB`.
  [[nodiscard]] auto size(std::uint64_t bytes) const -> std::string;
  [[nodiscard]] auto yes_no(bool yes) const -> const std::string& { return say(yes ? "word.yes" : "word.no"); }
  [[nodiscard]] auto unit_kind(UnitKind kind) const -> const std::string&;

 private:
  const Strings& strings_;
  Language language_;
};

}  // namespace prongsai
