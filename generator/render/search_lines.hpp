#pragma once

#include "render/search_documents.hpp"

namespace prongsai {

// The unit that a page is about, or null.
[[nodiscard]] auto unit_of(const PageSubject& page) -> const Unit*;
// The year that a page is about; 0 for none.
[[nodiscard]] auto year_of(const PageSubject& page) -> FiscalYear;
// Of the page of a framework of any kind; empty for others.
[[nodiscard]] auto framework_of(const PageSubject& page) -> FrameworkId;

// Everything that the page, or the part of it, says, as paragraphs.
void add_lines(const SiteModel& site, const SearchSubject& subject, SearchDocument& document);

}  // namespace prongsai
