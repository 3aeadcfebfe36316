#include "forgery.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/name_rules.hpp"
#include "pack/uuid.hpp"

namespace prongsai::test {
namespace {

using Json = nlohmann::ordered_json;

auto files_where(const PackContent& content, bool payload) -> std::vector<const PackFile*> {
  std::vector<const PackFile*> files;
  for (const auto& file : content.files) {
    const bool own = file.path == "tagmanifest-sha256.txt";
    if (file.is_payload() == payload && !own) {
      files.push_back(&file);
    }
  }
  return files;
}

void set_label(PackContent& content, const std::string& label, const std::string& value) {
  auto text = file_of(content, "bag-info.txt").bytes;
  const auto begin = text.find(label + ": ");
  REQUIRE(begin != std::string::npos);
  const auto from = begin + label.size() + 2;
  text.replace(from, text.find('\n', from) - from, value);
  set_text(content, "bag-info.txt", text);
}

void reseal_manifest(PackContent& content) {
  set_text(content, "manifest-sha256.txt", manifest_text(files_where(content, true)));
  set_label(content, "Payload-Oxum", std::to_string(content.payload_bytes()) + "." + std::to_string(content.payload_files()));
}

void reseal_crate(PackContent& content) {
  auto crate = Json::parse(file_of(content, std::string(crate_path)).bytes);
  auto& graph = crate["@graph"];
  for (const auto* file : files_where(content, true)) {
    if (file->path == crate_path) {
      continue;
    }
    const auto id = uri_path(file->path.substr(5));
    auto entity = std::find_if(graph.begin(), graph.end(), [&](const Json& one) { return one["@id"] == id; });
    if (entity == graph.end()) {
      const auto name = file->path.substr(file->path.rfind('/') + 1);
      graph.push_back({{"@id", id}, {"@type", "File"}, {"name", name}, {"encodingFormat", "application/pdf"}});
      graph.back()["identifier"] = name.substr(0, name.find("__"));
      graph[1]["hasPart"].push_back({{"@id", id}});
      entity = graph.end() - 1;
    }
    (*entity)["contentSize"] = std::to_string(file->facts.size);
    (*entity)["sha256"] = file->facts.sha256;
  }
  set_text(content, std::string(crate_path), crate.dump(2) + "\n");
}

void reseal_identifier(PackContent& content) {
  set_label(content, "Bag-Size", readable_size(content.payload_bytes()));
  auto files = files_where(content, false);
  std::erase_if(files, [](const PackFile* file) { return file->path == "bag-info.txt"; });
  set_label(content, "External-Identifier",
            "urn:uuid:" + url_uuid("https://example.go.th/packs/" + content.name + ".zip#" + sha256_hex(manifest_text(files))));
}

}  // namespace

auto file_of(PackContent& content, const std::string& path) -> PackFile& {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  INFO(path);
  REQUIRE(found != content.files.end());
  return *found;
}

void set_text(PackContent& content, const std::string& path, std::string text) {
  file_of(content, path) = file_of_bytes(path, std::move(text), "text/plain");
}

void replace_in(PackContent& content, const std::string& path, const std::string& from, const std::string& to) {
  auto text = file_of(content, path).bytes;
  const auto place = text.find(from);
  INFO(path << ": " << from);
  REQUIRE(place != std::string::npos);
  set_text(content, path, text.replace(place, from.size(), to));
}

void reseal(PackContent& content, Resealed how_far) {
  if (how_far >= Resealed::crate) {
    reseal_crate(content);
  }
  if (how_far >= Resealed::manifest) {
    reseal_manifest(content);
  }
  if (how_far >= Resealed::identifier) {
    reseal_identifier(content);
  }
  if (how_far >= Resealed::tag_manifest) {
    set_text(content, "tagmanifest-sha256.txt", manifest_text(files_where(content, false)));
  }
}

auto zip_of(const PackContent& content, const Fixture& fixture) -> std::string {
  const TempFolder folder;
  return file_bytes(write_pack(content, *fixture.reader(), folder.path("x.zip")).path);
}

auto lines_of(const std::vector<Finding>& findings) -> std::vector<std::string> {
  std::vector<std::string> lines;
  for (const auto& finding : findings) {
    lines.push_back(std::string(name_of(finding.fault)) + (finding.path.empty() ? "" : " " + finding.path) +
                    (finding.detail.empty() ? "" : " (" + finding.detail + ")"));
  }
  return lines;
}

}  // namespace prongsai::test
