#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/language.hpp"
#include "diagnostic/diagnostic.hpp"
#include "model/plan.hpp"
#include "model/unit.hpp"

// What is computed of a plan: sums beside those that its document prints, counts, and everything in which the document differs from itself or says
// too little. The same findings are warnings at the command line and a list on the plan's page. Pointers lead into the Corpus.
namespace prongsai {

// What a budget cell counts as in sums.
struct CountedCell {
  // `implied`: unreadable, read from the printed sums or by the editor. `stated`: not in the table, taken from the details, where one figure without
  // a basis is read as an amount per year.
  enum class Origin : std::uint8_t { printed, none, blank, unreadable, implied, stated, not_printed };
  Origin origin = Origin::not_printed;
  std::optional<Decimal> amount;
};

struct RecordStanding {
  const PlanRecord* record = nullptr;
  // Null where the document does not place it. A record with a mission belongs to the mission's dimension.
  const PlanNode* dimension = nullptr;
  const PlanNode* mission = nullptr;
  // Of every year of the plan.
  std::map<FiscalYear, CountedCell> budget;
  Decimal total;
  bool publishes = false;
  bool reports = false;
};

// Sums of one dimension, of the records that belong to none, or of all.
struct PlanSum {
  const PlanNode* dimension = nullptr;
  int count = 0;
  std::map<FiscalYear, Decimal> budget;
  Decimal total;
  // The row that the document prints, or null.
  const PrintedTotal* printed = nullptr;
};

struct SectionSum {
  Text section;
  std::vector<const PlanRecord*> records;
  Decimal total;
};
struct OwnerSum {
  Text division;
  int count = 0;
  Decimal total;
  // In the order of their first records.
  std::vector<SectionSum> sections;
};

enum class FindingTopic : std::uint8_t { sums, cells, placing, kpis, steps, risks, printing };
inline constexpr std::size_t finding_topics = 7;

// One thing that a reader of the document should know.
struct PlanFinding {
  FindingTopic topic = FindingTopic::sums;
  // The diagnostic's identifier: `W922`.
  std::string code;
  // The diagnostic's message, without the number of the record at its head.
  Text text;
  // Null where it is about no record in particular.
  const PlanRecord* record = nullptr;
};

struct PlanStandings {
  const Unit* unit = nullptr;
  const Plan* plan = nullptr;
  const PlanFrame* frame = nullptr;
  // In the order of their numbers.
  std::vector<RecordStanding> records;
  // In the frame's order.
  std::vector<PlanSum> dimensions;
  // Records without a dimension; count 0 where there is none.
  PlanSum unplaced;
  PlanSum all;
  // Records with an amount in any year.
  int funded = 0;
  int publishing = 0;
  int reporting = 0;
  std::array<int, plan_kpi_kinds> kpis{};
  // The most records first; equal ones in the order of their first records.
  std::vector<OwnerSum> owners;
  // By topic, then in the order of the document.
  std::vector<PlanFinding> findings;

  [[nodiscard]] auto of(const PlanRecord& record) const -> const RecordStanding*;
  // Those of one record.
  [[nodiscard]] auto findings_of(const PlanRecord& record) const -> std::vector<const PlanFinding*>;
};

// What the document contradicts or leaves out, as values and as warnings. The sums must be there.
[[nodiscard]] auto plan_findings(const PlanStandings& standing, Diagnostics& out) -> std::vector<PlanFinding>;

// `2566–2568, 2570`.
[[nodiscard]] auto year_ranges(const std::vector<FiscalYear>& years) -> std::string;

}  // namespace prongsai
