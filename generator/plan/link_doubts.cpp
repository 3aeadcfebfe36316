#include "plan/link_doubts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/date.hpp"

namespace prongsai {
namespace {

constexpr std::string_view units_folder = "units/";
constexpr std::string_view frameworks_folder = "frameworks/";

// Errors that leave a text without some of its headings, or say that one is missing: it may be there under a wrong name. Those of the form of links leave
// headings alone.
auto is_about_headings(Code code) -> bool {
  constexpr std::array of_links{Code::markdown_link_scheme, Code::markdown_link_empty, Code::markdown_link_characters, Code::markdown_remote_image};
  constexpr std::array codes{
      Code::section_missing,
#define PRONGSAI_DIAGNOSTIC(name, ...) Code::name,
#include "diagnostic/catalogue/markdown.def"
#undef PRONGSAI_DIAGNOSTIC
  };
  return std::ranges::find(codes, code) != codes.end() && std::ranges::find(of_links, code) == of_links.end();
}

// `about.md` for `about.en.md`, and the other way round.
auto twin_of(const std::string& path) -> std::string {
  constexpr std::string_view english = ".en.md";
  constexpr std::string_view thai = ".md";
  if (path.ends_with(english)) {
    return path.substr(0, path.size() - english.size()) + std::string(thai);
  }
  return path.ends_with(thai) ? path.substr(0, path.size() - thai.size()) + std::string(english) : path;
}

// The part between two slashes, of a path below units/.
struct Office {
  UnitId unit;
  // What follows the unit's folder.
  std::string rest;
};

auto office_of(const std::string& path) -> std::optional<Office> {
  const auto slash = path.find('/', units_folder.size());
  if (!path.starts_with(units_folder) || slash == std::string::npos) {
    return std::nullopt;
  }
  return Office{.unit = UnitId(path.substr(units_folder.size(), slash - units_folder.size())), .rest = path.substr(slash + 1)};
}

auto year_of(const Corpus& corpus, const Office& office) -> const UnitYear* {
  const auto unit = corpus.units.find(office.unit);
  const auto number = FiscalYear::parse(office.rest.substr(0, office.rest.find('/')));
  if (unit == corpus.units.end() || !number) {
    return nullptr;
  }
  const auto year = unit->second.years.find(*number);
  return year == unit->second.years.end() ? nullptr : &year->second;
}

}  // namespace

LinkDoubts::LinkDoubts(const Corpus& corpus, const SourceMap& sources, const Diagnostics& so_far) : corpus_(corpus) {
  for (std::uint32_t number = 0; number < sources.size(); ++number) {
    files_.insert(files_.end(), sources.path(FileId{number}));
  }
  for (const auto& one : so_far.sorted()) {
    if (one.severity() != Severity::error) {
      continue;
    }
    const auto& path = sources.path(one.span.file);
    broken_.insert(path);
    places_[one.span.file].push_back(one.span);
    if (is_about_headings(one.code)) {
      broken_headings_.insert(path);
    }
  }
}

auto LinkDoubts::about_place(Span link) const -> bool {
  const auto found = places_.find(link.file);
  // An error may stand at a point between two characters.
  return found != places_.end() &&
         std::ranges::any_of(found->second, [link](Span one) { return one.begin <= link.end && link.begin <= std::max(one.end, one.begin); });
}

auto LinkDoubts::about_missing_page(const std::string& path) const -> bool {
  if (is_unreadable_unit(path)) {
    return true;
  }
  return files_.contains(path) && (broken_.contains(path) || broken_.contains(twin_of(path)) || any_below(frameworks_folder));
}

auto LinkDoubts::about_missing_evidence(const std::string& path) const -> bool {
  if (is_unreadable_unit(path)) {
    return true;
  }
  const auto office = office_of(path);
  const auto* year = office ? year_of(corpus_, *office) : nullptr;
  const auto nameless = [](const Evidence& one) { return one.damaged && one.path.empty(); };
  return year != nullptr && (!year->register_complete || std::ranges::any_of(year->evidence, nameless));
}

auto LinkDoubts::about_headings(const std::string& path) const -> bool {
  return broken_headings_.contains(path) || broken_headings_.contains(twin_of(path));
}

auto LinkDoubts::about_parts(const std::string& path) const -> bool {
  return any_below(path.substr(0, path.rfind('/') + 1)) || any_below(frameworks_folder);
}

auto LinkDoubts::about_entry(const Evidence& evidence) const -> bool {
  return evidence.damaged || !evidence.facts || broken_.contains(evidence.path) || about_place(evidence.path_span);
}

auto LinkDoubts::any_below(std::string_view folder) const -> bool {
  const auto first = broken_.lower_bound(folder);
  return first != broken_.end() && first->starts_with(folder);
}

auto LinkDoubts::is_unreadable_unit(const std::string& path) const -> bool {
  const auto office = office_of(path);
  return office && corpus_.unreadable_units.contains(office->unit);
}

}  // namespace prongsai
