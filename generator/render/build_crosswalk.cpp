#include <algorithm>
#include <utility>

#include "model/node_names.hpp"
#include "render/builders.hpp"

namespace prongsai {
namespace {

constexpr std::string_view match_keys[]{"crosswalk.match.same", "crosswalk.match.part", "crosswalk.match.related"};

// `o31` is known to officers as O31; other ids stay as they are written.
auto known_as(const std::string& id) -> std::string {
  const bool is_number = id.size() >= 2 && id.front() >= 'a' && id.front() <= 'z' && id.find_first_not_of("0123456789", 1) == std::string::npos;
  return is_number ? capital(id) : id;
}

// Entries of one side: names, titles and addresses.
class Entries {
 public:
  Entries(const PageContext& page, const FrameworkId& framework, const std::string& plan)
      : page_(page), framework_(framework), names_(known_ids_of(framework, plan, page.corpus())) {}

  auto item(const std::string& id) const -> ItemView {
    const auto url = page_.framework_url(framework_, id);
    auto words = own_words(known_as(id));
    if (names_) {
      const auto name = std::ranges::find(*names_, id, &NodeName::id);
      if (name != names_->end()) {
        words = page_.voice().words(*name->title);
        words.text = page_.voice().say("crosswalk.entry", {known_as(id), words.text});
      }
    }
    return {.text = std::move(words), .linked = url.has_value(), .url = url.value_or(Href())};
  }

  auto unmatched(const std::vector<Located<std::string>>& ids) const -> UnmatchedView {
    UnmatchedView view{.title = page_.voice().say("crosswalk.unmatched_of", {page_.framework_words(framework_).text}), .items = {}};
    for (const auto& id : ids) {
      view.items.push_back(item(*id));
    }
    return view;
  }

 private:
  const PageContext& page_;
  const FrameworkId& framework_;
  std::optional<std::vector<NodeName>> names_;
};

auto framework_detail(const PageContext& page, std::string label, const FrameworkId& framework) -> DetailView {
  const auto url = page.framework_url(framework);
  return {.label = std::move(label), .items = {{.text = page.framework_words(framework), .linked = url.has_value(), .url = url.value_or(Href())}}};
}

}  // namespace

auto crosswalk_view(const PageContext& page, const CrosswalkPage& subject) -> CrosswalkView {
  const auto& voice = page.voice();
  const auto& crosswalk = *subject.crosswalk;
  const Entries from(page, *crosswalk.from, *crosswalk.plan);
  const Entries to(page, *crosswalk.to, *crosswalk.plan);
  CrosswalkView view;
  view.title = voice.words(crosswalk.title);
  view.summary = voice.words(crosswalk.summary);
  view.from_title = page.framework_words(*crosswalk.from);
  view.to_title = page.framework_words(*crosswalk.to);
  view.details.push_back(framework_detail(page, voice.say("crosswalk.from"), *crosswalk.from));
  view.details.push_back(framework_detail(page, voice.say("crosswalk.to"), *crosswalk.to));
  const bool printed = crosswalk.basis == CrosswalkBasis::document;
  view.details.push_back(
      detail(voice.say("crosswalk.basis"), own_words(voice.say(printed ? "crosswalk.basis.document" : "crosswalk.basis.inferred"))));
  if (const auto source = page.citation(crosswalk.source); !source.empty()) {
    view.details.push_back(detail(voice.say("announced.source"), own_words(source)));
  }
  for (const auto& map : crosswalk.maps) {
    CrosswalkRowView row{
        .from = from.item(*map.from), .to = {}, .match = voice.say(match_keys[static_cast<std::size_t>(map.match)]), .note = voice.words(map.note)};
    for (const auto& id : map.to) {
      row.to.push_back(to.item(*id));
    }
    view.rows.push_back(std::move(row));
  }
  if (!crosswalk.unmatched_from.empty()) {
    view.unmatched.push_back(from.unmatched(crosswalk.unmatched_from));
  }
  if (!crosswalk.unmatched_to.empty()) {
    view.unmatched.push_back(to.unmatched(crosswalk.unmatched_to));
  }
  if (!crosswalk.unmatched_note.empty()) {
    view.unmatched_note = NoteView{voice.words(crosswalk.unmatched_note)};
  }
  return view;
}

auto crosswalk_links(const PageContext& page, const FrameworkId& framework) -> std::vector<LinkView> {
  std::vector<LinkView> links;
  for (const auto& [id, crosswalk] : page.corpus().crosswalks) {
    if (*crosswalk.from == framework || *crosswalk.to == framework) {
      links.push_back(page.link(CrosswalkPage{&crosswalk}));
    }
  }
  return links;
}

auto answered_items(const PageContext& page, const FrameworkId& framework, const std::string& id) -> std::vector<ItemView> {
  std::vector<ItemView> items;
  const auto add = [&](const Crosswalk& crosswalk, const std::string& ids, const FrameworkId& other) {
    auto words = page.framework_words(other);
    words.text = page.voice().say("criterion.answers", {ids, words.text});
    items.push_back({.text = std::move(words), .linked = true, .url = page.url(CrosswalkPage{&crosswalk})});
  };
  for (const auto& [name, crosswalk] : page.corpus().crosswalks) {
    std::string ids;
    const auto name_it = [&ids](const std::string& one) { ids += (ids.empty() ? "" : ", ") + known_as(one); };
    if (*crosswalk.from == framework) {
      for (const auto& map : crosswalk.maps) {
        if (*map.from == id) {
          std::ranges::for_each(map.to, [&](const Located<std::string>& one) { name_it(*one); });
        }
      }
      if (!ids.empty()) {
        add(crosswalk, ids, *crosswalk.to);
      }
    } else if (*crosswalk.to == framework) {
      for (const auto& map : crosswalk.maps) {
        if (std::ranges::any_of(map.to, [&id](const Located<std::string>& one) { return *one == id; })) {
          name_it(*map.from);
        }
      }
      if (!ids.empty()) {
        add(crosswalk, ids, *crosswalk.from);
      }
    }
  }
  return items;
}

}  // namespace prongsai
