#include "opendata/common_columns.hpp"

namespace prongsai {

auto data_word(UnitKind kind) -> std::string_view {
  switch (kind) {
    case UnitKind::regional:
      return "regional";
    case UnitKind::central:
      return "central";
    case UnitKind::local:
      return "local";
  }
  return {};
}

auto data_word(Stage stage) -> std::string_view {
  switch (stage) {
    case Stage::self:
      return "self";
    case Stage::reviewed:
      return "reviewed";
    case Stage::final:
      return "final";
  }
  return {};
}

auto data_word(Visibility visibility) -> std::string_view {
  switch (visibility) {
    case Visibility::public_:
      return "public";
    case Visibility::auditor:
      return "auditor";
    case Visibility::withheld:
      return "withheld";
  }
  return {};
}

auto data_word(ProjectStatus status) -> std::string_view {
  switch (status) {
    case ProjectStatus::planned:
      return "planned";
    case ProjectStatus::in_progress:
      return "in_progress";
    case ProjectStatus::done:
      return "done";
  }
  return {};
}

auto data_word(KpiType type) -> std::string_view {
  switch (type) {
    case KpiType::quantity:
      return "quantity";
    case KpiType::quality:
      return "quality";
    case KpiType::outcome:
      return "outcome";
  }
  return {};
}

auto publication_columns() -> DataColumns<Portal> {
  DataColumns<Portal> columns;
  add_bilingual(columns, "publisher", {.th = "ผู้เผยแพร่", .en = "who publishes the data"}, [](const Portal& portal) { return &portal.publisher; });
  add_bilingual(columns, "licence", {.th = "สัญญาอนุญาต", .en = "licence of the data"}, [](const Portal& portal) { return &portal.licence.name; });
  columns.push_back(column<Portal>("licence_url", DataType::text, "ที่อยู่ของสัญญาอนุญาต", "address of the licence",
                                   [](const Portal& portal) { return text_cell(portal.licence.url); }));
  columns.push_back(column<Portal>("published", DataType::date, "วันที่เผยแพร่", "day of publication",
                                   [](const Portal& portal) { return date_cell(portal.published); }));
  return columns;
}

auto channel_columns() -> DataColumns<Channel> {
  DataColumns<Channel> columns{closed<Channel>("kind", {"website", "facebook", "line", "youtube", "email", "phone", "hotline"}, "ชนิดของช่องทาง: website facebook line youtube email phone hotline",
                                               "kind of channel: website, facebook, line, youtube, email, phone or hotline",
                                               [](const Channel& channel) { return text_cell(channel.kind); })};
  add_bilingual(columns, "title", {.th = "ชื่อช่องทาง", .en = "name of the channel"}, [](const Channel& channel) { return &channel.title; });
  columns.push_back(column<Channel>("url", DataType::text, "ที่อยู่", "address", [](const Channel& channel) { return text_cell(channel.url); }));
  return columns;
}

auto unit_id_field() -> DataField {
  return {.name = "unit_id",
          .type = DataType::text,
          .meaning = {.th = "รหัสหน่วยงาน ใช้เชื่อมกับไฟล์หน่วยงาน", .en = "id of the unit, joins with the file of units"},
          .unit = {}};
}

auto unit_name_meaning() -> Text { return {.th = "ชื่อหน่วยงาน", .en = "name of the unit"}; }

auto quarters_cell(const Period& period) -> DataCell {
  std::vector<std::string> quarters;
  for (const auto quarter : period.quarters) {
    quarters.push_back("Q" + std::to_string(quarter.number));
  }
  return quarters;
}

auto date_cell(const std::optional<Date>& date) -> DataCell { return date ? date_cell(*date) : DataCell(); }

auto record_field(std::string name, DataType type, std::string th, std::string en) -> DataField {
  return {.name = std::move(name), .type = type, .meaning = {.th = std::move(th), .en = std::move(en)}, .unit = {}};
}

auto in_points() -> Text { return {.th = "คะแนน", .en = "points"}; }
auto in_baht() -> Text { return {.th = "บาท", .en = "baht"}; }
auto in_bytes() -> Text { return {.th = "ไบต์", .en = "bytes"}; }

}  // namespace prongsai
