#pragma once

#include "app/build_session.hpp"
#include "app/page_maker.hpp"
#include "output/site_writer.hpp"
#include "plan/site_model.hpp"

namespace prongsai {

// Publishes the pages that show what was just saved, before packs, open data and all other pages are made: whoever saved a file looks at those. They are
// the pages of the new site, but that packs and data are listed as they stand at this moment, which are those of the last publication; where that is not
// known, only pages of prose are published ahead.
void publish_ahead(SiteModel& site, const PageMaker& maker, SiteWriter& writer, unsigned jobs, const BuildSession& session);

}  // namespace prongsai
