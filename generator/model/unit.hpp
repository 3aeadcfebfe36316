#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/id.hpp"
#include "base/language.hpp"
#include "base/personal_data.hpp"
#include "model/channel.hpp"
#include "model/checklist.hpp"
#include "model/citation.hpp"
#include "model/framework.hpp"
#include "model/plan.hpp"
#include "model/period.hpp"
#include "model/programme.hpp"
#include "model/prose.hpp"
#include "model/stage.hpp"
#include "model/waiver.hpp"
#include "source/span.hpp"

// What offices write (docs/formats.md).
namespace prongsai {

enum class Visibility : std::uint8_t { public_, auditor, withheld };

// Personal data inside a document: the text itself, where it first stands (`sheet “x”, row 3`), and how many times.
struct FoundInside {
  PersonalKind kind{};
  std::string text;
  Text place;
  std::uint64_t times = 1;
};

// What reading an evidence file found. Invariant: sha256 is 64 lower-case hex digits.
struct FileFacts {
  std::uint64_t size = 0;
  std::string sha256;
  std::uint32_t crc32 = 0;
  // Internet media type by the file's structure: `application/pdf`.
  std::string media_type;
  // True of a photo that says where on earth it was taken.
  bool has_position = false;
  // Who made the file or changed it, as it says itself, each once.
  std::vector<std::string> authors;
  // True of a picture that carries a signed history of its making (C2PA).
  bool has_credentials = false;
  // Personal data in the text of a document.
  std::vector<FoundInside> inside;
};

struct DocumentIdentity {
  std::string number;
  std::optional<Date> date;
  // Of the number and of the date, where they are written.
  Span number_span;
  Span date_span;
};

// What `prongsai redact` takes out of a file: where a photo was taken; names of people; other facts beside what the file shows; comments; a signed history
// of its making (C2PA), which would no longer hold; bytes after the end.
enum class RemovedPart : std::uint8_t { position, author, properties, comments, credentials, appended };
inline constexpr std::array<std::string_view, 6> removed_words{"position", "author", "properties", "comments", "credentials", "appended"};

// What was taken out of a file before it was published.
struct Redaction {
  // Of the file as it was. Invariant: 64 lower-case hex digits.
  std::string original_sha256;
  std::vector<RemovedPart> removed;
  std::optional<Date> date;
  Span span;
};

// One entry of the register: a file in the repository, or a file elsewhere by its address, size and hash.
struct Evidence {
  EvidenceId id;
  Text title;
  std::string kind;
  DocumentIdentity document;
  Period period;
  // Path in the content folder, and where it was written; empty where the evidence is elsewhere.
  std::string path;
  Span path_span;
  // The file's own name: the last part of `path` or of `url`.
  std::string name;
  std::string url;
  std::vector<Located<CriterionId>> supports;
  // Items of checklists, written `framework/item` in the same list.
  std::vector<SupportedItem> supports_items;
  Visibility visibility = Visibility::public_;
  Text reason;
  Text note;
  std::optional<Redaction> redaction;
  // Present for every readable file and every url entry with hash and size.
  std::optional<FileFacts> facts;
  // True where an error was reported on this entry: it then counts as good, so that one mistake does not show up as two.
  bool damaged = false;
  Span span;
};

// What an office claims on one ladder: a level, or criteria.
struct Claim {
  LadderId ladder;
  int level = 0;
  // Where the claim was made criterion by criterion: the ids that are met. `level` then follows from them.
  std::vector<Located<CriterionId>> met;
  bool by_criterion = false;
  std::map<CriterionId, Text> not_met;
  Span span;
};

struct Fact {
  std::string id;
  // Decimal also holds integers; a list holds ids of evidence.
  std::variant<Decimal, bool, Date, std::string, std::vector<Located<EvidenceId>>> value;
  Span span;
};

struct Row {
  // In the order of the table's columns; an optional cell may be empty.
  std::vector<CellValue> cells;
  // Where each cell was written; the row itself for an empty cell.
  std::vector<Span> cell_spans;
  Span span;
};

struct Table {
  std::string id;
  std::vector<Row> rows;
  Span span;
};

struct BonusClaim {
  Text award;
  Located<EvidenceId> evidence;
  Span span;
};

struct Award {
  int level = 0;
  Span span;
};

// The committee's decision. A dimension that it leaves out keeps the self-assessment.
struct Review {
  std::optional<Date> date;
  std::map<LadderId, Award> awarded;
  std::optional<bool> bonus;
  std::map<LadderId, Text> remarks;
  Span span;
};

struct Assessment {
  FrameworkId framework;
  Stage stage = Stage::self;
  std::optional<Date> date;
  std::vector<Claim> claims;
  std::vector<Fact> facts;
  std::vector<Table> tables;
  std::optional<BonusClaim> bonus;
  std::optional<Review> review;
  // Whether all of it could be read; where not, a figure that does not suffice or is missing may be the one that was written wrong.
  bool complete = true;
  FileId file{};
  Span span;
  [[nodiscard]] auto claim(const LadderId& ladder) const -> const Claim*;
  [[nodiscard]] auto fact(const std::string& id) const -> const Fact*;
  [[nodiscard]] auto table(const std::string& id) const -> const Table*;
};

struct Honour {
  FiscalYear year;
  Text title;
};

enum class WriteUpKind : std::uint8_t { result, plan, activity_report, lesson };
enum class ProjectStatus : std::uint8_t { planned, in_progress, done };

struct TargetGroup {
  Text group;
  Decimal count;
  Span span;
};

struct Budget {
  bool none = false;
  Decimal amount;
  Text source;
  std::optional<FiscalYear> fiscal_year;
};

enum class KpiType : std::uint8_t { quantity, quality, outcome };

// One indicator. `op` is `>=`, `>`, `=`, `<=` or `<`, or empty for a quality indicator without a number.
struct Kpi {
  std::string id;
  Text text;
  KpiType type = KpiType::quantity;
  std::string op;
  std::optional<Decimal> target;
  Text unit;
  Text base;
  Text per;
  std::optional<Decimal> actual;
  std::vector<Located<EvidenceId>> evidence;
  Span span;
};

struct ModelLetter {
  std::string letter;
  std::string word;
  Text meaning;
};

// A method that the office named, such as `SURIYA Model`.
struct NamedModel {
  Text name;
  std::vector<ModelLetter> letters;
};

struct WebLink {
  Text title;
  std::string url;
};

// `unit/year/id` of another write-up.
struct WriteUpReference {
  UnitId unit;
  FiscalYear year;
  WriteUpId id;
  Span span;
};

struct WriteUp {
  WriteUpId id;
  WriteUpKind kind = WriteUpKind::plan;
  Text title;
  Text summary;
  std::vector<Located<LadderId>> dimensions;
  std::vector<Located<std::string>> areas;
  ProjectStatus status = ProjectStatus::planned;
  Period period;
  Text duration;
  Text location;
  std::vector<TargetGroup> targets;
  std::vector<std::string> partners;
  std::optional<Budget> budget;
  std::vector<Kpi> kpis;
  std::optional<NamedModel> model;
  std::vector<Channel> channels;
  std::vector<WebLink> links;
  std::vector<Located<EvidenceId>> evidence;
  std::vector<WriteUpReference> related;
  std::vector<std::string> success_factors;
  std::vector<std::string> tags;
  std::optional<Citation> source;
  Text editor_note;
  Prose prose;
  FileId file{};
  Span span;
};

// One fiscal year of a unit.
struct UnitYear {
  FiscalYear year;
  std::map<FrameworkId, Assessment> assessments;
  std::map<FrameworkId, ChecklistAnswers> checklists;
  std::vector<Evidence> evidence;
  // False where the register, or an entry of it, could not be read: nothing is then reported as missing from it.
  bool register_complete = true;
  std::vector<WriteUp> write_ups;
  // False where one could not be read.
  bool write_ups_complete = true;
  std::vector<Survey> surveys;
  std::vector<ProjectProgress> progress;
  std::vector<Network> networks;
  std::optional<Complaints> complaints;
  [[nodiscard]] auto find_evidence(const EvidenceId& id) const -> const Evidence*;
};

// A unit that was set aside from a publication because its files have errors (design 8, `build --quarantine`): only what names it is kept.
struct Quarantine {
  int problems = 0;
  // The last commit that changed its files, in full, and its day; empty outside a git repository.
  std::string commit;
  std::optional<Date> since;
  // Years in which it has files, and so would have stood in the lists.
  std::vector<FiscalYear> years;
};

struct Province {
  std::string code;
  Span code_span;
  Text name;
};

struct Unit {
  UnitId id;
  Text name;
  Text short_name;
  UnitKind kind = UnitKind::regional;
  std::optional<Located<RegionId>> region;
  std::optional<Province> province;
  std::map<FiscalYear, Located<std::string>> classes;
  std::vector<Honour> honours;
  std::vector<Channel> channels;
  std::map<FiscalYear, Decimal> staff_total;
  Text note;
  std::optional<Citation> source;
  std::map<FiscalYear, UnitYear> years;
  std::vector<Waiver> waivers;
  std::map<PlanId, Plan> plans;
  // False where the file of one could not be read.
  bool plans_complete = true;
  std::optional<Quarantine> quarantine;
  FileId file{};
};

}  // namespace prongsai
