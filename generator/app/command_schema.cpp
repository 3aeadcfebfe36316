#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "author/cms.hpp"
#include "author/schema.hpp"
#include "diagnostic/suggestion.hpp"
#include "output/generated_file.hpp"

namespace prongsai {
namespace {

auto refuse(const Options& options, const std::string& thai, const std::string& english) -> Exit {
  fmt::print(stderr, "{}\n", options.language == Language::th ? thai : english);
  return Exit::wrong_usage;
}

void put(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

auto foreign(const Options& options, const std::string& path) -> Exit {
  return refuse(options, fmt::format("{} ไม่ใช่ไฟล์ที่ prongsai schema สร้าง จึงไม่เขียนทับ", path),
                fmt::format("{} was not made by prongsai schema and is not overwritten", path));
}

// Settings that are there already belong to the people who work here: what to add is shown.
void put_settings(const Options& options, const std::vector<FileShape>& files) {
  const auto settings = vscode_settings(files, options.output, options.content);
  const auto name = (std::filesystem::path(options.output) / "settings.json").string();
  if (write_generated_file(options.output, "settings.json", settings, {}) != Generated::foreign) {
    put(name + "\n");
    return;
  }
  fmt::print(stderr, "{}\n",
             options.language == Language::th ? fmt::format("มี {} อยู่แล้ว ไม่เขียนทับ เพิ่มค่าต่อไปนี้เอง", name)
                                              : fmt::format("{} is there already and is not overwritten; add this to it", name));
  put(settings);
}

auto write_schemas(const Options& options, const std::vector<FileShape>& files) -> Exit {
  for (const auto& file : files) {
    const auto name = file.name + ".schema.json";
    const auto full = (std::filesystem::path(options.output) / name).string();
    if (write_generated_file(options.output, name, schema_json(file), schema_mark) == Generated::foreign) {
      return foreign(options, full);
    }
    put(full + "\n");
  }
  if (options.schema_type.empty()) {
    put_settings(options, files);
  }
  return Exit::fine;
}

auto run_cms(const Options& options, const Corpus& corpus) -> Exit {
  if (!options.unit.empty() && !corpus.units.contains(UnitId(options.unit))) {
    std::vector<std::string> known;
    std::ranges::transform(corpus.units, std::back_inserter(known), [](const auto& one) { return one.first.str(); });
    const auto help = suggestion(options.unit, known);
    return refuse(options, fmt::format("ไม่มีหน่วยงาน `{}`: {}", options.unit, help.th),
                  fmt::format("there is no unit `{}`: {}", options.unit, help.in(Language::en)));
  }
  const auto editor = options.cms == "decap" ? Cms::decap : Cms::sveltia;
  auto content = std::filesystem::path(options.content).lexically_normal().generic_string();
  if (content.size() > 1 && content.ends_with('/')) {
    content.pop_back();
  }
  const auto text = cms_configuration(corpus, editor, content, UnitId(options.unit));
  if (options.output.empty()) {
    put(text);
    return Exit::fine;
  }
  const std::filesystem::path path(options.output);
  const auto folder = path.has_parent_path() ? path.parent_path().string() : std::string(".");
  if (write_generated_file(folder, path.filename().string(), text, cms_mark) == Generated::foreign) {
    return foreign(options, options.output);
  }
  put(options.output + "\n");
  return Exit::fine;
}

}  // namespace

auto run_schema(const Options& options) -> Exit {
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  const auto& corpus = analysis->loaded.corpus;
  if (analysis->has_errors(false)) {
    fmt::print(stderr, "{}\n",
               options.language == Language::th ? "เนื้อหามีข้อผิดพลาด รหัสในส่วนที่อ่านไม่ได้จะไม่อยู่ในแบบแผน ดูด้วย prongsai check"
                                                : "the content has errors: ids that could not be read are missing here; prongsai check lists them");
  }
  if (!options.cms.empty()) {
    return run_cms(options, corpus);
  }
  auto files = file_shapes(corpus);
  if (!options.schema_type.empty()) {
    std::vector<std::string> known;
    std::ranges::transform(files, std::back_inserter(known), &FileShape::name);
    std::erase_if(files, [&options](const FileShape& file) { return file.name != options.schema_type; });
    if (files.empty()) {
      const auto help = suggestion(options.schema_type, known);
      return refuse(options, fmt::format("ไม่มีไฟล์ประเภท `{}`: {}", options.schema_type, help.th),
                    fmt::format("there is no type of file `{}`: {}", options.schema_type, help.in(Language::en)));
    }
  }
  if (!options.output.empty()) {
    return write_schemas(options, files);
  }
  put(options.schema_type.empty() ? schemas_json(files) : schema_json(files.front()));
  return Exit::fine;
}

}  // namespace prongsai
