#include "load/load_programme.hpp"

#include <array>
#include <utility>

#include "load/decode.hpp"

namespace prongsai {
namespace {

const std::array<std::string, 5> network_words{"leaders", "citizens", "youth", "private", "partners"};

// So that weighted sums of per cents are exact decimals (score/programme.cpp).
auto has_two_places(Decimal value) -> bool { return value.micro() % (Decimal::scale / 100) == 0; }

auto load_network(const YamlNode& node, UniqueIds& unique, Diagnostics& out) -> std::optional<Network> {
  auto reader = as_mapping(&node, out);
  if (!reader) {
    return std::nullopt;
  }
  Network network;
  const auto id = as_id(reader->need("id"), false, out);
  network.title = text_or_empty(reader->need("title"), out);
  network.kind = static_cast<NetworkKind>(as_choice(reader->need("kind"), network_words, out).value_or(0));
  const auto members = load_count(reader->need("members"), 1, out);
  const auto* groups = reader->find("groups");
  network.groups = load_count(groups, 1, out);
  network.groups_span = groups != nullptr ? groups->span : node.span;
  network.evidence = load_evidence_ids(reader->find("evidence"), out);
  network.note = text_or_empty(reader->find("note"), out);
  reader->finish();
  if (!id || !unique.add(id->value, id->span) || !members) {
    return std::nullopt;
  }
  network.id = id->value;
  network.members = *members;
  network.span = id->span;
  return network;
}

}  // namespace

auto load_subject(const YamlNode* node, Diagnostics& out) -> std::optional<Located<std::string>> {
  auto text = as_string(node, out);
  if (!text) {
    return std::nullopt;
  }
  const auto slash = text->value.find('/');
  const bool is_record = slash != std::string::npos && is_id(text->value.substr(0, slash), false) &&
                         text->value.find_first_not_of("0123456789", slash + 1) == std::string::npos && slash + 1 < text->value.size();
  if (!is_record && !is_id(text->value, false)) {
    out.report(Code::bad_id, text->span, {text->value});
    return std::nullopt;
  }
  return text;
}

auto load_evidence_ids(const YamlNode* node, Diagnostics& out) -> std::vector<Located<EvidenceId>> {
  std::vector<Located<EvidenceId>> ids;
  for (auto& id : as_ids(node, false, out)) {
    ids.push_back({EvidenceId(id.value), id.span});
  }
  return ids;
}

auto load_percent(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal> {
  const auto value = as_decimal(node, out);
  if (value && (*value < Decimal(0) || *value > Decimal(100) || !has_two_places(*value))) {
    out.report(Code::bad_share_number, node->span, {node->text, Text{.th = "ร้อยละจาก 0 ถึง 100", .en = "a percentage from 0 to 100"}});
    return std::nullopt;
  }
  return value;
}

auto load_weight(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal> {
  const auto value = as_decimal(node, out);
  if (value && (*value <= Decimal(0) || *value > Decimal(1000) || !has_two_places(*value))) {
    out.report(Code::bad_share_number, node->span, {node->text, Text{.th = "น้ำหนักมากกว่า 0 และไม่เกิน 1000", .en = "a weight above 0 and at most 1000"}});
    return std::nullopt;
  }
  return value;
}

auto load_count(const YamlNode* node, int low, Diagnostics& out) -> std::optional<std::int64_t> {
  const auto count = as_integer(node, low, most_counted, out);
  return count ? std::optional<std::int64_t>(*count) : std::nullopt;
}

auto load_baht(const YamlNode* node, Diagnostics& out) -> std::optional<Decimal> {
  const auto value = as_decimal(node, out);
  if (value && (*value < Decimal(0) || !has_two_places(*value))) {
    out.report(Code::bad_share_number, node->span, {node->text, Text{.th = "จำนวนบาทที่ไม่ติดลบ", .en = "an amount of baht, not negative,"}});
    return std::nullopt;
  }
  return value;
}

auto items_of(const YamlNode& root, Diagnostics& out) -> const std::vector<YamlNode>& {
  return as_list(&root, out);
}

auto load_networks(const YamlNode& root, Diagnostics& out) -> std::vector<Network> {
  std::vector<Network> networks;
  UniqueIds unique(out);
  for (const auto& item : items_of(root, out)) {
    if (auto network = load_network(item, unique, out)) {
      networks.push_back(std::move(*network));
    }
  }
  return networks;
}

}  // namespace prongsai
