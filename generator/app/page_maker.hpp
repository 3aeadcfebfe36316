#pragma once

#include <string>

#include "app/remembered.hpp"
#include "output/site_writer.hpp"
#include "plan/site_model.hpp"
#include "render/link_check.hpp"
#include "render/template_set.hpp"

namespace prongsai {

// A page once it is made: where its bytes are, and what is kept of its links.
struct MadePage {
  PlacedFile file;
  PageLinks links;
};

// Makes pages. One that was published before from the very same values stays as it is: it is neither made again nor read. Where whole files are shared, one
// that another run made from the same values is taken. Keeps references to all that it is given.
class PageMaker {
 public:
  PageMaker(const SiteModel& site, const TemplateSet& templates, const LinkCheck& links, const SiteWriter& writer, const Remembered& remembered);
  // From any thread, for different pages.
  [[nodiscard]] auto make(const PlannedPage& page) const -> MadePage;
  // Makes the page for other runs to take, and places nothing.
  void share(const PlannedPage& page) const;

 private:
  [[nodiscard]] auto key_of(const std::string& values) const -> std::string;
  [[nodiscard]] auto links_of(const PlannedPage& page, const std::string& html) const -> PageLinks;
  [[nodiscard]] auto taken(const OutputPath& path, const std::string& key) const -> std::optional<MadePage>;
  const SiteModel& site_;
  const TemplateSet& templates_;
  const LinkCheck& links_;
  const SiteWriter& writer_;
  Remembered remembered_;
  // Of what all pages share; empty where nothing is remembered.
  std::string key_;
};

}  // namespace prongsai
