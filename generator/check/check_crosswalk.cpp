#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "diagnostic/suggestion.hpp"
#include "model/node_names.hpp"

namespace prongsai {
namespace {

// One side of a crosswalk: the ids of its framework, or nothing where it is not known.
class Side {
 public:
  Side(const Located<FrameworkId>& framework, const std::string& plan, const Corpus& corpus, Diagnostics& out) : framework_(framework), out_(out) {
    if (framework->empty()) {
      return;
    }
    const auto slash = plan.find('/');
    const auto unit = slash == std::string::npos ? corpus.units.end() : corpus.units.find(UnitId(plan.substr(0, slash)));
    if (unit != corpus.units.end()) {
      const auto found = unit->second.plans.find(PlanId(plan.substr(slash + 1)));
      if (unit->second.quarantine || (found != unit->second.plans.end() && found->second.records.empty())) {
        unread_ = plan.substr(slash + 1) + "/";
      }
    }
    if (auto names = known_ids_of(*framework, plan, corpus)) {
      is_known_ = true;
      for (auto& name : *names) {
        ids_.push_back(std::move(name.id));
      }
      sorted_.insert(ids_.begin(), ids_.end());
    } else if (!corpus.unreadable_frameworks.contains(*framework)) {
      out.report(Code::unknown_name, framework.span,
                 {framework->str(), Text{.th = "กรอบการประเมิน", .en = "framework"}, suggestion(framework->str(), framework_ids(corpus))});
    }
  }

  void check(const Located<std::string>& id) const {
    if (is_known_ && !sorted_.contains(*id) && (unread_.empty() || !id->starts_with(unread_))) {
      out_.report(Code::unknown_name, id.span,
                  {*id, Text{.th = "รายการในกรอบ `" + framework_->str() + "` ชื่อ ", .en = "entry of the framework `" + framework_->str() + "` named"},
                   suggestion(*id, ids_)});
    }
  }

 private:
  const Located<FrameworkId>& framework_;
  Diagnostics& out_;
  bool is_known_ = false;
  // How ids of a plan's records begin, where the plan could not be read: its own error stands, and its records are not known to be missing.
  std::string unread_;
  std::vector<std::string> ids_;
  std::set<std::string> sorted_;
};

void check_unmatched(const std::vector<Located<std::string>>& unmatched, const Side& side, const std::set<std::string>& mapped, Diagnostics& out) {
  for (const auto& id : unmatched) {
    side.check(id);
    if (mapped.contains(*id)) {
      out.report(Code::crosswalk_unmatched_matched, id.span, {*id});
    }
  }
}

}  // namespace

void check_crosswalk(const Crosswalk& crosswalk, const Corpus& corpus, Diagnostics& out) {
  const Side from(crosswalk.from, *crosswalk.plan, corpus, out);
  const Side to(crosswalk.to, *crosswalk.plan, corpus, out);
  if (!crosswalk.from->empty() && *crosswalk.from == *crosswalk.to) {
    out.report(Code::crosswalk_same_framework, crosswalk.to.span, {crosswalk.to->str()});
  }
  if (!crosswalk.plan->empty() && !may_have_plans(*crosswalk.from, corpus) && !may_have_plans(*crosswalk.to, corpus)) {
    out.report(Code::crosswalk_plan, crosswalk.plan.span);
  }
  std::map<std::string, Span> first;
  std::set<std::string> mapped_from;
  std::set<std::string> mapped_to;
  for (const auto& map : crosswalk.maps) {
    from.check(map.from);
    mapped_from.insert(*map.from);
    if (const auto [seen, fresh] = first.emplace(*map.from, map.from.span); !fresh) {
      out.report(Code::crosswalk_mapped_twice, map.from.span, {*map.from},
                 {{.span = seen->second, .text = {.th = "จับคู่ไว้ครั้งแรกที่นี่", .en = "first mapped here"}}});
    }
    for (const auto& id : map.to) {
      to.check(id);
      mapped_to.insert(*id);
    }
  }
  check_unmatched(crosswalk.unmatched_from, from, mapped_from, out);
  check_unmatched(crosswalk.unmatched_to, to, mapped_to, out);
}

}  // namespace prongsai
