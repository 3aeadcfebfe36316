#include "audit/personal.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "base/personal_data.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

// An author that is an office or a program is no person; compared in lower case.
constexpr std::array<std::string_view, 25> no_person{"สำนัก",      "กรม",        "กอง",    "กลุ่ม",   "จังหวัด", "องค์การ", "เทศบาล",    "ศูนย์",    "ฝ่าย",
                                                     "ผู้ใช้",       "office",     "department", "division", "bureau", "centre", "center", "group",     "anonymous", "unknown",
                                                     "user",       "admin",      "openpyxl",   "python-",  "writer", "microsoft"};

auto lower(std::string_view text) -> std::string {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// `+66 2 000 0000` and `02-000-0000` are one number.
auto national(std::string_view phone) -> std::string {
  auto digits = only_digits(phone);
  return digits.starts_with("66") && digits.size() >= 10 ? "0" + digits.substr(2) : digits;
}

void add_contacts(std::string_view text, OfficeContacts& contacts) {
  for (const auto& one : find_personal_data(text)) {
    const auto found = text.substr(one.begin, one.end - one.begin);
    if (one.kind == PersonalKind::phone) {
      contacts.insert(national(found));
    } else if (one.kind == PersonalKind::email) {
      contacts.insert(lower(found));
    }
  }
}

void add_channels(const std::vector<Channel>& channels, OfficeContacts& contacts) {
  for (const auto& channel : channels) {
    add_contacts(channel.title.th, contacts);
    add_contacts(channel.title.en, contacts);
  }
}

auto code_of(PersonalKind kind) -> Code {
  switch (kind) {
    case PersonalKind::national_id:
      return Code::personal_national_id;
    case PersonalKind::phone:
      return Code::personal_phone;
    case PersonalKind::email:
      return Code::personal_email;
    case PersonalKind::bank_account:
      return Code::personal_account;
    case PersonalKind::salary:
      return Code::personal_salary;
    case PersonalKind::person_name:
      return Code::personal_name;
    case PersonalKind::home_address:
      break;
  }
  return Code::personal_address;
}

// The first letter, as for names in texts.
auto masked_author(const std::string& author) -> std::string {
  std::size_t end = 1;
  while (end < author.size() && (static_cast<unsigned char>(author[end]) & 0xC0U) == 0x80U) {
    ++end;
  }
  return author.substr(0, end) + "…";
}

auto is_declared(PersonalKind kind, std::string_view found, const OfficeContacts& contacts) -> bool {
  return (kind == PersonalKind::phone && contacts.contains(national(found))) || (kind == PersonalKind::email && contacts.contains(lower(found)));
}

auto kind_words(PersonalKind kind) -> Text {
  switch (kind) {
    case PersonalKind::phone:
      return {.th = "หมายเลขโทรศัพท์", .en = "a telephone number"};
    case PersonalKind::email:
      return {.th = "ที่อยู่อีเมล", .en = "an e-mail address"};
    case PersonalKind::bank_account:
      return {.th = "เลขที่บัญชีธนาคาร", .en = "a bank account number"};
    case PersonalKind::salary:
      return {.th = "เงินเดือนรายบุคคล", .en = "the salary of a person"};
    case PersonalKind::home_address:
      return {.th = "ที่อยู่ของบุคคล", .en = "a home address"};
    case PersonalKind::national_id:
    case PersonalKind::person_name:
      break;
  }
  return {.th = "ชื่อบุคคลที่ไม่ได้ระบุตำแหน่งหน้าที่", .en = "the name of a person without an office"};
}

// Each id number by itself, as each is an error; of everything else the first of its kind, and how many there are.
void find_inside(const Evidence& evidence, const OfficeContacts& contacts, Diagnostics& out) {
  std::map<PersonalKind, std::pair<const FoundInside*, std::uint64_t>> kinds;
  for (const auto& one : evidence.facts->inside) {
    if (is_declared(one.kind, one.text, contacts)) {
      continue;
    }
    if (one.kind == PersonalKind::national_id) {
      out.report(Code::document_national_id, evidence.path_span, {evidence.name, one.place, masked(one.kind, one.text)});
      continue;
    }
    auto& kind = kinds.try_emplace(one.kind, &one, 0).first->second;
    kind.second += one.times;
  }
  for (const auto& [kind, first] : kinds) {
    out.report(Code::document_personal_data, evidence.path_span,
               {evidence.name, first.first->place, kind_words(kind), masked(kind, first.first->text), std::to_string(first.second)});
  }
}

}  // namespace

auto office_contacts(const Corpus& corpus) -> OfficeContacts {
  OfficeContacts contacts;
  add_contacts(corpus.portal.contact.phone, contacts);
  contacts.insert(lower(corpus.portal.contact.email));
  for (const auto& [id, unit] : corpus.units) {
    add_channels(unit.channels, contacts);
    for (const auto& [number, year] : unit.years) {
      for (const auto& write_up : year.write_ups) {
        add_channels(write_up.channels, contacts);
      }
    }
  }
  return contacts;
}

void find_personal(const SourceFile& source, FileId file, const OfficeContacts& contacts, Diagnostics& out) {
  const std::string_view text = source.text;
  for (const auto& one : find_personal_data(text)) {
    const auto found = text.substr(one.begin, one.end - one.begin);
    if (!is_declared(one.kind, found, contacts)) {
      const Span span{.file = file, .begin = static_cast<std::uint32_t>(one.begin), .end = static_cast<std::uint32_t>(one.end)};
      out.report(code_of(one.kind), span, {masked(one.kind, found)});
    }
  }
}

void find_told(const Corpus& corpus, const OfficeContacts& contacts, Diagnostics& out) {
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      for (const auto& evidence : year.evidence) {
        if (evidence.visibility != Visibility::public_ || !evidence.facts) {
          continue;
        }
        if (evidence.facts->has_position) {
          out.report(Code::photo_position, evidence.path_span, {evidence.name});
        }
        for (const auto& author : evidence.facts->authors) {
          if (!contains_any(lower(author), no_person) && author != unit.name.th && author != corpus.portal.publisher.th) {
            out.report(Code::file_author, evidence.path_span, {evidence.name, masked_author(author)});
          }
        }
        find_inside(evidence, contacts, out);
      }
    }
  }
}

}  // namespace prongsai
