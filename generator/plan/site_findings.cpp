#include "plan/site_findings.hpp"

#include <vector>

#include "plan/link_doubts.hpp"
#include "plan/links.hpp"
#include "plan/site_model.hpp"
#include "plan/taken_addresses.hpp"

namespace prongsai {
namespace {

// Whatever has a page with prose on it.
auto subjects_with_prose(const Corpus& corpus) -> std::vector<PageSubject> {
  std::vector<PageSubject> subjects;
  for (const auto& [id, unit] : corpus.units) {
    for (const auto& [number, year] : unit.years) {
      for (const auto& write_up : year.write_ups) {
        subjects.emplace_back(PracticePage{&unit, &year, &write_up});
      }
    }
  }
  for (const auto& article : corpus.articles) {
    subjects.emplace_back(ArticlePage{&article});
  }
  for (const auto& page : corpus.pages) {
    subjects.emplace_back(ProsePage{&page});
  }
  return subjects;
}

}  // namespace

auto site_findings(const Corpus& corpus, const Standings& standings, const SourceMap& sources, const Diagnostics& so_far) -> Diagnostics {
  Diagnostics found;
  report_taken_addresses(corpus, found);
  const LinkDoubts doubts(corpus, sources, so_far);
  const LinkTargets targets(corpus, standings, sources, &doubts);
  // Where portal.yaml could not be read no language is known.
  const auto written = corpus.portal.languages.empty() ? std::vector{Language::th} : corpus.portal.languages;
  for (const auto& subject : subjects_with_prose(corpus)) {
    for (const auto language : written) {
      const PlannedPage page{.subject = subject, .language = language, .path = in_language(path_of(subject), language), .parents = {}, .links = {}};
      (void)targets.resolve(page, found);
    }
  }
  return found;
}

}  // namespace prongsai
