#include "render/structured_data.hpp"

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/html_text.hpp"
#include "render/builders.hpp"
#include "render/data_links.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

// Nothing in a value can end the block or begin a comment in it.
auto block(const Json& json) -> std::string {
  std::string out;
  for (const char c : json.dump()) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return "<script type=\"application/ld+json\">" + out + "</script>\n";
}

class Described {
 public:
  Described(const PageContext& page, const std::string& title, const std::string& description)
      : page_(page), portal_(page.corpus().portal), title_(title), description_(description) {}

  [[nodiscard]] auto things() const -> std::vector<Json> {
    std::vector<Json> all;
    if (auto about = std::visit(*this, page_.page().subject); !about.is_null()) {
      all.push_back(std::move(about));
    }
    if (!std::holds_alternative<HomePage>(page_.page().subject) && !std::holds_alternative<NotFoundPage>(page_.page().subject)) {
      all.push_back(crumbs());
    }
    return all;
  }

  // Pages that are about nothing that schema.org has a word for.
  template <class Other>
  auto operator()(const Other& /*subject*/) const -> Json {
    return nullptr;
  }

  auto operator()(const HomePage&) const -> Json {
    auto json = thing("WebSite");
    json["name"] = words(portal_.title);
    json["url"] = address();
    json["inLanguage"] = code_of(page_.language());
    json["publisher"] = publisher();
    json["potentialAction"] = {{"@type", "SearchAction"},
                               {"target", absolute(SearchPage{}) + "?q={search_term_string}"},
                               {"query-input", "required name=search_term_string"}};
    return json;
  }

  auto operator()(const UnitPage& subject) const -> Json {
    const auto& unit = *subject.unit;
    auto json = thing("GovernmentOrganization");
    json["@id"] = organisation_id(unit);
    json["name"] = words(unit.name);
    if (!unit.short_name.empty()) {
      json["alternateName"] = words(unit.short_name);
    }
    json["identifier"] = unit.id.str();
    json["url"] = address();
    if (unit.province) {
      json["areaServed"] = {{"@type", "AdministrativeArea"}, {"name", words(unit.province->name)}};
    }
    json["parentOrganization"] = publisher();
    Json same = Json::array();
    for (const auto& channel : unit.channels) {
      if (outside_href(channel.url)) {
        same.push_back(channel.url);
      }
    }
    if (!same.empty()) {
      json["sameAs"] = std::move(same);
    }
    return json;
  }

  auto operator()(const PracticePage& subject) const -> Json {
    auto json = article(subject.write_up->title);
    json["author"] = {{"@type", "GovernmentOrganization"},
                      {"@id", organisation_id(*subject.unit)},
                      {"name", words(subject.unit->name)},
                      {"url", absolute(UnitPage{subject.unit})}};
    return json;
  }

  auto operator()(const ArticlePage& subject) const -> Json {
    auto json = article(subject.article->title);
    json["dateModified"] = subject.article->updated.iso();
    json["author"] = publisher();
    return json;
  }

  // Tables about the site as a whole and about years; those of dimensions and frameworks are on their own pages and in the DCAT catalogue.
  auto operator()(const DownloadsPage&) const -> Json {
    Json datasets = Json::array();
    for (const auto& group : data_groups(page_.site(), [](const DataListing& file) { return !file.about.framework; })) {
      datasets.push_back(dataset(group));
    }
    auto json = thing("DataCatalog");
    json["name"] = title_;
    json["description"] = description_;
    json["url"] = address();
    json["publisher"] = publisher();
    add_licence(json);
    json["dataset"] = std::move(datasets);
    return json;
  }

 private:
  static auto thing(const char* type) -> Json { return {{"@context", "https://schema.org"}, {"@type", type}}; }
  [[nodiscard]] auto words(const Text& text) const -> const std::string& { return text.in(page_.language()); }
  [[nodiscard]] auto address() const -> std::string { return page_.site().absolute_url(page_.page().path); }
  [[nodiscard]] auto absolute(const PageSubject& subject) const -> std::string {
    return page_.site().absolute_url(in_language(path_of(subject), page_.language()));
  }
  // The same in every language.
  [[nodiscard]] auto organisation_id(const Unit& unit) const -> std::string { return page_.site().absolute_url(path_of(UnitPage{&unit})) + "#organization"; }
  [[nodiscard]] auto publisher() const -> Json {
    return {{"@type", "GovernmentOrganization"}, {"@id", portal_.base_url + "/#publisher"}, {"name", words(portal_.publisher)}};
  }
  void add_licence(Json& json) const {
    if (!portal_.licence.url.empty()) {
      json["license"] = portal_.licence.url;
    }
  }

  [[nodiscard]] auto article(const Text& headline) const -> Json {
    auto json = thing("Article");
    json["headline"] = words(headline);
    json["description"] = description_;
    json["inLanguage"] = code_of(headline.language_for(page_.language()));
    json["url"] = address();
    json["mainEntityOfPage"] = address();
    json["publisher"] = publisher();
    add_licence(json);
    return json;
  }

  [[nodiscard]] auto dataset(const std::vector<const DataListing*>& files) const -> Json {
    const auto& first = *files.front();
    const auto stem = first.path.substr(0, first.path.rfind('.'));
    Json json{{"@type", "Dataset"}, {"@id", portal_.base_url + "/catalog.jsonld#" + stem.substr(stem.find('/') + 1)}, {"name", words(first.title)}};
    json["description"] = page_.voice().say("data.description", {words(first.title), words(portal_.publisher)});
    add_licence(json);
    json["creator"] = {{"@id", portal_.base_url + "/#publisher"}};
    if (first.about.year) {
      json["temporalCoverage"] = first_day(*first.about.year).iso() + "/" + last_day(*first.about.year).iso();
    }
    json["distribution"] = Json::array();
    for (const auto* file : files) {
      json["distribution"].push_back({{"@type", "DataDownload"}, {"encodingFormat", file->media_type}, {"contentUrl", page_.site().absolute_url({file->path})}});
    }
    return json;
  }

  [[nodiscard]] auto crumbs() const -> Json {
    Json items = Json::array();
    const auto add = [&](const std::string& name, const std::string& url) {
      items.push_back({{"@type", "ListItem"}, {"position", items.size() + 1}, {"name", name}, {"item", url}});
    };
    add(page_.voice().say("layout.home"), absolute(HomePage{}));
    for (const auto& parent : page_.page().parents) {
      add(page_.title_of(parent).text, absolute(parent));
    }
    add(page_.title_of(page_.page().subject).text, address());
    auto json = thing("BreadcrumbList");
    json["itemListElement"] = std::move(items);
    return json;
  }

  const PageContext& page_;
  const Portal& portal_;
  const std::string& title_;
  const std::string& description_;
};

// The unit that a page is about, or null.
auto unit_of(const PageSubject& subject) -> const Unit* {
  if (const auto* unit = std::get_if<UnitPage>(&subject)) {
    return unit->unit;
  }
  if (const auto* year = std::get_if<UnitYearPage>(&subject)) {
    return year->unit;
  }
  return nullptr;
}

// Without `hreflang`: that tells of the same page in another language, and its address would have to be whole.
auto feed_link(const Href& url, const std::string& title) -> std::string {
  return "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + html_escaped(title) + "\" href=\"" + html_escaped(url.text) + "\">\n";
}

}  // namespace

auto head_data(const PageContext& page, const std::string& title, const std::string& description) -> Html {
  const auto& subject = page.page().subject;
  std::string out;
  if (const auto* unit = unit_of(subject)) {
    out += feed_link(page.file_url(unit_feed_path(unit->id)), page.voice().plain(unit->name));
  }
  out += feed_link(page.file_url(site_feed_path(page.language())), page.voice().plain(page.corpus().portal.title));
  for (const auto& thing : Described(page, title, description).things()) {
    out += block(thing);
  }
  // The template ends the line.
  out.pop_back();
  return {out};
}

}  // namespace prongsai
