#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "model/channel.hpp"
#include "model/period.hpp"
#include "source/span.hpp"

// What an office reports of the life of its programme within a year (docs/formats.md): surveys, progress, networks, complaints. Counts only, never persons.
namespace prongsai {

// How many answers chose each step of the scale.
struct SurveyQuestion {
  Text text;
  std::map<int, std::int64_t> answers;
  Span span;
  // True where an error was reported on it: its sum is then not held against the number of answers.
  bool damaged = false;
};

// At least `at_least` per cent of the answers are at `share_of` or above.
struct SurveyTarget {
  int share_of = 0;
  Decimal at_least;
};

// A number as a report prints it: `4.20` has two places.
struct PrintedNumber {
  Decimal value;
  int places = 0;
  Span span;
};

struct Survey {
  std::string id;
  Text title;
  // A write-up of this year, or a record of a plan.
  std::optional<Located<std::string>> about;
  Period period;
  std::optional<std::int64_t> population;
  // People who answered.
  std::int64_t answered = 0;
  Span answered_span;
  // The best step; 1 is the worst.
  int scale = 5;
  std::vector<SurveyQuestion> questions;
  std::optional<SurveyTarget> target;
  std::optional<PrintedNumber> printed_mean;
  std::optional<PrintedNumber> printed_share;
  std::vector<Located<EvidenceId>> evidence;
  Text note;
  Span span;
  // The step from which the share is taken: the target's, otherwise the second best, "much".
  [[nodiscard]] auto share_from() const -> int { return target ? target->share_of : scale - 1; }
};

// Below this many answers a single person could be recognised: no distribution is shown.
inline constexpr std::int64_t fewest_answers = 5;

// Where the work stood on a day. Planned and actual are per cent of all work, with at most two places; spending is cumulative baht.
struct ProgressPoint {
  Date date;
  std::optional<Decimal> planned;
  std::optional<Decimal> actual;
  std::optional<Decimal> planned_spending;
  std::optional<Decimal> spending;
  Text note;
  Span span;
};

// What an indicator came to. `kpi` names an indicator of the write-up that the project is about; otherwise `text` says what it is.
struct IndicatorResult {
  std::optional<Located<std::string>> kpi;
  Text text;
  std::optional<Decimal> target;
  std::optional<Decimal> actual;
  Text unit;
  std::vector<Located<EvidenceId>> evidence;
  Span span;
};

enum class ProgressStatus : std::uint8_t { planned, in_progress, done, stopped };

struct ProjectProgress {
  std::string id;
  Text title;
  std::optional<Located<std::string>> about;
  bool no_budget = false;
  std::optional<Decimal> budget;
  Located<Date> updated;
  // For the weighted result over projects; at most two places.
  Decimal weight{1};
  bool weighted = false;
  std::vector<ProgressPoint> points;
  std::vector<IndicatorResult> kpis;
  Span kpis_span;
  ProgressStatus status = ProgressStatus::planned;
  Span status_span;
  std::vector<Located<EvidenceId>> evidence;
  Text note;
  Span span;
  // True where a point could not be read: what follows from all points is then not judged.
  bool damaged = false;
};

enum class NetworkKind : std::uint8_t { leaders, citizens, youth, private_sector, partners };

struct Network {
  std::string id;
  Text title;
  NetworkKind kind = NetworkKind::leaders;
  std::int64_t members = 0;
  std::optional<std::int64_t> groups;
  std::vector<Located<EvidenceId>> evidence;
  Text note;
  Span span;
  Span groups_span;
};

struct ComplaintMonth {
  // The first day of the month.
  Date month;
  std::int64_t received = 0;
  std::int64_t settled = 0;
  // As the office states it, where it does.
  std::optional<std::int64_t> open;
  Span span;
  Span settled_span;
  Span open_span;
};

struct ComplaintKind {
  std::string id;
  Text title;
  std::int64_t received = 0;
};

struct Complaints {
  std::vector<Channel> channels;
  std::int64_t open_before = 0;
  std::vector<ComplaintMonth> months;
  std::vector<ComplaintKind> kinds;
  Span kinds_span;
  Text note;
  Span span;
  // True where a month could not be read: the running count is then not judged.
  bool damaged = false;
};

}  // namespace prongsai
