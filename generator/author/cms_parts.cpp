#include "author/cms_parts.hpp"

#include <algorithm>
#include <utility>

namespace prongsai::cms {
namespace {

auto field(std::string name, std::string label, std::string widget) -> Field {
  Field made;
  made.name = std::move(name);
  made.label = std::move(label);
  made.widget = std::move(widget);
  return made;
}

auto with_pattern(Field made, std::string pattern, std::string help) -> Field {
  made.pattern = std::move(pattern);
  made.pattern_help = std::move(help);
  return made;
}

}  // namespace

auto optional(Field made) -> Field {
  made.required = false;
  return made;
}

auto with_hint(Field made, std::string hint) -> Field {
  made.hint = std::move(hint);
  return made;
}

auto line(std::string name, std::string label) -> Field { return field(std::move(name), std::move(label), "string"); }

auto id(std::string name, std::string label) -> Field {
  return with_pattern(field(std::move(name), std::move(label), "string"), "^[a-z0-9]+(-[a-z0-9]+)*$", "ใช้ตัวอักษร a-z ตัวเลข และขีดกลางเท่านั้น");
}

// The editors' own calendar knows no Buddhist years: a date stays as the officer writes it.
auto date(std::string name, std::string label) -> Field {
  auto made =
      with_pattern(field(std::move(name), std::move(label), "string"), "^[12๑๒][0-9๐-๙]{3}-[0-9๐-๙]{2}-[0-9๐-๙]{2}$", "เขียนวันที่แบบ 2564-01-15");
  made.hint = "ปี-เดือน-วัน พ.ศ. หรือ ค.ศ. เช่น 2564-01-15";
  return made;
}

auto address(std::string name, std::string label) -> Field {
  return with_pattern(field(std::move(name), std::move(label), "string"), "^https?://[^ ]+$", "ขึ้นต้นด้วย https://");
}

auto number(std::string name, std::string label) -> Field {
  auto made = field(std::move(name), std::move(label), "number");
  made.value_type = "float";
  return made;
}

auto whole(std::string name, std::string label, int low, int high) -> Field {
  auto made = field(std::move(name), std::move(label), "number");
  made.value_type = "int";
  made.low = Decimal(low);
  made.high = Decimal(high);
  return made;
}

auto select(std::string name, std::string label, std::vector<Word> options) -> Field {
  auto made = field(std::move(name), std::move(label), "select");
  made.options = std::move(options);
  return made;
}

auto several(std::string name, std::string label, std::vector<Word> options) -> Field {
  auto made = select(std::move(name), std::move(label), std::move(options));
  made.multiple = true;
  return made;
}

auto object(std::string name, std::string label, Fields fields) -> Field {
  auto made = field(std::move(name), std::move(label), "object");
  made.fields = std::move(fields);
  return made;
}

auto list(std::string name, std::string label, Fields fields) -> Field {
  auto made = field(std::move(name), std::move(label), "list");
  made.fields = std::move(fields);
  return made;
}

auto lines(std::string name, std::string label) -> Field { return field(std::move(name), std::move(label), "list"); }

auto hidden(std::string name, std::string label) -> Field { return optional(field(std::move(name), std::move(label), "hidden")); }

auto text(std::string name, std::string label, const std::vector<Text>& written) -> Field {
  if (std::ranges::any_of(written, [](const Text& one) { return !one.en.empty(); })) {
    return object(std::move(name), std::move(label), {line("th", "ภาษาไทย"), optional(line("en", "ภาษาอังกฤษ"))});
  }
  return line(std::move(name), std::move(label));
}

auto period(const std::vector<const Period*>& written) -> Field {
  const bool quarters = std::ranges::any_of(written, [](const Period* one) { return !one->quarters.empty(); });
  const bool days = std::ranges::any_of(written, [](const Period* one) { return one->from || one->to; });
  if (quarters && days) {
    return hidden("period", "ช่วงเวลา (แก้ในไฟล์)");
  }
  if (days) {
    return optional(object("period", "ช่วงเวลา", {date("from", "ตั้งแต่วันที่"), date("to", "ถึงวันที่")}));
  }
  return optional(several("period", "ช่วงเวลา", {{"Q1", "ตุลาคม–ธันวาคม"}, {"Q2", "มกราคม–มีนาคม"}, {"Q3", "เมษายน–มิถุนายน"}, {"Q4", "กรกฎาคม–กันยายน"}}));
}

auto channels(const std::vector<Channel>& written) -> Field {
  std::vector<Text> titles;
  std::ranges::transform(written, std::back_inserter(titles), &Channel::title);
  return optional(list("channels", "ช่องทาง",
                       {select("kind", "ประเภทช่องทาง",
                               {{"website", "เว็บไซต์"},
                                {"facebook", "เฟซบุ๊ก"},
                                {"line", "ไลน์"},
                                {"youtube", "ยูทูบ"},
                                {"email", "อีเมล"},
                                {"phone", "โทรศัพท์"},
                                {"hotline", "สายด่วน"}}),
                        text("title", "ชื่อช่องทาง", titles), optional(address("url", "ที่อยู่เว็บ"))}));
}

auto source_field() -> Field { return optional(object("source", "ที่มา", {line("document", "เอกสาร"), optional(line("place", "ตำแหน่งในเอกสาร"))})); }

auto evidence_field(std::string name, std::string label, const UnitYear& year) -> Field {
  if (year.evidence.empty()) {
    return optional(with_hint(lines(std::move(name), std::move(label)), "รหัสใน evidence.yaml"));
  }
  std::vector<Word> entries;
  for (const auto& entry : year.evidence) {
    entries.push_back({.id = entry.id.str(), .title = entry.title.th});
  }
  return optional(several(std::move(name), std::move(label), std::move(entries)));
}

}  // namespace prongsai::cms
