#include <array>
#include <utility>

#include "load/decode.hpp"
#include "load/load_programme.hpp"

namespace prongsai {
namespace {

// Those of unit.yaml, and the ways of a complaint that has no address.
const std::array<std::string, 10> channel_words{"website", "facebook", "line", "youtube", "email", "phone", "hotline", "box", "letter", "in_person"};

// `2563-10`: its first day.
auto as_month(const YamlNode* node, Diagnostics& out) -> std::optional<Date> {
  const auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto date = Date::parse(text->value + "-01");
  if (!date) {
    out.report(Code::bad_date, text->span, {text->value});
  }
  return date;
}

auto load_month(const YamlNode& node, Diagnostics& out) -> std::optional<ComplaintMonth> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  ComplaintMonth month;
  const auto* written = reader->need("month");
  const auto first = as_month(written, out);
  const auto* settled = reader->need("settled");
  const auto* open = reader->find("open");
  const auto received = load_count(reader->need("received"), 0, out);
  month.settled = load_count(settled, 0, out).value_or(0);
  month.open = load_count(open, 0, out);
  reader->finish();
  if (!first) {
    return std::nullopt;
  }
  month.month = *first;
  month.received = received.value_or(0);
  month.span = written->span;
  month.settled_span = settled != nullptr ? settled->span : node.span;
  month.open_span = open != nullptr ? open->span : node.span;
  return month;
}

auto load_channel(const YamlNode& node, Diagnostics& out) -> std::optional<Channel> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Channel channel;
  if (const auto kind = as_choice(reader->need("kind"), channel_words, out)) {
    channel.kind = channel_words[*kind];
  }
  channel.title = text_or_empty(reader->need("title"), out);
  channel.url = as_url(reader->find("url"), out).value_or("");
  reader->finish();
  return channel;
}

auto load_kinds(const YamlNode* node, Diagnostics& out) -> std::vector<ComplaintKind> {
  std::vector<ComplaintKind> kinds;
  const auto mapping = as_mapping(node, out);
  if (!mapping) {
    return kinds;
  }
  for (const auto& entry : mapping->entries()) {
    if (!is_id(entry.key, false)) {
      out.report(Code::bad_id, entry.key_span, {entry.key});
    }
    if (auto reader = as_mapping(&entry.value, out)) {
      auto title = text_or_empty(reader->need("title"), out);
      const auto received = load_count(reader->need("received"), 0, out);
      reader->finish();
      kinds.push_back({.id = entry.key, .title = std::move(title), .received = received.value_or(0)});
    }
  }
  return kinds;
}

}  // namespace

auto load_complaints(const YamlNode& root, Diagnostics& all) -> std::optional<Complaints> {
  auto reader = as_mapping(&root, all);
  if (!reader) {
    return std::nullopt;
  }
  Complaints complaints;
  complaints.span = root.span;
  for (const auto& item : as_list(reader->find("channels"), all)) {
    if (auto channel = load_channel(item, all)) {
      complaints.channels.push_back(std::move(*channel));
    }
  }
  Diagnostics of_counts;
  const auto* before = reader->find("open_before");
  complaints.open_before = load_count(before, 0, of_counts).value_or(0);
  for (const auto& item : as_list(reader->need("months"), of_counts)) {
    if (auto month = load_month(item, of_counts)) {
      complaints.months.push_back(std::move(*month));
    }
  }
  const auto* kinds = reader->find("by_kind");
  complaints.kinds = load_kinds(kinds, of_counts);
  complaints.kinds_span = kinds != nullptr ? kinds->span : root.span;
  complaints.damaged = of_counts.has_errors();
  all.append(std::move(of_counts));
  complaints.note = text_or_empty(reader->find("note"), all);
  reader->finish();
  return complaints;
}

}  // namespace prongsai
