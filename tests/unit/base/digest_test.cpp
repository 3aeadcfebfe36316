#include "base/digest.hpp"

#include <catch2/catch.hpp>

#include "base/charset.hpp"

namespace prongsai::test {
namespace {

auto digest_of(DigestAlgorithm algorithm, std::string_view bytes) -> std::string {
  MultiDigest digest({algorithm});
  digest.update(bytes);
  return digest.hex().front();
}

TEST_CASE("digests of abc") {
  // FIPS 180-4, FIPS 202, RFC 1321 and RFC 7693 print these.
  using enum DigestAlgorithm;
  CHECK(digest_of(md5, "abc") == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(digest_of(sha1, "abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(digest_of(sha224, "abc") == "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
  CHECK(digest_of(sha256, "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of(sha384, "abc") == "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
  CHECK(digest_of(sha512, "abc") ==
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  CHECK(digest_of(sha3_256, "abc") == "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
  CHECK(digest_of(blake2s_256, "abc") == "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982");
}

TEST_CASE("several digests over one stream come in the order asked for") {
  MultiDigest digest({DigestAlgorithm::sha256, DigestAlgorithm::md5});
  digest.update("a");
  digest.update("bc");
  CHECK(digest.hex() ==
        std::vector<std::string>{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "900150983cd24fb0d6963f7d28e17f72"});
  CHECK(MultiDigest({}).hex().empty());
}

TEST_CASE("names of algorithms in manifests") {
  for (unsigned number = 0; number <= static_cast<unsigned>(DigestAlgorithm::blake2s_256); ++number) {
    const auto algorithm = static_cast<DigestAlgorithm>(number);
    CHECK(digest_algorithm(name_of(algorithm)) == algorithm);
    CHECK(digest_of(algorithm, "").size() == hex_digits(algorithm));
  }
  CHECK(digest_algorithm("sha3_256") == DigestAlgorithm::sha3_256);
  CHECK_FALSE(digest_algorithm("SHA256"));
  CHECK_FALSE(digest_algorithm("sha-256"));
  CHECK_FALSE(digest_algorithm(""));
}

TEST_CASE("encodings of tag files") {
  using namespace std::string_literals;
  struct Row {
    const char* charset;
    std::string bytes;
    std::optional<std::string> text;
  };
  const std::vector<Row> rows{
      {"UTF-8", "ก", "ก"},
      {"utf-8", "\xEF\xBB\xBFก", "ก"},
      {"UTF-8", "\xE0\xB8", std::nullopt},
      {"US-ASCII", "a", "a"},
      {"US-ASCII", "\x80", std::nullopt},
      {"UTF-16", "\xFF\xFE\x01\x0E"s, "ก"},
      {"UTF-16", "\xFE\xFF\x0E\x01"s, "ก"},
      {"UTF-16", "\x0E\x01"s, "ก"},
      {"UTF-16LE", "\x01\x0E"s, "ก"},
      {"UTF-16LE", "\x01"s, std::nullopt},
      {"UTF-16BE", "\xD8\x00"s, std::nullopt},
      {"UTF-32BE", "\x00\x00\x0E\x01"s, "ก"},
      {"ISO-8859-1",
       "N\xFA\xF1"
       "ez",
       "Núñez"},
      {"TIS-620", "\xA1", "ก"},
      {"windows-874", "\xA1\x85", "ก…"},
      {"Shift_JIS", "\x82\xA0", "あ"},
      {"UTF-16", "", ""},
  };
  for (const auto& row : rows) {
    INFO(row.charset);
    REQUIRE(known_charset(row.charset));
    CHECK(decode_charset(row.bytes, row.charset) == row.text);
  }
  for (const auto* name : {"", "utf8", "UTF-7", "Klingon-8", "ISO-8859-1\n"}) {
    CHECK_FALSE(known_charset(name));
  }
}

TEST_CASE("forms of names") {
  CHECK(composed_form("Nu\u0301n\u0303ez") == "N\u00FA\u00F1ez");
  CHECK(composed_form("\u0E19\u0E33") == "\u0E19\u0E33");
  CHECK(caseless_form("STRASSE") == caseless_form("straße"));
  CHECK(caseless_form("Ab.TXT") == "ab.txt");
  CHECK(caseless_form("N\u00DA") == caseless_form("nu\u0301"));
}

}  // namespace
}  // namespace prongsai::test
