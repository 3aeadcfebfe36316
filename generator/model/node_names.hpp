#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "model/corpus.hpp"

// Frameworks of every kind, seen alike: what crosswalks and calendars need to know of them, and no more.
namespace prongsai {

// Something that a framework gives an id: a criterion, an item, a mission.
struct NodeName {
  std::string id;
  const Text* title = nullptr;
};

// Every id that may be mapped, in the framework's own order; nothing where there is no such framework. `plan` is `<unit>/<plan>` where records of a
// plan are meant, otherwise empty.
[[nodiscard]] auto known_ids_of(const FrameworkId& framework, const std::string& plan, const Corpus& corpus) -> std::optional<std::vector<NodeName>>;

// Ids of the frameworks of every kind, in order.
[[nodiscard]] auto framework_ids(const Corpus& corpus) -> std::vector<std::string>;

// False for frameworks that units are assessed by: those have no plans.
[[nodiscard]] auto may_have_plans(const FrameworkId& framework, const Corpus& corpus) -> bool;

// The title of a framework of any kind, or null.
[[nodiscard]] auto title_of_framework(const FrameworkId& framework, const Corpus& corpus) -> const Text*;

// The due dates of one framework.
struct FrameworkCalendar {
  FrameworkId framework;
  const Text* title = nullptr;
  const std::vector<UnitKind>* unit_kinds = nullptr;
  const std::vector<DueDate>* dates = nullptr;
};

// Of every framework that has any, by id.
[[nodiscard]] auto calendars_of(const Corpus& corpus) -> std::vector<FrameworkCalendar>;

}  // namespace prongsai
