#include "opendata/write_ups.hpp"

#include <utility>

#include "opendata/common_columns.hpp"
#include "opendata/write_up_columns.hpp"

namespace prongsai {
namespace {

auto target_columns() -> DataColumns<TargetGroup> {
  DataColumns<TargetGroup> columns;
  add_bilingual(columns, "group", {.th = "กลุ่มเป้าหมาย", .en = "target group"}, [](const TargetGroup& target) { return &target.group; });
  columns.push_back(counted_in({.th = "คน", .en = "persons"}, column<TargetGroup>("count", DataType::number, "จำนวน", "how many",
                                                                                  [](const TargetGroup& target) { return DataCell(target.count); })));
  return columns;
}

auto decimal_cell(const std::optional<Decimal>& number) -> DataCell { return number ? DataCell(*number) : DataCell(); }

auto kpi_columns() -> DataColumns<Kpi> {
  DataColumns<Kpi> columns{
      column<Kpi>("kpi_id", DataType::text, "รหัสตัวชี้วัด", "id of the indicator", [](const Kpi& kpi) { return text_cell(kpi.id); })};
  add_bilingual(columns, "text", {.th = "ตัวชี้วัด", .en = "the indicator"}, [](const Kpi& kpi) { return &kpi.text; });
  columns.push_back(closed<Kpi>("type", {"quantity", "quality", "outcome"}, "ประเภท: quantity ปริมาณ quality คุณภาพ outcome ผลลัพธ์", "type: quantity, quality or outcome",
                                [](const Kpi& kpi) { return DataCell(data_word(kpi.type)); }));
  columns.push_back(column<Kpi>("op", DataType::text, "การเปรียบเทียบกับเป้าหมาย", "how the actual value compares with the target",
                                [](const Kpi& kpi) { return text_cell(kpi.op); }));
  columns.push_back(column<Kpi>("target", DataType::number, "เป้าหมาย", "target", [](const Kpi& kpi) { return decimal_cell(kpi.target); }));
  columns.push_back(column<Kpi>("actual", DataType::number, "ผลที่ทำได้", "actual value", [](const Kpi& kpi) { return decimal_cell(kpi.actual); }));
  add_bilingual(columns, "unit", {.th = "หน่วยนับ", .en = "what is counted"}, [](const Kpi& kpi) { return &kpi.unit; });
  add_bilingual(columns, "base", {.th = "ฐานของการนับ", .en = "of what it is counted"}, [](const Kpi& kpi) { return &kpi.base; });
  add_bilingual(columns, "per", {.th = "ต่อช่วงเวลาหรือหน่วย", .en = "per which time or thing"}, [](const Kpi& kpi) { return &kpi.per; });
  columns.push_back(column<Kpi>("evidence", DataType::texts, "รหัสหลักฐาน", "ids of evidence", [](const Kpi& kpi) { return ids_cell(kpi.evidence); }));
  return columns;
}

auto model_columns() -> DataColumns<NamedModel> {
  DataColumns<NamedModel> columns;
  add_bilingual(columns, "name", {.th = "ชื่อรูปแบบการดำเนินงาน", .en = "name of the method"}, [](const NamedModel& model) { return &model.name; });
  return columns;
}

auto letter_columns() -> DataColumns<ModelLetter> {
  DataColumns<ModelLetter> columns{
      column<ModelLetter>("letter", DataType::text, "อักษร", "letter", [](const ModelLetter& letter) { return text_cell(letter.letter); }),
      column<ModelLetter>("word", DataType::text, "คำ", "word that it stands for", [](const ModelLetter& letter) { return text_cell(letter.word); })};
  add_bilingual(columns, "meaning", {.th = "ความหมาย", .en = "meaning"}, [](const ModelLetter& letter) { return &letter.meaning; });
  return columns;
}

auto web_link_columns() -> DataColumns<WebLink> {
  DataColumns<WebLink> columns;
  add_bilingual(columns, "title", {.th = "ชื่อลิงก์", .en = "title of the link"}, [](const WebLink& link) { return &link.title; });
  columns.push_back(column<WebLink>("url", DataType::text, "ที่อยู่", "address", [](const WebLink& link) { return text_cell(link.url); }));
  return columns;
}

template <class Fn>
void for_each_write_up(const Corpus& corpus, Fn fn) {
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      for (const auto& write_up : year.write_ups) {
        fn(WriteUpEntry{.portal = &corpus.portal, .unit = &unit, .year = &year, .write_up = &write_up});
      }
    }
  }
}

class WriteUpsDocument {
 public:
  auto write(const Corpus& corpus) -> std::string {
    json_.begin_object();
    write_keys(json_, publication_columns(), corpus.portal);
    json_.key("write_ups");
    json_.begin_array(JsonWriter::Layout::a_line_each);
    for_each_write_up(corpus, [this](const WriteUpEntry& entry) { write_entry(entry); });
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  void write_entry(const WriteUpEntry& entry) {
    const auto& write_up = *entry.write_up;
    json_.begin_object();
    write_keys(json_, flat_, entry);
    write_records(json_, "targets", targets_, write_up.targets);
    write_records(json_, "kpis", kpis_, write_up.kpis);
    json_.key("model");
    if (write_up.model) {
      json_.begin_object();
      write_keys(json_, model_, *write_up.model);
      write_records(json_, "letters", letters_, write_up.model->letters);
      json_.end_object();
    } else {
      json_.null();
    }
    write_records(json_, "channels", channels_, write_up.channels);
    write_records(json_, "links", links_, write_up.links);
    json_.end_object();
  }

  JsonWriter json_;
  DataColumns<WriteUpEntry> flat_ = write_up_columns();
  DataColumns<TargetGroup> targets_ = target_columns();
  DataColumns<Kpi> kpis_ = kpi_columns();
  DataColumns<NamedModel> model_ = model_columns();
  DataColumns<ModelLetter> letters_ = letter_columns();
  DataColumns<Channel> channels_ = channel_columns();
  DataColumns<WebLink> links_ = web_link_columns();
};

}  // namespace

void write_ups_table(const Corpus& corpus, TableWriter& out) {
  const auto columns = write_up_columns();
  write_header(out, columns);
  for_each_write_up(corpus, [&](const WriteUpEntry& entry) { write_row(out, columns, entry); });
}

auto write_ups_csv_fields() -> std::vector<DataField> { return fields_of(write_up_columns()); }

auto write_ups_json(const Corpus& corpus) -> std::string { return WriteUpsDocument().write(corpus); }

auto write_ups_json_fields() -> std::vector<DataField> {
  const std::string one = "write_ups[].";
  auto fields = fields_of(publication_columns());
  const auto add = [&fields](std::string name, DataType type, std::string th, std::string en, std::vector<DataField> parts) {
    const auto prefix = name + (type == DataType::records ? "[]." : ".");
    fields.push_back(record_field(std::move(name), type, std::move(th), std::move(en)));
    fields = joined(std::move(fields), inside(prefix, std::move(parts)));
  };
  add("write_ups", DataType::records, "ผลงานตามหน่วยงาน ปี และรหัส", "write-ups by unit, year and id", write_ups_csv_fields());
  add(one + "targets", DataType::records, "กลุ่มเป้าหมาย", "target groups", fields_of(target_columns()));
  add(one + "kpis", DataType::records, "ตัวชี้วัด", "indicators", fields_of(kpi_columns()));
  add(one + "model", DataType::record, "รูปแบบการดำเนินงานที่ตั้งชื่อ", "named method, or null", fields_of(model_columns()));
  add(one + "model.letters", DataType::records, "อักษรย่อของรูปแบบ", "letters of its name", fields_of(letter_columns()));
  add(one + "channels", DataType::records, "ช่องทางเผยแพร่", "channels", fields_of(channel_columns()));
  add(one + "links", DataType::records, "ลิงก์", "links", fields_of(web_link_columns()));
  return fields;
}

}  // namespace prongsai
