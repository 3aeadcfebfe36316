#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/language.hpp"
#include "model/citation.hpp"
#include "source/span.hpp"

// What of one framework answers what of another (docs/formats.md, "crosswalks").
namespace prongsai {

enum class Match : std::uint8_t { same, part, related };
// Whether a document says so, or the coordinator read it so.
enum class CrosswalkBasis : std::uint8_t { document, inferred };

struct CrosswalkMap {
  Located<std::string> from;
  std::vector<Located<std::string>> to;
  Match match = Match::related;
  Text note;
};

struct Crosswalk {
  CrosswalkId id;
  Text title;
  Text summary;
  Located<FrameworkId> from;
  Located<FrameworkId> to;
  // `<unit>/<plan>` of the plan whose records are meant, where one of the two is a plan frame; otherwise empty.
  Located<std::string> plan;
  CrosswalkBasis basis = CrosswalkBasis::inferred;
  Citation source;
  std::vector<CrosswalkMap> maps;
  std::vector<Located<std::string>> unmatched_from;
  std::vector<Located<std::string>> unmatched_to;
  Text unmatched_note;
  FileId file{};
};

}  // namespace prongsai
