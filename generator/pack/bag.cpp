#include "pack/bag.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/sha256.hpp"
#include "pack/uuid.hpp"

namespace prongsai {
namespace {

auto bag_info_text(const PackContent& content, const BagInfo& info) -> std::string {
  const auto bytes = content.payload_bytes();
  std::string text;
  const auto add = [&text](std::string_view label, std::string_view value) { text += fmt::format("{}: {}\n", label, one_line(value)); };
  add("Source-Organization", info.organization);
  add("External-Description", info.description);
  add("External-Identifier", content.identifier);
  add("Bagging-Date", info.date.iso());
  add("Bag-Software-Agent", "prongsai");
  add("Payload-Oxum", fmt::format("{}.{}", bytes, content.payload_files()));
  add("Bag-Size", readable_size(bytes));
  if (!info.group.empty()) {
    add("Bag-Group-Identifier", info.group);
    add("Bag-Count", info.count);
  }
  if (!info.profile_url.empty()) {
    add("BagIt-Profile-Identifier", info.profile_url);
  }
  return text;
}

auto files_where(const PackContent& content, bool payload) -> std::vector<const PackFile*> {
  std::vector<const PackFile*> files;
  for (const auto& file : content.files) {
    if (file.is_payload() == payload) {
      files.push_back(&file);
    }
  }
  return files;
}

}  // namespace

auto PackContent::payload_files() const -> std::uint64_t {
  return static_cast<std::uint64_t>(std::ranges::count_if(files, &PackFile::is_payload));
}

auto PackContent::payload_bytes() const -> std::uint64_t {
  std::uint64_t bytes = 0;
  for (const auto& file : files) {
    bytes += file.is_payload() ? file.facts.size : 0;
  }
  return bytes;
}

auto one_line(std::string_view text) -> std::string {
  std::string line;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

auto file_of_bytes(std::string path, std::string bytes, std::string media_type) -> PackFile {
  PackFile file{.path = std::move(path), .bytes = std::move(bytes), .source = {}, .facts = {}};
  file.facts.size = file.bytes.size();
  file.facts.sha256 = sha256_hex(file.bytes);
  file.facts.media_type = std::move(media_type);
  return file;
}

void complete_bag(PackContent& content, const BagInfo& info) {
  const auto add = [&content](std::string path, std::string text) {
    content.files.push_back(file_of_bytes(std::move(path), std::move(text), "text/plain"));
  };
  add("bagit.txt", std::string(bagit_text));
  add("VERIFY.txt", verify_instructions(content.name));
  add("manifest-sha256.txt", manifest_text(files_where(content, true)));
  content.identifier = "urn:uuid:" + url_uuid(info.address + "#" + sha256_hex(manifest_text(files_where(content, false))));
  add("bag-info.txt", bag_info_text(content, info));
  add("tagmanifest-sha256.txt", manifest_text(files_where(content, false)));
  content.bag_root = content.files.back().facts.sha256;
}

void complete_pack(PackContent& content, const Portal& portal, const PackOptions& options, const std::string& group) {
  complete_bag(content, {.organization = portal.publisher.th,
                         .description = content.title.th + " / " + content.title.en,
                         .date = portal.published,
                         .address = portal.base_url + "/packs/" + content.name + ".zip",
                         .profile_url = options.profile_url,
                         .group = group,
                         .count = group.empty() ? std::string() : fmt::format("{} of {}", content.part, content.parts)});
}

void add_bytes(PackContent& content, std::string path, std::string bytes, std::string media_type) {
  content.files.push_back(file_of_bytes(std::move(path), std::move(bytes), std::move(media_type)));
}

void add_source(PackContent& content, std::string path, const SourceMap& sources, FileId id, std::string media_type) {
  auto text = sources.read(id);
  require(!text.empty(), "a source file of a pack was not read");
  add_bytes(content, std::move(path), std::move(text), std::move(media_type));
  content.files.back().origin = sources.path(id);
}

auto manifest_text(const std::vector<const PackFile*>& files) -> std::string {
  auto sorted = files;
  std::ranges::sort(sorted, {}, &PackFile::path);
  std::string text;
  text.reserve(std::accumulate(sorted.begin(), sorted.end(), std::size_t{0}, [](std::size_t sum, const PackFile* file) { return sum + file->path.size() + 67; }));
  for (const auto* file : sorted) {
    text += file->facts.sha256 + "  " + file->path + "\n";
  }
  return text;
}

auto readable_size(std::uint64_t bytes) -> std::string {
  constexpr std::array<std::string_view, 4> units{"kB", "MB", "GB", "TB"};
  if (bytes < 1000) {
    return fmt::format("{} B", bytes);
  }
  std::size_t unit = 0;
  std::uint64_t divisor = 1000;
  while (unit + 1 < units.size() && bytes / divisor >= 1000) {
    divisor *= 1000;
    ++unit;
  }
  return fmt::format("{}.{} {}", bytes / divisor, bytes % divisor / (divisor / 10), units[unit]);
}

auto verify_instructions(const std::string& pack_name) -> std::string {
  constexpr std::string_view text = R"text(วิธีตรวจสอบชุดหลักฐานนี้ โดยไม่ต้องเชื่อผู้เผยแพร่
====================================================

ใช้เครื่องมือทั่วไปของ Linux, macOS หรือ Windows (WSL) ไม่ต้องต่ออินเทอร์เน็ต
วาง {0}.zip ไว้ในโฟลเดอร์ว่าง แล้วสั่งหกบรรทัดด้านล่างตามลำดับ
ต้องเห็นคำว่า OK สามครั้ง คือ แฟ้มกำกับไม่ถูกแก้ หลักฐานไม่ถูกแก้ และไม่มีแฟ้มเพิ่มหรือขาด
หากเห็นคำว่า FAILED หรือไม่ครบสามครั้ง แสดงว่ามีแฟ้มถูกแก้ไข ขาดหาย หรือถูกเพิ่มเข้ามา
ถ้ามีแฟ้ม {0}.zip.sha256 จากเว็บไซต์ ให้ตรวจแฟ้ม zip ก่อนด้วย sha256sum -c
บน macOS ใช้ shasum -a 256 แทน sha256sum

การตรวจนี้แสดงว่าแฟ้มตรงกับที่เผยแพร่ แต่ไม่ได้แสดงว่าข้อความในเอกสารเป็นความจริง

How to check this pack without trusting its publisher
=====================================================

Use the ordinary tools of Linux, macOS or Windows (WSL); no network is needed.
Put {0}.zip into an empty folder and run the six lines below in order.
You must see OK three times: the tag files are unchanged, the evidence is unchanged, and no file was added or is missing.
FAILED, or fewer than three OK, means that a file was changed, removed or added.
If you have {0}.zip.sha256 from the website, check the zip itself first with sha256sum -c.
On macOS write shasum -a 256 instead of sha256sum.

The check shows that the files are those that were published. It does not show that what a document says is true.

    export LC_ALL=C.UTF-8
    unzip -q {0}.zip
    cd {0}
    sha256sum --quiet -c tagmanifest-sha256.txt && echo OK
    sha256sum --quiet -c manifest-sha256.txt && echo OK
    test "$(find data -type f | wc -l)" -eq "$(sed -n 's/^Payload-Oxum: [0-9]*[.]//p' bag-info.txt)" && echo OK
)text";
  std::string out(text);
  for (auto place = out.find("{0}"); place != std::string::npos; place = out.find("{0}", place)) {
    out.replace(place, 3, pack_name);
  }
  return out;
}

auto bag_profile_json(const std::string& profile_url, const Portal& portal) -> std::string {
  using Json = nlohmann::ordered_json;
  const Json required{{"required", true}, {"repeatable", false}};
  const Json optional{{"required", false}, {"repeatable", false}};
  Json profile;
  profile["BagIt-Profile-Info"] = {{"Source-Organization", portal.publisher.th},
                                   {"External-Description", "Evidence packs: one zip, one BagIt 1.0 bag, one RO-Crate 1.2"},
                                   {"Version", "1.0"},
                                   {"BagIt-Profile-Identifier", profile_url},
                                   {"BagIt-Profile-Version", "1.4.0"}};
  profile["Bag-Info"] = {{"Source-Organization", required}, {"External-Description", required}, {"External-Identifier", required},
                         {"Bagging-Date", required},        {"Bag-Software-Agent", required},   {"Payload-Oxum", required},
                         {"Bag-Size", required},            {"BagIt-Profile-Identifier", optional}, {"Bag-Group-Identifier", optional},
                         {"Bag-Count", optional}};
  profile["Manifests-Required"] = {"sha256"};
  profile["Manifests-Allowed"] = {"sha256"};
  profile["Tag-Manifests-Required"] = {"sha256"};
  profile["Tag-Manifests-Allowed"] = {"sha256"};
  profile["Allow-Fetch.txt"] = false;
  profile["Serialization"] = "required";
  profile["Accept-Serialization"] = {"application/zip"};
  profile["Accept-BagIt-Version"] = {"1.0"};
  profile["Tag-Files-Required"] = {"VERIFY.txt"};
  profile["Tag-Files-Allowed"] = {"VERIFY.txt", "metadata/*"};
  profile["Payload-Files-Required"] = {"data/ro-crate-metadata.json", "data/index.html"};
  return profile.dump(2) + "\n";
}

}  // namespace prongsai
