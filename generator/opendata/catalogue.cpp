#include "opendata/catalogue.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "opendata/data_package.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// The terms that are used, so that a reader needs no file but this one.
auto context() -> Json {
  return {{"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"spdx", "http://spdx.org/rdf/terms#"},
          {"vcard", "http://www.w3.org/2006/vcard/ns#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

auto words(const Text& text) -> Json {
  Json all = Json::array({{{"@language", "th"}, {"@value", text.th}}});
  if (!text.en.empty()) {
    all.push_back({{"@language", "en"}, {"@value", text.en}});
  }
  return all;
}

auto resource(const std::string& address) -> Json { return {{"@id", address}}; }
auto day(const Date& date) -> Json { return {{"@type", "xsd:date"}, {"@value", date.iso()}}; }

// Countries, languages and themes as the European profile (DCAT-AP) names them.
constexpr const char* authority = "http://publications.europa.eu/resource/authority/";

class Catalogue {
 public:
  explicit Catalogue(const SiteModel& site) : site_(site), portal_(site.corpus->portal), self_(portal_.base_url + "/" + data_catalogue_path) {}

  auto write() -> std::string {
    Json datasets = Json::array();
    for (std::size_t at = 0; at < site_.data.size();) {
      const auto stem = stem_of(site_.data[at].path);
      std::vector<const DataListing*> files;
      for (; at < site_.data.size() && stem_of(site_.data[at].path) == stem; ++at) {
        files.push_back(&site_.data[at]);
      }
      datasets.push_back(dataset(stem, files));
    }
    datasets.push_back(data_of_units());
    Json catalogue{{"@context", context()}, {"@id", self_}, {"@type", "dcat:Catalog"}, {"dct:title", words(portal_.title)}};
    catalogue["dct:description"] = words({.th = "ข้อมูลเปิดของเว็บไซต์นี้", .en = "The open data of this site"});
    catalogue["foaf:homepage"] = resource(portal_.base_url + "/");
    catalogue["dct:language"] = Json::array();
    for (const auto language : portal_.languages) {
      catalogue["dct:language"].push_back(resource(std::string(authority) + "language/" + (language == Language::th ? "THA" : "ENG")));
    }
    add_common(catalogue);
    // Named here once; elsewhere by its address.
    catalogue["dct:publisher"] = {{"@id", publisher()}, {"@type", "foaf:Organization"}, {"foaf:name", words(portal_.publisher)}};
    catalogue["dcat:dataset"] = std::move(datasets);
    return catalogue.dump(1) + "\n";
  }

 private:
  static auto stem_of(const std::string& path) -> std::string { return path.substr(0, path.rfind('.')); }
  [[nodiscard]] auto publisher() const -> std::string { return portal_.base_url + "/#publisher"; }

  void add_common(Json& of) const {
    of["dct:publisher"] = resource(publisher());
    if (!portal_.licence.url.empty()) {
      of["dct:license"] = resource(portal_.licence.url);
    }
    of["dct:modified"] = day(portal_.published);
    of["dct:spatial"] = resource(std::string(authority) + "country/THA");
  }

  auto dataset(const std::string& stem, const std::vector<const DataListing*>& files) const -> Json {
    const auto& first = *files.front();
    Json of{{"@id", self_ + "#" + stem.substr(stem.find('/') + 1)}, {"@type", "dcat:Dataset"}, {"dct:identifier", stem}, {"dct:title", words(first.title)}};
    of["dct:description"] = words({.th = first.title.th + " ความหมายของทุกคอลัมน์อยู่ในพจนานุกรมข้อมูล",
                                   .en = first.title.in(Language::en) + "; each column is explained in the data dictionary"});
    add_common(of);
    if (first.about.year) {
      of["dct:temporal"] = {{"@type", "dct:PeriodOfTime"},
                            {"dcat:startDate", day(first_day(*first.about.year))},
                            {"dcat:endDate", day(last_day(*first.about.year))}};
    }
    add_place(of);
    of["dcat:distribution"] = Json::array();
    for (const auto* file : files) {
      of["dcat:distribution"].push_back(distribution(*file));
    }
    return of;
  }

  void add_place(Json& of) const {
    of["dcat:theme"] = resource(std::string(authority) + "data-theme/GOVE");
    of["dcat:landingPage"] = resource(site_.absolute_url(path_of(DownloadsPage{})));
    if (!portal_.contact.email.empty()) {
      of["dcat:contactPoint"] = {{"@type", "vcard:Organization"}, {"vcard:fn", portal_.publisher.th}, {"vcard:hasEmail", resource("mailto:" + portal_.contact.email)}};
    }
  }

  auto distribution(const DataListing& file) const -> Json {
    const auto address = site_.absolute_url({file.path});
    Json of{{"@id", address}, {"@type", "dcat:Distribution"}, {"dct:title", words(file.title)}, {"dcat:accessURL", resource(address)}, {"dcat:downloadURL", resource(address)}};
    of["dcat:mediaType"] = resource("https://www.iana.org/assignments/media-types/" + file.media_type);
    of["dcat:byteSize"] = {{"@type", "xsd:nonNegativeInteger"}, {"@value", std::to_string(file.size)}};
    of["spdx:checksum"] = {{"@type", "spdx:Checksum"},
                           {"spdx:algorithm", resource("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
                           {"spdx:checksumValue", {{"@type", "xsd:hexBinary"}, {"@value", file.sha256}}}};
    if (!portal_.licence.url.empty()) {
      of["dct:license"] = resource(portal_.licence.url);
    }
    return of;
  }

  // Thousands of small files: the table of units gives their addresses.
  auto data_of_units() const -> Json {
    Json of{{"@id", self_ + "#unit-files"}, {"@type", "dcat:Dataset"}, {"dct:identifier", "data/units/"}};
    of["dct:title"] = words({.th = "ข้อมูลทั้งหมดของแต่ละหน่วยงาน", .en = "All data of each unit"});
    of["dct:description"] = words({.th = "ไฟล์ JSON หนึ่งไฟล์ต่อหน่วยงาน ที่อยู่อยู่ในคอลัมน์ data_url ของตารางหน่วยงาน",
                                   .en = "One JSON file for each unit, at the address that the column data_url of the table of units gives"});
    add_common(of);
    add_place(of);
    of["dcat:distribution"] = Json::array({{{"@id", self_ + "#unit-files-access"},
                                            {"@type", "dcat:Distribution"},
                                            {"dcat:accessURL", resource(site_.absolute_url({"data/units.csv"}))},
                                            {"dcat:mediaType", resource("https://www.iana.org/assignments/media-types/application/json")}}});
    return of;
  }

  const SiteModel& site_;
  const Portal& portal_;
  std::string self_;
};

}  // namespace

auto catalogue_files(const SiteModel& site) -> std::vector<DataFile> {
  std::vector<DataFile> files;
  files.push_back({.path = data_package_path, .bytes = data_package(site), .title = {.th = "คำอธิบายชุดข้อมูล (Data Package)", .en = "Data Package"}, .media_type = "application/json"});
  files.push_back(
      {.path = data_catalogue_path, .bytes = Catalogue(site).write(), .title = {.th = "บัญชีข้อมูล DCAT", .en = "Catalogue (DCAT)"}, .media_type = "application/ld+json"});
  return files;
}

}  // namespace prongsai
