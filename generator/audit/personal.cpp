#include "audit/personal.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/personal_data.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

// An author that is an office or a program is no person.
constexpr std::array<std::string_view, 22> no_person{"สำนัก", "กรม",  "กอง",    "กลุ่ม",    "จังหวัด",  "องค์การ", "เทศบาล", "ศูนย์",    "ฝ่าย",   "Office", "office",
                                                     "Department", "Division", "Bureau", "Centre", "Center", "Group", "anonymous", "unknown", "Unknown", "user", "admin"};

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
    const bool declared = (one.kind == PersonalKind::phone && contacts.contains(national(found))) ||
                          (one.kind == PersonalKind::email && contacts.contains(lower(found)));
    if (!declared) {
      const Span span{.file = file, .begin = static_cast<std::uint32_t>(one.begin), .end = static_cast<std::uint32_t>(one.end)};
      out.report(code_of(one.kind), span, {masked(one.kind, found)});
    }
  }
}

void find_told(const Corpus& corpus, Diagnostics& out) {
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      for (const auto& evidence : year.evidence) {
        if (evidence.visibility != Visibility::public_ || !evidence.facts) {
          continue;
        }
        if (evidence.facts->has_position) {
          out.report(Code::photo_position, evidence.path_span, {evidence.name});
        }
        const auto& author = evidence.facts->author;
        if (!author.empty() && !contains_any(author, no_person) && author != unit.name.th && author != corpus.portal.publisher.th) {
          out.report(Code::file_author, evidence.path_span, {evidence.name, masked_author(author)});
        }
      }
    }
  }
}

}  // namespace prongsai
