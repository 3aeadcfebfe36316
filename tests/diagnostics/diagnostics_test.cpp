// One case per diagnostic, with its whole text in both languages: tests/diagnostics/README.md.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "audit/audit.hpp"
#include "audit/waivers.hpp"
#include "changes/public_state.hpp"
#include "check/check.hpp"
#include "diagnostic/print_text.hpp"
#include "load/load_corpus.hpp"
#include "markdown/markdown.hpp"
#include "opendata/data_paths.hpp"
#include "plan/plan_site.hpp"
#include "plan/site_findings.hpp"
#include "render/link_check.hpp"
#include "render/packs_list.hpp"
#include "render/theme.hpp"
#include "score/score.hpp"
#include "support/golden.hpp"

using namespace prongsai;
namespace fs = std::filesystem;

namespace {

const fs::path root = fs::path(PRONGSAI_SOURCE_DIR) / "tests" / "diagnostics";

struct Case {
  fs::path path;
  // Everything before the expected parts, as it is.
  std::string input;
  std::map<std::string, std::string> files;
  std::vector<FileEntry> others;
  std::map<std::string, std::string> expected;
};

auto base_files() -> std::map<std::string, std::string> {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "base")) {
    if (entry.is_regular_file()) {
      files[fs::relative(entry.path(), root / "base").generic_string()] = test::read_file(entry.path());
    }
  }
  return files;
}

auto from_hex(const std::string& text) -> std::string {
  std::istringstream in(text);
  std::string out;
  std::string byte;
  while (in >> byte) {
    out += static_cast<char>(std::stoi(byte, nullptr, 16));
  }
  return out;
}

auto repeated(const std::string& text, std::size_t bytes) -> std::string {
  std::string out;
  out.reserve(bytes + text.size());
  while (out.size() < bytes) {
    out += text;
  }
  out.resize(out.rfind('\n', bytes) + 1);
  return out;
}

void apply(Case& one, const std::string& verb, const std::string& rest, const std::string& text) {
  if (verb == "file") {
    one.files[rest] = text;
  } else if (verb == "hex") {
    one.files[rest] = from_hex(text);
  } else if (verb == "repeat") {
    const auto space = rest.find(' ');
    one.files[rest.substr(space + 1)] = repeated(text, std::stoul(rest.substr(0, space)));
  } else if (verb == "delete") {
    REQUIRE(one.files.erase(rest) == 1);
  } else if (verb == "link") {
    one.others.push_back({.path = rest, .kind = FileKind::symlink});
  } else if (verb == "pipe") {
    one.others.push_back({.path = rest, .kind = FileKind::other});
  } else if (verb == "hard") {
    one.others.push_back({.path = rest, .kind = FileKind::file, .size = 1, .links = 2});
  } else if (verb == "th" || verb == "en") {
    one.expected[verb] = text;
  } else {
    FAIL("unknown part `" << verb << "` in " << one.path);
  }
}

auto read_case(const fs::path& path) -> Case {
  Case one{.path = path, .files = base_files()};
  std::istringstream in(test::read_file(path));
  std::string line;
  std::string header;
  std::string text;
  const auto flush = [&] {
    if (!header.empty()) {
      const auto space = std::min(header.find(' '), header.size());
      apply(one, header.substr(0, space), space < header.size() ? header.substr(space + 1) : std::string(), text);
    }
    text.clear();
  };
  bool in_expected = false;
  while (std::getline(in, line)) {
    if (line.starts_with("=== ")) {
      flush();
      header = line.substr(4);
      in_expected = in_expected || header == "th";
    } else {
      text += line + "\n";
    }
    if (!in_expected) {
      one.input += line + "\n";
    }
  }
  flush();
  return one;
}

// Everything that a check says, and whether there was an error.
auto diagnose(const Case& one, Language language, std::set<Code>& seen) -> std::string {
  const auto reader = memory_reader(one.files, one.others);
  Diagnostics out;
  LoadOptions options;
  options.render_prose = [](unsigned /*worker*/, FileId file, std::string_view text, std::uint32_t body, Diagnostics& problems) {
    return parse_markdown(file, text, body, problems);
  };
  const auto loaded = load_corpus(*reader, options, out);
  const auto standings = score(check(loaded.corpus, out), out);
  (void)recorded_states(loaded.corpus, out);
  audit(loaded.corpus, loaded.sources, 1, out);
  const auto themed = themed_files(embedded_template_files(), loaded.corpus, out);
  const WaiverIndex waivers(loaded.corpus, loaded.sources);
  const auto cleared = out.cleared(waivers.exempt());
  if (cleared) {
    const auto site = plan_site(loaded.corpus, standings, *cleared, {}, loaded.sources, out);
    if (has_templates(loaded.corpus.theme) && !out.has_errors()) {
      const auto templates = TemplateSet::from_files(themed.files, themed.sources);
      // Packs are made by `build` alone; their list is on every site.
      auto files = data_paths(loaded.corpus, standings);
      files.emplace_back(packs_list_path);
      CHECK(check_links(site, templates, loaded.sources, 1, std::move(files), out) == std::vector<std::string>());
    }
  } else {
    out.append(site_findings(loaded.corpus, standings, loaded.sources, out));
  }
  const auto problems = apply_waivers(out, waivers, cleared.has_value()).open;
  for (const auto& problem : problems) {
    seen.insert(problem.code);
  }
  return print_text(problems, loaded.sources, {.language = language});
}

auto case_files() -> std::vector<fs::path> {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(root / "cases")) {
    if (entry.path().extension() == ".case") {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

}  // namespace

TEST_CASE("golden: the base content has no problem") {
  std::set<Code> seen;
  const Case base{.files = base_files()};
  CHECK(diagnose(base, Language::en, seen).empty());
}

TEST_CASE("golden: every diagnostic says exactly this") {
  for (const auto& path : case_files()) {
    INFO(path.filename().string());
    auto one = read_case(path);
    std::set<Code> seen;
    const auto thai = diagnose(one, Language::th, seen);
    const auto english = diagnose(one, Language::en, seen);
    CHECK_FALSE(thai.empty());
    if (test::updating()) {
      test::write_file(path, one.input + "=== th\n" + thai + "=== en\n" + english);
    } else {
      CHECK(one.expected["th"] == thai);
      CHECK(one.expected["en"] == english);
    }
  }
}

TEST_CASE("every diagnostic of the catalogue has a case, an example and words in both languages") {
  std::set<Code> seen;
  for (const auto& path : case_files()) {
    (void)diagnose(read_case(path), Language::en, seen);
  }
  // A child process that dies and a page that outgrows its source are nets below the budgets: no content that passes those reaches them.
  // tests/unit/markdown provokes both. A link is refused as E421 only where the reader lists it; that one is E114 first.
  // Links to other sites need a server: tests/e2e/external_links_test.py has one.
  const std::set<std::string_view> exempt{"markdown_renderer", "markdown_output", "evidence_not_a_file", "outside_link_fails", "outside_link_moved", "outside_link_untried"};
  std::set<std::string_view> ids;
  for (const auto& entry : catalogue()) {
    INFO(entry.id << " " << entry.name);
    CHECK((seen.contains(entry.code) || exempt.contains(entry.name)));
    CHECK(ids.insert(entry.id).second);
    CHECK(entry.id.front() == (entry.severity == Severity::error ? 'E' : 'W'));
    CHECK_FALSE(entry.message_th.empty());
    CHECK_FALSE(entry.message_en.empty());
    CHECK(entry.help_th.empty() == entry.help_en.empty());
    CHECK_FALSE(entry.wrong.empty());
    CHECK_FALSE(entry.right.empty());
    CHECK(entry.message_en.back() != '.');
  }
}
