#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "model/plan.hpp"
#include "model/stage.hpp"
#include "source/span.hpp"

// What one publication showed, as far as a reader can notice when it changes (docs/changes.md). Nothing here points into the rest of the content: a
// record outlives what it tells of.
namespace prongsai {

// A text or a file that was published. Equal hashes are the same bytes. The title lets readers know a thing that is gone.
struct PublishedText {
  // Invariant: 64 lower-case hex digits.
  std::string sha256;
  std::string title;
  auto operator==(const PublishedText&) const -> bool = default;
};

struct PublishedLadder {
  LadderId id;
  Decimal points;
  std::optional<int> claimed;
  int supported = 0;
  std::optional<int> awarded;
  int counted = 0;
  auto operator==(const PublishedLadder&) const -> bool = default;
};

struct PublishedScore {
  FrameworkId framework;
  Stage stage = Stage::self;
  std::string unit_class;
  Decimal total;
  std::string grade;
  std::optional<Decimal> bonus;
  // In the framework's order.
  std::vector<PublishedLadder> ladders;
  auto operator==(const PublishedScore&) const -> bool = default;
};

struct PublishedChecklist {
  int present = 0;
  int items = 0;
  std::optional<Decimal> percent;
  std::string grade;
  auto operator==(const PublishedChecklist&) const -> bool = default;
};

struct PublishedYear {
  std::optional<PublishedScore> score;
  std::map<FrameworkId, PublishedChecklist> checklists;
  // Public evidence alone.
  std::map<EvidenceId, PublishedText> evidence;
  std::map<WriteUpId, PublishedText> write_ups;
  // `surveys`, `progress`, `networks`, `complaints`: the hash of each.
  std::map<std::string, std::string> reports;
  // Announced: titles by `honour` or `honour.region`, and `A>B` of a promotion.
  std::map<std::string, std::string> honours;
  std::string promotion;
  auto operator==(const PublishedYear&) const -> bool = default;
};

struct PublishedUnit {
  // In Thai, for a unit that is gone.
  std::string name;
  std::map<FiscalYear, PublishedYear> years;
  std::map<PlanId, PublishedText> plans;
  // `W410 2564/evidence.yaml`, sorted.
  std::vector<std::string> waivers;
  auto operator==(const PublishedUnit&) const -> bool = default;
};

// Of the portal as a whole.
struct PublishedPortal {
  std::map<FrameworkId, PublishedText> frameworks;
  // The day of the announcement, by year.
  std::map<FiscalYear, Date> results;
  std::vector<std::string> waivers;
  auto operator==(const PublishedPortal&) const -> bool = default;
};

// One file, or several parts, of publications/: what a publication showed where it differs from the one recorded before.
struct PublicationRecord {
  Date date;
  PublishedPortal portal;
  // Units that differ, whole; null where one is gone.
  std::map<UnitId, std::shared_ptr<const PublishedUnit>> units;
  // Of the whole publication, of which this record is a part.
  std::string digest;
  // Where `published:` and `digest:` are written, and each unit.
  Span span;
  Span digest_span;
  std::map<UnitId, Span> unit_spans;
  // False where a part could not be read: nothing is then said to be wrong with the sum of it.
  bool complete = true;
};

}  // namespace prongsai
