#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <vector>

#include "audit/text_rules.hpp"
#include "base/scan.hpp"

namespace prongsai {
namespace {

enum class Body : std::uint8_t { province, municipality, subdistrict, other };

// Words that only one kind of body uses of itself. Partners are named by every office, so that names of bodies alone are not among them; a provincial
// office invites mayors, so that heads count only between local bodies, which copy plans from each other.
struct BodyWord {
  std::string_view word;
  Body body;
  // Of a head or an assembly.
  bool head;
};
constexpr std::array body_words{
    BodyWord{"พนักงานส่วนตำบล", Body::subdistrict, false},
    BodyWord{"ก.อบต.", Body::subdistrict, false},
    BodyWord{"ข้อบัญญัติองค์การบริหารส่วนตำบล", Body::subdistrict, false},
    BodyWord{"ปลัดองค์การบริหารส่วนตำบล", Body::subdistrict, true},
    BodyWord{"นายกองค์การบริหารส่วนตำบล", Body::subdistrict, true},
    BodyWord{"สภาองค์การบริหารส่วนตำบล", Body::subdistrict, true},
    BodyWord{"พนักงานเทศบาล", Body::municipality, false},
    BodyWord{"เทศบัญญัติ", Body::municipality, false},
    BodyWord{"นายกเทศมนตรี", Body::municipality, true},
    BodyWord{"ปลัดเทศบาล", Body::municipality, true},
    BodyWord{"สภาเทศบาล", Body::municipality, true},
    BodyWord{"ข้าราชการองค์การบริหารส่วนจังหวัด", Body::province, false},
    BodyWord{"ข้อบัญญัติองค์การบริหารส่วนจังหวัด", Body::province, false},
    BodyWord{"ปลัดองค์การบริหารส่วนจังหวัด", Body::province, true},
    BodyWord{"นายกองค์การบริหารส่วนจังหวัด", Body::province, true},
    BodyWord{"สภาองค์การบริหารส่วนจังหวัด", Body::province, true},
};

auto body_of(const Unit& unit) -> Body {
  const std::string_view name = unit.name.th;
  if (unit.kind != UnitKind::local) {
    return Body::other;
  }
  return name.starts_with("องค์การบริหารส่วนจังหวัด") || name.starts_with("อบจ.")    ? Body::province
         : name.starts_with("เทศบาล")                                            ? Body::municipality
         : name.starts_with("องค์การบริหารส่วนตำบล") || name.starts_with("อบต.") ? Body::subdistrict
                                                                                  : Body::other;
}

auto name_of(Body body) -> Text {
  switch (body) {
    case Body::province:
      return {.th = "องค์การบริหารส่วนจังหวัด", .en = "a provincial administration"};
    case Body::municipality:
      return {.th = "เทศบาล", .en = "a municipality"};
    case Body::subdistrict:
      return {.th = "องค์การบริหารส่วนตำบล", .en = "a subdistrict administration"};
    case Body::other:
      break;
  }
  return {};
}

constexpr std::string_view office = "สำนักงานพัฒนาชุมชนจังหวัด";

// Provinces of the units that this write-up is linked with.
auto partners_of(const AuditedFile& file, const Corpus& corpus) -> std::set<std::string> {
  std::set<std::string> provinces;
  const auto year = file.year ? file.unit->years.find(*file.year) : file.unit->years.end();
  if (year == file.unit->years.end()) {
    return provinces;
  }
  const auto write_up = std::ranges::find(year->second.write_ups, file.file, &WriteUp::file);
  if (write_up == year->second.write_ups.end()) {
    return provinces;
  }
  for (const auto& reference : write_up->related) {
    const auto unit = corpus.units.find(reference.unit);
    if (unit != corpus.units.end() && unit->second.province) {
      provinces.insert(unit->second.province->name.th);
    }
  }
  return provinces;
}

// The longest name of a province that the text begins with.
auto province_at(std::string_view text, const ProvinceNames& provinces) -> std::string_view {
  std::string_view longest;
  for (const auto& [name, words] : provinces) {
    if (name.size() > longest.size() && text.starts_with(name)) {
      longest = name;
    }
  }
  return longest;
}

}  // namespace

void find_other_bodies(const AuditedFile& file, std::string_view text, std::span<const SourceLine> lines, Diagnostics& out) {
  if (file.unit == nullptr) {
    return;
  }
  const auto own = body_of(*file.unit);
  std::vector<BodyWord> there;
  std::ranges::copy_if(body_words, std::back_inserter(there), [&](const BodyWord& word) {
    return word.body != own && !(word.head && own == Body::other) && has_word(text, word.word);
  });
  if (there.empty()) {
    return;
  }
  for (const auto& line : lines) {
    if (line.is_remark) {
      continue;
    }
    for (const auto& word : there) {
      for (auto at = line.text.find(word.word); at != std::string_view::npos; at = line.text.find(word.word, at + word.word.size())) {
        if (!is_quoted(line, at)) {
          out.report(Code::other_body_word, line.span(file.file, at, at + word.word.size()), {word.word, name_of(word.body)});
        }
      }
    }
  }
}

auto province_names(const Corpus& corpus) -> ProvinceNames {
  ProvinceNames names;
  for (const auto& [id, unit] : corpus.units) {
    if (unit.province) {
      names.emplace(unit.province->name.th, unit.province->name);
    }
  }
  return names;
}

void find_other_provinces(const AuditedFile& file, std::string_view text, std::span<const SourceLine> lines, const Corpus& corpus, const ProvinceNames& provinces,
                          Diagnostics& out) {
  if (file.unit == nullptr || !file.unit->province || !has_word(text, office)) {
    return;
  }
  const auto& own = file.unit->province->name;
  std::optional<std::set<std::string>> partners;
  for (const auto& line : lines) {
    if (line.is_remark) {
      continue;
    }
    for (auto at = line.text.find(office); at != std::string_view::npos; at = line.text.find(office, at + office.size())) {
      const auto begin = at + office.size();
      const auto named = province_at(line.text.substr(begin), provinces);
      if (named.empty() || named == own.th || is_quoted(line, at)) {
        continue;
      }
      partners = partners ? partners : std::optional(partners_of(file, corpus));
      if (!partners->contains(std::string(named))) {
        out.report(Code::other_province, line.span(file.file, begin, begin + named.size()), {provinces.find(named)->second, own});
      }
    }
  }
}

}  // namespace prongsai
