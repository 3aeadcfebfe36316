#include "source/codec.hpp"

#include <catch2/catch.hpp>

namespace {

using prongsai::CodedFiles;
using prongsai::Decimal;
using prongsai::Decoder;
using prongsai::Encoder;
using prongsai::FileId;
using prongsai::Id;
using prongsai::Span;

struct Empty {};
enum class Colour : std::uint8_t { red, green };
struct Inner {
  std::string name;
  std::optional<Span> span;
  std::variant<std::string, bool, Decimal> value;
  auto operator==(const Inner&) const -> bool = default;
};
struct Outer {
  Id<struct SomeTag> id;
  std::map<int, std::vector<Inner>> lists;
  std::set<std::string> names;
  Colour colour = Colour::red;
  std::int64_t least = 0;
  std::uint64_t most = 0;
  std::pair<bool, Decimal> pair;
  auto operator==(const Outer&) const -> bool = default;
};

auto sample() -> Outer {
  return {.id = Id<SomeTag>("ลำปาง"),
          .lists = {{-3, {{.name = "", .span = Span{FileId{12}, 1, 900}, .value = true}, {.name = std::string("a\0b", 3), .span = {}, .value = *Decimal::parse("-12.5")}}}, {4, {}}},
          .names = {"x", "y"},
          .colour = Colour::green,
          .least = std::numeric_limits<std::int64_t>::min(),
          .most = std::numeric_limits<std::uint64_t>::max(),
          .pair = {true, Decimal(7)}};
}

constexpr CodedFiles before{.begin = 10, .end = 20};

}  // namespace

TEST_CASE("a value comes back as it was written, member by member") {
  STATIC_REQUIRE(prongsai::field_count<Empty>() == 0);
  STATIC_REQUIRE(prongsai::field_count<Inner>() == 3);
  STATIC_REQUIRE(prongsai::field_count<Outer>() == 7);
  Encoder encoder(before);
  encoder.put(sample());
  REQUIRE(encoder.ok());
  Decoder decoder(encoder.bytes(), before);
  REQUIRE(decoder.next<Outer>() == sample());
  REQUIRE(decoder.at_end());
}

TEST_CASE("numbers of files follow the files where others come and go") {
  Encoder encoder(before);
  encoder.put(FileId{0});
  encoder.put(FileId{10});
  encoder.put(FileId{19});
  REQUIRE(encoder.ok());
  Decoder decoder(encoder.bytes(), {.begin = 110, .end = 120});
  REQUIRE(decoder.next<FileId>() == FileId{0});
  REQUIRE(decoder.next<FileId>() == FileId{110});
  REQUIRE(decoder.next<FileId>() == FileId{119});
  // A file of another unit.
  encoder.put(FileId{9});
  REQUIRE_FALSE(encoder.ok());
}

TEST_CASE("damaged bytes give nothing, wherever they end and whatever stands in them") {
  Encoder encoder(before);
  encoder.put(sample());
  for (std::size_t size = 0; size < encoder.bytes().size(); ++size) {
    Decoder decoder(std::string_view(encoder.bytes()).substr(0, size), before);
    REQUIRE_FALSE(decoder.next<Outer>().has_value());
  }
  for (std::size_t at = 0; at < encoder.bytes().size(); ++at) {
    for (const auto byte : {'\x00', '\x7F', '\xFF'}) {
      auto bytes = encoder.bytes();
      bytes[at] = byte;
      Decoder decoder(bytes, before);
      // Some damage gives another value; none does harm.
      (void)decoder.next<Outer>();
    }
  }
}
