#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/citation.hpp"
#include "model/unit_kind.hpp"
#include "source/span.hpp"

namespace prongsai {

// Something that is due on a day, or between two days. Any kind of framework may have a calendar of these.
struct DueDate {
  std::string id;
  Text title;
  Date date;
  // The last day, where the date is the first of several.
  std::optional<Date> to;
  // Empty: for every kind that the framework is for.
  std::vector<UnitKind> unit_kinds;
  // Ids in the framework that the date is about; may be empty.
  std::vector<Located<std::string>> criteria;
  Citation source;
  Span span;
  // The day by which it must be done.
  [[nodiscard]] auto due() const -> Date { return to.value_or(date); }
};

}  // namespace prongsai
