#include <algorithm>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"

namespace prongsai {

void check_article(const Article& article, const Corpus& corpus, Diagnostics& out) {
  const bool has_portal = corpus.portal.current_year.be != 0;
  std::vector<std::string> topics;
  for (const auto& topic : corpus.portal.topics) {
    topics.push_back(topic.id);
  }
  for (const auto& topic : article.topics) {
    if (has_portal && std::ranges::find(topics, *topic) == topics.end()) {
      out.report(Code::unknown_name, topic.span,
                 {*topic, Text{.th = "หัวข้อใน `topics` ของ portal.yaml ชื่อ ", .en = "topic in portal.yaml named"}, suggestion(*topic, topics)});
    }
  }
  for (const auto& unit : article.units) {
    if (!corpus.units.contains(*unit) && !corpus.unreadable_units.contains(*unit)) {
      std::vector<std::string> known;
      for (const auto& [id, one] : corpus.units) {
        known.push_back(id.str());
      }
      out.report(Code::unknown_name, unit.span, {unit->str(), Text{.th = "หน่วยงาน", .en = "unit"}, suggestion(unit->str(), known)});
    }
  }
  check_related(article.related, corpus, out);
}

}  // namespace prongsai
