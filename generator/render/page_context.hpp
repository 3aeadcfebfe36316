#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/corpus.hpp"
#include "plan/site_model.hpp"
#include "render/pages.hpp"
#include "render/template_set.hpp"
#include "render/voice.hpp"
#include "score/standings.hpp"

namespace prongsai {

// What a builder of a view may know: the site, the page it is for, and the page's language. Makes the parts that many views share.
class PageContext {
 public:
  PageContext(const SiteModel& site, const PlannedPage& page, const TemplateSet& templates)
      : site_(site), page_(page), templates_(templates), voice_(templates.strings(), page.language) {}

  [[nodiscard]] auto site() const -> const SiteModel& { return site_; }
  [[nodiscard]] auto corpus() const -> const Corpus& { return *site_.corpus; }
  [[nodiscard]] auto page() const -> const PlannedPage& { return page_; }
  [[nodiscard]] auto voice() const -> const Voice& { return voice_; }
  [[nodiscard]] auto language() const -> Language { return page_.language; }

  // What a page is called in navigation, breadcrumbs and links.
  [[nodiscard]] auto title_of(const PageSubject& subject) const -> Words;
  [[nodiscard]] auto link(const PageSubject& subject) const -> LinkView;
  [[nodiscard]] auto link(const PageSubject& subject, Words title) const -> LinkView;
  [[nodiscard]] auto url(const PageSubject& subject, std::string_view fragment = {}) const -> Href;
  // Of a file in templates/assets: `style.css`.
  [[nodiscard]] auto asset_url(std::string_view name) const -> Href { return file_url({templates_.asset(name).path}); }
  [[nodiscard]] auto file_url(const SitePath& path) const -> Href { return {site_.file_url(page_, path)}; }

  [[nodiscard]] auto short_name(const Unit& unit) const -> Words;
  [[nodiscard]] auto unit_link(const Unit& unit) const -> LinkView { return link(UnitPage{&unit}, short_name(unit)); }
  // Where the unit's region stands, or its kind where it belongs to none.
  [[nodiscard]] auto region_words(const Unit& unit) const -> Words;
  [[nodiscard]] auto class_words(const UnitClass* unit_class) const -> Words;
  [[nodiscard]] auto result_row(const UnitScore& score) const -> ResultRowView;
  [[nodiscard]] auto practice_item(const PracticePage& practice) const -> PracticeItemView;
  [[nodiscard]] auto practice_items(const UnitYear& year) const -> std::vector<PracticeItemView>;
  [[nodiscard]] auto pack_view(const PackListing& pack) const -> PackView;
  [[nodiscard]] auto pack_views(const std::vector<const PackListing*>& packs) const -> std::vector<PackView>;
  [[nodiscard]] auto distribution(const YearStandings& standings) const -> DistributionView;
  [[nodiscard]] auto verify_link() const -> LinkView { return link(VerifyPage{verify_prose(corpus())}); }
  [[nodiscard]] auto licence_link() const -> std::optional<LinkView>;
  // `แนวทางการส่งเสริมความโปร่งใส …, L139`: a document that a framework of the content declares, by its title.
  // One that `own` declares comes first: documents of several frameworks may share an id.
  [[nodiscard]] auto citation(const Citation& citation, const Framework* own = nullptr) const -> std::string;
  // The page of a framework of any kind, at the place of one of its entries, or nothing where there is none.
  [[nodiscard]] auto framework_url(const FrameworkId& framework, const std::string& id = {}) const -> std::optional<Href>;
  // Its title; its id where there is none.
  [[nodiscard]] auto framework_words(const FrameworkId& framework) const -> Words;
  // An entry of the register: linked to its place there.
  [[nodiscard]] auto evidence_item(const Unit& unit, const UnitYear& year, const Evidence& evidence) const -> ItemView;

  [[nodiscard]] auto layout(const std::string& title, std::string description) const -> LayoutView;

 private:
  [[nodiscard]] auto pack_about(const PackSubject& subject) const -> Words;
  [[nodiscard]] auto pack_files(const PackListing& pack) const -> std::string;
  void add_languages(LayoutView& layout) const;
  void add_look(LayoutView& layout) const;
  void add_contact(LayoutView& layout) const;
  [[nodiscard]] auto is_current(const PageSubject& subject) const -> bool;

  const SiteModel& site_;
  const PlannedPage& page_;
  const TemplateSet& templates_;
  Voice voice_;
};

// The address as a link's, or nothing where it is not http or https.
[[nodiscard]] auto outside_href(const std::string& url) -> std::optional<Href>;

// Where a reader reports a mistake on the page at this address: the portal's own place for it, or a mail to its contact; empty without either.
[[nodiscard]] auto feedback_href(const Portal& portal, const std::string& subject, const std::string& page) -> Href;

// Words as they are, in the page's own language.
[[nodiscard]] auto own_words(std::string text) -> Words;

// A list of one item of plain words.
[[nodiscard]] auto detail(std::string label, Words text) -> DetailView;

}  // namespace prongsai
