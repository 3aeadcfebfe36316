#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "pack/crate.hpp"
#include "pack/cross_check_parts.hpp"

namespace prongsai::cross {
namespace {

constexpr std::string_view score_path = "metadata/score.json";
constexpr std::string_view withheld_path = "metadata/withheld.json";
constexpr std::string_view checklists_folder = "metadata/checklists/";
constexpr std::string_view plan_path = "data/plan.json";
constexpr std::string_view index_path = "data/packs.json";

// One entry of the register, as a criterion of the score names it.
struct Named {
  std::string criterion;
  std::string id;
  // `data/…`; empty where the entry is not inside.
  std::string file;
  bool withheld = false;
  // Of a split pack, the part that holds the file; 0 where nothing is said.
  int part = 0;
  const Json* entry = nullptr;
};

auto part_of(const Json& entry) -> int {
  const auto* part = value_in(entry, "part");
  return part != nullptr && part->is_number_integer() ? part->get<int>() : 0;
}

// Criteria stand at any depth: in levels of dimensions and of the class's ladder, in groups of checklists, in projects of plans. What all have in
// common: an id, and a list `evidence` of objects. (The lists of proofs hold ids only.)
void collect(const Json& json, std::vector<Named>& all) {
  if (json.is_object()) {
    if (const auto* list = value_in(json, "evidence"); list != nullptr && list->is_array()) {
      for (const auto& entry : *list) {
        if (const auto id = string_in(entry, "id"); !id.empty()) {
          const auto* withheld = value_in(entry, "withheld");
          all.push_back({.criterion = string_in(json, "id"),
                         .id = id,
                         .file = string_in(entry, "file"),
                         .withheld = withheld != nullptr && *withheld == true,
                         .part = part_of(entry),
                         .entry = &entry});
        }
      }
    }
  }
  if (json.is_structured()) {
    for (const auto& part : json) {
      collect(part, all);
    }
  }
}

// `data/<folder>/<name>`; both empty where a path has another form.
struct Place {
  std::string_view folder;
  std::string_view name;
};

auto place_of(std::string_view path) -> Place {
  constexpr std::string_view payload = "data/";
  const auto slash = path.find('/', payload.size());
  if (!path.starts_with(payload) || slash == std::string_view::npos || path.find('/', slash + 1) != std::string_view::npos) {
    return {};
  }
  return {.folder = path.substr(payload.size(), slash - payload.size()), .name = path.substr(slash + 1)};
}

// Ids have no underscore: what stands before the first two is the id.
auto id_of(std::string_view name) -> std::string_view {
  const auto end = name.find("__");
  return end == std::string_view::npos ? std::string_view() : name.substr(0, end);
}

// Folders of what is no evidence, with the kinds of file that stand in them.
auto is_own_place(const Place& place) -> bool {
  return (place.folder == "practices" && (place.name.ends_with(".md") || place.name.ends_with(".html"))) ||
         (place.folder == "tables" && place.name.ends_with(".csv")) || (place.folder == "programme" && place.name.ends_with(".yaml"));
}

// The number of a part, from a name that ends with `_2-of-3`; 0 for a pack in one part.
auto own_part(std::string_view name) -> int {
  const auto mark = name.rfind('_');
  const auto of = name.rfind("-of-");
  if (mark == std::string_view::npos || of == std::string_view::npos || of < mark) {
    return 0;
  }
  int part = 0;
  const auto digits = name.substr(mark + 1, of - mark - 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part);
  return error == std::errc() && end == digits.data() + digits.size() ? part : 0;
}

auto is_plan_file(std::string_view path) -> bool {
  constexpr auto files = std::to_array<std::string_view>(
      {"data/plan.yaml", plan_path, "data/totals.json", "data/totals.csv", "data/budgets.csv", "data/kpis.csv", "data/findings.csv"});
  return std::ranges::find(files, path) != files.end();
}

auto is_index_file(std::string_view path, const Place& place) -> bool {
  return path == index_path || place.name == "bag-info.txt" || place.name == "manifest-sha256.txt" || place.name == "tagmanifest-sha256.txt";
}

// Only a unit's levels are scored criterion by criterion: a unit that answered checklists alone has theirs, a plan its totals, an index its list.
auto needs_no_score(const Bag& bag) -> bool {
  const auto checklist = bag.lower_bound(checklists_folder);
  return bag.contains(plan_path) || bag.contains(index_path) || (checklist != bag.end() && checklist->first.starts_with(checklists_folder));
}

class ScoreChecker {
 public:
  ScoreChecker(Context& context, const Json& score) : context_(context), score_(score), part_(own_part(context.name)) { collect(score, named_); }

  void check() {
    check_name();
    read_withheld();
    std::set<std::string> reported;
    for (const auto& one : named_) {
      first_.try_emplace(one.id, &one);
      files_.insert(one.file);
      if (!one.criterion.empty()) {
        criteria_.insert(one.criterion);
      }
      // Several criteria may name an entry; what is wrong with it is said once.
      if (!is_right(one) && reported.insert(one.id).second) {
        context_.add(fault_, score_path, detail_);
      }
    }
    for (const auto& [path, file] : context_.bag) {
      check_file(path, file);
    }
  }

 private:
  auto wrong(PackFault fault, std::string detail) -> bool {
    fault_ = fault;
    detail_ = std::move(detail);
    return false;
  }

  // `<unit>_<year>_<framework>…` is what the pack's name begins with.
  void check_name() {
    const auto* unit = value_in(score_, "unit");
    const auto* year = value_in(score_, "fiscal_year");
    const auto* framework = value_in(score_, "framework");
    if (unit == nullptr || year == nullptr || framework == nullptr || !year->is_number_integer()) {
      return;
    }
    const auto expected = fmt::format("{}_{}_{}", string_in(*unit, "id"), year->dump(), string_in(*framework, "id"));
    const bool same = context_.name.starts_with(expected) && (context_.name.size() == expected.size() || context_.name[expected.size()] == '_');
    if (!same) {
      context_.add(PackFault::score_pack, score_path, expected);
    }
  }

  void read_withheld() {
    const auto* list = context_.json_at(withheld_path);
    if (list == nullptr || !list->is_array()) {
      return;
    }
    for (const auto& entry : *list) {
      withheld_.insert(string_in(entry, "id"));
      if (auto hash = string_in(entry, "sha256"); !hash.empty()) {
        withheld_hashes_.insert(std::move(hash));
      }
    }
  }

  auto is_right(const Named& one) -> bool {
    if (one.withheld != withheld_.contains(one.id)) {
      return wrong(PackFault::withheld_differs, one.id);
    }
    const auto& first = *first_.at(one.id);
    if (one.file != first.file || one.withheld != first.withheld) {
      return wrong(PackFault::score_twice, one.id);
    }
    if (one.withheld) {
      return one.file.empty() || wrong(PackFault::withheld_inside, one.id);
    }
    // What another part of the same pack holds is not looked for here.
    return one.file.empty() || (one.part != 0 && one.part != part_) || is_inside(one, first);
  }

  // The entry stands in the folder of the first criterion that names it, under its id, with what the crate says of it.
  auto is_inside(const Named& one, const Named& first) -> bool {
    const auto found = context_.bag.find(one.file);
    if (found == context_.bag.end()) {
      return wrong(PackFault::score_no_file, one.file);
    }
    const auto place = place_of(one.file);
    if (place.folder != first.criterion || id_of(place.name) != one.id) {
      return wrong(PackFault::score_place, one.file);
    }
    const auto* size = value_in(*one.entry, "size");
    const auto hash = string_in(*one.entry, "sha256");
    if ((size != nullptr && *size != found->second.size) || (!hash.empty() && hash != found->second.sha256)) {
      return wrong(PackFault::score_bytes, one.file);
    }
    const auto* entity = context_.entity_of(one.file);
    return (entity != nullptr && string_in(*entity, "identifier") == one.id) || wrong(PackFault::score_crate, one.file);
  }

  // A file in the folder of a criterion is one that the score names; withheld bytes are nowhere, whatever they are called.
  void check_file(std::string_view path, const BagFile& file) {
    const auto place = place_of(path);
    if (criteria_.contains(place.folder) && !files_.contains(path)) {
      context_.add(PackFault::score_not_named, path);
    }
    const bool hidden_name = place.folder != "practices" && withheld_.contains(id_of(place.name));
    if (is_payload_path(path) && (hidden_name || (file.size > 0 && withheld_hashes_.contains(file.sha256)))) {
      context_.add(PackFault::withheld_inside, path, std::string(path));
    }
  }

  Context& context_;
  const Json& score_;
  int part_;
  std::vector<Named> named_;
  std::map<std::string, const Named*> first_;
  std::set<std::string, std::less<>> criteria_;
  std::set<std::string, std::less<>> files_;
  std::set<std::string, std::less<>> withheld_;
  std::set<std::string> withheld_hashes_;
  PackFault fault_ = PackFault::none;
  std::string detail_;
};

}  // namespace

void check_score(Context& context) {
  if (const auto* score = context.json_at(score_path)) {
    ScoreChecker(context, *score).check();
  } else if (!context.bag.contains(score_path) && !needs_no_score(context.bag)) {
    context.add(PackFault::bag_file_missing, score_path);
  }
}

// What the payload may hold: the crate, its page, tables' descriptions, write-ups, and entries of the register as `<folder>/<id>__<name>`; of a plan its
// files, of an index its list and the manifests of each pack.
void check_places(Context& context) {
  constexpr auto at_top = std::to_array<std::string_view>({crate_path, "data/index.html", "data/datapackage.json"});
  const bool is_plan = context.bag.contains(plan_path);
  const bool is_index = context.bag.contains(index_path);
  for (const auto& [path, file] : context.bag) {
    if (!is_payload_path(path) || std::ranges::find(at_top, path) != at_top.end()) {
      continue;
    }
    const auto place = place_of(path);
    const auto* entity = context.entity_of(path);
    const auto id = entity == nullptr ? std::string() : string_in(*entity, "identifier");
    const bool named = !id.empty() && id_of(place.name) == id;
    if (!is_own_place(place) && !(is_plan && is_plan_file(path)) && !(is_index && is_index_file(path, place)) && !named) {
      context.add(PackFault::payload_unnamed, path);
    }
  }
}

}  // namespace prongsai::cross
