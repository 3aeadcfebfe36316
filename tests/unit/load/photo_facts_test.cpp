#include "load/photo_facts.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace prongsai;

namespace {

auto number(std::uint64_t value, unsigned bytes, bool little) -> std::string {
  std::string out;
  for (unsigned i = 0; i < bytes; ++i) {
    const auto byte = static_cast<char>((value >> (8 * (little ? i : bytes - 1 - i))) & 0xFFU);
    out += byte;
  }
  return out;
}

auto entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, const std::string& value, bool little) -> std::string {
  return number(tag, 2, little) + number(type, 2, little) + number(count, 4, little) + value;
}

// A first directory with an artist of four bytes and a GPS directory with one entry of the given tag.
auto tiff(bool little, std::uint32_t gps_tag, const std::string& artist = std::string("A B\0", 4)) -> std::string {
  const auto head = (little ? std::string("II*\0", 4) : std::string("MM\0*", 4)) + number(8, 4, little);
  const auto first = number(2, 2, little) + entry(0x013B, 2, 4, artist, little) + entry(0x8825, 4, 1, number(38, 4, little), little) + number(0, 4, little);
  return head + first + number(1, 2, little) + entry(gps_tag, 5, 3, number(0, 4, little), little) + number(0, 4, little);
}

}  // namespace

TEST_CASE("Exif tells the place and the artist, in either order of bytes") {
  for (const bool little : {true, false}) {
    for (const std::uint32_t tag : {2U, 4U}) {
      const auto told = read_exif(tiff(little, tag));
      CHECK(told.has_position);
      CHECK(told.authors == std::vector<std::string>{"A B"});
    }
    // A directory that only gives its version is no place.
    CHECK_FALSE(read_exif(tiff(little, 0)).has_position);
    CHECK(read_exif(tiff(little, 2, std::string(4, '\0'))).authors.empty());
    CHECK(read_photo_segment(std::string("Exif\0\0", 6) + tiff(little, 2)).has_position);
  }
}

TEST_CASE("XMP and texts of PNG") {
  const std::string xmp = "http://ns.adobe.com/xap/1.0/ <x exif:GPSLatitude=\"1\"><dc:creator><rdf:Seq><rdf:li>Some Body</rdf:li></rdf:Seq></dc:creator></x>";
  CHECK(read_photo_segment(xmp).has_position);
  CHECK(read_photo_segment(xmp).authors == std::vector<std::string>{"Some Body"});
  CHECK(read_png_text("tEXt", std::string("Author\0Some Body", 16)).authors == std::vector<std::string>{"Some Body"});
  CHECK(read_png_text("tEXt", std::string("Title\0Some Body", 15)).authors.empty());
  CHECK(read_png_text("iTXt", std::string("XML:com.adobe.xmp\0\0\0\0\0", 22) + xmp).has_position);
}

TEST_CASE("damaged Exif is read no further than it goes") {
  std::mt19937 random(3);
  const auto whole = tiff(true, 2);
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    (void)read_exif(whole.substr(0, length));
  }
  for (int round = 0; round < 5000; ++round) {
    auto broken = whole;
    for (int i = 0; i < 4; ++i) {
      broken[random() % broken.size()] = static_cast<char>(random());
    }
    (void)read_exif(broken);
    (void)read_photo_segment(broken);
    (void)read_png_text("zTXt", broken);
  }
}
