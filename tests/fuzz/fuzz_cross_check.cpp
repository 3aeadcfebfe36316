#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/sha256.hpp"
#include "pack/cross_check.hpp"

// The first byte chooses the file of a small bag that the other bytes are; the rest of the bag stays as it is.
namespace {

constexpr std::string_view crate = R"({"@graph": [{"@id": "./", "name": "n", "datePublished": "2021-10-31", "publisher": {"@id": "https://example.go.th"}},
  {"@id": "https://example.go.th", "name": "p"}, {"@id": "d1/policy__a.pdf", "identifier": "policy"}]})";
constexpr std::string_view score = R"({"unit": {"id": "u"}, "fiscal_year": 2564, "framework": {"id": "f"},
  "criteria": [{"id": "d1", "evidence": [{"id": "policy", "file": "data/d1/policy__a.pdf"}, {"id": "secret", "withheld": true}]}]})";

struct Part {
  std::string_view path;
  std::string_view text;
};

constexpr auto parts = std::to_array<Part>({{"data/ro-crate-metadata.json", crate},
                                            {"metadata/score.json", score},
                                            {"metadata/withheld.json", R"([{"id": "secret", "sha256": "0"}])"},
                                            {"data/index.html", "<!DOCTYPE html>\n<p id=\"a\"><a href=\"d1/policy__a.pdf\">x</a></p>\n"},
                                            {"data/practices/p.html", "<!DOCTYPE html>\n<a href=\"https://example.com/\">x</a>\n"},
                                            {"bag-info.txt", "Source-Organization: p\nBagging-Date: 2021-10-31\n"},
                                            {"tagmanifest-sha256.txt", "0  bag-info.txt\n"},
                                            {"VERIFY.txt", ""},
                                            {"data/d1/policy__a.pdf", "x"}});

}  // namespace

extern "C" auto LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) -> int {
  using namespace prongsai;
  if (size == 0) {
    return 0;
  }
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  Bag bag;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string chosen(bytes[0] % parts.size() == i ? text : parts.at(i).text);
    bag.emplace(parts.at(i).path, BagFile{.size = chosen.size(), .sha256 = sha256_hex(chosen), .text = chosen});
  }
  for (const auto& finding : cross_check(bag, "u_2564_f")) {
    if (words_of(finding).th.empty() || words_of(finding).en.empty()) {
      std::abort();
    }
  }
  return 0;
}
