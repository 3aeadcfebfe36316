#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "forgery.hpp"
#include "pack/strict_zip.hpp"

// Whatever happens to the bytes of a pack, verify finds it.
namespace prongsai::test {
namespace {

constexpr const char* stem = "lampang_2564_cdd-2564";

auto is_found(const std::string& bytes) -> bool { return !verify_bytes(*memory_source(bytes), stem).ok(); }

// Deterministic and the same everywhere, unlike the distributions of <random>.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  // Invariant: limit > 0.
  auto below(std::size_t limit) -> std::size_t {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % limit);
  }
  auto byte() -> char { return static_cast<char>(below(256)); }

 private:
  std::uint64_t state_;
};

// A good pack and where its parts are.
struct Target {
  std::string bytes;
  // Where each entry begins, and at the end where the directory does.
  std::vector<std::size_t> entries;
  // The same of the directory's entries, and at the end of the end record.
  std::vector<std::size_t> central;
};

auto target_of(std::string bytes) -> Target {
  const auto zip = read_strict_zip(*memory_source(bytes), stem);
  REQUIRE_FALSE(zip.fault);
  REQUIRE_FALSE(is_found(bytes));
  Target target{.bytes = std::move(bytes), .entries = {}, .central = {}};
  auto at = static_cast<std::size_t>(zip.directory_offset);
  for (const auto& entry : zip.entries) {
    target.entries.push_back(static_cast<std::size_t>(entry.offset));
    target.central.push_back(at);
    at += central_header_bytes + entry.path.size();
  }
  target.entries.push_back(static_cast<std::size_t>(zip.directory_offset));
  target.central.push_back(at);
  return target;
}

// The parts between the places, one of them taken out or two of them exchanged.
auto without_part(const std::string& bytes, const std::vector<std::size_t>& places, std::size_t part) -> std::string {
  return bytes.substr(0, places[part]) + bytes.substr(places[part + 1]);
}

auto with_parts_swapped(const std::string& bytes, const std::vector<std::size_t>& places, std::size_t a, std::size_t b) -> std::string {
  std::string out = bytes.substr(0, places.front());
  for (std::size_t part = 0; part + 1 < places.size(); ++part) {
    const auto from = part == a ? b : part == b ? a : part;
    out += bytes.substr(places[from], places[from + 1] - places[from]);
  }
  return out + bytes.substr(places.back());
}

struct Mutation {
  const char* name;
  std::function<std::string(const Target&, Dice&)> change;
};

auto some_part(const std::vector<std::size_t>& places, Dice& dice) -> std::size_t { return dice.below(places.size() - 1); }

void shift_number(std::string& bytes, std::size_t at, std::size_t width, bool up) {
  for (std::size_t i = 0; i < width; ++i) {
    const auto before = static_cast<unsigned char>(bytes[at + i]);
    bytes[at + i] = static_cast<char>(before + (up ? 1 : -1));
    if (before != (up ? 0xFF : 0x00)) {
      break;
    }
  }
}

const std::vector<Mutation> mutations{
    {"a bit flipped",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       auto& byte = bytes[dice.below(bytes.size())];
       byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << dice.below(8)));
       return bytes;
     }},
    {"a byte changed",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size());
       bytes[at] = dice.byte();
       return bytes;
     }},
    {"a byte inserted",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size() + 1);
       return bytes.insert(at, 1, dice.byte());
     }},
    {"a byte dropped",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       return bytes.erase(dice.below(bytes.size()), 1);
     }},
    {"a byte doubled",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size());
       return bytes.insert(at, 1, bytes[at]);
     }},
    {"two bytes swapped",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size());
       std::swap(bytes[at], bytes[dice.below(bytes.size())]);
       return bytes;
     }},
    {"neighbours swapped",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size() - 1);
       std::swap(bytes[at], bytes[at + 1]);
       return bytes;
     }},
    {"a range moved",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto at = dice.below(bytes.size());
       const auto part = bytes.substr(at, 1 + dice.below(64));
       bytes.erase(at, part.size());
       return bytes.insert(dice.below(bytes.size() + 1), part);
     }},
    {"a range copied over another",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto part = bytes.substr(dice.below(bytes.size()), 1 + dice.below(64));
       const auto to = dice.below(bytes.size() - part.size());
       return bytes.replace(to, part.size(), part);
     }},
    {"a range of zeros",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto count = 1 + dice.below(32);
       return bytes.replace(dice.below(bytes.size() - count), count, count, '\0');
     }},
    {"cut off", [](const Target& target, Dice& dice) { return target.bytes.substr(0, dice.below(target.bytes.size())); }},
    {"beginning lost", [](const Target& target, Dice& dice) { return target.bytes.substr(1 + dice.below(target.bytes.size() - 1)); }},
    {"bytes after the end",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       for (auto count = 1 + dice.below(64); count > 0; --count) {
         bytes += dice.byte();
       }
       return bytes;
     }},
    {"an entry removed from the data", [](const Target& target, Dice& dice) { return without_part(target.bytes, target.entries, some_part(target.entries, dice)); }},
    {"an entry removed from the directory", [](const Target& target, Dice& dice) { return without_part(target.bytes, target.central, some_part(target.central, dice)); }},
    {"two entries of the data swapped",
     [](const Target& target, Dice& dice) {
       const auto a = some_part(target.entries, dice);
       return with_parts_swapped(target.bytes, target.entries, a, some_part(target.entries, dice));
     }},
    {"two entries of the directory swapped",
     [](const Target& target, Dice& dice) {
       const auto a = some_part(target.central, dice);
       return with_parts_swapped(target.bytes, target.central, a, some_part(target.central, dice));
     }},
    {"a number of the directory off by one",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       // CRC, both sizes, the offset of the local header.
       constexpr auto numbers = std::to_array<std::size_t>({16, 20, 24, 42});
       const auto number = numbers[dice.below(numbers.size())];
       shift_number(bytes, target.central[some_part(target.central, dice)] + number, 4, dice.below(2) == 0);
       return bytes;
     }},
    {"a number of a local header off by one",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       constexpr auto numbers = std::to_array<std::size_t>({14, 18, 22});
       shift_number(bytes, target.entries[some_part(target.entries, dice)] + numbers[dice.below(numbers.size())], 4, dice.below(2) == 0);
       return bytes;
     }},
    {"a digit or letter for another of its kind",
     [](const Target& target, Dice& dice) {
       auto bytes = target.bytes;
       const auto is_word = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
       const auto place = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(dice.below(bytes.size())), bytes.end(), is_word);
       if (place != bytes.end()) {
         *place = static_cast<char>(*place >= 'a' ? 'a' + static_cast<int>(dice.below(26)) : '0' + static_cast<int>(dice.below(10)));
       }
       return bytes;
     }},
};

struct Tally {
  std::size_t tried = 0;
  std::size_t found = 0;
};

// Mutations that change no byte are not counted.
auto run(const Target& target, std::size_t count, std::uint64_t seed) -> std::map<std::string, Tally> {
  Dice dice(seed);
  std::map<std::string, Tally> tallies;
  for (std::size_t round = 0; round < count; ++round) {
    const auto& mutation = mutations[round % mutations.size()];
    const auto bytes = mutation.change(target, dice);
    if (bytes != target.bytes) {
      auto& tally = tallies[mutation.name];
      ++tally.tried;
      tally.found += is_found(bytes) ? std::size_t{1} : 0;
    }
  }
  return tallies;
}

auto missed_of(const std::map<std::string, Tally>& tallies) -> std::vector<std::string> {
  std::vector<std::string> missed;
  for (const auto& [name, tally] : tallies) {
    if (tally.found != tally.tried) {
      missed.push_back(name + ": " + std::to_string(tally.found) + " of " + std::to_string(tally.tried));
    }
  }
  return missed;
}

auto total_of(const std::map<std::string, Tally>& tallies) -> std::size_t {
  std::size_t total = 0;
  for (const auto& [name, tally] : tallies) {
    total += tally.tried;
  }
  return total;
}

auto whole_pack() -> Target {
  const Fixture fixture;
  return target_of(zip_of(fixture.plan(), fixture));
}

// The least that is still a good pack: one evidence file and a score that names it.
auto tiny_pack() -> Target {
  const Fixture fixture;
  auto content = fixture.plan();
  const std::string policy = "data/d1.1.policy/policy__ประกาศ.pdf";
  const auto is_extra = [&policy](const PackFile& file) {
    const bool extra_payload = file.is_payload() && file.path != policy && file.path != "data/index.html" && file.path != "data/ro-crate-metadata.json";
    return extra_payload || (file.path.starts_with("metadata/") && file.path != "metadata/score.json");
  };
  std::erase_if(content.files, is_extra);
  set_text(content, "data/index.html", 
           "<!DOCTYPE html>\n<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
           "form-action 'none'\"></head><body><a href=\"../VERIFY.txt\">x</a></body></html>\n");
  nlohmann::ordered_json score{{"unit", {{"id", "lampang"}}}, {"fiscal_year", 2564}, {"framework", {{"id", "cdd-2564"}}}};
  score["criteria"] = {{{"id", "d1.1.policy"}, {"evidence", {{{"id", "policy"}, {"file", policy}}}}}};
  set_text(content, "metadata/score.json", score.dump(2) + "\n");
  auto crate = nlohmann::ordered_json::parse(file_of(content, "data/ro-crate-metadata.json").bytes);
  // A type may be a list.
  const auto is_file = [](const nlohmann::ordered_json& entity) { return entity.contains("@type") && entity["@type"] == "File"; };
  const auto keeps = [&](const nlohmann::ordered_json& entity) {
    const auto id = entity["@id"].get<std::string>();
    return !is_file(entity) || id == "index.html" || id.starts_with("d1.1.policy/policy__");
  };
  auto graph = nlohmann::ordered_json::array();
  auto parts = nlohmann::ordered_json::array();
  for (auto& entity : crate["@graph"]) {
    if (keeps(entity)) {
      if (is_file(entity)) {
        parts.push_back({{"@id", entity["@id"]}});
      }
      graph.push_back(entity);
    }
  }
  graph[1]["hasPart"] = parts;
  crate["@graph"] = graph;
  set_text(content, "data/ro-crate-metadata.json", crate.dump(2) + "\n");
  reseal(content, Resealed::identifier);
  return target_of(zip_of(content, fixture));
}

TEST_CASE("mutation: every byte of a pack counts") {
  const auto target = tiny_pack();
  CHECK(target.bytes.size() > 8'000);
  std::vector<std::size_t> missed;
  auto bytes = target.bytes;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    // The steps of a prime walk through the eight bits.
    const auto changed = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << (at * 5 % 8)));
    const auto before = std::exchange(bytes[at], changed);
    if (!is_found(bytes)) {
      missed.push_back(at);
    }
    bytes[at] = before;
  }
  CHECK(missed == std::vector<std::size_t>{});
}

TEST_CASE("mutation: a pack that is cut off at any byte, before or after, is refused") {
  const auto target = tiny_pack();
  std::vector<std::size_t> missed;
  for (std::size_t at = 0; at < target.bytes.size(); ++at) {
    if (!is_found(target.bytes.substr(0, at)) || (at > 0 && !is_found(target.bytes.substr(at)))) {
      missed.push_back(at);
    }
  }
  CHECK(missed == std::vector<std::size_t>{});
}

TEST_CASE("mutation: any one entry removed, any two exchanged") {
  const auto target = tiny_pack();
  std::size_t tried = 0;
  std::vector<std::string> missed;
  const auto expect_found = [&](const std::string& what, const std::string& bytes) {
    ++tried;
    if (!is_found(bytes)) {
      missed.push_back(what);
    }
  };
  for (const auto* places : {&target.entries, &target.central}) {
    for (std::size_t a = 0; a + 1 < places->size(); ++a) {
      expect_found("removed " + std::to_string(a), without_part(target.bytes, *places, a));
      for (std::size_t b = a + 1; b + 1 < places->size(); ++b) {
        expect_found("exchanged " + std::to_string(a) + " and " + std::to_string(b), with_parts_swapped(target.bytes, *places, a, b));
      }
    }
  }
  CHECK(tried > 70);
  CHECK(missed == std::vector<std::string>{});
}

TEST_CASE("mutation: ten thousand changes to a tiny pack") {
  const auto tallies = run(tiny_pack(), 10'400, 2564);
  CHECK(missed_of(tallies) == std::vector<std::string>{});
  CHECK(tallies.size() == mutations.size());
  CHECK(total_of(tallies) >= 10'000);
}

TEST_CASE("mutation: two thousand changes to a whole pack") {
  const auto tallies = run(whole_pack(), 2'000, 31);
  CHECK(missed_of(tallies) == std::vector<std::string>{});
}

// Run by name: unit_pack '[long]'. Prints what it tried.
TEST_CASE("mutation: two hundred thousand changes", "[.][long]") {
  std::map<std::string, Tally> all;
  for (const auto& target : {tiny_pack(), whole_pack()}) {
    for (const auto& [name, tally] : run(target, 104'000, 1'031)) {
      all[name].tried += tally.tried;
      all[name].found += tally.found;
    }
  }
  for (const auto& [name, tally] : all) {
    std::cout << name << ": " << tally.found << " of " << tally.tried << "\n";
  }
  CHECK(missed_of(all) == std::vector<std::string>{});
  CHECK(total_of(all) >= 200'000);
}

}  // namespace
}  // namespace prongsai::test
