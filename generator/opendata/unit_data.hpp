#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/corpus.hpp"
#include "opendata/open_data.hpp"
#include "score/standings.hpp"

namespace prongsai {

// All that the site knows of one unit, over all its years, at addresses that its id alone decides: `data/units/<id>.json`, always there;
// `data/units/<id>.csv`, a row for each year and dimension, where it was scored; `data/units/<id>.checklists.csv`, where it answered a checklist.
// A nation has thousands of them: each is made, placed and dropped.
class UnitData {
 public:
  // Both outlive it.
  UnitData(const Portal& portal, const Standings& standings);
  // Of its files, and for those who remember them: places of the unit among the others, by year. All else that they say follows from the unit, the
  // frameworks and the portal.
  [[nodiscard]] auto paths(const Unit& unit) const -> std::vector<std::string>;
  [[nodiscard]] auto ranks(const Unit& unit) const -> std::vector<int>;
  // From any thread.
  [[nodiscard]] auto files(const Unit& unit) const -> std::vector<DataFile>;
  // What the dictionary says of them, their paths with `{unit_id}`; nothing can be made from these.
  [[nodiscard]] static auto described() -> std::vector<DataSource>;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace prongsai
