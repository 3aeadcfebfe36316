#include "base/personal_data.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/person_name.hpp"

using namespace prongsai;

namespace {

// `kind text` of everything found, masked.
auto found(const std::string& text) -> std::vector<std::string> {
  static const char* const names[] = {"id", "phone", "email", "account", "salary", "name", "address"};
  std::vector<std::string> out;
  for (const auto& one : find_personal_data(text)) {
    out.push_back(std::string(names[static_cast<std::size_t>(one.kind)]) + " " + text.substr(one.begin, one.end - one.begin));
  }
  return out;
}

using Lines = std::vector<std::string>;

// An invented number: twelve digits and the check digit that fits them, so that no whole one stands in this file.
auto with_check_digit(const std::string& twelve) -> std::string { return twelve + national_id_check_digit(twelve); }

auto dashed(const std::string& id) -> std::string {
  return id.substr(0, 1) + "-" + id.substr(1, 4) + "-" + id.substr(5, 5) + "-" + id.substr(10, 2) + "-" + id.substr(12);
}

auto thai_digits(const std::string& text) -> std::string {
  std::string out;
  for (const char c : text) {
    out += c >= '0' && c <= '9' ? std::string("\xE0\xB9") + static_cast<char>('\x90' + (c - '0')) : std::string(1, c);
  }
  return out;
}

auto next_digit(const std::string& id) -> std::string {
  auto other = id;
  other.back() = other.back() == '9' ? '0' : static_cast<char>(other.back() + 1);
  return other;
}

}  // namespace

TEST_CASE("the check digit of a national id is the weighted sum of the others") {
  // 1x13 + 0x12 + 1x11 = 24, 24 mod 11 = 2, 11 - 2 = 9.
  CHECK(national_id_check_digit("101000000000") == '9');
  // Sums that leave 0 and 1 give 1 and 0.
  CHECK(national_id_check_digit("000000000000") == '1');
  CHECK(national_id_check_digit("000000000006") == '0');
}

TEST_CASE("a national id is found by its check digit, first digit and province, or by the words before it") {
  const auto id = with_check_digit("110000000000");
  for (const auto& written : {id, dashed(id), thai_digits(id), thai_digits(dashed(id))}) {
    INFO(written);
    CHECK(found("เลข " + written + " ครับ") == Lines{"id " + written});
    CHECK(found(written) == Lines{"id " + written});
    CHECK(found("1," + written + ",ข") == Lines{"id " + written});
  }
  CHECK(found(next_digit(id)) == Lines{});
  CHECK(found("เลขประจำตัวประชาชน " + next_digit(id)) == Lines{"id " + next_digit(id)});
  // First digits 0 and 9 are of companies and of nobody; 99 is no province.
  for (const std::string twelve : {"010000000000", "910000000000", "199000000000"}) {
    CHECK(found(with_check_digit(twelve)) == Lines{});
  }
  CHECK(found("x" + id) == Lines{});
  CHECK(found(id + "0") == Lines{});
  CHECK(found("https://example.go.th/" + id + "?a") == Lines{});
}

TEST_CASE("telephone numbers, and numbers that are none") {
  for (const std::string phone : {"0800000000", "080-000-0000", "080 000 0000", "080-0000000", "02-000-0000", "0 2000 0000", "020000000", "054-000-000", "0-5400-0000"}) {
    INFO(phone);
    CHECK(found("โทร. " + phone + " นะ") == Lines{"phone " + phone});
    CHECK(found(thai_digits(phone)) == Lines{"phone " + thai_digits(phone)});
  }
  CHECK(found("+66 80 000 0000") == Lines{"phone 66 80 000 0000"});
  for (const std::string other : {"1567", "2564-01-15", "1,200,000", "0019/ว 123", "นร 1013.7/ว 11", "800000000", "01-000-0000", "12-080-000-0000", "080-000-0000-1",
                                  "A0800000000", "0.080000000", "080-00-0000", "2560 2561 2562", "1 2 3 4 5 6 7 8 9"}) {
    INFO(other);
    CHECK(found("ที่ " + other + " ลง") == Lines{});
  }
}

TEST_CASE("e-mail addresses, bank accounts, home addresses, salaries") {
  CHECK(found("(a.b+c@mail.example.go.th).") == Lines{"email a.b+c@mail.example.go.th"});
  for (const std::string other : {"@line-id", "a@b", "a@b.1", "a@.th", "a @b.th", "a@b."}) {
    INFO(other);
    CHECK(found(other) == Lines{});
  }
  CHECK(found("โอนเข้าบัญชีเลขที่ 000-0-00000-0") == Lines{"account 000-0-00000-0"});
  CHECK(found("เลขที่ 000-0-00000-0") == Lines{});
  CHECK(found("บัญชีรายชื่อ 12 คน") == Lines{});
  CHECK(found("บ้านเลขที่ ๑๒/๓ หมู่ 4") == Lines{"address บ้านเลขที่ ๑๒/๓"});
  CHECK(found("เอกสารเลขที่ 12/3 บ้านเลขที่ใหม่") == Lines{});
  CHECK(found("นายสมมติ ตัวอย่าง เงินเดือน 25,000 บาท") == Lines{"name นายสมมติ ตัวอย่าง", "salary 25,000"});
  CHECK(found("เงินเดือน 25,000 บาท") == Lines{});
}

TEST_CASE("names of people follow a title; words that begin like one do not") {
  struct Case {
    std::string line;
    std::vector<std::string> names;
  };
  const Case cases[] = {
      {"นายสมมติ ตัวอย่าง", {"นายสมมติ ตัวอย่าง"}},
      {"1. นางสาว สมมติ  ตัวอย่าง, 2. ด.ช.สมมติ ตัวอย่าง", {"นางสาว สมมติ  ตัวอย่าง", "ด.ช.สมมติ ตัวอย่าง"}},
      {"มอบโดยนางสมมติ ตัวอย่าง", {"นางสมมติ ตัวอย่าง"}},
      {"Mr. Some Body went", {"Mr. Some Body"}},
      {"นายกเทศมนตรี ตำบล", {}},
      {"นายกองค์การบริหารส่วนจังหวัด ลำปาง", {}},
      {"นายก อบต. สารภี", {}},
      {"นายอำเภอ เมือง และ นายทะเบียน อำเภอ", {}},
      {"นายช่าง โยธา นายจ้าง ลูกจ้าง นางพยาบาล ประจำ", {}},
      {"อำเภอนางรอง จังหวัดบุรีรัมย์", {}},
      {"ทนายความ อาสา เจ้านาย ใหญ่", {}},
      {"เด็กชายและเด็กหญิง จำนวน 12 คน", {}},
      {"เด็กชายที่เข้าร่วม กิจกรรม", {}},
      {"นาย ก. และ นาย ข.", {}},
      {"นายสมมติ", {}},
  };
  for (const auto& one : cases) {
    INFO(one.line);
    std::vector<std::string> names;
    for (const auto& name : person_names(one.line)) {
      CHECK_FALSE(name.official);
      names.push_back(one.line.substr(name.begin, name.end - name.begin));
    }
    CHECK(names == one.names);
  }
  for (const std::string line : {"นายสมมติ ตัวอย่าง นายอำเภอบางรัก", "อธิบดีกรมทดสอบ นายสมมติ ตัวอย่าง กล่าว", "นางสมมติ ตัวอย่าง (ผู้อำนวยการกอง)"}) {
    INFO(line);
    REQUIRE(person_names(line).size() == 1);
    CHECK(person_names(line).front().official);
    CHECK(found(line) == Lines{});
  }
}

TEST_CASE("a report shows that something is there, not what") {
  const auto id = with_check_digit("110000000000");
  CHECK(masked(PersonalKind::national_id, thai_digits(dashed(id))) == std::string("x-xxxx-xxxxx-xx-") + id.back());
  CHECK(masked(PersonalKind::phone, "080-000-0078") == "xxx-xxx-xx78");
  CHECK(masked(PersonalKind::email, "somebody@example.go.th") == "s…@example.go.th");
  CHECK(masked(PersonalKind::bank_account, "000-0-00000-1") == "xxx-x-xxxx0-1");
  CHECK(masked(PersonalKind::salary, "๒๕,๐๐๐") == "xx,xxx");
  CHECK(masked(PersonalKind::person_name, "นายสมมติ ตัวอย่าง") == "นายส…");
  CHECK(masked(PersonalKind::person_name, "นาง เสมอ ตัวอย่าง") == "นาง เส…");
  CHECK(blanked("นายดี 12-3") == "xxxx xx-x");
}

TEST_CASE("any bytes will do: nothing found overlaps or leaves the text, and the time grows with the length only") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"0", "8", "๑", "-", " ", "@", "a", ".", "นาย", "นาง", "สมมติ ", "บัญชี", "เงินเดือน", "บ้านเลขที่", "://", "\n", "\xE0", "\xE0\xB9", "\xFF",
                                        std::string(1, '\0'), ",", "+66", "เลขบัตร", "–"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 60; left > 0; --left) {
      text += pieces[random() % pieces.size()];
    }
    std::size_t end = 0;
    for (const auto& one : find_personal_data(text)) {
      REQUIRE(one.begin >= end);
      REQUIRE(one.end > one.begin);
      REQUIRE(one.end <= text.size());
      (void)masked(one.kind, text.substr(one.begin, one.end - one.begin));
      end = one.end;
    }
    (void)blanked(text);
  }
  // Each would take hours if any part of it were looked through for each other part.
  for (const std::string piece : {"0", "0-", "0 ", "@", "a@", "a.a@a.", "นาย", "นายก ", "นายสมมติ ", "บัญชี 1", "://", "บ้านเลขที่ 1/"}) {
    std::string text;
    while (text.size() < 1'000'000) {
      text += piece;
    }
    (void)find_personal_data(text);
  }
}
