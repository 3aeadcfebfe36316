#include "pack/write_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/sha256.hpp"
#include "pack/byte_source.hpp"
#include "pack/evidence_stream.hpp"
#include "pack/name_rules.hpp"
#include "pack/score_json.hpp"
#include "pack/strict_zip.hpp"
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

auto zip_inputs(const PackContent& content, const FileReader& reader) -> std::vector<ZipInput> {
  std::vector<ZipInput> inputs;
  for (const auto* file : in_zip_order(content)) {
    auto path = content.name + "/" + file->path;
    require(path_fault(path) == PackFault::none, "a name that is not allowed in a pack");
    inputs.push_back({.path = std::move(path), .size = file->facts.size, .open = [&reader, file] { return open_pack_file(reader, *file); }});
  }
  return inputs;
}

// Reads the zip back: its structure strictly, then all of it for its hash.
auto facts_of(const std::string& zip_path, const PackContent& content) -> PackFacts {
  const auto source = file_source(zip_path);
  const auto zip = read_strict_zip(*source, content.name);
  if (zip.fault) {
    throw Bug(fmt::format("a pack was written in another form than the canonical one: {} {}", name_of(zip.fault->fault), zip.fault->path));
  }
  Sha256 hash;
  SequentialReader bytes(*source, 0, source->size());
  for (auto piece = bytes.take_some(source->size()); !piece.empty(); piece = bytes.take_some(source->size())) {
    hash.update(piece);
  }
  return {.path = zip_path,
          .name = content.name,
          .size = source->size(),
          .sha256 = hash.hex(),
          .files = zip.entries.size(),
          .payload_files = content.payload_files(),
          .payload_bytes = content.payload_bytes()};
}

}  // namespace

auto write_pack(const PackContent& content, const FileReader& reader, const std::string& zip_path) -> PackFacts {
  require(!content.name.empty() && content.name.find('/') == std::string::npos && is_ascii(content.name), "a pack's name is one ASCII folder");
  write_zip(zip_inputs(content, reader), zip_path);
  try {
    return facts_of(zip_path, content);
  } catch (...) {
    (void)std::remove(zip_path.c_str());
    throw;
  }
}

auto sha256_neighbour(const PackFacts& facts) -> std::string { return fmt::format("{}  {}.zip\n", facts.sha256, facts.name); }

auto pack_json(const PackFacts& facts, const PackContent& content) -> std::string {
  nlohmann::ordered_json json{{"name", facts.name}, {"file", facts.name + ".zip"}, {"kind", kind_of(content.subject)}, {"title", text_json(content.title)}};
  if (const auto* unit = unit_of(content.subject)) {
    json["unit"] = unit->str();
  }
  if (const auto* year = year_of(content.subject)) {
    json["fiscal_year"] = year->be;
  }
  json["audience"] = content.audience == Audience::auditor ? "auditor" : "public";
  if (content.parts > 1) {
    json["part"] = content.part;
    json["parts"] = content.parts;
  }
  json["identifier"] = content.identifier;
  json["bag_root"] = content.bag_root;
  json["size"] = facts.size;
  json["sha256"] = facts.sha256;
  json["files"] = facts.files;
  json["evidence_files"] = content.evidence_files;
  if (content.listed_packs > 0) {
    json["listed_packs"] = content.listed_packs;
  }
  json["payload_oxum"] = fmt::format("{}.{}", facts.payload_bytes, facts.payload_files);
  json["format"] = {"BagIt 1.0", "RO-Crate 1.2", "zip, stored"};
  return json.dump(2) + "\n";
}

}  // namespace prongsai
