#include "app/page_maker.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "app/shared_files.hpp"
#include "base/key.hpp"
#include "render/render_pages.hpp"
#include "source/codec.hpp"

namespace prongsai {
namespace {

auto note_of(const PageLinks& links) -> std::string {
  Encoder note;
  note.put(links);
  return note.bytes();
}

}  // namespace

PageMaker::PageMaker(const SiteModel& site, const TemplateSet& templates, const LinkCheck& links, const SiteWriter& writer, const Remembered& remembered)
    : site_(site), templates_(templates), links_(links), writer_(writer), remembered_(remembered) {
  if (remembered.results != nullptr) {
    key_ = KeyMaker("pages").add(template_key(templates)).add(links.key()).hex();
  }
}

auto PageMaker::key_of(const std::string& values) const -> std::string { return KeyMaker("page").add(key_).add(values).hex(); }

auto PageMaker::links_of(const PlannedPage& page, const std::string& html) const -> PageLinks {
  return links_.look_at(static_cast<std::size_t>(&page - site_.pages.data()), html);
}

auto PageMaker::taken(const OutputPath& path, const std::string& key) const -> std::optional<MadePage> {
  auto known = writer_.known(path, key);
  if (!known && remembered_.whole_files) {
    if (auto shared = find_shared(*remembered_.results, path.str(), key)) {
      known = writer_.place(path, shared->bytes);
      known->note = std::move(shared->note);
      known->taken = true;
    }
  }
  Decoder note(known ? std::string_view(known->note) : std::string_view());
  auto links = known ? note.next<PageLinks>() : std::nullopt;
  if (!links) {
    return std::nullopt;
  }
  known->key = key;
  return MadePage{.file = std::move(*known), .links = std::move(*links)};
}

auto PageMaker::make(const PlannedPage& page) const -> MadePage {
  const OutputPath path(page.path.file());
  std::string key;
  std::optional<MadePage> made;
  const auto is_known = [&](const std::string& values) {
    key = key_of(values);
    made = taken(path, key);
    return made.has_value();
  };
  const auto html = key_.empty() ? std::optional(render_page(site_, page, templates_)) : render_unknown_page(site_, page, templates_, is_known);
  if (html) {
    made = {.file = writer_.place(path, *html), .links = links_of(page, *html)};
    made->file.key = key;
    made->file.note = key.empty() ? std::string() : note_of(made->links);
  }
  return std::move(made).value();
}

void PageMaker::share(const PlannedPage& page) const {
  const auto path = page.path.file();
  std::string key;
  const auto is_known = [&](const std::string& values) {
    key = key_of(values);
    return find_shared(*remembered_.results, path, key).has_value();
  };
  if (const auto html = render_unknown_page(site_, page, templates_, is_known)) {
    keep_shared(*remembered_.results, path, key, {.note = note_of(links_of(page, *html)), .bytes = *html});
  }
}

}  // namespace prongsai
