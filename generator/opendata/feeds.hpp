#pragma once

#include <map>
#include <memory>
#include <string>

#include "plan/site_model.hpp"

// What is new, as Atom feeds (RFC 4287): of the whole site in each of its languages, of each unit in Thai. An entry for each write-up, each score and
// checklist that a committee reviewed, each announcement of results and each article of the knowledge base: what a reader would want to be told of.
// Evidence has no entries of its own, since it comes by the dozen with what it proves.
namespace prongsai {

inline constexpr std::size_t most_in_site_feed = 100;
inline constexpr std::size_t most_in_unit_feed = 50;

class Feeds {
 public:
  // `changed` gives the day on which a write-up's file last changed, where that is known; else its own dates stand. The site outlives the feeds.
  Feeds(const SiteModel& site, const std::map<FileId, Date>& changed);
  ~Feeds();
  Feeds(const Feeds&) = delete;
  auto operator=(const Feeds&) -> Feeds& = delete;
  // From any thread.
  [[nodiscard]] auto of_site(Language language) const -> std::string;
  [[nodiscard]] auto of_unit(const Unit& unit) const -> std::string;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace prongsai
