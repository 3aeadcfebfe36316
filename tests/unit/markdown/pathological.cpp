#include "pathological.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace prongsai::test {
namespace {

auto fill(std::string_view part, std::size_t size) -> std::string {
  std::string out;
  while (out.size() < size) {
    out += part;
  }
  return out;
}

auto growing_runs(std::string_view letter, char mark, std::size_t size, std::size_t longest) -> std::string {
  std::string out = "a";
  for (std::size_t run = 1; out.size() < size; ++run) {
    out += letter;
    out.append(1 + run % longest, mark);
  }
  return out;
}

auto deep_list(std::size_t size) -> std::string {
  std::string out;
  for (std::size_t depth = 0; out.size() < size; ++depth) {
    out += std::string(2 * depth, ' ') + "* a\n";
  }
  return out;
}

auto deep_list_and_blank_lines(std::size_t size) -> std::string {
  std::string out;
  for (std::size_t depth = 0; out.size() < size / 2; ++depth) {
    out += std::string(60 * depth, ' ') + fill("- ", 60) + "a\n";
  }
  return out + std::string(size / 2, '\n');
}

auto many_definitions(std::size_t size) -> std::string {
  std::string out;
  for (std::size_t number = 0; out.size() < size / 2; ++number) {
    out += "[" + std::to_string(number) + "]: u\n";
  }
  return out + "\n" + fill("[0]\n", size / 2);
}

// Text before, part to repeat (empty: a NUL), text after.
struct Repeated {
  const char* name;
  const char* before;
  const char* part;
  const char* after;
};

constexpr Repeated repeated[] = {
    {"emphasis closers without openers", "", "a_ ", ""},
    {"emphasis openers without closers", "", "_a ", ""},
    {"link closers without openers", "", "a]", ""},
    {"link openers without closers", "", "[a", ""},
    {"image openers without closers", "", "![l", ""},
    {"mismatched openers and closers", "", "*a_ ", ""},
    {"openers and closers multiple of 3", "a**b", "c* ", ""},
    {"delimiters that neither open nor close", "", "*_* _ ", ""},
    {"link openers and emphasis closers", "", "[ a_", ""},
    {"pattern [ (](", "", "[ (](", ""},
    {"unclosed links A", "", "[a](<b", ""},
    {"unclosed links B", "", "[a](b", ""},
    {"unclosed links with a blank", "", "[a]( b", ""},
    {"unclosed links, empty text", "", "[](", ""},
    {"unclosed titles", "", "[a](b \"c", ""},
    {"unclosed titles in brackets", "", "[a](b (c", ""},
    {"backslashes in a link", "[", "\\", ""},
    {"backslashes in an unclosed title", "[test](\\url \"", "\\", ""},
    {"images of images (CVE-2023-22486)", "", "![[]()", ""},
    {"comment openers (CVE-2023-22484)", "</", "<!--", ""},
    {"instruction openers", "-1", "<?x", "y"},
    {"declaration openers", "x ", "<!A", ""},
    {"CDATA openers", "x ", "<![CDATA[", ""},
    {"attribute openers", "x ", "<a b=\"", ""},
    {"one tag with many attributes", "x <a", " b", ""},
    {"tags in a row", "x ", "<a b=\"c\">", ""},
    {"HTML block openers", "", "<?\n\n", ""},
    {"address openers", "x ", "<http://s", ""},
    {"mail openers", "x ", "<a@b.", ""},
    {"rules of tables", "", "|-\nt>|-\n", "y"},
    {"rules of tables, two columns", "", "a|b\n-|-|-\n", ""},
    {"tables in a row", "a\n", "|-|\nx\n", ""},
    {"colons and a rule", ":-\n", ":\n", ":-\n"},
    {"pipes", "x\n| - |\n", "|", "y"},
    {"pipes in lines", "x\n| - |\n", "||||||||||||||||\n", "y"},
    {"pipes after a backslash", "x\n| - |\n", "\\|", "y"},
    {"tables of carriage returns", "", "aaa\rbbb\n-\v\n", ""},
    {"strikethrough (CVE-2023-22483)", "~e", ",z~~", ""},
    {"strikethrough openers", "*a _b ~c ![q ", ",z~~", ""},
    {"addresses without a scheme", "", "z_www.", ""},
    {"broken addresses", "www.", ")", ""},
    {"same reference, many uses", "[f]:u\n\"\n", "[f]\n", "[f]:u \"t\n"},
    {"same reference, long title", "[f]: u \"tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt\"\n\n", "[f]", ""},
    {"same definition many times", "", "[a]: u\n", ""},
    {"definitions with open titles", "", "[a]: u \"x\n", ""},
    {"quotes", "", "> ", "a"},
    {"quotes without blanks", "", ">", "a"},
    {"dashes (CVE-2023-24824)", "", " -", "x\n\n\n\n"},
    {"rule of underscores (CVE-2023-26485)", "", "_", "a"},
    {"rule of asterisks", "", "*", ""},
    {"underscores and blanks", "", "_ ", "a"},
    {"tildes", "", "~", "a"},
    {"backticks, one kind open", "`` ", "`a ", ""},
    {"entities", "", "&lt;", ""},
    {"ampersands", "", "&", ""},
    {"control characters", "", "&#1;", ""},
    {"backslashes", "", "\\", ""},
    {"escapes", "", "\\*", ""},
    {"headings", "", "# a\n", ""},
    {"headings with the same words", "", "## a\n\n", ""},
    {"headings by underline", "", "a\n=\n", ""},
    {"list items", "", "- a\n", ""},
    {"loose list items", "", "- a\n\n", ""},
    {"empty list items", "", "-\n", ""},
    {"numbered items", "", "1. a\n", ""},
    {"task items", "", "- [ ] [x]\n", ""},
    {"32 lists on every line", "", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n", ""},
    {"32 quotes on every line", "", "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n", ""},
    {"quotes and lists on every line", "", "> - > - > - > - > - > - > - > - > - > - > - > - > - > - > - > - a\n", ""},
    {"tabs", "", "\t", "x"},
    {"blanks", "", " ", "é"},
    {"line ends", "", "\n", ""},
    {"carriage returns", "", "\r", ""},
    {"NULs", "abc", "", ""},
    {"Thai letters", "", "กำ้", ""},
    {"letters and delimiters", "é", "a_", ""},
    {"tables without an end", "|a|\n|-|\n", "|\n", ""},
    {"fences", "", "```\n", ""},
    {"code and tables", "", "`a`|", ""},
    {"everything", "", "*_~`[]()!<&\\|>-#", ""},
};

template <int index>
auto make_repeated(std::size_t size) -> std::string {
  constexpr auto family = repeated[index];
  const std::string_view part = *family.part == '\0' ? std::string_view("\0", 1) : std::string_view(family.part);
  return family.before + fill(part, size) + family.after;
}

template <int... index>
void add_repeated(std::vector<Pathological>& out, std::integer_sequence<int, index...>) {
  (out.push_back({repeated[index].name, &make_repeated<index>}), ...);
}

}  // namespace

auto pathological_families() -> std::vector<Pathological> {
  std::vector<Pathological> out{
      {"nested strong emphasis", [](std::size_t size) { return fill("*a **a ", size / 2) + "b" + fill(" a** a*", size / 2); }},
      {"nested brackets", [](std::size_t size) { return std::string(size / 2, '[') + "a" + std::string(size / 2, ']'); }},
      {"nested brackets and a definition", [](std::size_t size) { return "[x]: y\n\n" + std::string(size / 2, '[') + "a" + std::string(size / 2, ']'); }},
      {"nested images", [](std::size_t size) { return fill("![", size / 3) + "a" + fill("](b)", 2 * size / 3); }},
      {"backticks of growing length", [](std::size_t size) { return growing_runs("e", '`', size, size); }},
      {"asterisks of growing length", [](std::size_t size) { return growing_runs("a", '*', size, size); }},
      {"underscores of growing length", [](std::size_t size) { return growing_runs(" a", '_', size, 60); }},
      {"tildes of growing length", [](std::size_t size) { return growing_runs("a", '~', size, 90); }},
      {"openers, then closers", [](std::size_t size) { return fill("*t ", size / 2) + fill("_t*_ ", size / 2); }},
      {"quotes and full stops", [](std::size_t size) { return fill(">", size / 2) + fill(".", size / 2); }},
      {"quotes and emphasis", [](std::size_t size) { return fill(">", size / 2) + fill("a*", size / 2); }},
      {"dashes and blank lines", [](std::size_t size) { return fill(" -", size / 2) + "x" + fill("\n", size / 2); }},
      {"deeply nested list", &deep_list},
      {"deep lists and blank lines", &deep_list_and_blank_lines},
      {"fence with a backtick in the information", [](std::size_t size) { return fill("`", size / 2) + fill("a", size / 2) + "`\n"; }},
      {"wide table of empty rows (CVE-2023-37463)",
       [](std::size_t size) { return "|" + fill("a|", size / 3) + "\n|" + fill("-|", size / 3) + "\n" + fill("|\n", size / 3); }},
      {"table of 60 columns and empty rows",
       [](std::size_t size) { return "|" + fill("a|", 120) + "\n|" + fill("-|", 120) + "\n" + fill("|\n", size); }},
      {"many tables of 60 columns",
       [](std::size_t size) { return fill("|" + fill("a|", 120) + "\n|" + fill("-|", 120) + "\n" + fill("|\n", 600) + "\n", size); }},
      {"many definitions", &many_definitions},
  };
  add_repeated(out, std::make_integer_sequence<int, static_cast<int>(std::size(repeated))>());
  return out;
}

auto in_lines(const std::string& text) -> std::string {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto end = std::min(at + 150, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    out += text.substr(at, end - at) + "\nx";
    at = end;
  }
  return out;
}

}  // namespace prongsai::test
