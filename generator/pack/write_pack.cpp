#include "pack/write_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/assert.hpp"
#include "base/crc32.hpp"
#include "base/sha256.hpp"
#include "pack/byte_source.hpp"
#include "pack/indented_json.hpp"
#include "pack/name_rules.hpp"
#include "pack/strict_zip.hpp"
#include "pack/zip_judge.hpp"
#include "pack/zip_writer.hpp"

namespace prongsai {
namespace {

auto in_zip_order(const PackContent& content) -> std::vector<const PackFile*> {
  std::vector<const PackFile*> files;
  for (const auto& file : content.files) {
    files.push_back(&file);
  }
  std::ranges::sort(files, [](const PackFile* a, const PackFile* b) {
    const bool a_first = a->path == "bagit.txt";
    const bool b_first = b->path == "bagit.txt";
    return a_first != b_first ? a_first : a->path < b->path;
  });
  return files;
}

[[noreturn]] void fail_changed(const PackFile& file) {
  throw std::system_error(std::make_error_code(std::errc::io_error), file.source + ": the file changed while it was packed");
}

// Evidence is held against its facts while it passes: what was inspected is what is packed, or nothing is.
void put_source(ZipWriter& zip, const PackFile& file, const FileReader& reader) {
  Sha256 hash;
  std::uint32_t crc32 = 0;
  std::uint64_t size = 0;
  reader.stream(file.source, [&](std::string_view piece) {
    size += piece.size();
    if (size > file.facts.size) {
      fail_changed(file);
    }
    hash.update(piece);
    crc32 = crc32_update(crc32, piece);
    zip.take(piece);
  });
  if (size != file.facts.size || hash.hex() != file.facts.sha256) {
    fail_changed(file);
  }
  require(crc32 == file.facts.crc32, "evidence with the CRC-32 of another file");
}

void put_file(ZipWriter& zip, std::string path, const PackFile& file, const FileReader& reader) {
  if (!file.source.empty()) {
    zip.begin(path, file.facts.size, file.facts.crc32);
    put_source(zip, file, reader);
    return;
  }
  const auto lent = file.lent == nullptr ? std::string() : file.lent->get();
  const auto& text = file.lent == nullptr ? file.bytes : lent;
  require(text.size() == file.facts.size, "a text of a pack that is not the one that was hashed");
  zip.begin(path, text.size(), crc32_update(0, text));
  zip.take(text);
}

auto path_in_zip(const PackContent& content, const PackFile& file) -> std::string {
  auto path = content.name + "/" + file.path;
  require(path_fault(path) == PackFault::none, "a name that is not allowed in a pack");
  return path;
}

// The structure as two readers see it; the files' bytes are not read.
void read_back(const std::string& zip_path, const PackContent& content) {
  const auto zip = read_strict_zip(*file_source(zip_path), content.name);
  if (zip.fault) {
    throw Bug(fmt::format("a pack was written in another form than the canonical one: {} {}", name_of(zip.fault->fault), zip.fault->path));
  }
  if (const auto objection = second_opinion(zip_path, zip.entries); !objection.empty()) {
    throw Bug("a pack was written that another reader reads in another way: " + objection);
  }
}

auto facts_of(const PackContent& content, const std::string& zip_path) -> PackFacts {
  return {.path = zip_path,
          .name = content.name,
          .size = 0,
          .sha256 = {},
          .files = content.files.size(),
          .payload_files = content.payload_files(),
          .payload_bytes = content.payload_bytes()};
}

// Of the zip, without writing it.
auto zip_bytes(const PackContent& content) -> std::uint64_t {
  std::uint64_t files_end = 0;
  std::uint64_t directory = 0;
  ZipEnd end{.entries = content.files.size(), .directory_size = 0, .directory_offset = 0, .zip64 = false};
  for (const auto* file : in_zip_order(content)) {
    const ZipEntry entry{.path = path_in_zip(content, *file), .crc32 = 0, .size = file->facts.size, .offset = files_end};
    files_end += local_bytes(entry) + entry.size;
    directory += central_header(entry).size();
    end.zip64 = end.zip64 || !central_zip64_field(entry).empty();
  }
  end.directory_offset = files_end;
  end.zip64 = needs_zip64_end(end);
  return files_end + directory + end_records(end).size();
}

auto is_sha256(const std::string& text) -> bool {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

auto write_pack(const PackContent& content, const FileReader& reader, const std::string& zip_path) -> PackFacts {
  require(!content.name.empty() && content.name.find('/') == std::string::npos && is_ascii(content.name), "a pack's name is one ASCII folder");
  auto facts = facts_of(content, zip_path);
  ZipWriter zip(zip_path);
  for (const auto* file : in_zip_order(content)) {
    put_file(zip, path_in_zip(content, *file), *file, reader);
  }
  auto written = zip.finish();
  facts.size = written.size;
  facts.sha256 = std::move(written.sha256);
  try {
    read_back(zip_path, content);
  } catch (...) {
    (void)std::remove(zip_path.c_str());
    throw;
  }
  return facts;
}

auto facts_from_json(const std::string& neighbour, const PackContent& content) -> std::optional<PackFacts> {
  const auto json = nlohmann::json::parse(neighbour, nullptr, false);
  if (!json.is_object() || !json.contains("sha256") || !json["sha256"].is_string()) {
    return std::nullopt;
  }
  auto facts = facts_of(content, {});
  facts.size = zip_bytes(content);
  facts.sha256 = json["sha256"].get<std::string>();
  return is_sha256(facts.sha256) && pack_json(facts, content) == neighbour ? std::optional(std::move(facts)) : std::nullopt;
}

auto sha256_neighbour(const PackFacts& facts) -> std::string { return fmt::format("{}  {}.zip\n", facts.sha256, facts.name); }

auto pack_json(const PackFacts& facts, const PackContent& content) -> std::string {
  IndentedJson json;
  json.begin_object();
  json.key("name").text(facts.name);
  json.key("file").text(facts.name + ".zip");
  json.key("kind").text(kind_of(content.subject));
  json.key("title").both(content.title);
  if (const auto* unit = unit_of(content.subject)) {
    json.key("unit").text(unit->str());
  }
  if (const auto* year = year_of(content.subject)) {
    json.key("fiscal_year").number(year->be);
  }
  json.key("audience").text(content.audience == Audience::auditor ? "auditor" : "public");
  if (content.parts > 1) {
    json.key("part").number(content.part);
    json.key("parts").number(content.parts);
  }
  json.key("identifier").text(content.identifier);
  json.key("bag_root").text(content.bag_root);
  json.key("size").number(facts.size);
  json.key("sha256").text(facts.sha256);
  json.key("files").number(facts.files);
  json.key("evidence_files").number(content.evidence_files);
  if (content.listed_packs > 0) {
    json.key("listed_packs").number(content.listed_packs);
  }
  json.key("payload_oxum").text(fmt::format("{}.{}", facts.payload_bytes, facts.payload_files));
  json.key("format").begin_array();
  for (const auto* format : {"BagIt 1.0", "RO-Crate 1.2", "zip, stored"}) {
    json.text(format);
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace prongsai
