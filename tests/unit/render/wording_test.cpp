#include "render/wording.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "unit/render/fixture.hpp"

using namespace prongsai;
using prongsai::testing::Fixture;

namespace {

struct Spoken {
  RequirementRule rule;
  std::string th;
  std::string en;
};

auto limit(Limit::Comparison comparison, std::int64_t value) -> Limit { return {.comparison = comparison, .value = Decimal(value)}; }

auto table(TableRequirement::Selection selection, TableRequirement::Measure measure, Limit limit) -> TableRequirement {
  TableRequirement rule;
  rule.table = "procurement";
  rule.selection = selection;
  rule.by = "budget";
  rule.n = 3;
  rule.measure = measure;
  rule.limit = limit;
  return rule;
}

auto where_citizen(TableRequirement rule, bool value) -> TableRequirement {
  rule.where = {{.column = "citizen", .values = {CellValue(value)}}};
  return rule;
}

auto of_column(TableRequirement rule, const std::string& column) -> TableRequirement {
  rule.column = column;
  return rule;
}

}  // namespace

TEST_CASE("requirements in words") {
  using enum Limit::Comparison;
  using Selection = TableRequirement::Selection;
  using Measure = TableRequirement::Measure;
  auto virtue = table(Selection::all, Measure::count, limit(at_least, 5));
  virtue.where = {{.column = "virtue", .values = {CellValue(std::string("honesty")), CellValue(std::string("other"))}}};
  const std::vector<Spoken> cases{
      {EvidenceRequirement{.kinds = {"announcement"}, .min = 1, .per_quarter = false}, "หลักฐานประเภทประกาศ อย่างน้อย 1 รายการ",
       "evidence of kind “Announcement”, at least 1"},
      {EvidenceRequirement{.kinds = {"announcement", "report"}, .min = 2, .per_quarter = true},
       "หลักฐานประเภทประกาศ หรือ รายงานผล อย่างน้อย 2 รายการในทุกไตรมาส", "evidence of kind “Announcement” or “Report”, at least 2 in each quarter"},
      {EvidenceRequirement{.kinds = {}, .min = 1, .per_quarter = false}, "หลักฐาน อย่างน้อย 1 รายการ", "evidence, at least 1"},
      {FactRequirement{.name = "staff_declared", .of = {}, .limit = limit(at_least, 41), .unit = {}}, "บุคลากรที่ร่วมประกาศ ไม่น้อยกว่า 41 คน",
       "Staff who declared: at least 41 persons"},
      {FactRequirement{.name = "staff_declared", .of = {}, .limit = limit(at_most, 0), .unit = {}}, "บุคลากรที่ร่วมประกาศ เป็น 0 คน",
       "Staff who declared: exactly 0 persons"},
      {FactRequirement{.name = "staff_declared", .of = {}, .limit = limit(at_most, 9), .unit = {}}, "บุคลากรที่ร่วมประกาศ ไม่เกิน 9 คน",
       "Staff who declared: at most 9 persons"},
      {FactRequirement{.name = "staff_declared", .of = {}, .limit = limit(below, 1200), .unit = {.th = "เรื่อง", .en = "cases"}},
       "บุคลากรที่ร่วมประกาศ น้อยกว่า 1,200 เรื่อง", "Staff who declared: less than 1,200 cases"},
      {FactRequirement{.name = "staff_declared", .of = "staff_total", .limit = limit(above, 50), .unit = {}},
       "บุคลากรที่ร่วมประกาศ มากกว่าร้อยละ 50 ของบุคลากรทั้งหมด", "Staff who declared: more than 50 % of “All staff”"},
      {where_citizen(table(Selection::except_top, Measure::share, limit(at_least, 80)), true),
       "โครงการจัดซื้อจัดจ้าง (นอกจาก 3 รายการที่งบประมาณสูงสุด) ที่มีผู้แทนภาคประชาชน ไม่น้อยกว่าร้อยละ 80",
       "Procurement projects (all but the 3 with the highest “Budget”), where A citizen sits on it: at least 80 %"},
      {where_citizen(table(Selection::top, Measure::share, limit(equals, 100)), false),
       "โครงการจัดซื้อจัดจ้าง (เฉพาะ 3 รายการที่งบประมาณสูงสุด) ที่ไม่มี: มีผู้แทนภาคประชาชน เป็นร้อยละ 100",
       "Procurement projects (the 3 with the highest “Budget”), where not: A citizen sits on it: exactly 100 %"},
      {virtue, "โครงการจัดซื้อจัดจ้าง ที่คุณธรรม เป็น สุจริต หรือ other ไม่น้อยกว่า 5 รายการ",
       "Procurement projects, where Virtue is Honesty or other: at least 5 rows"},
      {of_column(table(Selection::all, Measure::distinct, limit(at_least, 4)), "virtue"), "โครงการจัดซื้อจัดจ้าง มีคุณธรรมที่ต่างกัน ไม่น้อยกว่า 4 อย่าง",
       "Procurement projects: different values of “Virtue”, at least 4"},
      {of_column(table(Selection::all, Measure::sum, limit(at_least, 1000)), "budget"), "โครงการจัดซื้อจัดจ้าง งบประมาณรวมกัน ไม่น้อยกว่า 1,000",
       "Procurement projects: sum of “Budget”, at least 1,000"},
      {NotSharedRequirement{.dimensions = {LadderId("d1"), LadderId("d9")}}, "ไม่ใช้หลักฐานเดียวกับเกณฑ์ของมิติ ผู้บริหาร, d9",
       "no evidence shared with criteria of: Leadership, d9"},
      {DisjointRequirement{.first = "audit", .second = "procurement.order"}, "คำสั่งตรวจสอบ กับ โครงการจัดซื้อจัดจ้าง (คำสั่ง) ต้องไม่ซ้ำกัน",
       "“Audit order” and “Procurement projects (Order)” have nothing in common"},
      {DeclaredRequirement{}, "คำรับรองที่ลงนาม หรือคณะกรรมการพิจารณาให้", "a signed statement, or the committee's award"},
      {TotalRequirement{.limit = limit(at_least, 86)}, "คะแนนรวมไม่นับคะแนนพิเศษ ไม่น้อยกว่า 86 คะแนน", "total without extra points, at least 86 points"},
  };
  Fixture fixture;
  const auto strings = Strings::embedded();
  for (const auto& one : cases) {
    const Requirement requirement{.rule = one.rule, .span = {}};
    CHECK(requirement_words(requirement, fixture.framework(), Voice(strings, Language::th)) == one.th);
    CHECK(requirement_words(requirement, fixture.framework(), Voice(strings, Language::en)) == one.en);
  }
}

TEST_CASE("proofs in words") {
  Fixture fixture;
  const auto strings = Strings::embedded();
  const auto* policy = &fixture.lampang_2564().evidence.front();
  struct Proven {
    RequirementRule rule;
    Proof proof;
    std::string th;
    std::string en;
  };
  const auto proof = [](bool holds, std::variant<std::monostate, Decimal, Share> measured) {
    Proof made;
    made.holds = holds;
    made.measured = measured;
    return made;
  };
  const auto with_evidence = [policy](Proof made) {
    made.evidence = {policy};
    return made;
  };
  auto quarters = proof(false, {});
  quarters.per_quarter = {1, 0, 2, 1};
  auto awarded = proof(true, {});
  awarded.by_award = true;
  const EvidenceRequirement any{.kinds = {}, .min = 1, .per_quarter = false};
  const FactRequirement fact{.name = "staff_declared", .of = {}, .limit = {}, .unit = {}};
  const Share seven_of_ten{.part = Decimal(7), .whole = Decimal(10)};
  TableRequirement distinct;
  distinct.measure = TableRequirement::Measure::distinct;
  const std::vector<Proven> cases{
      {any, proof(true, Decimal(2)), "มี 2 รายการ", "2 found"},
      {any, with_evidence(proof(true, {})), "มี 1 รายการ", "1 found"},
      {EvidenceRequirement{.kinds = {}, .min = 1, .per_quarter = true}, quarters, "ไตรมาส 1 มี 1, ไตรมาส 2 มี 0, ไตรมาส 3 มี 2, ไตรมาส 4 มี 1",
       "quarter 1: 1, quarter 2: 0, quarter 3: 2, quarter 4: 1"},
      {fact, proof(true, Decimal(41)), "แจ้งไว้ 41 คน", "declared: 41 persons"},
      {fact, proof(false, {}), "ยังไม่ได้แจ้ง", "not declared"},
      {fact, proof(true, seven_of_ten), "ร้อยละ 70 (7 จาก 10)", "70 % (7 of 10)"},
      {TableRequirement{}, proof(false, Share{.part = Decimal(2), .whole = Decimal(3)}), "ร้อยละ 66.66 (2 จาก 3)", "66.66 % (2 of 3)"},
      {TableRequirement{}, proof(true, Decimal(1)), "มี 1 รายการ", "1 row"},
      {distinct, proof(true, Decimal(4)), "มี 4", "4 found"},
      {TableRequirement{}, proof(false, {}), "ยังไม่มีข้อมูลในตาราง", "the table has no rows to measure"},
      {NotSharedRequirement{}, proof(true, {}), "ไม่ใช้ซ้ำ", "none is shared"},
      {NotSharedRequirement{}, with_evidence(proof(false, {})), "ใช้ซ้ำ: policy", "shared: policy"},
      {DisjointRequirement{}, proof(true, {}), "ไม่ซ้ำกัน", "they have nothing in common"},
      {DisjointRequirement{}, proof(false, {}), "ยังแจ้งไม่ครบทั้งสองฝ่าย", "not both are declared"},
      {DisjointRequirement{}, with_evidence(proof(false, {})), "ซ้ำกันที่ policy", "in common: policy"},
      {DeclaredRequirement{}, awarded, "คณะกรรมการพิจารณาให้แล้ว", "the committee awarded it"},
      {DeclaredRequirement{}, with_evidence(proof(true, {})), "มีคำรับรอง 1 รายการ", "1 signed statement"},
      {DeclaredRequirement{}, proof(false, {}), "ยังไม่มีคำรับรองหรือผลพิจารณา", "no statement and no award yet"},
      {TotalRequirement{}, proof(true, Decimal(90)), "ได้ 90 คะแนน", "90 points"},
  };
  for (auto one : cases) {
    const Requirement requirement{.rule = one.rule, .span = {}};
    one.proof.requirement = &requirement;
    CHECK(proof_words(one.proof, fixture.framework(), Voice(strings, Language::th)) == one.th);
    CHECK(proof_words(one.proof, fixture.framework(), Voice(strings, Language::en)) == one.en);
  }
}

TEST_CASE("dates, periods, sizes and counts in words") {
  const auto strings = Strings::embedded();
  const Voice th(strings, Language::th);
  const Voice en(strings, Language::en);
  const Date day{.year = 2021, .month = 1, .day = 15};
  CHECK(th.date(day) == "15 มกราคม 2564");
  CHECK(en.date(day) == "15 January 2021");
  CHECK(en.date_view(day).iso == "2021-01-15");
  CHECK(th.fiscal_year({2564}) == "ปีงบประมาณ พ.ศ.\u00A02564");
  CHECK(en.fiscal_year({2564}) == "fiscal year\u00A02021 (BE\u00A02564)");
  Period quarters;
  quarters.quarters = {Quarter{1}, Quarter{4}};
  CHECK(th.period(quarters) == "ไตรมาส 1, ไตรมาส 4");
  Period range;
  range.from = day;
  range.to = Date{.year = 2021, .month = 9, .day = 30};
  CHECK(en.period(range) == "15 January 2021 to 30 September 2021");
  CHECK(en.period({}).empty());
  const std::vector<std::pair<std::uint64_t, std::string>> sizes{{0, "0 bytes"},        {999, "999 bytes"},     {1000, "1 kB"},
                                                                 {12'345, "12 kB"},     {999'499, "999 kB"},    {1'000'000, "1.0 MB"},
                                                                 {1'250'000, "1.3 MB"}, {15'000'000, "15.0 MB"}};
  for (const auto& [bytes, words] : sizes) {
    CHECK(en.size(bytes) == words);
  }
  CHECK(en.count("count.units", 1) == "1 office");
  CHECK(en.count("count.units", 1200) == "1,200 offices");
  CHECK(th.count("count.units", 1) == "1 หน่วยงาน");
  CHECK(th.words({.th = "ก", .en = ""}).marked_thai == false);
  CHECK(en.words({.th = "ก", .en = ""}).marked_thai == true);
  CHECK(en.words({.th = "ก", .en = "k"}).text == "k");
}
