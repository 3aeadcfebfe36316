#include "pack/strict_zip.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/crc32.hpp"
#include "pack/zip_writer.hpp"
#include "pack/zip_writer.hpp"
#include "pack_fixture.hpp"

namespace prongsai::test {
namespace {

void put(std::string& out, std::uint64_t number, unsigned width) {
  for (unsigned byte = 0; byte < width; ++byte) {
    out += static_cast<char>(number >> (8U * byte) & 0xFFU);
  }
}

struct Header {
  std::uint32_t signature = 0;
  std::uint16_t version = 10;
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint16_t time = 0;
  std::uint16_t date = 0x21;
  std::uint32_t crc = 0;
  std::uint32_t stored = 0;
  std::uint32_t size = 0;
  std::string name;
  std::string extra;
};

// One entry, with every field of both headers free to lie.
struct CraftedEntry {
  CraftedEntry(const std::string& name, std::string bytes) : data(std::move(bytes)) {
    local.signature = 0x04034B50;
    local.name = name;
    local.flags = is_ascii(name) ? 0 : 0x0800;
    local.crc = crc32_update(0, data);
    local.stored = local.size = static_cast<std::uint32_t>(data.size());
    central = local;
    central.signature = 0x02014B50;
  }
  void in_both(const std::function<void(Header&)>& change) {
    change(local);
    change(central);
  }

  Header local;
  std::string data;
  // Follows the data; the directory does not name it.
  std::string hidden;
  Header central;
  std::uint16_t made_by = 0x033F;
  std::string comment;
  std::uint16_t disk = 0;
  std::uint16_t internal = 0;
  std::uint32_t external = 0100644U << 16U;
  int offset_shift = 0;
};

struct CraftedZip {
  std::vector<CraftedEntry> entries{{"pack/bagit.txt", "first"}, {"pack/data/a.txt", "second file"}, {"pack/data/ข.txt", "third"}};
  std::string before;
  // Between the directory and the end record.
  std::string gap;
  std::string comment;
  std::string after;
  int count_shift = 0;
  int directory_shift = 0;
  std::uint16_t disk = 0;
  bool zip64 = false;
};

void put_header(std::string& out, const Header& header) {
  put(out, header.version, 2);
  put(out, header.flags, 2);
  put(out, header.method, 2);
  put(out, header.time, 2);
  put(out, header.date, 2);
  put(out, header.crc, 4);
  put(out, header.stored, 4);
  put(out, header.size, 4);
  put(out, header.name.size(), 2);
  put(out, header.extra.size(), 2);
}

auto built(const CraftedZip& zip) -> std::string {
  std::string out;
  std::string directory;
  for (const auto& entry : zip.entries) {
    put(directory, entry.central.signature, 4);
    put(directory, entry.made_by, 2);
    put_header(directory, entry.central);
    put(directory, entry.comment.size(), 2);
    put(directory, entry.disk, 2);
    put(directory, entry.internal, 2);
    put(directory, entry.external, 4);
    put(directory, out.size() + static_cast<std::uint64_t>(entry.offset_shift), 4);
    directory += entry.central.name + entry.central.extra + entry.comment;
    put(out, entry.local.signature, 4);
    put_header(out, entry.local);
    out += entry.local.name + entry.local.extra + entry.data + entry.hidden;
  }
  const auto place = out.size() + static_cast<std::uint64_t>(zip.directory_shift);
  const auto count = zip.entries.size() + static_cast<std::uint64_t>(zip.count_shift);
  out += directory + zip.gap;
  if (zip.zip64) {
    out += end_records({.entries = count, .directory_size = directory.size(), .directory_offset = place, .zip64 = true}).substr(0, 76);
  }
  put(out, 0x06054B50, 4);
  put(out, zip.disk, 2);
  put(out, 0, 2);
  put(out, count, 2);
  put(out, count, 2);
  put(out, directory.size(), 4);
  put(out, place, 4);
  put(out, zip.comment.size(), 2);
  return zip.before + out + zip.comment + zip.after;
}

auto read(const std::string& bytes) -> StrictZip { return read_strict_zip(*memory_source(bytes), "pack"); }

TEST_CASE("the crafted archive without a lie is the one that we write") {
  const CraftedZip zip;
  const TempFolder folder;
  ZipWriter writer(folder.path("pack.zip"));
  for (const auto& entry : zip.entries) {
    writer.begin(entry.local.name, entry.data.size(), crc32_update(0, entry.data));
    writer.take(entry.data);
  }
  (void)writer.finish();
  CHECK(file_bytes(folder.path("pack.zip")) == built(zip));
  const auto result = read(built(zip));
  CHECK_FALSE(result.fault);
  REQUIRE(result.entries.size() == 3);
  CHECK(result.entries[2].path == "pack/data/ข.txt");
  CHECK(result.top == "pack");
}

struct Hostile {
  const char* what;
  std::function<void(CraftedZip&)> change;
  PackFault fault;
  std::string path;
  std::string detail;
};

auto renamed(std::size_t index, const std::string& name) -> std::function<void(CraftedZip&)> {
  return [index, name](CraftedZip& zip) {
    const auto data = zip.entries[index].data;
    zip.entries[index] = CraftedEntry(name, data);
  };
}

void check_all(const std::vector<Hostile>& cases) {
  for (const auto& hostile : cases) {
    CraftedZip zip;
    hostile.change(zip);
    const auto result = read(built(zip));
    INFO(hostile.what);
    REQUIRE(result.fault);
    CHECK(name_of(result.fault->fault) == name_of(hostile.fault));
    CHECK(result.fault->path == hostile.path);
    CHECK(result.fault->detail == hostile.detail);
  }
}

TEST_CASE("hostile archives: bytes outside the entries") {
  const std::string a = "pack/data/a.txt";
  check_all({
      {"hidden local record", [](CraftedZip& zip) { zip.entries[0].hidden = std::string("PK\x03\x04", 4) + std::string(40, 'x'); },
       PackFault::zip_hidden_bytes, a, "44"},
      {"hidden bytes before the directory", [](CraftedZip& zip) { zip.entries[2].hidden = "evil"; }, PackFault::zip_hidden_bytes, "", "4"},
      {"bytes between directory and end", [](CraftedZip& zip) { zip.gap = "evil"; }, PackFault::zip_directory_misplaced, "", ""},
      {"trailing data", [](CraftedZip& zip) { zip.after = "<script>"; }, PackFault::zip_data_after, "", "8"},
      {"prepended data", [](CraftedZip& zip) { zip.before = "%PDF-1.7\n"; }, PackFault::zip_data_before, "", "9"},
      {"two archives", [](CraftedZip& zip) { zip.before = built(CraftedZip()); }, PackFault::zip_data_before, "",
       std::to_string(built(CraftedZip()).size())},
      {"prepended data with adjusted offsets",
       [](CraftedZip& zip) {
         zip.before = "%PDF";
         zip.directory_shift = 4;
         for (auto& entry : zip.entries) {
           entry.offset_shift = 4;
         }
       },
       PackFault::zip_data_before, "pack/bagit.txt", "4"},
      {"comment", [](CraftedZip& zip) { zip.comment = "note"; }, PackFault::zip_comment, "", ""},
      {"zip in the comment", [](CraftedZip& zip) { zip.comment = built(CraftedZip()); }, PackFault::zip_data_before, "",
       std::to_string(built(CraftedZip()).size())},
      {"empty archive", [](CraftedZip& zip) { zip.entries.clear(); }, PackFault::zip_empty, "", ""},
      {"directory misplaced", [](CraftedZip& zip) { zip.directory_shift = 1; }, PackFault::zip_directory_misplaced, "", ""},
      {"several disks", [](CraftedZip& zip) { zip.disk = 1; }, PackFault::zip_several_disks, "", ""},
      {"one entry too many", [](CraftedZip& zip) { zip.count_shift = 1; }, PackFault::zip_entry_damaged, "", "4"},
      {"one entry too few", [](CraftedZip& zip) { zip.count_shift = -1; }, PackFault::zip_end_record_damaged, "", ""},
      {"needless zip64", [](CraftedZip& zip) { zip.zip64 = true; }, PackFault::zip_zip64_needless, "", ""},
  });
}

TEST_CASE("hostile archives: fields of an entry") {
  const std::string a = "pack/data/a.txt";
  const auto entry = [](auto change) { return [change](CraftedZip& zip) { change(zip.entries[1]); }; };
  const auto both = [](auto change) { return [change](CraftedZip& zip) { zip.entries[1].in_both(change); }; };
  check_all({
      {"symbolic link", entry([](CraftedEntry& e) { e.external = 0120777U << 16U; }), PackFault::zip_mode, a, "0120777"},
      {"device", entry([](CraftedEntry& e) { e.external = 0060644U << 16U; }), PackFault::zip_mode, a, "0060644"},
      {"set-user-id", entry([](CraftedEntry& e) { e.external = 0104755U << 16U; }), PackFault::zip_mode, a, "0104755"},
      {"DOS attributes", entry([](CraftedEntry& e) { e.external |= 1; }), PackFault::zip_mode, a, "0100644"},
      {"made by DOS", entry([](CraftedEntry& e) { e.made_by = 0x003F; }), PackFault::zip_version, a, "63"},
      {"version needed", both([](Header& h) { h.version = 20; }), PackFault::zip_version, a, "20"},
      {"encrypted", both([](Header& h) { h.flags |= 1; }), PackFault::zip_encrypted, a, ""},
      {"data descriptor", both([](Header& h) { h.flags |= 8; }), PackFault::zip_data_descriptor, a, ""},
      {"other flag", both([](Header& h) { h.flags |= 2; }), PackFault::zip_flags, a, "0x0002"},
      {"needless UTF-8 flag", both([](Header& h) { h.flags |= 0x0800; }), PackFault::zip_utf8_flag_needless, a, ""},
      {"missing UTF-8 flag", [](CraftedZip& zip) { zip.entries[2].in_both([](Header& h) { h.flags = 0; }); }, PackFault::zip_utf8_flag_missing,
       "pack/data/ข.txt", ""},
      {"compressed", both([](Header& h) { h.method = 8; }), PackFault::zip_compressed, a, "8"},
      {"time", both([](Header& h) { h.time = 1; }), PackFault::zip_time, a, ""},
      {"date", both([](Header& h) { h.date = 0x22; }), PackFault::zip_time, a, ""},
      {"extra field", entry([](CraftedEntry& e) { e.central.extra = std::string("\x55\x54\x01\0x", 5); }), PackFault::zip_extra_field, a, ""},
      {"local extra field", entry([](CraftedEntry& e) { e.local.extra = std::string("\x55\x54\x01\0x", 5); }), PackFault::zip_hidden_bytes,
       "pack/data/ข.txt", "5"},
      {"Unicode path field", both([](Header& h) { h.extra = std::string("\x75\x70\x06\0\x01\0\0\0\0x", 10); }), PackFault::zip_extra_field, a, ""},
      {"comment of an entry", entry([](CraftedEntry& e) { e.comment = "note"; }), PackFault::zip_entry_comment, a, ""},
      {"another disk", entry([](CraftedEntry& e) { e.disk = 1; }), PackFault::zip_several_disks, a, ""},
      {"text flag", entry([](CraftedEntry& e) { e.internal = 1; }), PackFault::zip_attributes, a, ""},
      {"sizes differ", both([](Header& h) { --h.stored; }), PackFault::zip_sizes_differ, a, ""},
      {"size too small", both([](Header& h) { h.size = h.stored = 3; }), PackFault::zip_hidden_bytes, "pack/data/ข.txt", "8"},
      {"size too large", both([](Header& h) { h.size = h.stored = 12; }), PackFault::zip_overlap, "pack/data/ข.txt", "1"},
      {"size beyond the file", both([](Header& h) { h.size = h.stored = 0x7FFFFFFF; }), PackFault::zip_overlap, a,
       std::to_string(0x7FFFFFFFLL + 45 - (56 + 52))},
      {"size lie in the directory", entry([](CraftedEntry& e) { e.central.size = e.central.stored = 3; }), PackFault::zip_hidden_bytes,
       "pack/data/ข.txt", "8"},
      {"size lie in the local header", entry([](CraftedEntry& e) { e.local.size = e.local.stored = 3; }), PackFault::zip_local_differs, a, ""},
      {"overlap", [](CraftedZip& zip) { zip.entries[2].offset_shift = -5; }, PackFault::zip_overlap, "pack/data/ข.txt", "5"},
      {"same data twice", [](CraftedZip& zip) { zip.entries[2].offset_shift = -56; }, PackFault::zip_overlap, "pack/data/ข.txt", "56"},
      {"local name differs", entry([](CraftedEntry& e) { e.local.name = "pack/data/b.txt"; }), PackFault::zip_local_name_differs, a, ""},
      {"local flags differ", entry([](CraftedEntry& e) { e.local.flags = 1; }), PackFault::zip_local_differs, a, ""},
      {"local CRC differs", entry([](CraftedEntry& e) { ++e.local.crc; }), PackFault::zip_local_differs, a, ""},
      {"no local header", entry([](CraftedEntry& e) { e.local.signature = 0; }), PackFault::zip_local_missing, a, ""},
      {"no directory header", entry([](CraftedEntry& e) { e.central.signature = 0; }), PackFault::zip_entry_damaged, "", "2"},
      {"zip64 size without its field", both([](Header& h) { h.size = h.stored = 0xFFFFFFFF; }), PackFault::zip_zip64_missing, a, ""},
  });
}

TEST_CASE("hostile archives: names") {
  const auto collision = [](const std::string& first, const std::string& second) {
    return [first, second](CraftedZip& zip) {
      zip.entries[1] = CraftedEntry("pack/data/" + first, "1");
      zip.entries[2] = CraftedEntry("pack/data/" + second, "2");
    };
  };
  const std::string d = "pack/data/";
  check_all({
      {"duplicate", renamed(2, "pack/data/a.txt"), PackFault::name_duplicate, "pack/data/a.txt", ""},
      {"traversal", renamed(1, "pack/../../evil"), PackFault::name_traversal, "pack/../../evil", ""},
      {"dot", renamed(1, "pack/./evil"), PackFault::name_traversal, "pack/./evil", ""},
      {"absolute", renamed(1, "/etc/passwd"), PackFault::name_absolute, "/etc/passwd", ""},
      {"drive", renamed(1, "C:/evil"), PackFault::name_drive, "C:/evil", ""},
      {"colon", renamed(1, "pack/data/a:b"), PackFault::name_character, "pack/data/a:b", ""},
      {"backslash", renamed(1, "pack\\evil"), PackFault::name_backslash, "pack\\evil", ""},
      {"percent", renamed(1, "pack/data/100%"), PackFault::name_percent, "pack/data/100%", ""},
      {"line break", renamed(1, "pack/data/a\nb"), PackFault::name_control, "pack/data/a\\u{000A}b", ""},
      {"NUL", renamed(1, std::string("pack/data/a\0b", 13)), PackFault::name_control, "pack/data/a\\u{0000}b", ""},
      {"C1 control", renamed(1, "pack/data/\u0085"), PackFault::name_control, "pack/data/\\u{0085}", ""},
      {"bidirectional", renamed(1, "pack/data/\u202Efdp.exe"), PackFault::name_bidi, "pack/data/\\u{202E}fdp.exe", ""},
      {"not UTF-8", renamed(1, "pack/data/\xE0\xB8"), PackFault::name_not_utf8, "pack/data/\\xE0\\xB8", ""},
      {"overlong UTF-8", renamed(1, "pack/data/\xC0\xAF"), PackFault::name_not_utf8, "pack/data/\\xC0\\xAF", ""},
      {"empty", renamed(1, ""), PackFault::name_empty, "", ""},
      {"empty part", renamed(1, "pack//a"), PackFault::name_empty, "pack//a", ""},
      {"folder", renamed(1, "pack/data/"), PackFault::name_folder, "pack/data/", ""},
      {"trailing blank", renamed(1, "pack/data/a.txt "), PackFault::name_trailing, "pack/data/a.txt ", ""},
      {"trailing dot", renamed(1, "pack/data./a.txt"), PackFault::name_trailing, "pack/data./a.txt", ""},
      {"long part", renamed(1, "pack/" + std::string(201, 'a')), PackFault::name_too_long, "pack/" + std::string(201, 'a'), ""},
      {"case", collision("A.txt", "a.txt"), PackFault::name_collision, d + "a.txt", d + "A.txt"},
      {"case of a folder", collision("A/x.txt", "a/y.txt"), PackFault::name_collision, d + "a", d + "A"},
      {"sara am", collision("น้ํา.pdf", "น้ำ.pdf"), PackFault::name_collision, d + "น้ำ.pdf", d + "น้ํา.pdf"},
      {"mark order", collision("ท่ี.pdf", "ที่.pdf"), PackFault::name_collision, d + "ที่.pdf", d + "ท่ี.pdf"},
      {"sara ae", collision("เเผน.pdf", "แผน.pdf"), PackFault::name_collision, d + "แผน.pdf", d + "เเผน.pdf"},
      {"Thai digits", collision("1.pdf", "๑.pdf"), PackFault::name_collision, d + "๑.pdf", d + "1.pdf"},
      {"file and folder", collision("a", "a/b"), PackFault::name_file_and_folder, d + "a", ""},
      {"second top folder", renamed(2, "pbck/x"), PackFault::top_folder, "pbck/x", ""},
      {"file beside the top folder", renamed(2, "pz"), PackFault::top_folder, "pz", ""},
      {"top folder named otherwise",
       [](CraftedZip& zip) {
         zip.entries = {{"other/bagit.txt", "x"}};
       },
       PackFault::top_folder_name, "other/bagit.txt", "other"},
      {"bagit.txt not first", renamed(0, "pack/aaa.txt"), PackFault::bagit_not_first, "pack/aaa.txt", ""},
      {"not sorted", renamed(2, "pack/data/A"), PackFault::not_sorted, "pack/data/A", ""},
  });
}

TEST_CASE("an archive that is cut off anywhere is refused") {
  const auto good = built(CraftedZip());
  for (std::size_t size = 0; size < good.size(); ++size) {
    INFO(size);
    CHECK(read(good.substr(0, size)).fault);
  }
}

TEST_CASE("more than a million entries are refused before they are read") {
  const ZipEnd end{.entries = 1'000'001, .directory_size = 0, .directory_offset = 0, .zip64 = true};
  const auto result = read(end_records(end));
  REQUIRE(result.fault);
  CHECK(words_of(*result.fault) == Text{.th = "มีรายการในแฟ้ม zip 1000001 รายการ เกินกว่า 1,000,000 รายการ",
                                        .en = "the zip has 1000001 entries, more than 1,000,000"});
}

}  // namespace
}  // namespace prongsai::test
