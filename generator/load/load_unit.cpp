#include "load/load_unit.hpp"

#include <array>
#include <utility>

#include "load/framework_parts.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 2> language_words{"th", "en"};
const std::array<std::string, 7> channel_words{"website", "facebook", "line", "youtube", "email", "phone", "hotline"};
const std::array<std::string, 4> quarter_words{"Q1", "Q2", "Q3", "Q4"};

auto string_or_empty(const YamlNode* node, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  return text ? text->value : std::string();
}

// A key of a mapping that is a fiscal year.
auto year_of_key(const YamlNode::Entry& entry, Diagnostics& out) -> std::optional<FiscalYear> {
  const auto year = FiscalYear::parse(entry.key);
  if (!year) {
    out.report(Code::bad_year, entry.key_span, {entry.key});
  }
  return year;
}

auto load_regions(const YamlNode* node, Diagnostics& out) -> std::vector<Region> {
  std::vector<Region> regions;
  UniqueIds unique(out);
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto id = as_id(reader->need("id"), false, out);
      Region region;
      region.title = text_or_empty(reader->need("title"), out);
      region.provinces = text_or_empty(reader->find("provinces"), out);
      reader->finish();
      if (id && unique.add(id->value, id->span)) {
        region.id = RegionId(id->value);
        regions.push_back(std::move(region));
      }
    }
  }
  return regions;
}

// `{id: {th, en}, …}`.
auto load_topics(const YamlNode* node, Diagnostics& out) -> std::vector<Choice> {
  std::vector<Choice> topics;
  if (const auto reader = as_mapping(node, out)) {
    for (const auto& entry : reader->entries()) {
      if (!is_id(entry.key, false)) {
        out.report(Code::bad_id, entry.key_span, {entry.key});
      }
      topics.push_back({.id = entry.key, .title = text_or_empty(&entry.value, out)});
    }
  }
  return topics;
}

auto load_email(const YamlNode* node, Diagnostics& out) -> std::string {
  const auto text = as_string(node, out);
  if (!text) {
    return {};
  }
  const auto at = text->value.find('@');
  const bool plain = text->value.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.@_+-") == std::string::npos;
  if (!plain || at == 0 || at == std::string::npos || text->value.find('.', at) == std::string::npos || text->value.rfind('@') != at) {
    out.report(Code::bad_email, text->span, {text->value});
    return {};
  }
  return text->value;
}

auto load_contact(const YamlNode* node, Diagnostics& out) -> Contact {
  Contact contact;
  if (auto reader = as_mapping(node, out)) {
    contact.email = load_email(reader->find("email"), out);
    contact.phone = string_or_empty(reader->find("phone"), out);
    contact.url = as_url(reader->find("url"), out).value_or("");
    contact.address = text_or_empty(reader->find("address"), out);
    reader->finish();
  }
  return contact;
}

auto load_languages(const YamlNode* node, Diagnostics& out) -> std::vector<Language> {
  std::vector<Language> loaded;
  for (const auto& item : as_list(node, out)) {
    if (const auto index = as_choice(&item, language_words, out)) {
      loaded.push_back(static_cast<Language>(*index));
    }
  }
  if (node != nullptr && (loaded.empty() || loaded.front() != Language::th)) {
    out.report(Code::portal_language, node->span);
  }
  return loaded;
}

auto load_base_url(const YamlNode* node, Diagnostics& out) -> std::string {
  auto url = as_url(node, out).value_or("");
  while (url.ends_with('/')) {
    url.pop_back();
  }
  return url;
}

auto load_honours(const YamlNode* node, Diagnostics& out) -> std::vector<Honour> {
  std::vector<Honour> honours;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      const auto year = as_year(reader->need("year"), out);
      auto title = text_or_empty(reader->need("title"), out);
      reader->finish();
      if (year) {
        honours.push_back({.year = *year, .title = std::move(title)});
      }
    }
  }
  return honours;
}

auto load_province(const YamlNode* node, Diagnostics& out) -> std::optional<Province> {
  auto reader = as_mapping(node, out);
  if (!reader) {
    return std::nullopt;
  }
  Province province;
  const auto* code = reader->need("code");
  province.code = string_or_empty(code, out);
  province.code_span = code != nullptr ? code->span : Span{};
  province.name = text_or_empty(reader->need("name"), out);
  reader->finish();
  if (code != nullptr && (province.code.size() != 2 || province.code.find_first_not_of("0123456789") != std::string::npos)) {
    out.report(Code::bad_number, code->span, {province.code});
  }
  return province;
}

}  // namespace

auto load_portal(const YamlNode& root, Diagnostics& out) -> Portal {
  Portal portal;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return portal;
  }
  portal.title = text_or_empty(reader->need("title"), out);
  portal.publisher = text_or_empty(reader->need("publisher"), out);
  portal.base_url = load_base_url(reader->need("base_url"), out);
  portal.languages = load_languages(reader->need("languages"), out);
  const auto* current_year = reader->need("current_year");
  portal.current_year = as_year(current_year, out).value_or(FiscalYear{2564});
  portal.span = current_year != nullptr ? current_year->span : root.span;
  portal.published = as_date(reader->need("published"), out).value_or(Date{2021, 10, 31});
  if (auto licence = as_mapping(reader->need("licence"), out)) {
    portal.licence.name = text_or_empty(licence->need("name"), out);
    portal.licence.url = as_url(licence->need("url"), out).value_or("");
    licence->finish();
  }
  portal.contact = load_contact(reader->find("contact"), out);
  portal.notice = text_or_empty(reader->find("notice"), out);
  portal.feedback_url = load_feedback_url(reader->find("feedback_url"), out);
  portal.look = load_look(reader->find("look"), out);
  portal.diagnostics_page = as_boolean(reader->find("diagnostics_page"), out).value_or(false);
  portal.regions = load_regions(reader->find("regions"), out);
  portal.topics = load_topics(reader->find("topics"), out);
  reader->finish();
  return portal;
}

auto load_channels(const YamlNode* node, Diagnostics& out) -> std::vector<Channel> {
  std::vector<Channel> channels;
  for (const auto& item : as_list(node, out)) {
    if (auto reader = as_mapping(&item, out)) {
      Channel channel;
      if (const auto kind = as_choice(reader->need("kind"), channel_words, out)) {
        channel.kind = channel_words[*kind];
      }
      channel.title = text_or_empty(reader->need("title"), out);
      channel.url = as_url(reader->find("url"), out).value_or("");
      reader->finish();
      channels.push_back(std::move(channel));
    }
  }
  return channels;
}

auto load_period(const YamlNode* node, Diagnostics& out) -> Period {
  Period period;
  if (node == nullptr) {
    return period;
  }
  period.span = node->span;
  const auto add_quarter = [&](const YamlNode& item) {
    if (const auto index = as_choice(&item, quarter_words, out)) {
      period.quarters.push_back(Quarter{static_cast<int>(*index) + 1});
    }
  };
  if (node->kind == YamlNode::Kind::scalar) {
    add_quarter(*node);
  } else if (node->kind == YamlNode::Kind::sequence) {
    for (const auto& item : node->items) {
      add_quarter(item);
    }
  } else if (auto reader = as_mapping(node, out)) {
    const auto* to = reader->need("to");
    period.from = as_date(reader->need("from"), out);
    period.to = as_date(to, out);
    reader->finish();
    if (period.from && period.to && *period.to < *period.from) {
      out.report(Code::dates_reversed, to->span, {period.from->iso(), period.to->iso()});
    }
  }
  return period;
}

auto load_unit(const UnitId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Unit {
  Unit unit;
  unit.id = id;
  unit.file = file;
  auto reader = as_mapping(&root, out);
  if (!reader) {
    return unit;
  }
  unit.name = text_or_empty(reader->need("name"), out);
  unit.short_name = text_or_empty(reader->find("short_name"), out);
  if (unit.short_name.empty()) {
    unit.short_name = unit.name;
  }
  unit.kind = static_cast<UnitKind>(as_choice(reader->need("kind"), unit_kind_words(), out).value_or(0));
  if (const auto region = as_id(reader->find("region"), false, out)) {
    unit.region = Located<RegionId>{RegionId(region->value), region->span};
  }
  unit.province = load_province(reader->find("province"), out);
  if (const auto classes = as_mapping(reader->find("class"), out)) {
    for (const auto& entry : classes->entries()) {
      const auto year = year_of_key(entry, out);
      const auto name = as_string(&entry.value, out);
      if (year && name) {
        unit.classes[*year] = *name;
      }
    }
  }
  unit.honours = load_honours(reader->find("honours"), out);
  unit.channels = load_channels(reader->find("channels"), out);
  if (const auto staff = as_mapping(reader->find("staff_total"), out)) {
    for (const auto& entry : staff->entries()) {
      const auto year = year_of_key(entry, out);
      const auto count = as_integer(&entry.value, 1, 1'000'000, out);
      if (year && count) {
        unit.staff_total[*year] = Decimal(*count);
      }
    }
  }
  unit.note = text_or_empty(reader->find("note"), out);
  unit.source = as_citation(reader->find("source"), out);
  reader->finish();
  return unit;
}

auto load_page(const PageId& id, FileId file, const YamlNode& root, Diagnostics& out) -> Page {
  Page page;
  page.id = id;
  page.file = file;
  if (auto reader = as_mapping(&root, out)) {
    page.title = text_or_empty(reader->need("title"), out);
    page.summary = text_or_empty(reader->find("summary"), out);
    page.order = as_integer(reader->find("order"), 0, 1000, out).value_or(0);
    reader->finish();
  }
  return page;
}

}  // namespace prongsai
