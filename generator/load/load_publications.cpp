#include "load/load_publications.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "load/decode.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 3> stage_words{"self", "reviewed", "final"};
constexpr int most_levels = 1'000;
constexpr int most_items = 100'000;
constexpr int most_parts = 1'000;
constexpr std::size_t hash_digits = 64;

auto is_hash(std::string_view text) -> bool {
  return text.size() == hash_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

auto as_hash(const YamlNode* node, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  if (text && !is_hash(text->value)) {
    out.report(Code::bad_hash, text->span, {text->value});
    return {};
  }
  return text ? text->value : std::string();
}

// The hash, a blank, and the title.
auto as_published_text(const YamlNode& node, Diagnostics& out) -> std::optional<PublishedText> {
  const auto text = as_string(&node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto hash = std::string_view(text->value).substr(0, hash_digits);
  const bool separated = text->value.size() == hash_digits || (text->value.size() > hash_digits && text->value[hash_digits] == ' ');
  if (!is_hash(hash) || !separated) {
    out.report(Code::bad_hash, text->span, {hash});
    return std::nullopt;
  }
  return PublishedText{.sha256 = std::string(hash), .title = text->value.substr(std::min(hash_digits + 1, text->value.size()))};
}

template <class Key>
auto texts_of(const YamlNode* node, Diagnostics& out) -> std::map<Key, PublishedText> {
  std::map<Key, PublishedText> texts;
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      if (!is_id(entry.key, false)) {
        out.report(Code::bad_id, entry.key_span, {entry.key});
      } else if (auto text = as_published_text(entry.value, out)) {
        texts.emplace(Key(entry.key), std::move(*text));
      }
    }
  }
  return texts;
}

auto lines_of(const YamlNode* node, Diagnostics& out) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& item : as_list(node, out)) {
    if (auto line = as_string(&item, out)) {
      lines.push_back(std::move(line->value));
    }
  }
  return lines;
}

auto string_of(const YamlNode* node, Diagnostics& out) -> std::string {
  auto text = as_string(node, out);
  return text ? std::move(text->value) : std::string();
}

auto ladders_of(const YamlNode* node, Diagnostics& out) -> std::vector<PublishedLadder> {
  std::vector<PublishedLadder> ladders;
  const auto all = as_mapping(node, out);
  if (!all) {
    return ladders;
  }
  for (const auto& entry : all->entries()) {
    auto reader = as_mapping(&entry.value, out);
    if (!reader) {
      continue;
    }
    if (!is_id(entry.key, true)) {
      out.report(Code::bad_id, entry.key_span, {entry.key});
    }
    PublishedLadder ladder{.id = LadderId(entry.key)};
    ladder.points = as_decimal(reader->need("points"), out).value_or(Decimal());
    ladder.claimed = as_integer(reader->find("claimed"), 0, most_levels, out);
    ladder.supported = as_integer(reader->need("supported"), 0, most_levels, out).value_or(0);
    ladder.awarded = as_integer(reader->find("awarded"), 0, most_levels, out);
    ladder.counted = as_integer(reader->need("counts"), 0, most_levels, out).value_or(0);
    reader->finish();
    ladders.push_back(std::move(ladder));
  }
  return ladders;
}

auto checklists_of(const YamlNode* node, Diagnostics& out) -> std::map<FrameworkId, PublishedChecklist> {
  std::map<FrameworkId, PublishedChecklist> checklists;
  if (const auto all = as_mapping(node, out)) {
    for (const auto& entry : all->entries()) {
      if (auto reader = as_mapping(&entry.value, out)) {
        if (!is_id(entry.key, false)) {
          out.report(Code::bad_id, entry.key_span, {entry.key});
        }
        PublishedChecklist checklist;
        checklist.present = as_integer(reader->need("present"), 0, most_items, out).value_or(0);
        checklist.items = as_integer(reader->need("items"), 0, most_items, out).value_or(0);
        checklist.percent = as_decimal(reader->find("percent"), out);
        checklist.grade = string_of(reader->find("grade"), out);
        reader->finish();
        checklists.emplace(FrameworkId(entry.key), checklist);
      }
    }
  }
  return checklists;
}

auto reports_of(const YamlNode* node, Diagnostics& out) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> reports;
  if (auto reader = as_mapping(node, out)) {
    const auto add = [&](const char* name, const YamlNode* hash) {
      if (hash != nullptr) {
        reports.emplace(name, as_hash(hash, out));
      }
    };
    add("surveys", reader->find("surveys"));
    add("progress", reader->find("progress"));
    add("networks", reader->find("networks"));
    add("complaints", reader->find("complaints"));
    reader->finish();
  }
  return reports;
}

auto honours_of(const YamlNode* node, Diagnostics& out) -> std::map<std::string, std::string> {
  std::map<std::string, std::string> honours;
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      if (!is_id(entry.key, true)) {
        out.report(Code::bad_id, entry.key_span, {entry.key});
      } else {
        honours.emplace(entry.key, string_of(&entry.value, out));
      }
    }
  }
  return honours;
}

auto year_of(MappingReader& reader, Diagnostics& out) -> PublishedYear {
  PublishedYear year;
  if (const auto* framework = reader.find("framework")) {
    PublishedScore score;
    if (auto id = as_id(framework, false, out)) {
      score.framework = FrameworkId(std::move(id->value));
    }
    score.stage = static_cast<Stage>(as_choice(reader.need("stage"), stage_words, out).value_or(0));
    score.unit_class = string_of(reader.find("class"), out);
    score.total = as_decimal(reader.need("total"), out).value_or(Decimal());
    score.grade = string_of(reader.find("grade"), out);
    score.bonus = as_decimal(reader.find("bonus"), out);
    score.ladders = ladders_of(reader.find("dimensions"), out);
    year.score = std::move(score);
  }
  year.checklists = checklists_of(reader.find("checklists"), out);
  year.evidence = texts_of<EvidenceId>(reader.find("evidence"), out);
  year.write_ups = texts_of<WriteUpId>(reader.find("write_ups"), out);
  year.reports = reports_of(reader.find("reports"), out);
  year.honours = honours_of(reader.find("honours"), out);
  year.promotion = string_of(reader.find("promotion"), out);
  reader.finish();
  return year;
}

auto unit_of(const YamlNode& node, Diagnostics& out) -> std::shared_ptr<const PublishedUnit> {
  auto unit = std::make_shared<PublishedUnit>();
  if (auto reader = as_mapping(&node, out)) {
    unit->name = string_of(reader->need("name"), out);
    if (const auto years = as_mapping(reader->find("years"), out)) {
      for (const auto& entry : years->entries()) {
        const auto year = FiscalYear::parse(entry.key);
        auto inner = as_mapping(&entry.value, out);
        if (!year) {
          out.report(Code::bad_year, entry.key_span, {entry.key});
        }
        if (year && inner) {
          unit->years.emplace(*year, year_of(*inner, out));
        }
      }
    }
    unit->plans = texts_of<PlanId>(reader->find("plans"), out);
    unit->waivers = lines_of(reader->find("waivers"), out);
    reader->finish();
  }
  return unit;
}

// Units of one part; `gone` stands for a unit that is no longer there.
void read_units(const YamlNode* node, PublicationRecord& record, Diagnostics& out) {
  const auto reader = as_mapping(node, out);
  if (!reader) {
    return;
  }
  for (const auto& entry : reader->entries()) {
    if (!is_id(entry.key, false)) {
      out.report(Code::bad_id, entry.key_span, {entry.key});
      continue;
    }
    const bool gone = entry.value.kind == YamlNode::Kind::scalar && entry.value.text == "gone";
    const UnitId id(entry.key);
    if (!record.units.emplace(id, gone ? nullptr : unit_of(entry.value, out)).second) {
      out.report(Code::publication_unit_twice, entry.key_span, {entry.key});
      record.complete = false;
    } else {
      record.unit_spans.emplace(id, entry.key_span);
    }
  }
}

void read_head(MappingReader& reader, PublicationRecord& record, Diagnostics& out) {
  record.portal.frameworks = texts_of<FrameworkId>(reader.find("frameworks"), out);
  if (const auto results = as_mapping(reader.find("results"), out)) {
    for (const auto& entry : results->entries()) {
      const auto year = FiscalYear::parse(entry.key);
      const auto date = as_date(&entry.value, out);
      if (!year) {
        out.report(Code::bad_year, entry.key_span, {entry.key});
      } else if (date) {
        record.portal.results.emplace(*year, *date);
      }
    }
  }
  record.portal.waivers = lines_of(reader.find("waivers"), out);
  const auto* digest = reader.need("digest");
  record.digest = as_hash(digest, out);
  record.digest_span = digest == nullptr ? record.span : digest->span;
}

// `2021-09-30`, or `2021-09-30.2` of a further part.
struct RecordName {
  Date date;
  int part = 1;
};

auto parse_name(const std::string& name) -> std::optional<RecordName> {
  constexpr std::size_t date_length = 10;
  const auto date = Date::parse(name.substr(0, date_length));
  if (!date || date->iso() != name.substr(0, date_length)) {
    return std::nullopt;
  }
  if (name.size() == date_length) {
    return RecordName{.date = *date};
  }
  int part = 0;
  const auto* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + std::min(name.size(), date_length + 1), end, part);
  const bool plain = name[date_length] == '.' && error == std::errc() && stop == end && part >= 2 && part <= most_parts;
  return plain && std::to_string(part) == name.substr(date_length + 1) ? std::optional(RecordName{.date = *date, .part = part}) : std::nullopt;
}

void check_date(const YamlNode* node, const Date& named, Diagnostics& out) {
  const auto date = as_date(node, out);
  if (date && *date != named) {
    out.report(Code::wrong_file_id, node->span, {date->iso(), named.iso()});
  }
}

// The parts of one publication, by number.
using Parts = std::map<int, ContentFile>;

// Parts that are missing, or more than the first says. Where it cannot be read, nobody knows how many there are.
void check_parts(const Parts& parts, int wanted, PublicationRecord& record, Diagnostics& out) {
  for (int number = 1; number <= std::max(wanted, parts.rbegin()->first); ++number) {
    const auto name = record.date.iso() + (number == 1 ? "" : "." + std::to_string(number)) + ".yaml";
    if (number <= wanted && !parts.contains(number)) {
      out.report(Code::publication_part_missing, record.span, {name, std::to_string(std::max(wanted, parts.rbegin()->first))});
      record.complete = false;
    } else if (number > wanted && parts.contains(number) && record.complete) {
      out.report(Code::publication_part_extra, start_of(parts.at(number).file), {name, std::to_string(wanted)});
      record.complete = false;
    }
  }
}

auto read_record(const Date& date, const Parts& parts, const AnnouncedReader& files, Diagnostics& out) -> PublicationRecord {
  PublicationRecord record{.date = date, .span = start_of(parts.begin()->second.file)};
  Diagnostics own;
  int wanted = 1;
  for (const auto& [number, found] : parts) {
    const auto root = files.yaml(found);
    auto reader = root ? as_mapping(&*root, own) : std::nullopt;
    if (!reader) {
      record.complete = false;
      continue;
    }
    const auto* published = reader->need("published");
    check_date(published, date, own);
    if (number == 1) {
      record.span = published == nullptr ? root->span : published->span;
      wanted = as_integer(reader->find("parts"), 1, most_parts, own).value_or(1);
      read_head(*reader, record, own);
    }
    read_units(number == 1 ? reader->find("units") : reader->need("units"), record, own);
    reader->finish();
  }
  record.complete = record.complete && !own.has_errors();
  check_parts(parts, wanted, record, own);
  out.append(std::move(own));
  return record;
}

}  // namespace

void load_publications(const ContentFiles& sorted, const AnnouncedReader& reader, Corpus& corpus, Diagnostics& out) {
  std::map<Date, Parts> by_date;
  for (const auto& [name, found] : sorted.publications) {
    if (const auto parsed = parse_name(name)) {
      by_date[parsed->date].emplace(parsed->part, found);
      continue;
    }
    const auto date = Date::parse(name);
    const Text help = date ? Text{.th = "ตั้งชื่อไฟล์เป็น `" + date->iso() + ".yaml`", .en = "name it `" + date->iso() + ".yaml`"}
                           : Text{.th = "ให้คำสั่ง `prongsai record` เขียนไฟล์นี้", .en = "let `prongsai record` write the file"};
    out.report(Code::publication_name, start_of(found.file), {name + ".yaml", help});
  }
  for (const auto& [date, parts] : by_date) {
    corpus.publications.push_back(read_record(date, parts, reader, out));
  }
}

}  // namespace prongsai
