#include "opendata/open_data.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "opendata/evidence_register.hpp"
#include "opendata/scores.hpp"
#include "opendata/unit_data.hpp"
#include "opendata/units.hpp"
#include "opendata/write_ups.hpp"
#include "unit/opendata/csv_reader.hpp"
#include "unit/opendata/small_portal.hpp"

using namespace prongsai;
using namespace prongsai::test;
using Json = nlohmann::ordered_json;

namespace {

auto csv_of(const std::vector<std::string>& lines) -> std::string {
  std::string text = "\xEF\xBB\xBF";
  for (const auto& line : lines) {
    text += line + "\r\n";
  }
  return text;
}

const std::string hash(64, 'a');
const std::string unit = R"(2564,2021,lampang,"สำนักงาน ""ลำปาง""","Lampang, office",)";

// A JSON value as CSV writes it.
auto spelled(const Json& value) -> std::string {
  if (value.is_null()) {
    return "";
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (!value.is_array()) {
    return value.dump();
  }
  std::string list;
  for (const auto& item : value) {
    list += (list.empty() ? "" : ";") + spelled(item);
  }
  return list;
}

// Every key below a value, as the data dictionary names it, with the kinds of value that it has.
void collect(const Json& value, const std::string& name, std::map<std::string, std::set<std::string>>& found) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      const auto path = name.empty() ? key : name + "." + key;
      const bool is_list = member.is_array() && !member.empty();
      found[path].insert(is_list ? "list of " + std::string(member[0].type_name()) : member.is_array() ? "empty list" : member.type_name());
      collect(member, path, found);
    }
  } else if (value.is_array()) {
    for (const auto& item : value) {
      collect(item, name + "[]", found);
    }
  }
}

auto made(const SmallPortal& small) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> files;
  for (const auto& file : open_data_files(small.corpus, small.standings)) {
    files[file.path] = file.bytes;
  }
  // The files of single units, under the names that the dictionary has for them.
  const UnitData of_units(small.corpus.portal, small.standings);
  for (const auto& file : of_units.files(small.corpus.units.at(UnitId("lampang")))) {
    files["data/units/{unit_id}" + file.path.substr(file.path.find('.'))] = file.bytes;
  }
  return files;
}

}  // namespace

TEST_CASE("scores of a year: one row for each unit") {
  const SmallPortal small;
  CHECK(csv_text([&](TableWriter& out) { scores_table(small.year(), out); }) ==
        csv_of({"year_be,year_ce,unit_id,unit_th,unit_en,kind,region,class,stage,reviewed,d1_claimed,d1_supported,d1_awarded,d1_counted,d1_points,"
                "d2_claimed,d2_supported,d2_awarded,d2_counted,d2_points,bonus,total_without_bonus,total,full_points,grade,meets_threshold,rank",
                unit + "regional,region-16,model,reviewed,true,2,1,2,2,20.5,0,1,,0,0.1,0,20.6,20.6,30.6,,false,1"}));
}

TEST_CASE("criteria of a year: one row for each requirement, and for each criterion without one") {
  const SmallPortal small;
  CHECK(csv_text([&](TableWriter& out) { criteria_table(small.year(), out); }) ==
        csv_of(
            {"year_be,year_ce,unit_id,unit_th,unit_en,dimension,level,criterion_id,criterion_th,criterion_en,supported,claimed,not_met_th,not_met_en,"
             "evidence,requirement,requirement_kind,requirement_subjects,comparison,limit,holds,measured,measured_part,measured_whole,per_quarter,"
             "by_award,requirement_evidence",
             unit + "d1,1,d1.1.policy,มีนโยบาย,Has a policy,true,true,,,open;for-audit,1,evidence,order;report,at_least,1,true,2,,,1;1;0;0,false,"
                    "open;for-audit",
             unit + "d1,1,d1.1.policy,มีนโยบาย,Has a policy,true,true,,,open;for-audit,2,fact,signed;staff,above,50,true,66.66,2,3,,false,",
             unit + "d1,2,d1.2.new,ใหม่,,false,true,,,,1,not_shared_with,d2;d3,,,false,,,,,false,",
             unit + "d1,2,d1.2.new,ใหม่,,false,true,,,,2,declared,,,,true,,,,,true,",
             unit + "d2,1,d2.1.bare,ไม่มีข้อกำหนด,Bare,false,false,รออยู่,,,,,,,,,,,,,,",
             unit + "peak,1,peak.1.total,คะแนนถึง,Total,false,false,,,,1,total_without_bonus,,at_least,86.5,false,20.6,,,,false,",
             unit + "peak,1,peak.1.total,คะแนนถึง,Total,false,false,,,,2,disjoint,audit;buying.order,,,false,,,,,false,",
             unit + "peak,1,peak.1.total,คะแนนถึง,Total,false,false,,,,3,table,buying;budget,at_most,7,false,,,,,false,",
             unit + ",,extra,เพิ่มพิเศษ,Extra,false,true,,,,1,evidence,award,at_least,1,false,0,,,,false,"}));
}

TEST_CASE("the evidence register tells of what is not public only that it is there") {
  const SmallPortal small;
  CHECK(
      csv_text([&](TableWriter& out) { evidence_table(small.corpus, FiscalYear{2564}, out); }) ==
      csv_of({"year_be,year_ce,unit_id,unit_th,unit_en,evidence_id,kind,visibility,reason_th,reason_en,sha256,size,title_th,title_en,document_number,"
              "document_date,quarters,period_from,period_to,file_name,url,media_type,supports,note_th,note_en",
              unit + "open,order,public,,," + hash +
                  ",4096,คำสั่ง,open secret title,'-1/2564,2020-11-26,Q1;Q2,,,\"secret, name.pdf\","
                  "https://x.go.th/units/lampang/2564/evidence/files/open.pdf,application/pdf,d1.1.policy;d1.2.new,secret note,",
              unit + "for-audit,,auditor,มีข้อมูลส่วนบุคคล,Personal data," + hash + ",4096,,,,,,,,,,,,,",
              unit + "held,,withheld,,," + hash + ",4096,,,,,,,,,,,,,",
              unit + "outside,order,public,,,,,ภายนอก,outside secret title,'-1/2564,2020-11-26,,2021-01-01,2021-02-01,\"secret, name.pdf\","
                     "https://example.org/a.pdf,,d1.1.policy;d1.2.new,secret note,"}));
}

TEST_CASE("no file of open data leaks evidence that is not public") {
  SmallPortal small;
  auto& year = small.corpus.units.at(UnitId("lampang")).years.at(FiscalYear{2564});
  year.evidence.erase(year.evidence.begin() + 3);
  year.evidence[0].visibility = Visibility::withheld;
  for (const auto& [path, bytes] : made(small)) {
    INFO(path);
    for (const char* secret : {"secret", "ลับ", "-1/2564", "2020-11-26", "application/pdf", "evidence/files"}) {
      INFO(secret);
      CHECK(bytes.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("units and write-ups as tables") {
  const SmallPortal small;
  CHECK(csv_text([&](TableWriter& out) { units_table(small.corpus, out); }) ==
        csv_of({"unit_id,unit_th,unit_en,short_name_th,short_name_en,kind,region,region_th,region_en,province_code,province_th,province_en,classes,"
                "staff_total,note_th,note_en,page_url,data_url,feed_url",
                R"(lampang,"สำนักงาน ""ลำปาง""","Lampang, office",ลำปาง,Lampang,regional,region-16,เขต 16,Region 16,52,ลำปาง,Lampang,)"
                "2561:challenge;2564:model,2564:80,,,https://x.go.th/units/lampang/,https://x.go.th/data/units/lampang.json,"
                "https://x.go.th/units/lampang/feed.xml",
                "trang,'=ตรัง,,,,central,,,,,,,,,,,https://x.go.th/units/trang/,https://x.go.th/data/units/trang.json,https://x.go.th/units/trang/feed.xml"}));
  CHECK(csv_text([&](TableWriter& out) { write_ups_table(small.corpus, out); }) ==
        csv_of({"year_be,year_ce,unit_id,unit_th,unit_en,write_up_id,kind,title_th,title_en,summary_th,summary_en,dimensions,areas,status,quarters,"
                "period_from,period_to,duration_th,duration_en,location_th,location_en,partners,budget_none,budget_amount,budget_source_th,"
                "budget_source_en,budget_year_be,evidence,related,success_factors,tags,source_document,source_place,editor_note_th,editor_note_en,"
                "page_url",
                unit + "good-plan,plan,แผนดี,Good plan,\"สองบรรทัด\nจริง\",,d1;d2,personnel,in_progress,,2021-03-01,2021-09-30,,,,,government;people,"
                       "false,5000.5,งบปกติ,Regular,2564,open,trang/2564/other,personnel,e-service,guide,L1-2,,,"
                       "https://x.go.th/units/lampang/2564/practices/good-plan/"}));
}

TEST_CASE("scores in JSON: the head, then a line for each unit") {
  const SmallPortal small;
  const auto text = scores_json(small.corpus.portal, small.year());
  CHECK(text.starts_with(
      R"({"publisher_th":"กรม","publisher_en":"Department","licence_th":"เปิด","licence_en":"Open","licence_url":"https://x.go.th/licence",)"
      R"("published":"2021-10-31","year_be":2564,"year_ce":2021,"framework":"f-2564","framework_th":"กรอบ","framework_en":"Frame","mean_total":20.6,)"
      R"("without_assessment":["trang"],"grades":[{"grade":"A+","units":0},{"grade":null,"units":1}],"units":[)"
      "\n"
      R"({"year_be":2564,"year_ce":2021,"unit_id":"lampang",)"));
  CHECK(text.ends_with("\n]}\n"));
  const auto score = Json::parse(text).at("units").at(0);
  CHECK(score.at("dimensions").at(0).at("levels").at(0).at("criteria").at(0) == Json::parse(R"({
    "criterion_id": "d1.1.policy", "criterion_th": "มีนโยบาย", "criterion_en": "Has a policy", "supported": true, "claimed": true,
    "not_met_th": null, "not_met_en": null, "evidence": ["open", "for-audit"], "requirements": [
      {"requirement": 1, "requirement_kind": "evidence", "requirement_subjects": ["order", "report"], "comparison": "at_least", "limit": 1,
       "holds": true, "measured": 2, "measured_part": null, "measured_whole": null, "per_quarter": [1, 1, 0, 0], "by_award": false,
       "requirement_evidence": ["open", "for-audit"]},
      {"requirement": 2, "requirement_kind": "fact", "requirement_subjects": ["signed", "staff"], "comparison": "above", "limit": 50,
       "holds": true, "measured": 66.66, "measured_part": 2, "measured_whole": 3, "per_quarter": [], "by_award": false,
       "requirement_evidence": []}]})"));
  CHECK(score.at("bonus_result") == Json::parse(R"({"claimed": true, "supported": false, "awarded": null, "points": 0, "requirements": [
      {"requirement": 1, "requirement_kind": "evidence", "requirement_subjects": ["award"], "comparison": "at_least", "limit": 1,
       "holds": false, "measured": 0, "measured_part": null, "measured_whole": null, "per_quarter": [], "by_award": false,
       "requirement_evidence": []}]})"));
}

TEST_CASE("the nested criteria are those of the table, in its order") {
  const SmallPortal small;
  const auto table = read_csv(csv_text([&](TableWriter& out) { criteria_table(small.year(), out); }));
  const auto score = Json::parse(scores_json(small.corpus.portal, small.year())).at("units").at(0);
  CsvRows rows;
  const auto add = [&](const std::string& dimension, const std::string& level, const Json& criterion) {
    auto requirements = criterion.at("requirements");
    if (requirements.empty()) {
      requirements.push_back(Json::object());
    }
    for (const auto& requirement : requirements) {
      std::vector<std::string> row{"2564",    "2021", spelled(score.at("unit_id")), spelled(score.at("unit_th")), spelled(score.at("unit_en")),
                                   dimension, level};
      for (std::size_t i = row.size(); i < table[0].size(); ++i) {
        const auto& name = table[0][i];
        row.push_back(spelled(requirement.contains(name) ? requirement.at(name) : criterion.value(name, Json())));
      }
      rows.push_back(row);
    }
  };
  auto ladders = score.at("dimensions");
  ladders.push_back(score.at("ladder"));
  for (const auto& ladder : ladders) {
    for (const auto& level : ladder.at("levels")) {
      for (const auto& criterion : level.at("criteria")) {
        add(spelled(ladder.at("dimension")), spelled(level.at("level")), criterion);
      }
    }
  }
  auto bonus = score.at("bonus_result");
  bonus["criterion_id"] = "extra";
  bonus["criterion_th"] = "เพิ่มพิเศษ";
  bonus["criterion_en"] = "Extra";
  add("", "", bonus);
  CHECK(rows == CsvRows(table.begin() + 1, table.end()));
}

TEST_CASE("CSV and JSON say the same") {
  const SmallPortal small;
  const auto files = made(small);
  const std::pair<std::string, std::string> pairs[] = {
      {"data/scores-2564", "units"}, {"data/evidence-2564", "evidence"}, {"data/units", "units"}, {"data/write-ups", "write_ups"}};
  for (const auto& [name, list] : pairs) {
    INFO(name);
    const auto rows = read_csv(files.at(name + ".csv"));
    const auto records = Json::parse(files.at(name + ".json")).at(list);
    REQUIRE(rows.size() == records.size() + 1);
    for (std::size_t row = 1; row < rows.size(); ++row) {
      REQUIRE(rows[row].size() == rows[0].size());
      for (std::size_t column = 0; column < rows[0].size(); ++column) {
        const auto& key = rows[0][column];
        INFO(key);
        if (name == "data/scores-2564" && (key.starts_with("d1_") || key.starts_with("d2_"))) {
          const auto& dimension = records[row - 1].at("dimensions").at(key[1] == '1' ? 0 : 1);
          CHECK(rows[row][column] == spelled(dimension.at(key.substr(3))));
        } else {
          CHECK(rows[row][column] == spelled(records[row - 1].at(key)));
        }
      }
    }
  }
}

TEST_CASE("the data dictionary describes every column and key, and nothing else") {
  const SmallPortal small;
  const auto files = made(small);
  const auto dictionary = Json::parse(files.at("data/dictionary.json"));
  const std::map<std::string, std::set<std::string>> kinds{{"text", {"string"}},
                                                           {"number", {"number"}},
                                                           {"boolean", {"boolean"}},
                                                           {"date", {"string"}},
                                                           {"list of texts", {"list of string", "empty list"}},
                                                           {"list of numbers", {"list of number", "empty list"}},
                                                           {"record", {"object"}},
                                                           {"list of records", {"list of object", "empty list"}}};
  std::set<std::string> described;
  // Of nothing that the small portal has.
  const std::set<std::string> absent{"data/units/{unit_id}.checklists.csv"};
  for (const auto& file : dictionary.at("files")) {
    const auto path = file.at("path").get<std::string>();
    INFO(path);
    if (absent.contains(path)) {
      continue;
    }
    described.insert(path);
    for (const auto& also : file.at("also")) {
      described.insert(also.get<std::string>());
    }
    std::vector<std::string> names;
    for (const auto& field : file.at("fields")) {
      names.push_back(field.at("name"));
      CHECK_FALSE(field.at("meaning_th").is_null());
      CHECK_FALSE(field.at("meaning_en").is_null());
    }
    if (path.ends_with(".csv")) {
      CHECK(file.at("media_type") == "text/csv");
      CHECK(names == read_csv(files.at(path)).at(0));
      continue;
    }
    if (path.ends_with(".xlsx")) {
      CHECK(names == read_csv(files.at(path.substr(0, path.size() - 4) + "csv")).at(0));
      continue;
    }
    CHECK(file.at("media_type") == "application/json");
    std::map<std::string, std::set<std::string>> found;
    collect(Json::parse(files.at(path)), "", found);
    for (const auto& field : file.at("fields")) {
      const auto name = field.at("name").get<std::string>();
      INFO(name);
      // The small portal answers no checklist.
      if (name.starts_with("checklists[].") && path == "data/units/{unit_id}.json") {
        continue;
      }
      REQUIRE(found.contains(name));
      for (const auto& kind : found.at(name)) {
        INFO(kind);
        CHECK((kind == "null" || kinds.at(field.at("type")).contains(kind)));
      }
      found.erase(name);
    }
    CHECK(found == std::map<std::string, std::set<std::string>>());
  }
  std::set<std::string> all;
  for (const auto& [path, bytes] : files) {
    all.insert(path);
  }
  CHECK(described == all);
}

TEST_CASE("files have stable names and titles, and years without content have none") {
  SmallPortal small;
  small.standings.years[FiscalYear{2565}].year = FiscalYear{2565};
  UnitYear empty;
  empty.year = FiscalYear{2566};
  small.corpus.units.at(UnitId("trang")).years.emplace(empty.year, empty);
  std::vector<std::string> listed;
  for (const auto& source : open_data_sources(small.corpus, small.standings)) {
    listed.push_back(source.path + " | " + source.title.th + " | " + source.title.en);
    CHECK(source.make() == source.make());
  }
  CHECK(listed == std::vector<std::string>{
                      "data/scores-2564.csv | คะแนนของทุกหน่วยงาน ปีงบประมาณ พ.ศ. 2564 | Scores of all units, fiscal year BE 2564",
                      "data/scores-2564.xlsx | คะแนนของทุกหน่วยงาน ปีงบประมาณ พ.ศ. 2564 | Scores of all units, fiscal year BE 2564",
                      "data/scores-2564.json | คะแนน ระดับ และเกณฑ์ของทุกหน่วยงาน ปีงบประมาณ พ.ศ. 2564 | Scores, levels and criteria of all units, fiscal year BE 2564",
                      "data/criteria-2564.csv | ผลรายเกณฑ์และข้อกำหนด ปีงบประมาณ พ.ศ. 2564 | Results by criterion and requirement, fiscal year BE 2564",
                      "data/evidence-2564.csv | ทะเบียนหลักฐาน ปีงบประมาณ พ.ศ. 2564 | Evidence register, fiscal year BE 2564",
                      "data/evidence-2564.json | ทะเบียนหลักฐาน ปีงบประมาณ พ.ศ. 2564 | Evidence register, fiscal year BE 2564",
                      "data/frameworks/f-2564.csv | กรอบการประเมิน เกณฑ์ และรายการ: กรอบ | Framework, criteria and items: Frame",
                      "data/frameworks/f-2564.xlsx | กรอบการประเมิน เกณฑ์ และรายการ: กรอบ | Framework, criteria and items: Frame",
                      "data/frameworks/f-2564.json | กรอบการประเมิน เกณฑ์ และรายการ: กรอบ | Framework, criteria and items: Frame",
                      "data/dimensions/f-2564.d1.csv | มิติหนึ่ง: กรอบ | One: Frame",
                      "data/dimensions/f-2564.d1.xlsx | มิติหนึ่ง: กรอบ | One: Frame",
                      "data/dimensions/f-2564.d1.json | มิติหนึ่ง: กรอบ | One: Frame",
                      "data/dimensions/f-2564.d2.csv | มิติสอง: กรอบ | มิติสอง: Frame",
                      "data/dimensions/f-2564.d2.xlsx | มิติสอง: กรอบ | มิติสอง: Frame",
                      "data/dimensions/f-2564.d2.json | มิติสอง: กรอบ | มิติสอง: Frame",
                      "data/units.csv | หน่วยงาน | Units",
                      "data/units.xlsx | หน่วยงาน | Units",
                      "data/units.json | หน่วยงาน | Units",
                      "data/write-ups.csv | ผลงานและแนวปฏิบัติที่ดี | Best-practice write-ups",
                      "data/write-ups.xlsx | ผลงานและแนวปฏิบัติที่ดี | Best-practice write-ups",
                      "data/write-ups.json | ผลงานและแนวปฏิบัติที่ดี | Best-practice write-ups",
                      "data/dictionary.csv | พจนานุกรมข้อมูล | Data dictionary",
                      "data/dictionary.xlsx | พจนานุกรมข้อมูล | Data dictionary",
                      "data/dictionary.json | พจนานุกรมข้อมูล | Data dictionary",
                  });
}

TEST_CASE("hostile names reach every format whole and as text") {
  const std::string names[] = {"=cmd|'/c calc'!A1",   "+1,\"2\"", "-1+1", "@x\r\ny", "\t=1", "'=1", "a,b\nc", "\"", "</script><!--", "\\",
                               "\xE2\x80\xAE txt.exe"};
  for (const auto& name : names) {
    INFO(name);
    SmallPortal small;
    small.corpus.units.at(UnitId("lampang")).name = {.th = name, .en = name};
    const auto files = made(small);
    for (const char* path : {"data/scores-2564.csv", "data/criteria-2564.csv", "data/evidence-2564.csv", "data/units.csv", "data/write-ups.csv"}) {
      INFO(path);
      const auto rows = read_csv(files.at(path));
      const auto column = static_cast<std::size_t>(std::ranges::find(rows[0], "unit_th") - rows[0].begin());
      CHECK(rows[1].at(column) == name);
      CHECK(rows[1].at(column + 1) == name);
    }
    CHECK(Json::parse(files.at("data/units.json")).at("units").at(0).at("unit_th") == name);
    CHECK(Json::parse(files.at("data/scores-2564.json")).at("units").at(0).at("unit_en") == name);
  }
}

TEST_CASE("a unit without ladder and bonus, and a portal without units") {
  SmallPortal small;
  auto& score = small.standings.years.at(FiscalYear{2564}).scores[0];
  score.ladder.reset();
  score.bonus.reset();
  score.unit_class = nullptr;
  const auto record = Json::parse(scores_json(small.corpus.portal, small.year())).at("units").at(0);
  for (const char* key : {"ladder", "bonus_result", "bonus", "class"}) {
    INFO(key);
    CHECK(record.at(key).is_null());
  }
  const Corpus nothing;
  CHECK(read_csv(csv_text([&](TableWriter& out) { units_table(nothing, out); })).size() == 1);
  CHECK(Json::parse(units_json(nothing)).at("units") == Json::array());
  CHECK(open_data_files(nothing, Standings()).size() == 9);
}

TEST_CASE("files of a unit stand where their paths say, and its ranks are all that comes from elsewhere") {
  const SmallPortal small;
  const UnitData of_units(small.corpus.portal, small.standings);
  for (const auto& [id, unit] : small.corpus.units) {
    std::vector<std::string> made;
    for (const auto& file : of_units.files(unit)) {
      made.push_back(file.path);
    }
    CHECK(of_units.paths(unit) == made);
  }
  CHECK(of_units.ranks(small.corpus.units.at(UnitId("lampang"))) == std::vector<int>{1});
}
