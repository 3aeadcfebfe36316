// What stands around every page: head, navigation, languages, contact.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "base/html_text.hpp"
#include "render/page_context.hpp"
#include "render/structured_data.hpp"
#include "render/wording.hpp"

namespace prongsai {
namespace {

// Short words for the navigation.
auto navigation_title(const PageContext& page, const PageSubject& subject) -> std::string {
  if (std::holds_alternative<YearPage>(subject)) {
    return page.voice().say("nav.results");
  }
  if (std::holds_alternative<FrameworkPage>(subject)) {
    return page.voice().say("nav.framework");
  }
  return page.title_of(subject).text;
}

auto digits_of(const std::string& phone) -> std::string {
  std::string digits;
  std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
  return digits;
}

// As large as fits beside the portal's name, in CSS pixels, and never larger than it is.
auto logo_size(const ThemePicture& picture) -> std::pair<std::uint32_t, std::uint32_t> {
  constexpr std::uint32_t most_height = 40;
  constexpr std::uint32_t most_width = 160;
  auto height = std::min(picture.height, most_height);
  auto width = std::max(1U, picture.width * height / picture.height);
  if (width > most_width) {
    width = most_width;
    height = std::max(1U, picture.height * width / picture.width);
  }
  return {width, height};
}

// RFC 3986: everything but unreserved characters.
auto percent_encoded(std::string_view text) -> std::string {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    out += plain ? std::string(1, c) : std::string{'%', digits[byte / 16], digits[byte % 16]};
  }
  return out;
}

}  // namespace

auto feedback_href(const Portal& portal, const std::string& subject, const std::string& page) -> Href {
  constexpr std::string_view hole = "{url}";
  if (auto url = portal.feedback_url; !url.empty()) {
    for (auto at = url.find(hole); at != std::string::npos; at = url.find(hole, at)) {
      const auto address = percent_encoded(page);
      url.replace(at, hole.size(), address);
      at += address.size();
    }
    return {url};
  }
  const auto& email = portal.contact.email;
  return {email.empty() ? std::string() : "mailto:" + email + "?subject=" + percent_encoded(subject) + "&body=" + percent_encoded(page + "\r\n\r\n")};
}

auto PageContext::layout(const std::string& title, std::string description) const -> LayoutView {
  const auto& portal = corpus().portal;
  const bool is_home = std::holds_alternative<HomePage>(page_.subject);
  LayoutView layout;
  layout.language = code_of(language());
  layout.portal_title = voice_.words(portal.look.short_name.empty() ? portal.title : portal.look.short_name);
  layout.noindex = std::holds_alternative<NotFoundPage>(page_.subject);
  layout.document_title = is_home ? voice_.plain(portal.title) : voice_.say("title.document", {title, voice_.plain(portal.title)});
  layout.description = std::move(description);
  layout.publisher = voice_.words(portal.publisher);
  layout.stylesheet = file_url({templates_.asset("style.css").path});
  layout.scripted = std::holds_alternative<VerifyPage>(page_.subject) || std::holds_alternative<SearchPage>(page_.subject) ||
                    std::holds_alternative<ComparePage>(page_.subject);
  if (std::holds_alternative<VerifyPage>(page_.subject)) {
    layout.script = ScriptView{file_url({templates_.asset("verify.js").path})};
  }
  add_look(layout);
  layout.home = url(HomePage{});
  if (!std::holds_alternative<SearchPage>(page_.subject)) {
    layout.search = SearchBoxView{url(SearchPage{})};
  }
  add_languages(layout);
  for (const auto& subject : site_.navigation) {
    layout.navigation.push_back({.title = navigation_title(*this, subject), .url = url(subject), .current = is_current(subject)});
  }
  if (!portal.notice.empty()) {
    layout.notice = NoteView{voice_.words(portal.notice)};
  }
  layout.below_home = !is_home;
  for (const auto& parent : page_.parents) {
    layout.parents.push_back(link(parent));
  }
  for (const auto& subject : site_.footer) {
    layout.pages.push_back(link(subject));
  }
  add_contact(layout);
  if (const auto url = feedback_href(portal, voice_.say("layout.feedback_subject"), layout.noindex ? portal.base_url : site_.absolute_url(page_.path)); !url.text.empty()) {
    layout.feedback = FeedbackView{{html_escaped(url.text)}};
  }
  layout.published = voice_.date_view(portal.published);
  layout.head_data = head_data(*this, title, layout.description);
  return layout;
}

void PageContext::add_look(LayoutView& layout) const {
  layout.icon = file_url({templates_.asset("icon.svg").path});
  layout.icon_type = "image/svg+xml";
  for (const auto* type : {"png", "webp"}) {
    if (const auto* icon = templates_.find_asset(std::string("icon.") + type)) {
      layout.icon = file_url({icon->path});
      layout.icon_type = std::string("image/") + type;
    }
    const auto* logo = templates_.find_asset(std::string("logo.") + type);
    const auto& named = corpus().portal.look.logo;
    const auto* file = named ? corpus().theme.find(std::string_view(named->value).substr(named->value.find('/') + 1)) : nullptr;
    if (logo != nullptr && file != nullptr && file->picture) {
      const auto [width, height] = logo_size(*file->picture);
      layout.logo = LogoView{.url = file_url({logo->path}), .width = std::to_string(width), .height = std::to_string(height)};
    }
  }
}

void PageContext::add_languages(LayoutView& layout) const {
  const bool exists = !std::holds_alternative<NotFoundPage>(page_.subject);
  const auto path = path_of(page_.subject);
  if (exists) {
    layout.canonical.push_back({.language = layout.language, .url = {site_.absolute_url(page_.path)}});
  }
  const auto& languages_here = corpus().portal.languages;
  if (languages_here.size() < 2) {
    return;
  }
  for (const auto other : languages_here) {
    const auto there = in_language(path, other);
    if (exists) {
      layout.alternates.push_back({.language = std::string(code_of(other)), .url = {site_.absolute_url(there)}});
    }
    if (other != language()) {
      layout.twin = TwinView{.language = std::string(code_of(other)), .label = voice_.say("language.other"), .url = file_url(there)};
    }
  }
}

void PageContext::add_contact(LayoutView& layout) const {
  const auto& portal = corpus().portal;
  layout.licence = licence_link();
  if (!layout.licence && !portal.licence.name.empty()) {
    layout.licence_name = NoteView{voice_.words(portal.licence.name)};
  }
  if (!portal.contact.email.empty()) {
    layout.email = EmailView{portal.contact.email};
  }
  if (!portal.contact.phone.empty()) {
    layout.phone = PhoneView{.number = portal.contact.phone, .digits = digits_of(portal.contact.phone)};
  }
  if (const auto url = outside_href(portal.contact.url)) {
    layout.contact_page = LinkView{.title = own_words(portal.contact.url), .url = *url};
  }
  if (!portal.contact.address.empty()) {
    layout.address = NoteView{voice_.words(portal.contact.address)};
  }
}

}  // namespace prongsai
