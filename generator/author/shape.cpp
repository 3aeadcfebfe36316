#include "author/shape.hpp"

#include <utility>

namespace prongsai::shapes {
namespace {

auto field(std::string key, Shape shape, bool needed, std::string title, std::string hint) -> Shape::Field {
  return {.key = std::move(key), .shape = std::move(shape), .needed = needed, .title = std::move(title), .hint = std::move(hint)};
}

// The loader reads Thai digits wherever it reads numbers.
constexpr const char* number_pattern = "^-?([0-9๐-๙]+|[0-9๐-๙]{1,3}(,[0-9๐-๙]{3})+)(\\.[0-9๐-๙]{1,6})?$";
constexpr const char* whole_pattern = "^-?([0-9๐-๙]+|[0-9๐-๙]{1,3}(,[0-9๐-๙]{3})+)(\\.[0๐]{1,6})?$";
// BE from 2400 up, CE below.
constexpr const char* date_pattern = "^([1๑][89๘๙][0-9๐-๙]{2}|[2๒][0-9๐-๙]{3})-([0๐][1-9๑-๙]|[1๑][0-2๐-๒])-([0๐][1-9๑-๙]|[12๑๒][0-9๐-๙]|[3๓][01๐๑])$";
constexpr const char* month_pattern = "^([1๑][89๘๙][0-9๐-๙]{2}|[2๒][0-9๐-๙]{3})-([0๐][1-9๑-๙]|[1๑][0-2๐-๒])$";
constexpr const char* year_pattern = "^[2๒][4-9๔-๙][0-9๐-๙]{2}$";
constexpr const char* id_pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr const char* dotted_pattern = "^[a-z0-9]+([-._][a-z0-9]+)*$";
constexpr std::size_t longest_id = 64;

auto scalar(std::string pattern, Shape::Also also) -> Shape {
  Shape shape;
  shape.pattern = std::move(pattern);
  shape.also = also;
  return shape;
}

auto with_parts(Shape::Kind kind, std::vector<Shape> parts) -> Shape {
  Shape shape;
  shape.kind = kind;
  shape.parts = std::move(parts);
  return shape;
}

auto of_kind(Shape::Kind kind) -> Shape {
  Shape shape;
  shape.kind = kind;
  return shape;
}

}  // namespace

auto must(std::string key, Shape shape, std::string title, std::string hint) -> Shape::Field {
  return field(std::move(key), std::move(shape), true, std::move(title), std::move(hint));
}

auto may(std::string key, Shape shape, std::string title, std::string hint) -> Shape::Field {
  return field(std::move(key), std::move(shape), false, std::move(title), std::move(hint));
}

auto text() -> Shape { return of_kind(Shape::Kind::text); }
auto boolean() -> Shape { return of_kind(Shape::Kind::boolean); }
auto line() -> Shape { return scalar("\\S", Shape::Also::anything); }
auto matching(std::string pattern) -> Shape { return scalar(std::move(pattern), Shape::Also::nothing); }

auto id() -> Shape {
  auto shape = scalar(id_pattern, Shape::Also::whole);
  shape.longest = longest_id;
  return shape;
}

auto dotted_id() -> Shape {
  auto shape = scalar(dotted_pattern, Shape::Also::number);
  shape.longest = longest_id;
  return shape;
}

auto number() -> Shape { return scalar(number_pattern, Shape::Also::number); }

auto number(std::optional<Decimal> low, std::optional<Decimal> high) -> Shape {
  auto shape = number();
  shape.low = low;
  shape.high = high;
  return shape;
}

auto whole(int low, int high) -> Shape {
  auto shape = scalar(whole_pattern, Shape::Also::whole);
  shape.low = Decimal(low);
  shape.high = Decimal(high);
  return shape;
}

auto date() -> Shape { return matching(date_pattern); }
auto month() -> Shape { return matching(month_pattern); }

auto year() -> Shape {
  auto shape = scalar(year_pattern, Shape::Also::whole);
  shape.low = Decimal(2400);
  shape.high = Decimal(2999);
  return shape;
}

auto url() -> Shape { return matching(R"(^https?://[^/\s"<>\\][^\s"<>\\]*$)"); }

auto choice(std::vector<Word> words) -> Shape {
  auto shape = of_kind(Shape::Kind::choice);
  shape.words = std::move(words);
  return shape;
}

auto one_of(const std::vector<std::string>& words) -> Shape {
  auto shape = of_kind(Shape::Kind::choice);
  for (const auto& word : words) {
    shape.words.push_back({.id = word, .title = {}});
  }
  return shape;
}

auto list(Shape item) -> Shape { return with_parts(Shape::Kind::list, {std::move(item)}); }
auto one_or_list(Shape item) -> Shape { return with_parts(Shape::Kind::one_or_list, {std::move(item)}); }
auto any_of(std::vector<Shape> shapes) -> Shape { return with_parts(Shape::Kind::any_of, std::move(shapes)); }

auto mapping(Fields fields) -> Shape {
  auto shape = of_kind(Shape::Kind::mapping);
  shape.fields = std::move(fields);
  return shape;
}

auto map_of(std::string key_pattern, Shape value) -> Shape {
  auto shape = with_parts(Shape::Kind::map, {std::move(value)});
  shape.pattern = std::move(key_pattern);
  return shape;
}

auto by_year(Shape value) -> Shape { return map_of(year_pattern, std::move(value)); }
auto by_id(Shape value) -> Shape { return map_of(dotted_pattern, std::move(value)); }

auto named(std::string name) -> Shape {
  auto shape = of_kind(Shape::Kind::named);
  shape.pattern = std::move(name);
  return shape;
}

auto known(const std::vector<Word>& words) -> Shape { return words.empty() ? dotted_id() : choice(words); }

auto citation() -> Shape {
  return mapping(
      {must("document", line(), "เอกสาร", "รหัสเอกสารใน sources ของเกณฑ์ หรือชื่อเอกสาร"), may("place", line(), "ตำแหน่งในเอกสาร", "เช่น หน้า 12")});
}

auto period() -> Shape {
  const auto quarter = choice({{"Q1", "ตุลาคม–ธันวาคม"}, {"Q2", "มกราคม–มีนาคม"}, {"Q3", "เมษายน–มิถุนายน"}, {"Q4", "กรกฎาคม–กันยายน"}});
  return any_of({quarter, list(quarter), mapping({must("from", date(), "ตั้งแต่วันที่"), must("to", date(), "ถึงวันที่")})});
}

auto unit_kind() -> Shape { return choice({{"regional", "ส่วนภูมิภาค"}, {"central", "ส่วนกลาง"}, {"local", "องค์กรปกครองส่วนท้องถิ่น"}}); }

auto write_up_reference() -> Shape { return matching("^[^/\\s]+/[2๒][4-9๔-๙][0-9๐-๙]{2}/\\S*$"); }

auto channels(const std::vector<Word>& further) -> Shape {
  std::vector<Word> kinds{{"website", "เว็บไซต์"}, {"facebook", "เฟซบุ๊ก"}, {"line", "ไลน์"},      {"youtube", "ยูทูบ"},
                          {"email", "อีเมล"},     {"phone", "โทรศัพท์"},   {"hotline", "สายด่วน"}};
  kinds.insert(kinds.end(), further.begin(), further.end());
  return list(mapping(
      {must("kind", choice(std::move(kinds)), "ประเภทช่องทาง"), must("title", text(), "ชื่อช่องทาง"), may("url", url(), "ที่อยู่เว็บ", "ขึ้นต้นด้วย https://")}));
}

auto join(Fields first, const Fields& second) -> Fields {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace prongsai::shapes
