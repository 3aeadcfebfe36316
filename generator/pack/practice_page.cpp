#include "pack/practice_page.hpp"

#include <algorithm>

#include "pack/page_parts.hpp"
#include "pack/html_writer.hpp"
#include "pack/name_rules.hpp"
#include "pack/page_style.hpp"
#include "plan/links.hpp"

namespace prongsai {
namespace {

using Reach = PlacedEvidence::Reach;

// An address that is whole as it is: with a scheme, or a place in the page itself. Paths of content files have no scheme.
auto is_whole(std::string_view destination) -> bool {
  std::string lower(destination.substr(0, 8));
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return is_web_address(lower) || lower.starts_with("mailto:") || lower.starts_with("tel:") || lower.starts_with('#');
}

class PracticeWriter {
 public:
  PracticeWriter(const WriteUp& write_up, const PracticePageInfo& info, const std::vector<PlacedEvidence>& placed)
      : write_up_(write_up), info_(info), placed_(placed) {}

  auto write() -> std::string {
    begin_pack_page(out_, write_up_.title.th);
    out_.raw("<header>\n<p class=\"meta\"><a href=\"../index.html\">ชุดหลักฐานของ").text(info_.unit->name.th).raw(" ปีงบประมาณ พ.ศ. ");
    out_.text(std::to_string(info_.year->year.be)).raw(" <span lang=\"en\">The pack's page</span></a></p>\n<h1>").both(write_up_.title).raw("</h1>\n");
    if (!write_up_.summary.empty()) {
      out_.raw("<p>").both(write_up_.summary).raw("</p>\n");
    }
    out_.raw("</header>\n<main>\n<div class=\"prose\">\n");
    prose();
    out_.raw("</div>\n");
    evidence();
    source();
    out_.raw("</main>\n");
    end_pack_page(out_);
    return out_.html();
  }

 private:
  void prose() {
    const auto& sections = write_up_.prose.sections;
    const auto html = write_up_.prose.html.get();
    std::size_t piece = 0;
    for (std::size_t s = 0; s < sections.size(); ++s) {
      const auto& links = sections[s].links;
      out_.checked({html.at(piece++)});
      for (std::size_t l = 0; l < links.size(); ++l) {
        out_.text(address(links[l], s, l)).checked({html.at(piece++)});
      }
    }
  }

  // Where a link of the prose leads, as written in this page.
  auto address(const ProseLink& link, std::size_t section, std::size_t number) const -> std::string {
    const auto& destination = link.destination;
    if (is_whole(destination)) {
      return destination;
    }
    const auto hash = destination.find('#');
    const auto fragment = hash == std::string::npos ? std::string() : destination.substr(hash);
    const auto path = content_path(info_.sources->file(link.span.file).path, percent_decoded(std::string_view(destination).substr(0, hash)));
    for (const auto& place : placed_) {
      if (path && place.evidence->path == *path && !path->empty()) {
        return in_pack(place);
      }
    }
    for (const auto* other : info_.write_ups) {
      if (path && info_.sources->file(other->file).path == *path) {
        return uri_path(other->id.str()) + ".html" + fragment;
      }
    }
    return on_site(section, number);
  }

  auto in_pack(const PlacedEvidence& place) const -> std::string {
    if (place.reach != Reach::inside) {
      return "../index.html#withheld";
    }
    return place.part == info_.part ? "../" + uri_path(place.path) : std::string("../index.html#parts");
  }

  auto on_site(std::size_t section, std::size_t number) const -> std::string {
    if (info_.context != nullptr) {
      const auto links = info_.context->links.find(write_up_.file);
      if (links != info_.context->links.end() && section < links->second.size() && number < links->second[section].size()) {
        return links->second[section][number];
      }
    }
    return "#";
  }

  void evidence() {
    if (write_up_.evidence.empty()) {
      return;
    }
    out_.raw("<h2>หลักฐาน <span lang=\"en\">Evidence</span></h2>\n<ul>\n");
    for (const auto& id : write_up_.evidence) {
      const auto place = std::ranges::find_if(placed_, [&id](const PlacedEvidence& one) { return one.evidence->id == id.value; });
      out_.raw("<li>");
      if (place == placed_.end()) {
        out_.raw("<code>").text(id.value.str()).raw("</code> (อยู่ในชุดของทั้งหน่วยงาน <span lang=\"en\">in the unit's whole pack</span>)");
      } else if (place->reach == Reach::hidden) {
        out_.link("../index.html#withheld", id.value.str()).raw(" (ไม่เปิดเผย <span lang=\"en\">withheld</span>)");
      } else if (place->reach == Reach::inside) {
        out_.link(in_pack(*place), place->evidence->title.th);
      } else if (is_web_address(place->evidence->url)) {
        out_.link(place->evidence->url, place->evidence->title.th);
      } else {
        out_.text(place->evidence->title.th);
      }
      out_.raw("</li>\n");
    }
    out_.raw("</ul>\n");
  }

  void source() {
    out_.raw("<p class=\"meta\">ต้นฉบับ <span lang=\"en\">As written</span>: ");
    out_.link(uri_path(write_up_.id.str()) + ".md", write_up_.id.str() + ".md").raw("</p>\n");
  }

  HtmlWriter out_;
  const WriteUp& write_up_;
  const PracticePageInfo& info_;
  const std::vector<PlacedEvidence>& placed_;
};

}  // namespace

auto practice_page(const WriteUp& write_up, const PracticePageInfo& info, const std::vector<PlacedEvidence>& placed) -> std::string {
  return PracticeWriter(write_up, info, placed).write();
}

}  // namespace prongsai
