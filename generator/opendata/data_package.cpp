#include "opendata/data_package.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

auto both(const Text& text) -> std::string { return text.en.empty() || text.en == text.th ? text.th : text.th + " / " + text.en; }

// Types of Table Schema 2.0. A list is a text of words joined by `;`: its type `list` is new in 2.0, and older readers would stop at it.
auto schema_type(DataType type) -> std::string {
  switch (type) {
    case DataType::number:
      return "number";
    case DataType::boolean:
      return "boolean";
    case DataType::date:
      return "date";
    case DataType::text:
    case DataType::texts:
    case DataType::numbers:
    case DataType::record:
    case DataType::records:
      return "string";
  }
  return {};
}

auto field_json(const DataField& field) -> Json {
  auto description = both(field.meaning);
  if (!field.unit.empty()) {
    description += " (หน่วย: " + field.unit.th + " / unit: " + field.unit.in(Language::en) + ")";
  }
  if (field.type == DataType::texts || field.type == DataType::numbers) {
    description += " (คั่นด้วย ; / joined by ;)";
  }
  Json json{{"name", field.name}, {"type", schema_type(field.type)}, {"description", description}};
  if (!field.values.empty() && field.type == DataType::text) {
    json["constraints"]["enum"] = field.values;
  }
  return json;
}

auto schema_json(const DataListing& file) -> Json {
  Json fields = Json::array();
  bool of_units = false;
  for (const auto& field : file.fields) {
    fields.push_back(field_json(field));
    of_units = of_units || field.name == "unit_id";
  }
  Json schema{{"fields", std::move(fields)}, {"missingValues", Json::array({""})}};
  if (file.path == "data/units.csv") {
    schema["primaryKey"] = Json::array({"unit_id"});
  } else if (of_units) {
    schema["foreignKeys"] = Json::array({{{"fields", Json::array({"unit_id"})}, {"reference", {{"resource", "units"}, {"fields", Json::array({"unit_id"})}}}}});
  }
  return schema;
}

// `scores-2564` of `data/scores-2564.csv`; other endings keep theirs: a name is given once.
auto name_of(const std::string& path) -> std::string {
  auto name = path.substr(path.find('/') + 1);
  if (name.ends_with(".csv")) {
    name.resize(name.size() - 4);
  }
  std::ranges::replace(name, '/', '-');
  return name;
}

auto resource_json(const DataListing& file) -> Json {
  const auto ending = file.path.substr(file.path.rfind('.') + 1);
  Json resource{{"name", name_of(file.path)}};
  const bool is_csv = ending == "csv";
  if (is_csv) {
    resource["type"] = "table";
  }
  resource["path"] = file.path;
  resource["title"] = both(file.title);
  resource["format"] = ending;
  resource["mediatype"] = file.media_type;
  if (ending != "xlsx") {
    resource["encoding"] = "utf-8";
  }
  resource["bytes"] = file.size;
  resource["hash"] = "sha256:" + file.sha256;
  if (is_csv) {
    resource["dialect"] = {{"header", true}, {"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}, {"doubleQuote", true}};
    resource["schema"] = schema_json(file);
  }
  return resource;
}

// Documents that the frameworks were taken from, each once.
auto sources_json(const Corpus& corpus) -> Json {
  Json sources = Json::array();
  std::set<std::string> named;
  const auto add = [&](const std::vector<SourceDocument>& documents) {
    for (const auto& document : documents) {
      if (!named.insert(document.title.th).second) {
        continue;
      }
      Json source{{"title", both(document.title)}};
      if (!document.url.empty()) {
        source["path"] = document.url;
      }
      sources.push_back(std::move(source));
    }
  };
  for (const auto& [id, framework] : corpus.frameworks) {
    add(framework.sources);
  }
  for (const auto& [id, checklist] : corpus.checklists) {
    add(checklist.sources);
  }
  for (const auto& [id, frame] : corpus.plan_frames) {
    add(frame.sources);
  }
  return sources;
}

auto host_of(std::string url) -> std::string {
  const auto scheme = url.find("://");
  url = url.substr(scheme == std::string::npos ? 0 : scheme + 3);
  std::ranges::replace_if(url, [](char c) { return c == '/' || c == ':'; }, '-');
  return url;
}

}  // namespace

auto data_package(const SiteModel& site) -> std::string {
  const auto& portal = site.corpus->portal;
  Json licence = Json::object();
  if (!portal.licence.url.empty()) {
    licence["path"] = portal.licence.url;
  } else {
    licence["name"] = "notspecified";
  }
  licence["title"] = both(portal.licence.name);
  Json package{{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
               {"name", host_of(portal.base_url)},
               {"id", portal.base_url + "/" + "datapackage.json"},
               {"title", both(portal.title)},
               {"description",
                "ไฟล์ CSV เป็น UTF-8 มีเครื่องหมายลำดับไบต์ (BOM) นำหน้า เซลล์ที่อาจถูกถือเป็นสูตรมี ' นำหน้า ไฟล์ของแต่ละหน่วยงานหาได้จากคอลัมน์ data_url ของ units / "
                "CSV files are UTF-8 with a byte order mark (in Python: utf-8-sig); a cell that a spreadsheet would take for a formula has a ' before it; the "
                "files of single units are found by the column data_url of units. Rules and columns: " +
                    portal.base_url + "/data/dictionary.json"},
               {"homepage", portal.base_url + "/"},
               {"version", portal.published.iso()},
               {"created", portal.published.iso() + "T00:00:00+07:00"},
               {"licenses", Json::array({std::move(licence)})},
               {"contributors", Json::array({{{"title", both(portal.publisher)}, {"path", portal.base_url + "/"}, {"roles", Json::array({"publisher"})}}})}};
  if (auto sources = sources_json(*site.corpus); !sources.empty()) {
    package["sources"] = std::move(sources);
  }
  package["resources"] = Json::array();
  for (const auto& file : site.data) {
    package["resources"].push_back(resource_json(file));
  }
  return package.dump(1) + "\n";
}

}  // namespace prongsai
