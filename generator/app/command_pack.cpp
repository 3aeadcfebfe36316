#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "app/publish_packs.hpp"
#include "diagnostic/print_text.hpp"
#include "diagnostic/suggestion.hpp"
#include "output/generated_file.hpp"
#include "output/manifest.hpp"

namespace prongsai {
namespace {

namespace fs = std::filesystem;

constexpr StageWords packing{"จัดชุดหลักฐาน", "packing evidence"};

auto thai(const Options& options) -> bool { return options.language == Language::th; }

auto refuse(const Options& options, const std::string& in_thai, const std::string& in_english) -> Exit {
  fmt::print(stderr, "{}\n", thai(options) ? in_thai : in_english);
  return Exit::wrong_usage;
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// Whether `inner` is `outer` or lies below it, links followed. Neither need exist.
auto lies_in(const fs::path& inner, const fs::path& outer) -> bool {
  const auto in = fs::weakly_canonical(fs::absolute(inner));
  const auto out = fs::weakly_canonical(fs::absolute(outer));
  const auto [at_inner, at_outer] = std::mismatch(in.begin(), in.end(), out.begin(), out.end());
  // `out/` ends in an empty part.
  return at_outer == out.end() || (at_outer->empty() && std::next(at_outer) == out.end());
}

// The folder of a published site that `folder` is or lies in, wherever it stands; empty where it lies in none.
auto site_round(const fs::path& folder) -> fs::path {
  for (auto at = fs::weakly_canonical(fs::absolute(folder));; at = at.parent_path()) {
    if (fs::exists(at / manifest_name)) {
      return at;
    }
    if (at == at.parent_path()) {
      return {};
    }
  }
}

// What an auditor may see must not be published by being in the wrong folder.
auto folder_refused(const Options& options) -> bool {
  const fs::path folder(options.output);
  const auto site = lies_in(folder, options.site) ? fs::path(options.site) : site_round(folder);
  if (!site.empty()) {
    refuse(options, fmt::format("{} อยู่ในโฟลเดอร์เว็บไซต์ {} ซึ่งเผยแพร่ต่อสาธารณะ เลือกโฟลเดอร์อื่น", options.output, site.string()),
           fmt::format("{} lies in the site folder {}, which is published: choose another folder", options.output, site.string()));
    return true;
  }
  if (lies_in(folder, options.content)) {
    refuse(options, fmt::format("{} อยู่ในโฟลเดอร์เนื้อหา {} เลือกโฟลเดอร์อื่น", options.output, options.content),
           fmt::format("{} lies in the content folder {}: choose another folder", options.output, options.content));
    return true;
  }
  return false;
}

auto is_wanted(const PlannedPack& pack, const Options& options, const std::optional<FiscalYear>& year) -> bool {
  const auto years = pack.years();
  return (options.unit.empty() || pack.unit->id.str() == options.unit) && (!year || std::ranges::find(years, *year) != years.end());
}

// An index of some units' packs would say that the others have none.
auto wanted_indexes(const Corpus& corpus, const std::vector<PlannedPack>& packs, const Options& options, const std::optional<FiscalYear>& year)
    -> std::vector<PlannedIndex> {
  if (!options.unit.empty()) {
    return {};
  }
  auto indexes = plan_indexes(corpus, packs);
  std::erase_if(indexes, [&](const PlannedIndex& index) { return year && *year_of(index.subject) != *year; });
  return indexes;
}

auto unknown_unit(const Corpus& corpus, const Options& options) -> Exit {
  std::vector<std::string> known;
  for (const auto& [id, unit] : corpus.units) {
    known.push_back(id.str());
  }
  const auto help = suggestion(options.unit, known);
  return refuse(options, fmt::format("ไม่มีหน่วยงาน `{}`: {}", options.unit, help.th),
                fmt::format("there is no unit `{}`: {}", options.unit, help.in(Language::en)));
}

// Half a pack never stands under a pack's name.
auto write_into(const fs::path& folder) -> PackWriter {
  return [folder](const PackContent& content, const FileReader& reader) {
    const auto path = folder / (content.name + ".zip");
    const auto half = folder / ("." + content.name + ".zip.part");
    auto facts = write_pack(content, reader, half.string());
    fs::rename(half, path);
    facts.path = path.string();
    return facts;
  };
}

auto write_neighbours(const WrittenPack& pack, const Options& options) -> bool {
  const auto& name = pack.facts.name;
  for (const auto& [file, bytes, mark] : {std::tuple(name + ".zip.sha256", sha256_neighbour(pack.facts), name + ".zip"),
                                          std::tuple(name + ".json", pack.json, std::string("\"bag_root\""))}) {
    if (write_generated_file(options.output, file, bytes, mark) == Generated::foreign) {
      refuse(options, fmt::format("{}/{} ไม่ใช่ไฟล์ที่ prongsai pack สร้าง จึงไม่เขียนทับ", options.output, file),
             fmt::format("{}/{} was not made by prongsai pack and is not overwritten", options.output, file));
      return false;
    }
  }
  return true;
}

}  // namespace

auto run_pack(const Options& options) -> Exit {
  const auto year = options.year.empty() ? std::nullopt : FiscalYear::parse(options.year);
  if (!options.year.empty() && !year) {
    return refuse(options, fmt::format("ปีงบประมาณ `{}` อ่านไม่ได้ ให้เขียนเป็น พ.ศ. เช่น 2564", options.year),
                  fmt::format("the fiscal year `{}` cannot be read: write it in BE, such as 2564", options.year));
  }
  if (folder_refused(options)) {
    return Exit::wrong_usage;
  }
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  put(print_text(analysis->problems, analysis->loaded.sources, {.language = options.language, .prefix = options.content + "/", .colour = false}));
  if (!analysis->site || analysis->has_errors(false)) {
    put(thai(options) ? "ไม่ได้จัดชุด: แก้ข้อผิดพลาดข้างต้นก่อน\n" : "no pack was written: mend the errors above first\n");
    return Exit::wrong_content;
  }
  const auto& corpus = analysis->loaded.corpus;
  if (!options.unit.empty() && !corpus.units.contains(UnitId(options.unit))) {
    return unknown_unit(corpus, options);
  }
  auto planned = plan_packs(corpus, analysis->standings);
  std::erase_if(planned, [&](const PlannedPack& pack) { return !is_wanted(pack, options, year); });
  if (planned.empty()) {
    return refuse(options, "ไม่มีชุดหลักฐานตามที่เลือก", "there is no pack of what was chosen");
  }
  fs::create_directories(options.output);
  remove_halves(options.output);
  progress.stage(words(packing, options.language));
  const PackJob job{.options = {.audience = options.audience, .profile_url = {}, .split_bytes = options.split_bytes},
                    .content = options.content,
                    .jobs = options.jobs,
                    .write = write_into(options.output),
                    .results = nullptr,
                    .stands = {}};
  const auto packs = write_packs(*analysis, planned, wanted_indexes(corpus, planned, options, year), job, progress);
  progress.clear();
  for (const auto& pack : packs) {
    if (!write_neighbours(pack, options)) {
      return Exit::wrong_usage;
    }
    put(pack.facts.path + "\n");
  }
  return Exit::fine;
}

}  // namespace prongsai
