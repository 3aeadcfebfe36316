#include "pack/indented_json.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "base/assert.hpp"

// nlohmann is the judge: what it writes of the same values is what packs hold.
namespace prongsai::test {
namespace {

using Json = nlohmann::ordered_json;

auto judged(const Json& json) -> std::string { return json.dump(2) + "\n"; }

// A value made by chance, written both ways.
class Made {
 public:
  explicit Made(unsigned seed) : random_(seed) {}

  auto value(IndentedJson& out, int depth) -> Json {
    switch (below(depth > 4 ? 5 : 7)) {
      case 0:
        out.null();
        return nullptr;
      case 1:
        return truth(out);
      case 2:
        return number(out);
      case 3:
      case 4:
        return text(out);
      case 5:
        return array(out, depth);
      default:
        return object(out, depth);
    }
  }

  auto object(IndentedJson& out, int depth) -> Json {
    out.begin_object();
    Json json = Json::object();
    for (int left = below(4); left > 0; --left) {
      const auto key = words() + std::to_string(left);
      out.key(key);
      json[key] = value(out, depth + 1);
    }
    out.end_object();
    return json;
  }

 private:
  auto below(int limit) -> int { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  auto words() -> std::string {
    static const std::vector<std::string> parts{"a", "ประกาศ", "\"", "\\", "/", "\n", "\t", "\r", "\b", "\f", "\x01", "\x1f", "\x7f", "é", "😀", " ", "'", "<"};
    std::string text;
    for (int left = below(12); left > 0; --left) {
      text += parts[static_cast<std::size_t>(below(static_cast<int>(parts.size())))];
    }
    return text;
  }
  auto truth(IndentedJson& out) -> Json {
    const bool value = below(2) == 0;
    out.boolean(value);
    return value;
  }
  auto number(IndentedJson& out) -> Json {
    const auto value = static_cast<std::int64_t>((std::uint64_t{random_()} << 32U) | random_());
    out.number(value);
    return value;
  }
  auto text(IndentedJson& out) -> Json {
    auto value = words();
    out.text(value);
    return value;
  }
  auto array(IndentedJson& out, int depth) -> Json {
    out.begin_array();
    Json json = Json::array();
    for (int left = below(4); left > 0; --left) {
      json.push_back(value(out, depth + 1));
    }
    out.end_array();
    return json;
  }

  std::mt19937 random_;
};

TEST_CASE("values are written as nlohmann writes them") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    IndentedJson out;
    const auto json = Made(seed).value(out, 0);
    CHECK(out.take() == judged(json));
  }
}

TEST_CASE("decimals are written as nlohmann writes the nearest binary fraction") {
  const auto check = [](std::int64_t micro) {
    CAPTURE(micro);
    IndentedJson out;
    out.number(Decimal::from_micro(micro));
    const auto value = Decimal::from_micro(micro);
    const auto json = value.is_whole() ? Json(value.whole()) : Json(static_cast<double>(micro) / static_cast<double>(Decimal::scale));
    CHECK(out.take() == judged(json));
  };
  for (std::int64_t micro = -3000; micro <= 3000; ++micro) {
    check(micro);
    check(micro * 1'000);
    check(micro * 250'000);
  }
  for (const auto micro : {std::int64_t{999'999'999'999'999}, std::int64_t{-999'999'999'999'999}, std::int64_t{123'456'789'012'345}, std::int64_t{1'000'000'000'000'000}}) {
    check(micro);
  }
  std::mt19937_64 random(1);
  for (int round = 0; round < 5000; ++round) {
    check(static_cast<std::int64_t>(random() % 1'000'000'000'000'000U));
  }
  // Where 16 digits begin, a binary fraction would be another number.
  IndentedJson out;
  out.number(Decimal::from_micro(1'000'000'000'000'001));
  CHECK(out.take() == "\"1000000000.000001\"\n");
}

TEST_CASE("values of another writer go on in the open array") {
  const auto written = [](int before, int after) {
    auto values = IndentedJson::values_at(2);
    for (int at = 0; at < after; ++at) {
      values.begin_object();
      values.key("at").number(at);
      values.end_object();
    }
    IndentedJson out;
    out.begin_object();
    out.key("list").begin_array();
    for (int at = 0; at < before; ++at) {
      out.text("before");
    }
    out.append_values(values);
    out.text("after");
    out.end_array();
    out.end_object();
    return out.take();
  };
  for (int before = 0; before < 3; ++before) {
    for (int after = 0; after < 3; ++after) {
      CAPTURE(before, after);
      Json list = Json::array();
      for (int at = 0; at < before; ++at) {
        list.push_back("before");
      }
      for (int at = 0; at < after; ++at) {
        list.push_back(Json{{"at", at}});
      }
      list.push_back("after");
      CHECK(written(before, after) == judged(Json{{"list", list}}));
    }
  }
}

TEST_CASE("what is no JSON is a bug") {
  IndentedJson broken;
  CHECK_THROWS_AS(broken.text("\xff"), Bug);
  IndentedJson open;
  open.begin_array();
  CHECK_THROWS_AS(open.take(), Bug);
  IndentedJson out;
  out.begin_array();
  CHECK_THROWS_AS(out.append_values(IndentedJson::values_at(2)), Bug);
}

}  // namespace
}  // namespace prongsai::test
